//! A grant becomes a pass: content built and checked against the profile, signed, verified, and recorded.

use base::Timestamp;
use journey::{Application, Event, Grant, PassRecord};
use pass::barcode::{TwinError, prepare_twin};
use pass::{Authorisation, Draft, Entries, Holder, Stay};
use rules::{Answer, Outcome, Slot};
use store::Seals;

use super::FlowError;
use super::place::numbered;
use crate::Authority;

/// Most characters of the additional information (`spec/pass.md`; standards 1.6).
const ADDITIONAL_CHARACTERS: usize = 100;
/// Most characters of a name (standards 1.6).
const NAME_CHARACTERS: usize = 39;

/// A pass that is made and not yet recorded.
#[derive(Debug)]
pub struct MadePass {
    /// What the authority records of it.
    pub record: PassRecord,
    /// The seal and its binary twin, made from one record.
    pub seals: Seals,
    /// The event of its making.
    pub event: Event,
}

/// Makes the pass of a granted application.
///
/// # Errors
///
/// [`FlowError::Authorisation`] and [`FlowError::Issue`] where the content or the signer does not do.
pub async fn make_pass(
    authority: &Authority,
    application: &Application,
    grant: &Grant,
    answer: Option<&Answer>,
    now: Timestamp,
) -> Result<MadePass, FlowError> {
    let filing = application.filing();
    let document = &filing.document;
    let holder = Holder {
        name: document.full_name().chars().take(NAME_CHARACTERS).collect::<String>().trim_end().to_owned(),
        birth_date: document.born.latest(),
        sex: document.sex.word().chars().next().and_then(document::Sex::from_letter),
        nationality: document.nationality,
        document_number: document.number.clone(),
    };
    let (number, place) = numbered(authority, &holder).await?;
    let authorisation = Authorisation::new(Draft {
        number: number.to_string(),
        holder,
        place_of_issue: authority.settings.place.clone(),
        valid_from: grant.window.from,
        valid_until: grant.window.until,
        stay: answer.and_then(days_of_stay),
        entries: Entries::Count(1),
        category: format!("Pre-entry authorisation: {}", filing.purpose),
        additional: answer.and_then(open_reading),
    })?;
    let seals = sealed(authority, &authorisation, now)?;
    let (record, event) = PassRecord::issued(number, application.id(), now, grant.window);
    let record = match place {
        Some(place) => record.at_place(place),
        None => record,
    };
    Ok(MadePass { record, seals, event })
}

/// The seal, and the twin where the small code can say the same.
fn sealed(authority: &Authority, authorisation: &Authorisation, now: Timestamp) -> Result<Seals, FlowError> {
    let signer = authority.keys.signer_at(now)?;
    let (signer, check) = (signer.as_ref(), authority.check.as_ref());
    let issuer = authority.settings.state;
    let seal = pass::issue(authorisation, issuer, now, signer, check)?;
    let twin = match prepare_twin(authorisation, issuer, signer, now) {
        Ok(prepared) => Some(prepared.issue(signer, check)?.into()),
        // The pass stands without it; the page says why there is none.
        Err(TwinError::Fault(_)) => None,
        Err(TwinError::Issue(fault)) => return Err(fault.into()),
        Err(_) => return Err(FlowError::Issue(pass::IssueError::DoesNotVerify)),
    };
    Ok(Seals::new(seal, twin))
}

/// The days that are left on the planned day of entry, where the profile can say so many.
fn days_of_stay(answer: &Answer) -> Option<Stay> {
    let days =
        answer.days_left().and_then(|days| u8::try_from(days).ok()).filter(|days| (1..=99).contains(days))?;
    Some(Stay::of_days(days))
}

/// Where the sources of the duty disagree, the pass says so: the bearer must not be the one who finds out.
fn open_reading(answer: &Answer) -> Option<String> {
    let slot = answer.slot(Slot::PreEntryAuthorisation).filter(|slot| slot.result == Outcome::Conflict)?;
    let readings: Vec<String> = slot
        .readings
        .iter()
        .map(|reading| {
            let says = reading.strength.map_or_else(|| reading.result.word(), rules::Strength::word);
            format!("{} {says}", reading.reading)
        })
        .collect();
    let text = format!("Duty open, sources differ: {}", readings.join("; "));
    Some(text.chars().take(ADDITIONAL_CHARACTERS).collect())
}
