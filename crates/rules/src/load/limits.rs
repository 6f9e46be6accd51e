//! What no pack may be: larger than a lawyer could read, or written so that the same words have other bytes.

use icu_normalizer::ComposingNormalizerBorrowed;

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
        faults.extend(
            file.text
                .lines()
                .enumerate()
                .filter_map(|(i, line)| hidden(line).map(|message| PackFault::new(&name, i + 1, message))),
        );
    }
    faults
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
