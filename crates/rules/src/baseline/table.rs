//! Reads a table of requirements.

use std::collections::{BTreeMap, BTreeSet};

use base::{Country, nearest};

/// The longest visit that a table may name, in days.
const MAX_DAYS: u16 = 3660;
/// The words of a table and what they mean.
const WORDS: &[(&str, Requirement)] = &[
    ("visa required", Requirement::Visa),
    ("e-visa", Requirement::EVisa),
    ("visa on arrival", Requirement::VisaOnArrival),
    ("eta", Requirement::Authorisation),
    ("visa free", Requirement::Free),
    ("no admission", Requirement::Refused),
];

/// What a table says of a pair.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Requirement {
    Visa,
    EVisa,
    VisaOnArrival,
    Authorisation,
    Refused,
    /// No visa, without a length of stay.
    Free,
    /// No visa, for so many days.
    Days(u16),
}

/// What a table says of one destination.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) code: Country,
    /// Who comes under which requirement, in the order of the codes.
    pub(super) by_requirement: BTreeMap<Requirement, BTreeSet<&'static str>>,
    /// Every passport that the table names for it.
    pub(super) listed: BTreeSet<&'static str>,
}

/// A table from which no pack can be made.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    /// There is no pair in it.
    #[error("the table is empty: write a line such as `KAZ,UZB,30`")]
    Empty,
    /// A line is wrong.
    #[error("line {line}: {message}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
}

/// Every destination, in the order of the codes.
pub(super) fn read(table: &str) -> Result<Vec<State>, BaselineError> {
    let mut states: BTreeMap<&'static str, State> = BTreeMap::new();
    let lines = table.trim_start_matches('\u{feff}').lines().enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        if index == 0 && line.to_ascii_lowercase().starts_with("passport,") {
            continue;
        }
        pair(line, &mut states).map_err(|message| BaselineError::Line { line: index + 1, message })?;
    }
    if states.is_empty() { Err(BaselineError::Empty) } else { Ok(states.into_values().collect()) }
}

fn pair(line: &str, states: &mut BTreeMap<&'static str, State>) -> Result<(), String> {
    let columns: Vec<&str> = line.split(',').map(str::trim).collect();
    let &[passport, destination, requirement] = columns.as_slice() else {
        let count = columns.len();
        return Err(format!("there are {count} columns, not three: passport, destination, requirement"));
    };
    let (passport, destination) = (country(passport)?, country(destination)?);
    let state = states.entry(destination.code()).or_insert_with(|| State {
        code: destination,
        by_requirement: BTreeMap::new(),
        listed: BTreeSet::new(),
    });
    if !state.listed.insert(passport.code()) {
        return Err(format!("the pair of `{passport}` and `{destination}` stands twice"));
    }
    if requirement == "-1" {
        if passport != destination {
            return Err(format!("`-1` is for one's own state, and `{passport}` is not `{destination}`"));
        }
        return Ok(());
    }
    if passport == destination {
        return Err(format!("`{passport}` is its own destination: the requirement is `-1`"));
    }
    state.by_requirement.entry(self::requirement(requirement)?).or_default().insert(passport.code());
    Ok(())
}

fn country(code: &str) -> Result<Country, String> {
    // The code that lists in circulation give Kosovo; travel documents print the other.
    let code = if code == "XKX" { "RKS" } else { code };
    Country::parse(code).map_err(|error| error.to_string())
}

fn requirement(text: &str) -> Result<Requirement, String> {
    if let Some((_, known)) = WORDS.iter().find(|(word, _)| *word == text) {
        return Ok(*known);
    }
    let text: String = text.chars().take(40).collect();
    if text.parse::<i64>().is_ok() {
        let days = text.parse().ok().filter(|days| (1..=MAX_DAYS).contains(days));
        return days.map(Requirement::Days).ok_or_else(|| {
            format!("`{text}` is no number of days of a visit: 1 to {MAX_DAYS}, or `-1` for one's own state")
        });
    }
    let hint = nearest(&text, WORDS.iter().map(|(word, _)| *word))
        .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
    Err(format!("`{text}` is no requirement{hint}"))
}
