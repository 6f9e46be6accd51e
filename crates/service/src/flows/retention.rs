//! Erasing what is personal when its term is over.

use base::Timestamp;
use store::{Erased, StoreError};

use crate::Authority;

/// Erases everything that is due, and sweeps sessions and keys of requests that have run out.
///
/// # Errors
///
/// [`StoreError`] where the record fails; what was erased before stays erased.
pub async fn erase_due(authority: &Authority, now: Timestamp) -> Result<Erased, StoreError> {
    let mut random = [0; 32];
    authority.ids.fill(&mut random);
    let erased = authority.record.erase_due(now, authority.settings.retention, random).await?;
    authority.record.sweep(now).await?;
    Ok(erased)
}
