//! The answer of a verification, in the shape of `paiza pass verify`.

use document::pki::FaultKind;
use serde::Serialize;

use crate::authorisation::{Authorisation, SealField};
use crate::holder::FieldComparison;
use crate::seal::SealForm;
use base::{Country, Moment};

/// May the seal be relied on?
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Genuine, current, and everything that was asked for could be checked.
    Valid,
    /// Something speaks against it.
    Invalid,
    /// A thing needed for the answer is missing or too old. Never to be taken as valid.
    Unverifiable,
}

/// What an officer should think of the bearer's paper (Doc 9303-13, trust levels).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words are those of Doc 9303-13")]
pub enum Trust {
    Trustable,
    MediumFraudPotential,
    HighFraudPotential,
}

/// Does the signature fit the content and the certificate in the seal?
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureState {
    /// It fits.
    Good,
    /// It does not.
    Bad,
    /// There is no seal, no key or no signature that could be read.
    Unreadable,
}

/// Does the issuing state vouch for the signer?
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChainState {
    /// It does, for this kind of seal, at this time.
    Trusted,
    /// An anchor of that state is present but does not vouch for the signer.
    Untrusted,
    /// No anchor of that state is present.
    UnknownCertificate,
    /// A certificate is not valid at this time, or the key was used outside its period.
    Expired,
    /// The state has revoked the signer.
    Revoked,
    /// The signer exists for another purpose or type of document.
    WrongPurpose,
}

/// What is known about revocation.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationState {
    /// Everything at hand was asked and names neither signer nor pass.
    NotRevoked,
    /// Signer or pass is revoked.
    Revoked,
    /// The pass is suspended.
    Suspended,
    /// Nothing at hand that could be asked.
    Unknown,
    /// What is at hand is too old.
    Stale,
}

/// What is known about revocation, and how old the knowledge is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Revocation {
    /// The state.
    pub state: RevocationState,
    /// Seconds from the making of the oldest list asked to the time asked about; `null` if none was.
    pub age_seconds: Option<i64>,
}

/// Does the day lie in the span in which entry may be sought?
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// Before the first day.
    NotYet,
    /// First and last day included.
    Open,
    /// After the last day.
    Over,
}

/// Do seal and passport speak of one person and one document?
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentMatch {
    /// They do.
    Matches,
    /// They do not.
    Mismatch,
    /// No passport was shown, it could not be read, or the message has no document.
    NotChecked,
}

/// Stable codes of what was found, in the order of the checks (Doc 9303-13, appendix D; the last four are ours).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the codes are those of `interfaces.md` and Doc 9303-13")]
pub enum Reason {
    ReadError,
    WrongFormat,
    UnknownFeature,
    UnknownCertificate,
    UntrustedCertificate,
    ExpiredCertificate,
    RevokedCertificate,
    #[serde(rename = "INVALID_DOCUMENTTYPE")]
    InvalidDocumentType,
    InvalidSignature,
    InvalidPassportMrz,
    SealPassportMismatch,
    NotYetValid,
    Expired,
    Revoked,
    StaleStatus,
}

impl Reason {
    fn status(self) -> Status {
        match self {
            Self::UnknownFeature => Status::Valid,
            Self::UnknownCertificate | Self::StaleStatus => Status::Unverifiable,
            _ => Status::Invalid,
        }
    }

    /// Doc 9303-13: a symbol that cannot be read and an expired certificate may be wear and delay; everything else
    /// that is not valid points to fraud. Knowledge that is too old is delay as well.
    fn trust(self) -> Trust {
        match self {
            Self::UnknownFeature => Trust::Trustable,
            Self::ReadError | Self::ExpiredCertificate | Self::StaleStatus => Trust::MediumFraudPotential,
            _ => Trust::HighFraudPotential,
        }
    }
}

impl From<FaultKind> for ChainState {
    fn from(kind: FaultKind) -> Self {
        match kind {
            FaultKind::Unknown => Self::UnknownCertificate,
            FaultKind::Untrusted => Self::Untrusted,
            FaultKind::WrongPurpose | FaultKind::WrongDocumentType => Self::WrongPurpose,
            FaultKind::Expired => Self::Expired,
            FaultKind::Revoked => Self::Revoked,
        }
    }
}

impl From<FaultKind> for Reason {
    fn from(kind: FaultKind) -> Self {
        match kind {
            FaultKind::Unknown => Self::UnknownCertificate,
            FaultKind::Untrusted | FaultKind::WrongPurpose => Self::UntrustedCertificate,
            FaultKind::WrongDocumentType => Self::InvalidDocumentType,
            FaultKind::Expired => Self::ExpiredCertificate,
            FaultKind::Revoked => Self::RevokedCertificate,
        }
    }
}

