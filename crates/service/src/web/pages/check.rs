//! `/check`: questions about a trip, and what the rules answer.

use axum::http::StatusCode;
use base::Country;

use crate::i18n::{Text, Words, words, words_with};
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
    /// The fact to ask next, by its path in a situation (`document.nationality`), while the answer depends on it.
    pub ask_next: Option<String>,
    /// Every fact on which the answer still depends, by its path.
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

/// Every fact that the form asks for, for samples.
const FACTS: &[&str] = &[
    "document.nationality",
    "document.kind",
    "document.expires",
    "born",
    "purpose",
    "role",
    "urgency",
    "residence.RUS",
    "visa.RUS.class",
    "contract.until",
    "entry.at",
    "entry.point",
    "exit.on",
    "filed.at",
    "stays",
    "hits",
];

/// The field of the form in which a fact is asked, and the last part of the message `fact-…` that names it.
fn field_of(fact: &str) -> Option<&'static str> {
    Some(match fact {
        "document.nationality" | "document.issuer" | "nationalities" => "nationality",
        "document.kind" => "document-kind",
        "document.expires" => "expires",
        "born" => "born",
        "purpose" => "purpose",
        "role" => "role",
        "urgency" => "urgency",
        "entry.point" => "entry-point",
        other => match other.split('.').next().unwrap_or_default() {
            "residence" => "residence",
            "visa" => "visa",
            "contract" => "contract-until",
            "entry" => "entry-at",
            "exit" => "exit-on",
            "filed" => "filed",
            "stays" => "stays",
            _ => return None,
        },
    })
}

/// Facts by the words of the fields that ask for them, each once; a fact that no field asks for is left out.
pub fn facts_in_words(facts: &[String], text: &Text) -> String {
    let mut fields: Vec<_> = facts.iter().filter_map(|fact| field_of(fact)).collect();
    fields.dedup();
    fields.into_iter().map(|field| text.word("fact", field)).collect::<Vec<_>>().join(", ")
}

impl CheckAnswerPage {
    /// The field to ask next.
    pub fn question(&self) -> Option<String> {
        self.ask_next.as_deref().and_then(field_of).map(str::to_owned)
    }

    /// The other facts on which the answer depends, in words.
    pub fn depends(&self, text: &Text) -> Option<String> {
        let mut fields: Vec<_> = self.depends_on.iter().filter_map(|fact| field_of(fact)).collect();
        let asked = self.question();
        fields.retain(|field| Some(*field) != asked.as_deref());
        fields.dedup();
        let names: Vec<_> = fields.into_iter().map(|field| text.word("fact", field)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The question asked next holds this field, so it is not carried along hidden.
    pub fn asks(&self, asked: &str, field: &str) -> bool {
        match asked {
            "stays" => field.starts_with("stay"),
            "filed" => field.starts_with("filed"),
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
            depends_on: FACTS.iter().map(|fact| (*fact).to_owned()).collect(),
            ..page(Verdict::Depends)
        };
        let mut all = vec![
            ("answer-free", page(Verdict::Free)),
            ("answer-act", page(Verdict::Act)),
            ("answer-refused", page(Verdict::Refused)),
            ("answer-conflict", page(Verdict::Conflict)),
        ];
        all.extend(FACTS.iter().map(|fact| ("answer-depends", asks(fact))));
        all
    }
}
