//! Applications, passes and crossings.

use journey::{
    Actor, Basis, Crossing, CrossingOutcome, Direction, IndexTerm, NewRefusal, NoPassGround, Outcome,
    OutcomeName, PassUse, ReasonCode, Reference, Refusal, Resolution, StageName, document_term,
};
use store::{Found, StoreError, Stored, Write};

use crate::bench::{Bench, at};
use crate::samples::{
    FILED, crossing, filed, first, holder, keep_application, keep_crossing, keep_pass, officer, referral,
    terms,
};

pub async fn an_application_is_found_by_id_reference_and_document(bench: &Bench) {
    let one = keep_application(bench, 1, Outcome::Clear).await;
    keep_application(bench, 2, Outcome::Clear).await;
    let by_reference = bench.record.application_by_reference(one.reference()).await.unwrap();
    assert_eq!(by_reference.unwrap().kept().unwrap().value, one);
    let rows = bench.record.applications_for(&one.filing().document.term()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [one.id()]);
    assert_eq!(rows[0].stage, StageName::Granted);
    assert!(bench.record.application_by_reference(Reference::from_random([0; 8])).await.unwrap().is_none());
}

pub async fn two_officers_cannot_both_decide(bench: &Bench) {
    let application = keep_application(bench, 1, referral()).await;
    let (granting, refusing) = (officer(bench), officer(bench));
    let grant = application.clone().grant_by(granting, at(FILED), &terms()).unwrap();
    let refusal = Refusal::new(NewRefusal {
        officer: refusing,
        reason: ReasonCode::FiledTooLate,
        rule: "rus.entry/window".to_owned(),
        sentence: "The application came two hours before the crossing.".to_owned(),
        at: at(FILED),
    });
    let refuse = application.clone().refuse(refusal.unwrap(), &terms()).unwrap();
    let write = |officer, step: journey::Step| {
        Write::by(Actor::Staff(officer), at(FILED)).update_application(step.application, first(), step.event)
    };
    bench.record.commit(write(granting, grant)).await.unwrap();
    let second = bench.record.commit(write(refusing, refuse)).await;
    assert!(matches!(second, Err(StoreError::Stale { what: "application" })), "{second:?}");
    let found = bench.record.application(application.id()).await.unwrap().unwrap().kept().unwrap();
    assert_eq!(found.value.stage().name(), StageName::Granted);
    assert_eq!(bench.record.events_of(&application.id().to_string()).await.unwrap().len(), 2);
}

pub async fn a_queue_is_paged_by_deadline(bench: &Bench) {
    let mut wanted = Vec::new();
    // Filed on later days in an order of their own; two share a deadline.
    for (number, day) in [(1, 3), (2, 1), (3, 2), (4, 2), (5, 4)] {
        let filed_at = at(&format!("2026-08-0{day}T09:00:00Z"));
        let step = filed(bench, number, referral(), filed_at);
        wanted.push((step.application.stage().deadline().unwrap().ends, step.application.id()));
        bench
            .keep(Write::by(Actor::Traveller, filed_at).insert_application(step.application, step.event))
            .await;
    }
    wanted.sort_unstable();
    for limit in [1, 2, 4, 5, 6] {
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = bench.record.queue(StageName::Referred, cursor, limit).await.unwrap();
            assert!(page.items.len() <= limit as usize);
            seen.extend(page.items.iter().map(|row| (row.deadline.unwrap(), row.id)));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, wanted, "pages of {limit}");
    }
    assert!(bench.record.queue(StageName::Appealed, None, 10).await.unwrap().items.is_empty());
}

