//! Groups of states with dated members, and the jurisdiction of a pack: one state or such a group.

use std::fmt;

use base::{Country, Date};

use super::{Pack, Place, Realm};

/// A group of states whose days count together, such as the Schengen states.
#[derive(Clone, Debug)]
pub struct Territory {
    /// Its name: `schengen`.
    pub id: String,
    /// The key of its title.
    pub title: String,
    /// The dated list of its members, by place; a list of `entry.state`.
    pub members: usize,
    /// Where it stands.
    pub place: Place,
}

/// Whose law a pack holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Jurisdiction {
    /// One state's.
    State(Country),
    /// That of every state that is a member of a territory on the day.
    Territory {
        /// The territory, by its place in the pack.
        place: usize,
        /// Its name.
        id: String,
    },
}

/// A disputed reading that counts only if the asker switches it on.
#[derive(Clone, Debug)]
pub struct Switch {
    /// Its name: `days-in-belarus`.
    pub id: String,
    /// The key of its title.
    pub title: String,
    /// Where it stands.
    pub place: Place,
}

impl Jurisdiction {
    /// The state, where it is one state.
    pub fn state(&self) -> Option<Country> {
        match self {
            Self::State(state) => Some(*state),
            Self::Territory { .. } => None,
        }
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::State(state) => state.fmt(f),
            Self::Territory { id, .. } => f.pad(id),
        }
    }
}

impl Pack {
    /// True if the pack holds the law of a state, or ever held it.
    pub fn is_of(&self, state: Country) -> bool {
        match &self.jurisdiction {
            Jurisdiction::State(own) => *own == state,
            Jurisdiction::Territory { place, .. } => self.territories.get(*place).is_some_and(|territory| {
                self.distinctions(territory.members).iter().any(|members| members.contains(state.index()))
            }),
        }
    }

    /// A state whose law the pack holds: of a group of states one that is a member on the day up to which the
    /// pack was read.
    pub(crate) fn example_state(&self) -> Option<Country> {
        let group = match self.jurisdiction {
            Jurisdiction::State(state) => Realm::State(state),
            Jurisdiction::Territory { place, .. } => Realm::Territory(place),
        };
        self.example_of(group, self.known_to).or_else(|| Country::all().find(|state| self.is_of(*state)))
    }

    /// A state of a realm on a day.
    pub(crate) fn example_of(&self, realm: Realm, day: Date) -> Option<Country> {
        match realm {
            Realm::State(state) => Some(state),
            Realm::Territory(place) => {
                Country::all().find(|state| self.is_member(place, *state, day, self.known_to))
            }
        }
    }

    /// True if the pack holds the law of a state on a day, as known on another.
    pub(crate) fn speaks_of(&self, state: Country, day: Date, as_of: Date) -> bool {
        match &self.jurisdiction {
            Jurisdiction::State(own) => *own == state,
            Jurisdiction::Territory { place, .. } => self.is_member(*place, state, day, as_of),
        }
    }

    /// True if a state belongs to a realm on a day, as known on another.
    pub(crate) fn is_in(&self, realm: Realm, state: Country, day: Date, as_of: Date) -> bool {
        match realm {
            Realm::State(own) => own == state,
            Realm::Territory(place) => self.is_member(place, state, day, as_of),
        }
    }

    /// The stretches of days on which a state is a member of a territory: first day, and the first day after it if it
    /// ends.
    pub(crate) fn membership(
        &self,
        territory: usize,
        state: Country,
        as_of: Date,
    ) -> Vec<(Date, Option<Date>)> {
        let Some(members) = self.territories.get(territory).map(|territory| territory.members) else {
            return Vec::new();
        };
        let mut days = self.set_days(members);
        days.sort_unstable();
        days.dedup();
        let mut stretches: Vec<(Date, Option<Date>)> = Vec::new();
        let mut inside = false;
        for day in days {
            let is_member = self.members(members, day, as_of).contains(state.index());
            match (is_member, stretches.last_mut()) {
                (true, _) if !inside => stretches.push((day, None)),
                (false, Some(last)) if inside => last.1 = Some(day),
                _ => {}
            }
            inside = is_member;
        }
        stretches
    }

    /// True if a state is a member of a territory on a day, as known on another.
    pub(crate) fn is_member(&self, territory: usize, state: Country, day: Date, as_of: Date) -> bool {
        self.territories
            .get(territory)
            .is_some_and(|territory| self.members(territory.members, day, as_of).contains(state.index()))
    }
}
