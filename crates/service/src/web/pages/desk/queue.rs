//! `/desk` and `/desk/appeals`: what waits, the oldest first.

use crate::web::parts::{CaseRow, Paging};

/// A queue.
#[derive(Clone, Debug)]
pub struct QueuePage {
    /// The queue is that of appeals.
    pub is_appeals: bool,
    /// How many cases stand at each stage; each is a filter.
    pub counts: Vec<StageCount>,
    /// The cases.
    pub cases: Vec<CaseRow>,
    /// Where the list stands.
    pub paging: Paging,
    /// What was looked for (`q`: a reference).
    pub search: String,
}

/// How many cases stand at a stage.
#[derive(Clone, Debug)]
pub struct StageCount {
    /// The stage's code: the message `stage-…`; `all` for all of them.
    pub stage: String,
    /// How many.
    pub count: usize,
    /// The list of them.
    pub href: String,
    /// It is the list on the screen.
    pub is_open: bool,
}
