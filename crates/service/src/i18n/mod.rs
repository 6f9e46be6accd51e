//! The words that people read, in their language: Fluent messages, names of states, dates and numbers.
//!
//! In: a [`Language`] and the name of a message. Out: text. The words themselves stand in `web/locales`; the prose of a
//! rule stands in its pack. A message that is missing in a language is taken from English; one that is missing there is
//! shown as `??name??`, which no page may contain (a test renders them all).

mod countries;
mod dates;
mod language;
mod text;
mod words;

pub use language::Language;
pub use text::{Show, Text};
pub use words::{Value, Words, plain, shown, words, words_with};
