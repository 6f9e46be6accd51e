//! What a planned stay, or standing on a day, means under the limits of each day.

use super::anchor::period_up_to;
use super::{Book, Day, Held, Limit, Presence, Span};

/// Days for which a stay is followed before it is said to have no end, and for which a first possible day is sought.
const HORIZON_DAYS: i32 = 4_000;

/// One limit's own numbers on a day.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Count {
    /// The limit, with its owner's tag.
    pub held: Held,
    /// Of a limit and the day it may run to, the one that leaves more days.
    pub limit: Limit,
    /// Days that count.
    pub used: u32,
    /// Days left.
    pub left: u32,
}

/// The last day that may be spent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LastDay {
    /// Not even the first day.
    None,
    /// This one.
    On(Day),
    /// No limit ends the stay within the horizon of ten years.
    NoEnd,
}

/// What a planned stay means.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Plan {
    /// Every limit of the day of entry; the one with the fewest days left comes first.
    pub counts: Vec<Count>,
    /// The last day that may be spent.
    pub last: LastDay,
    /// First day, not before the planned one, on which at least one day is left.
    pub earliest: Option<Day>,
    /// First day of a booked stay that the planned one would make unlawful.
    pub conflicts_with: Option<Day>,
}

/// Where a person stands on a day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Standing {
    /// The numbers of the day, and of staying on from it.
    pub plan: Plan,
    /// True if the day lies in a stay.
    pub inside: bool,
    /// The count above the limit on the day.
    pub overstay_days: u32,
}

/// Days that are planned in addition to those of the book.
#[derive(Clone, Copy)]
pub(crate) struct Planned {
    /// Entry from which `per-entry` counts.
    entered: Day,
    /// First day added.
    from: Day,
    /// Last day added.
    to: Day,
}

/// Judges a stay from `enter` to `leave`, or as long as the law allows.
///
/// Spans of the book after `enter` are booked stays: they cap the planned one, where it would make them unlawful.
pub fn plan(book: &Book, enter: Day, leave: Option<Day>) -> Plan {
    let mut counts: Vec<Count> =
        book.limits_on(enter).iter().map(|held| before_entry(book, held, enter)).collect();
    // A stable sort: of two with equally few days left, the one that stands first in the pack stays first.
    counts.sort_by_key(|count| count.left);
    let unbooked = last_from(book, enter, enter);
    let (last, conflicts_with) = capped(book, enter, unbooked, leave);
    Plan { counts, last, earliest: earliest(book, enter), conflicts_with }
}

impl Plan {
    /// True if a stay that ends on `leave` is longer than the limits allow.
    pub fn exceeds(&self, leave: Day) -> bool {
        match self.last {
            LastDay::None => true,
            LastDay::On(last) => leave > last,
            LastDay::NoEnd => false,
        }
    }
}

/// The last day of a stay that begins on `enter` and takes every day that the law allows; booked stays do not cap it.
pub fn longest(book: &Book, enter: Day) -> LastDay {
    last_from(book, enter, enter)
}

/// Says where a person stands on `day`; what lies after it is ignored.
pub fn standing(book: &Book, day: Day) -> Standing {
    let book = &Book {
        presences: book.presences.iter().map(|presence| presence.up_to(day)).collect(),
        segments: book.segments.clone(),
    };
    let entered = book.presences.first().and_then(|presence| presence.entered(day));
    let mut counts: Vec<Count> =
        book.limits_on(day).iter().map(|held| count(held, used(book, held, day, None), day)).collect();
    counts.sort_by_key(|count| count.left);
    Standing {
        overstay_days: over(book, day, None),
        inside: entered.is_some(),
        plan: Plan {
            counts,
            last: last_from(book, day, entered.unwrap_or(day)),
            earliest: if entered.is_some() { None } else { earliest(book, day) },
            conflicts_with: None,
        },
    }
}

