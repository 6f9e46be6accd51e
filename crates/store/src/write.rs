//! A write: changes with their events, to be kept together or not at all.
//!
//! A write is a value. A use case composes it of steps that pure rooms returned, and hands it to
//! [`crate::Committing::commit`], which answers when it is durable. So no change can be made without its event, and no
//! two changes of one use case can be torn apart.

use std::collections::BTreeMap;

use base::Timestamp;
use journey::{Actor, Application, Crossing, Event, Hit, PassRecord};
use pass::PassNumber;

use crate::records::{Seals, Upload, Version};
use crate::settings::AuthoritySettings;
use crate::staff::Account;

/// An idempotency key with the hash of the request that carried it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Idempotency {
    /// The key, 1 to 128 printable characters; give it a prefix that names the use case and, where there is one, the
    /// account, so that two callers cannot meet.
    pub key: String,
    /// SHA-256 of the request.
    pub request: [u8; 32],
}

/// What a commit answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Receipt {
    /// It is durable.
    Kept {
        /// The number of its last event.
        sequence: u64,
    },
    /// The same request was kept before; nothing was written now.
    Repeated {
        /// What the first request was to be answered with.
        answer: String,
    },
}

/// Changes with their events. Built by its methods, consumed by a commit.
#[derive(Clone, Debug)]
#[must_use = "a write does nothing until it is committed"]
pub struct Write {
    pub(crate) actor: Actor,
    pub(crate) at: Timestamp,
    pub(crate) idempotency: Option<Idempotency>,
    pub(crate) answer: String,
    pub(crate) changes: Vec<Change>,
    pub(crate) events: Vec<NewEvent>,
}

/// One change of the record.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    InsertApplication(Box<Application>),
    UpdateApplication(Box<Application>, Version),
    InsertPass(Box<PassRecord>, Seals),
    WillSign(Box<WillSign>),
    /// The signer that signed it, if the pass is kept with it.
    EndSigning(PassNumber, Option<String>),
    UpdatePass(Box<PassRecord>, Version),
    InsertCrossing(Box<Crossing>),
    UpdateCrossing(Box<Crossing>, Version),
    InsertHit(Box<Hit>),
    UpdateHit(Box<Hit>, Version),
    InsertStaff(Box<Account>),
    UpdateStaff(Box<Account>, Version),
    InsertUpload(Box<Upload>),
    InsertSettings(Box<AuthoritySettings>),
    UpdateSettings(Box<AuthoritySettings>, Version),
}

impl Change {
    /// True if it makes a record, so that a repeated request would make a second one.
    pub(crate) fn creates(&self) -> bool {
        matches!(
            self,
            Self::InsertApplication(_)
                | Self::InsertPass(..)
                | Self::InsertCrossing(_)
                | Self::InsertHit(_)
                | Self::InsertStaff(_)
                | Self::InsertUpload(_)
        )
    }
}

/// What is about to be signed.
#[derive(Clone, Debug)]
pub struct WillSign {
    /// The number in the content.
    pub number: PassNumber,
    /// The bytes that will be signed; kept sealed.
    pub content: Vec<u8>,
    /// The serial number of the signer that is meant.
    pub signer: String,
    /// When.
    pub prepared_at: Timestamp,
    /// From when the term of retention counts.
    pub kept_since: Timestamp,
}

/// An event that is to be written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct NewEvent {
    pub(crate) kind: String,
    pub(crate) subject: String,
    pub(crate) details: BTreeMap<String, String>,
}

impl Write {
    /// An empty write by `actor` at `at`.
    pub fn by(actor: Actor, at: Timestamp) -> Self {
        Self { actor, at, idempotency: None, answer: String::new(), changes: Vec::new(), events: Vec::new() }
    }

    /// Makes the write happen once: the same key with the same request again gives [`Receipt::Repeated`] with `answer`.
    ///
    /// Every write that creates an application, a pass, a crossing, a hit, an account or an upload needs a key.
    pub fn once(mut self, idempotency: Idempotency, answer: impl Into<String>) -> Self {
        self.idempotency = Some(idempotency);
        self.answer = answer.into();
        self
    }

    /// Keeps a new application.
    pub fn insert_application(self, application: Application, event: Event) -> Self {
        let subject = application.id().to_string();
        self.change(Change::InsertApplication(Box::new(application)), subject, event)
    }

    /// Keeps an application at its new stage, if it still has the version that was read.
    pub fn update_application(self, application: Application, read: Version, event: Event) -> Self {
        let subject = application.id().to_string();
        self.change(Change::UpdateApplication(Box::new(application), read), subject, event)
    }

