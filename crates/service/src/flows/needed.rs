//! Whether there is anything to apply for. Where there is not, nothing is collected and nothing is kept.

use rules::{Answer, Outcome, Slot};

/// Why there is nothing to apply for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotNeeded {
    /// The rules ask this traveller for no authorisation.
    NoAuthorisation,
    /// The rules ask this traveller for a visa instead.
    VisaInstead,
}

/// Says whether an authorisation can be asked for at all.
///
/// # Errors
///
/// [`NotNeeded`] where it is neither required nor voluntary, in any reading.
pub fn needed(answer: &Answer) -> Result<(), NotNeeded> {
    if answer.result(Slot::Visa) == Some(Outcome::Required) {
        return Err(NotNeeded::VisaInstead);
    }
    match answer.result(Slot::PreEntryAuthorisation) {
        None | Some(Outcome::NotRequired) => Err(NotNeeded::NoAuthorisation),
        Some(_) => Ok(()),
    }
}
