//! `/apply`: the application, its confirmation, and the reading of a passport's lines.

use base::Country;

use crate::web::form::{Errors, Filled};
use crate::web::parts::{AnswerView, ChoiceGroup, DateLine, MrzReading, PassCard};

/// The application form; also for a correction.
#[derive(Clone, Debug)]
pub struct ApplyPage {
    /// The state that one enters.
    pub into: Country,
    /// What was typed so far.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The crossing points, by zone.
    pub points: Vec<ChoiceGroup>,
    /// What was read from the lines typed, where any were.
    pub mrz: Option<MrzReading>,
    /// What the rules say where they forbid filing now (too early, too late): shown above the form.
    pub answer: Option<AnswerView>,
    /// A proof was sent with the form that came back: it must be chosen again, which the page says.
    pub proof_again: bool,
    /// The reference of the application that is corrected; `None` for a new one.
    pub correcting: Option<String>,
}

impl ApplyPage {
    /// The fields. As in [`super::CheckFormPage`]; `mrz` holds two or three lines, `regions` is free text, `proof` a file,
    /// `guardian-name`, `guardian-document` and `guardian-relation` (`parent`, `guardian`) belong to a child under 18,
    /// `hold-true` is the box of the declaration, `idempotency-key` is hidden and comes with the empty form.
    pub const FIELDS: &'static [&'static str] = &[
        "mrz",
        "document-kind",
        "entry-point",
        "entry-on",
        "entry-at",
        "exit-on",
        "purpose",
        "contract-from",
        "contract-until",
        "regions",
        "departing-from",
        "urgency",
        "proof",
        "role",
        "residence",
        "visa",
        "stays-none",
        "stay-from-1",
        "stay-to-1",
        "guardian-relation",
        "guardian-name",
        "guardian-document",
        "email",
        "phone",
        "hold-true",
        "idempotency-key",
    ];
    /// The largest proof, in bytes.
    pub const PROOF_LIMIT_BYTES: usize = 5_000_000;
}

/// The application was filed.
#[derive(Clone, Debug)]
pub struct FiledPage {
    /// The reference to keep.
    pub reference: String,
    /// The pass, where it was granted at once.
    pub pass: Option<PassCard>,
    /// When an answer is due, where an officer decides.
    pub answer_by: Option<DateLine>,
    /// Where the status stands.
    pub status_href: String,
    /// An application was corrected, not filed anew.
    pub corrected: bool,
}

/// The feedback on a passport's lines, for `/apply/mrz`: a piece of a page, not a page.
#[derive(Clone, Debug)]
pub struct MrzFragment {
    /// What was read.
    pub reading: MrzReading,
}
