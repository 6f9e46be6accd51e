//! Looks for what loads and is still not right: texts that are missing, versions nobody can reach, lists with a member
//! twice, sources that nothing names.

mod reach;
mod search;
mod turns;

use std::collections::BTreeSet;

use crate::load::PackFault;
use crate::mirror::OPEN_PLACE;
use crate::pack::{NamedSet, Pack, Place, Version};
use crate::pack_set::sealed::Packs;
use crate::proof::{unproven, untouched_edges};
use crate::vocabulary::State;

/// Every finding, by file and line.
pub fn lint(set: &impl Packs, pack: &Pack) -> Vec<PackFault> {
    let mut findings = Findings { pack, found: Vec::new() };
    findings.texts();
    findings.versions();
    findings.lists();
    findings.names();
    findings.readings();
    for place in &pack.open_places {
        let message =
            format!("an open place, `{OPEN_PLACE}`: a lawyer fills it before the pack is published");
        findings.add(place, message);
    }
    findings.overlaps(set.set());
    findings.reach(set.set());
    findings.found.extend(unproven(set, pack));
    findings.found.extend(untouched_edges(set, pack));
    findings.found.sort();
    findings.found
}

struct Findings<'p> {
    pack: &'p Pack,
    found: Vec<PackFault>,
}

impl Findings<'_> {
    fn add(&mut self, place: &Place, message: String) {
        self.found.push(PackFault::new(&place.file, place.line, message));
    }

    /// Every title in every language, and a sentence for travellers beside every rule, exception and deadline.
    fn texts(&mut self) {
        let pack = self.pack;
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut wanted: Vec<(String, Place)> =
            vec![(pack.title.clone(), Place { file: pack.id.clone(), line: 0 })];
        wanted.extend(pack.sets.iter().map(|set| (set.title.clone(), set.place.clone())));
        wanted.extend(
            pack.territories.iter().map(|territory| (territory.title.clone(), territory.place.clone())),
        );
        wanted.extend(pack.switches.iter().map(|switch| (switch.title.clone(), switch.place.clone())));
        for (title, place) in titles(pack) {
            wanted.push((title.to_owned(), place.clone()));
            wanted.push((format!("{title}-text"), place.clone()));
        }
        for (key, place) in wanted {
            if !used.insert(key.clone()) {
                continue;
            }
            for language in &pack.languages {
                if pack.texts.find(language, &key).is_none_or(str::is_empty) {
                    self.add(&place, format!("the text `{key}` is missing in `text/{language}.ftl`"));
                }
            }
        }
        for language in pack.texts.languages() {
            for key in pack.texts.keys(language).filter(|key| !used.contains(*key)) {
                let place = Place { file: format!("{}/text/{language}.ftl", pack.id), line: 0 };
                self.found.push(PackFault::new(place.file, 0, format!("nothing uses the text `{key}`")));
            }
        }
    }

    fn versions(&mut self) {
        for (what, place, versions) in versioned(self.pack) {
            for version in versions {
                if version.facts.is_empty() {
                    self.add(
                        &place,
                        format!("{what}, version {}: `facts` names no statement behind it", version.n),
                    );
                }
                let hidden =
                    versions.iter().find(|other| other.replaces == Some(version.n) && hides(other, version));
                if let Some(other) = hidden {
                    let message = format!(
                        "{what}, version {}: nobody can reach it, version {} takes its place and was known no later",
                        version.n, other.n
                    );
                    self.add(&place, message);
                }
            }
        }
    }

    fn lists(&mut self) {
        for set in &self.pack.sets {
            self.members_twice(set);
            for change in &set.changes {
                if change.added.is_empty() && change.removed.is_empty() {
                    self.add(
                        &set.place,
                        format!("list `@{}`: the change of {} changes nothing", set.id, change.on),
                    );
                }
            }
            let is_empty = set.words.is_empty() && set.union.is_empty();
            if is_empty && set.changes.iter().all(|change| change.added.is_empty()) {
                self.add(&set.place, format!("list `@{}` never has a member", set.id));
            }
        }
    }

    fn members_twice(&mut self, set: &NamedSet) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for word in &set.words {
            if !seen.insert(word) {
                self.add(&set.place, format!("list `@{}`: `{word}` stands twice", set.id));
            }
        }
        for change in &set.changes {
            for word in &change.removed {
                if !seen.remove(word.as_str()) {
                    let message =
                        format!("list `@{}`: `{word}` is removed on {} and was no member", set.id, change.on);
                    self.add(&set.place, message);
                }
            }
            for word in &change.added {
                if !seen.insert(word) {
                    let message =
                        format!("list `@{}`: `{word}` is added on {} and was a member", set.id, change.on);
                    self.add(&set.place, message);
                }
            }
        }
    }

    /// Sources and lists that nothing names.
    fn names(&mut self) {
        let pack = self.pack;
        let nowhere = Place { file: pack.id.clone(), line: 0 };
        let mut sources: BTreeSet<usize> = versioned(pack)
            .iter()
            .flat_map(|(_, _, versions)| versions.iter().map(|version| version.source))
            .collect();
        sources.extend(pack.sets.iter().flat_map(|set| {
            std::iter::once(set.source).chain(set.changes.iter().map(|change| change.source))
        }));
        for (i, source) in pack.sources.iter().enumerate() {
            let of_points = source.id == "places" || pack.points.is_empty();
            if !sources.contains(&i) && !of_points {
                self.add(&nowhere, format!("nothing names the source `{}`", source.id));
            }
        }
        let conditions = pack
            .rules
            .iter()
            .map(|rule| &rule.when)
            .chain(pack.exceptions.iter().map(|exception| &exception.when));
        let mut lists: BTreeSet<usize> =
            conditions.flat_map(|when| when.sentences().filter_map(|sentence| sentence.atom.set())).collect();
        lists.extend(pack.sets.iter().flat_map(|set| set.union.iter().chain(&set.without).copied()));
        lists.extend(pack.territories.iter().map(|territory| territory.members));
        for (i, set) in pack.sets.iter().enumerate() {
            if !lists.contains(&i) {
                self.add(&set.place, format!("nothing names the list `@{}`", set.id));
            }
        }
    }

    /// A reading needs another one to differ from.
    fn readings(&mut self) {
        for rule in &self.pack.rules {
            let names: BTreeSet<&str> =
                rule.versions.iter().filter_map(|version| version.reading.as_deref()).collect();
            if names.len() == 1 {
                let name = names.into_iter().next().unwrap_or_default();
                let message =
                    format!("rule `{}`: the reading `{name}` stands alone; a reading needs another", rule.id);
                self.add(&rule.place, message);
            }
        }
    }
}

