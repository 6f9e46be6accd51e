//! A statement as a value: its text, what is bound to it, and how many rows it must touch.
//!
//! The text is one for SQLite and PostgreSQL: `$1` placeholders, `BIGINT`, text and bytes, no type of one database.

/// A value that is bound.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Bytes(Vec<u8>),
    NoText,
    NoNumber,
    NoBytes,
}

/// How many rows a statement must touch.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Expect {
    /// One new row; a row with the same key is [`crate::StoreError::Duplicate`].
    New(&'static str),
    /// One row; none is [`crate::StoreError::Stale`].
    Same(&'static str),
    /// Any number.
    Any,
}

/// A statement with its values.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
    pub(crate) expect: Expect,
}

impl Statement {
    pub(crate) fn new(sql: &'static str, expect: Expect, values: Vec<Value>) -> Self {
        Self { sql, values, expect }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<bool> for Value {
    fn from(is: bool) -> Self {
        Self::Number(i64::from(is))
    }
}
impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}
impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::NoText, Self::Text)
    }
}
impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::NoNumber, Self::Number)
    }
}
impl From<Option<Vec<u8>>> for Value {
    fn from(bytes: Option<Vec<u8>>) -> Self {
        bytes.map_or(Self::NoBytes, Self::Bytes)
    }
}
