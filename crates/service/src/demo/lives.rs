//! What the made-up travellers did: each life is a list of steps at moments of the past months, and every step is a use
//! case of the house. So every stage and every page has something to show, and nothing shown is painted on.

use std::collections::BTreeMap;

use base::{Country, Timestamp};
use jiff::SignedDuration;
use journey::{
    AppealOutcome, Application, ContractDraft, DocumentDraft, EntryDraft, FilingDraft, GuardianDraft,
    HitSubject, ReasonCode, StaffId,
};
use rules::HitKind;
use store::{Found, StaffRole, Stored};

use super::DemoStaff;
use super::people::{Dice, Person, person};
use crate::Authority;
use crate::flows::{
    self, BorderFacts, CaseDecision, CrossingDecision, FlowError, NewAppeal, Shown, Submission,
};
use crate::site::lines_of;

/// The seed of the demonstration: the same people and the same lives each time.
const SEED: u64 = 1206;

/// A step of a life.
#[derive(Clone, Copy, Debug)]
enum Step {
    File,
    Grant,
    Refuse,
    Appeal,
    DecideAppeal(AppealOutcome),
    Withdraw,
    Enter,
    Leave,
    SecondLine,
    TurnBack,
    List(HitKind),
}

/// Why a filing needs a person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Trouble {
    None,
    Emergency,
    Late,
    Child,
}

/// The kinds of lives and how many lead each; two hundred together.
const LIVES: &[(usize, Life)] = &[
    (62, Life { filed_ago: 20, trip_in: Some(12), trouble: Trouble::None, steps: &[(0, Step::File)] }),
    (
        50,
        Life {
            filed_ago: 62,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (9, Step::Enter)],
        },
    ),
    (
        45,
        Life {
            filed_ago: 120,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (8, Step::Enter), (41, Step::Leave)],
        },
    ),
    (
        6,
        Life {
            filed_ago: 118,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (6, Step::Enter)],
        },
    ),
    (
        6,
        Life {
            filed_ago: 130,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (6, Step::Enter), (108, Step::Leave)],
        },
    ),
    (6, Life { filed_ago: 1, trip_in: Some(2), trouble: Trouble::Emergency, steps: &[(0, Step::File)] }),
    (4, Life { filed_ago: 1, trip_in: Some(2), trouble: Trouble::Late, steps: &[(0, Step::File)] }),
    (4, Life { filed_ago: 2, trip_in: Some(25), trouble: Trouble::Child, steps: &[(0, Step::File)] }),
    (
        3,
        Life {
            filed_ago: 14,
            trip_in: Some(2),
            trouble: Trouble::Late,
            steps: &[(0, Step::File), (1, Step::Refuse)],
        },
    ),
    (
        2,
        Life {
            filed_ago: 12,
            trip_in: Some(2),
            trouble: Trouble::Late,
            steps: &[(0, Step::File), (1, Step::Refuse), (3, Step::Appeal)],
        },
    ),
    (
        1,
        Life {
            filed_ago: 40,
            trip_in: Some(2),
            trouble: Trouble::Emergency,
            steps: &[
                (0, Step::File),
                (1, Step::Refuse),
                (3, Step::Appeal),
                (9, Step::DecideAppeal(AppealOutcome::Overturned)),
            ],
        },
    ),
    (
        1,
        Life {
            filed_ago: 40,
            trip_in: Some(2),
            trouble: Trouble::Late,
            steps: &[
                (0, Step::File),
                (1, Step::Refuse),
                (3, Step::Appeal),
                (9, Step::DecideAppeal(AppealOutcome::Upheld)),
            ],
        },
    ),
    (
        3,
        Life {
            filed_ago: 6,
            trip_in: Some(40),
            trouble: Trouble::Child,
            steps: &[(0, Step::File), (1, Step::Withdraw)],
        },
    ),
    (
        2,
        Life {
            filed_ago: 9,
            trip_in: Some(30),
            trouble: Trouble::Child,
            steps: &[(0, Step::File), (2, Step::Grant)],
        },
    ),
    (
        2,
        Life {
            filed_ago: 9,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (8, Step::SecondLine)],
        },
    ),
    (
        1,
        Life {
            filed_ago: 9,
            trip_in: None,
            trouble: Trouble::None,
            steps: &[(0, Step::File), (8, Step::TurnBack)],
        },
    ),
    (
        1,
        Life {
            filed_ago: 30,
            trip_in: Some(20),
            trouble: Trouble::None,
            steps: &[(0, Step::File), (2, Step::List(HitKind::LostDocument))],
        },
    ),
    (
        1,
        Life {
            filed_ago: 25,
            trip_in: Some(20),
            trouble: Trouble::None,
            steps: &[(0, Step::List(HitKind::EntryBan)), (1, Step::File)],
        },
    ),
];

