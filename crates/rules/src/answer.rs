//! What the rules say of a situation: the shape that other programs rely on.
//!
//! Out: JSON exactly as `paiza check --json` prints it, and typed readings of the same for the service.

use std::collections::BTreeMap;

use base::{Country, Date, Moment};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::explain::{Change, Judged, PackMark, SourceMark, WhyNot};
use crate::vocabulary::{Filing, Outcome, Slot, Strength, Verdict};

/// The answer of the rules.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answer {
    /// The state whose border is crossed.
    pub into: Country,
    /// What was publicly known on this day decided the answer.
    pub as_of: Date,
    /// The packs that spoke, with their versions. Empty: no pack speaks of this state, and nothing is decided.
    pub packs: BTreeMap<String, String>,
    /// All slots together.
    pub verdict: Verdict,
    /// One answer a question on which a pack speaks.
    pub slots: Slots,
    /// Facts, by their path, that can still change a slot's result.
    pub depends_on: Vec<String>,
    /// The one to ask next.
    pub ask_first: Option<String>,
    /// Sources that the answer rests on and nobody has confirmed against the original text.
    pub unconfirmed: Vec<String>,
    /// The decisive rules; only if an explanation was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Vec<Because>>,
    /// The rules that could have given another result, and what stands in their way; only in a full explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<Vec<WhyNot>>,
    /// What the traveller can change, the cheapest first; only in a full explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Change>>,
    /// The packs that spoke, with the day of their knowledge and their hash; only in a full explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack_marks: Option<Vec<PackMark>>,
}

/// The answers by slot, in the order of the vocabulary.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Slots(pub(crate) Vec<SlotAnswer>);

/// The answer to one question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SlotAnswer {
    /// Which question.
    pub slot: Slot,
    /// The result.
    pub result: Outcome,
    /// How strongly the rule binds, where it says so.
    pub strength: Option<Strength>,
    /// What is to be obtained, by its name in the pack.
    pub obtain: Option<String>,
    /// For how long it is usable, in the pack's words.
    pub usable_for: Option<String>,
    /// The window for filing, where the law sets one.
    pub filing: FilingAnswer,
    /// The count of days; only for [`Slot::Stay`].
    pub stay: Option<StayAnswer>,
    /// What each reading of the sources says, where they disagree.
    pub readings: Vec<ReadingAnswer>,
    /// The last day on which the act is in time, for acts after the entry such as a registration.
    pub by: Option<Date>,
    /// Days that nobody has announced and that can change the result.
    pub undated: Vec<UndatedAnswer>,
}

/// A day that nobody has announced, and on which an answer depends: no fact of the traveller can settle it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct UndatedAnswer {
    /// The rule, exception or deadline that begins or ends on it: `schengen.entry/etias`.
    pub rule: String,
    /// It is not earlier than this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Date>,
    /// It is not later than this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Date>,
}

/// The window for filing and where a filing stands.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FilingAnswer {
    /// First instant at which filing is allowed.
    pub file_not_before: Option<Moment>,
    /// Last instant at which filing is in time. Where a missing fact moves it, the strictest stands.
    pub file_by: Option<Moment>,
    /// Where the filing stands; `None` if nobody said whether anything was filed.
    pub filing: Option<Filing>,
    /// The condition on which the filing is in time, where the hour of entry decides.
    pub met_if: Option<String>,
}

/// The count of days.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StayAnswer {
    /// The limit with the fewest days left.
    pub limit: Option<LimitAnswer>,
    /// All limits that hold together, each with its own numbers; empty if there is one only.
    pub limits: Vec<LimitAnswer>,
    /// Days that count on the day of entry, before the planned stay; `None` while a missing fact decides.
    pub days_used: Option<u32>,
    /// Days left on the day of entry.
    pub days_left: Option<u32>,
    /// The last day that may be spent. `Some(None)`: the day of entry itself is not lawful.
    pub last_lawful_day: Option<Option<Date>>,
    /// The first day, not before the planned one, on which at least one day is left.
    pub earliest_entry: Option<Option<Date>>,
    /// First day of a booked stay that the planned one would make unlawful.
    pub conflicts_with_booked: Option<Date>,
}

/// A limit of stay.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LimitAnswer {
    /// Most days; absent where the limit is a day (`until`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_days: Option<u32>,
    /// `rolling-180`, `calendar-year`, `half-year`, `half-year-from-entry`, `per-entry`, `until`.
    pub window: String,
    /// The group of states whose days all count, by its name in the pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// The last day, for `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The rule it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Its own count on the day of entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_used: Option<u32>,
    /// Its own days left on the day of entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<u32>,
}

/// What one reading of the sources says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReadingAnswer {
    /// Its name in the pack; for two rules of equal rank the rule's id.
    pub reading: String,
    /// Its result.
    pub result: Outcome,
    /// Its strength, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// The last lawful day in this reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_lawful_day: Option<Date>,
    /// The rules and exceptions behind it.
    pub rules: Vec<String>,
    /// The sources behind it.
    pub sources: Vec<String>,
}

