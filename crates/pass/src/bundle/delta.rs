//! Deltas: what turns one bundle into a later one, byte for byte.
//!
//! A delta carries the later bundle's signed header and, for each part that the earlier one lacks, its content: whole,
//! or, for a part of the same name and length, the places of the bits that flip.

use serde::{Deserialize, Serialize};

use super::{
    Bundle, BundleError, BundlePart, MAX_BUNDLE_BYTES, MAX_PART_BYTES, PartEntry, frame, read_header,
};
use crate::status::{gaps, read_gaps};

/// Largest directory of a delta, in bytes.
const MAX_DIRECTORY_BYTES: usize = 512 * 1024;

/// What a delta leads from, and how each part is to be had.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Directory {
    from: u64,
    from_sha256: String,
    parts: Vec<Source>,
}

/// How a part is to be had.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Source {
    /// The earlier bundle has it.
    Same,
    /// It follows whole.
    Whole,
    /// The earlier bundle has one of this name and length; the bits that flip follow.
    Flips,
}

impl Bundle {
    /// The delta that leads from an earlier bundle to this one.
    ///
    /// # Errors
    ///
    /// [`BundleError::NoSuccessor`] if this is no later bundle of the same authority.
    pub fn delta_from(&self, earlier: &Self) -> Result<Vec<u8>, BundleError> {
        let later = self.header.issuer == earlier.header.issuer && self.header.number > earlier.header.number;
        if !later {
            return Err(BundleError::NoSuccessor);
        }
        let sources: Vec<(Source, Vec<u8>)> = self
            .header
            .parts
            .iter()
            .zip(&self.parts)
            .map(|(entry, part)| source(entry, part, earlier))
            .collect();
        let directory = Directory {
            from: earlier.header.number,
            from_sha256: earlier.sha256(),
            parts: sources.iter().map(|(source, _)| *source).collect(),
        };
        let mut frame = frame::Writer::of_delta();
        frame.head(&self.header_bytes, &self.signature)?;
        let directory =
            serde_json::to_vec(&directory).map_err(|error| BundleError::Header(error.to_string()))?;
        frame.block(&directory)?;
        for (_, content) in sources.iter().filter(|(source, _)| *source != Source::Same) {
            frame.packed(content)?;
        }
        Ok(frame.finish())
    }

    /// Applies a delta: gives the later bundle, every part of which fits its hash. It judges no signature; ask
    /// [`Bundle::accepts`].
    ///
    /// # Errors
    ///
    /// [`BundleError::AnotherBase`] if the delta leads from another bundle, and as of [`Bundle::read`].
    pub fn apply(&self, delta: &[u8]) -> Result<Self, BundleError> {
        let mut frame = frame::Reader::of_delta(delta)?;
        let (header_bytes, signature) = frame.head()?;
        let header = read_header(&header_bytes)?;
        let directory: Directory = serde_json::from_slice(frame.block(MAX_DIRECTORY_BYTES)?)
            .map_err(|error| BundleError::Header(error.to_string()))?;
        if directory.from_sha256 != self.sha256() {
            return Err(BundleError::AnotherBase { wanted: directory.from, found: self.header.number });
        }
        if directory.parts.len() != header.parts.len() {
            return Err(BundleError::Malformed);
        }
        let mut parts = Vec::with_capacity(header.parts.len());
        let mut left = MAX_BUNDLE_BYTES;
        for (entry, source) in header.parts.iter().zip(directory.parts) {
            let limit = MAX_PART_BYTES.min(left);
            let content = match source {
                Source::Same => self.by_hash(entry)?,
                Source::Whole => frame.packed(limit)?,
                Source::Flips => self.flipped(entry, &frame.packed(MAX_PART_BYTES)?)?,
            };
            left = left.checked_sub(content.len()).ok_or(BundleError::TooLarge)?;
            parts.push(entry.part(content)?);
        }
        frame.end()?;
        Ok(Self { header, header_bytes, signature, parts })
    }

    fn by_hash(&self, wanted: &PartEntry) -> Result<Vec<u8>, BundleError> {
        let found =
            self.header.parts.iter().zip(&self.parts).find(|(entry, _)| entry.sha256 == wanted.sha256);
        found.map(|(_, part)| part.bytes.clone()).ok_or_else(|| BundleError::Part(wanted.name.clone()))
    }

    fn flipped(&self, wanted: &PartEntry, places: &[u8]) -> Result<Vec<u8>, BundleError> {
        let wrong = || BundleError::Part(wanted.name.clone());
        let base = self.parts.iter().find(|part| part.name == wanted.name).ok_or_else(wrong)?;
        let mut bytes = base.bytes.clone();
        // Each place takes at least a byte, so their number is bounded by the block.
        for place in read_gaps(places, places.len()).ok_or_else(wrong)? {
            let byte = bytes.get_mut((place / 8) as usize).ok_or_else(wrong)?;
            *byte ^= 1 << (place % 8);
        }
        Ok(bytes)
    }
}

fn source(entry: &PartEntry, part: &BundlePart, earlier: &Bundle) -> (Source, Vec<u8>) {
    if earlier.header.parts.iter().any(|old| old.sha256 == entry.sha256) {
        return (Source::Same, Vec::new());
    }
    let same_shape = |old: &&BundlePart| old.name == part.name && old.bytes.len() == part.bytes.len();
    if let Some(base) = earlier.parts.iter().find(same_shape) {
        let places = gaps(flips(&base.bytes, &part.bytes));
        if places.len() < part.bytes.len() / 2 {
            return (Source::Flips, places);
        }
    }
    (Source::Whole, part.bytes.clone())
}

/// The places of the bits that differ, the lowest first.
fn flips<'b>(from: &'b [u8], to: &'b [u8]) -> impl Iterator<Item = u32> + 'b {
    let differing = from.iter().zip(to).enumerate().filter(|(_, (from, to))| from != to);
    differing.flat_map(|(place, (from, to))| {
        let changed = from ^ to;
        (0..8).filter(move |bit| changed & (1 << bit) != 0).map(move |bit| place as u32 * 8 + bit)
    })
}
