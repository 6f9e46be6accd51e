//! The packs of one destination as known on one day, with a page for each law that has been asked for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use base::{Country, Date};

use super::build;
use super::encode::Encoded;
use super::flat::Flat;
use super::law::{Cuts, LawKey, Stretch};
use super::page::{Decision, Page};
use super::sentence::{Number, Reads, meaning};
use crate::evaluate::judge::{Facts, Held};
use crate::fact::Fact;
use crate::pack::{Pack, Sentence};
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{AppliesOn, Slot};

/// Facts with a set of values that sentences of one destination may speak of, and numbers that they may compare.
pub(super) const MOST: usize = 16;

/// Why a question is left to the evaluator.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Uncompiled {
    /// Sentences and exceptions need more bits than a page has.
    #[error("the rules of one question need more than 64 bits; ask the evaluator")]
    TooWide,
    /// The sentences of a destination speak of more facts than an encoded situation has room for.
    #[error("the rules speak of more than 16 facts or numbers; ask the evaluator")]
    TooManyFacts,
    /// Rules of too many different effects may hold together.
    #[error("the rules of one question have too many effects to tabulate; ask the evaluator")]
    TooManyEffects,
    /// Which version is in force depends on a day that nobody knows.
    #[error("which version is in force is not certain; ask the evaluator")]
    UncertainLaw,
    /// A fact that decides is missing, or the hour of one at which the law changes.
    #[error("a fact that decides is not known; ask for a three-valued answer")]
    Open,
    /// Missing facts of this kind, or so many of them, are left to the evaluator.
    #[error("the missing facts decide in too many ways; ask the evaluator")]
    TooOpen,
}

/// The packs of one destination, as known on one day, compiled.
#[derive(Debug)]
pub struct Program<'p> {
    pub(super) set: &'p PackSet,
    pub(super) packs: Vec<&'p Pack>,
    pub(super) into: Country,
    pub(super) as_of: Date,
    pub(super) slots: Vec<Slot>,
    pub(super) cuts: Cuts,
    keys: BTreeMap<LawKey, usize>,
    laws: Vec<OnceLock<Result<Law<'p>, Uncompiled>>>,
    /// Facts by their place in an encoded situation; the nationality has its own.
    pub(super) facts: Vec<Fact>,
    /// Numbers by their place in an encoded situation.
    pub(super) numbers: Vec<Number>,
    /// Every fact that may be missing, by its bit: the nationality, the facts above, then events and lists.
    pub(super) named: Vec<Fact>,
}

/// The pages of one law.
#[derive(Debug)]
pub(super) struct Law<'p> {
    /// The pages of each class of nationalities.
    pub(super) classes: Vec<Class>,
    /// The class of each nationality.
    pub(super) class_of: Vec<u8>,
    pub(super) comparisons: Vec<Comparison<'p>>,
    /// What is told when a situation is encoded, by its bit.
    pub(super) told: Vec<Told<'p>>,
}

/// The pages of one class of nationalities: each question stands in one of them.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) pages: Vec<Page>,
    pub(super) flat: Flat,
}

/// A comparison of two numbers, by their places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparison<'p> {
    pub(super) left: u8,
    pub(super) right: u8,
    pub(super) bit: u8,
    pub(super) at_least: i64,
    /// The first sentence that compares so, for numbers that are not quite known.
    pub(super) says: Says<'p>,
    /// That sentence says the contrary of the bit.
    pub(super) is_negated: bool,
}

/// What the evaluator works out when a situation is encoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'p> {
    pub(super) bit: u8,
    pub(super) says: Says<'p>,
}

/// What is told.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says<'p> {
    /// The truth of a sentence.
    Sentence(Spoken<'p>),
    /// The traveller holds what a question may ask for.
    Holds(Held),
}

/// A sentence, and the pack and the law in which it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken<'p> {
    pub(super) pack: &'p Pack,
    pub(super) sentence: &'p Sentence,
    pub(super) applies_on: AppliesOn,
    /// Another sentence has the same bit.
    pub(super) has_twin: bool,
}

