//! Passages paired into stays, and an overstay as a fact.
//!
//! In: the passages of one person. Out: stays, and the faults of the record beside them. A fault is reported and never
//! mended by guessing: it says nothing about the traveller.
//!
//! A day is a calendar day at the post that was crossed.

use jiff::civil::Date;

use crate::crossing::{Direction, Passage};
use crate::ids::CrossingId;

/// How a stay ends in the record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StayEnd {
    /// No exit is recorded: the person is inside, as far as is known.
    Open,
    /// The person left.
    Left {
        /// The exit.
        crossing: CrossingId,
        /// Its day at the post.
        on: Date,
    },
    /// The exit is missing from the record, for the person entered again.
    Unrecorded {
        /// The next entry: the person had left by then.
        before: CrossingId,
        /// The day of that entry.
        by: Date,
    },
}

/// A stay of one person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stay {
    /// The entry.
    pub entry: CrossingId,
    /// Its day at the post: the first day of the stay.
    pub from: Date,
    /// How it ends.
    pub end: StayEnd,
}

impl Stay {
    /// The last day of the stay, if the person is known to have left; an unrecorded exit gives the day by which.
    pub fn to(&self) -> Option<Date> {
        match self.end {
            StayEnd::Open => None,
            StayEnd::Left { on, .. } => Some(on),
            StayEnd::Unrecorded { by, .. } => Some(by),
        }
    }
}

/// A fault in the record of crossings, to be looked into by a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PairingFault {
    /// An exit without an entry before it.
    ExitWithoutEntry {
        /// The exit.
        exit: CrossingId,
    },
    /// An entry while the person was inside by the record: an exit is missing.
    EntryWhileInside {
        /// The earlier entry.
        earlier: CrossingId,
        /// The later one.
        later: CrossingId,
    },
    /// The exit's day at its post is before the entry's at its own, which two offsets can bring about.
    ExitBeforeEntry {
        /// The entry.
        entry: CrossingId,
        /// The exit.
        exit: CrossingId,
    },
}

/// What pairing gives.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Paired {
    /// The stays, oldest first.
    pub stays: Vec<Stay>,
    /// The faults of the record.
    pub faults: Vec<PairingFault>,
}

/// Pairs the passages of one person, given in any order.
///
/// Every passage appears in the outcome: in a stay, or in a fault.
///
/// # Source
///
/// `spec/journey.md` clause 6.
pub fn pair(passages: &[Passage]) -> Paired {
    let mut passages = passages.to_vec();
    // At one instant the entry goes first: who turns round at the gate has entered before leaving.
    passages.sort_by_key(|passage| (passage.at, passage.direction, passage.crossing));
    let mut paired = Paired::default();
    let mut inside: Option<Stay> = None;
    for passage in passages {
        inside = match passage.direction {
            Direction::Entry => Some(enter(passage, inside, &mut paired)),
            Direction::Exit => {
                leave(passage, inside, &mut paired);
                None
            }
        };
    }
    paired.stays.extend(inside);
    paired
}

fn enter(passage: Passage, inside: Option<Stay>, paired: &mut Paired) -> Stay {
    let from = passage.at.date();
    if let Some(earlier) = inside {
        let end = StayEnd::Unrecorded { before: passage.crossing, by: from.max(earlier.from) };
        paired.stays.push(Stay { end, ..earlier });
        paired
            .faults
            .push(PairingFault::EntryWhileInside { earlier: earlier.entry, later: passage.crossing });
    }
    Stay { entry: passage.crossing, from, end: StayEnd::Open }
}

fn leave(passage: Passage, inside: Option<Stay>, paired: &mut Paired) {
    let exit = passage.crossing;
    let Some(stay) = inside else {
        paired.faults.push(PairingFault::ExitWithoutEntry { exit });
        return;
    };
    let mut on = passage.at.date();
    if on < stay.from {
        paired.faults.push(PairingFault::ExitBeforeEntry { entry: stay.entry, exit });
        on = stay.from;
    }
    paired.stays.push(Stay { end: StayEnd::Left { crossing: exit, on }, ..stay });
}

/// An overstay: a fact with its days.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Overstay {
    /// The last day that could lawfully be spent.
    pub last_lawful_day: Date,
    /// Calendar days after it, up to the day of leaving or, while the stay goes on, the day asked about.
    pub days: u32,
    /// True while the person is inside by the record.
    pub is_continuing: bool,
}

