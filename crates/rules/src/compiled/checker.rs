//! Many situations answered as [`crate::check`] answers each, and much sooner.
//!
//! What the evaluator says of a question is kept under the key of what the question read ([`super::reads`]) and said again
//! of the next situation with that key; what is no word but a number - instants of a window, counts of days - is worked
//! out by the evaluator's own functions for each. What has no key is asked of the evaluator, so that nothing is ever
//! wrong, only slower. Memory is bounded: past [`MOST_KEPT`] answers and [`MOST_DESKS`] destinations none is kept.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use base::{Country, Date};

use super::reads::{Reads, Seen};
use crate::answer::{Answer, Because, SlotAnswer};
use crate::evaluate::judge::{Facts, Kept, Settled, stretches_of, together};
use crate::evaluate::{Explain, check};
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::situation::{Situation, When};
use crate::stay::Day;
use crate::vocabulary::{Slot, Verdict};

/// Answers to one question of one destination that are kept: some kilobytes each.
const MOST_KEPT: usize = 2_000;
/// Destinations, each as known on one day, that are kept.
const MOST_DESKS: usize = 100;
/// Days for which the law of a stay is followed.
const STAY_DAYS: i32 = 4_000;

/// Answers many situations.
#[derive(Debug)]
pub struct Checker<'p> {
    set: &'p PackSet,
    desks: HashMap<(Country, Date), Option<Desk<'p>>>,
}

/// One destination, as known on one day.
#[derive(Debug)]
struct Desk<'p> {
    set: &'p PackSet,
    packs: Vec<&'p Pack>,
    as_of: Date,
    reads: Reads<'p>,
    stretches: Stretches,
    stay_stretches: Stretches,
    /// For each question what was said under each key.
    kept: Vec<HashMap<Box<[u8]>, Rc<Settled>>>,
    stays: HashMap<Box<[u8]>, Option<Arc<Kept>>>,
}

type Stretches = Arc<[(Date, Date)]>;

/// A situation as the keys of its questions; [`Checker::traced`] reads it.
#[derive(Clone, Debug)]
pub struct Keys {
    desk: (Country, Date),
    /// Questions by their place, without the stay.
    keys: Vec<(usize, Box<[u8]>)>,
}

/// What the rules say, question by question, with the whole trace; without text, windows and counts of days.
#[derive(Clone, Debug)]
pub struct Traced<'c> {
    /// All these questions together.
    pub verdict: Verdict,
    /// Each answer, and the decisive rules with their conditions, their sources and what they defeated.
    pub slots: Vec<(&'c SlotAnswer, &'c [Because])>,
}

impl<'p> Checker<'p> {
    /// A checker by these packs.
    pub fn new(set: &'p PackSet) -> Self {
        Self { set, desks: HashMap::new() }
    }

    /// What the packs say of a situation, by what was publicly known on `as_of`: the same as [`crate::check`].
    pub fn check(&mut self, situation: &Situation, as_of: Date, explain: Explain) -> Answer {
        let desk = if explain == Explain::Fully { None } else { self.desk(situation, as_of) };
        let answer = desk.and_then(|desk| desk.answer(situation, explain));
        answer.unwrap_or_else(|| check(self.set, situation, as_of, explain))
    }

    /// The keys of a situation, with what was said under them; `None` if a question has none.
    pub fn keys(&mut self, situation: &Situation, as_of: Date) -> Option<Keys> {
        self.desk(situation, as_of)?.keys(situation)
    }

    /// What the rules say, with the trace; `None` if nothing is kept under the keys.
    pub fn traced(&self, keys: &Keys) -> Option<Traced<'_>> {
        self.desks.get(&keys.desk)?.as_ref()?.traced(keys)
    }

    fn desk(&mut self, situation: &Situation, as_of: Date) -> Option<&mut Desk<'p>> {
        if !situation.switches.is_empty() || situation.entry.when == When::Unknown {
            return None;
        }
        let place = (situation.into, as_of);
        if !self.desks.contains_key(&place) {
            if self.desks.len() >= MOST_DESKS {
                return None;
            }
            self.desks.insert(place, Desk::new(self.set, situation.into, as_of));
        }
        self.desks.get_mut(&place)?.as_mut()
    }
}

impl<'p> Desk<'p> {
    fn new(set: &'p PackSet, into: Country, as_of: Date) -> Option<Self> {
        let packs: Vec<&Pack> = set.of_state(into).collect();
        let reads = Reads::of(&packs, into, |fact| set.symbols.domain(fact))?;
        let nobody = Situation::into_state(into);
        let stretches = Facts::new(set, &packs, &nobody, as_of).stretches();
        Some(Self {
            kept: reads.questions.iter().map(|_| HashMap::new()).collect(),
            stays: HashMap::new(),
            stay_stretches: stretches_of(set, Slot::Stay, into),
            set,
            packs,
            as_of,
            reads,
            stretches,
        })
    }

