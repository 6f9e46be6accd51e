//! The pass on paper, as tagged PDF.
//!
//! In: a [`PassDocument`] with every word already chosen, and the text of the seal. Out: the bytes of a PDF of one A4
//! page that a screen reader can read and a scanner can scan.
//!
//! Nothing here knows storage, HTTP, a rule or a language.

mod document;
mod font;
mod page;

pub use document::{PassDocument, Phrase, PrintError, Row, pass_pdf};
