//! Packing in the ZLIB format, with a bound on what is unpacked.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// Packed bytes that cannot be unpacked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unpackable {
    /// Not in the ZLIB format, cut short, or with something after the end.
    Malformed,
    /// More than the limit.
    TooLarge,
}

/// Unpacks; what would grow past `limit` bytes is given up at that size.
pub(crate) fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, Unpackable> {
    let mut decoder = ZlibDecoder::new(packed);
    let mut bytes = Vec::new();
    let read = decoder.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|_| Unpackable::Malformed)?;
    if bytes.len() > limit {
        return Err(Unpackable::TooLarge);
    }
    if decoder.total_in() == packed.len() as u64 { Ok(bytes) } else { Err(Unpackable::Malformed) }
}

/// Packs, as small as the library can.
pub(crate) fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
