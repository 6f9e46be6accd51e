//! The days on which the law of one question may change: between two of them nothing need be asked twice.

use base::Date;

use super::{Conditions, Edge, Jurisdiction, LimitNamed, Pack, Target, Version};
use crate::vocabulary::Slot;

impl Pack {
    /// Every day on which the answer to a question may change for the same facts, sorted.
    pub(crate) fn change_days_of(&self, slot: Slot) -> Vec<Date> {
        let mut days = self.days_of_slot(slot);
        if slot != Slot::Stay && self.conditions_of(slot).into_iter().any(counts_under_a_rule) {
            days.extend(self.days_of_slot(Slot::Stay));
        }
        if let Jurisdiction::Territory { place, .. } = self.jurisdiction {
            days.extend(self.days_of_territory(place));
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Every condition on which the answer to a question rests.
    pub(crate) fn law_of(&self, slot: Slot) -> Vec<&Conditions> {
        let mut law = self.conditions_of(slot);
        if slot != Slot::Stay && law.iter().any(|when| counts_under_a_rule(when)) {
            law.extend(self.conditions_of(Slot::Stay));
        }
        law
    }

    fn days_of_slot(&self, slot: Slot) -> Vec<Date> {
        let rules = self.rules.iter().filter(|rule| rule.slot == slot);
        let mut versions: Vec<&[Version]> = rules.clone().map(|rule| rule.versions.as_slice()).collect();
        let exceptions =
            self.exceptions.iter().filter(|exception| self.slot_of(exception.defeats) == Some(slot));
        versions.extend(exceptions.map(|exception| exception.versions.as_slice()));
        let deadlines =
            self.deadlines.iter().filter(|d| self.rules.get(d.of).is_some_and(|rule| rule.slot == slot));
        versions.extend(deadlines.map(|deadline| deadline.versions.as_slice()));
        let edges = versions.into_iter().flatten().flat_map(|version| [Some(version.from), version.until]);
        let mut days: Vec<Date> = edges.flatten().flat_map(Edge::days).collect();
        for sentence in self.conditions_of(slot).into_iter().flat_map(Conditions::sentences) {
            days.extend(sentence.atom.set().into_iter().flat_map(|set| self.set_days(set)));
            days.extend(
                sentence.atom.territory().into_iter().flat_map(|place| self.days_of_territory(place)),
            );
        }
        let areas = rules.filter_map(|rule| rule.counting.territory);
        days.extend(areas.flat_map(|place| self.days_of_territory(place)));
        days
    }

    fn conditions_of(&self, slot: Slot) -> Vec<&Conditions> {
        let rules = self.rules.iter().filter(|rule| rule.slot == slot).map(|rule| &rule.when);
        let exceptions =
            self.exceptions.iter().filter(|exception| self.slot_of(exception.defeats) == Some(slot));
        rules.chain(exceptions.map(|exception| &exception.when)).collect()
    }

    fn days_of_territory(&self, place: usize) -> Vec<Date> {
        self.territories.get(place).map(|territory| self.set_days(territory.members)).unwrap_or_default()
    }

    /// The question that something bears on.
    fn slot_of(&self, target: Target) -> Option<Slot> {
        match target {
            Target::Rule(place) => Some(self.rules.get(place)?.slot),
            Target::Deadline(place) => Some(self.rules.get(self.deadlines.get(place)?.of)?.slot),
            // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
            Target::Exception(place) => self.slot_of(self.exceptions.get(place)?.defeats),
        }
    }
}

/// True if a count under a stay rule is asked about: it follows the law of the stay.
fn counts_under_a_rule(when: &Conditions) -> bool {
    when.sentences().any(|sentence| matches!(sentence.atom.limit(), Some(LimitNamed::Rule(_))))
}
