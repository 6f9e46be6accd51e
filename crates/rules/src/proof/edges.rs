//! Tries the first and the last instant of every version, list and list change on travellers of the examples.
//!
//! A version from 1 July whose list begins on 1 August, an exception that ends a day before its rule, a last day written
//! where the first day after belongs: each example passes, and nobody stands on the day itself. So the examples are
//! moved there.

use std::collections::{BTreeMap, BTreeSet};

use base::civil::{DateTime, Time};
use base::tz::TimeZone;
use base::{Date, Moment, SignedDuration};

use super::Bench;
use super::removal::{Lasting, Removal, removals};
use super::shift::Along;
use crate::answer::Answer;
use crate::capitals::capital_zone;
use crate::duration::instant_of;
use crate::evaluate::{Explain, check};
use crate::example::Example;
use crate::fact::Fact;
use crate::load::PackFault;
use crate::pack::{Atom, Edge, Pack, Values};
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::values::ValueSet;
use crate::vocabulary::AppliesOn;

/// The edges on which a line of the law should decide and does not: for no example, moved to that instant, is anything
/// said otherwise when the line is taken away.
///
/// The first edge is the first instant in force, the last one the second before `until`.
pub(super) fn untouched(set: &PackSet, pack: &Pack, passed_over: &BTreeSet<String>) -> Vec<PackFault> {
    let mut trial =
        Trial { set, pack, bench: Bench::new(set, pack), said: BTreeMap::new(), lines: Vec::new() };
    trial.lines = pack.examples.iter().map(|example| example.lines(set, pack.known_to)).collect();
    let mut faults = Vec::new();
    for removal in removals(pack).into_iter().filter(|removal| !passed_over.contains(&removal.what)) {
        let Some(lasting) = removal.lasting(pack) else { continue };
        let edges = [Some((lasting.from, false)), lasting.until.map(|until| (until, true))];
        for (edge, is_end) in edges.into_iter().flatten() {
            if !trial.decides(&removal, &lasting, edge, is_end) {
                let which = if is_end { "last" } else { "first" };
                let word = if is_end { "until" } else { "from" };
                let day = day_of(edge);
                let message = format!(
                    "{}: on its {which} day (`{word}` {day}) it decides for no example that is moved there; check the day, the lists and what it depends on, or say why in `accepted_edge`",
                    removal.what
                );
                faults.push(PackFault::new(&removal.place.file, removal.place.line, message));
            }
        }
    }
    faults
}

fn day_of(edge: Edge) -> String {
    edge.to_string()
}

struct Trial<'p> {
    set: &'p PackSet,
    pack: &'p Pack,
    bench: Bench<'p>,
    /// What the whole pack says, by the traveller tried: many edges share a day.
    said: BTreeMap<(usize, String), Answer>,
    /// The lines that each example's answer names.
    lines: Vec<BTreeSet<String>>,
}