/// The count of every limit that holds on a day: with the day if it lies in a stay, else before an entry on it. The one
/// with the fewest days left comes first; what lies after the day is ignored.
pub fn counts_on(book: &Book, day: Day) -> Vec<Count> {
    let is_inside = book.presences.first().is_some_and(|presence| presence.days().contains(day));
    let of_day = |held: &Held| {
        if is_inside { count(held, used(book, held, day, None), day) } else { before_entry(book, held, day) }
    };
    let mut counts: Vec<Count> = book.limits_on(day).iter().map(of_day).collect();
    counts.sort_by_key(|count| count.left);
    counts
}

/// The count above the limit on the day that a planned stay ends, or on the day of entry if no end is planned: then
/// only days already spent count.
pub fn overstay_on(book: &Book, enter: Day, leave: Option<Day>) -> u32 {
    match leave {
        Some(leave) => over(book, leave, Some(Planned { entered: enter, from: enter, to: leave })),
        None => book
            .limits_on(enter)
            .iter()
            .map(|held| {
                before_entry(book, held, enter).used.saturating_sub(held.limit.max_days().unwrap_or(u32::MAX))
            })
            .max()
            .unwrap_or(0),
    }
}

fn before_entry(book: &Book, held: &Held, day: Day) -> Count {
    let used = match held.limit {
        Limit::PerEntry { .. } => 0,
        _ => used(book, held, day, None),
    };
    count(held, used, day)
}

fn count(held: &Held, used: u32, day: Day) -> Count {
    let left_by_count = left(held.limit, used, day);
    match held.or_until.map(|last| Limit::Until { last }) {
        Some(until) if left(until, 0, day) > left_by_count => {
            Count { held: *held, limit: until, used: 0, left: left(until, 0, day) }
        }
        _ => Count { held: *held, limit: held.limit, used, left: left_by_count },
    }
}

/// The last lawful day of a stay whose days are planned from `from` on and whose entry was on `entered`.
///
/// A day more of stay adds a day at most to every count, so that as many days as are left under every limit need not be
/// looked at. A test compares it with the walk over each day.
fn last_from(book: &Book, from: Day, entered: Day) -> LastDay {
    let end = from.plus(HORIZON_DAYS);
    let mut day = from;
    while day < end {
        let after = book.segments.partition_point(|(first, _)| *first <= day);
        let held =
            after.checked_sub(1).and_then(|at| book.segments.get(at)).map_or(&[][..], |(_, held)| held);
        let planned = Planned { entered, from, to: day };
        let mut next = book.segments.get(after).map_or(end, |(first, _)| *first);
        for held in held {
            match free_days(book, held, day, planned) {
                Some(free) => next = next.min(day.plus(free + 1)),
                None if day == from => return LastDay::None,
                None => return LastDay::On(day.plus(-1)),
            }
        }
        day = next;
    }
    LastDay::NoEnd
}

/// Days after a planned one that are certainly within a limit too; `None` if the day itself is not.
fn free_days(book: &Book, held: &Held, day: Day, planned: Planned) -> Option<i32> {
    if held.or_until.is_some() && over_limit(book, held, day, Some(planned)) > 0 {
        return None;
    }
    match (held.or_until, held.limit) {
        // After that day the limit counts again, and all at once.
        (Some(last), _) if day <= last => Some(last.since(day)),
        (_, Limit::Until { last }) => Some(last.since(day)).filter(|free| *free >= 0),
        (_, limit) => {
            let most = limit.max_days().unwrap_or(u32::MAX);
            let left = most.checked_sub(used(book, held, day, Some(planned)))?;
            if let Limit::Rolling { window_days, .. } = limit
                && held.counts_exit
                && counted(held, planned).from <= day
                && let Some(presence) = book.presence(held)
            {
                return Some(rolling_on(presence, held, day.plus(1 - window_days as i32), left));
            }
            // A day of exit that does not count is counted on the next day, beside a booked one.
            Some(left.saturating_sub(u32::from(!held.counts_exit)).min(HORIZON_DAYS as u32) as i32)
        }
    }
}

