//! What would a draft of the law have changed for those who crossed?
//!
//! In: the law as it is and as a draft would have it, and recorded crossings, one a row, without names. Out: per question
//! and nationality how many would surely and how many would perhaps have had another answer, and some of them to look at.
//!
//! A crossing lacks facts (why she came, when she filed). They stay unknown: *certain* counts those for whom every
//! completion gives another answer, *possible* those for whom any does.

mod table;

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use base::Date;
use rules::{Slot, WhatIf};
use serde::Serialize;

pub use table::{COLUMNS, CrossingFault, CrossingTableError};

use table::Crossings;

/// Crossings with the same facts are asked once, as long as there are not more kinds of them than this.
const MOST_KINDS: usize = 200_000;
/// The most rows that cannot be read and are told one by one.
const MOST_FAULTS: usize = 100;
/// The most crossings that are shown.
const WITNESSES: usize = 20;

/// What the draft would have changed.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhatIfReport {
    /// The draft.
    pub draft: String,
    /// What was publicly known on this day.
    pub as_of: Option<Date>,
    /// Crossings that were asked.
    pub crossings: u64,
    /// By question and nationality; a pair for which nothing would change is left out.
    pub rows: Vec<WhatIfRow>,
    /// By question, over all nationalities.
    pub all: Vec<WhatIfRow>,
    /// Some crossings for which an answer would be another.
    pub witnesses: Vec<WhatIfWitness>,
    /// Rows that could not be read.
    pub not_counted: u64,
    /// The first of them.
    pub problems: Vec<CrossingFault>,
    /// Columns that were not looked at.
    pub ignored_columns: Vec<String>,
}

/// A line of the report.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhatIfRow {
    /// The question.
    pub slot: Slot,
    /// The nationality; all of them where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<String>,
    /// Crossings of it.
    pub crossings: u64,
    /// Those that would surely have had another answer.
    pub certain: u64,
    /// Those that would perhaps have had one; never fewer.
    pub possible: u64,
}

/// A crossing to look at.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhatIfWitness {
    /// Its row in the table, from 1, without the header.
    pub row: u64,
    /// What is known of it.
    pub situation: serde_json::Value,
    /// The questions that would surely have had another answer.
    pub certain: Vec<Slot>,
    /// Those that would perhaps have had one.
    pub possible: Vec<Slot>,
    /// The answers as they were.
    pub before: serde_json::Value,
    /// The answers as they would have been.
    pub after: serde_json::Value,
}

/// What the crossings of one kind come to.
type Found = Vec<(Slot, bool)>;

#[derive(Default)]
struct Tally {
    crossings: BTreeMap<String, u64>,
    changed: BTreeMap<(Slot, String), (u64, u64)>,
    /// How often a kind of difference was shown already: other kinds are shown first.
    shown: HashMap<(String, Found), usize>,
}

/// Asks for every crossing of a table what the draft would have changed. `progress` is told the rows read, now and then.
///
/// # Errors
///
/// [`CrossingTableError`] if the header or the source is unusable; a bad row is told in the report.
pub fn what_if(
    law: &WhatIf,
    table: impl Read,
    as_of: Date,
    progress: &mut dyn FnMut(u64),
) -> Result<WhatIfReport, CrossingTableError> {
    let mut crossings = Crossings::open(table, law.state())?;
    let mut report = WhatIfReport {
        draft: law.draft().to_owned(),
        as_of: Some(as_of),
        ignored_columns: crossings.ignored_columns.clone(),
        ..WhatIfReport::default()
    };
    let mut kinds: HashMap<Vec<u8>, Found> = HashMap::new();
    let mut tally = Tally::default();
    while let Some((row, read)) = crossings.next()? {
        if row % 100_000 == 0 {
            progress(row);
        }
        let crossing = match read.and_then(|crossing| accepted(law, row, crossing)) {
            Ok(crossing) => crossing,
            Err(fault) => {
                report.not_counted += 1;
                if report.problems.len() < MOST_FAULTS {
                    report.problems.push(fault);
                }
                continue;
            }
        };
        report.crossings += 1;
        let found = if let Some(found) = kinds.get(&crossing.kind) {
            found.clone()
        } else {
            let found: Found = law
                .differences(&crossing.situation, as_of)
                .into_iter()
                .map(|difference| (difference.slot, difference.is_certain))
                .collect();
            if kinds.len() < MOST_KINDS {
                kinds.insert(crossing.kind.clone(), found.clone());
            }
            found
        };
        tally.add(&crossing.nationality, &found);
        if tally.is_worth_showing(&crossing.nationality, &found, report.witnesses.len()) {
            report.witnesses.push(witness(law, row, &crossing.situation, as_of, &found));
        }
    }
    report.rows = tally.rows();
    report.all = tally.all(report.crossings);
    Ok(report)
}

