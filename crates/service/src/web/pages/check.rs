//! `/check`: questions about a trip, and what the rules answer.

use base::Country;

use crate::web::form::{Errors, Filled};
use crate::web::parts::{AnswerView, ChoiceGroup};

/// The questions. Every one may be left open: that means "I don't know".
#[derive(Clone, Debug)]
pub struct CheckFormPage {
    /// The state that one enters.
    pub into: Country,
    /// What was typed so far.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The crossing points, by zone.
    pub points: Vec<ChoiceGroup>,
}

impl CheckFormPage {
    /// The fields. Dates are `YYYY-MM-DD`, hours `HH:MM` at the crossing point, codes those of `interfaces.md`;
    /// `stay-from-N` and `stay-to-N` (N from 1) are earlier stays, an empty `stay-to-N` means still there.
    /// `visa` and `residence` are those of the state entered; `stays-none` says that there were none; `filed` is `no`,
    /// `yes` or `granted`, with `filed-on` and `filed-at`; `action` is `more` to get another row of stays.
    pub const FIELDS: &'static [&'static str] = &[
        "nationality",
        "document-kind",
        "expires",
        "born",
        "purpose",
        "contract-from",
        "contract-until",
        "entry-point",
        "entry-on",
        "entry-at",
        "exit-on",
        "residence",
        "visa",
        "role",
        "urgency",
        "filed",
        "filed-on",
        "filed-at",
        "stays-none",
        "stay-from-1",
        "stay-to-1",
        "as-of",
    ];
}

/// The answer.
#[derive(Clone, Debug)]
pub struct CheckAnswerPage {
    /// The state that one enters.
    pub into: Country,
    /// What was typed: carried along, so that one more answer can be added and any of them changed.
    pub form: Filled,
    /// What the rules say.
    pub answer: AnswerView,
    /// The field of [`CheckFormPage::FIELDS`] to ask next, while the answer depends on it.
    pub ask_next: Option<String>,
    /// Other fields on which the answer still depends.
    pub depends_on: Vec<String>,
    /// The crossing points, for the case that one is asked next.
    pub points: Vec<ChoiceGroup>,
}
