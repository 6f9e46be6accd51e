//! `/design`: every part once, for those who build pages and for those who judge them.

use crate::i18n::words;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    AnswerView, CaseRow, MrzReading, PassCard, PassState, TimelineEntry, Verdict, VerifyResult, samples,
};

/// The sample page.
#[derive(Clone, Copy, Debug, Default)]
pub struct DesignPage;

impl DesignPage {
    /// A form with something in it.
    pub fn form(&self) -> Filled {
        samples::form()
    }

    /// Something wrong with it.
    pub fn errors(&self) -> Errors {
        Errors::of("born", words("error-bad-date"))
    }

    /// An answer with every part.
    pub fn answer(&self) -> AnswerView {
        samples::answer(Verdict::Conflict)
    }

    /// A passport's lines.
    pub fn mrz(&self) -> MrzReading {
        samples::mrz()
    }

    /// A pass.
    pub fn pass(&self) -> PassCard {
        samples::pass(PassState::Open)
    }

    /// A timeline.
    pub fn timeline(&self) -> Vec<TimelineEntry> {
        samples::timeline()
    }

    /// A verdict on a seal.
    pub fn seal(&self) -> VerifyResult {
        samples::seal("unverifiable")
    }

    /// Rows of a table.
    pub fn rows(&self) -> Vec<CaseRow> {
        samples::rows()
    }
}

impl Page for DesignPage {
    const NAME: &'static str = "design";

    draw!(DesignPage, "traveller/design.html");

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("design", Self)]
    }
}