/// True if a version takes the place of another before anybody could know that one.
fn hides(other: &Version, version: &Version) -> bool {
    let decides = |v: &Version| !matches!(v.state, State::Draft | State::Announced);
    decides(other) && decides(version) && other.published <= version.published
}

fn titles(pack: &Pack) -> Vec<(&str, &Place)> {
    let rules = pack.rules.iter().map(|rule| (rule.title.as_str(), &rule.place));
    let exceptions = pack.exceptions.iter().map(|exception| (exception.title.as_str(), &exception.place));
    let deadlines = pack.deadlines.iter().map(|deadline| (deadline.title.as_str(), &deadline.place));
    rules.chain(exceptions).chain(deadlines).collect()
}

fn versioned(pack: &Pack) -> Vec<(String, Place, &[Version])> {
    let rules = pack
        .rules
        .iter()
        .map(|rule| (format!("rule `{}`", rule.id), rule.place.clone(), rule.versions.as_slice()));
    let exceptions = pack.exceptions.iter().map(|exception| {
        (format!("exception `{}`", exception.id), exception.place.clone(), exception.versions.as_slice())
    });
    let deadlines = pack.deadlines.iter().map(|deadline| {
        (format!("deadline `{}`", deadline.id), deadline.place.clone(), deadline.versions.as_slice())
    });
    rules.chain(exceptions).chain(deadlines).collect()
}