impl<'p> Program<'p> {
    /// Compiles the packs of a destination.
    ///
    /// The pages of a law are made when the first traveller asks for them; [`Program::law_on`] makes those of a day.
    ///
    /// # Errors
    ///
    /// [`Uncompiled::TooManyFacts`].
    pub fn new(set: &'p PackSet, into: Country, as_of: Date) -> Result<Self, Uncompiled> {
        let packs: Vec<&Pack> = set.of_state(into).collect();
        let speaks = |slot: &Slot| packs.iter().any(|pack| pack.rules.iter().any(|rule| rule.slot == *slot));
        let slots = Slot::ALL.iter().copied().filter(|slot| *slot != Slot::Stay).filter(speaks).collect();
        let cuts = Cuts::of(&packs);
        let mut program = Self {
            set,
            packs,
            into,
            as_of,
            slots,
            cuts,
            keys: BTreeMap::new(),
            laws: Vec::new(),
            facts: Vec::new(),
            numbers: vec![Number::Zero],
            named: Vec::new(),
        };
        program.name_facts()?;
        program.name_laws();
        Ok(program)
    }

    /// Makes the pages for entries on a day, at whatever hour, so that no traveller waits for them.
    ///
    /// # Errors
    ///
    /// [`Uncompiled`] if some question is left to the evaluator.
    pub fn law_on(&self, day: Date) -> Result<(), Uncompiled> {
        let stretches = self.cuts.around(day);
        let mut of_day = self.keys.iter().filter(|(key, _)| stretches.contains(&key.entry));
        of_day.try_for_each(|(_, place)| self.law(*place).map(|_| ()))
    }

    /// Decides every question but the stay, without deadlines.
    pub fn decide(&self, situation: &Encoded) -> Decision {
        let class = self.law_of(situation).and_then(|law| law.class(situation.nationality));
        class.map_or(Decision::NONE, |class| class.flat.decide(situation))
    }

    pub(super) fn law_of(&self, situation: &Encoded) -> Option<&Law<'p>> {
        self.laws.get(situation.law as usize).and_then(OnceLock::get).and_then(ready)
    }

    pub(super) fn key(&self, key: LawKey) -> Option<usize> {
        self.keys.get(&key).copied()
    }

    /// The pages of a law, made now if nobody asked for them before.
    pub(super) fn law(&self, place: usize) -> Result<&Law<'p>, Uncompiled> {
        let cell = self.laws.get(place).ok_or(Uncompiled::UncertainLaw)?;
        let key = self.keys.iter().find(|(_, at)| **at == place).map(|(key, _)| *key).unwrap_or_default();
        cell.get_or_init(|| build::law(self, key)).as_ref().map_err(|error| *error)
    }

    /// The facts of a situation as this program's packs read them.
    pub(super) fn read<'s>(&'s self, situation: &'s Situation) -> Facts<'s> {
        Facts::new(self.set, &self.packs, situation, self.as_of)
    }

    /// The place of a fact in an encoded situation.
    pub(super) fn place_of(&self, fact: Fact) -> Option<u8> {
        self.facts.iter().position(|known| *known == fact).map(|place| place as u8)
    }

    /// The place of a number in an encoded situation.
    pub(super) fn number(&self, number: Number) -> Option<u8> {
        self.numbers.iter().position(|known| *known == number).map(|place| place as u8)
    }

    fn name_facts(&mut self) -> Result<(), Uncompiled> {
        let packs = self.packs.clone();
        let mut others = Vec::new();
        for pack in packs {
            let rules = pack.rules.iter().filter(|rule| rule.slot != Slot::Stay).map(|rule| &rule.when);
            let conditions = rules.chain(pack.exceptions.iter().map(|exception| &exception.when));
            for sentence in conditions.flat_map(crate::pack::Conditions::sentences) {
                sentence.atom.facts().into_iter().for_each(|fact| add(&mut others, fact));
                match meaning(&sentence.atom, self.into, pack, self.as_of, self.as_of).reads {
                    Reads::Among { fact, .. } if fact != Fact::Nationality => add(&mut self.facts, fact),
                    Reads::Comparison { left, right, .. } => {
                        add(&mut self.numbers, left);
                        add(&mut self.numbers, right);
                    }
                    Reads::Among { .. } | Reads::Nothing(_) | Reads::Told => {}
                }
            }
        }
        self.named = std::iter::once(Fact::Nationality).chain(self.facts.iter().copied()).collect();
        for fact in others {
            add(&mut self.named, fact);
        }
        let fits =
            self.facts.len() <= MOST && self.numbers.len() <= MOST && self.named.len() <= u64::BITS as usize;
        if fits { Ok(()) } else { Err(Uncompiled::TooManyFacts) }
    }

    /// Every law that a traveller can meet: the stretch of the entry, and where some rule is applied by the day of
    /// filing or of the question, the stretches of those.
    fn name_laws(&mut self) {
        let applied =
            |by: AppliesOn| self.packs.iter().flat_map(|pack| &pack.rules).any(|rule| rule.applies_on == by);
        let default = vec![Stretch::default()];
        let entries = self.cuts.all();
        let filings = if applied(AppliesOn::DayOfFiling) { entries.clone() } else { default.clone() };
        let by_decision = applied(AppliesOn::MomentOfDecision);
        let decisions = if by_decision { self.cuts.around(self.as_of) } else { default };
        for entry in entries {
            for filing in &filings {
                for decision in &decisions {
                    let key = LawKey { entry, filing: *filing, decision: *decision };
                    self.keys.insert(key, self.laws.len());
                    self.laws.push(OnceLock::new());
                }
            }
        }
    }
}

