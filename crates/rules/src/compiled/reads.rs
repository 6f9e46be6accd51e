//! What each question reads of a situation, as the bytes of a key: of two situations with one key the evaluator says the
//! same, but for the instants of a window and for counts of days.
//!
//! Read are: the stretch of law that the entry lies in, for each fact with a set of values its class, for each other
//! sentence its truth, what was filed and registered, and where a sentence is open which of its facts are known. What a
//! key cannot tell has none, and the evaluator is asked.

use std::collections::BTreeMap;

use base::{Country, Timestamp};

use super::law::Cuts;
use crate::duration::Duration;
use crate::evaluate::judge::{Context, Facts, Law, Truth, has_rules};
use crate::fact::Fact;
use crate::pack::{Atom, Conditions, Edge, LimitNamed, Pack, Sentence, Values, Version};
use crate::situation::{Known, When};
use crate::values::{CAPACITY, ValueSet};
use crate::vocabulary::{AppliesOn, Slot};

/// Stands for a fact that is not known.
const OPEN: u8 = u8::MAX;
/// Most classes of one fact.
const MOST_CLASSES: usize = OPEN as usize;
/// Facts of one sentence.
const MOST_FACTS: usize = 7;
/// Stands for a sentence that further facts may settle.
const NOT_TOLD: u16 = u16::MAX;

/// What the questions of one destination read.
#[derive(Debug)]
pub(super) struct Reads<'p> {
    cuts: Cuts,
    /// Facts with a set of values.
    facts: Vec<Fact>,
    /// The other sentences.
    sentences: Vec<Asked<'p>>,
    /// The spans of deadlines: true for the first instant of filing, false for the last.
    ends: Vec<(Duration, bool)>,
    pub(super) questions: Vec<Question>,
}

/// A sentence, and the pack and the law in which it is read.
#[derive(Clone, Copy, Debug)]
struct Asked<'p> {
    pack: &'p Pack,
    sentence: &'p Sentence,
    applies_on: AppliesOn,
}

/// A question, and the places of what it reads.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) slot: Slot,
    /// The class of each value of each fact.
    facts: Vec<(usize, Box<[u8]>)>,
    sentences: Vec<usize>,
    ends: Vec<usize>,
    by: Vec<AppliesOn>,
    has_terms_after: bool,
    /// What a key of this question cannot tell.
    is_beyond_keys: bool,
}

/// What was seen of a situation.
#[derive(Debug, Default)]
pub(super) struct Seen {
    laws: [[u8; 4]; 3],
    values: Vec<Option<usize>>,
    truths: Vec<u8>,
    /// Which facts of an open sentence are known; 0 for one that is true or false.
    known: Vec<u16>,
    ends: Vec<u8>,
    state: u8,
    is_registered: bool,
}

