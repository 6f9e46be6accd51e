//! Six-figure dates of the MRZ, and the century that they leave out.
//!
//! Doc 9303 gives no rule for the century. Ours: a birth lies in the latest year that is not in the future; an expiry
//! lies in the year nearest to today. The caller names today; an officer who knows better may override it.

use std::fmt;
use std::str::FromStr;

use base::Date;
use serde::{Deserialize, Serialize};

/// A date as an MRZ writes it: two figures each of year, month and day, of which any pair may be unknown (`<<`).
///
/// INVARIANT: some year of 1900 to 2099 that ends in these figures makes it a day that exists.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MrzDate {
    year: Option<u8>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The text is no date of an MRZ.
// A birth date is personal: the text itself stays out of the message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a date of the machine readable zone is six figures YYMMDD, unknown pairs `<<`")]
pub struct MrzDateError;

impl MrzDate {
    /// Reads `YYMMDD`; an unknown pair is `<<`.
    ///
    /// # Errors
    ///
    /// [`MrzDateError`] for another shape, or a day that exists in no year with these figures.
    pub fn parse(text: &str) -> Result<Self, MrzDateError> {
        let wrong = MrzDateError;
        if text.len() != 6 {
            return Err(wrong);
        }
        let pair = |start: usize| two_figures(text.get(start..start + 2).ok_or(wrong)?);
        let date = Self { year: pair(0)?, month: pair(2)?, day: pair(4)? };
        if date.could_exist() { Ok(date) } else { Err(wrong) }
    }

    /// The birth date that is meant on the day `today`: the latest year that puts it on `today` or before.
    ///
    /// `None` when a part is unknown, or when no such day lies within two hundred years.
    pub fn birth_date_on(self, today: Date) -> Option<Date> {
        let latest = self.latest_year(today.year())?;
        (0..2).find_map(|back| self.in_year(latest - 100 * back).filter(|date| *date <= today))
    }

    /// The year of birth that is meant on the day `today`, also when the day or the month is unknown.
    pub fn birth_year_on(self, today: Date) -> Option<i16> {
        match self.birth_date_on(today) {
            Some(date) => Some(date.year()),
            None => self.latest_year(today.year()),
        }
    }

    /// The expiry date that is meant on the day `today`: the year nearest to this one, the later of two equally near.
    ///
    /// `None` when a part is unknown.
    pub fn expiry_date_on(self, today: Date) -> Option<Date> {
        let past = self.latest_year(today.year())?;
        let distance = |date: &Date| (date.year() - today.year()).abs();
        // The later stands first, because `min_by_key` keeps the first of two equal ones.
        [past + 100, past, past - 100].into_iter().filter_map(|year| self.in_year(year)).min_by_key(distance)
    }

    /// Whether year, month and day are all known.
    pub fn is_complete(self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }

    /// The latest year up to `limit` that ends in the two figures.
    fn latest_year(self, limit: i16) -> Option<i16> {
        let figures = i16::from(self.year?);
        let year = limit - limit.rem_euclid(100) + figures;
        Some(if year > limit { year - 100 } else { year })
    }

    fn in_year(self, year: i16) -> Option<Date> {
        Date::new(year, self.month?.try_into().ok()?, self.day?.try_into().ok()?).ok()
    }

    /// Whether the known parts fit some day; an unknown year is taken as a leap year, an unknown month as a long one.
    fn could_exist(self) -> bool {
        let month = self.month.unwrap_or(1);
        let day = self.day.unwrap_or(1);
        let years = match self.year {
            Some(figures) => [1900 + i16::from(figures), 2000 + i16::from(figures)],
            None => [2000, 2004],
        };
        let exists = |year| Date::new(year, month as i8, day as i8).is_ok();
        years.into_iter().any(exists)
    }
}

/// `Ok(None)` for an unknown pair.
fn two_figures(pair: &str) -> Result<Option<u8>, MrzDateError> {
    if pair == "<<" {
        return Ok(None);
    }
    if !pair.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MrzDateError);
    }
    pair.parse().map(Some).map_err(|_| MrzDateError)
}

