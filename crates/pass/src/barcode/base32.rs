//! Base32 without padding (RFC 4648, section 6): the letters that a QR code packs tightest.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// Most fillers that some writers leave at the end.
const MAX_PADDING: usize = 6;

/// Writes bytes as text, without padding.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity((bytes.len() * 8).div_ceil(5));
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

/// Reads text, padded or not. Bits left over must be none or zero, so that one seal has one text.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_end_matches('=');
    if text.len() - bare.len() > MAX_PADDING {
        return None;
    }
    let mut bytes = Vec::with_capacity(bare.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bare.bytes() {
        held = (held << 5) | value(byte)?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
        held &= (1 << bits) - 1;
    }
    (bits < 5 && held == 0).then_some(bytes)
}

fn letter(value: u32) -> char {
    ALPHABET.get((value & 31) as usize).copied().map_or('A', char::from)
}

fn value(letter: u8) -> Option<u32> {
    match letter {
        b'A'..=b'Z' => Some(u32::from(letter - b'A')),
        b'2'..=b'7' => Some(u32::from(letter - b'2') + 26),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10, without the padding.
    #[test]
    fn the_vectors_of_rfc_4648_hold_in_both_directions() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(decode("MZXW6YQ=").as_deref(), Some(&b"foob"[..]));
    }

    #[test]
    fn a_second_spelling_of_the_same_bytes_is_refused() {
        for text in ["MZ", "M", "MZX", "MZXW6Y", "mzxw6", "MZXW6YQ=======", "MZ=XQ", "M1XQ", "МY"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