/// Days for which a stay goes on under a rolling limit with so many days left, where its window begins with `first`.
///
/// Each day more adds one planned day and drops the window's first: the count grows where that one was spent elsewhere.
/// So the stay ends before the day that drops the absent day after as many as are left. A limit has fewer days than its
/// window, so that this absent day lies before the planned ones.
fn rolling_on(presence: &Presence, held: &Held, first: Day, left: u32) -> i32 {
    let not_counted = held.since.map_or(0, |since| since.since(first).max(0));
    let more = left as i32 - not_counted;
    if more < 0 {
        return left as i32;
    }
    presence.days().absent_from(first.plus(not_counted), more as u32).since(first)
}

/// The last lawful day that leaves every booked stay lawful, and the booked stay that a longer one would spoil.
fn capped(book: &Book, enter: Day, unbooked: LastDay, leave: Option<Day>) -> (LastDay, Option<Day>) {
    let booked = booked_after(book, enter);
    let end = match unbooked {
        LastDay::None => return (LastDay::None, None),
        LastDay::On(last) => last,
        LastDay::NoEnd => enter.plus(HORIZON_DAYS),
    };
    let Some((good, first_conflict)) = longest_unspoiling(book, &booked, enter, end) else {
        return (unbooked, None);
    };
    let last = if good < enter { LastDay::None } else { LastDay::On(good) };
    let conflict = match leave {
        Some(leave) if leave <= good => None,
        Some(leave) => spoiled(book, &booked, enter, leave.min(end)).or(Some(first_conflict)),
        None => Some(first_conflict),
    };
    (last, conflict)
}

/// The last day of a planned stay before the first that spoils a booked one, and that booked one's first day; `None` if
/// none is spoiled.
fn longest_unspoiling(book: &Book, booked: &[Span], enter: Day, end: Day) -> Option<(Day, Day)> {
    let limits = || book.segments.iter().flat_map(|(_, held)| held);
    if limits().any(|held| matches!(held.limit, Limit::HalfYearFromEntry { .. })) {
        // Each planned day may move the periods of six months after it, and a longer stay may free a booked one again.
        return (0..=end.since(enter))
            .map(|ahead| enter.plus(ahead))
            .find_map(|last| spoiled(book, booked, enter, last).map(|conflict| (last.plus(-1), conflict)));
    }
    let first_conflict = spoiled(book, booked, enter, end)?;
    // INVARIANT: with any other limit a longer stay never frees a booked one: the days without conflict come first.
    let (mut good, mut bad) = (enter.plus(-1), end);
    while bad.since(good) > 1 {
        let middle = good.plus(bad.since(good) / 2);
        if spoiled(book, booked, enter, middle).is_some() { bad = middle } else { good = middle }
    }
    Some((good, first_conflict))
}

/// A booked stay, as far as a stay is followed.
fn followed(span: Span, enter: Day) -> Option<Span> {
    let end = enter.plus(HORIZON_DAYS);
    (enter < span.from && span.from <= end).then(|| Span { from: span.from, to: span.to.min(end) })
}

/// The first day of the first booked stay of which some day is lawful without the planned stay and not with it.
fn spoiled(book: &Book, booked: &[Span], enter: Day, last: Day) -> Option<Day> {
    let with = Planned { entered: enter, from: enter, to: last };
    let spoils = |span: &&Span| {
        let first = span.from.max(last.plus(1));
        (first.number()..=span.to.number())
            .map(Day::from_number)
            .any(|day| over(book, day, Some(with)) > 0 && over(book, day, None) == 0)
    };
    booked.iter().find(spoils).map(|span| span.from)
}

fn earliest(book: &Book, enter: Day) -> Option<Day> {
    (0..HORIZON_DAYS)
        .map(|ahead| enter.plus(ahead))
        .find(|day| book.limits_on(*day).iter().all(|held| before_entry(book, held, *day).left > 0))
}

/// The first day, not before `enter`, from which a stay of so many days (at least one) keeps within the limits and spoils
/// no booked stay; none within the ten years that are looked at.
pub fn earliest_for(book: &Book, enter: Day, days: u32) -> Option<Day> {
    let more = i32::try_from(days.max(1)).ok()?.checked_sub(1).filter(|more| *more < HORIZON_DAYS)?;
    (0..HORIZON_DAYS).map(|ahead| enter.plus(ahead)).find(|first| {
        let leave = first.plus(more);
        let long_enough = match last_from(book, *first, *first) {
            LastDay::None => false,
            LastDay::On(last) => leave <= last,
            LastDay::NoEnd => true,
        };
        long_enough && spoiled(book, &booked_after(book, *first), *first, leave).is_none()
    })
}

