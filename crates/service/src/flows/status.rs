//! Finding an application again: by reference and birth date, or by a ticket that stands for both for an hour.
//!
//! A ticket is sealed with the authority's key. It keeps the reference and the birth date out of addresses, logs and
//! histories, and needs no cookie.

use base::Timestamp;
use base64ct::{Base64UrlUnpadded, Encoding};
use jiff::SignedDuration;
use journey::{Application, BirthDate, Reference};
use store::Stored;

use super::FlowError;
use crate::Authority;

/// How long a ticket opens a case.
const TICKET_LIFE: SignedDuration = SignedDuration::from_hours(1);
const TICKET_USE: &[u8] = b"case-ticket";

/// A sealed pointer to one case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ticket(String);

impl Ticket {
    /// The text for an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Finds an application; a wrong birth date and an unknown reference look the same.
///
/// # Errors
///
/// [`FlowError::NotFound`], or [`FlowError::Erased`] where the schedule erased it.
pub async fn find(
    authority: &Authority,
    reference: Reference,
    born: BirthDate,
) -> Result<Stored<Application>, FlowError> {
    let found = authority.record.application_by_reference(reference).await?.ok_or(FlowError::NotFound)?;
    // The birth date of an erased record is gone, so nobody can prove that it is theirs: only the reference is left.
    let stored = found.kept().ok_or(FlowError::Erased)?;
    if stored.value.filing().document.born == born { Ok(stored) } else { Err(FlowError::NotFound) }
}

/// A ticket for a case that was just found.
///
/// # Errors
///
/// [`FlowError::Store`] where the key fails.
pub fn ticket_for(
    authority: &Authority,
    application: &Application,
    now: Timestamp,
) -> Result<Ticket, FlowError> {
    let ends = now.checked_add(TICKET_LIFE).unwrap_or(Timestamp::MAX).as_second();
    let plain = format!("{ends} {}", application.reference().compact());
    let sealed = authority.cipher.seal(plain.as_bytes(), TICKET_USE).map_err(store::StoreError::from)?;
    Ok(Ticket(Base64UrlUnpadded::encode_string(&sealed)))
}

/// Opens the case that a ticket stands for.
///
/// # Errors
///
/// [`FlowError::NotFound`] for a ticket that is none, or has run out.
pub async fn find_by_ticket(
    authority: &Authority,
    ticket: &str,
    now: Timestamp,
) -> Result<Stored<Application>, FlowError> {
    let sealed = Base64UrlUnpadded::decode_vec(ticket).map_err(|_| FlowError::NotFound)?;
    let plain = authority.cipher.open(&sealed, TICKET_USE).map_err(|_| FlowError::NotFound)?;
    let plain = String::from_utf8(plain).map_err(|_| FlowError::NotFound)?;
    let (ends, reference) = plain.split_once(' ').ok_or(FlowError::NotFound)?;
    let ends: i64 = ends.parse().map_err(|_| FlowError::NotFound)?;
    if now.as_second() >= ends {
        return Err(FlowError::NotFound);
    }
    let reference: Reference = reference.parse().map_err(|_| FlowError::NotFound)?;
    let found = authority.record.application_by_reference(reference).await?.ok_or(FlowError::NotFound)?;
    found.kept().ok_or(FlowError::Erased)
}
