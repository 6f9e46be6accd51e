//! A situation as small numbers.

use super::law::LawKey;
use super::program::{Law, MOST, Program, Says, Spoken, Uncompiled};
use super::sentence::{Number, civil, nanoseconds};
use crate::evaluate::judge::{Context, Facts, Need, Time, Truth};
use crate::fact::Fact;
use crate::pack::LimitNamed;
use crate::situation::Situation;
use crate::stay::Day;
use crate::vocabulary::AppliesOn;

/// Stands for an event that does not take place: later than every day; as the day on which an age counts, earlier than every birth.
const NEVER: i64 = i64::MAX / 4;

/// A situation as one program reads it; another program reads it wrongly.
#[derive(Clone, Copy, Debug)]
pub struct Encoded {
    pub(super) law: u32,
    pub(super) nationality: u16,
    pub(super) values: Values,
    /// What the evaluator found, a bit a sentence.
    pub(super) told: u64,
    /// Comparisons of numbers that are not quite known: `told` has their truth, if they have one.
    pub(super) not_compared: u64,
    pub(super) numbers: Numbers,
    /// Facts that are not known, by their place; the nationality is the last bit.
    pub(super) open_facts: u32,
    /// Sentences of which the truth is not known.
    pub(super) open_flags: u64,
    /// The bits of those that one missing event would settle, each with the facts that it hangs on.
    pub(super) claims: [(u8, u64); MOST_CLAIMS],
}

/// Sentences that may be open at once.
const MOST_CLAIMS: usize = 6;
/// No bit of a word.
const NO_BIT: u8 = u8::MAX;

/// The bit of the nationality in [`Encoded::open_facts`].
pub(super) const OPEN_NATIONALITY: u32 = 1 << 31;

/// The values of facts, by their place in the program.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Values(pub(super) [u16; MOST]);

/// Numbers, by their place in the program.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers(pub(super) [i64; MOST]);

impl Values {
    pub(super) fn of(&self, place: u8) -> u16 {
        self.0.get(usize::from(place) % MOST).copied().unwrap_or(0)
    }

    pub(super) fn set(&mut self, place: usize, value: usize) {
        if let Some(target) = self.0.get_mut(place) {
            *target = value as u16;
        }
    }
}

impl Numbers {
    pub(super) fn of(&self, place: u8) -> i64 {
        self.0.get(usize::from(place) % MOST).copied().unwrap_or(0)
    }
}

impl Encoded {
    /// True if every fact is known that may decide; else [`Program::answer`] says what is still open.
    pub fn is_complete(&self) -> bool {
        self.open_facts == 0 && self.open_flags == 0
    }
}