/// The stays that begin after a day.
fn booked_after(book: &Book, day: Day) -> Vec<Span> {
    let spans = book.presences.first().map_or(&[][..], Presence::spans);
    spans.iter().filter_map(|span| followed(*span, day)).collect()
}

/// The planned days that count against a limit.
fn counted(held: &Held, planned: Planned) -> Span {
    let skipped_entry = i32::from(!held.counts_entry && planned.from == planned.entered);
    let skipped_exit = i32::from(!held.counts_exit);
    let from = planned.from.plus(skipped_entry);
    Span { from: held.planned_from.map_or(from, |first| from.max(first)), to: planned.to.plus(-skipped_exit) }
}

/// The count above the limits on a day: the largest of them.
fn over(book: &Book, day: Day, planned: Option<Planned>) -> u32 {
    book.limits_on(day).iter().map(|held| over_limit(book, held, day, planned)).max().unwrap_or(0)
}

fn over_limit(book: &Book, held: &Held, day: Day, planned: Option<Planned>) -> u32 {
    match held.or_until {
        Some(last) if day <= last => 0,
        // The longer of the two is one of the two: who used the later day to stay past the limit does not come back
        // under the limit after it.
        Some(last) => {
            let passed = has_passed(book, held, day, last, planned);
            over_count(book, held, day, planned).max(u32::from(passed))
        }
        None => over_count(book, held, day, planned),
    }
}

/// True if the entry that a day lies in was over the limit on some day up to `last`.
pub(crate) fn has_passed(book: &Book, held: &Held, day: Day, last: Day, planned: Option<Planned>) -> bool {
    let entered = planned
        .map(|planned| planned.entered)
        .or_else(|| book.presence(held).and_then(|presence| presence.entered(day)));
    let first = entered.unwrap_or(day);
    (first.number()..=last.number())
        .map(Day::from_number)
        .any(|earlier| over_count(book, held, earlier, planned) > 0)
}

fn over_count(book: &Book, held: &Held, day: Day, planned: Option<Planned>) -> u32 {
    match held.limit {
        Limit::Until { last } => day.since(last).max(0) as u32,
        limit => used(book, held, day, planned).saturating_sub(limit.max_days().unwrap_or(u32::MAX)),
    }
}

fn left(limit: Limit, used: u32, day: Day) -> u32 {
    match limit {
        Limit::Until { last } => (last.since(day) + 1).max(0) as u32,
        limit => limit.max_days().unwrap_or(0).saturating_sub(used),
    }
}

/// Days that count against a limit on a day.
fn used(book: &Book, held: &Held, day: Day, planned: Option<Planned>) -> u32 {
    let Some(presence) = book.presence(held) else { return 0 };
    let added = planned.map(|planned| counted(held, planned));
    match window(presence, held, held.limit, day, added) {
        Some(window) => count_with(presence, window, added),
        None => match (held.limit, planned) {
            (Limit::PerEntry { .. }, Some(planned)) if planned.entered <= day && day <= planned.to => {
                (day.since(planned.entered) + 1) as u32
            }
            (Limit::PerEntry { .. }, _) => {
                presence.entered(day).map_or(0, |entered| (day.since(entered) + 1) as u32)
            }
            _ => 0,
        },
    }
}

/// The days of which a limit counts those of presence, on a day; `None` for a limit that counts none.
fn window(presence: &Presence, held: &Held, limit: Limit, day: Day, added: Option<Span>) -> Option<Span> {
    if matches!(limit, Limit::HalfYearFromEntry { .. }) {
        return Some(period_up_to(day, presence, held.since, added));
    }
    let window = limit.window_on(day)?;
    Some(Span { from: held.since.map_or(window.from, |since| window.from.max(since)), to: window.to })
}