/// A kind of life: when it was filed, when the trip is, what troubles it, and its steps by days after the filing.
#[derive(Clone, Copy, Debug)]
struct Life {
    filed_ago: i64,
    trip_in: Option<i64>,
    trouble: Trouble,
    steps: &'static [(i64, Step)],
}

/// One traveller of the demonstration.
struct Traveller {
    person: Person,
    life: Life,
    purpose: &'static str,
    point: &'static str,
    filed_at: Timestamp,
    reference: Option<journey::Reference>,
}

/// Lives through the past months.
///
/// # Errors
///
/// [`FlowError`] of the first step that the house did not take: the demonstration must be as real as the rest.
pub async fn fill(authority: &Authority, staff: &[DemoStaff]) -> Result<(), FlowError> {
    let now = authority.clock.now();
    let mut travellers = travellers(authority, now);
    let mut steps = BTreeMap::new();
    for (place, traveller) in travellers.iter().enumerate() {
        for (days, step) in traveller.life.steps {
            let at = later(traveller.filed_at, SignedDuration::from_hours(days * 24));
            steps.insert((at, place), *step);
        }
    }
    let desk = Desk::of(staff);
    for ((at, place), step) in steps {
        if let Some(traveller) = travellers.get_mut(place) {
            take(authority, &desk, traveller, step, at).await?;
        }
    }
    Ok(())
}

/// Who sits at which desk.
struct Desk {
    officer: StaffId,
    appeals: StaffId,
    border: StaffId,
}

impl Desk {
    fn of(staff: &[DemoStaff]) -> Self {
        let find = |role| staff.iter().find(|member| member.role == role).map(|member| member.id);
        let nobody = staff
            .first()
            .map_or_else(|| StaffId::new(Timestamp::UNIX_EPOCH, &base::SequenceIds::default()), |m| m.id);
        Self {
            officer: find(StaffRole::Officer).unwrap_or(nobody),
            appeals: find(StaffRole::Appeals).unwrap_or(nobody),
            border: find(StaffRole::Border).unwrap_or(nobody),
        }
    }
}

fn travellers(authority: &Authority, now: Timestamp) -> Vec<Traveller> {
    let mut dice = Dice::from_seed(SEED);
    let today = authority.day_of(now);
    let lives = LIVES.iter().flat_map(|(count, life)| std::iter::repeat_n(*life, *count));
    let points =
        ["RUS-PETUKHOVO", "RUS-MASHTAKOVO", "RUS-SHEREMETYEVO", "RUS-VNUKOVO", "RUS-OZINKI", "RUS-KULUNDA"];
    let purposes = ["work", "study", "work", "private", "tourism", "business"];
    lives
        .filter_map(|life| {
            let (youngest, oldest) = if life.trouble == Trouble::Child { (7, 16) } else { (19, 61) };
            let person = person(&mut dice, today, youngest, oldest)?;
            let jitter = SignedDuration::from_mins(dice.below(20 * 60) as i64);
            let filed_at = later(now, SignedDuration::from_hours(-24 * life.filed_ago))
                .checked_sub(jitter)
                .unwrap_or(now);
            let purpose = if life.trouble == Trouble::Child { "study" } else { dice.pick(&purposes)? };
            Some(Traveller { person, life, purpose, point: dice.pick(&points)?, filed_at, reference: None })
        })
        .collect()
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(at)
}

