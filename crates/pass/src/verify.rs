//! Verification: signature, chain, revocation, window and passport, every one answered, whatever the others say.
//!
//! In: the text of a seal, the moment asked about, and what the bearer's passport says. Out: a [`Verification`].
//!
//! What a signer's certificate says and who vouches for it does not change from seal to seal, so a [`Verifier`] keeps
//! the signers it has found trusted; each further seal costs little more than its own signature.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use base::Moment;
use document::Mrz;
use document::pki::{
    Certificate, ChainFault, KeyFault, PublicKey, SignatureCheck, SignatureFault, SignerPath,
    VerificationKey, state_of, validate,
};

use crate::answer::{
    ChainState, DocumentMatch, Reason, Revocation, RevocationState, SignatureState, Verification,
    VerifiedPass, Window,
};
use crate::authorisation::Authorisation;
use crate::holder::{self, Agreement};
use crate::profile;
use crate::revocation::{self, Knowledge, StatusLists};
use crate::seal::{Seal, SealForm, SignerName, certificate_der};
use crate::trust::TrustStore;

/// Most signers that are remembered. A state has a handful at a time; past this the memory starts anew.
const MAX_KNOWN: usize = 512;

/// What the bearer showed beside the seal.
#[derive(Clone, Copy, Debug)]
pub enum Passport<'m> {
    /// Nothing: the seal is judged alone.
    NotShown,
    /// A machine readable zone that could not be read, or with wrong check digits.
    Unreadable,
    /// A sound machine readable zone.
    Shown(&'m Mrz),
}

/// Verifies seals against one trust store.
pub struct Verifier {
    trust: TrustStore,
    statuses: StatusLists,
    check: Arc<dyn SignatureCheck>,
    /// By the text of the certificate, so that a known one is not even decoded.
    known: RwLock<HashMap<String, Vec<Known>>>,
}

/// A signer for one issuing state, one form of seal and one type of message.
struct Known {
    issuer: String,
    form: SealForm,
    message_type: String,
    signer: Arc<Signer>,
}

/// Why a seal has no signer to ask.
enum NoSigner {
    /// The certificate inside cannot be read.
    Unreadable(String),
    /// The seal names a certificate that is not in the trust store.
    NotAtHand,
}

/// What the notes say of a signer that is only named.
const NOT_AT_HAND: &str =
    "the seal names its signer without the certificate, and the trust store has no such signer";

/// A signer whose certificate was read: its key, and what the chain says.
struct Signer {
    key: Result<(Box<dyn VerificationKey>, PublicKey), KeyFault>,
    chain: Result<SignerPath, ChainFault>,
}

impl Verifier {
    /// A verifier that trusts what `trust` holds and checks signatures by `check`.
    ///
    /// The status lists are judged here, once.
    pub fn new(mut trust: TrustStore, check: Arc<dyn SignatureCheck>) -> Self {
        let statuses = StatusLists::judge(&mut trust, check.as_ref());
        Self { trust, statuses, check, known: RwLock::default() }
    }

    /// Verifies the text of a seal, as of a moment.
    ///
    /// The day of the window is the calendar day of `at` in its own offset: the day at the border post. Certificates
    /// and lists are judged at the instant.
    ///
    /// # Source
    ///
    /// Doc 9303-13, appendix D, and Doc 9303-7, 9.4, merged in `spec/pass.md` section 5.
    pub fn verify(&self, text: &str, at: Moment, passport: Passport<'_>) -> Verification {
        let seal = match Seal::parse(text) {
            Ok(seal) => seal,
            Err(fault) => return Verification::unreadable(Reason::WrongFormat, fault.to_string()),
        };
        let mut answer = describe(&seal);
        let signer = match self.signer(&seal) {
            Ok(signer) => signer,
            Err(NoSigner::Unreadable(note)) => return unreadable_signer(answer, note),
            Err(NoSigner::NotAtHand) => return unknown_signer(answer, seal, at, passport),
        };
        check_signature(&seal, &signer, &mut answer);
        self.check_chain(&signer, &seal, at, &mut answer);
        check_message(seal, at, passport, &mut answer);
        answer.judge(true);
        answer
    }

