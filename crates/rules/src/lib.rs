//! The law as data: rule packs, what they say of a traveller, and how many days are left.
//!
//! In: packs ([`PackSet`]), the facts of a journey ([`Situation`]) and the day whose knowledge counts.
//! Out: an [`Answer`] with a verdict, one result a question, and the facts that could still change it.
//!
//! Nothing here reads a clock, a file or a network: the caller brings the packs as text and names the day.

mod answer;
mod json;
mod situation;
mod situation_read;
mod situation_write;
mod vocabulary;

pub use answer::{
    Answer, Because, FilingAnswer, LimitAnswer, ReadingAnswer, SlotAnswer, Slots, StayAnswer,
};
pub use situation::{Contract, Document, Filed, Hit, Known, Passage, Situation, Stay, Visa, When};
pub use situation_read::SituationError;
pub use vocabulary::{
    AppliesOn, Checked, Confidence, Crossing, DocumentKind, Filing, Ground, HitKind, Mode, Outcome, Purpose, Rank,
    Residence, Role, Slot, State, Strength, Urgency, Verdict,
};
