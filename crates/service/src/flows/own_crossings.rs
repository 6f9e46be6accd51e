//! The stay that a traveller is in on the pass of an application: since when, and what is left of it.

use base::{Date, Moment, Timestamp};
use journey::{Application, Direction, Overstay, StayEnd};
use rules::{Answer, Filed, Situation, When};

use super::FlowError;
use super::facts::{OwnRecord, of_filing};
use super::own_record::{crossings, paired};
use crate::Authority;

/// An open stay, or the last one.
#[derive(Debug)]
pub struct OwnStay {
    /// The entry.
    pub entered: Moment,
    /// The day of leaving, once it is recorded.
    pub left: Option<Date>,
    /// The facts of the entry that was made.
    pub situation: Situation,
    /// What the rules say of it.
    pub answer: Answer,
    /// The overstay, if it is one.
    pub overstay: Option<Overstay>,
}

/// The newest stay of the holder that began after the application was filed.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn own_crossings(
    authority: &Authority,
    application: &Application,
    now: Timestamp,
) -> Result<Option<OwnStay>, FlowError> {
    let document = &application.filing().document;
    let crossings = crossings(authority, &document.holder_term(), &document.term()).await?;
    let paired = paired(&crossings);
    let Some(stay) = paired.stays.iter().max_by_key(|stay| stay.from) else { return Ok(None) };
    let entry = crossings.iter().find(|crossing| crossing.id() == stay.entry);
    let Some(entry) = entry.filter(|entry| {
        entry.details().direction == Direction::Entry
            && entry.details().at.instant() >= application.filed_at()
    }) else {
        return Ok(None);
    };
    let at = entry.details().at;
    let earlier = paired.stays.iter().filter(|other| other.entry != stay.entry);
    let own = OwnRecord { stays: earlier.map(|stay| (stay.from, stay.to())).collect(), hits: Vec::new() };
    let filed = Filed { at: Some(authority.moment(application.filed_at())), granted: true };
    let mut situation = of_filing(application.filing(), authority.rules_of(), filed, &own);
    situation.entry.when = When::At(at);
    situation.entry.point = Some(entry.details().post.clone());
    situation.exit.when = match stay.end {
        StayEnd::Left { on, .. } => When::On(on),
        _ => When::Unknown,
    };
    let today = authority.day_of(now);
    let overstay = journey::overstay(stay, entry.details().last_lawful_day, today);
    let answer = authority.answer(&situation, today);
    let left = match stay.end {
        StayEnd::Left { on, .. } => Some(on),
        _ => None,
    };
    Ok(Some(OwnStay { entered: at, left, situation, answer, overstay }))
}
