//! The ICAO certificate chain: a country signing certificate (CSCA) and the signers it vouches for.
//!
//! In: certificates and revocation lists as DER or PEM, and the day asked about. Out: a [`SignerPath`] that says how
//! long it holds, or a [`ChainFault`] that names the rule that was broken.
//!
//! The chain has exactly two levels (Doc 9303-12). Common TLS libraries reject its purposes and extensions, so the
//! rules stand here, one by one, over a general X.509 reader. Signatures are checked by whoever implements
//! [`SignatureCheck`]; this module does no cryptography and reads no clock.

mod certificate;
mod chain;
mod cms;
mod crl;
mod curve;
mod key;
pub mod master_list;
mod name;
mod oid;

pub use certificate::{Certificate, CertificateError};
pub use chain::{ChainFault, FaultKind, Purpose, RevocationCheck, SignerPath, validate};
pub use cms::MessageError;
pub use crl::Crl;
pub use key::{Curve, Hash, KeyFault, PublicKey, Scheme, SignatureCheck, SignatureFault, VerificationKey};
pub use name::state_of;
pub use oid::{DOCUMENT_TYPE_LIST, MASTER_LIST_SIGNER, NAME_CHANGE, VDS_NC_SIGNER, VDS_SIGNER};