pub async fn a_pass_is_used_once_even_by_two_posts_at_once(bench: &Bench) {
    let (_, pass) = keep_pass(bench, 1).await;
    let write = |moment: &str| {
        let used = Basis::Pass(PassUse::recorded(pass.number().to_string()));
        let (crossing, event) = crossing(bench, 1, Direction::Entry, moment, used, CrossingOutcome::Admitted);
        let entered = crossing.details().at;
        let (after, used) = pass.clone().enter(crossing.id(), entered.instant(), entered.date()).unwrap();
        Write::by(Actor::Staff(crossing.details().officer), entered.instant())
            .insert_crossing(crossing, event)
            .update_pass(after, first(), used)
            .once(bench.key(), "")
    };
    let (here, there) = (write("2026-08-10T09:00:00+05:00"), write("2026-08-10T09:00:01+03:00"));
    bench.record.commit(here).await.unwrap();
    let second = bench.record.commit(there).await;
    let is_refused = matches!(second, Err(StoreError::Duplicate { .. } | StoreError::Stale { .. }));
    assert!(is_refused, "{second:?}");
    assert_eq!(found(bench, &holder(1).person_term(), NO_DOCUMENT).await.len(), 1);
    let Some(Found::Kept(stored)) = bench.record.pass(pass.number()).await.unwrap() else { panic!("kept") };
    assert!(
        stored
            .value
            .record
            .clone()
            .enter(stored_crossing(bench).await, at(FILED), pass.window().from)
            .is_err()
    );
    assert!(stored.value.seal.contains("ERIKSSON") && !stored.value.seal.contains("RDB1B"));
    assert_eq!(stored.value.twin.as_deref(), Some("RDB1BTWIN"));
    assert_eq!(bench.record.passes_of(pass.application()).await.unwrap().len(), 1);
}

/// A document on which nobody ever crossed.
const NO_DOCUMENT: &str = "L00000999";

async fn found(bench: &Bench, person: &IndexTerm, document: &str) -> Vec<Stored<Crossing>> {
    let document = document_term(holder(1).nationality, document);
    bench.record.crossings_of(person, &document).await.unwrap()
}

async fn stored_crossing(bench: &Bench) -> journey::CrossingId {
    found(bench, &holder(1).person_term(), NO_DOCUMENT).await[0].value.id()
}

pub async fn crossings_are_found_by_person_and_document(bench: &Bench) {
    let entry = keep_crossing(bench, 1, Direction::Entry, "2026-08-10T09:00:00+05:00").await;
    let exit = keep_crossing(bench, 1, Direction::Exit, "2026-09-10T09:00:00+05:00").await;
    keep_crossing(bench, 2, Direction::Entry, "2026-08-11T09:00:00+05:00").await;
    let of = found(bench, &holder(1).person_term(), NO_DOCUMENT).await;
    assert_eq!(of.into_iter().map(|stored| stored.value).collect::<Vec<_>>(), [entry.clone(), exit]);
    assert_eq!(found(bench, &holder(9).person_term(), "l0000 0001").await.len(), 2);
    // By both, each still comes once.
    assert_eq!(found(bench, &holder(1).person_term(), "L00000001").await.len(), 2);
    assert_eq!(found(bench, &holder(1).person_term(), "L00000002").await.len(), 3);
    assert!(found(bench, &holder(9).person_term(), NO_DOCUMENT).await.is_empty());
    let recent = bench.record.recent_crossings(Some("RUS-PETUKHOVO"), 2).await.unwrap();
    assert_eq!(recent.len(), 2);
    assert!(recent[0].at > recent[1].at);
    assert!(bench.record.recent_crossings(Some("RUS-ELSEWHERE"), 2).await.unwrap().is_empty());
    assert_eq!(bench.record.recent_crossings(None, 9).await.unwrap().len(), 3);
}

