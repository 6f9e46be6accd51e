//! Whether a rule holds: its version, its conditions, and the exceptions that switch it off or change it.

use std::sync::Arc;

use super::atoms::Context;
use super::facts::{Facts, Need};
use super::law::Law;
use super::leaf::{Cited, Step};
use super::truth::Truth;
use crate::pack::{Conditions, Exception, Instead, Pack, Rule, Target, Version};
use crate::values::ValueSet;
use crate::vocabulary::State;

/// What became of a rule.
#[derive(Clone, Debug)]
pub(crate) enum Effect<'p> {
    /// It does not hold, and nothing need be said: no version, or a condition is false.
    Silent,
    /// An exception switched it off.
    Defeated(Vec<Arc<Step>>),
    /// It holds.
    Holds(Holding<'p>),
}

/// A rule that holds.
#[derive(Clone, Debug)]
pub(crate) struct Holding<'p> {
    pub(crate) pack: &'p Pack,
    pub(crate) rule: &'p Rule,
    pub(crate) place: usize,
    pub(crate) version: &'p Version,
    /// What exceptions put in the place of its parts.
    pub(crate) instead: Instead,
    pub(crate) trace: Vec<Arc<Step>>,
}

/// An exception that stands, or may stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing<'p> {
    pub(crate) exception: &'p Exception,
    pub(crate) version: &'p Version,
    pub(crate) truth: Truth,
}

impl<'a> Facts<'a> {
    /// Whether a rule holds in a reading.
    pub(crate) fn effect(
        &self,
        pack: &'a Pack,
        place: usize,
        reading: Option<&'a str>,
        law: Law,
    ) -> Result<Effect<'a>, Vec<Need>> {
        let Some(rule) = pack.rules.get(place) else { return Ok(Effect::Silent) };
        if !pack.speaks_of(self.situation.into, law.day, self.as_of) {
            return Ok(Effect::Silent);
        }
        let context = Context { pack, law, reading };
        let mark = self.residue.mark();
        self.residue.note_thing(rule);
        let version = self.version_for(Target::Rule(place), &rule.id, &rule.versions, context)?;
        let Some(version) = version else {
            self.residue.strike(mark);
            return Ok(Effect::Silent);
        };
        let mut needs = Vec::new();
        let when = self.conditions(&rule.when, context, &mut needs);
        if when == Truth::False {
            self.residue.strike(mark);
            return Ok(Effect::Silent);
        }
        let standing = self.standing(Target::Rule(place), context, &mut needs)?;
        let defeats = |s: &&Standing<'_>| s.truth == Truth::True && s.exception.instead.is_none();
        if standing.iter().any(|s| defeats(&s)) {
            let trace = standing.iter().filter(defeats).map(|s| self.exception_step(s, context)).collect();
            return Ok(Effect::Defeated(trace));
        }
        self.note_deadlines(place, context);
        if when == Truth::Unknown || standing.iter().any(|s| s.truth == Truth::Unknown) {
            return Err(needs);
        }
        let mut trace = vec![Arc::new(self.step(&rule.id, version, &rule.when, context))];
        trace.extend(standing.iter().map(|s| self.exception_step(s, context)));
        let instead = standing.iter().filter_map(|s| s.exception.instead).fold(Instead::default(), merged);
        Ok(Effect::Holds(Holding { pack, rule, place, version, instead, trace }))
    }

    /// The exceptions to something that stand or may stand, the deepest judged first.
    pub(crate) fn standing(
        &self,
        target: Target,
        context: Context<'a>,
        needs: &mut Vec<Need>,
    ) -> Result<Vec<Standing<'a>>, Vec<Need>> {
        let mut standing = Vec::new();
        for (place, exception) in context.pack.defeaters(target) {
            let this = Target::Exception(place);
            let mark = self.residue.mark();
            self.residue.note_thing(exception);
            let version = self.version_for(this, &exception.id, &exception.versions, context)?;
            let mut truth =
                version.map_or(Truth::False, |_| self.conditions(&exception.when, context, needs));
            let Some(version) = version.filter(|_| truth != Truth::False) else {
                self.residue.strike(mark);
                continue;
            };
            // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
            let deeper = self.standing(this, context, needs)?;
            if deeper.iter().any(|s| s.truth == Truth::True) {
                // What stands in the place of a defeated exception acts on the exception's own target.
                standing.extend(deeper.into_iter().filter(|s| s.exception.instead.is_some()));
                continue;
            }
            if deeper.iter().any(|s| s.truth == Truth::Unknown) {
                truth = Truth::Unknown;
            }
            standing.push(Standing { exception, version, truth });
        }
        Ok(standing)
    }

    /// The version of a rule, exception or deadline, if one holds that binds.
    pub(crate) fn version_for<'v>(
        &self,
        target: Target,
        id: &str,
        versions: &'v [Version],
        context: Context<'_>,
    ) -> Result<Option<&'v Version>, Vec<Need>> {
        let name = || context.pack.full_name(id);
        let version = self.version_of(versions, context.reading, context.law, name);
        match &version {
            Ok(version) => self.residue.note_number(version.map_or(0, |version| version.n as usize + 1)),
            Err(_) => self.note_open_rule(target, context),
        }
        Ok(version?.filter(|version| version.state == State::Adopted))
    }

    pub(crate) fn exception_step(&self, standing: &Standing<'_>, context: Context<'_>) -> Arc<Step> {
        let exception = standing.exception;
        let mut step = self.step(&exception.id, standing.version, &exception.when, context);
        step.defeated = vec![context.pack.full_name(context.pack.target_id(exception.defeats))];
        Arc::new(step)
    }

    /// A step of the trace, with the sources of the version and of the lists that its sentences name.
    pub(crate) fn step(&self, id: &str, version: &Version, when: &Conditions, context: Context<'_>) -> Step {
        let lists = when
            .sentences()
            .filter_map(|sentence| Some((sentence.atom.set()?, *sentence.atom.facts().first()?)))
            .flat_map(|(set, fact)| {
                context.pack.set_sources(set, self.values(fact), context.law.day, self.as_of)
            });
        let into = ValueSet::one(self.situation.into.index());
        let members = when
            .sentences()
            .filter_map(|sentence| context.pack.territories.get(sentence.atom.territory()?))
            .flat_map(|territory| {
                context.pack.set_sources(territory.members, into, context.law.day, self.as_of)
            });
        let mut sources: Vec<Cited> = Vec::new();
        for source in std::iter::once(version.source)
            .chain(lists)
            .chain(members)
            .filter_map(|place| context.pack.source(place))
        {
            if sources.iter().all(|cited| cited.id != source.id) {
                let confirmed = source.checked == crate::vocabulary::Checked::Confirmed;
                sources.push(Cited { id: source.id.clone(), confirmed });
            }
        }
        Step {
            rule: context.pack.full_name(id),
            version: version.n,
            reading: version.reading.clone(),
            sources,
            defeated: Vec::new(),
            conditions: when.sentences().map(|sentence| sentence.text.clone()).collect(),
        }
    }
}

/// The first exception that names a part decides it.
pub(crate) fn merged(first: Instead, then: Instead) -> Instead {
    Instead {
        strength: first.strength.or(then.strength),
        result: first.result.or(then.result),
        or_longer: if first.limit.is_some() { first.or_longer } else { then.or_longer },
        limit: first.limit.or(then.limit),
        at_least: first.at_least.or(then.at_least),
        at_most: first.at_most.or(then.at_most),
        not_earlier_than: first.not_earlier_than.or(then.not_earlier_than),
    }
}