impl<'p> Reads<'p> {
    pub(super) fn of(packs: &[&'p Pack], into: Country, domain: impl Fn(Fact) -> ValueSet) -> Option<Self> {
        let mut gathered = Gathered { into, facts: Vec::new(), sentences: Vec::new(), ends: Vec::new() };
        let slots = Slot::ALL.iter().copied().filter(|slot| has_rules(packs, *slot));
        let questions =
            slots.map(|slot| gathered.question(packs, slot, &domain)).collect::<Option<Vec<_>>>()?;
        let Gathered { facts, sentences, ends, .. } = gathered;
        Some(Self { cuts: Cuts::of(packs), facts, sentences, ends, questions })
    }

    /// Looks at a situation; `None` if an hour decides between two laws.
    pub(super) fn see(&self, facts: &Facts<'_>) -> Option<Seen> {
        let law = |applies_on| facts.law(applies_on).ok();
        let (entry, filing) = (law(AppliesOn::DayOfEntry)?, law(AppliesOn::DayOfFiling)?);
        let laws = [entry, filing, law(AppliesOn::MomentOfDecision)?];
        let mut seen = Seen { state: state(facts), ..Seen::default() };
        for (target, law) in seen.laws.iter_mut().zip(&laws) {
            *target = self.cuts.at(law.moment)?.bytes();
        }
        seen.values = self.facts.iter().map(|fact| facts.values(*fact).only()).collect();
        seen.truths = self.sentences.iter().map(|asked| asked.truth(facts, &laws)).collect();
        seen.known = vec![0; seen.truths.len()];
        for ((known, truth), asked) in seen.known.iter_mut().zip(&seen.truths).zip(&self.sentences) {
            if *truth == Truth::Unknown as u8 {
                *known = asked.known(facts);
            }
        }
        let filed = facts.situation.filed.value().and_then(|filed| filed.at);
        if let Some(filed) = filed {
            seen.ends = self.ends.iter().map(|end| beyond(*end, facts, filed.instant())).collect();
        }
        let registered = facts.situation.registered.value();
        seen.is_registered = registered.is_some_and(|registered| registered.when != When::Unknown);
        Some(seen)
    }
}

impl Question {
    /// Writes the key; false if it has none.
    pub(super) fn key(&self, seen: &Seen, key: &mut Vec<u8>) -> bool {
        key.clear();
        if self.is_beyond_keys || self.has_terms_after && seen.is_registered {
            return false;
        }
        for (law, by) in seen.laws.iter().zip(LAWS) {
            if self.by.contains(by) {
                key.extend(law);
            }
        }
        key.push(seen.state);
        for (place, classes) in &self.facts {
            let value = seen.values.get(*place).copied().flatten();
            key.push(value.map_or(OPEN, |value| classes.get(value).copied().unwrap_or(OPEN)));
        }
        let of = |places: &[usize], bytes: &[u8], key: &mut Vec<u8>| {
            key.extend(places.iter().map(|place| bytes.get(*place).copied().unwrap_or(0)));
        };
        of(&self.sentences, &seen.truths, key);
        for known in self.sentences.iter().filter_map(|place| seen.known.get(*place)) {
            if *known == NOT_TOLD {
                return false;
            }
            if *known != 0 {
                key.extend(known.to_le_bytes());
            }
        }
        let ends = key.len();
        of(&self.ends, &seen.ends, key);
        // Where the hour of entry decides on the filing, the window says so with an instant of its own.
        let is_open = key.iter().skip(ends).any(|end| *end == Truth::Unknown as u8 + 1);
        !is_open
    }
}

const LAWS: &[AppliesOn] = &[AppliesOn::DayOfEntry, AppliesOn::DayOfFiling, AppliesOn::MomentOfDecision];

/// What is held, filed and registered, as far as answers tell it apart.
fn state(facts: &Facts<'_>) -> u8 {
    let situation = facts.situation;
    let filed = match &situation.filed {
        Known::Unknown => 0,
        Known::Nothing => 1,
        Known::Is(filed) => 2 + u8::from(filed.at.is_some()) + 2 * u8::from(filed.granted),
    };
    let registered = match &situation.registered {
        Known::Unknown => 0,
        Known::Nothing => 1,
        Known::Is(_) => 2,
    };
    let visa = situation.visa_there().is_some_and(|visa| visa.held == Some(true));
    filed | registered << 3 | u8::from(visa) << 5
}

fn beyond((span, is_first): (Duration, bool), facts: &Facts<'_>, filed: Timestamp) -> u8 {
    facts.beyond(span, filed, is_first) as u8 + 1
}

impl Asked<'_> {
    fn truth(&self, facts: &Facts<'_>, laws: &[Law; 3]) -> u8 {
        let [entry, filing, decision] = laws;
        let law = match self.applies_on {
            AppliesOn::DayOfEntry | AppliesOn::EachDayOfStay => entry,
            AppliesOn::DayOfFiling => filing,
            AppliesOn::MomentOfDecision => decision,
        };
        let context = Context { pack: self.pack, law: *law, reading: None };
        facts.atom(&self.sentence.atom, context, &mut Vec::new()) as u8
    }

    /// Which of its facts are known, and which to the hour; [`NOT_TOLD`] if further facts may settle it.
    fn known(&self, facts: &Facts<'_>) -> u16 {
        let counts_by_rule = matches!(self.sentence.atom.limit(), Some(LimitNamed::Rule(_)));
        let named = self.sentence.atom.facts();
        if counts_by_rule && facts.situation.stays.is_some() || named.len() > MOST_FACTS {
            return NOT_TOLD;
        }
        named.iter().fold(1, |bits, fact| {
            let fact = fact.at(facts.situation.into);
            bits << 2 | u16::from(facts.is_known(fact)) << 1 | u16::from(facts.hour_is_open(fact))
        })
    }
}

/// What the questions of a destination read, while it is gathered.
struct Gathered<'p> {
    into: Country,
    facts: Vec<Fact>,
    sentences: Vec<Asked<'p>>,
    ends: Vec<(Duration, bool)>,
}

