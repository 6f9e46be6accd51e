//! Which fact to ask next: the one that decides most for the least effort and the least private answer.

use super::diagram::Diagram;
use crate::fact::Fact;

/// The fact to ask, of those that matter to some slot.
pub(crate) fn first(diagrams: &[&Diagram], facts: &[Fact]) -> Option<Fact> {
    let mut best: Option<(f64, Fact)> = None;
    for fact in facts {
        let value: f64 = diagrams
            .iter()
            .filter(|diagram| diagram.support().contains(fact))
            // A fact that decides nothing alone still leads on: it counts a little for every slot it matters to.
            .map(|diagram| 0.2 + diagram.decided_by(*fact))
            .sum();
        let score = value / fact.price();
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, *fact));
        }
    }
    best.map(|(_, fact)| fact)
}
