//! Pages without terms: where few sentences matter to a question, its table is indexed by their bits.
//!
//! Each fact is looked up once and sets the bits of all indexes at once; each question, or several that hang on the same
//! sentences, is then one look-up more.

use super::encode::Encoded;
use super::page::{Decision, Lookup, Page};
use super::program::Comparison;

/// Sentences that one index may have: the table has two to their power entries.
const MOST_SENTENCES: u32 = 9;
const BYTE: usize = 256;

/// The questions of one class of nationalities, as indexes into tables.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    lookups: Box<[Lookup]>,
    /// Look-ups by a byte of the flags; `fact` is the byte's place.
    bytes: Box<[Lookup]>,
    masks: Box<[u64]>,
    comparisons: Box<[Compared]>,
    fields: Box<[Field]>,
    results: Box<[u16]>,
    decisions: Box<[Decision]>,
    fixed: Decision,
    /// Questions on which too many sentences matter.
    rest: Box<[Page]>,
}

/// A comparison without its sentence.
#[derive(Clone, Copy, Debug)]
struct Compared {
    at_least: i64,
    left: u8,
    right: u8,
    bit: u8,
}

/// An index: some bits of the word.
#[derive(Clone, Copy, Debug)]
struct Field {
    shift: u8,
    mask: u16,
    base: u32,
}

/// Questions of one page that share an index.
struct Unit {
    page: usize,
    tables: Vec<usize>,
    /// The bits of the page's word that are sentences and matter.
    sources: u64,
}

impl Flat {
    /// Flattens the pages of a class.
    pub(super) fn of(pages: &[Page], comparisons: &[Comparison<'_>]) -> Self {
        let mut flattened = Flattening::default();
        for unit in units(pages) {
            flattened.add(pages, unit);
        }
        flattened.finish(pages, comparisons)
    }

    pub(super) fn decide(&self, situation: &Encoded) -> Decision {
        let mut flags = 0;
        for compared in &self.comparisons {
            let (left, right) = (situation.numbers.of(compared.left), situation.numbers.of(compared.right));
            let holds = left.wrapping_sub(right) >= compared.at_least;
            flags |= u64::from(holds) << (compared.bit & 63);
        }
        flags = (flags & !situation.not_compared) | situation.told;
        let mut word = 0;
        for lookup in &self.lookups {
            let place = usize::from(lookup.base) + usize::from(situation.values.of(lookup.fact));
            word |= self.masks.get(place).copied().unwrap_or(0);
        }
        for lookup in &self.bytes {
            let byte = (flags >> ((lookup.fact & 7) * 8)) as u8;
            let place = usize::from(lookup.base) + usize::from(byte);
            word |= self.masks.get(place).copied().unwrap_or(0);
        }
        let mut decision = self.fixed;
        for field in &self.fields {
            let index = (word >> (field.shift & 63)) as u16 & field.mask;
            let result = self.results.get(field.base as usize + usize::from(index));
            let found = result.and_then(|place| self.decisions.get(usize::from(*place)));
            if let Some(found) = found {
                decision.join(found.bytes, found.verdict);
            }
        }
        for page in &self.rest {
            page.decide(page.word(flags, &situation.values), &mut decision);
        }
        decision
    }
}

/// Questions that share their sentences, as far as an index has room for them.
fn units(pages: &[Page]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (page, of_page) in pages.iter().enumerate() {
        let mut open: Vec<Unit> = Vec::new();
        for (place, _) in of_page.tables.iter().enumerate() {
            let sources = of_page.parts.get(place).map_or(0, |part| part.sources);
            let fits = |unit: &&mut Unit| (unit.sources | sources).count_ones() < MOST_SENTENCES;
            match open.iter_mut().find(fits) {
                Some(unit) => {
                    unit.sources |= sources;
                    unit.tables.push(place);
                }
                None => open.push(Unit { page, tables: vec![place], sources }),
            }
        }
        units.extend(open);
    }
    units
}

#[derive(Default)]
struct Flattening {
    /// Units with the place of their index.
    placed: Vec<(Unit, u8)>,
    used: u32,
    fields: Vec<Field>,
    results: Vec<u16>,
    decisions: Vec<Decision>,
    rest: Vec<Unit>,
}

impl Flattening {
    fn add(&mut self, pages: &[Page], unit: Unit) {
        let Some(page) = pages.get(unit.page) else { return };
        let bits = unit.sources.count_ones();
        if bits > MOST_SENTENCES || self.used + bits > u64::BITS {
            self.rest.push(unit);
            return;
        }
        let field = Field { shift: self.used as u8, mask: (1 << bits) - 1, base: self.results.len() as u32 };
        for index in 0..1_u64 << bits {
            let word = page.closed(spread(index, unit.sources));
            let mut decision = Decision::NONE;
            for table in unit.tables.iter().filter_map(|place| page.tables.get(*place)) {
                if let Some(entry) = page.entries.get(table.place(word)) {
                    decision.join(entry.bytes, entry.verdict);
                }
            }
            let known = self.decisions.iter().position(|known| *known == decision);
            let place = known.unwrap_or_else(|| {
                self.decisions.push(decision);
                self.decisions.len() - 1
            });
            self.results.push(place as u16);
        }
        self.fields.push(field);
        self.placed.push((unit, self.used as u8));
        self.used += bits;
    }