impl Program<'_> {
    /// Encodes a situation, with facts that may be missing.
    ///
    /// # Errors
    ///
    /// [`Uncompiled::Open`] if the day of entry is missing, or an hour at which the law changes; and what else keeps a
    /// law from being compiled.
    pub fn encode(&self, situation: &Situation) -> Result<Encoded, Uncompiled> {
        if !situation.switches.is_empty() {
            // A switch takes other versions; the pages are those of a law without any.
            return Err(Uncompiled::UncertainLaw);
        }
        let facts = self.read(situation);
        let key = self.law_key(&facts).ok_or(Uncompiled::Open)?;
        let place = self.key(key).ok_or(Uncompiled::UncertainLaw)?;
        let law = self.law(place)?;
        let mut encoded = Encoded {
            law: place as u32,
            nationality: 0,
            values: Values::default(),
            told: 0,
            not_compared: 0,
            numbers: Numbers::default(),
            open_facts: 0,
            open_flags: 0,
            claims: [(NO_BIT, 0); MOST_CLAIMS],
        };
        match facts.values(Fact::Nationality).only() {
            Some(value) => encoded.nationality = value as u16,
            None => encoded.open_facts |= OPEN_NATIONALITY,
        }
        for (at, fact) in self.facts.iter().enumerate() {
            match facts.values(*fact).only() {
                Some(value) => encoded.values.set(at, value),
                None => encoded.open_facts |= 1 << at,
            }
        }
        for told in &law.told {
            self.tell(&mut encoded, told.bit, &told.says, false, &facts);
        }
        self.compare(law, &facts, &mut encoded);
        Ok(encoded)
    }

    fn compare(&self, law: &Law<'_>, facts: &Facts<'_>, encoded: &mut Encoded) {
        let mut exact = [false; MOST];
        for (number, (target, exact)) in
            self.numbers.iter().zip(encoded.numbers.0.iter_mut().zip(exact.iter_mut()))
        {
            if let Some(value) = number_of(*number, facts) {
                (*target, *exact) = (value, true);
            }
        }
        for compared in &law.comparisons {
            let known = |place: u8| exact.get(usize::from(place)).copied().unwrap_or(false);
            if !known(compared.left) || !known(compared.right) {
                encoded.not_compared |= 1 << compared.bit;
                self.tell(encoded, compared.bit, &compared.says, compared.is_negated, facts);
            }
        }
    }

    /// Writes down what the evaluator says of a sentence, or which facts would settle it.
    fn tell(&self, encoded: &mut Encoded, bit: u8, says: &Says<'_>, negated: bool, facts: &Facts<'_>) {
        match says.truth(facts).negated_if(negated) {
            Truth::True => encoded.told |= 1 << bit,
            Truth::False => {}
            Truth::Unknown => {
                encoded.open_flags |= 1 << bit;
                let settling = says.settled_by(facts).and_then(|facts| self.bits_of(&facts));
                let free = encoded.claims.iter_mut().find(|(claim, _)| *claim == NO_BIT);
                if let (Some(settling), Some(free)) = (settling, free) {
                    *free = (bit, settling);
                }
            }
        }
    }

    /// The bits of events and lists; `None` if one of them is a fact with classes of values, which the evaluator splits.
    fn bits_of(&self, facts: &[Fact]) -> Option<u64> {
        facts.iter().try_fold(0, |bits, fact| {
            let place = self.named.iter().position(|known| known == fact)?;
            (place > self.facts.len()).then_some(bits | 1 << place)
        })
    }

    /// The laws by which a situation is judged; `None` if the day of entry or an hour decides between two.
    pub(super) fn law_key(&self, facts: &Facts<'_>) -> Option<LawKey> {
        let at = |applies_on| facts.law(applies_on).ok().and_then(|law| self.cuts.at(law.moment));
        let mut key = LawKey { entry: at(AppliesOn::DayOfEntry)?, ..LawKey::default() };
        if self.applies(AppliesOn::DayOfFiling) {
            key.filing = at(AppliesOn::DayOfFiling)?;
        }
        if self.applies(AppliesOn::MomentOfDecision) {
            key.decision = at(AppliesOn::MomentOfDecision)?;
        }
        Some(key)
    }

    fn applies(&self, by: AppliesOn) -> bool {
        self.packs.iter().flat_map(|pack| &pack.rules).any(|rule| rule.applies_on == by)
    }
}

impl Says<'_> {
    /// What the evaluator says of it.
    pub(super) fn truth(&self, facts: &Facts<'_>) -> Truth {
        match *self {
            Self::Sentence(Spoken { pack, sentence, applies_on, .. }) => {
                let Ok(law) = facts.law(applies_on) else { return Truth::Unknown };
                let context = Context { pack, law, reading: None };
                facts.atom(&sentence.atom, context, &mut Vec::new())
            }
            Self::Holds(held) => Truth::of(facts.holds(held)),
        }
    }

    /// The facts that would settle it, where it stands for itself: not part of a count that hangs on further facts, and
    /// not said in other words elsewhere, which the evaluator takes for another sentence.
    fn settled_by(&self, facts: &Facts<'_>) -> Option<Vec<Fact>> {
        let Self::Sentence(Spoken { sentence, has_twin: false, .. }) = *self else { return None };
        if sentence.atom.limit().is_some_and(|limit| matches!(limit, LimitNamed::Rule(_))) {
            return None;
        }
        match facts.need(sentence) {
            Need::Assumption { facts, .. } => Some(facts),
            Need::EntryDay | Need::Class(_) | Need::Undated(_) => None,
        }
    }
}

/// A number, if it is known to its last digit.
fn number_of(number: Number, facts: &Facts<'_>) -> Option<i64> {
    let span = |fact: Fact| match facts.time(fact) {
        Time::Never => None,
        Time::Within(span) => Some(span),
    };
    match number {
        Number::Zero => Some(0),
        Number::Day(fact) => match span(fact) {
            None => Some(NEVER),
            Some(span) if span.first_day == span.last_day => {
                Some(i64::from(Day::of(span.first_day).number()))
            }
            Some(_) => None,
        },
        Number::Civil(fact) => match span(fact) {
            None => Some(-NEVER),
            Some(span) if span.first_day == span.last_day => Some(civil(span.first_day)),
            Some(_) => None,
        },
        Number::Instant(fact) => match span(fact) {
            None => Some(NEVER),
            Some(span) if span.is_exact() => Some(nanoseconds(span.first)),
            Some(_) => None,
        },
    }
}
