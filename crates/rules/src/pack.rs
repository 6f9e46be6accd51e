//! A rule pack as types: what a folder of TOML becomes once every sentence, date and name in it is understood.
//!
//! Nothing here can be half right: a pack with an unknown field, a cycle or a missing source does not load.

mod atom;
mod content;
mod cuts;
mod set;
mod symbols;
mod territory;

pub use atom::{Atom, Edge, LimitNamed, Realm, Sentence, Values, ValuesNamed};
pub use content::{
    After, Conditions, Counting, Deadline, Exception, Holidays, Instead, LimitSpec, Place, Rule, Source,
    Target, Then, Transition, Version,
};
pub use set::{NamedSet, SetChange};
pub(crate) use symbols::{OTHER, Symbols};
pub use territory::{Jurisdiction, Switch, Territory};

use base::{Country, Date, tz::TimeZone};

use crate::example::Example;
use crate::text::Texts;
use crate::vocabulary::Rank;

/// How far a pack has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Status {
    /// May be linted and tested; decides nothing.
    Draft,
    /// In use.
    Published,
    /// No longer in use.
    Withdrawn,
}

/// A crossing point and its zone.
#[derive(Clone, Debug)]
pub struct Point {
    /// Its name in situations, such as `RUS-PETUKHOVO`.
    pub name: String,
    /// Its time zone.
    pub zone: TimeZone,
}

/// A pack, loaded.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its name, such as `rus.entry`.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The state, or the group of states, whose law it holds.
    pub jurisdiction: Jurisdiction,
    /// How far it has come.
    pub status: Status,
    /// The key of its title.
    pub title: String,
    /// The languages in which its texts are complete.
    pub languages: Vec<String>,
    /// Who has reviewed its texts; `none` if nobody.
    pub reviewed: String,
    /// The day up to which its sources were read.
    pub known_to: Date,
    /// The zone that counts where neither a crossing point nor an offset is known; else that of the capital.
    pub zone: Option<TimeZone>,
    /// The ranks of acts from the highest down, each once: which of two rules stands where they differ.
    pub ranks: Vec<Rank>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Its lists.
    pub sets: Vec<NamedSet>,
    /// Groups of states that its rules speak of.
    pub territories: Vec<Territory>,
    /// Its lists of holidays.
    pub holidays: Vec<Holidays>,
    /// Disputed readings that the asker may switch on.
    pub switches: Vec<Switch>,
    /// Crossing points.
    pub points: Vec<Point>,
    /// The source that lists them, by place.
    pub points_source: Option<usize>,
    /// Its rules, in the order written.
    pub rules: Vec<Rule>,
    /// Their exceptions.
    pub exceptions: Vec<Exception>,
    /// Their deadlines.
    pub deadlines: Vec<Deadline>,
    /// Its worked examples.
    pub examples: Vec<Example>,
    /// Its texts by language.
    pub texts: Texts,
    /// The pack beside which a draft stands: what it would change. Only drafts have one.
    pub overlay_on: Option<String>,
    /// The rule that a draft mirrors, by its full name, and the two states that it exchanges.
    pub mirror: Option<(String, Country, Country)>,
    /// Where a lawyer still has to say something: a pack with such a place is never published.
    pub open_places: Vec<Place>,
    pub(crate) canonical: Vec<u8>,
}

impl Pack {
    /// The bytes of the pack that are hashed and signed: every file's content as JSON with sorted keys, the same for
    /// every layout, comment and order of files.
    pub fn canonical_bytes(&self) -> &[u8] {
        &self.canonical
    }

    /// The zone of a crossing point.
    pub fn point_zone(&self, point: &str) -> Option<&TimeZone> {
        self.points.iter().find(|known| known.name == point).map(|known| &known.zone)
    }

    /// The place of a rank in the order of the pack's jurisdiction; 0 is the highest.
    pub(crate) fn place_of(&self, rank: Rank) -> usize {
        self.ranks.iter().position(|known| *known == rank).unwrap_or(self.ranks.len())
    }

    /// A source by its place in [`Pack::sources`].
    pub(crate) fn source(&self, index: usize) -> Option<&Source> {
        self.sources.get(index)
    }

    /// The full name of a rule, exception or deadline.
    pub(crate) fn full_name(&self, id: &str) -> String {
        format!("{}/{id}", self.id)
    }

    /// What an exception defeats, by its id.
    pub(crate) fn target_id(&self, target: Target) -> &str {
        match target {
            Target::Rule(i) => self.rules.get(i).map_or("", |rule| &rule.id),
            Target::Exception(i) => self.exceptions.get(i).map_or("", |exception| &exception.id),
            Target::Deadline(i) => self.deadlines.get(i).map_or("", |deadline| &deadline.id),
        }
    }

    /// The rule that something belongs to: what an exception defeats in the end, the rule of a deadline.
    pub(crate) fn rule_of(&self, target: Target) -> Option<usize> {
        let mut target = target;
        // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
        for _ in 0..=self.exceptions.len() {
            match target {
                Target::Rule(rule) => return Some(rule),
                Target::Deadline(deadline) => return self.deadlines.get(deadline).map(|found| found.of),
                Target::Exception(exception) => target = self.exceptions.get(exception)?.defeats,
            }
        }
        None
    }

    /// The exceptions that defeat something directly.
    pub(crate) fn defeaters(&self, target: Target) -> impl Iterator<Item = (usize, &Exception)> {
        self.exceptions.iter().enumerate().filter(move |(_, exception)| exception.defeats == target)
    }

    /// Every day on which the law of this pack may change, sorted.
    pub(crate) fn change_days(&self) -> Vec<Date> {
        let versions = self
            .rules
            .iter()
            .map(|rule| &rule.versions)
            .chain(self.exceptions.iter().map(|exception| &exception.versions))
            .chain(self.deadlines.iter().map(|deadline| &deadline.versions))
            .flatten();
        let mut days: Vec<Date> = versions
            .flat_map(|version| [Some(version.from), version.until])
            .flatten()
            .flat_map(Edge::days)
            .collect();
        for set in &self.sets {
            days.push(set.from);
            days.extend(set.changes.iter().map(|change| change.on));
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}
