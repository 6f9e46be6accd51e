//! Travellers, filings and crossings to test with. The names are those of the specimen passport of Doc 9303.

use base::{Country, Date, Moment, Timestamp, parse_date};
use journey::{
    Actor, Application, ApplicationId, Assessment, Basis, Crossing, CrossingId, CrossingOutcome, Direction,
    DocumentDraft, EntryDraft, Event, FilingDraft, Holder, NewCrossing, NoPassGround, Outcome, PassRecord,
    Reference, ReferralCode, ReferralReason, StaffId, Step, Submitted, Terms,
};
use pass::PassNumber;
use rules::Purpose;
use store::{Seals, Version, Write};

use crate::bench::{Bench, at};

pub const FILED: &str = "2026-08-01T09:00:00Z";

pub fn terms() -> Terms {
    Terms::in_zone("Europe/Moscow").expect("a zone")
}

/// A filing of traveller number `number`: another document and another given name for each.
pub fn draft(number: u32) -> FilingDraft {
    FilingDraft {
        document: DocumentDraft {
            nationality: "UTO".to_owned(),
            issuer: "UTO".to_owned(),
            kind: "ordinary-passport".to_owned(),
            number: format!("L{number:08}"),
            expires: "2031-01-01".to_owned(),
            primary: "ERIKSSON".to_owned(),
            secondary: Some(format!("ANNA {}", letters(number))),
            born: "1990-05-01".to_owned(),
            sex: "F".to_owned(),
        },
        email: Some("anna.eriksson@mail.example".to_owned()),
        language: "en".to_owned(),
        entry: EntryDraft {
            at: Some("2026-08-10T09:00:00+05:00".to_owned()),
            point: Some("RUS-PETUKHOVO".to_owned()),
            ..EntryDraft::default()
        },
        purpose: "work".to_owned(),
        regions: vec!["Kurgan".to_owned()],
        ..FilingDraft::default()
    }
}

/// A number in letters, as a name has no digits.
fn letters(number: u32) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect()
}

pub fn assessment(outcome: Outcome) -> Assessment {
    Assessment {
        as_of: parse_date("2026-08-01").expect("a day"),
        packs: [("rus.entry".to_owned(), "2026.3.0".to_owned())].into(),
        outcome,
        open_readings: Vec::new(),
        answer: "{}".to_owned(),
    }
}

pub fn referral() -> Outcome {
    Outcome::Refer(vec![ReferralReason::of(ReferralCode::FiledLate)])
}

/// A filed and assessed application of a traveller.
pub fn filed(bench: &Bench, number: u32, outcome: Outcome, filed_at: Timestamp) -> Step {
    let filing = draft(number).parse(parse_date("2026-08-01").expect("a day")).expect("the draft is good");
    let id = ApplicationId::new(filed_at, &bench.ids);
    let reference = Reference::from_random(bench.random());
    Submitted::new(id, reference, filed_at, filing).assess(assessment(outcome), filed_at, &terms())
}

/// Keeps an application of a traveller.
pub async fn keep_application(bench: &Bench, number: u32, outcome: Outcome) -> Application {
    let step = filed(bench, number, outcome, at(FILED));
    let write =
        Write::by(Actor::Traveller, at(FILED)).insert_application(step.application.clone(), step.event);
    bench.keep(write).await;
    step.application
}

/// Keeps a granted application and its pass.
pub async fn keep_pass(bench: &Bench, number: u32) -> (Application, PassRecord) {
    let application = keep_application(bench, number, Outcome::Clear).await;
    let window = application.grant().expect("it is granted").window;
    let number = PassNumber::from_random(bench.random());
    let (pass, event) = PassRecord::issued(number, application.id(), at(FILED), window);
    let seal = format!("{{\"holder\":\"ERIKSSON {number}\"}}");
    let seals = Seals::new(seal, Some("RDB1BTWIN".to_owned()));
    bench.keep(Write::by(Actor::Machine, at(FILED)).insert_pass(pass.clone(), seals, event)).await;
    (application, pass)
}

pub fn holder(number: u32) -> Holder {
    let draft = draft(number).document;
    Holder {
        nationality: Country::parse("UTO").expect("a state"),
        document_number: draft.number,
        primary: draft.primary,
        secondary: draft.secondary,
        born: draft.born.parse().expect("a birth date"),
    }
}

pub fn officer(bench: &Bench) -> StaffId {
    StaffId::new(at(FILED), &bench.ids)
}

/// A crossing of a traveller; without a pass unless the basis says so.
pub fn crossing(
    bench: &Bench,
    number: u32,
    direction: Direction,
    moment: &str,
    basis: Basis,
    outcome: CrossingOutcome,
) -> (Crossing, Event) {
    let moment = Moment::parse(moment).expect("a moment");
    Crossing::record(NewCrossing {
        id: CrossingId::new(moment.instant(), &bench.ids),
        direction,
        at: moment,
        post: "RUS-PETUKHOVO".to_owned(),
        officer: officer(bench),
        holder: holder(number),
        basis,
        purpose: Some(Purpose::Work),
        last_lawful_day: Some(day("2026-11-07")),
        outcome,
    })
    .expect("the crossing is recorded")
}

/// Keeps an admitted crossing without a pass.
pub async fn keep_crossing(bench: &Bench, number: u32, direction: Direction, moment: &str) -> Crossing {
    let basis = Basis::Without(NoPassGround::Exempt);
    let (crossing, event) = crossing(bench, number, direction, moment, basis, CrossingOutcome::Admitted);
    let actor = Actor::Staff(crossing.details().officer);
    let write = Write::by(actor, crossing.details().at.instant()).insert_crossing(crossing.clone(), event);
    bench.keep(write).await;
    crossing
}

pub fn day(text: &str) -> Date {
    parse_date(text).expect("a day")
}

/// The version of a record that was just made.
pub fn first() -> Version {
    Version::from_number(1)
}
