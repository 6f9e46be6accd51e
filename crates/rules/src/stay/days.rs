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
