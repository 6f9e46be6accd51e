//! Two states of the law asked together: whether an answer differs for every completion of what is unknown, or for some.
//!
//! Both are judged on the same case, so that a fact which neither tells apart never makes them seem to differ.

use std::cell::Cell;

use base::Date;

use super::answer::judge;
use super::diagram::solve;
use super::facts::{Facts, Need};
use super::leaf::{Identity, Leaf};
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{Outcome, Slot};

/// Whether the answer to one question differs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SlotDifference {
    /// The question.
    pub slot: Slot,
    /// It differs whatever the unknown facts are.
    pub is_certain: bool,
}

/// The questions whose answers differ between `before` and `after`; `set` holds the packs of both.
pub(crate) fn compare<'a>(
    set: &'a PackSet,
    before: &'a [&'a Pack],
    after: &'a [&'a Pack],
    situation: &'a Situation,
    as_of: Date,
) -> Vec<SlotDifference> {
    let mut all: Vec<&Pack> = before.to_vec();
    all.extend(after.iter().filter(|pack| !before.iter().any(|known| known.id == pack.id)));
    let facts = Facts::new(set, &all, situation, as_of);
    Slot::ALL.iter().filter_map(|slot| one(*slot, &facts, before, after)).collect()
}

fn one<'a>(
    slot: Slot,
    facts: &Facts<'a>,
    before: &'a [&'a Pack],
    after: &'a [&'a Pack],
) -> Option<SlotDifference> {
    let speaks = |packs: &[&Pack]| packs.iter().any(|pack| pack.rules.iter().any(|rule| rule.slot == slot));
    let (speak_before, speak_after) = (speaks(before), speaks(after));
    if !speak_before && !speak_after {
        return None;
    }
    let (differs, agrees) = (Cell::new(false), Cell::new(false));
    let solved = solve(facts, |case| {
        let ask = |packs: &'a [&'a Pack], speaks: bool| -> Result<Option<Leaf>, Vec<Need>> {
            if speaks { judge(slot, &case.among(packs)).map(Some) } else { Ok(None) }
        };
        // Both are asked before either is looked at: what is left of the law is what is left of both.
        let (was, is) = (ask(before, speak_before), ask(after, speak_after));
        let (was, is) = (was?, is?);
        let same = meaning(was.as_ref()) == meaning(is.as_ref());
        (if same { &agrees } else { &differs }).set(true);
        is.or(was).ok_or_else(Vec::new)
    });
    // Too many cases: nothing is sure.
    let is_open = solved.diagram.is_open();
    (differs.get() || is_open)
        .then(|| SlotDifference { slot, is_certain: !agrees.get() && differs.get() && !is_open })
}

/// What a case means for the traveller: a slot on which nobody speaks asks for nothing and forbids nothing.
fn meaning(leaf: Option<&Leaf>) -> Option<Identity> {
    let identity = leaf.filter(|leaf| !leaf.is_silent).map(|leaf| leaf.identity)?;
    let asks_nothing =
        matches!(identity.outcome, Outcome::NotRequired | Outcome::Permitted | Outcome::Within);
    (!asks_nothing).then_some(identity)
}
