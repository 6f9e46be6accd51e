//! Periods of six months, each of which begins on the first day of presence after the one before it has ended.

use base::Date;

use super::{Day, Presence, Span};

/// The months of a period.
const MONTHS: i8 = 6;

/// The part up to `day` of the period that the day lies in; an empty span if no period has begun by then.
///
/// Days before `since` begin no period; planned days begin one like days of presence.
pub(super) fn period_up_to(day: Day, presence: &Presence, since: Option<Day>, planned: Option<Span>) -> Span {
    let mut free_from = since.unwrap_or(Day::FIRST);
    while let Some(from) = first_present(presence, planned, free_from).filter(|from| *from <= day) {
        let last = last_day(from);
        if day <= last {
            return Span { from, to: day };
        }
        free_from = last.plus(1);
    }
    Span { from: day.plus(1), to: day }
}

/// The first day of presence, or planned, that is not before a day.
fn first_present(presence: &Presence, planned: Option<Span>, free_from: Day) -> Option<Day> {
    let spent = presence.days().first_from(free_from);
    let planned = planned.map(|span| (span.from.max(free_from), span.to)).filter(|(from, to)| from <= to);
    spent.into_iter().chain(planned.map(|(from, _)| from)).min()
}

/// The last day of a period: six months later the day before the one that has the number of the first day, or the last
/// day of a month that is too short for it.
fn last_day(from: Day) -> Day {
    let date = from.date();
    let next_year = date.month() > MONTHS;
    let month = if next_year { date.month() - MONTHS } else { date.month() + MONTHS };
    let first_of_month = Date::new(date.year().saturating_add(i16::from(next_year)), month, 1);
    // The calendar ends in the year 9999; no period does after that.
    first_of_month.map_or(from.plus(180), |first| {
        let days_before = i32::from(date.day()) - 2;
        Day::of(first).plus(days_before.min(i32::from(first.days_in_month()) - 1))
    })
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;

    #[test]
    fn a_period_ends_on_the_day_before_the_same_day_six_months_later() {
        for (from, last) in [
            ("2026-01-01", "2026-06-30"),
            ("2026-01-15", "2026-07-14"),
            ("2026-05-31", "2026-11-30"),
            ("2026-07-01", "2026-12-31"),
            ("2026-08-29", "2027-02-28"),
            ("2026-08-30", "2027-02-28"),
            ("2026-08-31", "2027-02-28"),
            ("2026-09-01", "2027-02-28"),
            ("2027-08-29", "2028-02-28"),
            ("2027-08-30", "2028-02-29"),
            ("2027-08-31", "2028-02-29"),
            ("2026-12-31", "2027-06-30"),
        ] {
            assert_eq!(
                last_day(Day::of(parse_date(from).unwrap())),
                Day::of(parse_date(last).unwrap()),
                "{from}"
            );
        }
    }

    #[test]
    fn a_limit_is_shorter_than_every_period() {
        let first = Day::of(Date::constant(2023, 1, 1));
        for ahead in 0..1_500 {
            let from = first.plus(ahead);
            assert!((181..=184).contains(&(last_day(from).since(from) + 1)), "{from:?}");
        }
    }
}