/// Everything that was found about one seal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Verification {
    /// The verdict.
    pub status: Status,
    /// How much fraud the finding points to; `null` where trust was not judged.
    pub trust: Option<Trust>,
    /// Message type (`data.hdr.t`), if there is a seal.
    pub message: Option<String>,
    /// The form of the seal, if there is one.
    pub form: Option<SealForm>,
    /// Issuing state (`data.hdr.is`), three letters where the code is known.
    pub issuer: Option<String>,
    /// The signature.
    pub signature: SignatureState,
    /// The chain; `null` where trust was not judged.
    pub chain: Option<ChainState>,
    /// Revocation; `null` where trust was not judged.
    pub revocation: Option<Revocation>,
    /// The lists that were asked are older than the policy or their maker would have them: newer ones ought to be
    /// fetched. It changes no verdict.
    pub is_old: bool,
    /// The window of entry, where the message has one.
    pub window: Option<Window>,
    /// The match with the passport.
    pub document: DocumentMatch,
    /// `data.msg` as the seal has it; `null` if there is no seal.
    pub fields: serde_json::Value,
    /// What was found, in the order of the checks.
    pub reasons: Vec<Reason>,
    /// Every field that seal and passport both have, and how they meet; empty where no passport was compared.
    pub compared: Vec<FieldComparison>,
    /// Fields in which seal and passport differ.
    pub differs: Vec<SealField>,
    /// Paths of fields that are kept but not known.
    pub unknown_fields: Vec<String>,
    /// Findings in words, for an expert: no personal data.
    pub notes: Vec<String>,
    /// The proof, if the verdict is valid and the message an authorisation.
    #[serde(skip)]
    pub(crate) pass: Option<VerifiedPass>,
}

impl Verification {
    /// An answer about something that is no seal.
    pub(crate) fn unreadable(reason: Reason, note: String) -> Self {
        let mut answer = Self::blank();
        answer.note(reason, note);
        answer.chain = Some(ChainState::UnknownCertificate);
        answer.revocation = Some(Revocation { state: RevocationState::Unknown, age_seconds: None });
        answer.judge(true);
        answer
    }

    /// The answer about a symbol, a picture or a file out of which no text could be read.
    pub fn unread(fault: &impl ToString) -> Self {
        Self::unreadable(Reason::ReadError, fault.to_string())
    }

    pub(crate) fn blank() -> Self {
        Self {
            status: Status::Unverifiable,
            trust: None,
            message: None,
            form: None,
            issuer: None,
            signature: SignatureState::Unreadable,
            chain: None,
            revocation: None,
            is_old: false,
            window: None,
            document: DocumentMatch::NotChecked,
            fields: serde_json::Value::Null,
            reasons: Vec::new(),
            compared: Vec::new(),
            differs: Vec::new(),
            unknown_fields: Vec::new(),
            notes: Vec::new(),
            pass: None,
        }
    }

    pub(crate) fn add(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    pub(crate) fn note(&mut self, reason: Reason, note: impl ToString) {
        self.add(reason);
        self.notes.push(note.to_string());
    }

    /// Sets status and trust from the reasons. Without judging trust the best verdict is "unverifiable".
    pub(crate) fn judge(&mut self, judges_trust: bool) {
        self.reasons.sort_unstable();
        let has = |status| self.reasons.iter().any(|reason| reason.status() == status);
        self.status = if has(Status::Invalid) {
            Status::Invalid
        } else if has(Status::Unverifiable) || !judges_trust {
            Status::Unverifiable
        } else {
            Status::Valid
        };
        let worst = self.reasons.iter().map(|reason| reason.trust()).max();
        self.trust = judges_trust.then(|| worst.unwrap_or(Trust::Trustable));
        if self.status != Status::Valid {
            self.pass = None;
        }
    }

    /// Is the verdict valid?
    pub fn is_valid(&self) -> bool {
        self.status == Status::Valid
    }

    /// The verified pass: only a verdict of valid about an authorisation yields one.
    pub fn into_pass(self) -> Option<VerifiedPass> {
        self.pass
    }
}

/// A pass that was verified and found valid. Nothing else makes one, and only one of these may cross a border.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifiedPass {
    pub(crate) authorisation: Authorisation,
    pub(crate) issuer: Country,
    pub(crate) verified_at: Moment,
    pub(crate) document: DocumentMatch,
}

impl VerifiedPass {
    /// What the pass says.
    pub fn authorisation(&self) -> &Authorisation {
        &self.authorisation
    }

    /// The state that issued it.
    pub fn issuer(&self) -> Country {
        self.issuer
    }

    /// For when it was verified.
    pub fn verified_at(&self) -> Moment {
        self.verified_at
    }

    /// Was it compared with the bearer's passport, and did it match? `false` means that no passport was shown.
    pub fn is_bound_to_document(&self) -> bool {
        self.document == DocumentMatch::Matches
    }
}
