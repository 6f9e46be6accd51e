//! Versions and sources: what nobody can reach, what nobody names, what rests on memory alone.

use std::collections::BTreeSet;

use super::{Findings, versioned};
use crate::pack::{Conditions, Place, Version};
use crate::stay::Day;
use crate::vocabulary::{Checked, Confidence, State};

/// A pause of so many days between two versions is taken for a slip: a last day where the first day after belongs.
const SLIP_DAYS: i32 = 31;

impl Findings<'_> {
    pub(super) fn versions(&mut self) {
        for (what, place, versions) in versioned(self.pack) {
            for version in versions {
                let what = format!("{what}, version {}", version.n);
                self.version(&what, &place, version);
                let hidden =
                    versions.iter().find(|other| other.replaces == Some(version.n) && hides(other, version));
                if let Some(other) = hidden {
                    let message = format!(
                        "{what}: nobody can reach it, version {} takes its place and was known no later; take it out",
                        other.n
                    );
                    self.add(&place, message);
                }
                if let Some((next, days)) = gap(version, versions) {
                    let message = format!(
                        "{what}: it ends {days} day{} before version {next} begins, and nothing holds between them; `until` is the first day on which it no longer holds. If the law has that pause, say why in `accepted_edge`",
                        if days == 1 { "" } else { "s" }
                    );
                    self.add(&place, message);
                }
            }
        }
    }

    fn version(&mut self, what: &str, place: &Place, version: &Version) {
        if version.facts.is_empty() {
            self.add(place, format!("{what}: `facts` names no statement behind it; name it"));
        }
        if version.published > self.pack.known_to {
            let message = format!(
                "{what}: it was published on {}, after {}, the day up to which the pack was read; move `pack.known_to`",
                version.published, self.pack.known_to
            );
            self.add(place, message);
        }
        if version.correction && version.replaces.is_none() {
            self.add(
                place,
                format!("{what}: it corrects nothing; say with `replaces` which version it corrects"),
            );
        }
    }

    /// Sources and lists that nothing names, and sources that are memory and do not say so.
    pub(super) fn names(&mut self) {
        let pack = self.pack;
        let deciding = |version: &&Version| !matches!(version.state, State::Draft | State::Announced);
        let mut named: BTreeSet<usize> = BTreeSet::new();
        let mut decides: BTreeSet<usize> = BTreeSet::new();
        for (_, _, versions) in versioned(pack) {
            named.extend(versions.iter().map(|version| version.source));
            decides.extend(versions.iter().filter(deciding).map(|version| version.source));
        }
        for set in &pack.sets {
            let sources = std::iter::once(set.source).chain(set.changes.iter().map(|change| change.source));
            named.extend(sources.clone());
            decides.extend(sources);
        }
        named.extend(pack.points_source);
        decides.extend(pack.points_source);
        for (i, source) in pack.sources.iter().enumerate() {
            if !named.contains(&i) {
                self.add(&source.place, format!("nothing names the source `{}`; take it out", source.id));
            }
            let says_so = source.checked == Checked::ToVerify;
            if decides.contains(&i) && source.confidence == Confidence::Recall && !says_so {
                let message = format!(
                    "the source `{}` is `recall` and decides: find a page for it, or say `checked = \"to-verify\"`",
                    source.id
                );
                self.add(&source.place, message);
            }
        }
        let rules = pack.rules.iter().map(|rule| &rule.when);
        let exceptions = pack.exceptions.iter().map(|exception| &exception.when);
        let sentences = rules.chain(exceptions).flat_map(Conditions::sentences);
        let mut lists: BTreeSet<usize> = sentences.filter_map(|sentence| sentence.atom.set()).collect();
        lists.extend(pack.sets.iter().flat_map(|set| set.union.iter().chain(&set.without).copied()));
        lists.extend(pack.territories.iter().map(|territory| territory.members));
        for (i, set) in pack.sets.iter().enumerate() {
            if !lists.contains(&i) {
                self.add(&set.place, format!("nothing names the list `@{}`; take it out", set.id));
            }
        }
    }

    /// A reading needs another one to differ from.
    pub(super) fn readings(&mut self) {
        for rule in &self.pack.rules {
            let names: BTreeSet<&str> =
                rule.versions.iter().filter_map(|version| version.reading.as_deref()).collect();
            if names.len() == 1 {
                let name = names.into_iter().next().unwrap_or_default();
                let message = format!(
                    "rule `{}`: the reading `{name}` stands alone; write the other one, or take the name away",
                    rule.id
                );
                self.add(&rule.place, message);
            }
        }
    }

    /// Sentences that stand twice.
    pub(super) fn sentences(&mut self) {
        let pack = self.pack;
        let rules = pack.rules.iter().map(|rule| ("rule", &rule.id, &rule.place, &rule.when));
        let exceptions = pack.exceptions.iter().map(|e| ("exception", &e.id, &e.place, &e.when));
        for (kind, id, place, when) in rules.chain(exceptions) {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            for sentence in when.sentences() {
                if !seen.insert(&sentence.text) {
                    let message = format!("{kind} `{id}`: `{}` stands twice; keep one", sentence.text);
                    self.add(place, message);
                }
            }
        }
    }
}

/// True if a version takes the place of another before anybody could know that one.
fn hides(other: &Version, version: &Version) -> bool {
    let decides = |v: &Version| !matches!(v.state, State::Draft | State::Announced);
    decides(other) && decides(version) && other.published <= version.published
}

/// The version that begins shortly after this one ends, with the days between them on which none of the rest holds.
fn gap(version: &Version, versions: &[Version]) -> Option<(u32, i32)> {
    let decides = |v: &&Version| !matches!(v.state, State::Draft | State::Announced);
    let until = version.until.filter(|_| decides(&version) && version.accepted_edge.is_none())?.day();
    let of_reading = |other: &&Version| {
        other.reading == version.reading || other.reading.is_none() || version.reading.is_none()
    };
    let others = versions.iter().filter(|other| other.n != version.n).filter(decides).filter(of_reading);
    let holds =
        |other: &Version| other.from.day() <= until && other.until.is_none_or(|end| end.day() > until);
    if others.clone().any(holds) {
        return None;
    }
    let next = others.filter(|other| other.from.day() > until).min_by_key(|other| other.from.day())?;
    let days = Day::of(next.from.day()).since(Day::of(until));
    (days <= SLIP_DAYS && next.accepted_edge.is_none()).then_some((next.n, days))
}
