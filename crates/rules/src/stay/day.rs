//! A day as a number, for loops that run over thousands of them.

use std::fmt;

use base::Date;

/// Days since 1 January 1970 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Day(i32);

impl Day {
    /// 1 January of the year 1: before every day that a situation can name.
    pub const FIRST: Self = Self(-719_162);
    /// 9999-12-31.
    pub const LAST: Self = Self(2_932_896);

    /// The day of a date.
    pub fn of(date: Date) -> Self {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that the leap day is
        // the last of its year.
        let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// The date of the day; days past the calendar's ends give its ends.
    pub fn date(self) -> Date {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        let fallback = if self.0 < 0 { Date::MIN } else { Date::MAX };
        i16::try_from(year).ok().and_then(|y| Date::new(y, month as i8, day as i8).ok()).unwrap_or(fallback)
    }

    /// The day so many days later (or earlier).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this one; 0 for the same day.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The number itself.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with a number.
    pub fn from_number(number: i32) -> Self {
        Self(number)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.date(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_one_to_one() {
        let mut date = Date::constant(1899, 12, 31);
        let mut day = Day::of(date);
        for _ in 0..120_000 {
            assert_eq!(day.date(), date);
            let next = date.tomorrow().unwrap();
            assert_eq!(Day::of(next), day.plus(1));
            (date, day) = (next, day.plus(1));
        }
        assert_eq!(Day::of(Date::constant(1970, 1, 1)).number(), 0);
        assert_eq!(Day::FIRST.date(), Date::constant(1, 1, 1));
    }
}
