//! Lists: members that stand twice or cannot be, changes that change nothing, crossing points that nobody listed.

use std::collections::BTreeSet;

use base::{Country, Date, Kind, nearest};

use super::Findings;
use crate::fact::{Fact, FactKind};
use crate::mirror::OPEN_PLACE;
use crate::pack::{Atom, NamedSet, Place, Values};
use crate::pack_set::PackSet;

/// The day from which a withdrawn code names nobody any more.
///
/// # Source
///
/// ISO 3166-3: the neutral zone of Iraq and Saudi Arabia (1993-07-12), the Netherlands Antilles (2010-12-15).
const WITHDRAWN: &[(&str, Date)] =
    &[("NTZ", Date::constant(1993, 7, 12)), ("ANT", Date::constant(2010, 12, 15))];

impl Findings<'_> {
    pub(super) fn lists(&mut self) {
        for set in &self.pack.sets {
            self.members_twice(set);
            self.members_that_cannot_be(set);
            self.changes(set);
            let is_empty = set.words.is_empty() && set.union.is_empty();
            if is_empty && set.changes.iter().all(|change| change.added.is_empty()) {
                self.add(
                    &set.place,
                    format!("list `@{}` never has a member; fill it or take it out", set.id),
                );
            }
            if set.facts.is_empty() {
                self.add(
                    &set.place,
                    format!("list `@{}`: `facts` names no statement behind it; name it", set.id),
                );
            }
            for other in set.union.iter().filter(|other| set.without.contains(other)) {
                let other = self.pack.sets.get(*other).map_or("", |other| other.id.as_str());
                let message = format!("list `@{}`: takes `@{other}` in and out again; keep one", set.id);
                self.add(&set.place, message);
            }
        }
    }

    fn changes(&mut self, set: &NamedSet) {
        for change in &set.changes {
            let what = format!("list `@{}`, the change of {}", set.id, change.on);
            if change.added.is_empty() && change.removed.is_empty() {
                self.add(&set.place, format!("{what}: it changes nothing; take it out"));
            }
            if change.on <= set.from {
                let message = format!(
                    "{what}: the list begins on {} and was never without it; write it into `members`",
                    set.from
                );
                self.add(&set.place, message);
            }
            if change.facts.is_empty() {
                self.add(&set.place, format!("{what}: `facts` names no statement behind it; name it"));
            }
        }
    }

    fn members_twice(&mut self, set: &NamedSet) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for word in &set.words {
            if !seen.insert(word) {
                self.add(&set.place, format!("list `@{}`: `{word}` stands twice; keep one", set.id));
            }
        }
        for change in &set.changes {
            for word in &change.removed {
                if !seen.remove(word.as_str()) {
                    let message = format!(
                        "list `@{}`: `{word}` is removed on {} and was no member; correct one of the two",
                        set.id, change.on
                    );
                    self.add(&set.place, message);
                }
            }
            for word in &change.added {
                if !seen.insert(word) {
                    let message = format!(
                        "list `@{}`: `{word}` is added on {} and was a member; correct one of the two",
                        set.id, change.on
                    );
                    self.add(&set.place, message);
                }
            }
        }
    }

    /// Codes that named nobody on the day on which they join.
    fn members_that_cannot_be(&mut self, set: &NamedSet) {
        let joined = set.words.iter().map(|word| (word, set.from));
        let later = set.changes.iter().flat_map(|change| change.added.iter().map(|word| (word, change.on)));
        for (word, day) in joined.chain(later).filter(|(word, _)| *word != OPEN_PLACE) {
            match set.of.kind() {
                FactKind::Country => {
                    if let Some(why) = Country::parse(word).ok().and_then(|country| no_code_on(country, day))
                    {
                        let message = format!("list `@{}`: `{word}` {why}; take it out", set.id);
                        self.add(&set.place, message);
                    }
                }
                FactKind::Open if matches!(set.of, Fact::EntryPoint | Fact::ExitPoint) => {
                    self.point(&format!("list `@{}`", set.id), &set.place, word);
                }
                _ => {}
            }
        }
    }

    /// Crossing points that sentences name and `[points]` does not.
    pub(super) fn points_in_sentences(&mut self, packs: &PackSet) {
        let pack = self.pack;
        let rules = pack.rules.iter().map(|rule| (&rule.id, &rule.place, &rule.when));
        let exceptions = pack.exceptions.iter().map(|e| (&e.id, &e.place, &e.when));
        for (id, place, when) in rules.chain(exceptions) {
            for sentence in when.sentences() {
                if let Atom::Is { fact: fact @ (Fact::EntryPoint | Fact::ExitPoint), values, .. } =
                    &sentence.atom
                    && let Values::These(named) = values
                {
                    for word in packs.symbols.words(*fact, named.0) {
                        self.point(&format!("`{id}`"), place, &word);
                    }
                }
            }
        }
    }

    fn point(&mut self, what: &str, place: &Place, word: &str) {
        let known = self.pack.points.iter().map(|point| point.name.as_str());
        if known.clone().any(|name| name == word) {
            return;
        }
        let hint = nearest(word, known).map_or_else(
            || "; list it under `[points]` with its zone".to_owned(),
            |near| format!(", did you mean `{near}`?"),
        );
        self.add(place, format!("{what}: `{word}` is no crossing point of this pack{hint}"));
    }
}

/// Why a code names nobody on a day.
fn no_code_on(country: Country, day: Date) -> Option<String> {
    match country.kind() {
        Kind::Specimen => Some("is the specimen state of Doc 9303 and nobody's nationality".to_owned()),
        Kind::Withdrawn => {
            let (_, from) = WITHDRAWN.iter().find(|(code, _)| *code == country.code())?;
            (day >= *from).then(|| format!("is no code any more since {from}"))
        }
        Kind::State | Kind::British | Kind::Organisation | Kind::Person => None,
    }
}
