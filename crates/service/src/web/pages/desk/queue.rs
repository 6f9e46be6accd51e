//! `/desk` and `/desk/appeals`: what waits, the oldest first.

use crate::i18n::{Words, words};
use crate::web::page::{Page, draw};
use crate::web::parts::{CaseRow, Paging, samples};

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

impl QueuePage {
    /// Where the page stands.
    pub fn path(&self) -> &'static str {
        if self.is_appeals { "/desk/appeals" } else { "/desk" }
    }
}

impl Page for QueuePage {
    const NAME: &'static str = "queue";

    fn title(&self) -> Words {
        words(if self.is_appeals { "desk-appeals" } else { "queue-title" })
    }

    fn room(&self) -> &'static str {
        if self.is_appeals { "appeals" } else { "queue" }
    }

    draw!(QueuePage, "desk/queue.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let counts = [("all", 120), ("referred", 14), ("submitted", 3), ("granted", 98)]
            .into_iter()
            .map(|(stage, count)| StageCount {
                stage: stage.to_owned(),
                count,
                href: format!("/desk?stage={stage}"),
                is_open: stage == "referred",
            })
            .collect();
        let full = Self {
            is_appeals: false,
            counts,
            cases: samples::rows(),
            paging: samples::paging(),
            search: String::new(),
        };
        let empty = Self { cases: Vec::new(), paging: Paging::default(), ..full.clone() };
        let no_appeals = Self { is_appeals: true, counts: Vec::new(), ..empty.clone() };
        vec![("queue", full), ("queue-empty", empty), ("appeals-empty", no_appeals)]
    }
}
