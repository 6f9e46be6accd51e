//! What if: two programs over recorded crossings in columns, and what changes for whom.
//!
//! In: columns of nationality, day, point, mode and purpose, without names, and what is assumed of every traveller. Out:
//! how many crossings go from which answer to which, by question and nationality. What neither the columns nor the
//! assumption say is unknown; then a change is a range, from what is certain to what is possible.
//!
//! Crossings that no sentence of either program tells apart are one cell, and each cell is asked once: of the compiled
//! form, or where that passes of the evaluator.

use base::{Country, Date};

use super::page::{Decision, Entry};
use super::program::{Program, Uncompiled};
use crate::evaluate::{Explain, check};
use crate::fact::Fact;
use crate::pack_set::PackSet;
use crate::situation::{Situation, When};
use crate::stay::Day;
use crate::values::CAPACITY;
use crate::vocabulary::{Mode, Outcome, Purpose, Slot};

/// Pairs of answers, before and after, that one run may meet.
const MOST_PAIRS: usize = 64;
/// A cell that nobody asked for yet.
const NOT_ASKED: u8 = u8::MAX;
/// Cells of one run; more would need more memory than they save time.
const MOST_CELLS: usize = 1 << 24;

/// Crossings, column by column; all columns have one length. A number past the last known one means *unknown*.
#[derive(Clone, Copy, Debug)]
pub struct Crossings<'c> {
    /// The nationality's place in the table of countries ([`Country::index`]).
    pub nationality: &'c [u16],
    /// The day of entry, since 1970 ([`Day::number`]).
    pub day: &'c [i32],
    /// The crossing point's place in the points that the run was made for.
    pub point: &'c [u16],
    /// The mode's place in [`Mode::ALL`].
    pub mode: &'c [u8],
    /// The purpose's place in [`Purpose::ALL`].
    pub purpose: &'c [u8],
}

/// A run over crossings: two programs, what is assumed, and the cells asked so far.
#[derive(Debug)]
pub struct WhatIf<'r, 'p> {
    before: &'r Program<'p>,
    after: &'r Program<'p>,
    assumed: Situation,
    points: Vec<String>,
    first_day: Day,
    day_classes: Vec<u16>,
    /// A day of each class.
    days: Vec<Day>,
    nationality_classes: Vec<u16>,
    steps: Steps,
    cells: Vec<u8>,
    pairs: Vec<(Decision, Decision)>,
    counts: Vec<u64>,
}

/// How far apart in the cells two values of a column are; 0 where no sentence reads the column.
#[derive(Clone, Copy, Debug, Default)]
struct Steps {
    day: usize,
    nationality: usize,
    point: usize,
    mode: usize,
    purpose: usize,
}

/// For how many crossings a question's answer changes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Change {
    /// Crossings of which the answer is known before and after, and is another.
    pub certain: u64,
    /// Those, and the ones whose missing facts may change it.
    pub possible: u64,
}

impl<'r, 'p> WhatIf<'r, 'p> {
    /// Prepares a run over crossings between two days at some crossing points.
    ///
    /// `assumed` is what is taken to be so of every traveller; what it leaves out stays unknown. Its nationality, entry,
    /// mode and purpose come from the columns.
    ///
    /// # Errors
    ///
    /// [`Uncompiled`] if a law between the two days is not compiled, or the programs tell too many crossings apart.
    pub fn new(
        before: &'r Program<'p>,
        after: &'r Program<'p>,
        assumed: &Situation,
        points: &[String],
        (first, last): (Date, Date),
    ) -> Result<Self, Uncompiled> {
        let mut run = Self {
            before,
            after,
            assumed: assumed.clone(),
            points: points.to_vec(),
            first_day: Day::of(first),
            day_classes: Vec::new(),
            days: Vec::new(),
            nationality_classes: vec![0; CAPACITY],
            steps: Steps::default(),
            cells: Vec::new(),
            pairs: Vec::new(),
            counts: vec![0; CAPACITY * MOST_PAIRS],
        };
        run.classify_days(Day::of(last))?;
        let nationalities = run.classify_nationalities()?;
        run.lay_out(nationalities)?;
        Ok(run)
    }

