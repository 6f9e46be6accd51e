//! What no pack may be: larger than a lawyer could read, or written so that the same words have other bytes.

use icu_normalizer::ComposingNormalizerBorrowed;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::parts::Parts;
use super::{PackFault, PackFiles};

/// Files of one pack.
const MOST_FILES: usize = 500;
/// Bytes of one file.
const MOST_BYTES: usize = 1 << 20;
/// Rules, exceptions, deadlines and lists together: they bound the depth of what defeats what.
const MOST_ITEMS: usize = 2_000;

/// What is wrong with the files as text.
pub(super) fn of_files(files: &PackFiles) -> Vec<PackFault> {
    let mut faults = Vec::new();
    if files.files.len() > MOST_FILES {
        let message = format!("{} files; a pack has at most {MOST_FILES}", files.files.len());
        faults.push(PackFault::new(&files.name, 0, message));
    }
    for file in &files.files {
        let name =
            if file.path == files.name { file.path.clone() } else { format!("{}/{}", files.name, file.path) };
        if file.text.len() > MOST_BYTES {
            let message =
                format!("{} bytes; a file of a pack has at most {MOST_BYTES}: split it", file.text.len());
            faults.push(PackFault::new(&name, 0, message));
            continue;
        }
        let lines = file.text.lines().enumerate();
        let faulty = lines.filter_map(|(i, line)| Some((i + 1, hidden(line)?)));
        faults.extend(
            faulty.chain(escaped(&file.text)).map(|(line, fault)| PackFault::new(&name, line, fault)),
        );
    }
    faults
}

/// What an escape, or a line that goes on in the next, puts together so that no line shows it: keys and texts, as they
/// will be read. What is no TOML has its own fault.
fn escaped(text: &str) -> Vec<(usize, String)> {
    if !text.contains('\\') {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        in_table(table.get_ref(), &mut found);
    }
    let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    found.into_iter().map(|(at, fault)| (line(at), fault)).collect()
}

fn in_table(table: &DeTable<'_>, found: &mut Vec<(usize, String)>) {
    for (key, value) in table {
        in_text(key, key.get_ref(), found);
        in_value(value, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, found: &mut Vec<(usize, String)>) {
    match value.get_ref() {
        DeValue::String(text) => in_text(value, text, found),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(item, found)),
        DeValue::Table(table) => in_table(table, found),
        _ => {}
    }
}

fn in_text<T>(place: &Spanned<T>, text: &DeString<'_>, found: &mut Vec<(usize, String)>) {
    found.extend(hidden(text).map(|fault| (place.span().start, fault)));
}

/// What is wrong with a line that a reader cannot see.
fn hidden(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    // A signature is over bytes: a word must have one spelling.
    if !ComposingNormalizerBorrowed::new_nfc().is_normalized(line) {
        return Some(
            "a letter is written as a base and a mark apart; write it composed (Unicode NFC), as keyboards do"
                .to_owned(),
        );
    }
    // Somebody who reads the pack must see what a machine reads.
    line.chars().find(|c| matches!(*c, '\u{202A}'..='\u{202E}' | '\u{200B}' | '\u{FEFF}')).map(|c| {
        format!(
            "a character that nobody sees and that changes how the line reads (U+{:04X}); take it out",
            u32::from(c)
        )
    })
}

/// What is wrong with the number of things in a pack.
pub(super) fn of_parts(parts: &Parts) -> Option<PackFault> {
    let items = parts.rules.len() + parts.exceptions.len() + parts.deadlines.len() + parts.sets.len();
    (items > MOST_ITEMS).then(|| {
        let place = &parts.header.place;
        let message =
            format!("{items} rules, exceptions, deadlines and lists; a pack has at most {MOST_ITEMS}");
        PackFault::new(&place.file, place.line, message)
    })
}