impl Law<'_> {
    pub(super) fn class(&self, nationality: u16) -> Option<&Class> {
        let class = self.class_of.get(usize::from(nationality))?;
        self.classes.get(usize::from(*class))
    }

    /// The bits that are told and those that comparisons give.
    pub(super) fn flags(&self, situation: &Encoded) -> u64 {
        let mut flags = 0;
        for compared in &self.comparisons {
            let apart =
                situation.numbers.of(compared.left).wrapping_sub(situation.numbers.of(compared.right));
            flags |= u64::from(apart >= compared.at_least) << (compared.bit & 63);
        }
        (flags & !situation.not_compared) | situation.told
    }
}

impl Comparison<'_> {
    pub(super) fn is(&self, left: u8, right: u8, at_least: i64) -> bool {
        (self.left, self.right, self.at_least) == (left, right, at_least)
    }
}

impl Says<'_> {
    /// The line of its claim, if it is a sentence: of sentences of one line one may settle another.
    pub(super) fn line(&self) -> Option<String> {
        match self {
            Self::Sentence(spoken) => Some(spoken.sentence.claim.line().to_owned()),
            Self::Holds(_) => None,
        }
    }

    /// Another sentence has the bit too.
    pub(super) fn meet(&mut self, other: &Sentence) {
        if let Self::Sentence(spoken) = self {
            spoken.has_twin |= spoken.sentence.text != other.text;
        }
    }

    /// True if both say the same by the same day's law.
    pub(super) fn is(&self, other: Says<'_>) -> bool {
        match (self, other) {
            (Self::Holds(held), Says::Holds(other)) => *held == other,
            (Self::Sentence(spoken), Says::Sentence(other)) => {
                std::ptr::eq(spoken.pack, other.pack)
                    && spoken.sentence.text == other.sentence.text
                    && spoken.applies_on == other.applies_on
            }
            _ => false,
        }
    }
}

fn ready<'a, 'p>(law: &'a Result<Law<'p>, Uncompiled>) -> Option<&'a Law<'p>> {
    law.as_ref().ok()
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
