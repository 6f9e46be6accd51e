//! The law as data: rule packs, what they say of a traveller, and how many days are left.
//!
//! In: packs ([`PackSet`]), the facts of a journey ([`Situation`]) and the day whose knowledge counts.
//! Out: an [`Answer`] with a verdict, one result a question, and the facts that could still change it.
//!
//! Nothing here reads a clock, a file or a network: the caller brings the packs as text and names the day.

mod answer;
mod baseline;
pub mod builtin;
mod capitals;
pub mod compiled;
mod diff;
mod duration;
mod evaluate;
mod example;
pub mod expect;
mod explain;
mod fact;
mod format;
mod itinerary;
mod json;
mod lint;
mod load;
mod mirror;
pub mod pack;
mod pack_set;
mod proof;
mod schema;
mod sentence;
mod show;
mod situation;
mod situation_read;
mod situation_word;
mod situation_write;
pub mod stay;
mod text;
mod values;
mod vocabulary;
mod what_if;

pub use answer::{
    Answer, Because, FilingAnswer, LimitAnswer, ReadingAnswer, SlotAnswer, Slots, StayAnswer, UndatedAnswer,
};
pub use baseline::{BaselineError, TableSource, baseline};
pub use diff::{Diff, DiffQuestion, Difference, Effect, Witness, diff};
pub use duration::Duration;
pub use evaluate::{Explain, Possible, PossibleError, SlotDifference, check, check_among};
pub use example::{Example, ExampleResult};
pub use explain::{
    Bound, Change, FactChange, FactTold, Judged, Judgement, Language, Messages, PackMark, Register,
    SourceMark, Voice, WhyNot,
};
pub use fact::{Fact, FactKind, Where};
pub use format::formatted;
pub use itinerary::{
    DayStanding, DayStretch, Itinerary, ItineraryError, LimitCount, MOST_TRIP_DAYS, MOST_TRIPS, Outlook,
    Trip, TripAnswer,
};
pub use lint::lint;
pub use load::{LoadError, PackFault, PackFile, PackFiles};
pub use mirror::{MirrorError, OPEN_PLACE, mirror};
pub use pack::{Pack, Status};
pub use pack_set::{OpenPack, PackSet, RulePage};
pub use proof::{prove, unproven};
pub use schema::schema;
pub use show::{Form, show};
pub use situation::{
    Contract, Document, Filed, Hit, Known, Passage, Registered, Situation, Stay, Visa, When,
};
pub use situation_read::SituationError;
pub use text::Texts;
pub use vocabulary::{
    AppliesOn, Checked, Confidence, Crossing, DocumentKind, Filing, Ground, HitKind, Mode, Outcome, Purpose,
    Rank, Residence, Role, Slot, State, Strength, Urgency, Verdict,
};
pub use what_if::WhatIf;
