//! Writes one page: sentences become bits, rules and exceptions terms, and each question a table.

use super::build::held_for;
use super::formula::{Formula, Wiring};
use super::page::{Decision, Entry, Lookup, Page, SlotTable};
use super::program::{Law, Program, Says, Uncompiled};
use super::sentence::Reads;
use super::skeleton::{Defeater, Question, RuleAt, Standing};
use super::table::{Effect, Groups};
use crate::evaluate::judge::merged;
use crate::fact::Fact;
use crate::pack::{Conditions, Exception, Instead, Sentence};
use crate::values::{CAPACITY, ValueSet};

/// Exceptions that change one rule and may hold together.
const MOST_CHANGES: usize = 4;

/// Writes the page of some questions for one nationality.
pub(super) fn page<'p>(
    program: &Program<'p>,
    law: &Law<'p>,
    questions: &[Question<'p>],
    nationality: usize,
) -> Result<Page, Uncompiled> {
    let flags = law.told.iter().map(|told| told.bit).chain(law.comparisons.iter().map(|c| c.bit));
    let wiring = Wiring::new(flags.max().map_or(0, |bit| bit + 1));
    let mut sheet = Sheet { program, law, nationality, wiring, reads: Vec::new() };
    let tables = questions.iter().map(|question| sheet.table(question)).collect::<Result<Vec<_>, _>>()?;
    Ok(sheet.finish(tables))
}

/// A page while it is written.
struct Sheet<'s, 'p> {
    program: &'s Program<'p>,
    law: &'s Law<'p>,
    nationality: usize,
    wiring: Wiring,
    /// Which bit says that a fact's value is among some.
    reads: Vec<(u8, ValueSet, u8)>,
}

/// An exception that stands where its formula holds.
struct Stands<'q> {
    formula: Formula,
    exception: &'q Exception,
}

