//! What the authority itself knows of a person: stays at its posts, entries on its lists.

use base::Date;
use journey::{Crossing, IndexTerm, Paired, pair};
use store::StoreError;

use super::facts::OwnRecord;
use crate::Authority;

/// The crossings of a person, found by name and birth date or by document, each once, oldest first.
pub async fn crossings(
    authority: &Authority,
    person: &IndexTerm,
    document: &IndexTerm,
) -> Result<Vec<Crossing>, StoreError> {
    let found = authority.record.crossings_of(person, document).await?;
    Ok(found.into_iter().map(|stored| stored.value).collect())
}

/// The stays that crossings make.
pub fn paired(crossings: &[Crossing]) -> Paired {
    pair(&crossings.iter().filter_map(Crossing::passage).collect::<Vec<_>>())
}

/// Stays and hits of a person, as facts for the rules.
///
/// # Errors
///
/// [`StoreError`] where the record cannot be read.
pub async fn own_record(
    authority: &Authority,
    person: &IndexTerm,
    document: &IndexTerm,
    day: Date,
) -> Result<OwnRecord, StoreError> {
    let crossings = crossings(authority, person, document).await?;
    let stays = paired(&crossings).stays.iter().map(|stay| (stay.from, stay.to())).collect();
    let hits = authority.record.hits_on(&[person.clone(), document.clone()], day).await?;
    let hits = hits.iter().map(|hit| (hit.value.details().kind, hit.value.details().until)).collect();
    Ok(OwnRecord { stays, hits })
}