impl Trial<'_> {
    fn decides(&mut self, removal: &Removal, lasting: &Lasting<'_>, edge: Edge, is_end: bool) -> bool {
        let pack = self.pack;
        let mut order: Vec<usize> = (0..pack.examples.len()).collect();
        // Who is answered by the line on another day is asked first.
        order.sort_by_key(|i| !self.names(*i, removal));
        order.into_iter().any(|i| {
            let Some(example) = pack.examples.get(i) else { return false };
            let travellers = self.travellers(example, lasting, edge, is_end);
            travellers.iter().any(|(situation, as_of)| {
                let whole = self.whole(i, situation, *as_of);
                whole != self.bench.without(removal, |set| check(set, situation, *as_of, Explain::Yes))
            })
        })
    }

    /// What the whole pack says of a traveller.
    fn whole(&mut self, example: usize, situation: &Situation, as_of: Date) -> Answer {
        let set = self.set;
        let key = (example, format!("{as_of} {}", situation.to_json()));
        let said = self.said.entry(key).or_insert_with(|| check(set, situation, as_of, Explain::Yes));
        said.clone()
    }

    fn names(&self, example: usize, removal: &Removal) -> bool {
        let line = removal.line.as_ref();
        self.lines.get(example).is_some_and(|lines| line.is_some_and(|line| lines.contains(line)))
    }

    /// The example's traveller at the edge, in every way in which the law of that day could be asked about.
    fn travellers(
        &self,
        example: &Example,
        lasting: &Lasting<'_>,
        edge: Edge,
        is_end: bool,
    ) -> Vec<(Situation, Date)> {
        let mut changed: Vec<Situation> = match &lasting.values {
            None => vec![example.situation.clone()],
            Some((fact, words)) => {
                words.iter().filter_map(|word| example.situation.with_word(*fact, word)).collect()
            }
        };
        if let Some(fitting) = self.fitting(&example.situation, lasting, edge) {
            changed.push(fitting);
        }
        let mut all = Vec::new();
        for situation in &changed {
            let Some(at) = self.instant(situation, edge, is_end) else { continue };
            for along in [Along::Everything, Along::Journey] {
                for applies_on in &lasting.applies_on {
                    let moved = match applies_on {
                        AppliesOn::DayOfFiling => situation.filing(at, along),
                        _ => situation.entering(at, along),
                    };
                    let days = match applies_on {
                        AppliesOn::MomentOfDecision => lasting.known_on(at.date()),
                        _ => lasting.known(self.pack.known_to, example.as_of),
                    };
                    all.extend(days.into_iter().map(|as_of| (moved.clone(), as_of)));
                }
            }
        }
        all
    }

    /// The same traveller as one whom the line could concern on that day: where a list was shorter then, somebody of
    /// the list as it was; where another exception stands in the way, somebody whom it does not concern.
    fn fitting(&self, situation: &Situation, lasting: &Lasting<'_>, edge: Edge) -> Option<Situation> {
        let mut wanted: BTreeMap<Fact, ValueSet> = BTreeMap::new();
        for sentence in lasting.when.iter().flat_map(|when| &when.all) {
            if let Some((fact, values)) = self.values(&sentence.atom, lasting, edge) {
                let known = wanted.entry(fact).or_insert(values);
                *known = known.and(values);
            }
        }
        for when in &lasting.unless {
            for (fact, values) in
                when.all.iter().filter_map(|sentence| self.values(&sentence.atom, lasting, edge))
            {
                let domain = self.set.symbols.domain(fact);
                let rest = wanted.get(&fact).copied().unwrap_or(domain).without(values);
                if !rest.is_empty() {
                    wanted.insert(fact, rest);
                    break;
                }
            }
        }
        let mut fitting = situation.clone();
        for (fact, values) in wanted {
            let now = fitting.word(fact).and_then(|word| self.set.symbols.value(fact, &word));
            if !now.is_some_and(|value| values.contains(value))
                && let Some(word) = self.set.symbols.words(fact, values).next()
            {
                fitting = fitting.with_word(fact, &word)?;
            }
        }
        (fitting != *situation).then_some(fitting)
    }

    /// The values of a fact for which a sentence is true on a day.
    fn values(&self, atom: &Atom, lasting: &Lasting<'_>, edge: Edge) -> Option<(Fact, ValueSet)> {
        let Atom::Is { fact, values, negated } = atom else { return None };
        let named = match values {
            Values::These(named) => named.0,
            Values::Set(set) => {
                self.pack.members(*set, edge.day(), self.pack.known_to.max(lasting.published))
            }
        };
        let values = if *negated { self.set.symbols.domain(*fact).without(named) } else { named };
        Some((*fact, values))
    }

    /// The first instant from an edge on, or the last one before it, in the zone of the traveller's crossing point.
    fn instant(&self, situation: &Situation, edge: Edge, is_end: bool) -> Option<Moment> {
        let first = match edge {
            Edge::Moment(moment) => moment,
            // On no day can it be tried as certain.
            Edge::Between { .. } => return None,
            Edge::Day(day) => {
                let zone = self.zone(situation);
                let midnight = instant_of(DateTime::from_parts(day, Time::midnight()), &zone)?;
                Moment::in_zone(midnight, &zone)
            }
        };
        if is_end { first.moved(SignedDuration::from_secs(-1)) } else { Some(first) }
    }

    fn zone(&self, situation: &Situation) -> TimeZone {
        let of_point = situation.entry.point.as_deref().and_then(|point| self.set.point_zone(point).cloned());
        of_point.or_else(|| self.pack.zone.clone()).unwrap_or_else(|| capital_zone(situation.into))
    }
}