impl<'p> Gathered<'p> {
    fn question(
        &mut self,
        packs: &[&'p Pack],
        slot: Slot,
        domain: &impl Fn(Fact) -> ValueSet,
    ) -> Option<Question> {
        let mut told: BTreeMap<Fact, Vec<ValueSet>> = BTreeMap::new();
        let mut question = Question {
            slot,
            facts: Vec::new(),
            sentences: Vec::new(),
            ends: Vec::new(),
            by: Vec::new(),
            has_terms_after: false,
            is_beyond_keys: false,
        };
        for pack in packs {
            for (place, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.slot == slot) {
                add(&mut question.by, by(rule.applies_on));
                let exceptions = pack.exceptions.iter().filter(|e| pack.rule_of(e.defeats) == Some(place));
                let deadlines = pack.deadlines.iter().filter(|deadline| deadline.of == place);
                let conditions = std::iter::once(&rule.when).chain(exceptions.clone().map(|e| &e.when));
                for sentence in conditions.flat_map(Conditions::sentences) {
                    let asked = Asked { pack, sentence, applies_on: rule.applies_on };
                    self.sentence(asked, &mut told, &mut question);
                }
                for instead in exceptions.clone().filter_map(|exception| exception.instead) {
                    self.ends(instead.at_least, instead.not_earlier_than, &mut question);
                }
                for deadline in deadlines {
                    self.ends(deadline.at_least, deadline.not_earlier_than, &mut question);
                    question.has_terms_after |= deadline.after.is_some();
                }
                let versions = std::iter::once(&rule.versions).chain(exceptions.map(|e| &e.versions));
                question.is_beyond_keys |= slot == Slot::Stay && versions.flatten().any(begins_at_an_hour);
            }
        }
        for (fact, told) in told {
            let place = add(&mut self.facts, fact);
            question.facts.push((place, classes(&told, domain(fact))?));
        }
        Some(question)
    }

    fn sentence(
        &mut self,
        asked: Asked<'p>,
        told: &mut BTreeMap<Fact, Vec<ValueSet>>,
        question: &mut Question,
    ) {
        let of_values = |values: &Values| match values {
            Values::These(named) => vec![named.0],
            Values::Set(set) => asked.pack.distinctions(*set),
        };
        let (fact, distinctions) = match &asked.sentence.atom {
            Atom::Is { fact, values, .. } => (*fact, of_values(values)),
            Atom::Present { fact, .. } => (*fact, vec![ValueSet::one(1)]),
            Atom::CrossingInto { crossing, .. } => (Fact::Crossing, vec![ValueSet::one(*crossing as usize)]),
            Atom::Nationalities { values, .. } => {
                // Of a list the day of the law decides, and a stay has many.
                question.is_beyond_keys |= question.slot == Slot::Stay && matches!(values, Values::Set(_));
                (Fact::Nationality, of_values(values))
            }
            _ => (Fact::EntryState, Vec::new()),
        };
        if !distinctions.is_empty() {
            told.entry(fact.at(self.into)).or_default().extend(distinctions);
        }
        if !matches!(asked.sentence.atom, Atom::Is { .. } | Atom::Present { .. } | Atom::CrossingInto { .. })
        {
            let known = self.sentences.iter().position(|known| known.is(asked));
            let place = known.unwrap_or(self.sentences.len());
            if known.is_none() {
                self.sentences.push(asked);
            }
            add(&mut question.sentences, place);
        }
    }

    fn ends(&mut self, last: Option<Duration>, first: Option<Duration>, question: &mut Question) {
        for end in last.map(|span| (span, false)).into_iter().chain(first.map(|span| (span, true))) {
            let place = add(&mut self.ends, end);
            add(&mut question.ends, place);
        }
    }
}

impl Asked<'_> {
    fn is(&self, other: Asked<'_>) -> bool {
        std::ptr::eq(self.pack, other.pack)
            && self.sentence.text == other.sentence.text
            && by(self.applies_on) == by(other.applies_on)
    }
}

/// Each day of a stay is judged by its own law; the sentences of its rules are about the entry.
fn by(applies_on: AppliesOn) -> AppliesOn {
    if applies_on == AppliesOn::EachDayOfStay { AppliesOn::DayOfEntry } else { applies_on }
}

fn begins_at_an_hour(version: &Version) -> bool {
    let edges = std::iter::once(version.from).chain(version.until);
    edges.into_iter().any(|edge| matches!(edge, Edge::Moment(_)))
}

/// The class of each value, of those that none of some sets tells apart; `None` if there are too many.
fn classes(told: &[ValueSet], domain: ValueSet) -> Option<Box<[u8]>> {
    let mut parts = vec![domain];
    for set in told {
        let split = parts.iter().flat_map(|part| [part.and(*set), part.without(*set)]);
        parts = split.filter(|part| !part.is_empty()).collect();
    }
    if parts.len() > MOST_CLASSES {
        return None;
    }
    let class = |value: usize| parts.iter().position(|part| part.contains(value));
    Some((0..CAPACITY).map(|value| class(value).map_or(OPEN, |class| class as u8)).collect())
}

/// The place of an item in a list, which it is added to if it is new.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    list.iter().position(|known| *known == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}
