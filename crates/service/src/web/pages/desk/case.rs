//! `/desk/cases/<reference>`: one case, with the decision always in sight.

use axum::http::StatusCode;

use crate::i18n::{Words, words, words_with};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    AnswerView, Banner, CaseRow, Choice, DateLine, Fact, FileLink, HitView, Reason, RuleText, TimelineEntry,
    Tone, Verdict, samples,
};

/// A case.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The cases around it, for the column at the left.
    pub queue: Vec<CaseRow>,
    /// The reference.
    pub reference: String,
    /// The stage.
    pub banner: Banner,
    /// When an answer is due.
    pub answer_by: Option<DateLine>,
    /// Why the rules did not decide it themselves.
    pub referred_because: Vec<Words>,
    /// The facts: who.
    pub person: Vec<Fact>,
    /// The facts: the trip.
    pub trip: Vec<Fact>,
    /// What the rules say.
    pub answer: AnswerView,
    /// The officers' own lists.
    pub hits: Vec<HitView>,
    /// The proof of an emergency.
    pub proof: Option<FileLink>,
    /// What happened so far.
    pub timeline: Vec<TimelineEntry>,
    /// The rules' texts, for the column at the right.
    pub rules: Vec<RuleText>,
    /// Where the decision is posted (`decision` = `grant` or `refuse`; `reason`, `rule`, `sentence`); `None` when it is
    /// not this officer's to decide.
    pub decide_href: Option<String>,
    /// Why not, where it cannot be decided here.
    pub not_mine: Option<Words>,
    /// The version of the case that the officer saw; posted back as `version`.
    pub version: String,
    /// What was typed into the decision.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// Reasons for a refusal.
    pub reasons: Vec<Choice>,
    /// Rules that a refusal may rest on.
    pub rule_choices: Vec<Choice>,
    /// The pass that was issued on it.
    pub pass: Option<PassDesk>,
}

/// The pass of a case, as the desk sees it.
#[derive(Clone, Debug)]
pub struct PassDesk {
    /// Its number.
    pub number: String,
    /// What became of it: usually `pass-state-…`.
    pub state: Words,
    /// Why it was taken back.
    pub withdrawn: Option<Reason>,
    /// Where a step is posted (`step` = `suspend`, `revoke` or `restore`; `pass-reason`, `pass-sentence`); `None` where
    /// nothing is left to take back, or it is not this officer's to do.
    pub href: Option<String>,
    /// It can be suspended.
    pub can_suspend: bool,
    /// A suspension can be lifted.
    pub can_restore: bool,
    /// The version of the pass that the officer saw; posted back as `pass-version`.
    pub version: String,
    /// Reasons for taking it back.
    pub reasons: Vec<Choice>,
}

impl CasePage {
    /// The fields of the decision.
    pub const FIELDS: &'static [&'static str] = &[
        "decision",
        "reason",
        "rule",
        "sentence",
        "version",
        "step",
        "pass-reason",
        "pass-sentence",
        "pass-version",
    ];
}

impl Page for CasePage {
    const NAME: &'static str = "case";

    fn title(&self) -> Words {
        words_with("case-title", [("reference", self.reference.clone().into())])
    }

    fn room(&self) -> &'static str {
        "queue"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(CasePage, "desk/case.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let open = Self {
            queue: samples::rows(),
            reference: "K7Q2X-M94TD-5".to_owned(),
            banner: Banner {
                tone: Tone::Look,
                word: words("stage-referred"),
                say: Some(words("referral-emergency-proof")),
            },
            answer_by: Some(samples::deadline("date-answer-by")),
            referred_because: vec![words("referral-emergency-proof")],
            person: samples::person(),
            trip: samples::person(),
            answer: samples::answer(Verdict::Conflict),
            hits: vec![samples::hit(false)],
            proof: Some(FileLink {
                href: "/desk/cases/K7Q2X-M94TD-5/proof".to_owned(),
                name: "letter.pdf".to_owned(),
                size_bytes: 2_400_000,
            }),
            timeline: samples::timeline(),
            rules: vec![samples::rule_text(), samples::rule_text()],
            decide_href: Some("/desk/cases/K7Q2X-M94TD-5/decide".to_owned()),
            not_mine: None,
            version: "3".to_owned(),
            form: Filled::default(),
            errors: Errors::none(),
            reasons: vec![Choice {
                value: "proof-missing".to_owned(),
                label: words("refusal-proof-missing"),
            }],
            rule_choices: vec![Choice { value: "rus.entry/stay".to_owned(), label: words("slot-stay") }],
            pass: None,
        };
        let wrong = Self { errors: Errors::of("sentence", words("error-sentence")), ..open.clone() };
        let closed = Self { decide_href: None, hits: Vec::new(), proof: None, ..open.clone() };
        let not_mine = Self { not_mine: Some(words("case-not-mine")), ..closed.clone() };
        let issued = PassDesk {
            number: "K0DGKF5HCVRXD".to_owned(),
            state: words("pass-state-open"),
            withdrawn: None,
            href: Some("/desk/cases/K7Q2X-M94TD-5/pass".to_owned()),
            can_suspend: true,
            can_restore: false,
            version: "1".to_owned(),
            reasons: vec![Choice {
                value: "new-passport".to_owned(),
                label: words("withdrawal-new-passport"),
            }],
        };
        let suspended = PassDesk {
            state: words("pass-state-suspended"),
            withdrawn: Some(samples::withdrawn()),
            can_suspend: false,
            can_restore: true,
            ..issued.clone()
        };
        let with = |pass: PassDesk| Self { pass: Some(pass), ..closed.clone() };
        let unsaid = Self {
            errors: Errors::of("pass-sentence", words("error-pass-sentence")),
            ..with(issued.clone())
        };
        vec![
            ("case", open),
            ("case-errors", wrong),
            ("case-pass", with(issued)),
            ("case-pass-suspended", with(suspended)),
            ("case-pass-errors", unsaid),
            ("case-closed", closed),
            ("case-not-mine", not_mine),
        ]
    }
}