/// Days of a window that are in the presence or planned; a day that is both counts once.
fn count_with(presence: &Presence, window: Span, planned: Option<Span>) -> u32 {
    let Some(planned) = planned else { return presence.days().count(window) };
    let inside = Span { from: planned.from.max(window.from), to: planned.to.min(window.to) };
    if inside.to < inside.from {
        return presence.days().count(window);
    }
    let earlier = presence.days().count(Span { from: window.from, to: inside.from.plus(-1) });
    // A stay that is followed day by day ends on the day that is asked about: then nothing lies after it.
    let after = Span { from: inside.to.plus(1), to: window.to };
    let later = if after.from <= after.to { presence.days().count(after) } else { 0 };
    earlier + later + (inside.to.since(inside.from) + 1) as u32
}

impl Book {
    /// The days that a count on a day consists of, as stretches without a gap.
    pub fn counted(&self, count: &Count, day: Day) -> Vec<Span> {
        let Some(presence) = self.presence(&count.held) else { return Vec::new() };
        match window(presence, &count.held, count.limit, day, None) {
            Some(window) => presence.days().stretches(window),
            // One entry: the days of the stay that the day lies in, if they were counted at all.
            None => match presence.entered(day).filter(|_| count.used > 0) {
                Some(from) => vec![Span { from, to: day }],
                None => Vec::new(),
            },
        }
    }
}

/// The count above one book's limits on a day that lies in its presence.
pub(crate) fn over_on_past_day(book: &Book, day: Day) -> u32 {
    book.limits_on(day)
        .iter()
        .filter(|held| book.presence(held).is_some_and(|presence| presence.days().contains(day)))
        .map(|held| over_limit(book, held, day, None))
        .max()
        .unwrap_or(0)
}

/// True if the count of one limit alone is above it on a day of the past.
pub(crate) fn over_by_itself(book: &Book, held: &Held, day: Day) -> bool {
    over_limit(book, held, day, None) > 0
}

/// Days after this one that are surely free: no count reaches its limit sooner, since it grows by at most one a day.
pub(crate) fn surely_free(book: &Book, day: Day) -> u32 {
    let by_limit = |held: &Held| match held.limit {
        Limit::Until { last } => last.since(day).max(0) as u32,
        limit => {
            let left = left(limit, used(book, held, day, None), day);
            // Where a newer entry ends inside an older one, the count goes on from the older.
            if matches!(limit, Limit::PerEntry { .. }) { left.min(same_entry(book, held, day)) } else { left }
        }
    };
    // Up to the later of two ends nothing is over; after it what the entry came to stands, and the count goes on.
    let free = |held: &Held| match held.or_until {
        None => by_limit(held),
        Some(last) if day <= last => last.since(day) as u32,
        Some(_) => by_limit(held).min(same_entry(book, held, day)),
    };
    book.limits_on(day).iter().map(free).min().unwrap_or(u32::MAX)
}

/// Days after this one before an entry begins or ends.
fn same_entry(book: &Book, held: &Held, day: Day) -> u32 {
    let spans = book.presence(held).map_or(&[][..], Presence::spans);
    let changes = spans.iter().flat_map(|span| [span.from.since(day) - 1, span.to.since(day)]);
    changes.filter(|days| *days >= 0).min().map_or(u32::MAX, |days| days as u32)
}

