//! Proves that the examples hold a pack: take any line of the law away, and one of them must fail.
//!
//! A line that no example misses may be wrong without anybody noticing. [`unproven`] takes lines away on the examples'
//! own days; [`prove`] also moves the examples to the first and the last instant of every version and list.

mod edges;
mod removal;
mod shift;

use std::collections::BTreeSet;

use crate::example::Example;
use crate::load::PackFault;
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::pack_set::sealed::Packs;
use removal::{Removal, removals};

/// Everything about a pack that its examples do not prove: what [`unproven`] finds, and of the other lines those that
/// decide for no example on their first or last day.
pub fn prove(set: &impl Packs, pack: &Pack) -> Vec<PackFault> {
    proof(set.set(), pack, &BTreeSet::new())
}

/// As [`prove`], without the lines of which more is known already.
pub(crate) fn proof(set: &PackSet, pack: &Pack, known: &BTreeSet<String>) -> Vec<PackFault> {
    let idle: Vec<Removal> =
        idle(set, pack).into_iter().filter(|removal| !known.contains(&removal.what)).collect();
    let passed_over = idle.iter().map(|removal| removal.what.clone()).chain(known.iter().cloned());
    let edges = edges::untouched(set, pack, &passed_over.collect());
    idle.iter().map(missed_by_nobody).chain(edges).collect()
}

/// The lines of the law that no example misses when they are taken away: a rule, an exception or a deadline, one of its
/// versions, a part of what an exception puts in its place, the members of a list or one of its changes.
///
/// An example that fails already proves nothing and is passed over.
pub fn unproven(set: &impl Packs, pack: &Pack) -> Vec<PackFault> {
    idle(set.set(), pack).iter().map(missed_by_nobody).collect()
}

fn missed_by_nobody(removal: &Removal) -> PackFault {
    let message =
        format!("{}: no example misses it when it is taken away; add one in which it decides", removal.what);
    PackFault::new(&removal.place.file, removal.place.line, message)
}

fn idle(set: &PackSet, pack: &Pack) -> Vec<Removal> {
    let examples: Vec<(&Example, BTreeSet<String>)> = pack
        .examples
        .iter()
        .filter(|example| example.run(set, pack.known_to).passed())
        .map(|example| (example, example.lines(set, pack.known_to)))
        .collect();
    let mut bench = Bench::new(set, pack);
    let mut is_missed = |removal: &Removal| {
        // Who names the line most likely misses it: the others are asked only if they do not.
        let names = |lines: &BTreeSet<String>| removal.line.as_ref().is_some_and(|line| lines.contains(line));
        let (named, others): (Vec<_>, Vec<_>) = examples.iter().partition(|(_, lines)| names(lines));
        bench.without(removal, |set| {
            named.into_iter().chain(others).any(|(example, _)| !example.run(set, pack.known_to).passed())
        })
    };
    removals(pack).into_iter().filter(|removal| !is_missed(removal)).collect()
}

/// The packs once more, in which one line at a time is taken away and put back: copying them for each line would cost
/// more than the examples.
struct Bench<'p> {
    set: PackSet,
    pack: &'p Pack,
    place: Option<usize>,
}

impl<'p> Bench<'p> {
    fn new(set: &PackSet, pack: &'p Pack) -> Self {
        let place = set.packs.iter().position(|known| known.id == pack.id);
        Self { set: set.clone(), pack, place }
    }

    /// What `ask` says while a line is away. The classes of values stay those of the whole pack: they are finer than
    /// need be and never wrong.
    fn without<T>(&mut self, removal: &Removal, ask: impl FnOnce(&PackSet) -> T) -> T {
        let place = self.place;
        let whole = self.pack;
        if let Some(pack) = place.and_then(|place| self.set.packs.get_mut(place)) {
            removal.take(pack);
        }
        let said = ask(&self.set);
        if let Some(pack) = place.and_then(|place| self.set.packs.get_mut(place)) {
            removal.put_back(pack, whole);
        }
        said
    }
}