    fn finish(self, pages: &[Page], comparisons: &[Comparison<'_>]) -> Flat {
        let mut masks = Vec::new();
        let mut lookups: Vec<Lookup> = Vec::new();
        for fact in 0..super::program::MOST as u8 {
            let row = self.row(pages, fact);
            if row.iter().any(|mask| *mask != 0) {
                lookups.push(Lookup { fact, base: masks.len() as u16 });
                masks.extend(row);
            }
        }
        let mut bytes: Vec<Lookup> = Vec::new();
        for byte in 0..8 {
            let row: Vec<u64> = (0..BYTE as u64).map(|value| self.moved(None, value << (8 * byte))).collect();
            if row.iter().any(|mask| *mask != 0) {
                bytes.push(Lookup { fact: byte, base: masks.len() as u16 });
                masks.extend(row);
            }
        }
        let rest = rest_of(pages, &self.rest);
        let compared = comparisons.iter().filter(|compared| {
            !rest.is_empty() || self.placed.iter().any(|(unit, _)| unit.sources >> compared.bit & 1 == 1)
        });
        let fixed = pages.iter().fold(Decision::NONE, |mut fixed, page| {
            fixed.join(page.fixed.bytes, page.fixed.verdict);
            fixed
        });
        Flat {
            lookups: lookups.into(),
            bytes: bytes.into(),
            masks: masks.into(),
            comparisons: compared.map(Compared::of).collect(),
            fields: self.fields.into(),
            results: self.results.into(),
            decisions: self.decisions.into(),
            fixed,
            rest: rest.into(),
        }
    }

    /// The bits of the indexes that each value of a fact sets.
    fn row(&self, pages: &[Page], fact: u8) -> Vec<u64> {
        let mut row = Vec::new();
        for (place, page) in pages.iter().enumerate() {
            for (value, mask) in page.row(fact).iter().enumerate() {
                let moved = self.moved(Some(place), *mask);
                if row.len() <= value {
                    row.push(0);
                }
                if let Some(target) = row.get_mut(value) {
                    *target |= moved;
                }
            }
        }
        row
    }

    /// Bits of a page's word, or of the flags in every page's, as bits of the indexes.
    fn moved(&self, page: Option<usize>, bits: u64) -> u64 {
        let of_page = self.placed.iter().filter(|(unit, _)| page.is_none_or(|page| unit.page == page));
        of_page.fold(0, |word, (unit, shift)| word | gather(bits, unit.sources) << shift)
    }
}

impl Compared {
    fn of(from: &Comparison<'_>) -> Self {
        Self { at_least: from.at_least, left: from.left, right: from.right, bit: from.bit }
    }
}

/// Pages with the tables only that stand in no index.
fn rest_of(pages: &[Page], rest: &[Unit]) -> Vec<Page> {
    let of_unit = |unit: &Unit| {
        let page = pages.get(unit.page)?;
        let tables = unit.tables.iter().filter_map(|place| page.tables.get(*place)).copied().collect();
        Some(Page { tables, fixed: Decision::NONE, ..page.clone() })
    };
    rest.iter().filter_map(of_unit).collect()
}

/// The lowest bits of `index` at the places of the bits of `at`.
fn spread(mut index: u64, at: u64) -> u64 {
    let mut word = 0;
    for bit in bits(at) {
        word |= (index & 1) << bit;
        index >>= 1;
    }
    word
}

/// The bits of `word` at the places of `at`, side by side.
fn gather(word: u64, at: u64) -> u64 {
    bits(at).enumerate().fold(0, |index, (place, bit)| index | (word >> bit & 1) << place)
}

/// The places of the bits of a word, from the lowest up.
pub(super) fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (bit < u64::BITS).then_some(bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_that_are_spread_and_gathered_are_the_same_again() {
        let at = 0b1010_0110;
        for index in 0..16 {
            assert_eq!(gather(spread(index, at), at), index);
        }
        assert_eq!(bits(at).collect::<Vec<_>>(), [1, 2, 5, 7]);
    }
}
