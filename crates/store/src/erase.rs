//! What an erasure run did.

use journey::RecordKind;

/// How many records of each kind were erased.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Erased {
    /// Counts; a kind of which nothing was due is absent.
    pub counts: Vec<(RecordKind, u64)>,
}

impl Erased {
    /// All of them together.
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}