impl From<Date> for MrzDate {
    fn from(date: Date) -> Self {
        Self {
            year: Some(date.year().rem_euclid(100) as u8),
            month: Some(date.month() as u8),
            day: Some(date.day() as u8),
        }
    }
}

impl fmt::Display for MrzDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [self.year, self.month, self.day] {
            match part {
                Some(figures) => write!(f, "{figures:02}")?,
                None => f.write_str("<<")?,
            }
        }
        Ok(())
    }
}

impl FromStr for MrzDate {
    type Err = MrzDateError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
impl From<MrzDate> for String {
    fn from(date: MrzDate) -> Self {
        date.to_string()
    }
}
impl TryFrom<String> for MrzDate {
    type Error = MrzDateError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        base::parse_date(text).unwrap()
    }

    fn born(figures: &str, today: &str) -> Option<String> {
        MrzDate::parse(figures).unwrap().birth_date_on(day(today)).map(|date| date.to_string())
    }

    fn expires(figures: &str, today: &str) -> Option<String> {
        MrzDate::parse(figures).unwrap().expiry_date_on(day(today)).map(|date| date.to_string())
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let cases = [
            ("261122", "2026-11-22", "2026-11-22"),
            ("261123", "2026-11-22", "1926-11-23"),
            ("740812", "2026-11-22", "1974-08-12"),
            ("000229", "2026-11-22", "2000-02-29"),
            ("960229", "2095-01-01", "1996-02-29"),
        ];
        for (figures, today, expected) in cases {
            assert_eq!(born(figures, today).as_deref(), Some(expected), "{figures} on {today}");
        }
        // 1900 had no 29th of February.
        assert_eq!(born("000229", "2000-02-28"), None);
    }

    #[test]
    fn an_expiry_is_the_one_nearest_to_today() {
        let cases = [
            ("310101", "2026-11-22", "2031-01-01"),
            ("120415", "2026-11-22", "2012-04-15"),
            ("750101", "2026-11-22", "2075-01-01"),
            ("760101", "2026-11-22", "2076-01-01"),
            ("770101", "2026-11-22", "1977-01-01"),
            ("990101", "2026-11-22", "1999-01-01"),
            ("050101", "2099-01-01", "2105-01-01"),
        ];
        for (figures, today, expected) in cases {
            assert_eq!(expires(figures, today).as_deref(), Some(expected), "{figures} on {today}");
        }
    }

    #[test]
    fn a_date_with_an_unknown_part_has_no_day_but_may_have_a_year() {
        for figures in ["74<<<<", "7408<<", "<<<<<<", "<<0812", "74<<31"] {
            assert_eq!(born(figures, "2026-11-22"), None, "{figures}");
            assert_eq!(expires(figures, "2026-11-22"), None, "{figures}");
            assert_eq!(MrzDate::parse(figures).unwrap().to_string(), figures);
        }
        let year = |figures: &str| MrzDate::parse(figures).unwrap().birth_year_on(day("2026-11-22"));
        assert_eq!(year("74<<<<"), Some(1974));
        assert_eq!(year("26<<<<"), Some(2026));
        assert_eq!(year("27<<<<"), Some(1927));
        assert_eq!(year("<<0812"), None);
    }

    #[test]
    fn a_day_that_exists_in_no_year_is_no_date() {
        for figures in ["740131", "000229", "<<0229", "74<<31", "991231"] {
            assert!(MrzDate::parse(figures).is_ok(), "{figures}");
        }
        for figures in [
            "990231", "230229", "740132", "740100", "740012", "741301", "7408", "74O812", "7<0812",
            "7408120", "<<0230", "74<<32", "+10812", "", "ЖЖЖ", "74é12",
        ] {
            assert!(MrzDate::parse(figures).is_err(), "{figures}");
        }
    }

    #[test]
    fn a_date_of_the_calendar_is_written_with_six_figures() {
        assert_eq!(MrzDate::from(day("2005-01-09")).to_string(), "050109");
    }
}