    /// Counts crossings. Those whose day lies outside the run's are passed over.
    ///
    /// # Errors
    ///
    /// [`Uncompiled::TooManyEffects`] if more than 64 different pairs of answers are met.
    pub fn count(&mut self, crossings: Crossings<'_>) -> Result<(), Uncompiled> {
        let Crossings { nationality, day, point, mode, purpose } = crossings;
        let rows = nationality.iter().zip(day).zip(point).zip(mode.iter().zip(purpose));
        for (((nationality, day), point), (mode, purpose)) in rows {
            let row = Row {
                nationality: usize::from(*nationality).min(CAPACITY - 1),
                day: *day,
                point: usize::from(*point).min(self.points.len()),
                mode: usize::from(*mode).min(Mode::ALL.len()),
                purpose: usize::from(*purpose).min(Purpose::ALL.len()),
            };
            let Some(place) = self.cell(row) else { continue };
            let mut pair = self.cells.get(place).copied().unwrap_or(NOT_ASKED);
            if pair == NOT_ASKED {
                pair = self.ask(place, row)?;
            }
            if let Some(count) = self.counts.get_mut(row.nationality * MOST_PAIRS + usize::from(pair)) {
                *count += 1;
            }
        }
        Ok(())
    }

    /// How many crossings of a nationality a question's answer changes for.
    pub fn change(&self, slot: Slot, nationality: Country) -> Change {
        let from = nationality.index() * MOST_PAIRS;
        let counts = self.counts.get(from..from + MOST_PAIRS).unwrap_or_default();
        self.pairs.iter().zip(counts).fold(Change::default(), |mut change, ((before, after), count)| {
            let (before, after) = (before.byte(slot), after.byte(slot));
            let is_open = |byte: u8| byte & 15 == Outcome::Depends as u8 + 1;
            if is_open(before) || is_open(after) {
                change.possible += count;
            } else if before != after {
                change.certain += count;
                change.possible += count;
            }
            change
        })
    }

    /// Crossings counted.
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn cell(&self, row: Row) -> Option<usize> {
        let ahead = usize::try_from(row.day - self.first_day.number()).ok()?;
        let day = usize::from(*self.day_classes.get(ahead)?);
        let nationality = usize::from(*self.nationality_classes.get(row.nationality)?);
        let steps = &self.steps;
        Some(
            day * steps.day
                + nationality * steps.nationality
                + row.point * steps.point
                + row.mode * steps.mode
                + row.purpose * steps.purpose,
        )
    }

    /// Days on which all laws and all comparisons with the day of entry are the same are one class.
    fn classify_days(&mut self, last: Day) -> Result<(), Uncompiled> {
        let mut known: Vec<[u64; 6]> = Vec::new();
        for number in self.first_day.number()..=last.number() {
            let day = Day::from_number(number);
            let mut situation = self.assumed.clone();
            situation.entry.when = When::On(day.date());
            let mut signature = [0; 6];
            for (at, program) in [self.before, self.after].into_iter().enumerate() {
                let encoded = program.encode(&situation)?;
                let law = program.law_of(&encoded).ok_or(Uncompiled::UncertainLaw)?;
                let parts = [u64::from(encoded.law), law.flags(&encoded), encoded.open_flags];
                for (target, part) in signature.iter_mut().skip(3 * at).zip(parts) {
                    *target = part;
                }
            }
            let class = known.iter().position(|class| *class == signature).unwrap_or_else(|| {
                known.push(signature);
                self.days.push(day);
                known.len() - 1
            });
            self.day_classes.push(class as u16);
        }
        Ok(())
    }

