//! `/apply`: the application, its confirmation, and the reading of a passport's lines.

use axum::http::StatusCode;
use base::Country;

use crate::i18n::{Words, words};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    AnswerView, ChoiceGroup, DateLine, MrzReading, PassCard, PassState, Verdict, samples,
};

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
    /// Where the form posts; `/apply` where it is not said.
    pub action: Option<String>,
    /// Hidden fields: what was kept already (a proof), who asks.
    pub carry: Vec<(String, String)>,
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
        "guardian-nationality",
        "email",
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
    /// Where the signed receipt stands, without `.svg` or `.json`.
    pub receipt_href: String,
    /// An application was corrected, not filed anew.
    pub corrected: bool,
}

/// The feedback on a passport's lines, for `/apply/mrz`: a piece of a page, not a page.
#[derive(Clone, Debug)]
pub struct MrzFragment {
    /// What was read.
    pub reading: MrzReading,
}

impl ApplyPage {
    /// Where the form posts.
    pub fn posts_to(&self) -> &str {
        self.action.as_deref().unwrap_or("/apply")
    }

    /// A proof was kept already.
    pub fn has_proof(&self) -> bool {
        self.carry.iter().any(|(name, _)| name == "proof-kept")
    }
}

impl Page for ApplyPage {
    const NAME: &'static str = "apply";

    fn title(&self) -> Words {
        words(if self.correcting.is_some() { "apply-correct-title" } else { "apply-title" })
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(ApplyPage, "traveller/apply.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            into: samples::country("RUS"),
            form: Filled::default(),
            errors: Errors::none(),
            points: samples::points(),
            mrz: None,
            answer: None,
            proof_again: false,
            correcting: None,
            action: None,
            carry: Vec::new(),
        };
        let mut errors = Errors::of("mrz", words("error-mrz"));
        for field in ["entry-point", "entry-on", "email", "hold-true", "proof"] {
            errors.add(field, words("error-missing"));
        }
        let wrong = Self {
            form: samples::form(),
            errors,
            mrz: Some(samples::mrz()),
            proof_again: true,
            answer: Some(samples::answer(Verdict::Refused)),
            ..empty.clone()
        };
        let correction = Self {
            form: samples::form(),
            correcting: Some("K7Q2X-M94TD-5".to_owned()),
            action: Some("/case/sample/correct".to_owned()),
            carry: vec![("proof-kept".to_owned(), "01J9Z3".to_owned())],
            ..empty.clone()
        };
        vec![("apply-empty", empty), ("apply-errors", wrong), ("apply-correct", correction)]
    }
}

impl Page for FiledPage {
    const NAME: &'static str = "filed";

    fn title(&self) -> Words {
        words(if self.corrected { "filed-corrected-title" } else { "filed-title" })
    }

    draw!(FiledPage, "traveller/filed.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let waits = Self {
            reference: "K7Q2X-M94TD-5".to_owned(),
            pass: None,
            answer_by: Some(samples::deadline("date-answer-by")),
            status_href: "/status".to_owned(),
            receipt_href: "/case/sample/receipt".to_owned(),
            corrected: false,
        };
        let granted = Self {
            pass: Some(samples::pass(PassState::Open)),
            answer_by: None,
            corrected: true,
            ..waits.clone()
        };
        vec![("filed-waits", waits), ("filed-granted", granted)]
    }
}

impl Page for MrzFragment {
    const NAME: &'static str = "mrz";

    draw!(MrzFragment, "traveller/mrz.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let wrong = samples::mrz();
        let good = MrzReading { valid: true, problems: Vec::new(), ..wrong.clone() };
        let none = MrzReading { format: None, lines: Vec::new(), facts: Vec::new(), ..wrong.clone() };
        [("mrz-wrong", wrong), ("mrz-good", good), ("mrz-none", none)]
            .into_iter()
            .map(|(name, reading)| (name, Self { reading }))
            .collect()
    }
}
