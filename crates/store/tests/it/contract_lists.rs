//! Officers' lists, and uploads.

use journey::{Actor, Hit, HitId, HitSubject, NewHit, Outcome, UploadId, person_term};
use rules::HitKind;
use store::{StoreError, Upload, Write};

use crate::bench::{Bench, at};
use crate::samples::{FILED, day, draft, filed, first, holder, officer};

async fn keep_hit(bench: &Bench, subject: HitSubject, until: Option<&str>) -> Hit {
    let new = NewHit {
        id: HitId::new(at(FILED), &bench.ids),
        kind: HitKind::EntryBan,
        subject,
        source: "Court of the capital, 7/2026".to_owned(),
        reason: "Stayed 200 days too long.".to_owned(),
        until: until.map(day),
        added_by: officer(bench),
        added_at: at(FILED),
    };
    let (hit, event) = Hit::add(new, day("2026-08-01")).unwrap();
    let actor = Actor::Staff(hit.details().added_by);
    bench.keep(Write::by(actor, at(FILED)).insert_hit(hit.clone(), event)).await;
    hit
}

fn person(number: u32) -> HitSubject {
    let holder = holder(number);
    HitSubject::Person { primary: holder.primary, secondary: holder.secondary, born: holder.born }
}

fn document(number: u32) -> HitSubject {
    let holder = holder(number);
    HitSubject::Document { nationality: holder.nationality, number: holder.document_number }
}

pub async fn a_hit_is_found_by_person_or_document_while_it_holds(bench: &Bench) {
    keep_hit(bench, person(1), Some("2027-01-01")).await;
    keep_hit(bench, document(1), None).await;
    keep_hit(bench, document(2), None).await;
    // Another person born on the same day, and a name in the letters of another script.
    keep_hit(
        bench,
        HitSubject::Person { primary: "SMITH".to_owned(), secondary: None, born: holder(1).born },
        None,
    )
    .await;
    let written =
        HitSubject::Person { primary: "Эрикссон".to_owned(), secondary: None, born: holder(4).born };
    keep_hit(bench, written, None).await;
    let born = holder(4).born;
    let found =
        bench.record.hits_on(&[person_term("ERIKSSON", None, born)], day("2026-08-01")).await.unwrap();
    assert_eq!(found.len(), 1);
    let on = async |number, date| {
        let terms = [holder(number).person_term(), holder(number).document_term()];
        bench.record.hits_on(&terms, day(date)).await.unwrap().len()
    };
    assert_eq!(on(1, "2027-01-01").await, 2);
    assert_eq!(on(1, "2027-01-02").await, 1);
    assert_eq!(on(2, "2030-01-01").await, 1);
    assert_eq!(on(3, "2026-08-01").await, 0);
}

pub async fn an_ended_hit_stays_on_the_list(bench: &Bench) {
    let hit = keep_hit(bench, person(1), None).await;
    let id = hit.details().id;
    let (ended, event) = hit.end(officer(bench), at(FILED), "Set aside by the court.").unwrap();
    let write = Write::by(Actor::Machine, at(FILED)).update_hit(ended.clone(), first(), event);
    bench.record.commit(write).await.unwrap();
    assert!(bench.record.hits_on(&[holder(1).person_term()], day("2026-08-01")).await.unwrap().is_empty());
    assert_eq!(bench.record.hit(id).await.unwrap().unwrap().kept().unwrap().value, ended);
    assert_eq!(bench.record.hits(None, 10).await.unwrap().items.len(), 1);
    let events = bench.record.events_of(&id.to_string()).await.unwrap();
    assert_eq!(
        events.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>(),
        ["hit-added", "hit-ended"]
    );
}

pub async fn an_upload_belongs_to_one_application(bench: &Bench) {
    let upload = Upload {
        id: UploadId::new(at(FILED), &bench.ids),
        application: None,
        media_type: "application/pdf".to_owned(),
        content: b"%PDF-1.7 a doctor's letter".to_vec(),
        received_at: at(FILED),
    };
    bench.keep(Write::by(Actor::Traveller, at(FILED)).insert_upload(upload.clone())).await;
    let stored = bench.record.upload(upload.id).await.unwrap().unwrap().kept().unwrap().value;
    assert_eq!(stored, upload);

    let mut with_proof = draft(1);
    with_proof.urgency = Some("death-of-relative".to_owned());
    with_proof.proof = Some(upload.id.to_string());
    let filing = with_proof.parse(day("2026-08-01")).unwrap();
    for (number, is_first) in [(1, true), (2, false)] {
        let other = filed(bench, number, Outcome::Clear, at(FILED)).application;
        let step = journey::Submitted::new(other.id(), other.reference(), at(FILED), filing.clone()).assess(
            other.assessment().clone(),
            at(FILED),
            &crate::samples::terms(),
        );
        let write = Write::by(Actor::Traveller, at(FILED)).insert_application(step.application, step.event);
        let kept = bench.record.commit(write.once(bench.key(), "")).await;
        assert_eq!(kept.is_ok(), is_first, "{kept:?}");
        assert!(is_first || matches!(kept, Err(StoreError::Stale { what: "upload" })));
    }
    let stored = bench.record.upload(upload.id).await.unwrap().unwrap().kept().unwrap().value;
    assert!(stored.application.is_some());
}
