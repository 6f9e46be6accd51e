//! A machine readable zone as read, with marks where something is wrong.

use crate::i18n::{Text, Value, Words, words_with};

use super::case::Fact;

/// What was read from the lines of a passport.
#[derive(Clone, Debug)]
pub struct MrzReading {
    /// The format (`TD3`); `None` for text that is no MRZ.
    pub format: Option<String>,
    /// Structure, alphabet and check digits are right.
    pub valid: bool,
    /// The lines as read.
    pub lines: Vec<String>,
    /// The fields as read.
    pub facts: Vec<Fact>,
    /// What is wrong, and where.
    pub problems: Vec<MrzProblem>,
}

/// One thing that is wrong, with codes and columns of `interfaces.md`.
#[derive(Clone, Debug)]
pub struct MrzProblem {
    /// The field's code (`birth-date-check`): the message `mrz-field-…`.
    pub field: String,
    /// The problem's code (`check-digit`): the message `mrz-problem-…`.
    pub code: String,
    /// The line, from 1.
    pub line: usize,
    /// The first column, from 1.
    pub start: usize,
    /// The last column.
    pub end: usize,
}

impl MrzProblem {
    /// What is wrong, in words.
    pub fn say(&self, text: &Text) -> String {
        text.say(&self.words())
    }

    fn words(&self) -> Words {
        words_with(
            format!("mrz-problem-{}", self.code),
            [
                ("field", Value::Word("mrz-field", self.field.clone())),
                ("line", self.line.into()),
                ("start", self.start.into()),
                ("end", self.end.into()),
            ],
        )
    }
}

impl MrzReading {
    /// A line cut into pieces, each with or without a mark; for drawing.
    pub fn pieces(&self, index: &usize) -> Vec<(String, bool)> {
        let Some(line) = self.lines.get(*index) else { return Vec::new() };
        let marked = |column: usize| {
            self.problems.iter().any(|p| p.line == index + 1 && p.start <= column && column <= p.end)
        };
        let mut pieces: Vec<(String, bool)> = Vec::new();
        for (place, letter) in line.chars().take(100).enumerate() {
            let mark = marked(place + 1);
            match pieces.last_mut() {
                Some((text, same)) if *same == mark => text.push(letter),
                _ => pieces.push((letter.to_string(), mark)),
            }
        }
        pieces
    }
}
