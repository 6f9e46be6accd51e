//! What would have been: the packs that decide, beside the same packs with a draft among them.
//!
//! A draft comes in here and nowhere else, and no [`PackSet`] comes out: nobody can be judged by it.

use base::{Country, Date};

use crate::answer::Answer;
use crate::evaluate::{Explain, SlotDifference, check, compare};
use crate::load::{LoadError, PackFault, PackFiles};
use crate::pack::{Pack, Status};
use crate::pack_set::PackSet;
use crate::situation::Situation;

/// The law as it is and as a draft would have it.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Every pack, and the draft as the last one.
    all: PackSet,
    state: Option<Country>,
    /// The pack whose place the draft takes, where they share their name.
    replaced: Option<String>,
    draft: String,
}

impl WhatIf {
    /// Loads the packs that decide, and a draft. A draft with the name of a pack takes its place; any other stands beside
    /// the packs of its state.
    ///
    /// # Errors
    ///
    /// [`LoadError`] of what does not load, and if the draft is none: a published pack decides already.
    pub fn new(packs: &[PackFiles], draft: &PackFiles) -> Result<Self, LoadError> {
        // What decides must be published; the set itself is made anew, with one table of words for all.
        let base = PackSet::load(packs)?;
        let open = PackSet::open(draft)?;
        let Some(pack) = open.packs().first() else { return Err(LoadError::new(Vec::new())) };
        if pack.status != Status::Draft {
            let message = format!("`{}` is no draft: set `pack.status = \"draft\"`", pack.id);
            return Err(LoadError::new(vec![PackFault::new(&draft.name, 0, message)]));
        }
        let (state, id) = (pack.jurisdiction.state(), pack.id.clone());
        let replaced = base.pack(&id).map(|pack| pack.id.clone());
        let all = PackSet::load_beside(packs, draft)?;
        Ok(Self { all, state, replaced, draft: id })
    }

    /// The state whose law would be another; `None` if the draft speaks for a group of states.
    pub fn state(&self) -> Option<Country> {
        self.state
    }

    /// The name of the draft.
    pub fn draft(&self) -> &str {
        &self.draft
    }

    /// The questions whose answers would be others, surely or perhaps.
    pub fn differences(&self, situation: &Situation, as_of: Date) -> Vec<SlotDifference> {
        let (before, after) = (self.before(situation.into), self.after(situation.into));
        compare(&self.all, &before, &after, situation, as_of)
    }

    /// The answer as it is, and as it would be.
    pub fn answers(&self, situation: &Situation, as_of: Date) -> (Answer, Answer) {
        let answer = |packs: Vec<&Pack>| {
            let packs = packs.into_iter().cloned().collect();
            check(&self.all.with(packs), situation, as_of, Explain::No)
        };
        (answer(self.before(situation.into)), answer(self.after(situation.into)))
    }

    /// Refuses what only the packs can know to be wrong: a crossing point that none of them lists.
    ///
    /// # Errors
    ///
    /// [`crate::SituationError`] with the nearest crossing point.
    pub fn accept(&self, situation: &Situation) -> Result<(), crate::SituationError> {
        self.all.accept(situation)
    }

    fn before(&self, state: Country) -> Vec<&Pack> {
        let count = self.all.packs().len().saturating_sub(1);
        self.all.packs().iter().take(count).filter(|pack| pack.is_of(state)).collect()
    }

    fn after(&self, state: Country) -> Vec<&Pack> {
        let stays = |pack: &&Pack| self.replaced.as_deref() != Some(pack.id.as_str());
        let draft = self.all.packs().last().filter(|draft| draft.is_of(state));
        self.before(state).into_iter().filter(stays).chain(draft).collect()
    }
}