#[cfg(test)]
pub(crate) use tests::book as random_book;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiled::random::Dice;

    /// Goal: leaping over free days finds the day that walking over each day finds.
    #[test]
    fn leaping_finds_the_day_that_walking_finds() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        for _ in 0..300 {
            let book = book(&mut dice);
            let from = Day::from_number(20_000 + dice.below(500) as i32);
            let entered = from.plus(-(dice.below(40) as i32));
            let found = last_from(&book, from, entered);
            assert_eq!(found, walked(&book, from, entered), "seed {seed}: {book:?} {from:?} {entered:?}");
        }
    }

    /// Goal: the day that a booked stay allows is the one before the first that spoils it, found by trying each.
    #[test]
    fn halving_finds_the_day_that_trying_each_day_finds() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        let mut capped_ones = 0;
        for _ in 0..600 {
            let mut book = book(&mut dice);
            for held in book.segments.iter_mut().flat_map(|(_, held)| held) {
                held.or_until = None;
            }
            let enter = Day::from_number(20_000 + dice.below(500) as i32);
            let LastDay::On(end) = last_from(&book, enter, enter) else { continue };
            if end.since(enter) > 200 {
                continue;
            }
            let booked = booked_after(&book, enter);
            let last = (0..=end.since(enter))
                .map(|ahead| enter.plus(ahead))
                .take_while(|last| spoiled(&book, &booked, enter, *last).is_none())
                .last()
                .map_or(LastDay::None, LastDay::On);
            capped_ones += u32::from(last != LastDay::On(end));
            assert_eq!(plan(&book, enter, None).last, last, "seed {seed}: {book:?} {enter:?}");
        }
        assert!(capped_ones > 0, "seed {seed}: no booked stay ended a planned one");
    }

    /// Goal: the first day for a stay of so many days is the first on which planning such a stay finds it within.
    #[test]
    fn the_first_day_for_a_stay_is_the_first_that_a_plan_allows() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        let mut found_ones = 0;
        for _ in 0..60 {
            let mut book = book(&mut dice);
            for held in book.segments.iter_mut().flat_map(|(_, held)| held) {
                held.or_until = None;
            }
            let enter = Day::from_number(20_000 + dice.below(500) as i32);
            let days = 1 + dice.below(40) as u32;
            let found = earliest_for(&book, enter, days);
            let tried = (0..100).map(|ahead| enter.plus(ahead)).find(|first| {
                let leave = first.plus(days as i32 - 1);
                !plan(&book, *first, Some(leave)).exceeds(leave)
            });
            found_ones += u32::from(tried.is_some_and(|first| first > enter));
            let near = found.filter(|first| first.since(enter) < 100);
            assert_eq!(near, tried, "seed {seed}: {book:?} {enter:?} {days}");
        }
        assert!(found_ones > 0, "seed {seed}: every stay was possible at once, or none ever");
    }

    fn walked(book: &Book, from: Day, entered: Day) -> LastDay {
        let mut last = LastDay::None;
        for ahead in 0..HORIZON_DAYS {
            let day = from.plus(ahead);
            if over(book, day, Some(Planned { entered, from, to: day })) > 0 {
                return last;
            }
            last = LastDay::On(day);
        }
        LastDay::NoEnd
    }

    pub(crate) fn book(dice: &mut Dice) -> Book {
        let mut spans = Vec::new();
        for _ in 0..dice.below(12) {
            let from = Day::from_number(19_600 + dice.below(1_200) as i32);
            spans.push(Span { from, to: from.plus(dice.below(60) as i32) });
        }
        let mut segments = vec![(Day::FIRST, Vec::new())];
        for at in 0..dice.below(3) {
            segments.push((Day::from_number(20_000 + 300 * at as i32 + dice.below(300) as i32), Vec::new()));
        }
        for (tag, (_, held)) in segments.iter_mut().enumerate() {
            for _ in 0..dice.below(3) {
                held.push(any_limit(tag, dice));
            }
        }
        Book { presences: vec![Presence::new(spans)], segments }
    }

    fn any_limit(tag: usize, dice: &mut Dice) -> Held {
        let max_days = 1 + dice.below(90) as u32;
        let limit = match dice.below(6) {
            0 => Limit::Rolling { max_days, window_days: max_days + 1 + dice.below(200) as u32 },
            1 => Limit::CalendarYear { max_days },
            2 => Limit::HalfYear { max_days },
            3 => Limit::PerEntry { max_days },
            4 => Limit::HalfYearFromEntry { max_days },
            _ => Limit::Until { last: Day::from_number(20_000 + dice.below(900) as i32) },
        };
        let day = |dice: &mut Dice| Day::from_number(19_900 + dice.below(900) as i32);
        Held {
            or_until: dice.chance(30).then(|| day(dice)),
            since: dice.chance(30).then(|| day(dice)),
            counts_entry: dice.chance(70),
            counts_exit: dice.chance(70),
            ..Held::plain(limit, tag)
        }
    }
}