    /// Keeps a new pass with its seal and the seal's twin.
    pub fn insert_pass(self, pass: PassRecord, seals: Seals, event: Event) -> Self {
        let subject = format!("pass:{}", pass.number());
        self.change(Change::InsertPass(Box::new(pass), seals), subject, event)
    }

    /// Keeps, before the signature exists, what is about to be signed: after a crash it is known what may have been.
    pub fn will_sign(self, what: WillSign) -> Self {
        let details = detail("signer", &what.signer);
        let subject = format!("pass:{}", what.number);
        self.note("pass-prepared", subject, details).with(Change::WillSign(Box::new(what)))
    }

    /// Says that what was prepared is signed by `signer` and kept in this same write.
    pub fn signed(self, number: PassNumber, signer: String) -> Self {
        self.with(Change::EndSigning(number, Some(signer)))
    }

    /// Says that what was prepared was given to nobody: the signature, if there was one, is thrown away.
    pub fn discarded(self, number: PassNumber) -> Self {
        self.note("pass-discarded", format!("pass:{number}"), BTreeMap::new())
            .with(Change::EndSigning(number, None))
    }

    /// Keeps a pass as used or taken back, if it still has the version that was read.
    pub fn update_pass(self, pass: PassRecord, read: Version, event: Event) -> Self {
        let subject = format!("pass:{}", pass.number());
        self.change(Change::UpdatePass(Box::new(pass), read), subject, event)
    }

    /// Keeps a new crossing. One that admits on a pass must be written together with the use of that pass.
    pub fn insert_crossing(self, crossing: Crossing, event: Event) -> Self {
        let subject = crossing.id().to_string();
        self.change(Change::InsertCrossing(Box::new(crossing)), subject, event)
    }

    /// Keeps a crossing as second line resolved it.
    pub fn update_crossing(self, crossing: Crossing, read: Version, event: Event) -> Self {
        let subject = crossing.id().to_string();
        self.change(Change::UpdateCrossing(Box::new(crossing), read), subject, event)
    }

    /// Keeps a new entry on a list.
    pub fn insert_hit(self, hit: Hit, event: Event) -> Self {
        let subject = hit.details().id.to_string();
        self.change(Change::InsertHit(Box::new(hit)), subject, event)
    }

    /// Keeps an entry as it was ended.
    pub fn update_hit(self, hit: Hit, read: Version, event: Event) -> Self {
        let subject = hit.details().id.to_string();
        self.change(Change::UpdateHit(Box::new(hit), read), subject, event)
    }

    /// Keeps a new account.
    pub fn insert_staff(self, account: Account) -> Self {
        let event = detail("role", account.role.word());
        let subject = account.id.to_string();
        self.note("staff-added", subject, event).with(Change::InsertStaff(Box::new(account)))
    }

    /// Keeps a changed account: locked, unlocked, reset, or with a new password.
    pub fn update_staff(self, account: Account, read: Version) -> Self {
        let mut details = detail("locked", account.is_locked);
        details.extend(detail("must-change", account.must_change));
        let subject = account.id.to_string();
        self.note("staff-changed", subject, details).with(Change::UpdateStaff(Box::new(account), read))
    }

    /// Keeps an uploaded file.
    pub fn insert_upload(self, upload: Upload) -> Self {
        let details = detail("size-bytes", upload.content.len());
        let subject = upload.id.to_string();
        self.note("upload-kept", subject, details).with(Change::InsertUpload(Box::new(upload)))
    }

    /// Sets up the authority: there must be no settings yet.
    pub fn insert_settings(self, settings: AuthoritySettings) -> Self {
        let details = detail("state", settings.state);
        self.note("authority-established", "authority".to_owned(), details)
            .with(Change::InsertSettings(Box::new(settings)))
    }

    /// Keeps changed settings.
    pub fn update_settings(self, settings: AuthoritySettings, read: Version) -> Self {
        let details = detail("state", settings.state);
        self.note("authority-changed", "authority".to_owned(), details)
            .with(Change::UpdateSettings(Box::new(settings), read))
    }

    /// Writes an event that changes nothing else, such as a log-in or a look into a file.
    ///
    /// INVARIANT: neither `subject` nor `details` holds personal data, for the log is never erased.
    pub fn note(mut self, kind: &str, subject: String, details: BTreeMap<String, String>) -> Self {
        self.events.push(NewEvent { kind: kind.to_owned(), subject, details });
        self
    }

    fn change(self, change: Change, subject: String, event: Event) -> Self {
        self.note(event.kind.word(), subject, event.details).with(change)
    }

    fn with(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }
}

fn detail(name: &str, value: impl ToString) -> BTreeMap<String, String> {
    BTreeMap::from([(name.to_owned(), value.to_string())])
}
