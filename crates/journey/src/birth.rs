//! A birth date, of which a travel document may not know every part.
//!
//! ICAO Doc 9303-3 section 4.8 lets an unknown month or day be a filler. Here it is written `XX`: `1990-05-01`,
//! `1990-05-XX`, `1990-XX-XX`. A whole unknown date is not accepted: a person must be found again by it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A birth date whose month and day may be unknown.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct BirthDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The text is no birth date.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "this is no birth date: write `1990-05-01`, or `XX` for a month or day that the document does not state"
)]
pub struct BirthDateError;

impl BirthDate {
    /// The whole date, where it is known.
    pub fn exact(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The first day that it can be.
    pub fn earliest(self) -> Date {
        // INVARIANT: parsing accepts only parts that exist together, so the fallback is never taken.
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::MIN)
    }

    /// The last day that it can be.
    pub fn latest(self) -> Date {
        let first = Date::new(self.year, self.month.unwrap_or(12), 1).unwrap_or(Date::MAX);
        self.day.map_or_else(|| first.last_of_month(), |_| self.earliest())
    }

    /// Whole years lived on `day` at most: the age if the birth day is known, else the highest it can be.
    pub fn age_at_most(self, day: Date) -> i16 {
        age(self.earliest(), day)
    }

    /// Whole years lived on `day` at least.
    pub fn age_at_least(self, day: Date) -> i16 {
        age(self.latest(), day)
    }
}

/// Whole years between birth and `day`; someone born on 29 February has the birthday on 1 March of other years.
fn age(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

impl From<Date> for BirthDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl FromStr for BirthDate {
    type Err = BirthDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, rest) = text.split_once('-').ok_or(BirthDateError)?;
        let (month, day) = rest.split_once('-').ok_or(BirthDateError)?;
        let part = |text: &str, length: usize| -> Result<Option<i16>, BirthDateError> {
            match text {
                "XX" if length == 2 => Ok(None),
                _ if text.len() == length && text.bytes().all(|b| b.is_ascii_digit()) => {
                    text.parse().map(Some).map_err(|_| BirthDateError)
                }
                _ => Err(BirthDateError),
            }
        };
        let year = part(year, 4)?.ok_or(BirthDateError)?;
        let month = part(month, 2)?.map(|month| month as i8);
        let day = part(day, 2)?.map(|day| day as i8);
        // A day without its month is no date that a document prints.
        if month.is_none() && day.is_some() || year < 1850 {
            return Err(BirthDateError);
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| BirthDateError)?;
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day] {
            match part {
                Some(value) => write!(f, "-{value:02}")?,
                None => f.write_str("-XX")?,
            }
        }
        Ok(())
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for BirthDate {
    type Error = BirthDateError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn known_and_partly_known_dates_read_back() {
        for text in ["1990-05-01", "1990-05-XX", "1990-XX-XX", "2024-02-29"] {
            assert_eq!(text.parse::<BirthDate>().unwrap().to_string(), text);
        }
        for text in
            ["", "1990", "1990-13-01", "1990-XX-05", "XXXX-01-01", "1990-02-30", "1849-01-01", "90-05-01"]
        {
            assert!(text.parse::<BirthDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_age_turns_on_the_birthday_and_spans_what_is_unknown() {
        let check = |born: &str, on, at_least, at_most| {
            let born: BirthDate = born.parse().unwrap();
            assert_eq!((born.age_at_least(on), born.age_at_most(on)), (at_least, at_most), "{born} on {on}");
        };
        check("2008-08-10", date(2026, 8, 9), 17, 17);
        check("2008-08-10", date(2026, 8, 10), 18, 18);
        check("2008-XX-XX", date(2026, 8, 10), 17, 18);
        check("2008-08-XX", date(2026, 8, 10), 17, 18);
        check("2008-02-29", date(2026, 2, 28), 17, 17);
        check("2008-02-29", date(2026, 3, 1), 18, 18);
    }
}
