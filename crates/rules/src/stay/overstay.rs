//! Overstays of the past: stretches of days that were spent above the limit of their day.
//!
//! A life of stays has tens of thousands of days, so days are leapt over: a count grows by at most one a day, and who is
//! over a limit stays over it while presence and window last.

use base::Date;

use super::plan::{has_passed, over_on_past_day, surely_free};
use super::{Book, Day, Held, Limit, Presence, Span};

/// The stretches of days before `before` on which the person was present above a limit, in order.
///
/// Each day is judged by the limits that held on it.
pub fn overstays(book: &Book, before: Day) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let Some(presence) = book.presences.first() else { return runs };
    let Some(first) = presence.spans().first() else { return runs };
    for stretch in presence.days().stretches(Span { from: first.from, to: before.plus(-1) }) {
        let mut day = stretch.from;
        while day <= stretch.to {
            let last = last_of_segment(book, day).min(stretch.to);
            if over_on_past_day(book, day) == 0 {
                let free = i32::try_from(surely_free(book, day)).unwrap_or(i32::MAX / 2);
                day = day.plus(free.min(last.since(day)) + 1);
                continue;
            }
            let to = over_up_to(book, day).min(last);
            match runs.last_mut() {
                Some(run) if run.to.plus(1) == day => run.to = to,
                _ => runs.push(Span { from: day, to }),
            }
            day = to.plus(1);
        }
    }
    runs
}

/// The last day on which the limits of a day hold.
fn last_of_segment(book: &Book, day: Day) -> Day {
    let after = book.segments.partition_point(|(from, _)| *from <= day);
    book.segments.get(after).map_or(Day::LAST, |(from, _)| from.plus(-1))
}

/// The last day up to which the person is surely over one and the same limit; the day itself if nothing is sure.
fn over_up_to(book: &Book, day: Day) -> Day {
    let ends = book.limits_on(day).iter().filter_map(|held| {
        let presence = book.presence(held)?;
        let is_over = presence.days().contains(day) && super::plan::over_by_itself(book, held, day);
        is_over.then(|| present_up_to(presence, day).min(window_up_to(book, held, day)))
    });
    ends.max().unwrap_or(day).max(day)
}

/// The last day of the span that the day lies in, or the day before another entry.
fn present_up_to(presence: &Presence, day: Day) -> Day {
    let spans = presence.spans();
    let end = spans.iter().filter(|span| span.from <= day && day <= span.to).map(|span| span.to).max();
    let next = spans.iter().map(|span| span.from).find(|from| *from > day).map(|from| from.plus(-1));
    end.into_iter().chain(next).min().unwrap_or(day)
}

/// The last day before a new window begins at nought.
fn window_up_to(book: &Book, held: &Held, day: Day) -> Day {
    let year = day.date().year();
    let end = |month, last| Date::new(year, month, last).map_or(day, Day::of);
    match (held.limit, held.or_until) {
        (Limit::Rolling { .. } | Limit::PerEntry { .. } | Limit::Until { .. }, None) => Day::LAST,
        (Limit::HalfYear { .. }, None) if day.date().month() <= 6 => end(6, 30),
        (Limit::CalendarYear { .. } | Limit::HalfYear { .. }, None) => end(12, 31),
        // Who stayed past the limit by the later of two ends is over it to the end of the entry.
        (_, Some(last)) if day > last && has_passed(book, held, day, last, None) => Day::LAST,
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiled::random::Dice;

    /// Goal: leaping finds the runs that looking at each day finds.
    #[test]
    fn leaping_finds_the_runs_that_walking_finds() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        let mut found_ones = 0;
        for _ in 0..400 {
            let book = crate::stay::plan::random_book(&mut dice);
            let before = Day::from_number(19_700 + dice.below(1_500) as i32);
            let found = overstays(&book, before);
            found_ones += found.len();
            assert_eq!(found, walked(&book, before), "seed {seed}: {book:?} {before:?}");
        }
        assert!(found_ones > 50, "seed {seed}: hardly an overstay to find");
    }

    fn walked(book: &Book, before: Day) -> Vec<Span> {
        let mut runs: Vec<Span> = Vec::new();
        for day in (19_000..before.number()).map(Day::from_number) {
            let is_present = book.presences.first().is_some_and(|all| all.days().contains(day));
            if !is_present || over_on_past_day(book, day) == 0 {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.to.plus(1) == day => run.to = day,
                _ => runs.push(Span { from: day, to: day }),
            }
        }
        runs
    }
}