    /// Nationalities that no law of the run tells apart are one class.
    fn classify_nationalities(&mut self) -> Result<usize, Uncompiled> {
        let mut signatures: Vec<Vec<u8>> = vec![Vec::new(); CAPACITY];
        for day in &self.days {
            let mut situation = self.assumed.clone();
            situation.entry.when = When::On(day.date());
            for program in [self.before, self.after] {
                let encoded = program.encode(&situation)?;
                let law = program.law_of(&encoded).ok_or(Uncompiled::UncertainLaw)?;
                for (signature, class) in signatures.iter_mut().zip(&law.class_of) {
                    signature.push(*class);
                }
            }
        }
        let mut known: Vec<Vec<u8>> = Vec::new();
        for (target, signature) in self.nationality_classes.iter_mut().zip(signatures) {
            let class = known.iter().position(|class| *class == signature);
            *target = class.unwrap_or(known.len()) as u16;
            if class.is_none() {
                known.push(signature);
            }
        }
        // Sentences about every nationality that a traveller holds are told, and not split by class.
        let told =
            [self.before, self.after].iter().any(|program| program.named.contains(&Fact::Nationalities));
        if told {
            for (place, target) in self.nationality_classes.iter_mut().enumerate() {
                *target = place as u16;
            }
        }
        Ok(if told { CAPACITY } else { known.len() })
    }

    fn lay_out(&mut self, nationalities: usize) -> Result<(), Uncompiled> {
        let mut size = self.days.len();
        let mut step = |is_read: bool, values: usize| {
            let step = if is_read { size } else { 0 };
            size = if is_read { size.saturating_mul(values) } else { size };
            step
        };
        let reads =
            |fact: Fact| [self.before, self.after].iter().any(|program| program.facts.contains(&fact));
        self.steps = Steps {
            day: 1,
            nationality: step(true, nationalities),
            point: step(reads(Fact::EntryPoint), self.points.len() + 1),
            mode: step(reads(Fact::EntryMode), Mode::ALL.len() + 1),
            purpose: step(reads(Fact::Purpose), Purpose::ALL.len() + 1),
        };
        if size > MOST_CELLS {
            return Err(Uncompiled::TooManyEffects);
        }
        self.cells = vec![NOT_ASKED; size];
        Ok(())
    }

    /// Asks what a cell comes to before and after.
    #[cold]
    fn ask(&mut self, place: usize, row: Row) -> Result<u8, Uncompiled> {
        let mut situation = self.assumed.clone();
        situation.document.nationality = Country::from_index(row.nationality);
        let nationality = situation.document.nationality;
        situation.nationalities = situation.nationalities.and(nationality.map(|only| vec![only]));
        situation.entry.when = When::On(Day::from_number(row.day).date());
        situation.entry.point = self.points.get(row.point).cloned();
        situation.entry.mode = Mode::ALL.get(row.mode).copied();
        situation.purpose = Purpose::ALL.get(row.purpose).copied();
        let pair = (asked(self.before, &situation), asked(self.after, &situation));
        let known = self.pairs.iter().position(|known| *known == pair);
        let number = known.unwrap_or(self.pairs.len());
        if number >= MOST_PAIRS {
            return Err(Uncompiled::TooManyEffects);
        }
        if known.is_none() {
            self.pairs.push(pair);
        }
        if let Some(cell) = self.cells.get_mut(place) {
            *cell = number as u8;
        }
        Ok(number as u8)
    }
}

/// One crossing, each number within its bounds.
#[derive(Clone, Copy)]
struct Row {
    nationality: usize,
    day: i32,
    point: usize,
    mode: usize,
    purpose: usize,
}

/// What a program says of a situation, or where it passes the evaluator.
fn asked(program: &Program<'_>, situation: &Situation) -> Decision {
    let compiled = program.encode(situation).and_then(|encoded| program.answer(&encoded));
    compiled.map_or_else(|_| judged(program.set, program, situation), |open| open.decision)
}

fn judged(set: &PackSet, program: &Program<'_>, situation: &Situation) -> Decision {
    let answer = check(set, situation, program.as_of, Explain::No);
    let mut decision = Decision::NONE;
    for slot in answer.slots.iter().filter(|slot| program.slots.contains(&slot.slot)) {
        let entry = Entry::of(slot.slot, slot.result, slot.strength, answer.verdict());
        decision.join(entry.bytes, entry.verdict);
    }
    decision
}
