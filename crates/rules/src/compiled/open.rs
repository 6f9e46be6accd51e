//! Missing facts: every completion of them at once, a bit a completion, and which of them still decide.
//!
//! A fact that is missing is split into the classes that a question tells apart, a sentence of which the truth is not
//! known into true and false. All completions of one question stand side by side in words of 64 bits: a term is a
//! handful of ANDs for 64 completions. A fact decides if two completions that differ in it alone come to different
//! answers: the columns differ from themselves, moved by the fact's stride.

use super::encode::{Encoded, OPEN_NATIONALITY};
use super::flat::bits;
use super::page::{Decision, Entry, Page, Part};
use super::program::{Program, Uncompiled};
use crate::fact::Fact;
use crate::vocabulary::{Outcome, Verdict};

/// Missing facts and sentences of one question.
const MOST_OPEN: usize = 12;
/// Different answers of one question.
const MOST_ANSWERS: usize = 8;
/// Words of 64 completions.
const MOST_BLOCKS: usize = 64;
const COMPLETIONS: u32 = u64::BITS;

/// The answers of which some may depend on missing facts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Open {
    /// The answers; [`Outcome::Depends`] where two completions differ.
    pub decision: Decision,
    /// The facts that decide, by their place in [`Program::fact`].
    pub depends_on: u64,
}

/// Something that is not known and what it may be.
#[derive(Clone, Copy, Debug, Default)]
struct Variable<'l> {
    /// Bits of the word in each case.
    cases: Cases<'l>,
    /// The facts it stands for.
    facts: u64,
    stride: u32,
}

/// What something may be.
#[derive(Clone, Copy, Debug)]
enum Cases<'l> {
    /// The bits of each class of values.
    Classes(&'l [u64]),
    /// A sentence, false or true.
    Flag(u64),
}

impl Default for Cases<'_> {
    fn default() -> Self {
        Self::Flag(0)
    }
}

impl Cases<'_> {
    fn count(self) -> u32 {
        match self {
            Self::Classes(classes) => classes.len() as u32,
            Self::Flag(_) => 2,
        }
    }

    fn bits(self, case: u32) -> u64 {
        match self {
            Self::Classes(classes) => classes.get(case as usize).copied().unwrap_or(0),
            Self::Flag(bit) => bit * u64::from(case),
        }
    }
}

/// Which completions come to which answer, a bit a completion.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Columns {
    answers: [u64; MOST_ANSWERS],
}

/// The answers of one question that occur.
#[derive(Clone, Copy, Debug)]
struct Answers {
    known: [(u64, u8); MOST_ANSWERS],
    count: usize,
}

impl Program<'_> {
    /// Answers with facts missing, and says which of them still decide.
    ///
    /// # Errors
    ///
    /// [`Uncompiled::TooOpen`] if the evaluator has to be asked.
    pub fn answer(&self, situation: &Encoded) -> Result<Open, Uncompiled> {
        if situation.is_complete() {
            return Ok(Open { decision: self.decide(situation), depends_on: 0 });
        }
        let law = self.law_of(situation).ok_or(Uncompiled::Open)?;
        let flags = law.flags(situation);
        if situation.open_facts & OPEN_NATIONALITY != 0 {
            return Err(Uncompiled::TooOpen);
        }
        let mut open = Open { decision: Decision::NONE, depends_on: 0 };
        let class = law.class(situation.nationality).ok_or(Uncompiled::Open)?;
        for page in &class.pages {
            open.decision.join(page.fixed.bytes, page.fixed.verdict);
            for part in &page.parts {
                part.answer(page, situation, flags, &mut open)?;
            }
        }
        Ok(open)
    }

    /// The fact of a bit of [`Open::depends_on`].
    pub fn fact(&self, bit: u32) -> Option<Fact> {
        self.named.get(bit as usize).copied()
    }
}

/// The variables of one question; those with the shortest stride come first.
#[derive(Clone, Copy, Debug, Default)]
struct Variables<'l> {
    all: [Variable<'l>; MOST_OPEN],
    count: usize,
    /// Completions that stand side by side in one word.
    inner: u32,
    /// Variables of which the cases stand side by side.
    within: usize,
}

