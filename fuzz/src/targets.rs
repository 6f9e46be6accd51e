//! The targets: what each reads, and what it promises.
//!
//! A target gives the outcome of an input as words, beginning with `!` if the input was turned away, or says which
//! promise was broken. Outcomes leave out what the input itself chose (names, numbers), so that they stay few.

mod certificate;
mod image;
mod pack;
mod seal;
mod sentence;
mod situation;
mod trust;
mod zone;

use base::{Date, parse_date};

/// A reader of text from outside, and what must hold of it.
#[derive(Debug)]
pub struct Target {
    /// Its name, and that of its corpus.
    pub name: &'static str,
    /// What it promises, in a line.
    pub promises: &'static str,
    /// The most memory that one input may take beside what is held already, in kilobytes.
    pub input_kb: usize,
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
        input_kb: 256 * 1024,
        seeds: pack::seeds,
        run: pack::run,
    },
    Target {
        name: "sentence",
        promises: "a sentence is read or says why not; its spaces do not matter; it can be asked and told in every language",
        input_kb: 64 * 1024,
        seeds: Vec::new,
        run: sentence::run,
    },
    Target {
        name: "situation",
        promises: "a situation is read or says why not; written and read again it is the same; every pack answers it, in every language",
        input_kb: 64 * 1024,
        seeds: situation::seeds,
        run: situation::run,
    },
    Target {
        name: "seal",
        promises: "a seal in JSON is judged or named unreadable; only the authority's own pass is ever valid; its canonical form is its own",
        input_kb: 4 * 1024,
        seeds: seal::seeds,
        run: seal::json,
    },
    Target {
        name: "barcode",
        promises: "a binary twin is judged or named unreadable; only the authority's own pass is ever valid",
        input_kb: 4 * 1024,
        seeds: Vec::new,
        run: seal::barcode,
    },
    Target {
        name: "certificate",
        promises: "a certificate is read or refused; read again it is the same; no authority passes for a signer",
        input_kb: 4 * 1024,
        seeds: certificate::certificates,
        run: certificate::certificate,
    },
    Target {
        name: "crl",
        promises: "a revocation list is read or refused, and asked whose it is",
        input_kb: 8 * 1024,
        seeds: Vec::new,
        run: certificate::crl,
    },
    Target {
        name: "master-list",
        promises: "a master list is taken or refused for a reason; only authorities come out of it",
        input_kb: 8 * 1024,
        seeds: certificate::master_lists,
        run: certificate::master_list,
    },
    Target {
        name: "status-list",
        promises: "a status list is read or refused; no place outside it has a status; packed and unpacked it is the same",
        input_kb: 64 * 1024,
        seeds: Vec::new,
        run: trust::status_list,
    },
    Target {
        name: "bundle",
        promises: "a bundle or delta is read or refused; written and read again it is the same",
        input_kb: 160 * 1024,
        seeds: Vec::new,
        run: trust::bundle,
    },
    Target {
        name: "image",
        promises: "a picture gives a text or says why not",
        input_kb: 256 * 1024,
        seeds: image::seeds,
        run: image::run,
    },
    Target {
        name: "mrz",
        promises: "a zone is read with its problems; a sound one written and read again is the same document",
        input_kb: 2 * 1024,
        seeds: zone::seeds,
        run: zone::run,
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