/// The overstay of a stay on `today`, if there is one.
///
/// Units: calendar days. `last_lawful_day` is `None` where no limit counts; then there is no overstay. A stay whose exit
/// is missing from the record gives none either: when the person left is not known, and a fault is no proof.
pub fn overstay(stay: &Stay, last_lawful_day: Option<Date>, today: Date) -> Option<Overstay> {
    let last_lawful_day = last_lawful_day?;
    let (until, is_continuing) = match stay.end {
        StayEnd::Open => (today, true),
        StayEnd::Left { on, .. } => (on.min(today), on > today),
        StayEnd::Unrecorded { .. } => return None,
    };
    let days = (until - last_lawful_day).get_days();
    let days = u32::try_from(days).ok().filter(|days| *days > 0)?;
    Some(Overstay { last_lawful_day, days, is_continuing })
}

#[cfg(test)]
mod tests {
    use base::{Moment, SequenceIds, Timestamp};
    use jiff::civil::date;

    use super::*;

    /// Makes passages from `in`/`out` and an instant; answers with their identifiers by place.
    fn passages(texts: &[&str]) -> Vec<Passage> {
        let source = SequenceIds::from_seed(1);
        let read = |text: &&str| {
            let (direction, at) = text.split_once(' ').unwrap();
            Passage {
                crossing: CrossingId::new(Timestamp::UNIX_EPOCH, &source),
                direction: if direction == "in" { Direction::Entry } else { Direction::Exit },
                at: Moment::parse(at).unwrap(),
            }
        };
        texts.iter().map(read).collect()
    }

    fn check(texts: &[&str], stays: &[(Date, Option<Date>)], faults: &[&str]) {
        let all = passages(texts);
        for order in [all.clone(), all.iter().rev().copied().collect()] {
            let paired = pair(&order);
            let seen: Vec<_> = paired.stays.iter().map(|stay| (stay.from, stay.to())).collect();
            assert_eq!(seen, stays, "{texts:?}");
            let seen: Vec<String> = paired.faults.iter().map(|fault| format!("{fault:?}")).collect();
            assert_eq!(seen.len(), faults.len(), "{seen:?}");
            assert!(seen.iter().zip(faults).all(|(seen, wanted)| seen.starts_with(wanted)), "{seen:?}");
        }
    }

    #[test]
    fn entries_and_exits_make_stays() {
        check(
            &[
                "in 2026-01-10T09:00:00+03:00",
                "out 2026-02-18T09:00:00+03:00",
                "in 2026-03-01T00:00:00+03:00",
            ],
            &[(date(2026, 1, 10), Some(date(2026, 2, 18))), (date(2026, 3, 1), None)],
            &[],
        );
        check(&[], &[], &[]);
    }

    #[test]
    fn nothing_in_the_record_is_dropped() {
        check(&["out 2026-02-18T09:00:00+03:00"], &[], &["ExitWithoutEntry"]);
        check(
            &[
                "in 2026-01-10T09:00:00+03:00",
                "in 2026-02-01T09:00:00+03:00",
                "out 2026-02-18T09:00:00+03:00",
            ],
            &[(date(2026, 1, 10), Some(date(2026, 2, 1))), (date(2026, 2, 1), Some(date(2026, 2, 18)))],
            &["EntryWhileInside"],
        );
    }

    #[test]
    fn a_day_is_that_of_the_post_and_never_runs_backwards() {
        // In the far east it is already 11 January when the person enters, in the west still the 10th on leaving.
        check(
            &["in 2026-01-11T01:00:00+12:00", "out 2026-01-10T18:00:00+02:00"],
            &[(date(2026, 1, 11), Some(date(2026, 1, 11)))],
            &["ExitBeforeEntry"],
        );
    }

    #[test]
    fn an_overstay_begins_on_the_day_after_the_last_lawful_one() {
        let stay = |end| Stay {
            entry: passages(&["in 2026-01-10T09:00:00Z"])[0].crossing,
            from: date(2026, 1, 10),
            end,
        };
        let left =
            |on| stay(StayEnd::Left { crossing: passages(&["out 2026-01-10T09:00:00Z"])[0].crossing, on });
        let last = Some(date(2026, 4, 9));
        let days = |stay: &Stay, today| overstay(stay, last, today).map(|o| (o.days, o.is_continuing));
        assert_eq!(days(&left(date(2026, 4, 9)), date(2026, 12, 31)), None);
        assert_eq!(days(&left(date(2026, 4, 10)), date(2026, 12, 31)), Some((1, false)));
        assert_eq!(days(&stay(StayEnd::Open), date(2026, 4, 9)), None);
        assert_eq!(days(&stay(StayEnd::Open), date(2026, 5, 9)), Some((30, true)));
        assert_eq!(overstay(&stay(StayEnd::Open), None, date(2030, 1, 1)), None);
        let crossing = stay(StayEnd::Open).entry;
        let unknown = stay(StayEnd::Unrecorded { before: crossing, by: date(2026, 9, 1) });
        assert_eq!(overstay(&unknown, last, date(2026, 12, 31)), None);
    }
}