impl<'l> Variables<'l> {
    fn add(&mut self, cases: Cases<'l>, facts: u64) -> Result<(), Uncompiled> {
        let free = self.all.get_mut(self.count).ok_or(Uncompiled::TooOpen)?;
        *free = Variable { cases, facts, stride: 0 };
        self.count += 1;
        Ok(())
    }

    fn add_flags(&mut self, part: &Part, situation: &Encoded) -> Result<(), Uncompiled> {
        for bit in bits(situation.open_flags & part.sources) {
            let facts = situation.claims.iter().find(|(claim, _)| u32::from(*claim) == bit);
            let (_, facts) = facts.ok_or(Uncompiled::TooOpen)?;
            self.add(Cases::Flag(1 << bit), *facts)?;
        }
        Ok(())
    }

    fn known(&self) -> &[Variable<'l>] {
        self.all.get(..self.count).unwrap_or_default()
    }

    /// Gives out strides: as many variables as fit into one word, the others by words.
    fn order(&mut self) {
        let (mut inner, mut outer) = (1, 1);
        for (place, variable) in self.all.iter_mut().enumerate().take(self.count) {
            let cases = variable.cases.count();
            if self.within == place && inner * cases <= COMPLETIONS {
                variable.stride = inner;
                inner *= cases;
                self.within += 1;
            } else {
                variable.stride = outer;
                outer = u32::saturating_mul(outer, cases);
            }
        }
        self.inner = inner;
    }

    fn blocks(&self) -> Result<usize, Uncompiled> {
        let outer = self.known().iter().skip(self.within);
        let blocks = outer.fold(1_usize, |blocks, v| blocks.saturating_mul(v.cases.count() as usize));
        if blocks <= MOST_BLOCKS { Ok(blocks) } else { Err(Uncompiled::TooOpen) }
    }

    /// Every completion of one word.
    fn columns(
        &self,
        block: u32,
        page: &Page,
        part: &Part,
        word: u64,
        answers: &mut Answers,
    ) -> Result<Columns, Uncompiled> {
        let all = u64::MAX >> (COMPLETIONS - self.inner);
        let mut bit_columns = [0_u64; 64];
        let mut set = |bits_set: u64, column: u64| {
            for bit in bits(bits_set) {
                if let Some(target) = bit_columns.get_mut(bit as usize) {
                    *target |= column;
                }
            }
        };
        set(word & part.sources, all);
        for (place, variable) in self.known().iter().enumerate() {
            let (cases, stride) = (variable.cases.count(), variable.stride);
            if place >= self.within {
                set(variable.cases.bits(block / stride % cases) & part.sources, all);
                continue;
            }
            for case in 0..cases {
                set(variable.cases.bits(case) & part.sources, column(case, stride, cases) & all);
            }
        }
        for term in &part.terms {
            let column = |bit: u32| bit_columns.get(bit as usize).copied().unwrap_or(0);
            let needed = bits(term.need).fold(all, |held, bit| held & column(bit));
            let held = bits(term.forbid).fold(needed, |held, bit| held & !column(bit));
            if let Some(target) = bit_columns.get_mut(usize::from(term.bit & 63)) {
                *target |= held;
            }
        }
        part.answers(page, &bit_columns, all, answers)
    }

    /// The facts of the variables of which two cases, with some completion of the others, come to different answers.
    fn deciding(&self, blocks: &[Columns]) -> u64 {
        let mut facts = 0;
        for (place, variable) in self.known().iter().enumerate() {
            let (cases, stride) = (variable.cases.count(), variable.stride);
            let decides = if place < self.within {
                let first = column(0, stride, cases) & (u64::MAX >> (COMPLETIONS - self.inner));
                blocks.iter().any(|columns| columns.differ(first, stride, cases))
            } else {
                let of = |block: usize| blocks.get(block);
                (0..blocks.len()).any(|block| {
                    let own = block / stride as usize % cases as usize;
                    own > 0 && of(block) != of(block - own * stride as usize)
                })
            };
            facts |= if decides { variable.facts } else { 0 };
        }
        facts
    }
}

/// The completions of a word in which a variable of this stride has a case.
fn column(case: u32, stride: u32, cases: u32) -> u64 {
    let run = (u64::MAX >> (COMPLETIONS - stride)) << ((case * stride) & 63);
    let mut column = run;
    let mut period = stride * cases;
    while period < COMPLETIONS {
        column |= column << period;
        period *= 2;
    }
    column
}

