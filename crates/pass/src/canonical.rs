//! The canonical bytes of a strict JSON value (RFC 8785), for the one document that is canonicalised over and over.
//!
//! A seal's `data` has no fractions, so the hard part of the standard, the spelling of numbers, does not arise. The
//! library stands beside it as the judge: a test compares the two on random values and on the published vectors.

use std::cmp::Ordering;

use crate::json::{Json, Object};

impl Json<'_> {
    /// The bytes that a seal signs.
    pub(crate) fn canonical(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(512);
        self.write(&mut bytes);
        bytes
    }

    fn write(&self, into: &mut Vec<u8>) {
        match self {
            Self::Null => into.extend(b"null"),
            Self::Bool(true) => into.extend(b"true"),
            Self::Bool(false) => into.extend(b"false"),
            // Whole and below 2⁵³: ECMAScript writes it as Rust does.
            Self::Number(number) => into.extend(number.to_string().as_bytes()),
            Self::Text(text) => write_text(text, into),
            Self::List(values) => {
                into.push(b'[');
                for (place, value) in values.iter().enumerate() {
                    if place > 0 {
                        into.push(b',');
                    }
                    value.write(into);
                }
                into.push(b']');
            }
            Self::Object(object) => write_object(object, into),
        }
    }
}

/// Members in the order of the UTF-16 units of their names (section 3.2.3).
fn write_object(object: &Object<'_>, into: &mut Vec<u8>) {
    let mut members: Vec<(&str, &Json<'_>)> = object.members().collect();
    if !members.is_sorted_by(|(left, _), (right, _)| by_units(left, right).is_le()) {
        members.sort_unstable_by(|(left, _), (right, _)| by_units(left, right));
    }
    into.push(b'{');
    for (place, (name, value)) in members.into_iter().enumerate() {
        if place > 0 {
            into.push(b',');
        }
        write_text(name, into);
        into.push(b':');
        value.write(into);
    }
    into.push(b'}');
}

/// UTF-8 and UTF-16 order differ only where a character beyond U+FFFF meets one from U+E000 on.
fn by_units(left: &str, right: &str) -> Ordering {
    if left.is_ascii() || right.is_ascii() {
        return left.cmp(right);
    }
    left.encode_utf16().cmp(right.encode_utf16())
}

/// Only what must be escaped is (section 3.2.2.2).
fn write_text(text: &str, into: &mut Vec<u8>) {
    into.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(place) = rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')) {
        let (plain, special) = rest.split_at(place);
        into.extend(plain);
        let Some((byte, after)) = special.split_first() else { break };
        match byte {
            b'"' => into.extend(br#"\""#),
            b'\\' => into.extend(br"\\"),
            0x08 => into.extend(br"\b"),
            b'\t' => into.extend(br"\t"),
            b'\n' => into.extend(br"\n"),
            0x0c => into.extend(br"\f"),
            b'\r' => into.extend(br"\r"),
            control => into.extend(format!("\\u{control:04x}").as_bytes()),
        }
        rest = after;
    }
    into.extend(rest);
    into.push(b'"');
}

#[cfg(test)]
mod tests {
    use base::{IdSource, SequenceIds};

    use super::*;
    use crate::json::canonical_json;

    const SEED: u64 = 0x5041_495A_4100_0008;
    /// Characters on both sides of every border that the standard knows.
    const LETTERS: &[char] = &[
        'a',
        'b',
        'Z',
        '0',
        '"',
        '\\',
        '/',
        '\u{0}',
        '\u{8}',
        '\t',
        '\n',
        '\u{b}',
        '\u{c}',
        '\r',
        '\u{1f}',
        ' ',
        '\u{7f}',
        '\u{80}',
        'é',
        'Ж',
        '\u{2028}',
        '\u{d7ff}',
        '\u{e000}',
        '\u{fb33}',
        '\u{ffff}',
        '\u{10000}',
        '\u{1f602}',
        '\u{10ffff}',
    ];

    struct Dice(SequenceIds);

    impl Dice {
        fn below(&self, limit: usize) -> usize {
            let mut bytes = [0; 8];
            self.0.fill(&mut bytes);
            (u64::from_le_bytes(bytes) % limit as u64) as usize
        }

        fn text(&self) -> String {
            (0..self.below(6)).map(|_| LETTERS[self.below(LETTERS.len())]).collect()
        }

        fn value(&self, depth: usize) -> Json<'static> {
            match self.below(if depth == 0 { 4 } else { 6 }) {
                0 => Json::Null,
                1 => Json::Bool(self.below(2) == 0),
                2 => {
                    let number = self.below(1 << 53) as i64 >> self.below(54);
                    Json::Number(if self.below(2) == 0 { number } else { -number })
                }
                3 => Json::Text(self.text().into()),
                4 => Json::List((0..self.below(5)).map(|_| self.value(depth - 1)).collect()),
                _ => {
                    let mut object = Object::default();
                    for _ in 0..self.below(8) {
                        object.put(self.text(), self.value(depth - 1));
                    }
                    Json::Object(object)
                }
            }
        }
    }

    /// Goal: a faster spelling must be the same spelling. Method: random values, names that sort otherwise in UTF-8.
    #[test]
    #[expect(clippy::print_stdout, reason = "a random test prints its seed")]
    fn every_value_has_the_bytes_that_the_library_gives_it() {
        println!("seed {SEED:#x}");
        let dice = Dice(SequenceIds::from_seed(SEED));
        for round in 0..20_000 {
            let value = dice.value(4);
            let (ours, theirs) = (value.canonical(), canonical_json(&value).unwrap());
            let shown = || {
                (String::from_utf8_lossy(&ours).into_owned(), String::from_utf8_lossy(&theirs).into_owned())
            };
            assert_eq!(ours, theirs, "seed {SEED:#x}, round {round}: {:?}", shown());
        }
    }
}