impl<'p> Sheet<'_, 'p> {
    fn table(&mut self, question: &Question<'p>) -> Result<(SlotTable, Vec<Entry>), Uncompiled> {
        let mut groups = Groups::new(question.slot);
        for (reading, rules) in &question.readings {
            groups.begin(reading.as_deref());
            for rule in rules {
                self.rule(rule, &mut groups)?;
            }
        }
        let shift = self.wiring.bits(groups.count()?)?;
        for (group, formula) in groups.formulas() {
            self.wiring.set(shift + group, formula);
        }
        let held = held_for(question.slot);
        let told = self.law.told.iter().find(|told| held.is_some_and(|held| told.says.is(Says::Holds(held))));
        groups.table(self.program, shift, told.map(|told| told.bit))
    }

    /// Adds the effects that a rule may have, each with what makes it have that one.
    fn rule<'q>(&mut self, rule: &RuleAt<'q>, groups: &mut Groups<'q>) -> Result<(), Uncompiled> {
        let mut holds = self.conditions(rule.standing, &rule.rule.when)?;
        if holds == Formula::Never {
            return Ok(());
        }
        let standing = self.standing(rule.standing, &rule.defeaters)?;
        let mut changes: Vec<(Formula, Instead)> = Vec::new();
        for stands in standing {
            match stands.exception.instead {
                None => holds = holds.and(self.wiring.not(stands.formula)?),
                Some(instead) => changes.push((stands.formula, instead)),
            }
        }
        if changes.len() > MOST_CHANGES {
            return Err(Uncompiled::TooManyEffects);
        }
        for chosen in 0..1_u32 << changes.len() {
            let mut formula = holds;
            let mut instead = Vec::new();
            for (place, (stands, change)) in changes.iter().enumerate() {
                if chosen >> place & 1 == 1 {
                    formula = formula.and(*stands);
                    instead.push(*change);
                } else {
                    formula = formula.and(self.wiring.not(*stands)?);
                }
            }
            if formula != Formula::Never {
                let instead = instead.into_iter().fold(Instead::default(), merged);
                groups.add(Effect::of(rule, instead), formula);
            }
        }
        Ok(())
    }

    /// What stands of some exceptions, those that defeat them taken into account; in the evaluator's order.
    fn standing<'q>(
        &mut self,
        standing: Standing<'_>,
        defeaters: &'q [Defeater<'_>],
    ) -> Result<Vec<Stands<'q>>, Uncompiled> {
        let mut all = Vec::new();
        for defeater in defeaters {
            let when = self.conditions(standing, &defeater.exception.when)?;
            if when == Formula::Never {
                continue;
            }
            let deeper = self.standing(standing, &defeater.deeper)?;
            let mut formula = when;
            for stands in &deeper {
                formula = formula.and(self.wiring.not(stands.formula)?);
            }
            // What stands in the place of a defeated exception acts on the exception's own target.
            for stands in deeper.into_iter().filter(|stands| stands.exception.instead.is_some()) {
                all.push(Stands { formula: when.and(stands.formula), exception: stands.exception });
            }
            all.push(Stands { formula, exception: defeater.exception });
        }
        all.retain(|stands| stands.formula != Formula::Never);
        Ok(all)
    }

    fn conditions(&mut self, standing: Standing<'_>, when: &Conditions) -> Result<Formula, Uncompiled> {
        let mut formula = Formula::ALWAYS;
        for sentence in &when.all {
            formula = formula.and(self.sentence(standing, sentence)?);
        }
        if formula == Formula::Never || when.any.is_empty() {
            return Ok(formula);
        }
        let any = when
            .any
            .iter()
            .map(|sentence| self.sentence(standing, sentence))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(formula.and(self.wiring.any(&any)?))
    }

    fn sentence(&mut self, standing: Standing<'_>, sentence: &Sentence) -> Result<Formula, Uncompiled> {
        let meaning = standing.meaning(self.program, sentence);
        let negated = meaning.negated;
        match meaning.reads {
            Reads::Nothing(truth) => Ok(Formula::of(truth != negated)),
            Reads::Among { fact: Fact::Nationality, values } => {
                Ok(Formula::of(values.contains(self.nationality) != negated))
            }
            Reads::Among { fact, values } => {
                let domain = self.program.set.symbols.domain(fact);
                if values.and(domain).is_empty() {
                    return Ok(Formula::of(negated));
                }
                if domain.is_within(values) {
                    return Ok(Formula::of(!negated));
                }
                Ok(Formula::bit(self.read(fact, values)?, negated))
            }
            Reads::Comparison { left, right, at_least } => {
                let places = self.program.number(left).zip(self.program.number(right));
                let found = places.and_then(|(left, right)| {
                    self.law.comparisons.iter().find(|compared| compared.is(left, right, at_least))
                });
                found.map(|compared| Formula::bit(compared.bit, negated)).ok_or(Uncompiled::TooManyFacts)
            }
            Reads::Told => {
                let says = Says::Sentence(standing.spoken(sentence));
                let found = self.law.told.iter().find(|told| told.says.is(says));
                found.map(|told| Formula::bit(told.bit, negated)).ok_or(Uncompiled::TooManyFacts)
            }
        }
    }

    /// The bit that says that a fact's value is among some.
    fn read(&mut self, fact: Fact, values: ValueSet) -> Result<u8, Uncompiled> {
        let place = self.program.place_of(fact).ok_or(Uncompiled::TooManyFacts)?;
        if let Some((.., bit)) = self.reads.iter().find(|(at, set, _)| (*at, *set) == (place, values)) {
            return Ok(*bit);
        }
        let bit = self.wiring.bits(1)?;
        self.reads.push((place, values, bit));
        Ok(bit)
    }

    fn finish(self, written: Vec<(SlotTable, Vec<Entry>)>) -> Page {
        let mut lookups: Vec<Lookup> = Vec::new();
        let mut masks: Vec<u64> = Vec::new();
        for (place, fact) in self.program.facts.iter().enumerate() {
            let place = place as u8;
            let bits: Vec<_> = self.reads.iter().filter(|(at, ..)| *at == place).collect();
            if bits.is_empty() {
                continue;
            }
            let domain = self.program.set.symbols.domain(*fact);
            let count = (0..CAPACITY).rev().find(|value| domain.contains(*value)).map_or(0, |last| last + 1);
            lookups.push(Lookup { fact: place, base: masks.len() as u16 });
            masks.extend((0..count).map(|value| {
                let set = bits.iter().filter(|(_, values, _)| values.contains(value));
                set.fold(0, |mask, (.., bit)| mask | 1 << bit)
            }));
        }
        let (mut tables, mut all, mut fixed) = (Vec::new(), Vec::new(), Decision::NONE);
        for (mut table, entries) in written {
            if let [only] = entries.as_slice() {
                fixed.join(only.bytes, only.verdict);
            } else {
                table.base = all.len() as u16;
                tables.push(table);
                all.extend(entries);
            }
        }
        let page = Page {
            lookups: lookups.into(),
            masks: masks.into(),
            terms: self.wiring.terms(),
            tables: tables.into(),
            entries: all.into(),
            parts: Box::default(),
            fixed,
        };
        let domains: Vec<ValueSet> =
            self.program.facts.iter().map(|fact| self.program.set.symbols.domain(*fact)).collect();
        page.into_parts(&domains)
    }
}