    /// Shows what a seal says and whether its signature fits, without judging trust.
    pub fn inspect(&self, text: &str, at: Moment) -> Verification {
        let seal = match Seal::parse(text) {
            Ok(seal) => seal,
            Err(fault) => return Verification::unreadable(Reason::WrongFormat, fault.to_string()),
        };
        let mut answer = describe(&seal);
        match self.signer(&seal) {
            Ok(signer) => check_signature(&seal, &signer, &mut answer),
            Err(NoSigner::Unreadable(note)) => answer.note(Reason::WrongFormat, note),
            Err(NoSigner::NotAtHand) => answer.note(Reason::UnknownCertificate, NOT_AT_HAND),
        }
        check_message(seal, at, Passport::NotShown, &mut answer);
        answer.judge(false);
        answer
    }

    fn signer(&self, seal: &Seal<'_>) -> Result<Arc<Signer>, NoSigner> {
        match seal.signer() {
            SignerName::Certificate(text) => self.signer_of(seal, text),
            SignerName::Reference(reference) => {
                let mut named = self.trust.signers_named(*reference);
                let first = self.signer_of(seal, named.next().ok_or(NoSigner::NotAtHand)?)?;
                // Five bytes of a hash may name two certificates; then the signature says which one is meant.
                let others = named.map_while(|text| self.signer_of(seal, text).ok());
                let fitting = std::iter::once(Arc::clone(&first)).chain(others);
                Ok(fitting.into_iter().find(|signer| signature_of(seal, signer).is_ok()).unwrap_or(first))
            }
        }
    }

    fn signer_of(&self, seal: &Seal<'_>, certificate: &str) -> Result<Arc<Signer>, NoSigner> {
        if let Some(signer) = self.remembered(seal, certificate) {
            return Ok(signer);
        }
        let signer = Arc::new(self.read_signer(seal, certificate).map_err(NoSigner::Unreadable)?);
        // Only signers that are vouched for are remembered, so that a stranger cannot fill the memory.
        if signer.chain.is_ok() {
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= MAX_KNOWN {
                known.clear();
            }
            known.entry(certificate.to_owned()).or_default().push(Known {
                issuer: seal.issuer().to_owned(),
                form: seal.form(),
                message_type: seal.message_type().to_owned(),
                signer: Arc::clone(&signer),
            });
        }
        Ok(signer)
    }

    fn remembered(&self, seal: &Seal<'_>, certificate: &str) -> Option<Arc<Signer>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let same = known.get(certificate)?.iter().find(|known| {
            known.form == seal.form()
                && known.issuer == seal.issuer()
                && known.message_type == seal.message_type()
        })?;
        Some(Arc::clone(&same.signer))
    }

    fn read_signer(&self, seal: &Seal<'_>, certificate: &str) -> Result<Signer, String> {
        let der = certificate_der(certificate).map_err(|fault| fault.to_string())?;
        let certificate = Certificate::from_der(&der).map_err(|fault| fault.to_string())?;
        let key = self.check.key(certificate.key()).map(|key| (key, certificate.key().clone()));
        let chain = state_of(seal.issuer()).ok_or(ChainFault::NoAnchor).and_then(|state| {
            let mut judged = Err(ChainFault::WrongPurpose);
            for purpose in profile::purposes(seal.form(), seal.message_type()) {
                let TrustStore { anchors, lists, .. } = &self.trust;
                judged = validate(&certificate, state, anchors, lists, &purpose, self.check.as_ref());
                if judged != Err(ChainFault::WrongPurpose) {
                    break;
                }
            }
            judged
        });
        Ok(Signer { key, chain })
    }

    fn check_chain(&self, signer: &Signer, seal: &Seal<'_>, at: Moment, answer: &mut Verification) {
        let (known, fault) = match (&signer.chain, state_of(seal.issuer())) {
            (Ok(path), Some(state)) => {
                let known =
                    revocation::ask(&self.trust, &self.statuses, path, state, seal.authorisation(), at);
                // The JSON profile has no day of signing; a pass of ours is valid from the day it is made.
                let valid_from = || seal.authorisation().map(Authorisation::valid_from);
                let made_on = seal.signed_on().or_else(valid_from);
                let fault = if known.is_signer_revoked {
                    Some(ChainFault::Revoked)
                } else {
                    path.holds(at.instant(), made_on).err()
                };
                (known, fault)
            }
            (Err(fault), _) => (Knowledge::none(), Some(fault.clone())),
            (Ok(_), None) => (Knowledge::none(), Some(ChainFault::NoAnchor)),
        };
        let is_good = fault.is_none();
        answer.chain = Some(ChainState::Trusted);
        if let Some(fault) = fault {
            answer.chain = Some(fault.kind().into());
            answer.note(fault.kind().into(), fault);
        }
        known.tell(self.trust.policy, is_good, answer);
    }
}

