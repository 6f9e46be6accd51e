//! Looks for what loads and is still not right: rules that contradict each other, lines that reach nobody or that no
//! example proves, texts that are missing, lists with a member twice, sources that nothing names.
//!
//! Each finding is a line: where, what, and what to do. What it asks for, and why: `docs/decisions/0025`.

mod lists;
mod reach;
mod search;
mod texts;
mod turns;
mod versions;

use crate::load::PackFault;
use crate::mirror::OPEN_PLACE;
use crate::pack::{Pack, Place, Version};
use crate::pack_set::PackSet;
use crate::pack_set::sealed::Packs;
use crate::proof::proof;

/// Every finding, by file and line.
pub fn lint(set: &impl Packs, pack: &Pack) -> Vec<PackFault> {
    let mut findings = Findings { pack, found: Vec::new() };
    findings.texts();
    findings.versions();
    findings.lists();
    findings.names();
    findings.readings();
    findings.sentences();
    findings.points_in_sentences(set.set());
    findings.open_places();
    findings.examples(set.set());
    findings.overlaps(set.set());
    let unreached = findings.reach(set.set());
    findings.found.extend(proof(set.set(), pack, &unreached));
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

    /// Examples that do not hold: what is proved with them says nothing.
    fn examples(&mut self, set: &PackSet) {
        let pack = self.pack;
        if pack.examples.is_empty() {
            let nowhere = Place { file: pack.id.clone(), line: 0 };
            self.add(&nowhere, "there is no example; every line of the law needs one".to_owned());
        }
        for example in &pack.examples {
            let result = example.run(set, pack.known_to);
            for difference in result.differences {
                self.add(&example.place, format!("example `{}` fails: {difference}", example.name));
            }
        }
    }

    fn open_places(&mut self) {
        for place in &self.pack.open_places {
            let message =
                format!("an open place, `{OPEN_PLACE}`: a lawyer fills it before the pack is published");
            self.add(place, message);
        }
    }
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
