//! One stay as somebody recorded it.

use std::fmt;
use std::str::FromStr;

use base::{Country, Date};
use serde::{Deserialize, Serialize};

use super::fault::FaultCode;

/// One admission and what is known of its end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StayRecord {
    /// Tells persons apart; no name.
    pub person: String,
    /// The nationality at entry.
    pub nationality: Country,
    /// The class of admission, as the state names it (`B-1/B-2`).
    pub class: String,
    /// The first day.
    pub entered: Date,
    /// The last day that may be spent.
    pub authorised_until: Date,
    /// The day of departure; `None` if none is recorded.
    pub left: Option<Date>,
    /// How the stay ended; `None` reads as a departure where one is recorded.
    pub left_by: Option<LeftBy>,
    /// The mode of transport at entry.
    pub mode: Option<Mode>,
    /// The crossing point of entry.
    pub port: Option<String>,
    /// The day on which the departure came into the record; `None`: at once.
    pub recorded_on: Option<Date>,
    /// The day of the extension or change of status; `None`: in time.
    pub extended_on: Option<Date>,
}

impl StayRecord {
    /// What contradicts itself in this record, if anything.
    pub fn contradiction(&self) -> Option<FaultCode> {
        if self.left.is_some_and(|left| left < self.entered) {
            Some(FaultCode::LeftBeforeEntered)
        } else if self.authorised_until < self.entered {
            Some(FaultCode::AuthorisedBeforeEntered)
        } else if self.left_by == Some(LeftBy::Out) && self.left.is_none() {
            Some(FaultCode::DepartureWithoutDay)
        } else if self.extended_on.is_some_and(|day| day < self.entered) {
            Some(FaultCode::ExtendedBeforeEntered)
        } else {
            None
        }
    }

    /// Whether the stay went over into another ground: an extension or a change of status.
    pub fn went_over(&self) -> bool {
        matches!(self.left_by, Some(LeftBy::Extended | LeftBy::ChangedStatus))
    }
}

/// How a stay ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftBy {
    /// The person went out of the country.
    Out,
    /// The stay was extended.
    Extended,
    /// The person took another status.
    ChangedStatus,
}

/// The mode of transport.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Mode {
    Air,
    Road,
    Rail,
    Sea,
    Foot,
}

/// The text is none of the words that may stand here.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{text}` is none of {words}")]
pub struct WordError {
    text: String,
    words: &'static str,
}

impl WordError {
    fn new(text: &str, words: &'static str) -> Self {
        Self { text: text.chars().take(40).collect(), words }
    }
}

impl FromStr for LeftBy {
    type Err = WordError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "out" => Ok(Self::Out),
            "extended" => Ok(Self::Extended),
            "changed-status" => Ok(Self::ChangedStatus),
            _ => Err(WordError::new(text, "out, extended, changed-status")),
        }
    }
}

impl FromStr for Mode {
    type Err = WordError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "air" => Ok(Self::Air),
            "road" => Ok(Self::Road),
            "rail" => Ok(Self::Rail),
            "sea" => Ok(Self::Sea),
            "foot" => Ok(Self::Foot),
            _ => Err(WordError::new(text, "air, road, rail, sea, foot")),
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Air => "air",
            Self::Road => "road",
            Self::Rail => "rail",
            Self::Sea => "sea",
            Self::Foot => "foot",
        })
    }
}
