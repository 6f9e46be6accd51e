//! The pass on paper, as tagged PDF.
//!
//! In: a [`PassDocument`] with every word already chosen, and the texts of its codes. Out: the bytes of a PDF, one A4
//! page or a card, that a screen reader can read and a scanner can scan.
//!
//! Nothing here knows storage, HTTP, a rule or a language.

mod card;
mod document;
mod font;
mod page;
mod pen;

pub use document::{PassDocument, Phrase, PrintError, Row, SmallCode, card_pdf, pass_pdf};
