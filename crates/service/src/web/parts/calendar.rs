//! The day calendar: which days of which months counted, month by month.

use base::Date;

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Days {
    /// Every day of the run; at most ten years of them.
    fn each(self) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(self.from), |day| day.tomorrow().ok())
            .take_while(move |day| *day <= self.to)
            .take(3_660)
    }
}

/// Which days a stay limit counted.
#[derive(Clone, Debug, Default)]
pub struct DayCalendar {
    /// Days that count against the limit.
    pub counted: Vec<Days>,
    /// Days present that do not count (another ground, outside the window).
    pub not_counted: Vec<Days>,
    /// Days planned.
    pub planned: Vec<Days>,
    /// Days above the limit.
    pub over: Vec<Days>,
    /// The last lawful day.
    pub last_lawful_day: Option<Date>,
    /// Today, or the day asked about.
    pub today: Option<Date>,
}

/// What a day is. Each has its own shape besides its colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum DayMark {
    /// Nothing.
    Free,
    /// Present, does not count.
    NotCounted,
    /// Planned.
    Planned,
    /// Counts.
    Counted,
    /// Above the limit.
    Over,
}

/// A month to draw.
#[derive(Clone, Debug)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// Weeks from Monday to Sunday; `None` outside the month.
    pub weeks: Vec<Vec<Option<Cell>>>,
}

/// A day to draw.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The day of the month.
    pub day: i8,
    /// What it is.
    pub mark: DayMark,
    /// It is the last lawful day.
    pub last: bool,
    /// It is today, or the day asked about.
    pub today: bool,
}

impl DayMark {
    /// The name of its style.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Free => "",
            Self::NotCounted => "not-counted",
            Self::Planned => "planned",
            Self::Counted => "counted",
            Self::Over => "over",
        }
    }
}

/// More months than this are not drawn.
const MOST_MONTHS: usize = 24;

impl DayCalendar {
    /// The months that hold something, in order; an empty stretch between two of them is left out.
    pub fn months(&self) -> Vec<Month> {
        let mut firsts: Vec<Date> = Vec::new();
        let lists = [&self.counted, &self.not_counted, &self.planned, &self.over];
        for days in lists.into_iter().flatten() {
            let mut first = days.from.first_of_month();
            while first <= days.to && firsts.len() < MOST_MONTHS * 4 {
                firsts.push(first);
                first = first.last_of_month().tomorrow().unwrap_or(Date::MAX);
            }
        }
        firsts.extend(self.last_lawful_day.iter().chain(&self.today).map(|day| day.first_of_month()));
        firsts.sort_unstable();
        firsts.dedup();
        firsts.into_iter().take(MOST_MONTHS).map(|first| self.month(first)).collect()
    }

    /// How many days bear a mark; for the line that says it in words.
    pub fn days_marked(&self, mark: DayMark) -> usize {
        let list = match mark {
            DayMark::Free => return 0,
            DayMark::NotCounted => &self.not_counted,
            DayMark::Planned => &self.planned,
            DayMark::Counted => &self.counted,
            DayMark::Over => &self.over,
        };
        let mut days: Vec<Date> = list.iter().flat_map(|days| days.each()).collect();
        days.sort_unstable();
        days.dedup();
        days.len()
    }

    fn month(&self, first: Date) -> Month {
        let lead = first.weekday().to_monday_zero_offset() as usize;
        let mut cells: Vec<Option<Cell>> = vec![None; lead];
        let mut day = first;
        while day.month() == first.month() {
            cells.push(Some(self.cell(day)));
            match day.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        cells.resize(cells.len().div_ceil(7) * 7, None);
        Month {
            year: first.year(),
            month: first.month(),
            weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
        }
    }

    fn cell(&self, day: Date) -> Cell {
        let inside = |list: &[Days]| list.iter().any(|days| days.from <= day && day <= days.to);
        let mark = if inside(&self.over) {
            DayMark::Over
        } else if inside(&self.counted) {
            DayMark::Counted
        } else if inside(&self.planned) {
            DayMark::Planned
        } else if inside(&self.not_counted) {
            DayMark::NotCounted
        } else {
            DayMark::Free
        };
        Cell { day: day.day(), mark, last: self.last_lawful_day == Some(day), today: self.today == Some(day) }
    }
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;

    fn days(from: &str, to: &str) -> Days {
        Days { from: parse_date(from).unwrap(), to: parse_date(to).unwrap() }
    }

    #[test]
    fn months_without_a_mark_are_left_out_and_weeks_start_on_monday() {
        let calendar = DayCalendar {
            counted: vec![days("2026-01-10", "2026-02-18")],
            planned: vec![days("2026-08-10", "2026-08-20")],
            ..DayCalendar::default()
        };
        let months = calendar.months();
        assert_eq!(months.iter().map(|month| month.month).collect::<Vec<_>>(), [1, 2, 8]);
        // 1 January 2026 is a Thursday: three cells stand empty before it.
        let first_week = &months[0].weeks[0];
        assert_eq!(first_week.iter().filter(|cell| cell.is_none()).count(), 3);
        assert!(months.iter().all(|month| month.weeks.iter().all(|week| week.len() == 7)));
        assert_eq!(calendar.days_marked(DayMark::Counted), 40);
    }

    #[test]
    fn a_day_in_two_runs_is_marked_once() {
        let calendar = DayCalendar {
            counted: vec![days("2026-03-01", "2026-03-10"), days("2026-03-10", "2026-03-12")],
            ..DayCalendar::default()
        };
        assert_eq!(calendar.days_marked(DayMark::Counted), 12);
    }

    #[test]
    fn the_worse_mark_wins_on_a_day() {
        let calendar = DayCalendar {
            counted: vec![days("2026-03-01", "2026-03-10")],
            over: vec![days("2026-03-10", "2026-03-10")],
            ..DayCalendar::default()
        };
        assert_eq!(calendar.cell(parse_date("2026-03-10").unwrap()).mark, DayMark::Over);
        assert_eq!(calendar.cell(parse_date("2026-03-09").unwrap()).mark, DayMark::Counted);
    }
}
