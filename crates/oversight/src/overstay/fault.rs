//! What is wrong with a row or a record, and whether it counts all the same.

use serde::Serialize;

/// Why a record does not count, or counts in doubt.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultCode {
    /// The row has more or fewer columns than the header.
    WrongColumns,
    /// The row is no UTF-8 text.
    NotText,
    /// A column that must say something is empty.
    MissingValue,
    /// No code of a country.
    UnknownCountry,
    /// No day of the calendar.
    BadDate,
    /// `left-by` or `mode` has a word of its own.
    UnknownWord,
    /// The departure is dated before the entry.
    LeftBeforeEntered,
    /// The authorised stay ends before the entry.
    AuthorisedBeforeEntered,
    /// The extension is dated before the entry.
    ExtendedBeforeEntered,
    /// A departure is stated without its day.
    DepartureWithoutDay,
    /// The same stay of the same person stands there already.
    Duplicate,
    /// The person was inside on another stay.
    TwoPlaces,
    /// The person entered again while no departure of this stay is recorded. It counts: no departure is recorded.
    EnteredAgain,
}

/// One fault, its row, and what to do.
// No value of the row stands here but unknown words: the rest is personal.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fault {
    /// The row of the table, the header being row 1 and empty lines not counting; or the record's place as its source
    /// counts.
    pub row: u64,
    /// What kind of fault.
    pub code: FaultCode,
    /// What, where, and what to do.
    pub message: String,
    /// Whether the record counts all the same.
    pub counted: bool,
}

impl Fault {
    /// A fault whose message says nothing beyond its code.
    pub fn plain(row: u64, code: FaultCode) -> Self {
        let message = match code {
            FaultCode::WrongColumns => "the row has another number of columns than the header",
            FaultCode::NotText => "the row is not UTF-8 text; save the table as UTF-8",
            FaultCode::MissingValue => "a column that must say something is empty",
            FaultCode::UnknownCountry => "the nationality is no code of three letters",
            FaultCode::BadDate => "a date is no day of the calendar written YYYY-MM-DD",
            FaultCode::UnknownWord => "a word is none of those that may stand there",
            FaultCode::LeftBeforeEntered => "the departure is dated before the entry; one of them is wrong",
            FaultCode::AuthorisedBeforeEntered => {
                "the authorised stay ends before the entry; one of the dates is wrong"
            }
            FaultCode::ExtendedBeforeEntered => {
                "the extension is dated before the entry; one of them is wrong"
            }
            FaultCode::DepartureWithoutDay => {
                "`left-by` is `out` but `left` is empty; fill `left`, or empty `left-by`"
            }
            FaultCode::Duplicate => "the same stay of the same person stands in an earlier row",
            FaultCode::TwoPlaces => "the person entered while still inside on another stay",
            FaultCode::EnteredAgain => {
                "the person entered again while no departure of this stay is recorded; it counts as not departed"
            }
        };
        Self { row, code, message: message.to_owned(), counted: code == FaultCode::EnteredAgain }
    }

    /// A fault of one column.
    pub(super) fn in_column(row: u64, code: FaultCode, column: &str, what: &str) -> Self {
        Self { row, code, message: format!("`{column}`: {what}"), counted: false }
    }
}
