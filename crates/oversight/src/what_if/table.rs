//! Crossings from a CSV table with a header, one at a time: the table may be longer than memory.
//!
//! An empty cell is a fact that nobody knows. `none` says that there is none.

use std::io::Read;

use base::{Country, nearest};
use csv::{ByteRecord, Reader, ReaderBuilder};
use rules::Situation;
use serde::Serialize;
use serde_json::{Value, json};

/// The columns, each with the fact that it fills. The first two must be there.
pub const COLUMNS: &[(&str, &str)] = &[
    ("nationality", "document.nationality"),
    ("entered", "entry.at or entry.on"),
    ("into", "the state entered; else that of the draft"),
    ("point", "entry.point"),
    ("mode", "entry.mode"),
    ("purpose", "purpose"),
    ("role", "role"),
    ("document", "document.kind"),
    ("born", "born"),
    ("left", "exit.at or exit.on"),
    ("filed", "filed.at; none if nothing was filed"),
    ("visa", "the class of the visa for the state; none without one"),
    ("residence", "the right to reside in the state"),
];

/// A table that is refused as a whole.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CrossingTableError {
    /// A required column is missing.
    #[error("the header has no column `{0}`; it must name `nationality` and `entered`")]
    MissingColumn(&'static str),
    /// A column stands twice.
    #[error("the header names the column `{0}` twice; remove one")]
    DoubledColumn(String),
    /// A column is nearly one of ours.
    #[error("nobody knows the column `{found}`; did you mean `{near}`?")]
    MistypedColumn {
        /// As written.
        found: String,
        /// The likely one.
        near: String,
    },
    /// The bytes stopped coming.
    #[error("the table cannot be read: {0}")]
    Read(#[from] csv::Error),
}

/// A row that cannot be asked.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CrossingFault {
    /// The row, from 1, without the header.
    pub row: u64,
    /// What is wrong.
    pub message: String,
}

/// A row by its number, from 1, with its crossing or what is wrong with it.
type Row = (u64, Result<Crossing, CrossingFault>);

/// A crossing.
pub(super) struct Crossing {
    pub(super) nationality: String,
    /// Equal for crossings of which the same is known.
    pub(super) kind: Vec<u8>,
    pub(super) situation: Situation,
}

/// The rows of a table.
pub(super) struct Crossings<R> {
    reader: Reader<R>,
    state: Option<Country>,
    /// The column of each cell, by its place in [`COLUMNS`].
    columns: Vec<Option<usize>>,
    pub(super) ignored_columns: Vec<String>,
    record: ByteRecord,
    row: u64,
}

impl<R: Read> Crossings<R> {
    pub(super) fn open(source: R, state: Option<Country>) -> Result<Self, CrossingTableError> {
        let mut reader = ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(source);
        let header = reader.byte_headers()?.clone();
        let mut columns: Vec<Option<usize>> = Vec::new();
        let mut ignored_columns = Vec::new();
        for cell in &header {
            let name = String::from_utf8_lossy(cell).trim_start_matches('\u{feff}').to_owned();
            let place = COLUMNS.iter().position(|(known, _)| *known == name);
            if place.is_some() && columns.contains(&place) {
                return Err(CrossingTableError::DoubledColumn(name));
            }
            if place.is_none() {
                if let Some(near) = nearest(&name, COLUMNS.iter().map(|(known, _)| *known)) {
                    return Err(CrossingTableError::MistypedColumn { near: near.to_owned(), found: name });
                }
                ignored_columns.push(name);
            }
            columns.push(place);
        }
        for (place, (name, _)) in COLUMNS.iter().enumerate().take(2) {
            if !columns.contains(&Some(place)) {
                return Err(CrossingTableError::MissingColumn(name));
            }
        }
        Ok(Self { reader, state, columns, ignored_columns, record: ByteRecord::new(), row: 0 })
    }

    /// The next row with its number; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, CrossingTableError> {
        if !self.reader.read_byte_record(&mut self.record)? {
            return Ok(None);
        }
        self.row += 1;
        Ok(Some((self.row, self.crossing().map_err(|message| CrossingFault { row: self.row, message }))))
    }

    fn crossing(&self) -> Result<Crossing, String> {
        let mut cells: Vec<&str> = vec![""; COLUMNS.len()];
        let mut kind = Vec::new();
        for (place, cell) in self.columns.iter().zip(&self.record) {
            let Some(target) = place.and_then(|place| cells.get_mut(place)) else { continue };
            *target = std::str::from_utf8(cell).map_err(|_| "the row is not UTF-8 text".to_owned())?;
            kind.extend_from_slice(cell);
            kind.push(0);
        }
        let facts = facts(&cells, self.state)?;
        let situation = Situation::from_json(&facts.to_string()).map_err(|error| error.to_string())?;
        let nationality = situation.document.nationality.ok_or("`nationality` is empty")?;
        Ok(Crossing { nationality: nationality.code().to_owned(), kind, situation })
    }
}

/// The facts of a row as `paiza check` reads them.
fn facts(cells: &[&str], state: Option<Country>) -> Result<Value, String> {
    let cell = |name: &str| {
        let place = COLUMNS.iter().position(|(known, _)| *known == name);
        place.and_then(|place| cells.get(place)).copied().filter(|cell| !cell.is_empty())
    };
    let state = match cell("into") {
        Some(code) => Country::parse(code).map_err(|error| error.to_string())?,
        None => state.ok_or("`into` is empty, and the draft speaks for several states")?,
    };
    let mut facts = json!({"into": state, "crossing": "entry"});
    let mut put = |path: &[&str], value: Value| {
        let mut at = &mut facts;
        for key in path {
            let Some(object) = at.as_object_mut() else { return };
            at = object.entry((*key).to_owned()).or_insert_with(|| json!({}));
        }
        *at = value;
    };
    let entered = cell("entered").ok_or("`entered` is empty")?;
    put(&["entry", when(entered)], entered.into());
    if let Some(left) = cell("left") {
        put(&["exit", when(left)], left.into());
    }
    if let Some(filed) = cell("filed") {
        let value = if filed == "none" { Value::Null } else { json!({"at": filed}) };
        put(&["filed"], value);
    }
    for (name, path) in [
        ("nationality", &["document", "nationality"][..]),
        ("document", &["document", "kind"]),
        ("point", &["entry", "point"]),
        ("mode", &["entry", "mode"]),
        ("purpose", &["purpose"]),
        ("role", &["role"]),
        ("born", &["born"]),
        ("visa", &["visa", state.code(), "class"]),
        ("residence", &["residence", state.code()]),
    ] {
        if let Some(value) = cell(name) {
            put(path, value.into());
        }
    }
    Ok(facts)
}

/// A day whose hour nobody wrote is `on`, an instant `at`.
fn when(text: &str) -> &'static str {
    if text.contains('T') { "at" } else { "on" }
}
