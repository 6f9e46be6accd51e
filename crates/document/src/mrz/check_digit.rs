//! The check digit of Doc 9303.

/// The check digit over `text`: weights 7, 3, 1 in turn, `A` = 10 … `Z` = 35, `<` = 0, the sum modulo ten.
///
/// `None` if a character is outside the alphabet `A`–`Z`, `0`–`9`, `<`.
///
/// # Source
///
/// ICAO Doc 9303-3, section 4.9; `spec/mrz.md` clause 4.
pub fn check_digit(text: &str) -> Option<u8> {
    let weights = [7_u32, 3, 1].into_iter().cycle();
    let mut sum = 0_u32;
    for (letter, weight) in text.chars().zip(weights) {
        // Reduced at every step, so that no length of text overflows.
        sum = (sum + value(letter)? * weight) % 10;
    }
    Some(sum as u8)
}

/// The value of a character in the sum.
fn value(letter: char) -> Option<u32> {
    match letter {
        '<' => Some(0),
        '0'..='9' | 'A'..='Z' => letter.to_digit(36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_is_that_of_the_specimens() {
        let cases = [
            ("", 0),
            ("<<<<<<", 0),
            ("L898902C3", 6),
            ("740812", 2),
            ("120415", 9),
            ("ZE184226B<<<<<", 1),
            ("AB2134<<<", 5),
        ];
        for (text, digit) in cases {
            assert_eq!(check_digit(text), Some(digit), "{text}");
        }
    }

    #[test]
    fn a_character_outside_the_alphabet_has_no_digit() {
        for text in ["a", "L89 8902C3", "Ж", "«", "\u{0}"] {
            assert_eq!(check_digit(text), None, "{text}");
        }
    }
}