/// A rule that decided a slot.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Because {
    /// The slot.
    pub slot: Slot,
    /// Pack and rule, exception or deadline: `rus.entry/stay`.
    pub rule: String,
    /// The version that decided.
    pub version: u32,
    /// Its reading, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// The sources of the version and of the lists that its sentences name.
    pub sources: Vec<String>,
    /// The rules or deadlines that it defeated.
    pub defeated: Vec<String>,
    /// Its sentences, each true of this traveller.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// Its conditions with the facts and whether they are fulfilled; only in a full explanation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judged>,
    /// How sure each source is; only in a full explanation.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub confidence: Vec<SourceMark>,
}

impl Answer {
    /// All slots together.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The answer to one question; `None` if no pack speaks on it.
    pub fn slot(&self, slot: Slot) -> Option<&SlotAnswer> {
        self.slots.0.iter().find(|answer| answer.slot == slot)
    }

    /// The result of one question; `None` if no pack speaks on it.
    pub fn result(&self, slot: Slot) -> Option<Outcome> {
        self.slot(slot).map(|answer| answer.result)
    }

    /// The count of days, if a pack limits the stay.
    pub fn stay(&self) -> Option<&StayAnswer> {
        self.slot(Slot::Stay).and_then(|answer| answer.stay.as_ref())
    }

    /// Last instant at which filing for the authorisation is in time.
    pub fn file_by(&self) -> Option<Moment> {
        self.slot(Slot::PreEntryAuthorisation).and_then(|answer| answer.filing.file_by)
    }

    /// First instant at which filing for the authorisation is allowed.
    pub fn file_not_before(&self) -> Option<Moment> {
        self.slot(Slot::PreEntryAuthorisation).and_then(|answer| answer.filing.file_not_before)
    }

    /// Where the filing stands.
    pub fn filing(&self) -> Option<Filing> {
        self.slot(Slot::PreEntryAuthorisation).and_then(|answer| answer.filing.filing)
    }

    /// The last day that may be spent, if it is decided and there is one.
    pub fn last_lawful_day(&self) -> Option<Date> {
        self.stay().and_then(|stay| stay.last_lawful_day.flatten())
    }

    /// Days left on the day of entry.
    pub fn days_left(&self) -> Option<u32> {
        self.stay().and_then(|stay| stay.days_left)
    }
}

impl Slots {
    /// Every answer, in the order of the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = &SlotAnswer> {
        self.0.iter()
    }

    /// True if no pack speaks.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl SlotAnswer {
    /// An answer that is a result and nothing more.
    pub fn plain(slot: Slot, result: Outcome) -> Self {
        Self {
            slot,
            result,
            strength: None,
            obtain: None,
            usable_for: None,
            filing: FilingAnswer::default(),
            stay: None,
            readings: Vec::new(),
            by: None,
            undated: Vec::new(),
        }
    }
}

impl Serialize for Slots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|answer| (answer.slot, answer)))
    }
}

// Written by hand: the parts stand side by side in one object, and `null` and *absent* both have a meaning.
impl Serialize for SlotAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("result", &self.result)?;
        entry(&mut map, "strength", self.strength.as_ref())?;
        entry(&mut map, "obtain", self.obtain.as_ref())?;
        entry(&mut map, "usable-for", self.usable_for.as_ref())?;
        entry(&mut map, "file-not-before", self.filing.file_not_before.as_ref())?;
        entry(&mut map, "file-by", self.filing.file_by.as_ref())?;
        entry(&mut map, "filing", self.filing.filing.as_ref())?;
        entry(&mut map, "met-if", self.filing.met_if.as_ref())?;
        if let Some(stay) = &self.stay {
            entry(&mut map, "limit", stay.limit.as_ref())?;
            entry(&mut map, "limits", (!stay.limits.is_empty()).then_some(&stay.limits))?;
            entry(&mut map, "days-used", stay.days_used.as_ref())?;
            entry(&mut map, "days-left", stay.days_left.as_ref())?;
            entry(&mut map, "last-lawful-day", stay.last_lawful_day.as_ref())?;
            entry(&mut map, "earliest-entry", stay.earliest_entry.as_ref())?;
            entry(&mut map, "conflicts-with-booked", stay.conflicts_with_booked.as_ref())?;
        }
        entry(&mut map, "by", self.by.as_ref())?;
        entry(&mut map, "undated", (!self.undated.is_empty()).then_some(&self.undated))?;
        entry(&mut map, "readings", (!self.readings.is_empty()).then_some(&self.readings))?;
        map.end()
    }
}

fn entry<M: SerializeMap>(map: &mut M, key: &str, value: Option<&impl Serialize>) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, value),
        None => Ok(()),
    }
}
