//! At the border: what was shown, what the record knows, what the rules say, and what forbids or needs a look.
//!
//! In: the text of a seal (if any), the lines of a passport, and what the traveller answers at the desk.
//! Out: an [`Inspection`]. It decides nothing: an officer does. A pass never overrides a hit.

use base::{Date, Moment, Timestamp};
use document::{Mrz, Reading};
use journey::{
    Application, Basis, BirthDate, Crossing, Direction, Hit, Holder, NoPassGround, Overstay, PairingFault,
    PassRefusal, PassUse, StayEnd,
};
use pass::{Passport, Verification};
use rules::{
    Answer, DocumentKind, Filed, Known, Outcome, Purpose, Residence, Role, Situation, Slot, Visa, When,
};
use store::{Stored, StoredPass};

use super::FlowError;
use super::facts::OwnRecord;
use super::own_record::{crossings, paired};
use crate::Authority;

/// What the traveller answers at the desk, where the rules ask and no application says it.
#[derive(Clone, Debug, Default)]
pub struct BorderFacts {
    /// What kind of document it is; a passport where nobody says otherwise.
    pub kind: Option<DocumentKind>,
    /// What the trip is for.
    pub purpose: Option<Purpose>,
    /// A role that the rules know.
    pub role: Option<Role>,
    /// A residence permit of the state entered.
    pub residence: Option<Residence>,
    /// The class of a visa of the state entered; `none` is known to be none.
    pub visa_class: Option<String>,
    /// The planned day of leaving.
    pub exit: Option<Date>,
}

/// What lies on the desk.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The crossing point.
    pub point: String,
    /// The text of the seal, if a QR code was shown.
    pub seal: Option<String>,
    /// The lines of the passport.
    pub mrz: String,
    /// Answers given at the desk.
    pub facts: BorderFacts,
    /// The direction that the officer saw when deciding; a decision does not count where the person went on meanwhile.
    pub seen: Option<Direction>,
}

/// What forbids to let the person through at this desk.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Forbids {
    /// The lines of the passport cannot be read, so nobody is identified.
    DocumentUnreadable,
    /// The passport's last day has passed.
    DocumentExpired(Date),
    /// The seal is not valid, or belongs to another passport.
    Seal,
    /// The pass is used, revoked, or outside its days.
    Pass(PassRefusal),
    /// The authority has no record of this pass.
    PassUnknown,
    /// The rules ask for a pass, and none was shown.
    NoPass,
    /// The rules ask for a visa, and none is held.
    NoVisa,
    /// A rule forbids or suspends the entry.
    Rule(Vec<String>),
    /// No day is left.
    NoDayLeft,
    /// An entry on an officer's list.
    Hit,
}

/// What an officer should look at.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LookAt {
    /// Facts that could still change the answer.
    Missing(Vec<String>),
    /// Rules of equal rank disagree in this slot.
    Conflict(Slot),
    /// The record of crossings has a fault.
    RecordFault(PairingFault),
    /// The planned stay is longer than the days that are left.
    StayTooLong,
    /// The person stayed longer than the last lawful day.
    Overstayed,
}

/// Everything about the person at the desk.
#[derive(Debug)]
pub struct Inspection {
    /// The moment, in the zone of the crossing point.
    pub at: Moment,
    /// In or out: out for who is inside.
    pub direction: Direction,
    /// The passport's lines as read.
    pub reading: Reading,
    /// The person, where the lines are sound.
    pub holder: Option<Holder>,
    /// The verdict on the seal.
    pub verification: Option<Verification>,
    /// The record of the pass, with its version.
    pub pass: Option<Stored<StoredPass>>,
    /// The application behind the pass.
    pub application: Option<Application>,
    /// Entries on lists that hold.
    pub hits: Vec<Stored<Hit>>,
    /// The entry of a stay that has not ended.
    pub inside: Option<Crossing>,
    /// The overstay of that stay, if it is one.
    pub overstay: Option<Overstay>,
    /// Earlier stays.
    pub stays: Vec<(Date, Option<Date>)>,
    /// The facts that the rules were asked about.
    pub situation: Situation,
    /// What the rules say.
    pub answer: Answer,
    /// On what ground the person may pass.
    pub basis: Basis,
    /// What forbids to let the person through here.
    pub forbids: Vec<Forbids>,
    /// What an officer should look at.
    pub look_at: Vec<LookAt>,
}

