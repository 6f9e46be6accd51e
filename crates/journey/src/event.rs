//! What happened, in words that name nobody.
//!
//! A transition returns an [`Event`]; the store writes it in the same transaction as the change. Details are codes,
//! rules and counts, never names, document numbers or free text.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::StaffId;
use crate::words::words;

words! {
    /// What happened to one traveller's application, pass, crossing or hit.
    EventKind {
        /// An application came in and the rules answered it.
        ApplicationSubmitted = "application-submitted",
        /// The traveller changed the application; the rules answered again.
        ApplicationCorrected = "application-corrected",
        /// The traveller took the application back.
        ApplicationWithdrawn = "application-withdrawn",
        /// Nothing stood against it, or an officer granted it.
        ApplicationGranted = "application-granted",
        /// An officer refused it.
        ApplicationRefused = "application-refused",
        /// The traveller appealed.
        AppealFiled = "appeal-filed",
        /// Another officer confirmed the refusal.
        AppealUpheld = "appeal-upheld",
        /// Another officer set the refusal aside.
        AppealOverturned = "appeal-overturned",
        /// A signed pass was made.
        PassIssued = "pass-issued",
        /// A pass was used to enter.
        PassUsed = "pass-used",
        /// A pass was taken back.
        PassRevoked = "pass-revoked",
        /// A pass was taken back for the time being.
        PassSuspended = "pass-suspended",
        /// A suspension was lifted.
        PassRestored = "pass-restored",
        /// An entry or exit was recorded.
        CrossingRecorded = "crossing-recorded",
        /// A crossing sent to second line was resolved.
        CrossingResolved = "crossing-resolved",
        /// An officer put somebody or something on a list.
        HitAdded = "hit-added",
        /// An officer ended an entry on a list.
        HitEnded = "hit-ended",
    }
}

/// Who did it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Actor {
    /// The program itself, by rule or by schedule.
    Machine,
    /// The traveller whom the record concerns, or who files for a child.
    Traveller,
    /// A member of staff.
    Staff(StaffId),
    /// Whoever runs the installation, at the command line.
    Operator,
}

/// What happened, and what is worth keeping of it that names nobody.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// Codes, rules and counts. INVARIANT: no personal data, for the log is never erased.
    pub details: BTreeMap<String, String>,
}

impl Event {
    /// An event without details.
    pub fn of(kind: EventKind) -> Self {
        Self { kind, details: BTreeMap::new() }
    }

    /// The same event with one more detail.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.details.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The text names no actor.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this names no actor: `machine`, `traveller`, `operator` or `staff:` and an identifier are expected")]
pub struct ActorError;

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine => f.write_str("machine"),
            Self::Traveller => f.write_str("traveller"),
            Self::Operator => f.write_str("operator"),
            Self::Staff(id) => write!(f, "staff:{id}"),
        }
    }
}

impl FromStr for Actor {
    type Err = ActorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "machine" => Ok(Self::Machine),
            "traveller" => Ok(Self::Traveller),
            "operator" => Ok(Self::Operator),
            _ => {
                let id = text.strip_prefix("staff:").ok_or(ActorError)?;
                StaffId::parse(id).map(Self::Staff).map_err(|_| ActorError)
            }
        }
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> Self {
        actor.to_string()
    }
}

impl TryFrom<String> for Actor {
    type Error = ActorError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use base::{SequenceIds, Timestamp};

    use super::*;

    #[test]
    fn an_actor_reads_back() {
        let staff = Actor::Staff(StaffId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(1)));
        for actor in [Actor::Machine, Actor::Traveller, Actor::Operator, staff] {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
        for text in ["", "staff:", "staff:x", "Machine"] {
            assert!(text.parse::<Actor>().is_err(), "{text}");
        }
    }
}