    fn answer(&mut self, situation: &Situation, explain: Explain) -> Option<Answer> {
        let Self { set, packs, as_of, reads, stretches, stay_stretches, kept, stays } = self;
        let facts = Facts::over(set, packs, situation, *as_of, Arc::clone(stretches));
        let seen = reads.see(&facts)?;
        let with_because = explain != Explain::No;
        let mut key = Vec::new();
        let (mut settled, mut slots) = (Vec::with_capacity(kept.len()), Vec::with_capacity(kept.len()));
        for (question, kept) in reads.questions.iter().zip(kept) {
            let slot = question.slot;
            let has_key = question.key(&seen, &mut key);
            let said = if slot == Slot::Stay {
                let facts = facts.along(slot, stay_stretches);
                let law = if has_key { stay_law(stays, &mut key, &facts, stay_stretches) } else { None };
                let said = match &law {
                    Some(law) => Settled::of(slot, &facts.with_kept(law), with_because),
                    None => Settled::of(slot, &facts, with_because),
                };
                Rc::new(said)
            } else if has_key {
                said(kept, &key, || Settled::of(slot, &facts.about(slot), true))
            } else {
                Rc::new(Settled::of(slot, &facts.about(slot), with_because))
            };
            if said.is_silent {
                continue;
            }
            let mut answer = said.answer.clone();
            if has_key && !said.behind.is_empty() {
                let window = facts.window_behind(&said.behind);
                answer.filing.file_not_before = window.not_before;
                answer.filing.file_by = window.by;
                answer.by = window.day;
            }
            slots.push(answer);
            settled.push(said);
        }
        let settled: Vec<&Settled> = settled.iter().map(Rc::as_ref).collect();
        Some(together(&facts, &settled, slots, with_because))
    }

    fn keys(&mut self, situation: &Situation) -> Option<Keys> {
        let Self { set, packs, as_of, reads, stretches, kept, .. } = self;
        let facts = Facts::over(set, packs, situation, *as_of, Arc::clone(stretches));
        let seen: Seen = reads.see(&facts)?;
        let mut keys = Vec::new();
        for (place, (question, kept)) in reads.questions.iter().zip(kept).enumerate() {
            let mut key = Vec::new();
            if question.slot == Slot::Stay {
                continue;
            }
            if !question.key(&seen, &mut key) {
                return None;
            }
            said(kept, &key, || Settled::of(question.slot, &facts.about(question.slot), true));
            keys.push((place, key.into()));
        }
        Some(Keys { desk: (situation.into, *as_of), keys })
    }

    fn traced(&self, keys: &Keys) -> Option<Traced<'_>> {
        let mut traced = Traced { verdict: Verdict::Free, slots: Vec::with_capacity(keys.keys.len()) };
        for (place, key) in &keys.keys {
            let said = self.kept.get(*place)?.get(key)?;
            if !said.is_silent {
                traced.verdict = traced.verdict.min(said.verdict);
                traced.slots.push((&said.answer, said.because.as_deref().unwrap_or_default()));
            }
        }
        Some(traced)
    }
}

/// What was said under a key, or is said now.
fn said(
    kept: &mut HashMap<Box<[u8]>, Rc<Settled>>,
    key: &[u8],
    say: impl FnOnce() -> Settled,
) -> Rc<Settled> {
    if let Some(said) = kept.get(key) {
        return Rc::clone(said);
    }
    let said = Rc::new(say());
    if kept.len() < MOST_KEPT {
        kept.insert(key.into(), Rc::clone(&said));
    }
    said
}

/// What becomes of the stay rules on each stretch that the stay may touch; `None` if a missing fact decides.
fn stay_law(
    stays: &mut HashMap<Box<[u8]>, Option<Arc<Kept>>>,
    key: &mut Vec<u8>,
    facts: &Facts<'_>,
    stretches: &Stretches,
) -> Option<Arc<Kept>> {
    let from = Day::of(facts.entry_day()?);
    let to = from.plus(STAY_DAYS);
    for day in [from, to] {
        let stretch = stretches.partition_point(|(first, _)| Day::of(*first) <= day);
        key.extend((stretch as u16).to_le_bytes());
    }
    if let Some(law) = stays.get(key.as_slice()) {
        return law.clone();
    }
    let rules = facts.stay_rules();
    let mut readings = vec![None];
    for version in
        rules.iter().filter_map(|(pack, place)| pack.rules.get(*place)).flat_map(|rule| &rule.versions)
    {
        let reading = version.reading.as_deref();
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    let law = facts.keep(&rules, &readings, (from, to)).map(Arc::new);
    if stays.len() < MOST_KEPT {
        stays.insert(key.as_slice().into(), law.clone());
    }
    law
}
