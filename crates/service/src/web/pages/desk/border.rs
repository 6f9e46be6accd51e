//! `/desk/border`: scan, judge, record; and the second line.

use base::{Date, Moment};

use axum::http::StatusCode;

use crate::i18n::{Words, plain, words};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    Banner, Choice, ChoiceGroup, Fact, HitView, Overstay, Paging, StayView, Tone, VerifyResult, samples,
};

/// The border page: a scan form, and the result once something was scanned.
#[derive(Clone, Debug)]
pub struct BorderPage {
    /// What was typed (`point`, `seal`, `mrz`; the file is `image`).
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The crossing points.
    pub points: Vec<ChoiceGroup>,
    /// What was found.
    pub result: Option<BorderResult>,
}

impl BorderPage {
    /// The fields of the scan (posted to `/desk/border`), and what the traveller answers where no application says it.
    pub const FIELDS: &'static [&'static str] = &[
        "point",
        "image",
        "seal",
        "mrz",
        "document-kind",
        "purpose",
        "role",
        "residence",
        "visa",
        "exit-on",
    ];
    /// The fields of the decision (posted to [`BorderResult::decide_href`]): `decision` is `admit`, `refuse`,
    /// `second-line` or `exit`; `note` is the sentence to the traveller, or what the second line should know.
    pub const DECISION_FIELDS: &'static [&'static str] = &["decision", "reason", "rule", "note"];
}

/// What the scan found.
#[derive(Clone, Debug)]
pub struct BorderResult {
    /// The answer in a word: may be admitted, may not, look.
    pub banner: Banner,
    /// The pass; `None` for a person who came without one.
    pub seal: Option<VerifyResult>,
    /// The passport's facts.
    pub person: Vec<Fact>,
    /// What forbids entry, each a sentence.
    pub forbids: Vec<Words>,
    /// What an officer should look at, each a sentence.
    pub look_at: Vec<Words>,
    /// The officers' own lists.
    pub hits: Vec<HitView>,
    /// Days left.
    pub stay: Option<StayView>,
    /// The person is inside: an exit can be recorded.
    pub inside: Option<OpenStay>,
    /// The person stayed too long.
    pub overstay: Option<Overstay>,
    /// Admission is possible. Refusal and the second line always are, for a person who is not inside.
    pub may_admit: bool,
    /// Reasons for a refusal at the border.
    pub reasons: Vec<Choice>,
    /// Rules that a refusal may rest on.
    pub rule_choices: Vec<Choice>,
    /// Where the decision is posted.
    pub decide_href: String,
    /// Hidden fields of the decision: what was scanned, and the idempotency key.
    pub carry: Vec<(String, String)>,
    /// What was typed into the decision (`reason`, `note`).
    pub form: Filled,
    /// What is wrong with the decision.
    pub errors: Errors,
}

/// A stay that has not ended.
#[derive(Clone, Debug)]
pub struct OpenStay {
    /// When they entered.
    pub entered: Moment,
    /// Where, in words.
    pub point: Words,
    /// Days present so far.
    pub days: u16,
    /// The last lawful day.
    pub last_lawful_day: Option<Date>,
}

/// One person at the second line, and how it ends.
#[derive(Clone, Debug)]
pub struct SecondLineCasePage {
    /// The person. The decision is posted to [`SecondLineRow::href`].
    pub row: SecondLineRow,
    /// It is not decided yet.
    pub is_open: bool,
    /// The grounds on which a person without a pass may be admitted.
    pub grounds: Vec<Choice>,
    /// Reasons for a refusal.
    pub reasons: Vec<Choice>,
    /// Rules that a refusal may rest on.
    pub rule_choices: Vec<Choice>,
    /// What was typed.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
}

impl SecondLineCasePage {
    /// The fields: `decision` is `admit` (with a `ground`) or `refuse` (with `reason`, `rule` and `note`).
    pub const FIELDS: &'static [&'static str] = &["decision", "ground", "reason", "rule", "note"];
}

/// The people sent to the second line.
#[derive(Clone, Debug)]
pub struct SecondLinePage {
    /// Who waits, the longest first.
    pub rows: Vec<SecondLineRow>,
    /// Where the list stands.
    pub paging: Paging,
}

/// One person who waits.
#[derive(Clone, Debug)]
pub struct SecondLineRow {
    /// The name.
    pub name: String,
    /// Document and nationality in one line.
    pub document: String,
    /// Since when.
    pub since: Moment,
    /// Where.
    pub point: Words,
    /// Why, in the first officer's words.
    pub note: String,
    /// Where the case goes on.
    pub href: String,
}

impl BorderPage {
    /// The traveller answered something at the desk.
    pub fn has_answers(&self) -> bool {
        let asked = ["document-kind", "purpose", "role", "residence", "visa", "exit-on"];
        asked.iter().any(|name| self.form.given(name).is_some())
    }
}

impl Page for BorderPage {
    const NAME: &'static str = "border";

