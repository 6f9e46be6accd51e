//! The answer of `paiza stats overstay`.

use std::collections::BTreeMap;

use base::Date;
use serde::Serialize;

use super::count::{Group, Outcome, Question, outcome};
use super::fault::{Fault, FaultCode};
use super::order::{Numbered, put_in_order};
use super::rate::Rate;
use super::record::StayRecord;
use super::tally::Tally;
use super::year::StatisticalYear;

/// A published count from 1 to 4 could point at a person. The usual threshold of official statistics.
const SMALL: std::ops::RangeInclusive<u64> = 1..=4;

/// What a group or mode is called where none is recorded.
const UNKNOWN: &str = "unknown";

/// Counts and rates, group by group.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// The first and the last day of the year.
    pub year: StatisticalYear,
    /// Only what was recorded by this day.
    pub snapshot: Option<Date>,
    /// One row a group in which somebody was expected to leave, in the order of the groups' names.
    pub rows: Vec<Row>,
    /// All groups together; `None` where it would betray a hidden row.
    pub all: Option<Row>,
    /// How many records were looked at, faulty ones among them.
    pub records: u64,
    /// How many of them could not be counted.
    pub not_counted: u64,
    /// Every fault, in the order of rows.
    pub problems: Vec<Fault>,
    /// Columns of the table that nobody knows.
    pub ignored_columns: Vec<String>,
}

/// One group. Hidden numbers are `None`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are those of `spec/overstay.md`")]
pub struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<String>,
    pub expected: Option<u64>,
    pub out_of_country: Option<u64>,
    pub suspected_in_country: Option<u64>,
    pub total: Option<u64>,
    pub total_rate: Option<Rate>,
    pub suspected_rate: Option<Rate>,
    #[serde(rename = "interval-95")]
    pub interval_95: Option<[Rate; 2]>,
    /// Some number is hidden because it is small.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// Answers a question from records and the faults that their reader has found already.
///
/// Records that contradict themselves, or put a person inside twice, are faults and do not count.
pub fn report(records: Vec<Numbered>, mut faults: Vec<Fault>, question: &Question) -> Report {
    let read = records.len() + faults.len();
    let records = take_out_contradictions(records, &mut faults);
    let (records, conflicts) = put_in_order(records);
    faults.extend(conflicts);
    let mut groups: BTreeMap<Vec<String>, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for (row, record) in &records {
        if record.mode.is_none() && !question.modes.is_empty() {
            let what = "empty, and only some modes count; fill it";
            faults.push(Fault::in_column(*row, FaultCode::MissingValue, "mode", what));
            continue;
        }
        let found = outcome(record, question);
        if found == Outcome::NotExpected {
            continue;
        }
        groups.entry(key(record, &question.groups)).or_default().add(found);
        all.add(found);
    }
    faults.sort_by_key(|fault| (fault.row, fault.code));
    Report {
        year: question.year,
        snapshot: question.snapshot,
        rows: groups.into_iter().map(|(key, tally)| Row::of(tally).named(&key, &question.groups)).collect(),
        all: Some(Row::of(all)),
        records: read as u64,
        not_counted: faults.iter().filter(|fault| !fault.counted).count() as u64,
        problems: faults,
        ignored_columns: Vec::new(),
    }
}

fn take_out_contradictions(records: Vec<Numbered>, faults: &mut Vec<Fault>) -> Vec<Numbered> {
    let sound = |(row, record): &Numbered| match record.contradiction() {
        Some(code) => {
            faults.push(Fault::plain(*row, code));
            false
        }
        None => true,
    };
    let mut records = records;
    records.retain(sound);
    records
}

fn key(record: &StayRecord, groups: &[Group]) -> Vec<String> {
    let name = |group: &Group| match group {
        Group::Nationality => record.nationality.code().to_owned(),
        Group::Class => record.class.clone(),
        Group::Mode => record.mode.map_or_else(|| UNKNOWN.to_owned(), |mode| mode.to_string()),
        Group::Port => record.port.clone().unwrap_or_else(|| UNKNOWN.to_owned()),
    };
    groups.iter().map(name).collect()
}

impl Report {
    /// The form that may be published: small numbers are hidden, with what would give them away, and problems are told
    /// by their number only.
    #[must_use]
    pub fn for_the_public(mut self) -> Self {
        self.rows = self.rows.into_iter().map(Row::for_the_public).collect();
        let some_row_is_hidden = self.rows.iter().any(|row| row.hidden);
        self.all = self.all.map(Row::for_the_public).filter(|_| !some_row_is_hidden);
        self.problems = Vec::new();
        self
    }
}

impl Row {
    fn of(tally: Tally) -> Self {
        Self {
            expected: Some(tally.expected),
            out_of_country: Some(tally.out_of_country),
            suspected_in_country: Some(tally.suspected_in_country),
            total: Some(tally.total()),
            total_rate: tally.total_rate(),
            suspected_rate: tally.suspected_rate(),
            interval_95: tally.interval_95(),
            ..Self::default()
        }
    }

    fn named(mut self, key: &[String], groups: &[Group]) -> Self {
        for (group, name) in groups.iter().zip(key) {
            let place = match group {
                Group::Nationality => &mut self.nationality,
                Group::Class => &mut self.class,
                Group::Mode => &mut self.mode,
                Group::Port => &mut self.port,
            };
            *place = Some(name.clone());
        }
        self
    }

    /// A small part hides both parts, since each follows from the other and the total; a small total or whole hides
    /// all that follows from it.
    fn for_the_public(mut self) -> Self {
        let is_small = |count: Option<u64>| count.is_some_and(|count| SMALL.contains(&count));
        let (whole, total) = (is_small(self.expected), is_small(self.total));
        if whole || total || is_small(self.out_of_country) || is_small(self.suspected_in_country) {
            self.hidden = true;
            self.out_of_country = None;
            self.suspected_in_country = None;
            self.suspected_rate = None;
        }
        if whole || total {
            self.total = None;
            self.total_rate = None;
            self.interval_95 = None;
        }
        if whole {
            self.expected = None;
        }
        self
    }
}
