//! Named lists with dates: who was a member on which day, as known on which day.

use base::Date;

use crate::fact::Fact;
use crate::values::ValueSet;

use super::{Pack, Place};

/// A list.
#[derive(Clone, Debug)]
pub struct NamedSet {
    /// Its name, without the `@`.
    pub id: String,
    /// The fact whose values it lists.
    pub of: Fact,
    /// The key of its title.
    pub title: String,
    /// First day; before it the list is empty.
    pub from: Date,
    /// First day the public could know it.
    pub published: Date,
    /// Its source, by place.
    pub source: usize,
    /// Statements behind it.
    pub facts: Vec<String>,
    pub(crate) members: ValueSet,
    /// The members as written.
    pub words: Vec<String>,
    /// Lists whose members are members too.
    pub union: Vec<usize>,
    /// Lists whose members are none.
    pub without: Vec<usize>,
    /// What changed when, in the order of the days.
    pub changes: Vec<SetChange>,
    /// Where it stands.
    pub place: Place,
}

/// A change of a list.
#[derive(Clone, Debug)]
pub struct SetChange {
    /// First day on which it holds.
    pub on: Date,
    /// First day the public could know it.
    pub published: Date,
    /// Its source, by place.
    pub source: usize,
    /// Statements behind it.
    pub facts: Vec<String>,
    pub(crate) add: ValueSet,
    pub(crate) remove: ValueSet,
    /// Members added, as written.
    pub added: Vec<String>,
    /// Members removed, as written.
    pub removed: Vec<String>,
    /// Why no traveller can be found for whom it decides on its first day.
    pub accepted_edge: Option<String>,
}

impl Pack {
    /// The members of a list on a day, as known on another.
    pub(crate) fn members(&self, set: usize, day: Date, as_of: Date) -> ValueSet {
        let Some(set) = self.sets.get(set) else { return ValueSet::default() };
        if day < set.from || as_of < set.published {
            return ValueSet::default();
        }
        let mut members = set.members;
        for change in set.changes.iter().filter(|change| change.on <= day && change.published <= as_of) {
            members = members.or(change.add).without(change.remove);
        }
        // INVARIANT: the loader refuses lists that name each other in a circle.
        for other in &set.union {
            members = members.or(self.members(*other, day, as_of));
        }
        for other in &set.without {
            members = members.without(self.members(*other, day, as_of));
        }
        members
    }

    /// How far a list has come on a day, as known on another: of two days with the same progress it has the same members
    /// and the same sources.
    pub(crate) fn set_progress(&self, set: usize, day: Date, as_of: Date) -> Vec<u64> {
        let Some(set) = self.sets.get(set) else { return Vec::new() };
        let held = set.changes.iter().filter(|change| change.on <= day && change.published <= as_of);
        let mut progress = vec![u64::from(day >= set.from), held.count() as u64];
        for other in set.union.iter().chain(&set.without) {
            progress.extend(self.set_progress(*other, day, as_of));
        }
        progress
    }

    /// The days on which a list may change, unsorted.
    pub(crate) fn set_days(&self, set: usize) -> Vec<Date> {
        let Some(set) = self.sets.get(set) else { return Vec::new() };
        let mut days = vec![set.from];
        days.extend(set.changes.iter().map(|change| change.on));
        for other in set.union.iter().chain(&set.without) {
            days.extend(self.set_days(*other));
        }
        days
    }

    /// Every set of values that a list ever had or that changed it: what its facts are told apart by.
    pub(crate) fn distinctions(&self, set: usize) -> Vec<ValueSet> {
        let Some(set) = self.sets.get(set) else { return Vec::new() };
        let mut sets = vec![set.members];
        sets.extend(set.changes.iter().flat_map(|change| [change.add, change.remove]));
        for other in set.union.iter().chain(&set.without) {
            sets.extend(self.distinctions(*other));
        }
        sets
    }

    /// The sources of a list that concern some of its values, on a day and as known on another.
    pub(crate) fn set_sources(&self, set: usize, values: ValueSet, day: Date, as_of: Date) -> Vec<usize> {
        let Some(named) = self.sets.get(set) else { return Vec::new() };
        let concerned = |members: ValueSet| !members.and(values).is_empty();
        let mut sources = Vec::new();
        if concerned(named.members) || named.union.is_empty() {
            sources.push(named.source);
        }
        let held = named.changes.iter().filter(|change| change.on <= day && change.published <= as_of);
        sources.extend(
            held.filter(|change| concerned(change.add.or(change.remove))).map(|change| change.source),
        );
        for other in named.union.iter().chain(&named.without) {
            if concerned(self.members(*other, day, as_of)) {
                sources.extend(self.set_sources(*other, values, day, as_of));
            }
        }
        sources
    }
}
