//! The counts of one group.

use super::count::Outcome;
use super::rate::Rate;

/// How many were expected to leave, and how many did not in time.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Stays whose authorised end lies in the year, without those extended or changed in time.
    pub expected: u64,
    /// Of these, left after the authorised end.
    pub out_of_country: u64,
    /// Of these, without a recorded departure.
    pub suspected_in_country: u64,
}

impl Tally {
    /// Counts one stay.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::NotExpected => return,
            Outcome::InTime => {}
            Outcome::OutOfCountry => self.out_of_country += 1,
            Outcome::SuspectedInCountry => self.suspected_in_country += 1,
        }
        self.expected += 1;
    }

    /// Counts another group's stays too.
    pub fn merge(&mut self, other: Self) {
        self.expected += other.expected;
        self.out_of_country += other.out_of_country;
        self.suspected_in_country += other.suspected_in_country;
    }

    /// All overstays.
    pub fn total(self) -> u64 {
        self.out_of_country + self.suspected_in_country
    }

    /// Overstays as a part of the expected departures.
    pub fn total_rate(self) -> Option<Rate> {
        Rate::of(self.total(), self.expected)
    }

    /// Suspected in-country overstays as a part of the expected departures.
    pub fn suspected_rate(self) -> Option<Rate> {
        Rate::of(self.suspected_in_country, self.expected)
    }

    /// Wilson's 95 % interval of the total rate.
    pub fn interval_95(self) -> Option<[Rate; 2]> {
        Rate::interval_95(self.total(), self.expected)
    }
}
