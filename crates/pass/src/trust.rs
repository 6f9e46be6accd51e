//! What a verifier trusts: country signing certificates, their revocation lists, and a policy for missing ones.
//!
//! Beside them lie signers, which are not trusted but found: a barcode names its signer without the certificate.

use base::Timestamp;
use base64ct::{Base64UrlUnpadded, Encoding};
use document::pki::{Certificate, CertificateError, Crl, SignatureCheck};
use serde::{Deserialize, Serialize};

use crate::barcode::{REFERENCE_BYTES, certificate_reference};
use crate::revocation::StatusLists;
use crate::status::{PassStatuses, StatusToken};

/// Certificates, lists and policy, read once.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    pub(crate) anchors: Vec<Certificate>,
    signers: Vec<NamedSigner>,
    pub(crate) lists: Vec<Crl>,
    pub(crate) policy: Policy,
    /// Status lists that nobody has judged yet.
    pub(crate) tokens: Vec<StatusToken>,
    /// Status lists that whoever made the store has judged.
    pub(crate) statuses: Vec<PassStatuses>,
    /// Why a file that should be a status list is none.
    pub(crate) unread_lists: Vec<String>,
    /// When a bundle was made, whose maker vouches that its lists were the newest then.
    pub(crate) made_at: Option<Timestamp>,
    /// After this instant nothing here counts as fresh.
    pub(crate) valid_until: Option<Timestamp>,
}

/// A signer by the reference that a barcode gives; the certificate is base64url of its DER, as a JSON seal has it.
#[derive(Clone, Debug, Eq, PartialEq)]
struct NamedSigner {
    reference: [u8; REFERENCE_BYTES],
    certificate: String,
}

/// What must be present, and how old it may be (`policy.toml`).
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Policy {
    /// No verdict of valid without a current revocation list of the signer's CSCA.
    pub require_crl: bool,
    /// No verdict of valid without a current status list of passes.
    pub require_status: bool,
    /// The most hours between the making of a list and the time asked about, also where the list itself allows more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_age_hours: Option<u32>,
    /// Past so many hours the answer says that newer lists ought to be fetched. It changes no verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_age_hours: Option<u32>,
}

/// A file of the trust folder cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// The certificate or list is unreadable.
    #[error("`{file}`: {fault}; replace or remove it")]
    Certificate {
        /// Name of the file.
        file: String,
        /// What is wrong.
        fault: CertificateError,
    },
    /// The policy is unreadable.
    #[error(
        "`{file}`: {fault}; known keys are `require-crl`, `require-status`, `max-age-hours` and `warn-age-hours`"
    )]
    Policy {
        /// Name of the file.
        file: String,
        /// What is wrong.
        fault: String,
    },
}

impl TrustStore {
    /// An empty store, which trusts nobody.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file of a trust folder, by the ending of its name: `.cer`, `.der`, `.pem` certificates, `.crl` lists,
    /// `policy.toml`, `.statuslist+jwt`. Among the certificates, those that another one issued and that may not issue
    /// any are signers, to be found by barcodes; the others are anchors. Says whether the name was of use.
    ///
    /// A status list that cannot be read is no error: it leaves the revocation of the passes it might speak of
    /// `unknown`, and the answer says why.
    ///
    /// # Errors
    ///
    /// [`TrustError`] if such a file cannot be read: a folder that is half read must not be trusted.
    pub fn add_file(&mut self, name: &str, bytes: &[u8]) -> Result<bool, TrustError> {
        let fault = |fault| TrustError::Certificate { file: name.to_owned(), fault };
        let lower = name.to_ascii_lowercase();
        match lower.rsplit_once('.') {
            Some(("policy", "toml")) => {
                self.policy = read_policy(bytes)
                    .map_err(|fault| TrustError::Policy { file: name.to_owned(), fault })?;
            }
            Some((_, "statuslist+jwt")) => self.add_status_list(bytes),
            Some((_, "cer" | "der" | "pem" | "crt")) => {
                for certificate in Certificate::from_file(bytes).map_err(fault)? {
                    if certificate.is_signer() {
                        self.add_signer(&certificate);
                    } else {
                        self.add_anchor(certificate);
                    }
                }
            }
            Some((_, "crl")) => self.lists.push(Crl::from_file(bytes).map_err(fault)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Adds a country signing certificate.
    pub fn add_anchor(&mut self, anchor: Certificate) {
        self.anchors.push(anchor);
    }

    /// Adds a signer, so that a barcode that only names it can be checked. It is trusted no more than one inside a
    /// seal: an anchor must vouch for it.
    pub fn add_signer(&mut self, signer: &Certificate) {
        let signer = NamedSigner {
            reference: certificate_reference(signer.der()),
            certificate: Base64UrlUnpadded::encode_string(signer.der()),
        };
        if !self.signers.contains(&signer) {
            self.signers.push(signer);
        }
    }

    /// The certificates that go by this reference, as base64url of their DER.
    pub(crate) fn signers_named(&self, reference: [u8; REFERENCE_BYTES]) -> impl Iterator<Item = &str> {
        let named = self.signers.iter().filter(move |signer| signer.reference == reference);
        named.map(|signer| signer.certificate.as_str())
    }

    /// Adds a revocation list.
    pub fn add_list(&mut self, list: Crl) {
        self.lists.push(list);
    }

    /// Adds a status list as a token. Its signature and chain are judged by the [`crate::Verifier`].
    pub fn add_status_list(&mut self, token: &[u8]) {
        match StatusToken::parse(token) {
            Ok(token) => self.tokens.push(token),
            Err(fault) => self.unread_lists.push(fault.to_string()),
        }
    }

    /// Sets the policy.
    pub fn set_policy(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// The policy.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The newest status list of each state that its signer's chain and signature vouch for at that moment, and why
    /// others are left out.
    pub fn judged_statuses(
        &self,
        check: &dyn SignatureCheck,
        at: Timestamp,
    ) -> (Vec<PassStatuses>, Vec<String>) {
        StatusLists::judge(&mut self.clone(), check).into_newest(at)
    }

    /// The anchors, for showing.
    pub fn anchors(&self) -> &[Certificate] {
        &self.anchors
    }
}

fn read_policy(bytes: &[u8]) -> Result<Policy, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8 text".to_owned())?;
    toml::from_str(text).map_err(|error: toml::de::Error| error.message().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_its_keys_and_refuses_others() {
        let mut store = TrustStore::new();
        assert_eq!(store.add_file("policy.toml", b"require-crl = true\nmax-age-hours = 24\n"), Ok(true));
        assert_eq!(store.policy, Policy { require_crl: true, max_age_hours: Some(24), ..Policy::default() });
        for wrong in ["require-crls = true", "max-age-hours = -1", "require-crl = 1", "\u{0}"] {
            assert!(store.add_file("policy.toml", wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_broken_certificate_is_an_error_and_a_stranger_is_left_alone() {
        let mut store = TrustStore::new();
        for name in ["a.cer", "a.der", "a.PEM", "a.crl"] {
            let error = store.add_file(name, b"nonsense").unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
        assert_eq!(store.add_file("README.md", b"nonsense"), Ok(false));
    }
}
