//! The targets: what each reads, and what it promises.
//!
//! A target gives the outcome of an input as words, beginning with `!` if the input was turned away, or says which
//! promise was broken. Outcomes leave out what the input itself chose (names, numbers), so that they stay few.

mod pack;
mod sentence;
mod situation;

use base::{Date, parse_date};

/// A reader of text from outside, and what must hold of it.
#[derive(Debug)]
pub struct Target {
    /// Its name, and that of its corpus.
    pub name: &'static str,
    /// What it promises, in a line.
    pub promises: &'static str,
    /// Inputs beside the committed ones, from what is built in.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Runs one input.
    pub run: fn(&[u8]) -> Result<String, String>,
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "pack",
        promises: "a pack loads or names its faults; laid out or loaded again it says the same; shown and asked it answers",
        seeds: pack::seeds,
        run: pack::run,
    },
    Target {
        name: "sentence",
        promises: "a sentence is read or says why not; its spaces do not matter; it can be asked and told in every language",
        seeds: Vec::new,
        run: sentence::run,
    },
    Target {
        name: "situation",
        promises: "a situation is read or says why not; written and read again it is the same; every pack answers it, in every language",
        seeds: situation::seeds,
        run: situation::run,
    },
];

/// The day whose knowledge counts: the day up to which the built-in packs were read.
fn as_of() -> Date {
    // INVARIANT: the text is a day of the calendar.
    parse_date("2026-11-22").unwrap_or(Date::MIN)
}

/// A message without what the input chose: what is quoted, numbers, and names of files. Its first words say which it is.
fn shape(message: &str) -> String {
    let outside: String = message.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words = outside
        .split_whitespace()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b','));
    words.take(8).collect::<Vec<_>>().join(" ")
}
