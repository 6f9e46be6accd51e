//! The verdict on a seal, with the codes of `paiza pass verify`.

use pass::Stay;
use pass::profile::STAY_ORDER;

use super::Tone;
use crate::i18n::Text;

/// What verification found.
#[derive(Clone, Debug)]
pub struct VerifyResult {
    /// `valid`, `invalid`, `unverifiable`: the message `seal-status-…`.
    pub status: String,
    /// `trustable` …: the message `seal-trust-…`.
    pub trust: String,
    /// `good`, `bad`, `unreadable`: the message `seal-signature-…`.
    pub signature: String,
    /// `trusted`, `unknown-certificate` …; `None` where nothing could be read: the message `seal-chain-…`.
    pub chain: Option<String>,
    /// `not-revoked` …; `None` as above: the message `seal-revocation-…`.
    pub revocation: Option<String>,
    /// `not-yet`, `open`, `over`; `None` where the message has none: the message `seal-window-…`.
    pub window: Option<String>,
    /// `matches`, `mismatch`, `not-checked`: the message `seal-document-…`.
    pub document: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Stable codes of Doc 9303-13 (`INVALID_SIGNATURE`): the message `seal-reason-…`.
    pub reasons: Vec<String>,
    /// What stands in it.
    pub fields: Vec<SealField>,
}

/// One field of a seal.
#[derive(Clone, Debug)]
pub struct SealField {
    /// Its key (`dtan`): the message `seal-field-…`, or the key itself where there is none.
    pub key: String,
    /// Its value.
    pub value: String,
}

impl SealField {
    /// The name of the message that names the field.
    pub fn message(&self) -> String {
        format!("seal-field-{}", self.key.replace('.', "-").to_ascii_lowercase())
    }

    /// The value in words: a length of stay is six digits in the seal.
    pub fn shown(&self, text: &Text) -> String {
        match Stay::from_digits(&self.value, STAY_ORDER).filter(|_| self.key == "dta.dos") {
            Some(Stay { years: 0, months: 0, days }) if days > 0 => {
                text.one("pass-stay", "days", usize::from(days))
            }
            _ => self.value.clone(),
        }
    }
}

impl VerifyResult {
    /// How it looks.
    pub fn tone(&self) -> Tone {
        match self.status.as_str() {
            "valid" => Tone::Yes,
            "invalid" => Tone::No,
            _ => Tone::Look,
        }
    }

    /// The checks in the order in which they are shown: group of messages, code, tone.
    pub fn checks(&self) -> Vec<(&'static str, String, Tone)> {
        let tone = |good: &[&str], open: &[&str], code: &str| {
            if good.contains(&code) {
                Tone::Yes
            } else if open.contains(&code) {
                Tone::Look
            } else {
                Tone::No
            }
        };
        let rows = [
            ("seal-signature", Some(&self.signature), &["good"][..], &[][..]),
            ("seal-chain", self.chain.as_ref(), &["trusted"], &["unknown-certificate"]),
            ("seal-revocation", self.revocation.as_ref(), &["not-revoked"], &["unknown", "stale"]),
            ("seal-window", self.window.as_ref(), &["open"], &["not-yet"]),
            ("seal-document", Some(&self.document), &["matches"], &["not-checked"]),
        ];
        rows.into_iter()
            .filter_map(|(group, code, good, open)| {
                code.map(|code| (group, code.clone(), tone(good, open, code)))
            })
            .collect()
    }
}
