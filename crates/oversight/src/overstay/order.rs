//! The stays of one person after each other: nobody is inside twice.

use super::fault::{Fault, FaultCode};
use super::record::StayRecord;

/// A record with its place in its source.
pub(super) type Numbered = (u64, StayRecord);

/// Sorts the records by person and entry, and takes out those that put a person inside twice; says which.
pub(super) fn put_in_order(mut records: Vec<Numbered>) -> (Vec<Numbered>, Vec<Fault>) {
    records
        .sort_by(|(row_a, a), (row_b, b)| (&a.person, a.entered, row_a).cmp(&(&b.person, b.entered, row_b)));
    let mut kept: Vec<Numbered> = Vec::with_capacity(records.len());
    let mut faults = Vec::new();
    for (row, record) in records {
        let before = kept.last().filter(|(_, before)| before.person == record.person);
        match before.and_then(|(row_before, before)| conflict(*row_before, before, row, &record)) {
            Some(fault) if fault.counted => {
                faults.push(fault);
                kept.push((row, record));
            }
            Some(fault) => faults.push(fault),
            None => kept.push((row, record)),
        }
    }
    (kept, faults)
}

/// What is wrong with `next`, which the same person began not before `before`.
fn conflict(row_before: u64, before: &StayRecord, row: u64, next: &StayRecord) -> Option<Fault> {
    let is_same = before.entered == next.entered
        && before.left == next.left
        && before.authorised_until == next.authorised_until;
    if is_same {
        return Some(Fault::plain(row, FaultCode::Duplicate));
    }
    match before.left {
        Some(left) if next.entered < left => Some(Fault::plain(row, FaultCode::TwoPlaces)),
        // An extended stay may go on in a record of its own.
        None if !before.went_over() => Some(Fault::plain(row_before, FaultCode::EnteredAgain)),
        _ => None,
    }
}