async fn take(
    authority: &Authority,
    desk: &Desk,
    traveller: &mut Traveller,
    step: Step,
    at: Timestamp,
) -> Result<(), FlowError> {
    match step {
        Step::File => file(authority, traveller, at).await?,
        Step::Enter | Step::Leave => cross(authority, desk, traveller, CrossingDecision::Admit, at).await?,
        Step::SecondLine => {
            let reason = "The answers about the employer do not fit the filing.".to_owned();
            cross(authority, desk, traveller, CrossingDecision::SecondLine { reason }, at).await?;
        }
        Step::TurnBack => {
            let decision = CrossingDecision::Refuse {
                reason: ReasonCode::IdentityNotEstablished,
                rule: "rus.entry/application".to_owned(),
                sentence: "The photograph in the passport and the person before the desk do not match."
                    .to_owned(),
            };
            cross(authority, desk, traveller, decision, at).await?;
        }
        Step::List(kind) => list(authority, desk, &traveller.person, kind, at).await?,
        Step::Grant | Step::Refuse => decide(authority, desk, traveller, step, at).await?,
        Step::Appeal => {
            let grounds = "I could not file earlier: the hospital called only the evening before.".to_owned();
            flows::appeal(authority, at, load(authority, traveller).await?, NewAppeal { grounds }).await?;
        }
        Step::DecideAppeal(outcome) => {
            let sentence = match outcome {
                AppealOutcome::Overturned => {
                    "The hospital's letter proves the emergency; the filing was in time."
                }
                AppealOutcome::Upheld => "No emergency is proved, and 72 hours before the entry had passed.",
            };
            let stored = load(authority, traveller).await?;
            flows::decide_appeal(authority, at, desk.appeals, stored, outcome, sentence).await?;
        }
        Step::Withdraw => {
            flows::withdraw(authority, at, load(authority, traveller).await?).await?;
        }
    }
    Ok(())
}

async fn load(authority: &Authority, traveller: &Traveller) -> Result<Stored<Application>, FlowError> {
    let reference = traveller.reference.ok_or(FlowError::NotFound)?;
    let found = authority.record.application_by_reference(reference).await?;
    found.and_then(Found::kept).ok_or(FlowError::NotFound)
}

async fn file(authority: &Authority, traveller: &mut Traveller, at: Timestamp) -> Result<(), FlowError> {
    let proof = match traveller.life.trouble {
        Trouble::Emergency => Some(proof(authority, at).await?),
        _ => None,
    };
    let draft = draft(authority, traveller, at, proof);
    let key = format!("demonstration-{}-{}", traveller.person.nationality, traveller.person.number);
    let application = flows::submit(authority, at, Submission { draft, key }).await?;
    traveller.reference = Some(application.reference());
    Ok(())
}

/// The letter of a hospital that does not exist: one page of a PDF that says so.
async fn proof(authority: &Authority, at: Timestamp) -> Result<String, FlowError> {
    let page = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj \
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj \
4 0 obj<</Length 74>>stream\nBT /F 14 Tf 24 120 Td (Specimen: a hospital letter for the demonstration) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    let key = crate::site::new_key(authority);
    Ok(flows::keep_upload(authority, at, page.to_vec(), &key).await?.to_string())
}

