//! Proves that the examples hold a pack: take any line of the law away, and one of them must fail.
//!
//! A line that no example misses may be wrong without anybody noticing. [`unproven`] takes lines away on the examples'
//! own days; [`untouched_edges`] moves the examples to the first and the last instant of every version and list.

mod edges;
mod removal;
mod shift;

pub use edges::untouched_edges;

use std::collections::BTreeSet;

use crate::example::Example;
use crate::load::PackFault;
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::pack_set::sealed::Packs;
use removal::{Removal, removals};

/// The lines of the law that no example misses when they are taken away: a rule, an exception or a deadline, one of its
/// versions, a part of what an exception puts in its place, the members of a list or one of its changes.
///
/// An example that fails already proves nothing and is passed over.
pub fn unproven(set: &impl Packs, pack: &Pack) -> Vec<PackFault> {
    let set = set.set();
    let examples: Vec<(&Example, BTreeSet<String>)> = pack
        .examples
        .iter()
        .filter(|example| example.run(set, pack.known_to).passed())
        .map(|example| (example, example.lines(set, pack.known_to)))
        .collect();
    let mut bench = Bench::new(set, pack);
    let mut missed = |removal: &Removal| {
        // Who names the line most likely misses it: the others are asked only if they do not.
        let names = |lines: &BTreeSet<String>| removal.line.as_ref().is_some_and(|line| lines.contains(line));
        let (named, others): (Vec<_>, Vec<_>) = examples.iter().partition(|(_, lines)| names(lines));
        bench.without(removal, |set| {
            named.into_iter().chain(others).any(|(example, _)| !example.run(set, pack.known_to).passed())
        })
    };
    let idle: Vec<Removal> = removals(pack).into_iter().filter(|removal| !missed(removal)).collect();
    idle.into_iter()
        .map(|removal| {
            let message = format!(
                "{}: no example misses it when it is taken away; add one in which it decides",
                removal.what
            );
            PackFault::new(&removal.place.file, removal.place.line, message)
        })
        .collect()
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
