//! Recording a crossing: let through, turned back, or sent to second line; and resolving the second line.
//!
//! What was inspected is inspected again when the officer decides: a form can be old, the record is not.

use base::{Date, Timestamp};
use journey::{
    Actor, Basis, Crossing, CrossingId, CrossingOutcome, Direction, NewCrossing, NewRefusal, NoPassGround,
    Overstay, ReasonCode, Refusal, Resolution, StaffId,
};
use pass::PassNumber;
use store::{StoreError, Stored, Write};

use super::FlowError;
use super::border::{Inspection, Shown, inspect};
use super::once::once;
use crate::Authority;

/// What an officer decides at the desk.
#[derive(Clone, Debug)]
pub enum CrossingDecision {
    /// Let through.
    Admit,
    /// Turned back.
    Refuse {
        /// The stable code.
        reason: ReasonCode,
        /// The rule on which it rests.
        rule: String,
        /// What the traveller reads.
        sentence: String,
    },
    /// Sent to second line.
    SecondLine {
        /// What must be found out.
        reason: String,
    },
}

/// A crossing that is on record.
#[derive(Clone, Debug)]
pub struct RecordedCrossing {
    /// The crossing.
    pub crossing: Crossing,
    /// The overstay of who left too late.
    pub overstay: Option<Overstay>,
    /// It was on record already, from the same form.
    pub is_repeated: bool,
}

/// Records what the officer decided. `id` comes with the form, so that sending it twice records one crossing.
///
/// # Errors
///
/// [`FlowError::Forbidden`] where something forbids to let the person through at this desk.
pub async fn record_crossing(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    id: CrossingId,
    shown: &Shown,
    decision: CrossingDecision,
) -> Result<RecordedCrossing, FlowError> {
    if let Some(first) = authority.record.crossing(id).await? {
        let crossing = first.kept().ok_or(FlowError::Erased)?.value;
        return Ok(RecordedCrossing { crossing, overstay: None, is_repeated: true });
    }
    if !authority.has_point(&shown.point) {
        return Err(FlowError::NotFound);
    }
    let inspection = inspect(authority, now, shown).await?;
    if shown.seen.is_some_and(|seen| seen != inspection.direction) {
        return Err(FlowError::Store(StoreError::Stale { what: "crossing" }));
    }
    if matches!(decision, CrossingDecision::Admit) && !inspection.may_admit() {
        return Err(FlowError::Forbidden);
    }
    let outcome = outcome(decision, officer, now)?;
    let overstay = inspection.overstay;
    let is_admitted = matches!(outcome, CrossingOutcome::Admitted);
    let new = new_crossing(&inspection, id, officer, shown, outcome).ok_or(FlowError::Forbidden)?;
    let direction = new.direction;
    let (crossing, event) = Crossing::record(new)?;
    let key = once("crossing", &id.to_string(), &id);
    let mut write = Write::by(Actor::Staff(officer), now)
        .once(key, id.to_string())
        .insert_crossing(crossing.clone(), event);
    if let (true, Direction::Entry, Basis::Pass(_), Some(pass)) =
        (is_admitted, direction, &inspection.basis, inspection.pass)
    {
        let (used, event) = pass.value.record.enter(id, now, inspection.at.date())?;
        write = write.update_pass(used, pass.version, event);
    }
    authority.record.commit(write).await?;
    Ok(RecordedCrossing { crossing, overstay, is_repeated: false })
}

fn outcome(
    decision: CrossingDecision,
    officer: StaffId,
    at: Timestamp,
) -> Result<CrossingOutcome, FlowError> {
    Ok(match decision {
        CrossingDecision::Admit => CrossingOutcome::Admitted,
        CrossingDecision::Refuse { reason, rule, sentence } => {
            let refusal = Refusal::new(NewRefusal { officer, reason, rule, sentence, at })?;
            CrossingOutcome::Refused { refusal }
        }
        CrossingDecision::SecondLine { reason } => CrossingOutcome::SecondLine { reason },
    })
}

fn new_crossing(
    inspection: &Inspection,
    id: CrossingId,
    officer: StaffId,
    shown: &Shown,
    outcome: CrossingOutcome,
) -> Option<NewCrossing> {
    Some(NewCrossing {
        id,
        direction: inspection.direction,
        at: inspection.at,
        post: shown.point.clone(),
        officer,
        holder: inspection.holder.clone()?,
        basis: inspection.basis.clone(),
        purpose: inspection.situation.purpose,
        last_lawful_day: last_lawful_day(inspection),
        outcome,
    })
}

/// On entry what the rules say; on exit what the traveller was told on entry.
fn last_lawful_day(inspection: &Inspection) -> Option<Date> {
    match inspection.direction {
        Direction::Entry => inspection.answer.last_lawful_day(),
        Direction::Exit => inspection.inside.as_ref().and_then(|entry| entry.details().last_lawful_day),
    }
}

/// Resolves a crossing in second line. Letting somebody through without a pass needs a ground; a hit that still holds
/// is never overridden.
///
/// # Errors
///
/// [`FlowError::Crossing`] where it is not open or has no ground; [`FlowError::Forbidden`] where a hit holds.
pub async fn resolve_second_line(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    stored: Stored<Crossing>,
    decision: CrossingDecision,
    ground: Option<NoPassGround>,
) -> Result<Crossing, FlowError> {
    let resolution = match outcome(decision, officer, now)? {
        CrossingOutcome::Admitted => {
            hits_allow(authority, now, &stored.value).await?;
            Resolution::Admit { officer }
        }
        CrossingOutcome::Refused { refusal } => Resolution::Refuse { refusal },
        CrossingOutcome::SecondLine { .. } => return Err(FlowError::Forbidden),
    };
    let is_admitted = matches!(resolution, Resolution::Admit { .. });
    let on_ground = match ground {
        Some(ground) => stored.value.on_ground(Basis::Without(ground)),
        None => stored.value,
    };
    let (crossing, event) = on_ground.resolve(resolution, now)?;
    let mut write =
        Write::by(Actor::Staff(officer), now).update_crossing(crossing.clone(), stored.version, event);
    if let (true, Direction::Entry, Basis::Pass(pass)) =
        (is_admitted, crossing.details().direction, &crossing.details().basis)
    {
        let number = PassNumber::parse(pass.number()).map_err(|_| FlowError::NotFound)?;
        let found = authority.record.pass(number).await?.and_then(store::Found::kept);
        let pass = found.ok_or(FlowError::NotFound)?;
        let day = authority.day_of(now);
        let (used, event) = pass.value.record.enter(crossing.id(), now, day)?;
        write = write.update_pass(used, pass.version, event);
    }
    authority.record.commit(write).await?;
    Ok(crossing)
}

async fn hits_allow(authority: &Authority, now: Timestamp, crossing: &Crossing) -> Result<(), FlowError> {
    let holder = &crossing.details().holder;
    let terms = [holder.person_term(), holder.document_term()];
    let hits = authority.record.hits_on(&terms, authority.day_of(now)).await?;
    let leaves = crossing.details().direction == Direction::Exit;
    if hits.is_empty() || leaves { Ok(()) } else { Err(FlowError::Forbidden) }
}
