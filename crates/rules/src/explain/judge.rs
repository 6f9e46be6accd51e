//! Judges the conditions of rules by what is known of a traveller, each by itself.
//!
//! The evaluator decides; here only its verdict on single sentences is asked, under the law that a rule is applied by.

use base::Date;

use super::told::Told;
use super::{FactTold, Judged, Judgement, Says};
use crate::evaluate::atoms::Context;
use crate::evaluate::facts::Facts;
use crate::evaluate::law::Law;
use crate::evaluate::truth::Truth;
use crate::fact::Fact;
use crate::pack::{
    Atom, Conditions, Deadline, Exception, LimitNamed, LimitSpec, Pack, Rule, Target, Version,
};
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::AppliesOn;

/// One traveller's facts, and the packs that speak.
pub(crate) struct Judge<'a> {
    pub(crate) set: &'a PackSet,
    pub(crate) packs: &'a [&'a Pack],
    pub(crate) situation: &'a Situation,
    pub(crate) as_of: Date,
    pub(crate) facts: Facts<'a>,
    told: Told,
}

/// The laws by which a condition is to be judged.
struct Laws {
    laws: Vec<Law>,
    /// The day is not known: only what every law says is certain.
    all: bool,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        set: &'a PackSet,
        packs: &'a [&'a Pack],
        situation: &'a Situation,
        as_of: Date,
    ) -> Self {
        let facts = Facts::new(set, packs, situation, as_of);
        Self { set, packs, situation, as_of, facts, told: Told::new(situation) }
    }

    /// A rule, exception or deadline by its full name.
    pub(crate) fn find(&self, name: &str) -> Option<(&'a Pack, Target)> {
        let (id, part) = name.split_once('/')?;
        let pack = self.packs.iter().copied().find(|pack| pack.id == id)?;
        let rule = pack.rules.iter().position(|rule| rule.id == part).map(Target::Rule);
        let exception = || pack.exceptions.iter().position(|exception| exception.id == part);
        let deadline = || pack.deadlines.iter().position(|deadline| deadline.id == part);
        rule.or_else(|| exception().map(Target::Exception))
            .or_else(|| deadline().map(Target::Deadline))
            .map(|target| (pack, target))
    }

    /// The conditions of a rule or an exception under one of its versions, each judged.
    pub(crate) fn conditions(&self, pack: &'a Pack, target: Target, version: &Version) -> Vec<Judged> {
        let Some(when) = conditions_of(pack, target) else { return Vec::new() };
        let Some(rule) = rule_of(pack, target) else { return Vec::new() };
        let laws = self.laws(rule, version);
        let judge = |law: Law| self.under(pack, when, version, law);
        if laws.all {
            return laws.laws.into_iter().map(judge).reduce(certain).unwrap_or_default();
        }
        // A rule that holds on later days of the stay is judged by the law of the first day on which it does.
        let mut judged = laws.laws.into_iter().map(judge);
        let Some(first) = judged.next() else { return Vec::new() };
        if !is_refuted(&first) {
            return first;
        }
        judged.find(|judged| !is_refuted(judged)).unwrap_or(first)
    }

    fn under(&self, pack: &'a Pack, when: &Conditions, version: &Version, law: Law) -> Vec<Judged> {
        let context = Context { pack, law, reading: version.reading.as_deref() };
        let judge = |one_of: bool| {
            move |sentence: &crate::pack::Sentence| {
                let says = Says::Atom(sentence.atom.clone());
                let truth = self.facts.atom(&sentence.atom, context, &mut Vec::new());
                self.judged(sentence.text.clone(), truth, one_of, facts_of(pack, &sentence.atom), says)
            }
        };
        when.all.iter().map(judge(false)).chain(when.any.iter().map(judge(true))).collect()
    }

    /// The days on which a version is in force, where they are not certainly those of this journey.
    pub(crate) fn in_force(&self, pack: &'a Pack, target: Target, version: &Version) -> Vec<Judged> {
        let Some(rule) = rule_of(pack, target) else { return Vec::new() };
        let event = match rule.applies_on {
            AppliesOn::DayOfEntry | AppliesOn::EachDayOfStay => Fact::EntryAt,
            AppliesOn::DayOfFiling => Fact::FiledAt,
            AppliesOn::MomentOfDecision => return Vec::new(),
        };
        let edges = [Some((version.from, true)), version.until.map(|until| (until, false))];
        let open = edges.into_iter().flatten().map(|(edge, begins)| {
            let words = if begins { "is not before" } else { "is before" };
            let sentence = format!("{event} {words} {edge}");
            self.plain(pack, Atom::Against { event, edge, negated: begins }, sentence)
        });
        open.filter(|judged| judged.truth != Judgement::True).collect()
    }

    /// What a deadline asks for.
    pub(crate) fn deadline(&self, pack: &'a Pack, deadline: &Deadline) -> Vec<Judged> {
        let gap = |duration, at_least: bool| {
            let atom =
                Atom::Gap { event: deadline.act, duration, at_least, before: true, other: deadline.before };
            let words = if at_least { "at least" } else { "at most" };
            let sentence = format!("{} is {words} {duration} before {}", deadline.act, deadline.before);
            self.plain(pack, atom, sentence)
        };
        let at_least = deadline.at_least.map(|span| gap(span, true));
        at_least.into_iter().chain(deadline.not_earlier_than.map(|span| gap(span, false))).collect()
    }

    /// That the planned stay keeps within a limit, judged by the answer of the slot.
    pub(crate) fn limit(&self, limit: LimitSpec, truth: Judgement) -> Judged {
        let mut facts = vec![Fact::EntryAt, Fact::ExitOn, Fact::Stays];
        let sentence = match limit {
            LimitSpec::Days(_) | LimitSpec::Both { .. } => {
                let spelled: Vec<String> = limit.counts().map(super::limit::spelling).collect();
                format!("planned stay is within {}", spelled.join("+"))
            }
            LimitSpec::Until(fact) => {
                facts.push(fact);
                format!("planned stay is within until:{fact}")
            }
        };
        Judged { sentence, truth, one_of: false, facts: self.tell(facts), says: Says::Limit(limit) }
    }

    /// A sentence that the pack does not write as such.
    fn plain(&self, pack: &'a Pack, atom: Atom, sentence: String) -> Judged {
        let law = Law::of_day(&self.facts, self.as_of);
        let truth = self.facts.atom(&atom, Context { pack, law, reading: None }, &mut Vec::new());
        let facts = atom.facts();
        self.judged(sentence, truth, false, facts, Says::Atom(atom))
    }

    fn judged(&self, sentence: String, truth: Truth, one_of: bool, facts: Vec<Fact>, says: Says) -> Judged {
        let truth = match truth {
            Truth::True => Judgement::True,
            Truth::False => Judgement::False,
            Truth::Unknown => Judgement::Unknown,
        };
        Judged { sentence, truth, one_of, facts: self.tell(facts), says }
    }

    fn tell(&self, facts: Vec<Fact>) -> Vec<FactTold> {
        let mut told: Vec<FactTold> = Vec::new();
        for fact in facts {
            if told.iter().all(|known| known.fact != fact) {
                told.push(FactTold { fact, value: self.told.of(fact) });
            }
        }
        told
    }

    /// The laws of the days on which a version may decide.
    fn laws(&self, rule: &Rule, version: &Version) -> Laws {
        let inside = |day: Date| {
            version.from.day() <= day
                && version.until.is_none_or(|until| day < until.day() || day == version.from.day())
        };
        let stretches = || {
            self.facts
                .stretches()
                .to_vec()
                .into_iter()
                .filter(|(first, last)| inside(*first) || inside(*last))
                .map(|(first, _)| Law::of_day(&self.facts, first.max(version.from.day())))
        };
        let Ok(law) = self.facts.law(rule.applies_on) else {
            return Laws { laws: stretches().collect(), all: true };
        };
        if rule.applies_on != AppliesOn::EachDayOfStay {
            return Laws { laws: vec![law], all: false };
        }
        let later = stretches().filter(|later| later.day > law.day);
        let first = inside(law.day).then_some(law);
        let mut laws: Vec<Law> = first.into_iter().chain(later).collect();
        if laws.is_empty() {
            laws.push(law);
        }
        Laws { laws, all: false }
    }
}

