//! The closed set of kinds of limit, and their spelling on the command line and in packs.

use base::Date;

use super::{Day, Span};

/// How long a stay may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Limit {
    /// So many days in every window that ends on a day of the stay.
    Rolling {
        /// Most days.
        max_days: u32,
        /// Length of the window in days.
        window_days: u32,
    },
    /// So many days in a year, 1 January to 31 December.
    CalendarYear {
        /// Most days.
        max_days: u32,
    },
    /// So many days from January to June, and from July to December.
    HalfYear {
        /// Most days.
        max_days: u32,
    },
    /// So many days in six months that begin on the first day of presence after the six months before them.
    HalfYearFromEntry {
        /// Most days.
        max_days: u32,
    },
    /// So many days after one entry.
    PerEntry {
        /// Most days.
        max_days: u32,
    },
    /// Up to a day.
    Until {
        /// The last day.
        last: Day,
    },
}

/// The text is no limit.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "`{text}` is no limit: write `rolling:90/180`, `calendar-year:90`, `half-year:90`, `half-year-from-entry:90` or `per-entry:30`, and join several with `+`"
)]
pub struct LimitError {
    text: String,
}

impl Limit {
    /// Reads one limit as `paiza stay` spells it: `rolling:90/180`, `calendar-year:90`, `half-year:90`,
    /// `half-year-from-entry:90`, `per-entry:30`.
    ///
    /// # Errors
    ///
    /// [`LimitError`]: another spelling, a number that is no count of days, a window that can never be filled.
    pub fn parse(text: &str) -> Result<Self, LimitError> {
        let wrong = || LimitError { text: text.chars().take(60).collect() };
        let (kind, numbers) = text.split_once(':').ok_or_else(wrong)?;
        let limit = match (kind, numbers.split_once('/')) {
            ("rolling", Some((max, window))) => Self::Rolling {
                max_days: days(max).ok_or_else(wrong)?,
                window_days: days(window).ok_or_else(wrong)?,
            },
            ("calendar-year", None) => Self::CalendarYear { max_days: days(numbers).ok_or_else(wrong)? },
            ("half-year", None) => Self::HalfYear { max_days: days(numbers).ok_or_else(wrong)? },
            ("half-year-from-entry", None) => {
                Self::HalfYearFromEntry { max_days: days(numbers).ok_or_else(wrong)? }
            }
            ("per-entry", None) => Self::PerEntry { max_days: days(numbers).ok_or_else(wrong)? },
            _ => return Err(wrong()),
        };
        if limit.can_be_reached() { Ok(limit) } else { Err(wrong()) }
    }

    /// Reads limits joined with `+`: all of them hold together.
    ///
    /// # Errors
    ///
    /// As [`Limit::parse`].
    pub fn parse_all(text: &str) -> Result<Vec<Self>, LimitError> {
        text.split('+').map(|part| Self::parse(part.trim())).collect()
    }

    /// Most days; `None` where the limit is a day.
    pub fn max_days(self) -> Option<u32> {
        match self {
            Self::Rolling { max_days, .. }
            | Self::CalendarYear { max_days }
            | Self::HalfYear { max_days }
            | Self::HalfYearFromEntry { max_days }
            | Self::PerEntry { max_days } => Some(max_days),
            Self::Until { .. } => None,
        }
    }

    /// The name of its window in answers.
    pub fn window(self) -> String {
        match self {
            Self::Rolling { window_days, .. } => format!("rolling-{window_days}"),
            Self::CalendarYear { .. } => "calendar-year".to_owned(),
            Self::HalfYear { .. } => "half-year".to_owned(),
            Self::HalfYearFromEntry { .. } => "half-year-from-entry".to_owned(),
            Self::PerEntry { .. } => "per-entry".to_owned(),
            Self::Until { .. } => "until".to_owned(),
        }
    }

    /// The last day, where the limit is a day.
    pub fn until(self) -> Option<Date> {
        match self {
            Self::Until { last } => Some(last.date()),
            _ => None,
        }
    }

    /// False if no stay could ever reach the limit: more days than its window has, or no days at all.
    pub fn can_be_reached(self) -> bool {
        match self {
            Self::Rolling { max_days, window_days } => {
                0 < max_days && max_days < window_days && window_days <= 3_660
            }
            Self::CalendarYear { max_days } => (1..=365).contains(&max_days),
            Self::HalfYear { max_days } => (1..=183).contains(&max_days),
            // The shortest six months have 181 days: nobody may spend one of these periods as a whole.
            Self::HalfYearFromEntry { max_days } => (1..=180).contains(&max_days),
            Self::PerEntry { max_days } => (1..=3_660).contains(&max_days),
            Self::Until { .. } => true,
        }
    }

    /// The window that ends on a day, for limits whose window only the calendar fixes.
    pub(crate) fn window_on(self, day: Day) -> Option<Span> {
        let from = match self {
            Self::Rolling { window_days, .. } => day.plus(1 - window_days as i32),
            Self::CalendarYear { .. } => first_of(day.date().year(), 1),
            Self::HalfYear { .. } => {
                let date = day.date();
                first_of(date.year(), if date.month() <= 6 { 1 } else { 7 })
            }
            Self::HalfYearFromEntry { .. } | Self::PerEntry { .. } | Self::Until { .. } => return None,
        };
        Some(Span { from, to: day })
    }
}

fn first_of(year: i16, month: i8) -> Day {
    Date::new(year, month, 1).map_or(Day::FIRST, Day::of)
}

fn days(text: &str) -> Option<u32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
