//! Completes the reasons of an answer: each condition judged, each source with its confidence.

use super::judge::{Judge, versions_of};
use super::{Judged, Judgement, SourceMark};
use crate::answer::{Because, SlotAnswer};
use crate::pack::{LimitSpec, Pack, Target, Version};
use crate::vocabulary::{Outcome, Slot};

pub(crate) fn complete<'s>(
    judge: &Judge<'_>,
    because: &mut Because,
    mut slots: impl Iterator<Item = &'s SlotAnswer>,
) {
    let Some((pack, target)) = judge.find(&because.rule) else { return };
    let Some(version) = versions_of(pack, target).iter().find(|version| version.n == because.version) else {
        return;
    };
    because.judged = judge.conditions(pack, target, version);
    let unsettled = judge.in_force(pack, target, version).into_iter();
    // A version that decides is in force, if only on a later day of the stay.
    because.judged.extend(unsettled.filter(|judged| judged.truth == Judgement::Unknown));
    if let Target::Deadline(place) = target
        && let Some(deadline) = pack.deadlines.get(place)
    {
        because.judged.extend(judge.deadline(pack, deadline));
    }
    let slot = slots.find(|slot| slot.slot == because.slot);
    because.judged.extend(limits(judge, pack, target, version, slot));
    because.confidence = because.sources.iter().filter_map(|id| mark(judge, pack, id)).collect();
}

/// The limits of stay that a rule or exception sets.
pub(crate) fn limits(
    judge: &Judge<'_>,
    pack: &Pack,
    target: Target,
    version: &Version,
    slot: Option<&SlotAnswer>,
) -> Vec<Judged> {
    let Some(slot) = slot.filter(|slot| slot.slot == Slot::Stay) else { return Vec::new() };
    let instead = match target {
        Target::Exception(place) => pack.exceptions.get(place).and_then(|exception| exception.instead),
        _ => None,
    };
    let set: Vec<LimitSpec> = version.limit.into_iter().chain(instead.and_then(|i| i.limit)).collect();
    set.into_iter()
        .map(|limit| judge.limit(limit, truth(judge, slot, pack, target, version, limit)))
        .collect()
}

/// Whether the planned stay keeps within one limit, as far as the answer of the slot tells.
fn truth(
    judge: &Judge<'_>,
    slot: &SlotAnswer,
    pack: &Pack,
    target: Target,
    version: &Version,
    limit: LimitSpec,
) -> Judgement {
    match slot.result {
        Outcome::Within => Judgement::True,
        Outcome::Exceeds => judge.keeps_within(pack, target, version.reading.as_deref(), limit),
        _ => Judgement::Unknown,
    }
}

fn mark(judge: &Judge<'_>, pack: &Pack, id: &str) -> Option<SourceMark> {
    let own = pack.sources.iter().find(|source| source.id == id);
    let others = || judge.packs.iter().flat_map(|pack| &pack.sources).find(|source| source.id == id);
    own.or_else(others).map(|source| SourceMark {
        source: source.id.clone(),
        confidence: source.confidence,
        checked: source.checked,
    })
}