fn draft(authority: &Authority, traveller: &Traveller, at: Timestamp, proof: Option<String>) -> FilingDraft {
    let entry_days = traveller.life.steps.iter().find_map(|(days, step)| match step {
        Step::Enter | Step::SecondLine | Step::TurnBack => Some(*days),
        _ => None,
    });
    let days = entry_days.or(traveller.life.trip_in).unwrap_or(14);
    let entry = later(at, SignedDuration::from_hours(days * 24));
    let point = traveller.point;
    let moment = base::Moment::in_zone(entry, &authority.zone_of(Some(point)));
    let exit = moment.date().saturating_add(jiff::Span::new().days(25));
    let until = moment.date().saturating_add(jiff::Span::new().days(170));
    let urgency =
        if traveller.life.trouble == Trouble::Emergency { "serious-illness-of-relative" } else { "none" };
    let text = |word: &str| Some(word.to_owned());
    FilingDraft {
        document: document(&traveller.person),
        language: "ru".to_owned(),
        entry: EntryDraft { at: Some(moment.to_string()), on: None, point: text(point), mode: None },
        exit: Some(exit.to_string()),
        purpose: traveller.purpose.to_owned(),
        urgency: text(urgency),
        proof,
        role: text("none"),
        contract: (traveller.purpose == "work")
            .then(|| ContractDraft { from: moment.date().to_string(), until: Some(until.to_string()) }),
        residence: text("none"),
        guardian: (traveller.life.trouble == Trouble::Child).then(|| GuardianDraft {
            primary: traveller.person.family.clone(),
            secondary: text("PARENT"),
            nationality: traveller.person.nationality.to_string(),
            document_number: "X0000000".to_owned(),
            relation: "parent".to_owned(),
        }),
        ..FilingDraft::default()
    }
}

fn document(person: &Person) -> DocumentDraft {
    DocumentDraft {
        nationality: person.nationality.to_string(),
        issuer: person.nationality.to_string(),
        kind: "ordinary-passport".to_owned(),
        number: person.number.clone(),
        expires: person.expires.to_string(),
        primary: person.family.clone(),
        secondary: Some(person.given.clone()),
        born: person.born.to_string(),
        sex: person.sex.to_string(),
    }
}

async fn decide(
    authority: &Authority,
    desk: &Desk,
    traveller: &Traveller,
    step: Step,
    at: Timestamp,
) -> Result<(), FlowError> {
    let decision = match step {
        Step::Refuse => CaseDecision::Refuse {
            reason: ReasonCode::FiledTooLate,
            rule: "rus.entry/application".to_owned(),
            sentence:
                "The application came less than 72 hours before the entry, and no emergency was proved."
                    .to_owned(),
        },
        _ => CaseDecision::Grant,
    };
    flows::decide(authority, at, desk.officer, load(authority, traveller).await?, decision).await?;
    Ok(())
}

async fn cross(
    authority: &Authority,
    desk: &Desk,
    traveller: &Traveller,
    decision: CrossingDecision,
    at: Timestamp,
) -> Result<(), FlowError> {
    let application = load(authority, traveller).await?.value;
    let pass = authority.record.passes_of(application.id()).await?.into_iter().find_map(Found::kept);
    let shown = Shown {
        point: traveller.point.to_owned(),
        seal: pass.map(|pass| pass.value.seal),
        mrz: lines_of(&document(&traveller.person)).unwrap_or_default(),
        facts: BorderFacts::default(),
        seen: None,
    };
    let id = authority.new_id(at);
    flows::record_crossing(authority, at, desk.border, id, &shown, decision).await?;
    Ok(())
}

async fn list(
    authority: &Authority,
    desk: &Desk,
    person: &Person,
    kind: HitKind,
    at: Timestamp,
) -> Result<(), FlowError> {
    let nationality: Country = person.nationality;
    let subject = HitSubject::Document { nationality, number: person.number.clone() };
    let (source, reason) = match kind {
        HitKind::LostDocument => ("Report of the holder to the embassy", "The passport was reported lost"),
        _ => ("Specimen register, entry 17", "Overstay of 41 days in an earlier year"),
    };
    let id = authority.new_id(at);
    flows::add_hit(
        authority,
        at,
        desk.officer,
        id,
        kind,
        subject,
        source.to_owned(),
        reason.to_owned(),
        None,
    )
    .await?;
    Ok(())
}
