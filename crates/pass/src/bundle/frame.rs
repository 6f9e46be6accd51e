//! The frame of bundles and deltas: a mark, the signed header, its signature, then packed blocks with their lengths.

use super::BundleError;
use crate::packed::{Unpackable, pack, unpack};

const BUNDLE: &[u8] = b"PAIZA-BUNDLE-1\n";
const DELTA: &[u8] = b"PAIZA-DELTA-1\n";
/// Largest header, in bytes.
const MAX_HEADER_BYTES: usize = 2 * 1024 * 1024;
/// Largest signature, in bytes.
const MAX_SIGNATURE_BYTES: usize = 256;

/// Reads a frame from its start to its end.
pub(super) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    pub(super) fn of_bundle(bytes: &'b [u8]) -> Result<Self, BundleError> {
        bytes.strip_prefix(BUNDLE).map(Self).ok_or(BundleError::Malformed)
    }

    pub(super) fn of_delta(bytes: &'b [u8]) -> Result<Self, BundleError> {
        bytes.strip_prefix(DELTA).map(Self).ok_or(BundleError::Malformed)
    }

    /// The header and its signature.
    pub(super) fn head(&mut self) -> Result<(Vec<u8>, Vec<u8>), BundleError> {
        let header = self.block(MAX_HEADER_BYTES)?.to_vec();
        Ok((header, self.block(MAX_SIGNATURE_BYTES)?.to_vec()))
    }

    /// A block as it stands.
    pub(super) fn block(&mut self, limit: usize) -> Result<&'b [u8], BundleError> {
        let (length, rest) = self.0.split_first_chunk::<4>().ok_or(BundleError::Malformed)?;
        let length = u32::from_be_bytes(*length) as usize;
        if length > limit {
            return Err(BundleError::TooLarge);
        }
        let (block, rest) = rest.split_at_checked(length).ok_or(BundleError::Malformed)?;
        self.0 = rest;
        Ok(block)
    }

    /// A packed block, unpacked up to a limit.
    pub(super) fn packed(&mut self, limit: usize) -> Result<Vec<u8>, BundleError> {
        // What cannot be compressed grows by little.
        let block = self.block(limit + limit / 1_000 + 64)?;
        unpack(block, limit).map_err(|fault| match fault {
            Unpackable::Malformed => BundleError::Malformed,
            Unpackable::TooLarge => BundleError::TooLarge,
        })
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Result<(), BundleError> {
        if self.0.is_empty() { Ok(()) } else { Err(BundleError::Malformed) }
    }
}

/// Writes a frame.
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn of_bundle() -> Self {
        Self(BUNDLE.to_vec())
    }

    pub(super) fn of_delta() -> Self {
        Self(DELTA.to_vec())
    }

    pub(super) fn head(&mut self, header: &[u8], signature: &[u8]) -> Result<(), BundleError> {
        if header.len() > MAX_HEADER_BYTES {
            return Err(BundleError::TooLarge);
        }
        self.block(header)?;
        self.block(signature)
    }

    pub(super) fn block(&mut self, block: &[u8]) -> Result<(), BundleError> {
        let length = u32::try_from(block.len()).map_err(|_| BundleError::TooLarge)?;
        self.0.extend(length.to_be_bytes());
        self.0.extend(block);
        Ok(())
    }

    pub(super) fn packed(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.block(&pack(bytes).map_err(|_| BundleError::TooLarge)?)
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }
}
