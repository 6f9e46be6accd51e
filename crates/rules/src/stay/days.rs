//! A set of days, one bit each: a window of days is a count of bits.

use super::{Day, Span};

const BITS: i32 = 64;

/// A set of days within one stretch of the calendar.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct DaySet {
    /// The day of the lowest bit of the first word.
    first: i32,
    words: Vec<u64>,
}

impl DaySet {
    /// The days of some spans, each once.
    pub fn of(spans: &[Span]) -> Self {
        let first = spans.iter().map(|span| span.from.number()).min();
        let last = spans.iter().map(|span| span.to.number()).max();
        let Some((first, last)) = first.zip(last) else { return Self::default() };
        let words = (last - first).max(0) / BITS + 1;
        let mut set = Self { first, words: vec![0; words as usize] };
        for span in spans {
            set.insert(*span);
        }
        set
    }

    /// True if the day is in the set.
    pub fn contains(&self, day: Day) -> bool {
        self.count(Span { from: day, to: day }) == 1
    }

    /// The first day of the set that is not before a day.
    pub fn first_from(&self, day: Day) -> Option<Day> {
        let from = (day.number().saturating_sub(self.first)).max(0);
        let place = (from / BITS) as usize;
        let words = self.words.iter().enumerate().skip(place);
        let later =
            |at: usize, word: u64| if at == place { word & (u64::MAX << (from % BITS)) } else { word };
        words
            .map(|(at, word)| (at, later(at, *word)))
            .find(|(_, word)| *word != 0)
            .map(|(at, word)| Day::from_number(self.first + at as i32 * BITS + word.trailing_zeros() as i32))
    }

    /// The first day, not before `day`, that is not in the set and has `skipped` such days before it.
    pub fn absent_from(&self, day: Day, mut skipped: u32) -> Day {
        let ahead = day.number().saturating_sub(self.first);
        let before = ahead.min(0).unsigned_abs();
        if skipped < before {
            return day.plus(skipped as i32);
        }
        skipped -= before;
        let (mut place, mut low) = ((ahead.max(0) / BITS) as usize, ahead.max(0) % BITS);
        while let Some(word) = self.words.get(place) {
            let absent = !word & (u64::MAX << low);
            let here = absent.count_ones();
            if skipped < here {
                return Day::from_number(self.first + place as i32 * BITS + bit_of(absent, skipped));
            }
            skipped -= here;
            (place, low) = (place + 1, 0);
        }
        Day::from_number(self.first + place as i32 * BITS + low).plus(skipped as i32)
    }

    /// How many days of a span are in the set; none if the span ends before it begins.
    pub fn count(&self, span: Span) -> u32 {
        self.masks(span).map(|(place, mask)| self.word(place) & mask).map(u64::count_ones).sum()
    }

    /// The days of the set within a span, as stretches without a gap.
    pub fn stretches(&self, span: Span) -> Vec<Span> {
        let mut stretches: Vec<Span> = Vec::new();
        let end = self.first + (self.words.len() as i32) * BITS - 1;
        for number in span.from.number().max(self.first)..=span.to.number().min(end) {
            let day = Day::from_number(number);
            if !self.contains(day) {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if last.to.plus(1) == day => last.to = day,
                _ => stretches.push(Span { from: day, to: day }),
            }
        }
        stretches
    }

    fn insert(&mut self, span: Span) {
        let masks: Vec<(usize, u64)> = self.masks(span).collect();
        for (place, mask) in masks {
            if let Some(word) = self.words.get_mut(place) {
                *word |= mask;
            }
        }
    }

    fn word(&self, place: usize) -> u64 {
        self.words.get(place).copied().unwrap_or(0)
    }

    /// The words that a span touches, each with the bits of the span in it.
    fn masks(&self, span: Span) -> impl Iterator<Item = (usize, u64)> + use<> {
        let end = (self.words.len() as i32) * BITS - 1;
        let from = (span.from.number() - self.first).max(0);
        let to = (span.to.number() - self.first).min(end);
        let places = if from <= to { from / BITS..to / BITS + 1 } else { 0..0 };
        places.map(move |place| {
            let low = (from - place * BITS).max(0) as u32;
            let high = (to - place * BITS).min(BITS - 1) as u32;
            (place as usize, (u64::MAX >> (63 - high)) & (u64::MAX << low))
        })
    }
}

/// The place of a bit that is set and has `skipped` set ones below it, found by halves.
fn bit_of(word: u64, mut skipped: u32) -> i32 {
    let (mut place, mut half) = (0, 32);
    while half > 0 {
        let low = (word >> place & ((1 << half) - 1)).count_ones();
        if skipped >= low {
            skipped -= low;
            place += half;
        }
        half /= 2;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compiled::random::Dice;

    /// Goal: the absent day that halving finds is the one that looking at each day finds.
    #[test]
    fn an_absent_day_is_found_behind_any_number_of_others() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        for _ in 0..200 {
            let spans: Vec<Span> = (0..dice.below(30))
                .map(|_| (Day::from_number(dice.below(400) as i32), dice.below(9) as i32))
                .map(|(from, days)| Span { from, to: from.plus(days) })
                .collect();
            let (set, from) = (DaySet::of(&spans), Day::from_number(dice.below(600) as i32 - 100));
            let absent = (0..1_000).map(|ahead| from.plus(ahead)).filter(|day| !set.contains(*day));
            for (skipped, day) in absent.enumerate().take(300) {
                assert_eq!(set.absent_from(from, skipped as u32), day, "seed {seed}: {spans:?} {from:?}");
            }
        }
    }
}
