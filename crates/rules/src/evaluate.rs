//! Asks packs about a situation: the one evaluator, three-valued, with its trace.
//!
//! A fact that is missing is a set of possible values. A slot is evaluated on what is known; where that does not decide
//! it, the next undecided fact is split into its classes and each is tried (`diagram`), so that a slot *depends* only
//! where two completions differ. Clauses: `spec/rules.md`.

pub(crate) mod answer;
mod ask;
pub(crate) mod atoms;
pub(crate) mod claim;
mod compare;
mod deadline;
pub(crate) mod diagram;
pub(crate) mod facts;
pub(crate) mod history;
pub(crate) mod law;
pub(crate) mod leaf;
pub(crate) mod ledger;
mod past;
mod possible;
pub(crate) mod probe;
mod requirement;
mod residue;
pub(crate) mod rule;
mod staying;
pub(crate) mod truth;

/// What the compiled form is made of and judged by.
pub(crate) mod judge {
    pub(crate) use super::answer::{Settled, has_rules, together};
    pub(crate) use super::atoms::Context;
    #[cfg(test)]
    pub(crate) use super::diagram::solve;
    pub(crate) use super::facts::{Facts, Need, Span, Time, stretches_of};
    pub(crate) use super::law::Law;
    #[cfg(test)]
    pub(crate) use super::leaf::Leaf;
    pub(crate) use super::ledger::Kept;
    pub(crate) use super::requirement::{
        Held, adopted, decisive, obtained, outcome_of, rank_of, strength_of,
    };
    pub(crate) use super::rule::{Holding, merged};
    pub(crate) use super::truth::Truth;
}

pub(crate) use facts::Need;

pub use compare::SlotDifference;
pub(crate) use compare::compare;
pub(crate) use ledger::Ledger;
pub use possible::{Possible, PossibleError, check_among};
pub(crate) use staying::{stay_books, stay_of};

use base::Date;

use crate::answer::Answer;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::situation_read::SituationError;

/// Whether the answer carries its reasons.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Explain {
    /// With `because`.
    Yes,
    /// With `because`, each condition judged, and with what stands in the way of another answer.
    Fully,
    /// Without.
    No,
}

/// What the packs say of a situation, by what was publicly known on `as_of`.
pub fn check(packs: &PackSet, situation: &Situation, as_of: Date, explain: Explain) -> Answer {
    let mut answer = answer::answer(packs, situation, as_of, explain);
    if explain == Explain::Fully {
        crate::explain::complete(packs, situation, as_of, &mut answer);
    }
    answer
}

impl PackSet {
    /// Refuses what only the packs can know to be wrong: a crossing point that they do not list, a switch they do not have.
    ///
    /// # Errors
    ///
    /// [`SituationError`] with the nearest crossing point.
    pub fn accept(&self, situation: &Situation) -> Result<(), SituationError> {
        self.accept_switches(situation)?;
        let known = self.points(situation.into);
        if known.is_empty() {
            return Ok(());
        }
        let passages = [("entry", &situation.entry), ("exit", &situation.exit)];
        for (name, passage) in passages {
            let Some(point) = passage.point.as_deref() else { continue };
            if !known.contains(&point) {
                let shown: String = point.chars().take(40).collect();
                let hint = base::nearest(point, known.iter().copied())
                    .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
                let message = format!(
                    "`{name}.point`: `{shown}` is no crossing point of {} that a pack lists{hint}",
                    situation.into
                );
                return Err(SituationError::at(format!("{name}.point"), "unknown-point", message));
            }
        }
        Ok(())
    }

    fn accept_switches(&self, situation: &Situation) -> Result<(), SituationError> {
        let known: Vec<&str> = self
            .of_state(situation.into)
            .flat_map(|pack| &pack.switches)
            .map(|switch| switch.id.as_str())
            .collect();
        let Some(unknown) = situation.switches.iter().find(|switch| !known.contains(&switch.as_str())) else {
            return Ok(());
        };
        let shown: String = unknown.chars().take(40).collect();
        let hint = base::nearest(unknown, known.iter().copied())
            .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
        let message = format!("`switches`: no pack of {} has a switch `{shown}`{hint}", situation.into);
        Err(SituationError::at("switches", "unknown-switch", message))
    }
}

#[cfg(test)]
mod tests;
