//! The binary twin: the same authorisation in the ICAO data structure for barcodes, as a second, smaller QR code.
//!
//! In: an [`Authorisation`] and the signer; or a text that begins with `RDB1` (older drafts: `NDB1`). Out: that text,
//! short and in capitals and digits only, so that a QR code packs it tightly; or what it says, nothing judged yet.
//!
//! The twin is for paper and small screens: a feature phone shows it, a card holds it. It carries no certificate, so
//! the verifier finds the signer by its reference in the trust store. Meaning in numbered clauses: `spec/barcode.md`.

mod base32;
mod c40;
mod date;
mod fold;
mod frame;
mod issue;
mod message;
mod tlv;

pub use fold::{TwinFault, folded};
pub(crate) use frame::{Barcode, is_barcode};
pub use issue::{PreparedTwin, TwinError, prepare_twin};

use sha1::{Digest, Sha1};

/// Bytes of a certificate reference.
pub const REFERENCE_BYTES: usize = 5;

/// The reference by which a barcode names its signer: the last bytes of the SHA-1 of the certificate.
///
/// It only finds a certificate and proves nothing: the signature and the chain do.
pub fn certificate_reference(der: &[u8]) -> [u8; REFERENCE_BYTES] {
    let hash: [u8; 20] = Sha1::digest(der).into();
    // INVARIANT: twenty bytes have a last five.
    hash.last_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of a public implementation (vdstools): nine bytes, last five of their SHA-1.
    #[test]
    fn a_reference_is_the_end_of_the_sha_1() {
        assert_eq!(certificate_reference(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), [0x7b, 0x84, 0x5c, 0xac, 0xef]);
    }
}
