//! `/check`: questions about a trip, and what the rules answer.

use axum::http::StatusCode;
use base::Country;

use crate::i18n::{Words, words, words_with};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{AnswerView, ChoiceGroup, Verdict, samples};

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

impl Page for CheckFormPage {
    const NAME: &'static str = "check";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(CheckFormPage, "traveller/check_form.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            into: samples::country("RUS"),
            form: Filled::default(),
            errors: Errors::none(),
            points: samples::points(),
        };
        let mut errors = Errors::of("born", words("error-bad-date"));
        errors.add("stay-to-1", words("error-wrong-order"));
        let wrong = Self { form: samples::form(), errors, ..empty.clone() };
        vec![("check-empty", empty), ("check-errors", wrong)]
    }
}

impl CheckAnswerPage {
    /// The question asked next holds this field, so it is not carried along hidden.
    pub fn asks(&self, asked: &str, field: &str) -> bool {
        match asked {
            "stays" => field.starts_with("stay"),
            "entry-on" | "entry-at" => matches!(field, "entry-on" | "entry-at"),
            "contract-from" | "contract-until" => field.starts_with("contract"),
            other => field == other,
        }
    }
}

impl Page for CheckAnswerPage {
    const NAME: &'static str = "check-answer";

    fn title(&self) -> Words {
        words_with("check-answer-title", [("country", self.into.into())])
    }

    draw!(CheckAnswerPage, "traveller/check_answer.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |verdict| Self {
            into: samples::country("RUS"),
            form: samples::form(),
            answer: samples::answer(verdict),
            ask_next: None,
            depends_on: Vec::new(),
            points: samples::points(),
        };
        let asks = |field: &str| Self {
            ask_next: Some(field.to_owned()),
            depends_on: vec!["born".to_owned(), "entry-at".to_owned()],
            ..page(Verdict::Depends)
        };
        let mut all = vec![
            ("answer-free", page(Verdict::Free)),
            ("answer-act", page(Verdict::Act)),
            ("answer-refused", page(Verdict::Refused)),
            ("answer-conflict", page(Verdict::Conflict)),
        ];
        let questions = CheckFormPage::FIELDS.iter().filter(|field| !field.ends_with("-1")).chain(&["stays"]);
        all.extend(questions.map(|field| ("answer-depends", asks(field))));
        all
    }
}
