//! Several trips of one traveller together: which of their days are lawful, what each needs, and what is left between.
//!
//! In: what is known of the traveller, the trips, and the day whose knowledge counts. Out: for each trip the answer of
//! [`check`] and its days, each lawful, over a limit, or open; for any day of a state what each limit has left, and the
//! first days on which something is possible again. Every word of it is a word of [`check`]: a day is lawful if the stay
//! up to it keeps within. Clauses: `spec/stay.md`, section 6.

mod outlook;
mod trip;

pub use outlook::{LimitCount, Outlook};
pub use trip::{DayStanding, DayStretch, TripAnswer};

use base::{Country, Date};

use crate::evaluate::{Explain, check};
use crate::pack_set::PackSet;
use crate::situation::{Situation, Stay, When};
use crate::vocabulary::{Crossing, Ground};

/// More trips than this are not planned together.
pub const MOST_TRIPS: usize = 40;
/// A trip is not longer than this.
pub const MOST_TRIP_DAYS: i32 = 3_660;

/// A trip, made or planned; both days are spent in the state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Trip {
    /// Where.
    pub into: Country,
    /// The day of entry.
    pub from: Date,
    /// The day of exit, not before the day of entry.
    pub to: Date,
    /// On which ground.
    pub ground: Ground,
}

/// Trips that cannot be planned together. `trip` is the place in the list as it was given.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ItineraryError {
    /// The exit is dated before the entry.
    #[error("trip {} ends before it begins; write the day of entry first", .trip + 1)]
    Inverted {
        /// The trip.
        trip: usize,
    },
    /// Nobody plans so far.
    #[error("trip {} is longer than {MOST_TRIP_DAYS} days; write two trips", .trip + 1)]
    TooLong {
        /// The trip.
        trip: usize,
    },
    /// Two trips share more than the day on which one ends and the other begins.
    #[error("trip {} overlaps trip {}; a day can be spent once", .trip + 1, .other + 1)]
    Overlap {
        /// The later one.
        trip: usize,
        /// The earlier one.
        other: usize,
    },
    /// The list is too long.
    #[error("more than {MOST_TRIPS} trips; leave out those that no limit looks back to")]
    TooMany,
}

/// The trips of one traveller, in the order of their days.
#[derive(Clone, Debug)]
pub struct Itinerary<'p> {
    packs: &'p PackSet,
    traveller: Situation,
    /// Each with its place in the list as it was given.
    trips: Vec<(usize, Trip)>,
    as_of: Date,
}

impl<'p> Itinerary<'p> {
    /// Puts trips together. Of the situation the facts about the traveller count; where and when come from the trips.
    ///
    /// # Errors
    ///
    /// [`ItineraryError`]: trips that end before they begin or overlap, or too many of them.
    pub fn new(
        packs: &'p PackSet,
        traveller: &Situation,
        trips: &[Trip],
        as_of: Date,
    ) -> Result<Self, ItineraryError> {
        if trips.len() > MOST_TRIPS {
            return Err(ItineraryError::TooMany);
        }
        let mut sorted: Vec<(usize, Trip)> = trips.iter().copied().enumerate().collect();
        sorted.sort_by_key(|(place, trip)| (trip.from, trip.to, *place));
        for (place, trip) in &sorted {
            if trip.to < trip.from {
                return Err(ItineraryError::Inverted { trip: *place });
            }
            if crate::stay::Day::of(trip.to).since(crate::stay::Day::of(trip.from)) >= MOST_TRIP_DAYS {
                return Err(ItineraryError::TooLong { trip: *place });
            }
        }
        for pair in sorted.windows(2) {
            if let [(other, earlier), (trip, later)] = pair
                && later.from < earlier.to
            {
                return Err(ItineraryError::Overlap { trip: *trip, other: *other });
            }
        }
        Ok(Self { packs, traveller: traveller.clone(), trips: sorted, as_of })
    }

    /// What each trip comes to, in the order in which the trips were given.
    pub fn answers(&self) -> Vec<TripAnswer> {
        let mut answers: Vec<(usize, TripAnswer)> =
            (0..self.trips.len()).filter_map(|at| Some((self.trips.get(at)?.0, self.answer(at)?))).collect();
        answers.sort_by_key(|(place, _)| *place);
        answers.into_iter().map(|(_, answer)| answer).collect()
    }

    /// What the rules say of one trip, by its place in the order of days; later trips are booked stays.
    fn answer(&self, at: usize) -> Option<TripAnswer> {
        let (_, trip) = self.trips.get(at)?;
        let mut situation = self.situation(trip.into, trip.from, trip.to);
        situation.stays = Some(self.stays_but(Some(at)));
        let answer = check(self.packs, &situation, self.as_of, Explain::Yes);
        // The days are judged by what lies before them: a trip that is too long does not undo the days before it.
        situation.stays = Some(self.stays_before(at));
        let days = trip::days(self.packs, &situation, self.as_of, trip);
        Some(TripAnswer { answer, days })
    }

    /// What is known of the traveller, entering a state on one day and leaving it on another.
    fn situation(&self, into: Country, from: Date, to: Date) -> Situation {
        let mut situation = self.traveller.clone();
        situation.into = into;
        situation.crossing = Some(Crossing::Entry);
        situation.entry.when = When::On(from);
        situation.exit.when = When::On(to);
        situation
    }

    /// Every trip but one as a stay.
    fn stays_but(&self, without: Option<usize>) -> Vec<Stay> {
        let others = self.trips.iter().enumerate().filter(|(at, _)| Some(*at) != without);
        others.map(|(_, (_, trip))| trip.stay()).collect()
    }

    fn stays_before(&self, at: usize) -> Vec<Stay> {
        self.trips.iter().take(at).map(|(_, trip)| trip.stay()).collect()
    }
}

impl Trip {
    /// A trip without a visa.
    pub fn visa_free(into: Country, from: Date, to: Date) -> Self {
        Self { into, from, to, ground: Ground::VisaFree }
    }

    fn stay(&self) -> Stay {
        Stay { country: self.into, from: self.from, to: Some(self.to), ground: self.ground }
    }
}
