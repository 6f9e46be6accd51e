//! What is left of the law in a case: two cases of which the same is left come to the same, and are tried once.
//!
//! While a case is judged, everything is noted that a further narrowed case can still ask: the versions that hold, the
//! truth of each sentence of a rule that may still hold, and for a sentence that is open the values that are left to
//! its fact. What has become false is struck out again. The words noted are the key by which a case is known.

use std::cell::RefCell;
use std::rc::Rc;

use super::atoms::Context;
use super::facts::Facts;
use super::truth::Truth;
use crate::fact::{Fact, FactKind};
use crate::pack::{Atom, Conditions, Sentence, Target};
use crate::values::ValueSet;

/// Notes of what is left of the law in the case that is judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Residue(Option<Rc<RefCell<Notes>>>);

#[derive(Debug, Default)]
struct Notes {
    words: Vec<u64>,
    /// Something was passed over that these words do not tell.
    is_partial: bool,
    /// The claims met so far, by number.
    claims: Vec<String>,
}

/// A place in the notes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark(usize);

impl Residue {
    /// Notes that are kept.
    pub(crate) fn kept() -> Self {
        Self(Some(Rc::default()))
    }

    /// Begins a case.
    pub(crate) fn begin(&self) {
        if let Some(notes) = &self.0 {
            let mut notes = notes.borrow_mut();
            notes.words.clear();
            notes.is_partial = false;
        }
    }

    /// What was noted of the case; nothing if that does not tell all.
    pub(crate) fn taken(&self) -> Option<Vec<u64>> {
        let notes = self.0.as_ref()?.borrow();
        (!notes.is_partial).then(|| notes.words.clone())
    }

    /// The notes will not tell all of this case.
    pub(crate) fn pass_over(&self) {
        if let Some(notes) = &self.0 {
            notes.borrow_mut().is_partial = true;
        }
    }

    fn note(&self, words: impl IntoIterator<Item = u64>) {
        if let Some(notes) = &self.0 {
            notes.borrow_mut().words.extend(words);
        }
    }

    /// Notes which of a pack's things the next words speak of: it stands at one address while the packs are asked.
    pub(crate) fn note_thing<T: ?Sized>(&self, thing: &T) {
        self.note([std::ptr::from_ref(thing).cast::<u8>() as u64]);
    }

    pub(crate) fn note_number(&self, number: usize) {
        self.note([number as u64]);
    }

    pub(crate) fn note_truth(&self, truth: Truth) {
        self.note([truth as u64]);
    }

    fn note_values(&self, values: ValueSet) {
        self.note(values.words());
    }

    /// Notes what is assumed of a claim.
    pub(crate) fn note_claim(&self, claim: &str, holds: bool) {
        let Some(notes) = &self.0 else { return };
        let mut notes = notes.borrow_mut();
        let known = notes.claims.iter().position(|known| known == claim);
        let number = known.unwrap_or_else(|| {
            notes.claims.push(claim.to_owned());
            notes.claims.len() - 1
        });
        notes.words.extend([number as u64, u64::from(holds)]);
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark(self.0.as_ref().map_or(0, |notes| notes.borrow().words.len()))
    }

    /// Strikes out what was noted since: nothing more can come of it.
    pub(crate) fn strike(&self, since: Mark) {
        if let Some(notes) = &self.0 {
            notes.borrow_mut().words.truncate(since.0);
        }
    }

    pub(crate) fn is_kept(&self) -> bool {
        self.0.is_some()
    }
}

