//! Stays from a CSV table with a header.
//!
//! A table whose header lacks a column is refused. A row that cannot be read is a [`Fault`] and the rest goes on.

use std::io::Read;
use std::str::FromStr;

use base::{Country, Date, nearest};
use csv::{ByteRecord, ReaderBuilder};

use super::fault::{Fault, FaultCode};
use super::order::Numbered;
use super::record::StayRecord;

/// Columns that must be there.
const REQUIRED: [&str; 7] =
    ["person", "nationality", "class", "entered", "authorised-until", "left", "left-by"];
/// Columns that may be there.
const OPTIONAL: [&str; 4] = ["mode", "port", "recorded-on", "extended-on"];

/// What a table holds.
#[derive(Clone, Debug)]
pub struct Table {
    /// Rows that could be read, with their numbers.
    pub records: Vec<Numbered>,
    /// Rows that could not.
    pub faults: Vec<Fault>,
    /// Columns that nobody knows; they were not looked at.
    pub ignored_columns: Vec<String>,
    columns: Vec<String>,
}

impl Table {
    /// Whether the header has a column.
    pub fn has_column(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column == name)
    }
}

/// A table that is refused as a whole.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A required column is missing.
    #[error(
        "the header has no column `{missing}`; it must name {}, parted by commas",
        REQUIRED.join(", ")
    )]
    MissingColumn {
        /// Its name.
        missing: &'static str,
    },
    /// A column stands twice.
    #[error("the header names the column `{0}` twice; remove one")]
    DoubledColumn(String),
    /// A column is nearly one of ours.
    #[error("nobody knows the column `{found}`; did you mean `{near}`?")]
    MistypedColumn {
        /// As written.
        found: String,
        /// The likely one.
        near: &'static str,
    },
    /// The bytes stopped coming.
    #[error("the table cannot be read: {0}")]
    Read(#[from] csv::Error),
}

/// Reads a table of stays.
///
/// # Errors
///
/// [`TableError`] if the header or the source is unusable; a bad row is a [`Fault`] of the [`Table`].
pub fn read_csv(source: impl Read) -> Result<Table, TableError> {
    let mut reader = ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(source);
    let header = reader.byte_headers()?.clone();
    let columns: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let ignored_columns = judge_header(&columns)?;
    let mut table = Table { records: Vec::new(), faults: Vec::new(), ignored_columns, columns };
    let mut bytes = ByteRecord::new();
    while reader.read_byte_record(&mut bytes)? {
        // Rows as a spreadsheet numbers them: the header is row 1. (Line numbers are off by one after `\r\n`.)
        let row = bytes.position().map_or(0, |position| position.record() + 1);
        match read_row(row, &bytes, &table.columns) {
            Ok(record) => table.records.push((row, record)),
            Err(fault) => table.faults.push(fault),
        }
    }
    Ok(table)
}

/// The columns to ignore.
fn judge_header(columns: &[String]) -> Result<Vec<String>, TableError> {
    let known = || REQUIRED.into_iter().chain(OPTIONAL);
    let mut ignored = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        if columns.iter().take(place).any(|earlier| earlier == column) {
            return Err(TableError::DoubledColumn(column.chars().take(40).collect()));
        }
        if known().any(|name| name == column) {
            continue;
        }
        // A slip in an optional column would silently change the answer.
        let absent = known().filter(|name| !columns.iter().any(|column| column == name));
        if let Some(near) = nearest(column, absent.clone()) {
            let near = absent.clone().find(|name| *name == near).unwrap_or_default();
            return Err(TableError::MistypedColumn { found: column.chars().take(40).collect(), near });
        }
        ignored.push(column.clone());
    }
    match REQUIRED.into_iter().find(|name| !columns.iter().any(|column| column == name)) {
        Some(missing) => Err(TableError::MissingColumn { missing }),
        None => Ok(ignored),
    }
}

fn read_row(row: u64, bytes: &ByteRecord, columns: &[String]) -> Result<StayRecord, Fault> {
    if bytes.len() != columns.len() {
        return Err(Fault::plain(row, FaultCode::WrongColumns));
    }
    let values: Result<Vec<&str>, _> = bytes.iter().map(std::str::from_utf8).collect();
    let values = values.map_err(|_| Fault::plain(row, FaultCode::NotText))?;
    let cells = Cells { row, columns, values };
    let record = StayRecord {
        person: cells.required("person")?.to_owned(),
        nationality: cells.nationality()?,
        class: cells.required("class")?.to_owned(),
        entered: cells.day("entered", cells.required("entered")?)?,
        authorised_until: cells.day("authorised-until", cells.required("authorised-until")?)?,
        left: cells.optional_day("left")?,
        left_by: cells.word("left-by")?,
        mode: cells.word("mode")?,
        port: cells.optional("port").map(str::to_owned),
        recorded_on: cells.optional_day("recorded-on")?,
        extended_on: cells.optional_day("extended-on")?,
    };
    match record.contradiction() {
        Some(code) => Err(Fault::plain(row, code)),
        None => Ok(record),
    }
}

/// One row by the names of its columns.
struct Cells<'a> {
    row: u64,
    columns: &'a [String],
    values: Vec<&'a str>,
}

