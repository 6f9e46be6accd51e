//! Overstays of the past: stretches of days that were spent above the limit of their day.

use super::plan::over_on_past_day;
use super::{Book, Day, Span};

/// The stretches of days before `before` on which the person was present above a limit, in order.
///
/// Each day is judged by the limits that held on it.
pub fn overstays(book: &Book, before: Day) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let Some(presence) = book.presences.first() else { return runs };
    let Some(first) = presence.spans().first() else { return runs };
    for stretch in presence.days().stretches(Span { from: first.from, to: before.plus(-1) }) {
        for number in stretch.from.number()..=stretch.to.number() {
            let day = Day::from_number(number);
            if over_on_past_day(book, day) == 0 {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.to.plus(1) == day => run.to = day,
                _ => runs.push(Span { from: day, to: day }),
            }
        }
    }
    runs
}