impl Inspection {
    /// Nothing forbids to let the person through.
    pub fn may_admit(&self) -> bool {
        self.holder.is_some() && self.forbids.is_empty()
    }
}

/// Looks at what lies on the desk.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn inspect(authority: &Authority, now: Timestamp, shown: &Shown) -> Result<Inspection, FlowError> {
    let at = Moment::in_zone(now, &authority.zone_of(Some(&shown.point)));
    let reading = document::read(&shown.mrz);
    let mrz = reading.document();
    let holder = mrz.as_ref().and_then(|mrz| holder_of(mrz, at.date()));
    let verification = shown.seal.as_deref().map(|seal| verify(authority, seal, at, mrz.as_ref()));
    let pass = pass_record(authority, verification.as_ref()).await?;
    let application = match &pass {
        Some(pass) => {
            authority.record.application(pass.value.record.application()).await?.and_then(store::Found::kept)
        }
        None => None,
    }
    .map(|stored| stored.value);
    let known = known_of(authority, holder.as_ref(), at.date()).await?;
    let usable = usable_pass(verification.as_ref(), pass.as_ref(), at.date());
    let situation =
        situation(authority, shown, mrz.as_ref(), &known.own, application.as_ref(), usable.is_ok(), at);
    let answer = authority.answer(&situation, at.date());
    let direction = if known.inside.is_some() { Direction::Exit } else { Direction::Entry };
    let overstay = known.inside.as_ref().and_then(|entry| open_overstay(entry, at.date()));
    let mut inspection = Inspection {
        at,
        direction,
        reading,
        holder,
        verification,
        pass,
        application,
        hits: known.hits,
        inside: known.inside,
        overstay,
        stays: known.own.stays,
        basis: Basis::Without(NoPassGround::NotShown),
        situation,
        answer,
        forbids: Vec::new(),
        look_at: known.faults.into_iter().map(LookAt::RecordFault).collect(),
    };
    match direction {
        Direction::Exit => judge_exit(&mut inspection),
        Direction::Entry => judge_entry(authority, &mut inspection, mrz.as_ref(), usable),
    }
    Ok(inspection)
}

fn verify(authority: &Authority, seal: &str, at: Moment, mrz: Option<&Mrz>) -> Verification {
    let passport = mrz.map_or(Passport::Unreadable, Passport::Shown);
    authority.verifier().verify(seal, at, passport)
}

fn holder_of(mrz: &Mrz, today: Date) -> Option<Holder> {
    let born = mrz.birth_date.birth_date_on(today)?;
    Some(Holder {
        nationality: mrz.nationality,
        document_number: mrz.document_number.clone(),
        primary: mrz.primary.clone(),
        secondary: mrz.secondary.clone(),
        born: BirthDate::from(born),
    })
}

async fn pass_record(
    authority: &Authority,
    verification: Option<&Verification>,
) -> Result<Option<Stored<StoredPass>>, FlowError> {
    let number = verification.and_then(|seal| seal.fields.get("dtan")).and_then(|number| number.as_str());
    let Some(number) = number else { return Ok(None) };
    let Ok(number) = pass::PassNumber::parse(number) else { return Ok(None) };
    Ok(authority.record.pass(number).await?.and_then(store::Found::kept))
}

/// What the record knows of the person at the desk.
#[derive(Default)]
struct KnownOf {
    own: OwnRecord,
    hits: Vec<Stored<Hit>>,
    inside: Option<Crossing>,
    faults: Vec<PairingFault>,
}

