//! The authority's own crossings as records for overstay statistics: no name leaves the record.

use std::collections::BTreeMap;

use base::Date;
use journey::{Direction, OutcomeName};
use oversight::overstay::{LeftBy, StayRecord};
use store::{CrossingRow, PAGE_LIMIT};

use super::FlowError;
use crate::Authority;

/// All stays on record that have ended, or whose authorised end has passed by `today`: a stay that may still go on is no
/// overstay, and no departure is expected of it yet.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn records(authority: &Authority, today: Date) -> Result<Vec<StayRecord>, FlowError> {
    let mut by_person: BTreeMap<[u8; 32], Vec<CrossingRow>> = BTreeMap::new();
    let mut after = None;
    loop {
        let page = authority.record.crossing_rows(after, PAGE_LIMIT).await?;
        for row in page.items.into_iter().filter(|row| row.outcome == OutcomeName::Admitted) {
            by_person.entry(row.person).or_default().push(row);
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    let stays = by_person.into_values().enumerate().flat_map(|(person, rows)| stays_of(person, rows));
    Ok(stays.filter(|stay| stay.left.is_some() || stay.authorised_until < today).collect())
}

/// Entries paired with the exits that follow them. The person is a running number: it means nothing outside.
fn stays_of(person: usize, mut rows: Vec<CrossingRow>) -> Vec<StayRecord> {
    rows.sort_by_key(|row| (row.at, row.direction));
    let mut stays: Vec<StayRecord> = Vec::new();
    for row in rows {
        match row.direction {
            Direction::Entry => stays.extend(entered(person, &row)),
            Direction::Exit => {
                let open = stays.last_mut().filter(|stay| stay.left.is_none());
                if let Some(stay) = open {
                    stay.left = Some(row.at.date());
                    stay.left_by = Some(LeftBy::Out);
                    stay.recorded_on = Some(row.at.date());
                }
            }
        }
    }
    stays
}

/// Who was told no last day (a citizen, a resident) cannot overstay and is no part of the statistics.
fn entered(person: usize, row: &CrossingRow) -> Option<StayRecord> {
    Some(StayRecord {
        person: person.to_string(),
        nationality: row.nationality,
        class: row.purpose.map_or("unknown", rules::Purpose::word).to_owned(),
        entered: row.at.date(),
        authorised_until: row.last_lawful_day?,
        left: None,
        left_by: None,
        mode: None,
        port: Some(row.post.clone()),
        recorded_on: None,
        extended_on: None,
    })
}