    fn room(&self) -> &'static str {
        "border"
    }

    fn status(&self) -> StatusCode {
        let decision_is_wrong = self.result.as_ref().is_some_and(|result| !result.errors.is_empty());
        if self.errors.is_empty() && !decision_is_wrong {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }

    draw!(BorderPage, "desk/border.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            form: Filled::of([("point", "RUS-PETUKHOVO")]),
            errors: Errors::none(),
            points: samples::points(),
            result: None,
        };
        let with = |result| Self { result: Some(result), ..empty.clone() };
        vec![
            ("border-admit", with(BorderResult::sample())),
            ("border-forbidden", with(BorderResult::sample_forbidden())),
            ("border-inside", with(BorderResult::sample_inside())),
            ("border-errors", Self { errors: Errors::of("image", words("error-no-code")), ..empty.clone() }),
            ("border-empty", empty),
        ]
    }
}

impl BorderResult {
    fn sample() -> Self {
        Self {
            banner: Banner { tone: Tone::Yes, word: words("border-may"), say: Some(words("border-may-say")) },
            seal: Some(samples::seal("valid")),
            person: samples::person(),
            forbids: Vec::new(),
            look_at: Vec::new(),
            hits: Vec::new(),
            stay: Some(samples::stay()),
            inside: None,
            overstay: None,
            may_admit: true,
            reasons: vec![Choice { value: "entry-ban".to_owned(), label: words("refusal-entry-ban") }],
            rule_choices: vec![Choice {
                value: "rus.entry/re-entry-ban".to_owned(),
                label: plain("Re-entry ban"),
            }],
            decide_href: "/desk/border/decide".to_owned(),
            carry: vec![("idempotency-key".to_owned(), "sample".to_owned())],
            form: Filled::default(),
            errors: Errors::none(),
        }
    }

    fn sample_forbidden() -> Self {
        Self {
            banner: Banner {
                tone: Tone::No,
                word: words("border-may-not"),
                say: Some(words("border-may-not-say")),
            },
            seal: Some(samples::seal("invalid")),
            forbids: vec![words("border-forbid-hit"), words("border-forbid-seal")],
            look_at: vec![words("border-look-stay"), words("border-look-record")],
            hits: vec![samples::hit(false)],
            may_admit: false,
            errors: Errors::of("reason", words("error-missing")),
            ..Self::sample()
        }
    }

    fn sample_inside() -> Self {
        Self {
            banner: Banner {
                tone: Tone::Look,
                word: words("border-is-over"),
                say: Some(words("border-is-over-say")),
            },
            inside: Some(OpenStay {
                entered: samples::at(8, 10, 9),
                point: plain("Petukhovo"),
                days: 62,
                last_lawful_day: Some(samples::day(9, 28)),
            }),
            overstay: Some(samples::overstay()),
            seal: None,
            may_admit: false,
            ..Self::sample()
        }
    }
}

impl Page for SecondLinePage {
    const NAME: &'static str = "second-line";

    fn room(&self) -> &'static str {
        "second-line"
    }

    draw!(SecondLinePage, "desk/second_line.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let row = SecondLineRow {
            name: "ERIKSSON ANNA MARIA".to_owned(),
            document: "L898902C3 · UZB".to_owned(),
            since: samples::at(8, 10, 9),
            point: plain("Petukhovo"),
            note: "Two readings of the rule; purpose unclear".to_owned(),
            href: "/desk/border?person=01J9Z3".to_owned(),
        };
        let full = Self { rows: vec![row], paging: samples::paging() };
        let empty = Self { rows: Vec::new(), paging: Paging::default() };
        vec![("second-line", full), ("second-line-empty", empty)]
    }
}

impl SecondLineRow {
    fn sample() -> Self {
        Self {
            name: "ERIKSSON ANNA MARIA".to_owned(),
            document: "L898902C3 · UZB".to_owned(),
            since: samples::at(8, 10, 9),
            point: plain("Petukhovo"),
            note: "Two readings of the rule; purpose unclear".to_owned(),
            href: "/desk/second-line/01J9Z3".to_owned(),
        }
    }
}

impl Page for SecondLineCasePage {
    const NAME: &'static str = "second-line-case";

    fn title(&self) -> Words {
        plain(self.row.name.clone())
    }

    fn room(&self) -> &'static str {
        "second-line"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(SecondLineCasePage, "desk/second_line_case.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let choice = |value: &str, label: &str| vec![Choice { value: value.to_owned(), label: words(label) }];
        let open = Self {
            row: SecondLineRow::sample(),
            is_open: true,
            grounds: choice("visa", "ground-visa"),
            reasons: choice("entry-ban", "refusal-entry-ban"),
            rule_choices: choice("rus.entry/stay", "slot-stay"),
            form: Filled::default(),
            errors: Errors::none(),
        };
        let wrong = Self { errors: Errors::of("note", words("error-sentence")), ..open.clone() };
        let no_ground = Self { errors: Errors::of("ground", words("error-ground")), ..open.clone() };
        let closed = Self { is_open: false, ..open.clone() };
        vec![
            ("second-line-case", open),
            ("second-line-refuse-error", wrong),
            ("second-line-ground-error", no_ground),
            ("second-line-closed", closed),
        ]
    }
}
