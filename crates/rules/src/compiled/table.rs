//! The table of one question: what each combination of rules that hold comes to, by the evaluator's own merge.

use base::Date;

use super::formula::Formula;
use super::page::{Entry, SlotTable};
use super::program::{Program, Uncompiled};
use super::skeleton::RuleAt;
use crate::evaluate::judge::{Facts, Holding, adopted, decisive, obtained, outcome_of, rank_of, strength_of};
use crate::pack::{Instead, Pack, Rule, Version};
use crate::situation::{Filed, Known, Situation, Visa};
use crate::vocabulary::{Outcome, Slot, Strength};

/// Groups of rules of different effect on one question.
const MOST_GROUPS: usize = 10;

/// A rule that holds, with what its exceptions put in the place of its parts.
#[derive(Clone, Copy)]
pub(super) struct Effect<'q> {
    pack: &'q Pack,
    rule: &'q Rule,
    place: usize,
    version: &'q Version,
    instead: Instead,
}

/// What the merge sees of an effect: two of a kind are one.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Kind {
    outcome: Outcome,
    strength: Strength,
    rank: usize,
    adopted: Option<Date>,
    obtain: Option<String>,
}

/// Rules of one kind that stand side by side in the order of the packs.
struct Group<'q> {
    reading: usize,
    kind: Kind,
    effect: Effect<'q>,
    formulas: Vec<Formula>,
}

/// The groups of one question, in the order of readings, packs and rules.
pub(super) struct Groups<'q> {
    slot: Slot,
    readings: Vec<Option<&'q str>>,
    all: Vec<Group<'q>>,
}

impl<'q> Effect<'q> {
    pub(super) fn of(rule: &RuleAt<'q>, instead: Instead) -> Self {
        let standing = rule.standing;
        Self { pack: standing.pack, rule: rule.rule, place: rule.place, version: rule.version, instead }
    }

    fn holding(self) -> Holding<'q> {
        let Self { pack, rule, place, version, instead } = self;
        Holding { pack, rule, place, version, instead, trace: Vec::new() }
    }

    fn kind(self) -> Kind {
        let holding = self.holding();
        Kind {
            outcome: outcome_of(&holding),
            strength: strength_of(&holding),
            rank: rank_of(&holding),
            adopted: adopted(&holding),
            obtain: obtained(&holding).map(str::to_owned),
        }
    }
}

impl<'q> Groups<'q> {
    pub(super) fn new(slot: Slot) -> Self {
        Self { slot, readings: Vec::new(), all: Vec::new() }
    }

    /// What is added from now on belongs to this reading.
    pub(super) fn begin(&mut self, reading: Option<&'q str>) {
        self.readings.push(reading);
    }

    pub(super) fn add(&mut self, effect: Effect<'q>, formula: Formula) {
        let (kind, reading) = (effect.kind(), self.readings.len());
        match self.all.last_mut() {
            // Only the last group: the order of the others is the order in which the merge takes them.
            Some(last) if last.kind == kind && last.reading == reading => last.formulas.push(formula),
            _ => self.all.push(Group { reading, kind, effect, formulas: vec![formula] }),
        }
    }

    pub(super) fn count(&self) -> Result<u8, Uncompiled> {
        if self.all.len() <= MOST_GROUPS { Ok(self.all.len() as u8) } else { Err(Uncompiled::TooManyEffects) }
    }

    /// What sets the bit of each group.
    pub(super) fn formulas(&self) -> impl Iterator<Item = (u8, Formula)> {
        let numbered = self.all.iter().enumerate();
        numbered.flat_map(|(at, group)| group.formulas.iter().map(move |formula| (at as u8, *formula)))
    }

    /// Asks the evaluator what each combination of groups comes to, with and without what the traveller may hold.
    pub(super) fn table(
        &self,
        program: &Program<'_>,
        shift: u8,
        held: Option<u8>,
    ) -> Result<(SlotTable, Vec<Entry>), Uncompiled> {
        let mut entries = self.entries(program, false);
        let with_held = self.entries(program, true);
        // Where it makes no difference what the traveller holds, the bit is not read.
        let reads_held = held.is_some() && entries != with_held;
        if reads_held {
            entries.extend(with_held);
        }
        let (groups, held) = (self.count()?, held.unwrap_or(0));
        Ok((SlotTable { slot: self.slot, groups, shift, held, reads_held, base: 0 }, entries))
    }

    fn entries(&self, program: &Program<'_>, held: bool) -> Vec<Entry> {
        let situation = traveller(program, held);
        let facts = program.read(&situation);
        (0..1_usize << self.all.len()).map(|chosen| self.entry(&facts, chosen)).collect()
    }

    fn entry(&self, facts: &Facts<'_>, chosen: usize) -> Entry {
        let mut held = Vec::new();
        let mut deciding = 0;
        for (place, reading) in self.readings.iter().enumerate() {
            let of_reading = self
                .all
                .iter()
                .enumerate()
                .filter(|(at, group)| group.reading == place + 1 && chosen >> at & 1 == 1);
            let (places, holding): (Vec<usize>, Vec<Holding<'_>>) =
                of_reading.map(|(at, group)| (at, group.effect.holding())).unzip();
            for decides in decisive(self.slot, holding.clone()) {
                let is_it = |holds: &Holding<'_>| {
                    std::ptr::eq(holds.rule, decides.rule) && holds.instead == decides.instead
                };
                let found = holding.iter().position(is_it).and_then(|at| places.get(at));
                deciding |= found.map_or(0, |at| 1 << at);
            }
            held.push((*reading, holding));
        }
        let identity = facts.decided(self.slot, held);
        Entry {
            decisive: deciding,
            ..Entry::of(self.slot, identity.outcome, identity.strength, identity.verdict)
        }
    }
}

/// Somebody of whom only is known what they hold.
fn traveller(program: &Program<'_>, held: bool) -> Situation {
    let mut situation = Situation::into_state(program.into);
    if held {
        situation.visa.insert(program.into, Visa { held: Some(true), ..Visa::default() });
        situation.filed = Known::Is(Filed { at: None, granted: true });
    }
    situation
}