/// What two laws agree on.
fn certain(mut a: Vec<Judged>, b: Vec<Judged>) -> Vec<Judged> {
    for (a, b) in a.iter_mut().zip(b) {
        if a.truth != b.truth {
            a.truth = Judgement::Unknown;
            if a.facts.iter().all(|told| told.fact != Fact::EntryAt) {
                a.facts.push(FactTold { fact: Fact::EntryAt, value: None });
            }
        }
    }
    a
}

/// True if the conditions cannot all be fulfilled.
pub(crate) fn is_refuted(judged: &[Judged]) -> bool {
    let is_false = |judged: &&Judged| judged.truth == Judgement::False;
    let mut one_of = judged.iter().filter(|judged| judged.one_of).peekable();
    judged.iter().filter(|judged| !judged.one_of).any(|judged| is_false(&judged))
        || (one_of.peek().is_some() && one_of.all(|judged| is_false(&judged)))
}

/// The rule that something belongs to in the end.
pub(crate) fn rule_of(pack: &Pack, target: Target) -> Option<&Rule> {
    match target {
        Target::Rule(place) => pack.rules.get(place),
        // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
        Target::Exception(place) => rule_of(pack, pack.exceptions.get(place)?.defeats),
        Target::Deadline(place) => pack.rules.get(pack.deadlines.get(place)?.of),
    }
}

