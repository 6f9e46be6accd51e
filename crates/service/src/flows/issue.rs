//! A grant becomes a pass: content built and held against the profile, recorded, signed, verified, and kept.
//!
//! What will be signed is durable before the signature exists. So after a crash it is known what was signed or may have
//! been: every pass that is kept, and every content that was prepared and is neither kept nor discarded.

use std::sync::Arc;

use base::Timestamp;
use journey::{Actor, Application, Grant, PassRecord};
use pass::barcode::{TwinError, prepare_twin};
use pass::{Authorisation, Draft, Entries, Holder, PassNumber, Prepared, Signer, Stay, prepare};
use rules::{Answer, Outcome, Slot};
use store::{Receipt, Seals, WillSign, Write};

use super::FlowError;
use super::place::numbered;
use crate::Authority;

/// Most characters of the additional information (`spec/pass.md`; standards 1.6).
const ADDITIONAL_CHARACTERS: usize = 100;
/// Most characters of a name (standards 1.6).
const NAME_CHARACTERS: usize = 39;

/// A write that keeps a case and, where it was granted, the pass that was signed for it.
#[must_use = "a pass that was signed is kept or discarded"]
pub struct Issuing {
    write: Write,
    intent: Option<Write>,
    number: Option<PassNumber>,
}

impl Issuing {
    /// A write without a pass.
    pub fn nothing(write: Write) -> Self {
        Self { write, intent: None, number: None }
    }

    /// Makes the pass of a granted application: prepares its content, records durably that it will be signed, signs it,
    /// and adds it to the write.
    ///
    /// # Errors
    ///
    /// [`FlowError::Authorisation`], [`FlowError::Issue`] and [`FlowError::Keys`] where the content or the signer does not
    /// do; [`FlowError::Store`] where the record does not take it: then nothing was signed.
    pub async fn of(
        authority: &Authority,
        write: Write,
        application: &Application,
        grant: &Grant,
        answer: Option<&Answer>,
        now: Timestamp,
    ) -> Result<Self, FlowError> {
        let holder = holder(application);
        let (number, place) = numbered(authority, &holder).await?;
        let authorisation = authorisation(authority, application, grant, answer, (number, holder))?;
        let (record, event) = PassRecord::issued(number, application.id(), now, grant.window);
        let record = match place {
            Some(place) => record.at_place(place),
            None => record,
        };
        let issuer = authority.settings.state;
        let meant = authority.keys.signer_at(now)?;
        let prepared = prepare(&authorisation, issuer, meant.as_ref(), now)?;
        let intent = Write::by(Actor::Machine, now).will_sign(WillSign {
            number,
            content: prepared.content().to_vec(),
            signer: meant.certificate().serial_number(),
            prepared_at: now,
            kept_since: record.kept_since(),
        });
        authority.record.commit(intent.clone()).await?;
        let signed = sign(authority, &authorisation, &prepared, &meant, now);
        let (seals, signer, signed_at) = match signed {
            Ok(signed) => signed,
            Err(error) => {
                discard(authority, number, now).await;
                return Err(error);
            }
        };
        let event = event.with("signer", &signer).with("signed-at", signed_at);
        let write = write.insert_pass(record, seals, event).signed(number, signer);
        Ok(Self { write, intent: Some(intent), number: Some(number) })
    }

    /// Keeps it; a pass that is not kept, because the request was kept before or cannot be, is discarded.
    ///
    /// # Errors
    ///
    /// [`FlowError::Store`] where the record does not take the write.
    pub async fn commit(self, authority: &Authority, now: Timestamp) -> Result<Receipt, FlowError> {
        let outcome = authority.record.commit(self.write).await;
        let is_kept = matches!(outcome, Ok(Receipt::Kept { .. }));
        if let Some(number) = self.number.filter(|_| !is_kept) {
            discard(authority, number, now).await;
        }
        Ok(outcome?)
    }

    /// The writes, in their order, for a measure of the bare record. The first of two is kept already.
    pub fn into_writes(self) -> Vec<Write> {
        self.intent.into_iter().chain([self.write]).collect()
    }
}

/// Signs with the key that may sign at this very moment, which a rotation may have changed since `meant` was chosen.
/// Gives the seal with its twin, the serial number of the signer, and that moment.
fn sign(
    authority: &Authority,
    authorisation: &Authorisation,
    prepared: &Prepared,
    meant: &Arc<dyn Signer>,
    now: Timestamp,
) -> Result<(Seals, String, Timestamp), FlowError> {
    let at = authority.clock.now().max(now);
    let signer = authority.keys.signer_at(at)?;
    let serial = signer.certificate().serial_number();
    let seal = if serial == meant.certificate().serial_number() {
        prepared.issue(signer.as_ref(), authority.check.as_ref())?
    } else {
        let again = prepare(authorisation, authority.settings.state, signer.as_ref(), at)?;
        again.issue(signer.as_ref(), authority.check.as_ref())?
    };
    let twin = twin(authority, authorisation, signer.as_ref(), at)?;
    Ok((Seals::new(seal, twin), serial, at))
}

/// The twin, where the small code can say the same.
fn twin(
    authority: &Authority,
    authorisation: &Authorisation,
    signer: &dyn Signer,
    at: Timestamp,
) -> Result<Option<String>, FlowError> {
    match prepare_twin(authorisation, authority.settings.state, signer, at) {
        Ok(prepared) => Ok(Some(prepared.issue(signer, authority.check.as_ref())?.into())),
        // The pass stands without it; the page says why there is none.
        Err(TwinError::Fault(_)) => Ok(None),
        Err(TwinError::Issue(fault)) => Err(fault.into()),
        Err(_) => Err(FlowError::Issue(pass::IssueError::DoesNotVerify)),
    }
}

/// Says that a prepared pass was given to nobody. Where even that fails, the entry stays and `doctor` shows it.
async fn discard(authority: &Authority, number: PassNumber, now: Timestamp) {
    let write = Write::by(Actor::Machine, now).discarded(number);
    if let Err(error) = authority.record.commit(write).await {
        tracing::error!(%error, "a pass that was not kept could not be discarded");
    }
}

/// Whose pass it is, as the seal says it.
fn holder(application: &Application) -> Holder {
    let document = &application.filing().document;
    Holder {
        name: document.full_name().chars().take(NAME_CHARACTERS).collect::<String>().trim_end().to_owned(),
        birth_date: document.born.latest(),
        sex: document.sex.word().chars().next().and_then(document::Sex::from_letter),
        nationality: document.nationality,
        document_number: document.number.clone(),
    }
}

/// What the pass says.
fn authorisation(
    authority: &Authority,
    application: &Application,
    grant: &Grant,
    answer: Option<&Answer>,
    (number, holder): (PassNumber, Holder),
) -> Result<Authorisation, FlowError> {
    Ok(Authorisation::new(Draft {
        number: number.to_string(),
        holder,
        place_of_issue: authority.settings.place.clone(),
        valid_from: grant.window.from,
        valid_until: grant.window.until,
        stay: answer.and_then(days_of_stay),
        entries: Entries::Count(1),
        category: format!("Pre-entry authorisation: {}", application.filing().purpose),
        additional: answer.and_then(open_reading),
    })?)
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
