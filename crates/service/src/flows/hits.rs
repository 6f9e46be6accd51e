//! Officers' lists: an entry is added with source and reason, and ended with a reason; none is deleted.

use base::{Date, Timestamp};
use journey::{Actor, Hit, HitId, HitSubject, NewHit, StaffId};
use rules::HitKind;
use store::{Found, Receipt, Write};

use super::FlowError;
use super::once::once;
use crate::Authority;

/// Adds an entry. `id` comes with the form, so that sending it twice adds one.
///
/// # Errors
///
/// [`FlowError::Hit`] where source, reason or subject is missing.
#[expect(
    clippy::too_many_arguments,
    reason = "an entry on a list is these fields, and each is named by its type"
)]
pub async fn add_hit(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    id: HitId,
    kind: HitKind,
    subject: HitSubject,
    source: String,
    reason: String,
    until: Option<Date>,
) -> Result<Receipt, FlowError> {
    let new = NewHit { id, kind, subject, source, reason, until, added_by: officer, added_at: now };
    let (hit, event) = Hit::add(new, authority.day_of(now))?;
    let key = once("hit", &id.to_string(), &id);
    let write = Write::by(Actor::Staff(officer), now).once(key, id.to_string()).insert_hit(hit, event);
    Ok(authority.record.commit(write).await?)
}

/// Ends an entry.
///
/// # Errors
///
/// [`FlowError::Hit`] where it has ended already or the reason is missing.
pub async fn end_hit(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    id: HitId,
    reason: &str,
) -> Result<Receipt, FlowError> {
    let found = authority.record.hit(id).await?.and_then(Found::kept).ok_or(FlowError::NotFound)?;
    let (hit, event) = found.value.end(officer, now, reason)?;
    let write = Write::by(Actor::Staff(officer), now).update_hit(hit, found.version, event);
    Ok(authority.record.commit(write).await?)
}
