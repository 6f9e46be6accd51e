//! What one case of a slot comes to: the part that is compared between cases, and the part that is shown.

use std::sync::Arc;

use base::{Date, Moment};

use crate::answer::{ReadingAnswer, StayAnswer};
use crate::duration::Duration;
use crate::vocabulary::{Filing, Outcome, Strength, Verdict};

/// What makes two cases differ: only facts that can change this are asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) struct Identity {
    pub(crate) outcome: Outcome,
    pub(crate) strength: Option<Strength>,
    pub(crate) filing: Option<Filing>,
    /// What the slot alone means for the traveller.
    pub(crate) verdict: Verdict,
}

/// A case of a slot.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Leaf {
    pub(crate) identity: Identity,
    pub(crate) obtain: Option<String>,
    pub(crate) usable_for: Option<String>,
    pub(crate) window: Window,
    pub(crate) stay: Option<StayAnswer>,
    pub(crate) readings: Vec<ReadingAnswer>,
    pub(crate) trace: Vec<Arc<Step>>,
    /// No pack limits anything in this case: the slot is absent if no case does.
    pub(crate) is_silent: bool,
}

/// The window for filing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Window {
    pub(crate) not_before: Option<Moment>,
    pub(crate) by: Option<Moment>,
    /// The last day on which an act after the entry is in time.
    pub(crate) day: Option<Date>,
    /// The last instant at which filing is in time if the hour of entry decides: filed plus the deadline's span.
    pub(crate) met_if: Option<String>,
    /// What the ends above were worked out from.
    pub(crate) behind: Vec<Behind>,
}

/// A deadline and the terms that it may have: an end of a window is worked out from them and the moment of entry.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Behind {
    /// The pack, by its place among those asked, and the deadline, by its place in it.
    pub(crate) deadline: (usize, usize),
    pub(crate) terms: Terms,
}

/// The terms that a deadline may have, as far as its exceptions are known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Terms {
    pub(crate) at_least: Option<Duration>,
    pub(crate) at_most: Option<Duration>,
    pub(crate) not_earlier_than: Option<Duration>,
}

/// A rule, exception or deadline that decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Step {
    pub(crate) rule: String,
    pub(crate) version: u32,
    pub(crate) reading: Option<String>,
    /// Full names of the sources.
    pub(crate) sources: Vec<Cited>,
    pub(crate) defeated: Vec<String>,
    pub(crate) conditions: Vec<String>,
}

/// A source that a step rests on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Cited {
    pub(crate) id: String,
    pub(crate) confirmed: bool,
}

impl Leaf {
    /// A case that is an outcome and nothing more.
    pub(crate) fn plain(outcome: Outcome, verdict: Verdict) -> Self {
        Self {
            identity: Identity { outcome, strength: None, filing: None, verdict },
            obtain: None,
            usable_for: None,
            window: Window::default(),
            stay: None,
            readings: Vec::new(),
            trace: Vec::new(),
            is_silent: false,
        }
    }
}
