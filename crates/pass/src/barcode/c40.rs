//! C40: three letters, digits or blanks in two bytes (Doc 9303-13, section on encoding; ISO/IEC 16022, 5.2.5).
//!
//! The alphabet is `A`–`Z`, `0`–`9` and the blank; the filler `<` of the machine readable zone is written as a blank.
//! Two characters left over are padded with the value 0; one left over is written plainly after the byte 0xFE.

/// Ends the packed part; the next byte is one character plus one.
const UNLATCH: u8 = 0xfe;
/// Stands for nothing, in the third place of the last pair only.
const PAD: u16 = 0;

/// Packs a text; `None` if it has a character outside the alphabet.
pub(super) fn encode(text: &str) -> Option<Vec<u8>> {
    let values: Vec<u16> = text.bytes().map(value).collect::<Option<_>>()?;
    let mut bytes = Vec::with_capacity(values.len().div_ceil(3) * 2);
    for group in values.chunks(3) {
        match *group {
            [first, second, third] => bytes.extend(pair(first, second, third)),
            [first, second] => bytes.extend(pair(first, second, PAD)),
            [only] => bytes.extend([UNLATCH, character(only)? as u8 + 1]),
            _ => {}
        }
    }
    Some(bytes)
}

/// Unpacks a text; `None` if the bytes are none that [`encode`] makes.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len().div_ceil(2) * 3);
    let mut pairs = bytes.chunks(2).peekable();
    while let Some(&[high, low]) = pairs.next() {
        let is_last = pairs.peek().is_none();
        if high == UNLATCH {
            let only = char::from(low.checked_sub(1)?);
            let known = u8::try_from(only).ok().and_then(value).is_some() && only != '<';
            text.push(only);
            return (is_last && known).then_some(text);
        }
        let packed = u16::from_be_bytes([high, low]).checked_sub(1)?;
        text.push(character(packed / 1600)?);
        text.push(character(packed / 40 % 40)?);
        match packed % 40 {
            PAD if is_last => {}
            third => text.push(character(third)?),
        }
    }
    // An odd byte at the end is half a pair.
    bytes.len().is_multiple_of(2).then_some(text)
}

fn pair(first: u16, second: u16, third: u16) -> [u8; 2] {
    (1600 * first + 40 * second + third + 1).to_be_bytes()
}

fn value(byte: u8) -> Option<u16> {
    match byte {
        b' ' | b'<' => Some(3),
        b'0'..=b'9' => Some(u16::from(byte - b'0') + 4),
        b'A'..=b'Z' => Some(u16::from(byte - b'A') + 14),
        _ => None,
    }
}

fn character(value: u16) -> Option<char> {
    let value = u8::try_from(value).ok()?;
    match value {
        3 => Some(' '),
        4..=13 => Some(char::from(b'0' + value - 4)),
        14..=39 => Some(char::from(b'A' + value - 14)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Doc 9303-13 and TR-03137.
    #[test]
    fn the_published_vectors_hold_in_both_directions() {
        for (text, bytes) in [
            ("XK CD", &[0xeb, 0x04, 0x66, 0xa9][..]),
            ("XKCD", &[0xeb, 0x11, 0xfe, 0x45]),
            ("VISA01", &[0xde, 0x51, 0x58, 0x26]),
            ("BSI01", &[0x62, 0xd7, 0x19, 0xc9]),
            ("DETS32", &[0x6d, 0x32, 0xc9, 0x1f]),
            ("D  ", &[0x6a, 0xbc]),
            ("", &[]),
        ] {
            assert_eq!(encode(text).as_deref(), Some(bytes), "{text}");
            assert_eq!(decode(bytes).as_deref(), Some(text), "{text}");
        }
        assert_eq!(encode("D<<"), encode("D  "));
    }

    #[test]
    fn only_letters_digits_and_blanks_are_packed() {
        for text in ["a", "É", "A-B", "A.", "Ж", "A\u{0}"] {
            assert_eq!(encode(text), None, "{text}");
        }
    }

    #[test]
    fn bytes_that_no_text_makes_are_refused() {
        for bytes in [
            &[0x00, 0x00][..],
            &[0xeb],
            &[0xeb, 0x11, 0xfe],
            // One plain character, and then more.
            &[0xfe, 0x45, 0xeb, 0x11],
            // A pad inside, a value of 40, a plain character outside the alphabet.
            &[0x66, 0xa9, 0xeb, 0x11],
            &[0xff, 0xff],
            &[0xfe, 0x00],
            &[0xfe, b'a' + 1],
            &[0xfe, b'<' + 1],
        ] {
            assert_eq!(decode(bytes), None, "{bytes:02x?}");
        }
    }
}