impl Columns {
    const NONE: Self = Self { answers: [0; MOST_ANSWERS] };

    /// True if completions that differ in one variable alone come to different answers; `first` are its first case's.
    fn differ(&self, first: u64, stride: u32, cases: u32) -> bool {
        (1..cases).any(|case| {
            self.answers.iter().any(|column| (column ^ (column >> ((case * stride) & 63))) & first != 0)
        })
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self { known: [(0, 0); MOST_ANSWERS], count: 0 }
    }
}

impl Answers {
    fn place(&mut self, entry: &Entry) -> Result<usize, Uncompiled> {
        let answer = (entry.bytes, entry.verdict);
        if let Some(place) = self.all().iter().position(|known| *known == answer) {
            return Ok(place);
        }
        *self.known.get_mut(self.count).ok_or(Uncompiled::TooOpen)? = answer;
        self.count += 1;
        Ok(self.count - 1)
    }

    fn all(&self) -> &[(u64, u8)] {
        self.known.get(..self.count).unwrap_or_default()
    }
}

impl Part {
    /// Answers one question.
    fn answer(
        &self,
        page: &Page,
        situation: &Encoded,
        flags: u64,
        open: &mut Open,
    ) -> Result<(), Uncompiled> {
        let mut variables = Variables::default();
        for classes in &self.classes {
            if situation.open_facts >> classes.fact & 1 == 1 {
                variables.add(Cases::Classes(&classes.masks), 2 << classes.fact)?;
            }
        }
        variables.add_flags(self, situation)?;
        let word = page.looked_up(situation.open_facts, flags & !situation.open_flags, &situation.values);
        if variables.count == 0 {
            // Nothing that this question asks for is missing.
            if let Some(entry) = page.entries.get(self.table.place(self.closed(word))) {
                open.decision.join(entry.bytes, entry.verdict);
            }
            return Ok(());
        }
        let mut answers = Answers::default();
        variables.order();
        let blocks = variables.blocks()?;
        let first = variables.columns(0, page, self, word, &mut answers)?;
        if blocks == 1 {
            open.depends_on |= variables.deciding(&[first]);
        } else {
            let mut columns = vec![first];
            for block in 1..blocks {
                columns.push(variables.columns(block as u32, page, self, word, &mut answers)?);
            }
            open.depends_on |= variables.deciding(&columns);
        }
        open.join(&answers, self);
        Ok(())
    }

    fn answers(
        &self,
        page: &Page,
        bit_columns: &[u64; 64],
        all: u64,
        answers: &mut Answers,
    ) -> Result<Columns, Uncompiled> {
        let column = |bit: u8| bit_columns.get(usize::from(bit & 63)).copied().unwrap_or(0);
        let table = self.table;
        let held = column(table.held) & if table.reads_held { all } else { 0 };
        let mut columns = Columns::NONE;
        for index in 0..1_u64 << (table.groups + u8::from(table.reads_held)) {
            let chosen = |place: u8, column: u64| if index >> place & 1 == 1 { column } else { !column };
            let mut with = all;
            for group in 0..table.groups {
                with &= chosen(group, column(table.shift + group));
            }
            if table.reads_held {
                with &= chosen(table.groups, held);
            }
            if with != 0 {
                let entry = page.entries.get(usize::from(table.base) + index as usize);
                let place = answers.place(entry.ok_or(Uncompiled::TooOpen)?)?;
                if let Some(target) = columns.answers.get_mut(place) {
                    *target |= with;
                }
            }
        }
        Ok(columns)
    }
}

impl Open {
    /// Joins what all completions of one question come to.
    fn join(&mut self, answers: &Answers, part: &Part) {
        let all = answers.all();
        let Some((bytes, verdict)) = all.first().copied() else { return };
        let place = 8 * part.table.slot as u32;
        let same = |mask: u64| all.iter().all(|(other, _)| other & mask == bytes & mask);
        let (outcome, strength) = (0x0f << place, 0xf0_u64 << place);
        let open = (Outcome::Depends as u64 + 1) << place;
        let mut joined = if same(outcome) { bytes & outcome } else { open };
        joined |= if same(strength) { bytes & strength } else { 0 };
        let verdicts_agree = all.iter().all(|(_, other)| *other == verdict);
        self.decision.join(joined, if verdicts_agree { verdict } else { Verdict::Depends as u8 });
    }
}