fn describe(seal: &Seal<'_>) -> Verification {
    let mut answer = Verification::blank();
    answer.message = Some(seal.message_type().to_owned());
    answer.form = Some(seal.form());
    let code = state_of(seal.issuer()).map_or(seal.issuer(), |state| state.code());
    answer.issuer = Some(code.to_owned());
    answer.fields = seal.message_fields();
    answer.unknown_fields = seal.unknown_fields().to_vec();
    if !answer.unknown_fields.is_empty() {
        answer.add(Reason::UnknownFeature);
    }
    answer
}

fn unreadable_signer(mut answer: Verification, note: String) -> Verification {
    answer.chain = Some(ChainState::UnknownCertificate);
    answer.revocation = Some(Revocation { state: RevocationState::Unknown, age_seconds: None });
    answer.note(Reason::WrongFormat, note);
    answer.judge(true);
    answer
}

/// The signer is only named and not at hand: nothing that a key would prove could be checked.
fn unknown_signer(
    mut answer: Verification,
    seal: Seal<'_>,
    at: Moment,
    passport: Passport<'_>,
) -> Verification {
    answer.chain = Some(ChainState::UnknownCertificate);
    answer.revocation = Some(Revocation { state: RevocationState::Unknown, age_seconds: None });
    answer.note(Reason::UnknownCertificate, NOT_AT_HAND);
    check_message(seal, at, passport, &mut answer);
    answer.judge(true);
    answer
}

/// Does the signature fit under this signer's key?
fn signature_of(seal: &Seal<'_>, signer: &Signer) -> Result<(), SignatureFault> {
    let algorithm = seal.algorithm();
    let (key, public) = signer.key.as_ref().map_err(|_| SignatureFault::Unsupported)?;
    let fits = matches!(public, PublicKey::Ec { curve, .. } if *curve == algorithm.curve());
    if !fits {
        return Err(SignatureFault::Wrong);
    }
    key.verify(algorithm.scheme(), &seal.content(), seal.signature())
}

fn check_signature(seal: &Seal<'_>, signer: &Signer, answer: &mut Verification) {
    if let Err(fault) = &signer.key {
        answer.signature = SignatureState::Unreadable;
        return answer.note(Reason::InvalidSignature, fault);
    }
    match signature_of(seal, signer) {
        Ok(()) => answer.signature = SignatureState::Good,
        Err(fault) => {
            answer.signature = match fault {
                SignatureFault::Unsupported => SignatureState::Unreadable,
                _ => SignatureState::Bad,
            };
            answer.note(Reason::InvalidSignature, fault);
        }
    }
}

/// The window and the passport; only an authorisation has them.
fn check_message(seal: Seal<'_>, at: Moment, passport: Passport<'_>, answer: &mut Verification) {
    let issuer = state_of(seal.issuer());
    let Some(authorisation) = seal.into_authorisation() else { return };
    let day = at.date();
    let window = if day < authorisation.valid_from() {
        answer.add(Reason::NotYetValid);
        Window::NotYet
    } else if day > authorisation.valid_until() {
        answer.add(Reason::Expired);
        Window::Over
    } else {
        Window::Open
    };
    answer.window = Some(window);
    answer.document = match passport {
        Passport::NotShown => DocumentMatch::NotChecked,
        Passport::Unreadable => {
            answer.add(Reason::InvalidPassportMrz);
            DocumentMatch::NotChecked
        }
        Passport::Shown(mrz) => {
            answer.compared = holder::compare(authorisation.holder(), mrz);
            let differing = answer.compared.iter().filter(|found| found.agreement == Agreement::Differs);
            answer.differs = differing.map(|found| found.field).collect();
            if answer.differs.is_empty() {
                DocumentMatch::Matches
            } else {
                answer.add(Reason::SealPassportMismatch);
                DocumentMatch::Mismatch
            }
        }
    };
    answer.pass = issuer.map(|issuer| VerifiedPass {
        authorisation,
        issuer,
        verified_at: at,
        document: answer.document,
    });
}
