//! A day and an hour typed into a form, read as wall time at a place.

use base::{Date, Moment, civil, tz};

/// Why a wall time cannot be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WallTimeError {
    /// It is no hour of the form `09:00`.
    NotAnHour,
    /// The clock jumps over it that night.
    DoesNotExist,
}

/// The moment at which the clock of `zone` shows `hour` on `day`.
///
/// Where the clock shows an hour twice, the earlier one is taken, so that a deadline before it is the stricter one.
///
/// # Errors
///
/// [`WallTimeError`] for an hour that is none, or that does not exist on that day.
pub fn moment_at(day: Date, hour: &str, zone: &tz::TimeZone) -> Result<Moment, WallTimeError> {
    let (hours, minutes) = hour.trim().split_once(':').ok_or(WallTimeError::NotAnHour)?;
    let number = |text: &str| {
        (text.len() == 2).then(|| text.parse::<i8>().ok()).flatten().ok_or(WallTimeError::NotAnHour)
    };
    let time =
        civil::Time::new(number(hours)?, number(minutes)?, 0, 0).map_err(|_| WallTimeError::NotAnHour)?;
    let wall = day.to_datetime(time);
    let offset = match zone.to_ambiguous_timestamp(wall).offset() {
        tz::AmbiguousOffset::Unambiguous { offset } => offset,
        tz::AmbiguousOffset::Fold { before, .. } => before,
        tz::AmbiguousOffset::Gap { .. } => return Err(WallTimeError::DoesNotExist),
    };
    let instant = offset.to_timestamp(wall).map_err(|_| WallTimeError::NotAnHour)?;
    Ok(Moment::new(instant, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: &str, hour: &str, zone: &str, expected: Result<&str, WallTimeError>) {
        let zone = tz::TimeZone::get(zone).unwrap();
        let found = moment_at(base::parse_date(day).unwrap(), hour, &zone).map(|moment| moment.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{day} {hour}");
    }

    #[test]
    fn an_hour_is_read_where_the_border_is() {
        check("2026-08-10", "09:00", "Asia/Yekaterinburg", Ok("2026-08-10T09:00:00+05:00"));
        check("2026-08-10", "23:59", "Europe/Moscow", Ok("2026-08-10T23:59:00+03:00"));
        for nonsense in ["", "9", "9:00", "24:00", "12:60", "ab:cd", "12:00:00"] {
            check("2026-08-10", nonsense, "Europe/Moscow", Err(WallTimeError::NotAnHour));
        }
    }

    #[test]
    fn an_hour_that_the_clock_shows_twice_is_the_earlier_and_a_skipped_one_is_none() {
        check("2026-10-25", "02:30", "Europe/Berlin", Ok("2026-10-25T02:30:00+02:00"));
        check("2026-03-29", "02:30", "Europe/Berlin", Err(WallTimeError::DoesNotExist));
    }
}