async fn known_of(authority: &Authority, holder: Option<&Holder>, day: Date) -> Result<KnownOf, FlowError> {
    let Some(holder) = holder else { return Ok(KnownOf::default()) };
    let (person, document) = (holder.person_term(), holder.document_term());
    let crossings = crossings(authority, &person, &document).await?;
    let paired = paired(&crossings);
    let open = paired.stays.iter().find(|stay| stay.end == StayEnd::Open).map(|stay| stay.entry);
    let hits = authority.record.hits_on(&[person, document], day).await?;
    Ok(KnownOf {
        own: OwnRecord {
            stays: paired.stays.iter().map(|stay| (stay.from, stay.to())).collect(),
            hits: hits.iter().map(|hit| (hit.value.details().kind, hit.value.details().until)).collect(),
        },
        inside: crossings.into_iter().find(|crossing| Some(crossing.id()) == open),
        hits,
        faults: paired.faults,
    })
}

/// The pass that carries an entry on `day`, or what stands against it; `None` in `Err` where none was shown.
fn usable_pass(
    verification: Option<&Verification>,
    pass: Option<&Stored<StoredPass>>,
    day: Date,
) -> Result<PassUse, Option<Forbids>> {
    let verification = verification.ok_or(None)?;
    let verified = verification.clone().into_pass().filter(pass::VerifiedPass::is_bound_to_document);
    let verified = verified.ok_or(Some(Forbids::Seal))?;
    let record = pass.ok_or(Some(Forbids::PassUnknown))?;
    match record.value.record.refusal_on(day) {
        Some(refusal) => Err(Some(Forbids::Pass(refusal))),
        None => Ok(PassUse::of(&verified)),
    }
}

fn situation(
    authority: &Authority,
    shown: &Shown,
    mrz: Option<&Mrz>,
    own: &OwnRecord,
    application: Option<&Application>,
    holds_pass: bool,
    at: Moment,
) -> Situation {
    let into = authority.rules_of();
    let mut situation = match application.filter(|_| holds_pass) {
        Some(application) => {
            let filed = Filed { at: Some(authority.moment(application.filed_at())), granted: true };
            super::facts::of_filing(application.filing(), into, filed, own)
        }
        None => at_desk(shown, into, own),
    };
    if let Some(mrz) = mrz {
        situation.document.nationality = Some(mrz.nationality);
        situation.document.issuer = Some(mrz.issuer);
        situation.document.expires = mrz.expiry_date.expiry_date_on(at.date());
        situation.born = mrz.birth_date.birth_date_on(at.date());
    }
    situation.entry.when = When::At(at);
    situation.entry.point = Some(shown.point.clone());
    if shown.facts.exit.is_some() {
        situation.exit.when = shown.facts.exit.map_or(When::Unknown, When::On);
    }
    // A plan that was made for an earlier entry must not end before this one begins.
    if matches!(situation.exit.when, When::On(day) if day < at.date()) {
        situation.exit.when = When::Unknown;
    }
    situation
}

fn at_desk(shown: &Shown, into: base::Country, own: &OwnRecord) -> Situation {
    let mut situation = Situation::into_state(into);
    situation.crossing = Some(rules::Crossing::Entry);
    situation.document.kind = shown.facts.kind;
    situation.purpose = shown.facts.purpose;
    situation.role = shown.facts.role;
    situation.residence.extend(shown.facts.residence.map(|held| (into, held)));
    if let Some(class) = &shown.facts.visa_class {
        let held = (class != "none").then_some(true);
        situation.visa.insert(into, Visa { class: Some(class.clone()), held, ..Visa::default() });
    }
    situation.urgency = Some(rules::Urgency::None);
    situation.contract = Known::Nothing;
    situation.filed = Known::Nothing;
    situation.stays =
        Some(own.stays.iter().map(|(from, to)| rules::Stay::visa_free(into, *from, *to)).collect());
    situation.hits = Some(super::facts::hits(own));
    situation
}