pub(crate) fn versions_of(pack: &Pack, target: Target) -> &[Version] {
    match target {
        Target::Rule(place) => pack.rules.get(place).map_or(&[], |rule| &rule.versions),
        Target::Exception(place) => pack.exceptions.get(place).map_or(&[], |exception| &exception.versions),
        Target::Deadline(place) => pack.deadlines.get(place).map_or(&[], |deadline| &deadline.versions),
    }
}

fn conditions_of(pack: &Pack, target: Target) -> Option<&Conditions> {
    match target {
        Target::Rule(place) => pack.rules.get(place).map(|rule| &rule.when),
        Target::Exception(place) => pack.exceptions.get(place).map(|exception: &Exception| &exception.when),
        Target::Deadline(_) => None,
    }
}

/// The facts that a sentence speaks of, with those of the rule whose limit it names.
fn facts_of(pack: &Pack, atom: &Atom) -> Vec<Fact> {
    let mut facts = atom.facts();
    if let Some(LimitNamed::Rule(place)) = atom.limit() {
        gather(pack, Target::Rule(*place), &mut facts);
    }
    facts
}

fn gather(pack: &Pack, target: Target, facts: &mut Vec<Fact>) {
    let sentences = conditions_of(pack, target).into_iter().flat_map(Conditions::sentences);
    facts.extend(sentences.flat_map(|sentence| sentence.atom.facts()));
    let limits = versions_of(pack, target).iter().filter_map(|version| version.limit);
    let instead = match target {
        Target::Exception(place) => pack.exceptions.get(place).and_then(|exception| exception.instead),
        _ => None,
    };
    for limit in limits.chain(instead.and_then(|instead| instead.limit)) {
        if let LimitSpec::Until(fact) = limit {
            facts.push(fact);
        }
    }
    for (place, _) in pack.defeaters(target) {
        gather(pack, Target::Exception(place), facts);
    }
}
