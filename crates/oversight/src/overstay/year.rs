//! The year of a statistic, which need not begin in January.

use base::Date;
use serde::Serialize;

/// Twelve months, named by the calendar year in which they end.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct StatisticalYear {
    from: Date,
    until: Date,
}

/// No year.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum YearError {
    /// The first day is no month and day, or the 29th of February, which not every year has.
    #[error("a year cannot start on `{0}`; write month and day as `10-01`, and not the 29th of February")]
    Start(String),
    /// Past the calendar.
    #[error("the year `{0}` is out of range; name one from 1900 to 9000")]
    Range(i16),
}

impl StatisticalYear {
    /// The year `year` that starts on `starts` (`MM-DD`): `2023` from `10-01` is 2022-10-01 to 2023-09-30; from
    /// `01-01` it is the calendar year.
    ///
    /// # Errors
    ///
    /// [`YearError`] names the part that is wrong.
    pub fn named(year: i16, starts: &str) -> Result<Self, YearError> {
        if !(1900..=9000).contains(&year) {
            return Err(YearError::Range(year));
        }
        let wrong = || YearError::Start(starts.chars().take(12).collect());
        let in_year = |year: i16| base::parse_date(&format!("{year:04}-{starts}")).map_err(|_| wrong());
        if starts == "02-29" {
            return Err(wrong());
        }
        let first = if starts == "01-01" { year } else { year - 1 };
        let (from, next) = (in_year(first)?, in_year(first + 1)?);
        Ok(Self { from, until: next.yesterday().map_err(|_| wrong())? })
    }

    /// The first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day.
    pub fn until(self) -> Date {
        self.until
    }

    /// Whether a day lies in the year.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(year: i16, starts: &str, expected: Option<(&str, &str)>) {
        let days = StatisticalYear::named(year, starts).ok();
        let days = days.map(|it| (it.from().to_string(), it.until().to_string()));
        let days = days.as_ref().map(|(from, until)| (from.as_str(), until.as_str()));
        assert_eq!(days, expected, "{year} {starts}");
    }

    #[test]
    fn a_year_is_named_by_the_calendar_year_in_which_it_ends() {
        check(2023, "10-01", Some(("2022-10-01", "2023-09-30")));
        check(2023, "01-01", Some(("2023-01-01", "2023-12-31")));
        check(2024, "03-01", Some(("2023-03-01", "2024-02-29")));
        check(2024, "12-31", Some(("2023-12-31", "2024-12-30")));
    }

    #[test]
    fn what_is_no_first_day_is_refused() {
        for starts in ["02-29", "13-01", "00-10", "10-1", "1001", "", "2022-10-01", "ab-cd"] {
            check(2023, starts, None);
        }
        check(1899, "01-01", None);
        check(9001, "01-01", None);
    }
}
