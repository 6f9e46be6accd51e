//! The place of a new pass in the status list, drawn at random, and the number that carries it.

use pass::{Holder, NumberKey, PassNumber, StatusIndex};

use super::FlowError;
use crate::Authority;

/// Most draws before the list counts as full: at nine tenths full, one in ten thousand passes would need more.
const DRAWS: usize = 96;

/// A number for a pass of this holder, with its place in the status list where the authority keeps one.
///
/// Places are drawn at random, so that a list tells nothing about the order of issue. That no two passes share one is
/// kept by the record itself; a place that was drawn a moment ago is passed over here, so that it need not refuse.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read, [`FlowError::NoPlace`] where the list is full.
pub async fn numbered(
    authority: &Authority,
    holder: &Holder,
) -> Result<(PassNumber, Option<StatusIndex>), FlowError> {
    let Some(status) = &authority.settings.status else {
        return Ok((PassNumber::from_random(authority.random()), None));
    };
    let key = NumberKey::parse(&status.number_key).ok_or(FlowError::NoPlace)?;
    for _ in 0..DRAWS {
        let drawn = u64::from_be_bytes(authority.random()) % u64::from(status.places.max(1));
        let place = u32::try_from(drawn).ok().and_then(StatusIndex::new).ok_or(FlowError::NoPlace)?;
        if authority.publication.reserve(place) && !authority.record.has_pass_at(place).await? {
            return Ok((key.number(place, authority.random(), holder), Some(place)));
        }
    }
    Err(FlowError::NoPlace)
}