fn open_overstay(entry: &Crossing, today: Date) -> Option<Overstay> {
    let stay = journey::Stay { entry: entry.id(), from: entry.details().at.date(), end: StayEnd::Open };
    journey::overstay(&stay, entry.details().last_lawful_day, today)
}

/// Leaving is never forbidden by a missing pass: who goes, goes; an overstay is a fact to be seen.
fn judge_exit(inspection: &mut Inspection) {
    inspection.basis = Basis::Without(NoPassGround::Leaving);
    if inspection.holder.is_none() {
        inspection.forbids.push(Forbids::DocumentUnreadable);
    }
    if inspection.overstay.is_some() {
        inspection.look_at.push(LookAt::Overstayed);
    }
}

fn judge_entry(
    authority: &Authority,
    inspection: &mut Inspection,
    mrz: Option<&Mrz>,
    usable: Result<PassUse, Option<Forbids>>,
) {
    let today = inspection.at.date();
    if inspection.holder.is_none() {
        inspection.forbids.push(Forbids::DocumentUnreadable);
        return;
    }
    let expires = mrz.and_then(|mrz| mrz.expiry_date.expiry_date_on(today));
    inspection.forbids.extend(expires.filter(|day| *day < today).map(Forbids::DocumentExpired));
    if !inspection.hits.is_empty() {
        inspection.forbids.push(Forbids::Hit);
    }
    match usable {
        Ok(pass) => inspection.basis = Basis::Pass(pass),
        Err(shown) => {
            inspection.forbids.extend(shown);
            let ground = ground_without_pass(authority, &inspection.situation, &inspection.answer);
            inspection.basis = Basis::Without(ground);
            if ground == NoPassGround::NotShown {
                inspection.forbids.push(Forbids::NoPass);
            }
        }
    }
    judge_rules(inspection);
}

/// Why somebody may enter without a pass, or that nothing allows it.
fn ground_without_pass(authority: &Authority, situation: &Situation, answer: &Answer) -> NoPassGround {
    let nationality = situation.document.nationality;
    if nationality == Some(authority.settings.state) || nationality == Some(authority.rules_of()) {
        return NoPassGround::Citizen;
    }
    if situation.residence_there().is_some_and(|held| held != Residence::None) {
        return NoPassGround::Resident;
    }
    if situation.visa_there().and_then(|visa| visa.held) == Some(true) {
        return NoPassGround::Visa;
    }
    match answer.result(Slot::PreEntryAuthorisation) {
        None | Some(Outcome::NotRequired) => NoPassGround::Exempt,
        Some(Outcome::Voluntary) => NoPassGround::NotRequired,
        _ => NoPassGround::NotShown,
    }
}

fn judge_rules(inspection: &mut Inspection) {
    let answer = &inspection.answer;
    if matches!(answer.result(Slot::Entry), Some(Outcome::Forbidden | Outcome::Suspended)) {
        let because = answer.because.iter().flatten().filter(|because| because.slot == Slot::Entry);
        inspection.forbids.push(Forbids::Rule(because.map(|because| because.rule.clone()).collect()));
    }
    let has_visa = inspection.situation.visa_there().and_then(|visa| visa.held) == Some(true);
    // As with the pass: as long as it is open whether a visa is needed, nobody goes through without one.
    if matches!(answer.result(Slot::Visa), Some(Outcome::Required | Outcome::Depends)) && !has_visa {
        inspection.forbids.push(Forbids::NoVisa);
    }
    match answer.result(Slot::Stay) {
        Some(Outcome::Exceeds) if answer.days_left() == Some(0) => {
            inspection.forbids.push(Forbids::NoDayLeft);
        }
        Some(Outcome::Exceeds) => inspection.look_at.push(LookAt::StayTooLong),
        _ => {}
    }
    let conflicts = answer.slots.iter().filter(|slot| slot.result == Outcome::Conflict);
    inspection.look_at.extend(conflicts.map(|slot| LookAt::Conflict(slot.slot)));
    if !answer.depends_on.is_empty() {
        inspection.look_at.push(LookAt::Missing(answer.depends_on.clone()));
    }
}
