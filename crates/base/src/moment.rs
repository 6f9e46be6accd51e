//! An instant together with the offset in which somebody wrote it.
//!
//! A deadline is compared as an instant and shown in the offset of the person it concerns; RFC 3339 with an offset is
//! the form in every file and answer.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// An instant and the offset from UTC in which it is read and shown.
///
/// Two moments are equal when they name the same instant, whatever their offsets.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Moment {
    instant: Timestamp,
    offset: Offset,
}

/// The text is no RFC 3339 instant with an offset, or a day that does not exist.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{text}` is no {wanted}")]
pub struct MomentError {
    text: String,
    wanted: &'static str,
}

impl Moment {
    /// An instant shown in an offset.
    pub fn new(instant: Timestamp, offset: Offset) -> Self {
        Self { instant, offset }
    }

    /// An instant shown in UTC.
    pub fn utc(instant: Timestamp) -> Self {
        Self { instant, offset: Offset::UTC }
    }

    /// An instant shown in the offset that a zone has at that instant.
    pub fn in_zone(instant: Timestamp, zone: &TimeZone) -> Self {
        Self { instant, offset: zone.to_offset(instant) }
    }

    /// The instant.
    pub fn instant(self) -> Timestamp {
        self.instant
    }

    /// The offset in which it is shown.
    pub fn offset(self) -> Offset {
        self.offset
    }

    /// The calendar date and wall time in its own offset.
    pub fn local(self) -> DateTime {
        self.offset.to_datetime(self.instant)
    }

    /// The calendar day in its own offset.
    pub fn date(self) -> Date {
        self.local().date()
    }

    /// The same instant, shown in the offset that `zone` has then.
    #[must_use]
    pub fn shown_in(self, zone: &TimeZone) -> Self {
        Self::in_zone(self.instant, zone)
    }

    /// This moment moved by elapsed time, in the same offset; `None` past the end of the calendar.
    #[must_use]
    pub fn moved(self, by: SignedDuration) -> Option<Self> {
        self.instant.checked_add(by).ok().map(|instant| Self { instant, offset: self.offset })
    }

    /// Reads an RFC 3339 instant; the offset must be written.
    ///
    /// # Errors
    ///
    /// [`MomentError`] names the text and the form that is wanted.
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        let wrong = || MomentError {
            text: text.chars().take(40).collect(),
            wanted: "instant with an offset, such as `2026-08-10T09:00:00+05:00`",
        };
        // The strict form only: a date, `T`, a time with seconds, and `Z` or an offset of hours and minutes.
        let body = text.get(..19).ok_or_else(wrong)?;
        let local: DateTime = body.parse().map_err(|_| wrong())?;
        if body.as_bytes().get(10) != Some(&b'T') {
            return Err(wrong());
        }
        let instant: Timestamp = text.parse().map_err(|_| wrong())?;
        let utc = Offset::UTC.to_datetime(instant);
        let seconds = local.duration_since(utc).as_secs() + i64::from(utc.subsec_nanosecond() > 0);
        let offset =
            i32::try_from(seconds).ok().and_then(|s| Offset::from_seconds(s).ok()).ok_or_else(wrong)?;
        let tail_is_offset = text.ends_with('Z')
            || text.get(text.len().saturating_sub(6)..).is_some_and(|tail| tail.starts_with(['+', '-']));
        if tail_is_offset { Ok(Self { instant, offset }) } else { Err(wrong()) }
    }
}

/// Reads a day written `YYYY-MM-DD`; a day that does not exist is an error.
///
/// # Errors
///
/// [`MomentError`] names the text and the form that is wanted.
pub fn parse_date(text: &str) -> Result<Date, MomentError> {
    let wrong = || MomentError {
        text: text.chars().take(40).collect(),
        wanted: "day of the calendar, such as `2026-08-10`",
    };
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return Err(wrong());
    }
    text.parse().map_err(|_| wrong())
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.instant == other.instant
    }
}
impl Eq for Moment {}
impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.instant.cmp(&other.instant)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.unsigned_abs() / 60;
        write!(f, "{}{sign}{:02}:{:02}", self.local(), minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Moment {
    type Err = MomentError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}
impl TryFrom<String> for Moment {
    type Error = MomentError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_keeps_the_offset_it_was_written_in() {
        for text in ["2026-08-10T09:00:00+05:00", "2026-08-10T09:00:00-03:30", "2024-02-29T23:59:59+00:00"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Moment::parse("2026-08-10T04:00:00Z"), Moment::parse("2026-08-10T09:00:00+05:00"));
        let with_fraction = Moment::parse("2026-08-10T09:00:00.25+05:00").unwrap();
        assert_eq!(with_fraction.offset().seconds(), 5 * 3600);
    }

    #[test]
    fn what_is_no_instant_says_what_is_wanted() {
        for text in [
            "",
            "2026-08-10",
            "2026-02-30T09:00:00+05:00",
            "2026-08-10T09:00:00",
            "2026-08-10 09:00:00+05:00",
            "tomorrow",
            "2026-08-10T09:00:00+05:00[Asia/Almaty]",
        ] {
            assert!(Moment::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_is_ten_characters_and_exists() {
        assert!(parse_date("2024-02-29").is_ok());
        for text in ["2023-02-29", "2026-13-01", "20260101", "2026-1-1", "", "+002026-01-01"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}
