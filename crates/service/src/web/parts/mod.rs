//! The parts that pages are made of, each once: what a part shows, as plain values.
//!
//! How a part looks stands in `web/templates/parts`; the sample page `/design` shows every one of them.

mod answer;
mod calendar;
mod case;
mod dates;
mod mrz;
mod pass;
pub(crate) mod samples;
mod verify;

pub use answer::{AnswerView, Conflict, ConflictSide, Slot, Source, Todo, Verdict, Why};
pub use calendar::{Cell, DayCalendar, DayMark, Days, Month};
pub use case::{
    CaseRow, Choice, ChoiceGroup, Fact, FileLink, HitView, Link, Paging, Reason, RuleText, TimelineEntry,
};
pub use dates::{DateLine, LimitView, Overstay, StayView, ZoneTime};
pub use mrz::{MrzProblem, MrzReading};
pub use pass::{PassCard, PassState, PrintLink, SmallCodeView};
pub use verify::{SealField, VerifyResult};

use crate::i18n::Words;

/// The colour and the shape of a state. A state is always a word as well.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// Good: a tick.
    Yes,
    /// Look at it: a mark in a diamond.
    Look,
    /// Bad: a bar.
    No,
    /// Neither: a dot.
    Quiet,
}

impl Tone {
    /// The name of its style and of its shape.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Look => "look",
            Self::No => "no",
            Self::Quiet => "quiet",
        }
    }
}

/// The answer of a page, said first and largest: a word, a sentence, a tone.
#[derive(Clone, Debug)]
pub struct Banner {
    /// How it looks.
    pub tone: Tone,
    /// The answer in a few words.
    pub word: Words,
    /// One sentence more.
    pub say: Option<Words>,
}
