//! What is wrong with a filing, all of it at once: a field, and a code that a page turns into a sentence.

use std::fmt;

use serde::Serialize;

use crate::words::words;

words! {
    /// What is wrong with one field.
    ProblemCode {
        /// Nothing was written where something is needed.
        Missing = "missing",
        /// Longer than the limit.
        TooLong = "too-long",
        /// More entries than the limit.
        TooMany = "too-many",
        /// A character that the field cannot hold.
        BadCharacter = "bad-character",
        /// No country code of Doc 9303-3.
        UnknownCountry = "unknown-country",
        /// No word of the closed set.
        UnknownWord = "unknown-word",
        /// No day of the calendar.
        BadDate = "bad-date",
        /// No instant with an offset.
        BadInstant = "bad-instant",
        /// No e-mail address.
        BadEmail = "bad-email",
        /// No identifier of ours.
        BadIdentifier = "bad-identifier",
        /// A day before another that it must not precede.
        WrongOrder = "wrong-order",
        /// Two fields of which only one may be filled.
        Contradiction = "contradiction",
        /// A day that has passed already.
        InThePast = "in-the-past",
        /// A day that has not come yet.
        InTheFuture = "in-the-future",
        /// A child under 18 is filed for by an adult (facts R25).
        GuardianNeeded = "guardian-needed",
    }
}

/// One problem: where, and what.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize)]
pub struct FieldProblem {
    /// The dotted path of the field in the draft, such as `document.number` or `stays.0.from`.
    pub field: String,
    /// What is wrong with it.
    pub code: ProblemCode,
}

/// Everything that is wrong with a draft; never empty.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct Problems(Vec<FieldProblem>);

impl Problems {
    /// The problems, in the order of the fields.
    pub fn all(&self) -> &[FieldProblem] {
        &self.0
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the filing has problems: ")?;
        for (place, problem) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}`{}` {}", problem.field, problem.code)?;
        }
        Ok(())
    }
}

/// Gathers problems while fields are read, so that a traveller hears of all of them at once.
#[derive(Debug, Default)]
pub(crate) struct Gather {
    problems: Vec<FieldProblem>,
}

impl Gather {
    /// Notes a problem.
    pub(crate) fn note(&mut self, field: impl Into<String>, code: ProblemCode) {
        self.problems.push(FieldProblem { field: field.into(), code });
    }

    /// Reads a field that must be there.
    pub(crate) fn required<T>(
        &mut self,
        field: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, ProblemCode>,
    ) -> Option<T> {
        if text.trim().is_empty() {
            self.note(field, ProblemCode::Missing);
            return None;
        }
        self.read(field, text, read)
    }

    /// Reads a field that may be empty.
    pub(crate) fn optional<T>(
        &mut self,
        field: &str,
        text: Option<&str>,
        read: impl FnOnce(&str) -> Result<T, ProblemCode>,
    ) -> Option<T> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        self.read(field, text, read)
    }

    /// True if there are more entries than `limit`, which is then noted.
    pub(crate) fn too_many<T>(&mut self, field: &str, entries: &[T], limit: usize) -> bool {
        let too_many = entries.len() > limit;
        if too_many {
            self.note(field, ProblemCode::TooMany);
        }
        too_many
    }

    /// The value, if nothing was noted.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(Problems(self.problems)),
        }
    }

    fn read<T>(
        &mut self,
        field: &str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, ProblemCode>,
    ) -> Option<T> {
        match read(text.trim()) {
            Ok(value) => Some(value),
            Err(code) => {
                self.note(field, code);
                None
            }
        }
    }
}