impl Facts<'_> {
    /// Notes what every case of a situation has in common with others only if it is the same.
    pub(crate) fn begin_residue(&self) {
        self.residue.begin();
        let entry = self.entry();
        let filed = self.situation.filed.value().and_then(|filed| filed.at).is_some();
        let registered = self.situation.registered.value().is_some();
        // An act is held against the days of entry; one day is a day to every sentence.
        if filed || registered || entry.first_day == entry.last_day {
            self.note_days();
        }
        self.residue.note_truth(Truth::of(self.entry_is_open()));
    }

    /// Notes between which days the entry lies.
    fn note_days(&self) {
        let entry = self.entry();
        let days = [entry.first_day, entry.last_day];
        self.residue.note(days.map(|day| crate::stay::Day::of(day).number() as u64));
    }

    /// Notes a sentence that was judged: what it may still come to in a narrower case.
    pub(crate) fn note_sentence(&self, sentence: &Sentence, truth: Truth, context: Context<'_>) {
        if !self.residue.is_kept() {
            return;
        }
        self.residue.note_truth(truth);
        match &sentence.atom {
            atom if truth != Truth::Unknown => self.note_lists(atom, context),
            Atom::Is { fact, .. } | Atom::Present { fact, .. } => {
                self.residue.note_values(self.values(*fact));
                self.note_progress(&sentence.atom, context);
            }
            Atom::CrossingInto { .. } => {
                self.residue.note_values(self.values(Fact::Crossing));
                self.note_progress(&sentence.atom, context);
            }
            // Facts without a finite set of values stay as they are, and so does what the sentence makes of them.
            atom if self.is_fixed(atom) => {}
            atom => self.note_all_of(atom, context),
        }
    }

    /// True if no narrower case can decide the sentence by its facts.
    fn is_fixed(&self, atom: &Atom) -> bool {
        let is_of_events = matches!(
            atom,
            Atom::Age { .. }
                | Atom::Against { .. }
                | Atom::Gap { .. }
                | Atom::PlannedStay { .. }
                | Atom::DocumentValid { .. }
                | Atom::BlankPages { .. }
                | Atom::Hit { .. }
        );
        is_of_events || (atom.limit().is_some() && self.situation.stays.is_none())
    }

    /// Notes the sources that the lists of a decided sentence add to the trace.
    fn note_lists(&self, atom: &Atom, context: Context<'_>) {
        let mut sources = Vec::new();
        if let (Some(set), Some(fact)) = (atom.set(), atom.facts().first()) {
            sources = context.pack.set_sources(set, self.values(*fact), context.law.day, self.as_of);
        }
        if let Some(territory) = atom.territory().and_then(|place| context.pack.territories.get(place)) {
            let into = ValueSet::one(self.situation.into.index());
            let members = territory.members;
            sources.extend(context.pack.set_sources(members, into, context.law.day, self.as_of));
        }
        self.residue.note_number(sources.len());
        self.residue.note(sources.into_iter().map(|source| source as u64));
    }

    /// Notes how far the lists of an open sentence have come: that fixes their members and their sources.
    fn note_progress(&self, atom: &Atom, context: Context<'_>) {
        let territory = atom.territory().and_then(|place| context.pack.territories.get(place));
        for set in atom.set().into_iter().chain(territory.map(|territory| territory.members)) {
            let reached = context.pack.set_progress(set, context.law.day, self.as_of);
            self.residue.note(reached);
        }
    }

    /// Notes all that a sentence can ask, decided or not.
    fn note_all_of(&self, atom: &Atom, context: Context<'_>) {
        self.note_days();
        self.residue.note([crate::stay::Day::of(context.law.day).number() as u64]);
        for fact in atom.facts() {
            if !matches!(fact.kind(), FactKind::Event | FactKind::Special) {
                self.residue.note_values(self.values(fact));
            }
        }
    }

    /// Notes a rule of which some version is open: all that its sentences and those of its exceptions can ask.
    pub(crate) fn note_open_rule(&self, target: Target, context: Context<'_>) {
        if !self.residue.is_kept() {
            return;
        }
        let pack = context.pack;
        let place = pack.rule_of(target);
        let rule = place.and_then(|place| pack.rules.get(place)).map(|rule| &rule.when);
        let exceptions = pack.exceptions.iter().filter(|exception| pack.rule_of(exception.defeats) == place);
        for sentence in rule.into_iter().chain(exceptions.map(|e| &e.when)).flat_map(Conditions::sentences) {
            if sentence.atom.limit().is_some() {
                // It asks what another rule asks.
                self.residue.pass_over();
            }
            self.note_all_of(&sentence.atom, context);
        }
        for (claim, holds) in &self.assumed {
            self.residue.note_claim(claim, *holds);
        }
    }

    /// Notes the deadlines of a rule that may hold, which are judged only when it does.
    pub(crate) fn note_deadlines(&self, rule: usize, context: Context<'_>) {
        if !self.residue.is_kept() {
            return;
        }
        let of_rule = context.pack.deadlines.iter().enumerate().filter(|(_, deadline)| deadline.of == rule);
        for (place, deadline) in of_rule {
            let this = Target::Deadline(place);
            if let Ok(Some(_)) = self.version_for(this, &deadline.id, &deadline.versions, context) {
                // What an open version leaves out is noted with it.
                let _open = self.standing(this, context, &mut Vec::new());
            }
        }
    }
}
