//! Certificate revocation lists of a CSCA.

use base::Timestamp;
use x509_cert::certificate::Raw;
use x509_cert::crl::TbsCertList;
use x509_cert::der::oid::AssociatedOid;
use x509_cert::der::{Decode, Encode, pem};
use x509_cert::ext::Extensions;
use x509_cert::ext::pkix::AuthorityKeyIdentifier;

use super::certificate::{Certificate, CertificateError, Signed, instant};
use super::key::{Scheme, SignatureCheck};
use super::name::Folded;

/// The largest list that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// A revocation list as its issuer wrote it. It counts only after [`Crl::is_signed_by`].
#[derive(Clone, Debug)]
pub struct Crl {
    tbs: Vec<u8>,
    scheme: Result<Scheme, String>,
    signature: Vec<u8>,
    issuer: Folded,
    authority_key: Option<Vec<u8>>,
    /// A critical extension makes the list one of another scope (a delta, a part), which cannot answer for all.
    has_critical: bool,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    /// Serial numbers, sorted.
    revoked: Vec<Vec<u8>>,
}

impl Crl {
    /// Reads a list in DER or PEM.
    ///
    /// # Errors
    ///
    /// [`CertificateError::Malformed`] if it is none, [`CertificateError::TooLarge`] above 16 MiB.
    pub fn from_file(bytes: &[u8]) -> Result<Self, CertificateError> {
        if bytes.len() > MAX_BYTES {
            return Err(CertificateError::TooLarge);
        }
        if bytes.trim_ascii_start().starts_with(b"-----BEGIN X509 CRL-----") {
            let (_, der) = pem::decode_vec(bytes.trim_ascii()).map_err(|_| CertificateError::Malformed)?;
            return Self::from_der(&der);
        }
        Self::from_der(bytes)
    }

    fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        let malformed = |_| CertificateError::Malformed;
        let outer = Signed::from_der(der).map_err(malformed)?;
        let tbs_der = outer.content.to_der().map_err(malformed)?;
        let tbs = TbsCertList::<Raw>::from_der(&tbs_der).map_err(malformed)?;
        if tbs.signature.oid != outer.algorithm.oid {
            return Err(CertificateError::Malformed);
        }
        let entries = tbs.revoked_certificates.unwrap_or_default();
        let critical_entry = entries.iter().any(|entry| has_critical(entry.crl_entry_extensions.as_ref()));
        let mut revoked: Vec<_> = entries.iter().map(|e| e.serial_number.as_bytes().to_vec()).collect();
        revoked.sort();
        Ok(Self {
            scheme: Scheme::read(&outer.algorithm),
            signature: outer.signature.raw_bytes().to_vec(),
            issuer: Folded::read(&tbs.issuer),
            authority_key: authority_key(tbs.crl_extensions.as_ref())?,
            has_critical: critical_entry || has_critical(tbs.crl_extensions.as_ref()),
            this_update: instant(tbs.this_update),
            next_update: tbs.next_update.map(instant),
            revoked,
            tbs: tbs_der,
        })
    }

    /// When the list was made.
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When the next list is due; past it this one is too old.
    pub fn next_update(&self) -> Option<Timestamp> {
        self.next_update
    }

    pub(super) fn names(&self, certificate: &Certificate) -> bool {
        self.revoked.binary_search(&certificate.serial).is_ok()
    }

    /// Does this list come from this authority, whole and signed by its key?
    pub fn is_signed_by(&self, authority: &Certificate, check: &dyn SignatureCheck) -> bool {
        let same_key = match (&self.authority_key, &authority.says.subject_key) {
            (Some(named), Some(own)) => named == own,
            _ => true,
        };
        let may_sign = authority.says.key_usage.is_none_or(|usage| usage.crl_sign());
        if self.has_critical || !same_key || !may_sign || self.issuer != authority.subject {
            return false;
        }
        let (Ok(scheme), Ok(key)) = (self.scheme.as_ref(), check.key(authority.key())) else {
            return false;
        };
        key.verify(*scheme, &self.tbs, &self.signature).is_ok()
    }
}

fn has_critical(extensions: Option<&Extensions>) -> bool {
    extensions.is_some_and(|all| all.iter().any(|extension| extension.critical))
}

fn authority_key(extensions: Option<&Extensions>) -> Result<Option<Vec<u8>>, CertificateError> {
    let found = extensions.and_then(|all| all.iter().find(|e| e.extn_id == AuthorityKeyIdentifier::OID));
    let Some(extension) = found else { return Ok(None) };
    let value = AuthorityKeyIdentifier::from_der(extension.extn_value.as_bytes())
        .map_err(|_| CertificateError::Extension)?;
    Ok(value.key_identifier.map(|id| id.as_bytes().to_vec()))
}
