//! The append-only log of events, chained by hashes.
//!
//! Each event carries SHA-256 over the hash of the one before it and its own fields, each with its length before it. An
//! event that is changed, dropped or slipped in breaks the chain from there on. Whoever may write the whole file could
//! make a new chain: the hash of the last event, noted elsewhere, shows that too.

use std::collections::BTreeMap;

use base::Timestamp;
use journey::Actor;
use sha2::{Digest, Sha256};

/// The hash before the first event.
pub(crate) const GENESIS: [u8; 32] = [0; 32];

/// An event as it stands in the log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredEvent {
    /// Its number: 1 for the first, without gaps.
    pub sequence: u64,
    /// When, to the second.
    pub at: Timestamp,
    /// What happened.
    pub kind: String,
    /// The record that it concerns.
    pub subject: String,
    /// Who did it.
    pub actor: Actor,
    /// Codes, rules and counts; nothing personal.
    pub details: BTreeMap<String, String>,
    /// The hash of the event before it.
    pub previous: [u8; 32],
    /// Its own hash.
    pub hash: [u8; 32],
}

/// The fields that are hashed, as they stand in the columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link<'a> {
    pub(crate) sequence: i64,
    pub(crate) at: i64,
    pub(crate) kind: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) actor: &'a str,
    pub(crate) details: &'a str,
}

impl Link<'_> {
    /// The hash of this event after one whose hash is `previous`.
    pub(crate) fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(self.sequence.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        for text in [self.kind, self.subject, self.actor, self.details] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
        hasher.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_changes_the_hash() {
        let link = Link { sequence: 1, at: 2, kind: "a", subject: "b", actor: "c", details: "{}" };
        let hash = link.hash(&GENESIS);
        assert_eq!(hash, link.hash(&GENESIS));
        let others = [
            Link { sequence: 2, ..link },
            Link { at: 3, ..link },
            Link { kind: "x", ..link },
            Link { subject: "x", ..link },
            Link { actor: "x", ..link },
            Link { details: "x", ..link },
            // The same letters, divided otherwise.
            Link { kind: "ab", subject: "", ..link },
        ];
        for other in others {
            assert_ne!(hash, other.hash(&GENESIS), "{other:?}");
        }
        assert_ne!(hash, link.hash(&[1; 32]));
    }
}
