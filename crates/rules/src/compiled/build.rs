//! Makes the pages of a law: versions chosen, lists resolved, exceptions flattened, each class of nationalities apart.

use base::Country;

use super::flat::Flat;
use super::law::LawKey;
use super::page::Page;
use super::program::{Class, Comparison, Law, Program, Says, Told, Uncompiled};
use super::sentence::{Meaning, Reads};
use super::sheet::page;
use super::skeleton::{Question, Standing, questions};
use crate::evaluate::judge::Held;
use crate::fact::Fact;
use crate::pack::Sentence;
use crate::values::CAPACITY;
use crate::vocabulary::Slot;

/// Makes the pages of a law.
pub(super) fn law<'p>(program: &Program<'p>, key: LawKey) -> Result<Law<'p>, Uncompiled> {
    let questions = questions(program, key)?;
    let mut flags = Flags::default();
    for (standing, conditions) in questions.iter().flat_map(Question::conditions) {
        for sentence in conditions.sentences() {
            flags.add(program, standing, sentence)?;
        }
    }
    for slot in &program.slots {
        flags.add_held(*slot)?;
    }
    flags.mark_twins();
    let mut law = Law {
        classes: Vec::new(),
        class_of: vec![0; CAPACITY],
        comparisons: flags.comparisons,
        told: flags.told,
    };
    let mut signatures: Vec<Vec<bool>> = Vec::new();
    for nationality in 0..Country::COUNT {
        let signature = signature(program, &questions, nationality);
        let known = signatures.iter().position(|known| *known == signature);
        if known.is_none() {
            let pages = pages(program, &law, &questions, nationality)?;
            let flat = Flat::of(&pages, &law.comparisons);
            law.classes.push(Class { pages, flat });
            signatures.push(signature);
        }
        let class = known.unwrap_or(signatures.len() - 1);
        if let Some(target) = law.class_of.get_mut(nationality) {
            *target = u8::try_from(class).map_err(|_| Uncompiled::TooManyEffects)?;
        }
    }
    Ok(law)
}

/// What the sentences about the nationality say of one.
fn signature(program: &Program<'_>, questions: &[Question<'_>], nationality: usize) -> Vec<bool> {
    let mut signature = Vec::new();
    for (standing, conditions) in questions.iter().flat_map(Question::conditions) {
        for sentence in conditions.sentences() {
            if let Reads::Among { fact: Fact::Nationality, values } =
                standing.meaning(program, sentence).reads
            {
                signature.push(values.contains(nationality));
            }
        }
    }
    signature
}

/// One page for all questions if they fit, else each half of them apart.
fn pages<'p>(
    program: &Program<'p>,
    law: &Law<'p>,
    questions: &[Question<'p>],
    nationality: usize,
) -> Result<Vec<Page>, Uncompiled> {
    match page(program, law, questions, nationality) {
        Err(Uncompiled::TooWide) if questions.len() > 1 => {
            let (first, second) = questions.split_at(questions.len() / 2);
            let mut both = pages(program, law, first, nationality)?;
            both.extend(pages(program, law, second, nationality)?);
            Ok(both)
        }
        page => Ok(vec![page?]),
    }
}

/// The bits that do not depend on a page: comparisons and what is told.
#[derive(Default)]
struct Flags<'p> {
    comparisons: Vec<Comparison<'p>>,
    told: Vec<Told<'p>>,
    used: u8,
}

impl<'p> Flags<'p> {
    fn add(
        &mut self,
        program: &Program<'p>,
        standing: Standing<'p>,
        sentence: &'p Sentence,
    ) -> Result<(), Uncompiled> {
        let says = Says::Sentence(standing.spoken(sentence));
        let Meaning { reads, negated } = standing.meaning(program, sentence);
        match reads {
            Reads::Comparison { left, right, at_least } => {
                let places = program.number(left).zip(program.number(right));
                let (left, right) = places.ok_or(Uncompiled::TooManyFacts)?;
                let known = self.comparisons.iter_mut().find(|c| c.is(left, right, at_least));
                if let Some(known) = known {
                    known.says.meet(sentence);
                } else {
                    let bit = self.bit()?;
                    self.comparisons.push(Comparison {
                        left,
                        right,
                        bit,
                        at_least,
                        says,
                        is_negated: negated,
                    });
                }
            }
            Reads::Told if !self.told.iter().any(|told| told.says.is(says)) => {
                let bit = self.bit()?;
                self.told.push(Told { bit, says });
            }
            Reads::Told | Reads::Among { .. } | Reads::Nothing(_) => {}
        }
        Ok(())
    }

    /// The evaluator takes sentences of one line of claims together; here each pack and law has its own.
    fn mark_twins(&mut self) {
        let told = self.told.iter_mut().map(|told| &mut told.says);
        let mut all: Vec<&mut Says<'p>> =
            told.chain(self.comparisons.iter_mut().map(|c| &mut c.says)).collect();
        let lines: Vec<Option<String>> = all.iter().map(|says| says.line()).collect();
        let is_twin = |line: &Option<String>| lines.iter().filter(|other| *other == line).count() > 1;
        let twins: Vec<bool> = lines.iter().map(|line| line.is_some() && is_twin(line)).collect();
        for (says, is_twin) in all.iter_mut().zip(twins) {
            if let (Says::Sentence(spoken), true) = (says, is_twin) {
                spoken.has_twin = true;
            }
        }
    }

    fn add_held(&mut self, slot: Slot) -> Result<(), Uncompiled> {
        let is_known = |held: Held| {
            self.told.iter().any(|told| matches!(told.says, Says::Holds(known) if known == held))
        };
        if let Some(held) = held_for(slot).filter(|held| !is_known(*held)) {
            let bit = self.bit()?;
            self.told.push(Told { bit, says: Says::Holds(held) });
        }
        Ok(())
    }

    fn bit(&mut self) -> Result<u8, Uncompiled> {
        let bit = self.used;
        self.used += 1;
        if u32::from(self.used) < u64::BITS { Ok(bit) } else { Err(Uncompiled::TooWide) }
    }
}

/// What the traveller may hold that settles a question.
pub(super) fn held_for(slot: Slot) -> Option<Held> {
    match slot {
        Slot::Visa | Slot::VisaIssuance => Some(Held::Visa),
        Slot::PreEntryAuthorisation => Some(Held::Authorisation),
        Slot::Entry | Slot::Biometrics | Slot::Bond | Slot::Registration | Slot::Stay => None,
    }
}
