//! Proves that the examples hold a pack: take any line of the law away, and one of them must fail.
//!
//! A line that no example misses may be wrong without anybody noticing.

use crate::example::Example;
use crate::pack::{Pack, Version};
use crate::pack_set::PackSet;
use crate::pack_set::sealed::Packs;
use crate::vocabulary::State;

/// The lines of the law that no example misses: `rule`, `exception` or `deadline` with its name, or one of its versions.
pub fn unproven(set: &impl Packs, pack: &Pack) -> Vec<String> {
    let set = set.set();
    let examples: Vec<&Example> = pack.examples.iter().collect();
    mutations(pack)
        .into_iter()
        .filter(|(_, mutated)| {
            let mut packs = set.packs.clone();
            if let Some(place) = packs.iter_mut().find(|known| known.id == pack.id) {
                *place = mutated.clone();
            }
            let set = PackSet::of(packs, set.symbols.clone());
            examples.iter().all(|example| example.run(&set, pack.known_to).passed())
        })
        .map(|(what, _)| what)
        .collect()
}

/// The pack without one line each.
fn mutations(pack: &Pack) -> Vec<(String, Pack)> {
    let mut all = Vec::new();
    for (i, rule) in pack.rules.iter().enumerate() {
        for (what, versions) in without(&format!("rule `{}`", rule.id), &rule.versions) {
            all.push((
                what,
                changed(pack, |pack| pack.rules.get_mut(i).map(|rule| rule.versions = versions)),
            ));
        }
    }
    for (i, exception) in pack.exceptions.iter().enumerate() {
        for (what, versions) in without(&format!("exception `{}`", exception.id), &exception.versions) {
            all.push((what, changed(pack, |pack| pack.exceptions.get_mut(i).map(|e| e.versions = versions))));
        }
    }
    for (i, deadline) in pack.deadlines.iter().enumerate() {
        for (what, versions) in without(&format!("deadline `{}`", deadline.id), &deadline.versions) {
            all.push((what, changed(pack, |pack| pack.deadlines.get_mut(i).map(|d| d.versions = versions))));
        }
    }
    all
}

fn changed(pack: &Pack, change: impl FnOnce(&mut Pack) -> Option<()>) -> Pack {
    let mut pack = pack.clone();
    // INVARIANT: the place was found in the pack that this is a copy of.
    let _ = change(&mut pack);
    pack
}

/// The versions without one each; without all, if there is more than one. Drafts and announcements decide nothing.
fn without(what: &str, versions: &[Version]) -> Vec<(String, Vec<Version>)> {
    let mut all: Vec<(String, Vec<Version>)> = versions
        .iter()
        .filter(|version| !matches!(version.state, State::Draft | State::Announced))
        .map(|version| {
            let rest = versions.iter().filter(|other| other.n != version.n).cloned().collect();
            (format!("{what}, version {}", version.n), rest)
        })
        .collect();
    if versions.len() > 1 {
        all.push((what.to_owned(), Vec::new()));
    }
    all
}
