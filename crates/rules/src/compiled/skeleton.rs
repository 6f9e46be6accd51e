//! The rules of each question under one law: versions chosen, exceptions hung below what they defeat.

use base::Date;

use super::law::LawKey;
use super::program::{Program, Spoken, Uncompiled};
use super::sentence::{Meaning, meaning};
use crate::evaluate::judge::{Facts, Law};
use crate::pack::{Conditions, Exception, Pack, Rule, Sentence, Target, Version};
use crate::situation::Situation;
use crate::vocabulary::{AppliesOn, Slot, State};

/// A question and the rules that may answer it, by reading.
pub(super) struct Question<'p> {
    pub(super) slot: Slot,
    pub(super) readings: Vec<(Option<String>, Vec<RuleAt<'p>>)>,
}

/// The pack and the day by which sentences are read.
#[derive(Clone, Copy)]
pub(super) struct Standing<'p> {
    pub(super) pack: &'p Pack,
    pub(super) applies_on: AppliesOn,
    pub(super) day: Date,
}

/// A rule in force.
pub(super) struct RuleAt<'p> {
    pub(super) standing: Standing<'p>,
    pub(super) place: usize,
    pub(super) rule: &'p Rule,
    pub(super) version: &'p Version,
    pub(super) defeaters: Vec<Defeater<'p>>,
}

/// An exception in force, with what defeats it.
pub(super) struct Defeater<'p> {
    pub(super) exception: &'p Exception,
    pub(super) deeper: Vec<Defeater<'p>>,
}

/// The questions of a program under one law.
pub(super) fn questions<'p>(program: &Program<'p>, key: LawKey) -> Result<Vec<Question<'p>>, Uncompiled> {
    let nobody = Situation::into_state(program.into);
    let facts = program.read(&nobody);
    let chosen = Chosen { program, facts: &facts, key };
    let spoken_of = program.slots.iter().filter(|slot| chosen.is_spoken_of(**slot));
    spoken_of.map(|slot| chosen.question(*slot)).collect()
}

impl<'p> Standing<'p> {
    pub(super) fn spoken<'s>(self, sentence: &'s Sentence) -> Spoken<'s>
    where
        'p: 's,
    {
        Spoken { pack: self.pack, sentence, applies_on: self.applies_on, has_twin: false }
    }

    pub(super) fn meaning(self, program: &Program<'_>, sentence: &Sentence) -> Meaning {
        meaning(&sentence.atom, program.into, self.pack, self.day, program.as_of)
    }
}

impl<'p> Question<'p> {
    /// Every condition that some reading may ask for.
    pub(super) fn conditions(&self) -> Vec<(Standing<'p>, &'p Conditions)> {
        let mut all = Vec::new();
        for rule in self.readings.iter().flat_map(|(_, rules)| rules) {
            all.push((rule.standing, &rule.rule.when));
            gather(rule.standing, &rule.defeaters, &mut all);
        }
        all
    }
}

fn gather<'p>(
    standing: Standing<'p>,
    defeaters: &[Defeater<'p>],
    all: &mut Vec<(Standing<'p>, &'p Conditions)>,
) {
    for defeater in defeaters {
        all.push((standing, &defeater.exception.when));
        gather(standing, &defeater.deeper, all);
    }
}

/// Chooses versions by one law.
struct Chosen<'a, 'p> {
    program: &'a Program<'p>,
    facts: &'a Facts<'a>,
    key: LawKey,
}

impl<'p> Chosen<'_, 'p> {
    fn question(&self, slot: Slot) -> Result<Question<'p>, Uncompiled> {
        let readings = self.facts.readings_under(slot, |applies_on| Ok(self.law(applies_on)));
        let readings = readings.map_err(|_| Uncompiled::UncertainLaw)?;
        let mut question = Question { slot, readings: Vec::new() };
        for reading in readings {
            question.readings.push((reading.map(str::to_owned), self.rules(slot, reading)?));
        }
        Ok(question)
    }

    /// True if some pack with a rule of the slot holds the law of the state on the day of the law.
    fn is_spoken_of(&self, slot: Slot) -> bool {
        let (into, as_of) = (self.program.into, self.program.as_of);
        let speaks = |pack: &Pack, rule: &Rule| {
            rule.slot == slot && pack.speaks_of(into, self.law(rule.applies_on).day, as_of)
        };
        self.program.packs.iter().any(|pack| pack.rules.iter().any(|rule| speaks(pack, rule)))
    }

    fn rules(&self, slot: Slot, reading: Option<&str>) -> Result<Vec<RuleAt<'p>>, Uncompiled> {
        let mut rules = Vec::new();
        for pack in self.program.packs.iter().copied() {
            for (place, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.slot == slot) {
                let law = self.law(rule.applies_on);
                if !pack.speaks_of(self.program.into, law.day, self.program.as_of) {
                    continue;
                }
                let Some(version) = self.version(&rule.versions, reading, law)? else { continue };
                let standing = Standing { pack, applies_on: rule.applies_on, day: law.day };
                let defeaters = self.defeaters(pack, Target::Rule(place), reading, law)?;
                rules.push(RuleAt { standing, place, rule, version, defeaters });
            }
        }
        Ok(rules)
    }

    fn defeaters(
        &self,
        pack: &'p Pack,
        target: Target,
        reading: Option<&str>,
        law: Law,
    ) -> Result<Vec<Defeater<'p>>, Uncompiled> {
        let mut defeaters = Vec::new();
        for (place, exception) in pack.defeaters(target) {
            if self.version(&exception.versions, reading, law)?.is_none() {
                continue;
            }
            // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
            let deeper = self.defeaters(pack, Target::Exception(place), reading, law)?;
            defeaters.push(Defeater { exception, deeper });
        }
        Ok(defeaters)
    }

    fn version(
        &self,
        versions: &'p [Version],
        reading: Option<&str>,
        law: Law,
    ) -> Result<Option<&'p Version>, Uncompiled> {
        let version = self.facts.version(versions, reading, law).map_err(|_| Uncompiled::UncertainLaw)?;
        Ok(version.filter(|version| version.state == State::Adopted))
    }

    fn law(&self, applies_on: AppliesOn) -> Law {
        self.program.cuts.law(self.key.of(applies_on))
    }
}