impl<'a> Cells<'a> {
    fn optional(&self, column: &str) -> Option<&'a str> {
        let place = self.columns.iter().position(|name| name == column)?;
        self.values.get(place).copied().filter(|value| !value.is_empty())
    }

    fn required(&self, column: &str) -> Result<&'a str, Fault> {
        self.optional(column).ok_or_else(|| self.fault(FaultCode::MissingValue, column, "empty, fill it"))
    }

    fn nationality(&self) -> Result<Country, Fault> {
        let code = self.required("nationality")?;
        Country::parse(code)
            .map_err(|error| self.fault(FaultCode::UnknownCountry, "nationality", &error.to_string()))
    }

    fn day(&self, column: &str, text: &str) -> Result<Date, Fault> {
        let what = "no day of the calendar, write it as `2026-08-10`";
        base::parse_date(text).map_err(|_| self.fault(FaultCode::BadDate, column, what))
    }

    fn optional_day(&self, column: &str) -> Result<Option<Date>, Fault> {
        self.optional(column).map(|text| self.day(column, text)).transpose()
    }

    fn word<W: FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<Option<W>, Fault> {
        let word = self.optional(column).map(str::parse).transpose();
        word.map_err(|error: W::Err| self.fault(FaultCode::UnknownWord, column, &error.to_string()))
    }

    fn fault(&self, code: FaultCode, column: &str, what: &str) -> Fault {
        Fault::in_column(self.row, code, column, what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "person,nationality,class,entered,authorised-until,left,left-by,mode";

    fn check(row: &str, expected: Option<FaultCode>) {
        let table = read_csv(format!("{HEADER}\n{row}\n").as_bytes()).unwrap();
        let found = table.faults.first().map(|fault| fault.code);
        assert_eq!(found, expected, "{row}: {:?}", table.faults);
        assert_eq!(table.records.len() + table.faults.len(), 1, "{row}");
        assert!(table.faults.iter().all(|fault| fault.row == 2 && !fault.counted), "{row}");
    }

    #[test]
    fn a_row_that_can_be_read_is_a_record_and_any_other_says_why_not() {
        check("1,TKM,B,2023-01-01,2023-02-01,2023-01-31,out,air", None);
        check("1,TKM,B,2023-01-01,2023-02-01,,,", None);
        check(" 1 , TKM ,\"B, F\",2023-01-01,2023-01-01,2023-01-01,,sea", None);
        check("1,DEU,B,2023-01-01,2023-02-01,,extended,", None);
        check("1,TKM,B,2023-01-01,2023-02-01,2023-01-31", Some(FaultCode::WrongColumns));
        check("1,TKM,B,2023-01-01,2023-02-01,,,,", Some(FaultCode::WrongColumns));
        check(",TKM,B,2023-01-01,2023-02-01,,,", Some(FaultCode::MissingValue));
        check("1,TKM,,2023-01-01,2023-02-01,,,", Some(FaultCode::MissingValue));
        check("1,TKM,B,2023-01-01,,,,", Some(FaultCode::MissingValue));
        check("1,TKX,B,2023-01-01,2023-02-01,,,", Some(FaultCode::UnknownCountry));
        check("1,tkm,B,2023-01-01,2023-02-01,,,", Some(FaultCode::UnknownCountry));
        check("1,TKM,B,2023-02-29,2023-03-01,,,", Some(FaultCode::BadDate));
        check("1,TKM,B,2023-01-01,01.02.2023,,,", Some(FaultCode::BadDate));
        check("1,TKM,B,2023-01-01,2023-02-01,2023-00-10,,", Some(FaultCode::BadDate));
        check("1,TKM,B,2023-01-01,2023-02-01,2022-12-31,out,", Some(FaultCode::LeftBeforeEntered));
        check("1,TKM,B,2023-01-02,2023-01-01,,,", Some(FaultCode::AuthorisedBeforeEntered));
        check("1,TKM,B,2023-01-01,2023-02-01,,out,", Some(FaultCode::DepartureWithoutDay));
        check("1,TKM,B,2023-01-01,2023-02-01,,left,", Some(FaultCode::UnknownWord));
        check("1,TKM,B,2023-01-01,2023-02-01,,,bus", Some(FaultCode::UnknownWord));
    }

    #[test]
    fn a_row_that_is_no_text_is_a_fault_and_the_next_is_read() {
        let mut bytes = format!("\u{feff}{HEADER}\r\n").into_bytes();
        bytes.extend(b"1,TKM,\xff,2023-01-01,2023-02-01,,,\r\n2,TKM,B,2023-01-01,2023-02-01,,,\r\n");
        let table = read_csv(bytes.as_slice()).unwrap();
        assert_eq!(
            table.faults.iter().map(|it| (it.row, it.code)).collect::<Vec<_>>(),
            [(2, FaultCode::NotText)]
        );
        assert_eq!(table.records.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_header_must_name_its_columns() {
        let refused = |header: &str| read_csv(header.as_bytes()).unwrap_err().to_string();
        assert!(refused("").starts_with("the header has no column `person`"));
        assert!(refused("person;nationality;class").starts_with("the header has no column `person`"));
        let without = HEADER.replace(",class", "");
        assert!(refused(&without).starts_with("the header has no column `class`"));
        assert_eq!(
            refused(&format!("{HEADER},left")),
            "the header names the column `left` twice; remove one"
        );
        assert_eq!(
            refused(&format!("{HEADER},recorded_on")),
            "nobody knows the column `recorded_on`; did you mean `recorded-on`?"
        );
        let table = read_csv(format!("{HEADER},remarks of the clerk\n").as_bytes()).unwrap();
        assert_eq!(table.ignored_columns, ["remarks of the clerk"]);
        assert!(table.has_column("mode") && !table.has_column("port"));
    }
}
