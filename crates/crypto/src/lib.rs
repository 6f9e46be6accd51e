//! The fast native cryptography behind the traits of `pass` and `document::pki`.
//!
//! In: keys, random bytes and a moment, as arguments. Out: checked signatures, signed seals, certificates by the ICAO
//! profiles, encrypted key files, encrypted fields.
//!
//! Nothing here knows a rule, a database or HTTP.

mod authority;
mod certificate;
mod check;
mod field;
mod key;
mod key_file;
mod module;
mod private_key;
mod random;
mod statement_key;

pub use authority::{
    Authority, AuthorityError, Generation, HANDOVER, IssuedSigner, NewAuthority, PublishedFile, Revoked,
    Rollover,
};
pub use check::{AwsLcCheck, KnownKeys};
pub use field::{FieldError, FieldKeys, blind_index};
pub use key::{KeyPair, KeyPairError};
pub use key_file::{KeyFile, KeyFileError, Secret};
pub use module::{Module, ModuleError, ModuleKey, ModuleSettings};
pub use private_key::{KeyPlaces, KeyRole, PrivateKey, SealKey};
pub use random::OsRandom;
pub use statement_key::StatementKey;
