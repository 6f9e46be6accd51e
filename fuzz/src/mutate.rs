//! Changes to an input: of bytes, of words, of lines, and of the numbers and dates in it.

/// SplitMix64: one seed, one sequence.
#[derive(Clone, Debug)]
pub struct Random(pub u64);

/// Texts at which readers stumble: edges of numbers and of the calendar, brackets, other alphabets, control characters.
const ODD: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "366",
    "3660",
    "20000",
    "20001",
    "65536",
    "4294967296",
    "18446744073709551616",
    "1e400",
    "-0.0",
    "NaN",
    "null",
    "true",
    "[]",
    "{}",
    "[[",
    "]]",
    "{{",
    "[[[[[[[[[[[[[[[[",
    "\"",
    "\"\"\"",
    "'",
    "\\",
    "\\u0000",
    "\\ud800",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "İ",
    "ё",
    "👩‍👩‍👧",
    "ﬀ",
    ".",
    "..",
    ",",
    "=",
    "@",
    "@@",
    "#",
    "0000-00-00",
    "0001-01-01",
    "1899-12-31",
    "1900-01-01",
    "2000-02-29",
    "2001-02-29",
    "2024-02-29",
    "2199-12-31",
    "2200-01-01",
    "9999-12-31",
    "2026-11-22T24:00:00Z",
    "2026-03-29T02:30:00+02:00",
    "2026-11-22T23:59:60Z",
    "2026-11-22T00:00:00+23:59",
    "2026-11-22T00:00:00-99:99",
    "is",
    "is not",
    "is in",
    "not",
    "at least",
    "at most",
];
/// The most that one input grows to by a change, in bytes.
const MAX_BYTES: usize = 64 * 1024;

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; nought if there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> Option<&'a T> {
        all.get(self.below(all.len())).copied()
    }
}

/// An input that differs from `input` in a few places. `other` is a second input, `words` are those of the corpus.
pub fn mutated(input: &[u8], other: &[u8], words: &[String], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    // Mostly one change: of many, one breaks the input before the others are read.
    let changes = if random.below(2) == 0 { 1 } else { 1 + random.below(4) };
    for _ in 0..changes {
        bytes = match random.below(12) {
            0 => bit(bytes, random),
            1 => cut(bytes, random),
            2 => doubled(bytes, random),
            3 => spliced(&bytes, other, random),
            4 | 5 => line(&bytes, other, random),
            6 => inserted(bytes, random),
            7 => number(bytes, random),
            _ => word(bytes, words, random),
        };
        bytes.truncate(MAX_BYTES);
    }
    bytes
}

/// Two places in order.
fn span(length: usize, random: &mut Random) -> (usize, usize) {
    let (a, b) = (random.below(length + 1), random.below(length + 1));
    // Mostly short spans: a long one leaves little to read.
    let (from, to) = (a.min(b), a.max(b));
    if random.below(4) == 0 { (from, to) } else { (from, to.min(from + 24)) }
}

fn bit(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let place = random.below(bytes.len());
    let bit = 1 << random.below(8);
    if let Some(byte) = bytes.get_mut(place) {
        *byte ^= bit;
    }
    bytes
}

fn cut(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let (from, to) = span(bytes.len(), random);
    bytes.drain(from..to);
    bytes
}

fn doubled(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let (from, to) = span(bytes.len(), random);
    let piece: Vec<u8> = bytes.get(from..to).unwrap_or_default().to_vec();
    let times = if random.below(8) == 0 { 200 } else { 1 };
    bytes.splice(to..to, piece.repeat(times));
    bytes
}

fn spliced(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let (from, to) = span(other.len(), random);
    let (first, last) = span(bytes.len(), random);
    let parts = [bytes.get(..first), other.get(from..to), bytes.get(last..)];
    parts.into_iter().flatten().flatten().copied().collect()
}

/// Lines taken away, doubled, exchanged, or taken from the other input.
fn line(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let others: Vec<&[u8]> = other.split(|byte| *byte == b'\n').collect();
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(4) {
        0 => drop(lines.remove(a)),
        1 => lines.swap(a, b),
        2 => lines.insert(a, lines.get(b).copied().unwrap_or_default()),
        _ => lines.insert(a, random.of(&others).unwrap_or_default()),
    }
    lines.join(&b'\n')
}

fn inserted(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let place = random.below(bytes.len() + 1);
    let text = random.of(ODD).unwrap_or_default();
    bytes.splice(place..place, text.bytes());
    bytes
}

/// Words of an input as pairs of places: runs of letters, digits, `-`, `.` and `@`.
fn words_of(bytes: &[u8]) -> Vec<(usize, usize)> {
    let is_word =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'@' | b'_') || byte >= 0x80;
    let mut found = Vec::new();
    let mut from = None;
    for (place, byte) in bytes.iter().copied().chain(std::iter::once(b' ')).enumerate() {
        match (is_word(byte), from) {
            (true, None) => from = Some(place),
            (false, Some(start)) => {
                found.push((start, place));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// One word becomes another of the corpus, or an odd one.
fn word(mut bytes: Vec<u8>, words: &[String], random: &mut Random) -> Vec<u8> {
    let found = words_of(&bytes);
    let Some((from, to)) = found.get(random.below(found.len())).copied() else {
        return inserted(bytes, random);
    };
    let known = words.get(random.below(words.len())).map(String::as_str);
    let new = if random.below(6) == 0 { random.of(ODD) } else { known };
    bytes.splice(from..to, new.unwrap_or_default().bytes());
    bytes
}

/// A number or day becomes one at an edge, or its neighbour.
fn number(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    let digits: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(place, _)| place).collect();
    let Some(place) = digits.get(random.below(digits.len())).copied() else { return inserted(bytes, random) };
    let new = b'0' + random.below(10) as u8;
    if let Some(byte) = bytes.get_mut(place) {
        *byte = new;
    }
    bytes
}

/// The words of a corpus, each once.
pub fn words(corpus: &[Vec<u8>]) -> Vec<String> {
    let mut words: Vec<String> = corpus
        .iter()
        .flat_map(|bytes| {
            let places = words_of(bytes).into_iter();
            places.map(|(from, to)| {
                String::from_utf8_lossy(bytes.get(from..to).unwrap_or_default()).into_owned()
            })
        })
        .collect();
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seed_gives_one_sequence() {
        let corpus = vec![b"document.nationality is UZB".to_vec(), b"age is 5\nline".to_vec()];
        let words = words(&corpus);
        assert_eq!(words, ["5", "UZB", "age", "document.nationality", "is", "line"]);
        let run = |seed| {
            let mut random = Random(seed);
            (0..500).map(|_| mutated(&corpus[0], &corpus[1], &words, &mut random)).collect::<Vec<_>>()
        };
        assert_eq!(run(1), run(1));
        assert_ne!(run(1), run(2));
        assert!(run(1).iter().any(|input| *input != corpus[0]));
    }

    #[test]
    fn an_empty_input_can_be_changed_and_none_grows_without_end() {
        let mut random = Random(3);
        let mut input = Vec::new();
        for _ in 0..3_000 {
            input = mutated(&input, &[], &[], &mut random);
            assert!(input.len() <= MAX_BYTES);
        }
    }
}
