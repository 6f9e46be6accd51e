//! A proof that a traveller sends: taken only as what it really is.

use base::Timestamp;
use journey::{Actor, UploadId};
use store::{Upload, Write};

use super::FlowError;
use super::once::once;
use crate::Authority;

/// Most bytes of a proof.
pub const PROOF_LIMIT_BYTES: usize = 5_000_000;

/// What a file was found to be, by its first bytes and never by its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MediaType {
    /// A PDF.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

impl MediaType {
    /// What the content is; `None` for everything that is not taken, such as a page or a script.
    pub fn of(content: &[u8]) -> Option<Self> {
        match content {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The name of the type on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Keeps a proof, sealed.
///
/// # Errors
///
/// [`FlowError::Upload`] where it is too large or no PDF, JPEG or PNG.
pub async fn keep_upload(
    authority: &Authority,
    now: Timestamp,
    content: Vec<u8>,
    key: &str,
) -> Result<UploadId, FlowError> {
    let media = MediaType::of(&content).filter(|_| content.len() <= PROOF_LIMIT_BYTES);
    let media = media.ok_or(FlowError::Upload { limit_bytes: PROOF_LIMIT_BYTES })?;
    let id: UploadId = authority.new_id(now);
    let request = once("upload", key, &content);
    let upload =
        Upload { id, application: None, media_type: media.name().to_owned(), content, received_at: now };
    let write = Write::by(Actor::Traveller, now).once(request, id.to_string()).insert_upload(upload);
    match authority.record.commit(write).await? {
        store::Receipt::Kept { .. } => Ok(id),
        store::Receipt::Repeated { answer } => UploadId::parse(&answer).map_err(|_| FlowError::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_calls_itself_a_picture_is_no_picture() {
        assert_eq!(MediaType::of(b"<svg onload=alert(1)>"), None);
        assert_eq!(MediaType::of(b"#!/bin/sh"), None);
        assert_eq!(MediaType::of(b""), None);
        assert_eq!(MediaType::of(b"%PDF-1.7"), Some(MediaType::Pdf));
    }
}
