//! `/desk/border`: scan, judge, record; and the second line.

use base::{Date, Moment};

use crate::i18n::Words;
use crate::web::form::{Errors, Filled};
use crate::web::parts::{
    Banner, Choice, ChoiceGroup, Fact, HitView, Overstay, Paging, StayView, VerifyResult,
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
    /// The fields of the scan (posted to `/desk/border`) and of the decision (posted to [`BorderResult::decide_href`]).
    pub const FIELDS: &'static [&'static str] = &["point", "image", "seal", "mrz"];
    /// The fields of the decision: `decision` is `admit`, `refuse`, `second-line` or `exit`.
    pub const DECISION_FIELDS: &'static [&'static str] = &["decision", "reason", "note"];
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