fn accepted(law: &WhatIf, row: u64, crossing: table::Crossing) -> Result<table::Crossing, CrossingFault> {
    match law.accept(&crossing.situation) {
        Ok(()) => Ok(crossing),
        Err(error) => Err(CrossingFault { row, message: error.to_string() }),
    }
}

fn witness(
    law: &WhatIf,
    row: u64,
    situation: &rules::Situation,
    as_of: Date,
    found: &[(Slot, bool)],
) -> WhatIfWitness {
    let (before, after) = law.answers(situation, as_of);
    let of = |certain: bool| found.iter().filter(|(_, is)| *is == certain).map(|(slot, _)| *slot).collect();
    let slots = |answer: &rules::Answer| {
        let of_slot = |(slot, _): &(Slot, bool)| {
            let value = answer.slot(*slot).and_then(|answer| serde_json::to_value(answer).ok());
            (slot.word().to_owned(), value.unwrap_or_default())
        };
        serde_json::Value::Object(found.iter().map(of_slot).collect())
    };
    let (before, after) = (slots(&before), slots(&after));
    WhatIfWitness {
        row,
        situation: situation.to_json(),
        certain: of(true),
        possible: of(false),
        before,
        after,
    }
}

impl Tally {
    fn add(&mut self, nationality: &str, found: &[(Slot, bool)]) {
        *self.crossings.entry(nationality.to_owned()).or_default() += 1;
        for (slot, is_certain) in found {
            let (certain, possible) = self.changed.entry((*slot, nationality.to_owned())).or_default();
            *certain += u64::from(*is_certain);
            *possible += 1;
        }
    }

    /// The first crossing of each nationality with each kind of difference, as long as there is room.
    fn is_worth_showing(&mut self, nationality: &str, found: &Found, shown: usize) -> bool {
        if found.is_empty() || shown >= WITNESSES {
            return false;
        }
        let times = self.shown.entry((nationality.to_owned(), found.clone())).or_default();
        *times += 1;
        *times == 1
    }

    fn rows(&self) -> Vec<WhatIfRow> {
        let row = |((slot, nationality), (certain, possible)): (&(Slot, String), &(u64, u64))| WhatIfRow {
            slot: *slot,
            crossings: self.crossings.get(nationality).copied().unwrap_or_default(),
            nationality: Some(nationality.clone()),
            certain: *certain,
            possible: *possible,
        };
        self.changed.iter().map(row).collect()
    }

    fn all(&self, crossings: u64) -> Vec<WhatIfRow> {
        let mut all: BTreeMap<Slot, (u64, u64)> = BTreeMap::new();
        for ((slot, _), (certain, possible)) in &self.changed {
            let sum = all.entry(*slot).or_default();
            sum.0 += certain;
            sum.1 += possible;
        }
        let row =
            |(slot, (certain, possible))| WhatIfRow { slot, nationality: None, crossings, certain, possible };
        all.into_iter().map(row).collect()
    }
}
