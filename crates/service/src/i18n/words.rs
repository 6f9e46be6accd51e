//! Words not yet put into a language: a message with its values, or text that already is in the reader's language.
//!
//! Handlers and use cases fill page contexts with [`Words`]; the page turns them into text.

use base::{Country, Date, Moment};

/// Something to say: the name of a Fluent message with its values, or a text that stands as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    /// A message of `web/locales`.
    Message {
        /// Its name.
        key: String,
        /// The values it speaks of.
        values: Vec<(&'static str, Value)>,
    },
    /// Text that already is in the reader's language (a pack's prose), or that has none (a name, a number).
    Plain(String),
    /// A value alone, formatted for the reader's language.
    Value(Value),
}

/// A value inside a message, formatted for the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text as it is.
    Text(String),
    /// A whole number; Fluent picks the plural form by it.
    Number(i64),
    /// A day.
    Day(Date),
    /// An instant, shown as day and hour in its own offset.
    Moment(Moment),
    /// A state, by its name in the reader's language.
    Country(Country),
    /// A word of a closed set: group and code make the message `group-code`.
    Word(&'static str, String),
}

/// A message without values.
pub fn words(key: impl Into<String>) -> Words {
    Words::Message { key: key.into(), values: Vec::new() }
}

/// A message with values.
pub fn words_with(key: impl Into<String>, values: impl IntoIterator<Item = (&'static str, Value)>) -> Words {
    Words::Message { key: key.into(), values: values.into_iter().collect() }
}

/// A value alone: a day, a state, a word of a closed set.
pub fn shown(value: impl Into<Value>) -> Words {
    Words::Value(value.into())
}

/// Text that stands as it is.
pub fn plain(text: impl Into<String>) -> Words {
    Words::Plain(text.into())
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}
impl From<Country> for Value {
    fn from(country: Country) -> Self {
        Self::Country(country)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Number(i64::from(number))
            }
        }
    )* };
}
numbers!(u8, u16, u32, i32, i64);

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
