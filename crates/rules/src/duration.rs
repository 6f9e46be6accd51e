//! Spans of time as the law writes them: `72 hours`, `90 days`, `6 months`, `3 years`.

use std::fmt;

use base::civil::DateTime;
use base::tz::TimeZone;
use base::{Date, SignedDuration, Span, Timestamp, nearest};

const UNITS: &[&str] = &["hours", "days", "working days", "months", "years"];

/// A span of time. Hours are elapsed; the others are steps of the local calendar.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum Duration {
    /// Elapsed hours.
    Hours(u32),
    /// Local calendar days.
    Days(u32),
    /// Working days: Monday to Friday, without the holidays of the deadline that counts them.
    WorkingDays(u32),
    /// Months: the same day of the month, or the last one of a shorter month.
    Months(u32),
    /// Years: the same day; 29 February becomes 28 February.
    Years(u32),
}

impl Duration {
    /// Reads a number and a unit.
    ///
    /// # Errors
    ///
    /// A sentence that names the text, the unit, and the nearest known unit.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (number, unit) = text
            .split_once(' ')
            .ok_or_else(|| format!("`{}` is no span of time: write `72 hours` or `90 days`", short(text)))?;
        let number: u32 = number
            .parse()
            .ok()
            .filter(|n| (1..=20_000).contains(n))
            .ok_or_else(|| format!("`{}` is no number from 1 to 20000", short(number)))?;
        match unit {
            "hours" | "hour" => Ok(Self::Hours(number)),
            "days" | "day" => Ok(Self::Days(number)),
            "working days" | "working day" => Ok(Self::WorkingDays(number)),
            "months" | "month" => Ok(Self::Months(number)),
            "years" | "year" => Ok(Self::Years(number)),
            other => {
                let hint = nearest(other, UNITS.iter().copied()).map_or_else(
                    || format!("; one of {}", UNITS.join(", ")),
                    |n| format!(", did you mean `{n}`?"),
                );
                Err(format!("`{}` is no unit of time{hint}", short(other)))
            }
        }
    }

    /// The day so much later; for hours, full days only.
    pub fn after(self, day: Date) -> Date {
        self.shift(day, 1)
    }

    /// The day so much earlier; for hours, full days only.
    pub fn before(self, day: Date) -> Date {
        self.shift(day, -1)
    }

    fn shift(self, day: Date, sign: i64) -> Date {
        if let Self::WorkingDays(n) = self {
            return working_day(day, n, sign, is_weekday);
        }
        let span = match self {
            Self::Hours(n) => Span::new().days(sign * i64::from(n / 24)),
            Self::Days(n) | Self::WorkingDays(n) => Span::new().days(sign * i64::from(n)),
            Self::Months(n) => Span::new().months(sign * i64::from(n)),
            Self::Years(n) => Span::new().years(sign * i64::from(n)),
        };
        day.saturating_add(span)
    }

    /// The instant so much before another: elapsed for hours, else the same wall time on the earlier day of `zone`.
    ///
    /// A wall time that stands twice takes the earlier instant; one that a clock change skips takes the later.
    pub fn instant_before(self, instant: Timestamp, zone: &TimeZone) -> Timestamp {
        self.instant_shifted(instant, zone, false)
    }

    /// The instant so much after another; as [`Duration::instant_before`].
    pub fn instant_after(self, instant: Timestamp, zone: &TimeZone) -> Timestamp {
        self.instant_shifted(instant, zone, true)
    }

    fn instant_shifted(self, instant: Timestamp, zone: &TimeZone, later: bool) -> Timestamp {
        if let Self::Hours(hours) = self {
            let seconds = i64::from(hours) * 3_600 * if later { 1 } else { -1 };
            let end = if later { Timestamp::MAX } else { Timestamp::MIN };
            return instant.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(end);
        }
        let local = zone.to_datetime(instant);
        let day = if later { self.after(local.date()) } else { self.before(local.date()) };
        instant_of(DateTime::from_parts(day, local.time()), zone).unwrap_or(instant)
    }
}

/// Monday to Friday.
pub(crate) fn is_weekday(day: Date) -> bool {
    day.weekday().to_monday_zero_offset() < 5
}

/// The `n`th working day after a day (`step` 1) or before it (`step` -1).
pub(crate) fn working_day(day: Date, n: u32, step: i64, is_working: impl Fn(Date) -> bool) -> Date {
    let mut day = day;
    let mut left = n;
    while left > 0 {
        let next = day.saturating_add(Span::new().days(step));
        if next == day {
            return day;
        }
        day = next;
        left -= u32::from(is_working(day));
    }
    day
}

/// The instant of a wall time; one that stands twice takes the earlier.
pub(crate) fn instant_of(local: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(local).compatible().ok()
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self {
            Self::Hours(n) => (n, "hour"),
            Self::Days(n) => (n, "day"),
            Self::WorkingDays(n) => (n, "working day"),
            Self::Months(n) => (n, "month"),
            Self::Years(n) => (n, "year"),
        };
        write!(f, "{number} {unit}{}", if *number == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Moment, parse_date};

    #[test]
    fn a_span_reads_and_prints() {
        for text in ["72 hours", "1 day", "90 days", "7 working days", "6 months", "3 years"] {
            assert_eq!(Duration::parse(text).unwrap().to_string(), text);
        }
        for (text, message) in [
            ("90 dayz", "`dayz` is no unit of time, did you mean `days`?"),
            ("90", "`90` is no span of time: write `72 hours` or `90 days`"),
            ("0 days", "`0` is no number from 1 to 20000"),
            (
                "5 fortnights",
                "`fortnights` is no unit of time; one of hours, days, working days, months, years",
            ),
        ] {
            assert_eq!(Duration::parse(text).unwrap_err(), message);
        }
    }

    #[test]
    fn calendar_days_keep_the_wall_time_over_a_clock_change_and_hours_do_not() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let noon = Moment::parse("2026-03-30T12:00:00+02:00").unwrap().instant();
        let day_before = Duration::Days(1).instant_before(noon, &zone);
        let hours_before = Duration::Hours(48).instant_before(noon, &zone);
        assert_eq!(Moment::in_zone(day_before, &zone).to_string(), "2026-03-29T12:00:00+02:00");
        assert_eq!(Moment::in_zone(hours_before, &zone).to_string(), "2026-03-28T11:00:00+01:00");
        let skipped = Moment::parse("2026-03-30T02:30:00+02:00").unwrap().instant();
        let before_skipped = Duration::Days(1).instant_before(skipped, &zone);
        assert_eq!(Moment::in_zone(before_skipped, &zone).to_string(), "2026-03-29T03:30:00+02:00");
    }

    #[test]
    fn a_leap_day_has_its_anniversary_on_the_28th() {
        let leap = parse_date("2024-02-29").unwrap();
        assert_eq!(Duration::Years(1).after(leap), parse_date("2025-02-28").unwrap());
        assert_eq!(
            Duration::Months(1).before(parse_date("2026-03-31").unwrap()),
            parse_date("2026-02-28").unwrap()
        );
    }
}
