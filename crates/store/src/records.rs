//! What the repositories give back, beside the types of `journey`.

use base::{Country, Moment, Timestamp};
use jiff::civil::Date;
use journey::{
    ApplicationId, CrossingId, Direction, OutcomeName, PassRecord, Reference, StageName, UploadId,
};
use pass::{PassNumber, PassStatus, StatusIndex};
use rules::Purpose;

/// The version of a stored record; each change of it adds one. It is the lock against two people changing one record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Version(pub(crate) i64);

impl Version {
    /// The version as a number, for a form's hidden field.
    pub fn number(self) -> i64 {
        self.0
    }

    /// A version that a form carried.
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// A record with its version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stored<T> {
    /// The record.
    pub value: T,
    /// Its version, to be given back when changing it.
    pub version: Version,
}

/// A record that was found: kept, or erased by the schedule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Found<T> {
    /// It is kept.
    Kept(Stored<T>),
    /// What was personal in it was erased.
    Erased {
        /// When.
        at: Timestamp,
    },
}

impl<T> Found<T> {
    /// The record, if it is kept.
    pub fn kept(self) -> Option<Stored<T>> {
        match self {
            Self::Kept(stored) => Some(stored),
            Self::Erased { .. } => None,
        }
    }
}

/// Where a page of a list begins: after this record. Opaque outside the store.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cursor(pub(crate) String);

impl Cursor {
    /// The cursor as text, for a link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A cursor that came from a link. One that was tampered with starts the list anew; it gives no access.
    pub fn from_text(text: &str) -> Self {
        Self(text.chars().take(64).collect())
    }
}

/// A page of a list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page<T> {
    /// The records, at most as many as asked for.
    pub items: Vec<T>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// Most records that one page holds.
pub const PAGE_LIMIT: u32 = 200;

/// What of an application stands in the open, for queues.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ApplicationRow {
    /// The identifier.
    pub id: ApplicationId,
    /// The traveller's reference.
    pub reference: Reference,
    /// The stage.
    pub stage: StageName,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// When the next step is due.
    pub deadline: Option<Timestamp>,
    /// Nationality of the document.
    pub nationality: Country,
    /// What the trip is for.
    pub purpose: Purpose,
    /// True if the traveller names an emergency.
    pub is_urgent: bool,
    /// The version.
    pub version: Version,
    /// When what was personal was erased.
    pub erased_at: Option<Timestamp>,
}

/// A pass with its seal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredPass {
    /// What the authority records of it.
    pub record: PassRecord,
    /// The seal, as the text that stands in the QR code.
    pub seal: String,
    /// Its binary twin, as the text of the small code; none where the twin cannot say what the seal says.
    pub twin: Option<String>,
}

/// What is kept of a pass beside its record: the seal, and its binary twin on a line of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seals(String);

impl Seals {
    /// A seal and, if there is one, its twin.
    pub fn new(seal: impl Into<String>, twin: Option<String>) -> Self {
        let mut text = seal.into();
        // INVARIANT: a seal is canonical JSON, which has no line break.
        if let Some(twin) = twin {
            text.push('\n');
            text.push_str(&twin);
        }
        Self(text)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The seal and its twin out of what was kept.
    pub(crate) fn read(text: &str) -> (String, Option<String>) {
        match text.split_once('\n') {
            Some((seal, twin)) => (seal.to_owned(), Some(twin.to_owned())),
            None => (text.to_owned(), None),
        }
    }
}

/// What the status list must say of a pass now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StatusChange {
    /// The place of the pass.
    pub place: StatusIndex,
    /// Its status.
    pub status: PassStatus,
}

/// What changed in the status list, up to an event.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StatusChanges {
    /// The number of the last event that is counted in: ask for what came since then next time.
    pub upto: u64,
    /// The changes, the oldest first; a pass may stand there more than once, with the same status.
    pub changes: Vec<StatusChange>,
}

/// A pass that was prepared, may have been signed, and was not kept: the program stopped in between.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unissued {
    /// The number in its content.
    pub number: PassNumber,
    /// The serial number of the signer that was meant.
    pub signer: String,
    /// When it was prepared.
    pub prepared_at: Timestamp,
    /// The bytes that were to be signed; none once the schedule has erased them.
    pub content: Option<Vec<u8>>,
}

/// A file that a traveller sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Upload {
    /// The identifier.
    pub id: UploadId,
    /// The application that it belongs to, once there is one.
    pub application: Option<ApplicationId>,
    /// The media type that its content was found to have.
    pub media_type: String,
    /// The content.
    pub content: Vec<u8>,
    /// When it came.
    pub received_at: Timestamp,
}

/// A crossing without a name, for statistics and lists.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CrossingRow {
    /// The crossing.
    pub id: CrossingId,
    /// The keyed hash of the person: the same for the same person, and nothing else. Erasure replaces it.
    pub person: [u8; 32],
    /// In or out.
    pub direction: Direction,
    /// When, in the offset of the post.
    pub at: Moment,
    /// The post.
    pub post: String,
    /// Nationality of the document.
    pub nationality: Country,
    /// What the trip is for.
    pub purpose: Option<Purpose>,
    /// How it ended, so far.
    pub outcome: OutcomeName,
    /// The last lawful day as told on entry.
    pub last_lawful_day: Option<Date>,
}

/// A session of a web page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Session {
    /// The identifier from the cookie; only its keyed hash is stored.
    pub id: [u8; 16],
    /// What the session holds; stored sealed.
    pub content: Vec<u8>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Counts for an overview page.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Applications by stage; a stage without one is absent.
    pub applications: Vec<(StageName, u64)>,
    /// Crossings open in second line.
    pub second_line: u64,
    /// Crossings recorded.
    pub crossings: u64,
    /// Passes issued.
    pub passes: u64,
    /// Entries on lists that were not ended.
    pub hits: u64,
    /// Referred applications and appeals whose day has passed.
    pub overdue: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_kept_with_its_twin_or_alone() {
        for twin in [None, Some("RDB1B".to_owned())] {
            let kept = Seals::new("{}", twin.clone());
            let text = std::str::from_utf8(kept.as_bytes()).unwrap().to_owned();
            assert_eq!(Seals::read(&text), ("{}".to_owned(), twin));
        }
    }
}
