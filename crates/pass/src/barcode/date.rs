//! Masked dates: one byte that says which digits are unknown, then `MMDDYYYY` as a number in three bytes.

use base::Date;

/// Bytes of a masked date.
pub(super) const LENGTH: usize = 4;

/// A day as four bytes; every digit is known, so the mask is zero.
pub(super) fn encode(day: Date) -> [u8; LENGTH] {
    let number = i32::from(day.month()) * 1_000_000 + i32::from(day.day()) * 10_000 + i32::from(day.year());
    // INVARIANT: 12,319,999 is the largest such number and needs 24 bits; the first byte stays free for the mask.
    number.to_be_bytes()
}

/// A day whose every digit is known. A date known in part has no place in the record of a pass.
pub(super) fn decode(bytes: &[u8]) -> Option<Date> {
    let [0, high, middle, low] = *bytes else { return None };
    decode_bare([high, middle, low])
}

/// The three bytes without the mask: some writers leave it out of the header.
pub(super) fn decode_bare([high, middle, low]: [u8; 3]) -> Option<Date> {
    let number = i32::from_be_bytes([0, high, middle, low]);
    let part = |value: i32| i8::try_from(value).ok();
    let year = i16::try_from(number % 10_000).ok().filter(|year| *year > 0)?;
    Date::new(year, part(number / 1_000_000)?, part(number / 10_000 % 100)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        base::parse_date(text).unwrap()
    }

    /// Doc 9303-13: 25 March 1957 is 31 9E F5; the signing date of the German samples is 18 October 2024.
    #[test]
    fn the_published_dates_hold_in_both_directions() {
        for (text, bytes) in [
            ("1957-03-25", [0, 0x31, 0x9e, 0xf5]),
            ("2024-10-18", [0, 0x9b, 0x5d, 0x88]),
            ("9999-12-31", [0, 0xbb, 0xfc, 0xff]),
        ] {
            assert_eq!(encode(day(text)), bytes, "{text}");
            assert_eq!(decode(&bytes), Some(day(text)), "{text}");
        }
    }

    #[test]
    fn a_day_known_in_part_and_a_day_that_is_none_are_refused() {
        for bytes in [
            &[0x30, 0x31, 0x9e, 0xf5][..],
            &[0, 0, 0, 0],
            &[0, 0xff, 0xff, 0xff],
            &[0x31, 0x9e, 0xf5],
            &[0, 0, 0x31, 0x9e, 0xf5],
            // 30 February 2024.
            &[0, 0x23, 0x20, 0x48],
        ] {
            assert_eq!(decode(bytes), None, "{bytes:02x?}");
        }
    }
}