pub async fn second_line_stays_open_until_resolved(bench: &Bench) {
    let reason = CrossingOutcome::SecondLine { reason: "The photograph does not fit.".to_owned() };
    let basis = Basis::Without(NoPassGround::Exempt);
    let (open, event) = crossing(bench, 1, Direction::Entry, "2026-08-10T09:00:00+05:00", basis, reason);
    let write =
        Write::by(Actor::Staff(open.details().officer), at(FILED)).insert_crossing(open.clone(), event);
    bench.keep(write).await;
    let queue = bench.record.second_line(None, 10).await.unwrap();
    assert_eq!(queue.items.len(), 1);
    assert!(bench.record.open_stays(None, 10).await.unwrap().items.is_empty());

    let resolution = Resolution::Admit { officer: officer(bench) };
    let stored = queue.items.into_iter().next().unwrap();
    let (resolved, event) = stored.value.resolve(resolution, at("2026-08-10T05:00:00Z")).unwrap();
    let write = |crossing: &journey::Crossing, event: &journey::Event| {
        Write::by(Actor::Machine, at(FILED)).update_crossing(crossing.clone(), stored.version, event.clone())
    };
    bench.record.commit(write(&resolved, &event)).await.unwrap();
    let again = bench.record.commit(write(&resolved, &event)).await;
    assert!(matches!(again, Err(StoreError::Stale { .. })));
    assert!(bench.record.second_line(None, 10).await.unwrap().items.is_empty());
    assert_eq!(bench.record.open_stays(None, 10).await.unwrap().items.len(), 1);
    let found = bench.record.crossing(open.id()).await.unwrap().unwrap().kept().unwrap().value;
    assert_eq!(found.outcome().name(), OutcomeName::Admitted);
    assert!(found.second_line().is_some());
}

pub async fn open_stays_are_entries_that_nothing_follows(bench: &Bench) {
    keep_crossing(bench, 1, Direction::Entry, "2026-08-10T09:00:00+05:00").await;
    keep_crossing(bench, 1, Direction::Exit, "2026-09-10T09:00:00+05:00").await;
    let open = keep_crossing(bench, 2, Direction::Entry, "2026-08-11T09:00:00+05:00").await;
    keep_crossing(bench, 3, Direction::Entry, "2026-08-11T10:00:00+05:00").await;
    let again = keep_crossing(bench, 3, Direction::Entry, "2026-09-11T10:00:00+05:00").await;
    let page = bench.record.open_stays(None, 1).await.unwrap();
    assert_eq!(page.items[0].id, open.id());
    let page = bench.record.open_stays(page.next, 1).await.unwrap();
    assert_eq!(page.items[0].id, again.id());
    assert_eq!(page.next, None);
}

pub async fn rows_for_statistics_hold_no_name(bench: &Bench) {
    keep_crossing(bench, 1, Direction::Entry, "2026-08-10T09:00:00+05:00").await;
    keep_crossing(bench, 1, Direction::Exit, "2026-09-10T09:00:00+05:00").await;
    keep_crossing(bench, 2, Direction::Entry, "2026-08-11T09:00:00+05:00").await;
    let page = bench.record.crossing_rows(None, 2).await.unwrap();
    let rest = bench.record.crossing_rows(page.next.clone(), 2).await.unwrap();
    assert_eq!((page.items.len(), rest.items.len(), rest.next), (2, 1, None));
    let rows: Vec<_> = page.items.iter().chain(&rest.items).collect();
    let persons: std::collections::BTreeSet<_> = rows.iter().map(|row| row.person).collect();
    assert_eq!(persons.len(), 2);
    assert_eq!(rows[0].at.to_string(), "2026-08-10T09:00:00+05:00");
    assert_eq!(rows[0].last_lawful_day.unwrap().to_string(), "2026-11-07");
}

pub async fn counts_say_what_waits(bench: &Bench) {
    keep_application(bench, 1, referral()).await;
    keep_pass(bench, 2).await;
    keep_crossing(bench, 3, Direction::Entry, "2026-08-11T09:00:00+05:00").await;
    let counts = bench.record.counts(at(FILED)).await.unwrap();
    assert_eq!(counts.applications, [(StageName::Granted, 1), (StageName::Referred, 1)]);
    assert_eq!((counts.passes, counts.crossings, counts.second_line, counts.overdue), (1, 1, 0, 0));
    // Three days for the officer, counted in Moscow: over with 4 August there.
    assert_eq!(bench.record.counts(at("2026-08-04T20:59:59Z")).await.unwrap().overdue, 0);
    assert_eq!(bench.record.counts(at("2026-08-04T21:00:00Z")).await.unwrap().overdue, 1);
}
