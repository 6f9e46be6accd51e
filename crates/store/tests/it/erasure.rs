//! Erasure: the clock moves through the schedule, and what was personal is gone from the very bytes on the disk.

use journey::{
    Actor, Direction, Hit, HitId, HitSubject, NewHit, RecordKind, Retention, UploadId, document_term,
};
use rules::HitKind;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use store::{Found, Upload, Write};

use crate::bench::{Bench, at, run};
use crate::samples::{
    FILED, day, draft, holder, keep_application, keep_crossing, keep_pass, officer, referral,
};

/// Everything on the disk: the database, its log and its index of the log.
fn on_disk(bench: &Bench) -> Vec<u8> {
    let mut bytes = Vec::new();
    for suffix in ["", "-wal", "-shm"] {
        let mut name = bench.folder.file().into_os_string();
        name.push(suffix);
        bytes.extend(std::fs::read(name).unwrap_or_default());
    }
    bytes
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// A traveller with every kind of record, and an open application of another that no schedule may touch.
async fn lived(bench: &Bench) -> journey::PassRecord {
    let (_, pass) = keep_pass(bench, 1).await;
    keep_application(bench, 2, referral()).await;
    keep_crossing(bench, 1, Direction::Entry, "2026-08-10T09:00:00+05:00").await;
    keep_crossing(bench, 1, Direction::Exit, "2026-08-20T09:00:00+05:00").await;
    let upload = Upload {
        id: UploadId::new(at(FILED), &bench.ids),
        application: None,
        media_type: "text/plain".to_owned(),
        content: b"A LETTER ABOUT ANNA ERIKSSON".to_vec(),
        received_at: at(FILED),
    };
    bench.keep(Write::by(Actor::Traveller, at(FILED)).insert_upload(upload)).await;
    let new = NewHit {
        id: HitId::new(at(FILED), &bench.ids),
        kind: HitKind::EntryBan,
        subject: HitSubject::Document {
            nationality: holder(1).nationality,
            number: holder(1).document_number,
        },
        source: "Court".to_owned(),
        reason: "ERIKSSON stayed too long".to_owned(),
        until: Some(day("2026-12-31")),
        added_by: officer(bench),
        added_at: at(FILED),
    };
    let (hit, event) = Hit::add(new, day("2026-08-01")).unwrap();
    bench.keep(Write::by(Actor::Machine, at(FILED)).insert_hit(hit, event)).await;
    pass
}

/// Goal: nothing personal is ever in clear on the disk, and after its day not even the sealed bytes are there.
/// Method: keep every kind of record, note the sealed bytes, move the clock over each limit, read the raw files.
#[test]
fn what_is_personal_is_never_in_clear_and_gone_after_its_day() {
    run(|| async {
        let bench = Bench::sqlite("erasure").await;
        let pass = lived(&bench).await;
        let plain = draft(1);
        let names = ["ERIKSSON", "ANNA", "L00000001", "1990-05-01", "anna.eriksson", "A LETTER"];
        let disk = on_disk(&bench);
        for name in names {
            assert!(!holds(&disk, name.as_bytes()), "`{name}` is in clear on the disk");
        }
        assert_eq!(plain.document.number, "L00000001");

        let retention = Retention { crossing_days: 400, ..Retention::default() };
        let erase = async |now: &str| {
            let erased = bench.record.erase_due(at(now), retention, [5; 32]).await.unwrap();
            erased.counts
        };
        assert_eq!(erase("2026-10-30T08:59:59Z").await, []);
        assert_eq!(erase("2026-10-30T09:00:00Z").await, [(RecordKind::Upload, 1)]);
        // The pass was good until 30 October, everywhere on Earth until noon of the 31st in UTC; then a year.
        assert_eq!(erase("2027-09-14T03:59:59Z").await, []);
        assert_eq!(erase("2027-09-14T04:00:00Z").await, [(RecordKind::Crossing, 1)]);
        assert_eq!(erase("2027-10-31T11:59:59Z").await, [(RecordKind::Crossing, 1)]);
        assert_eq!(
            erase("2027-10-31T12:00:00Z").await,
            [(RecordKind::Application, 1), (RecordKind::Pass, 1)]
        );
        assert_eq!(erase("2027-12-31T23:59:59Z").await, []);
        // The ban held to the end of 31 December 2026, everywhere on Earth.
        assert_eq!(erase("2028-01-01T12:00:00Z").await, [(RecordKind::Hit, 1)]);
        assert_eq!(erase("2040-01-01T00:00:00Z").await, []);
        gone(&bench, &pass).await;
    });
}

async fn gone(bench: &Bench, pass: &journey::PassRecord) {
    let record = &bench.record;
    assert!(matches!(record.application(pass.application()).await.unwrap(), Some(Found::Erased { .. })));
    assert!(matches!(record.pass(pass.number()).await.unwrap(), Some(Found::Erased { .. })));
    let document = document_term(holder(1).nationality, "L00000001");
    assert!(record.crossings_of(&holder(1).person_term(), &document).await.unwrap().is_empty());
    assert!(record.hits(None, 10).await.unwrap().items.is_empty());
    let rows = record.crossing_rows(None, 10).await.unwrap().items;
    assert_eq!(rows.len(), 2, "the count for statistics stays");
    assert_eq!(rows[0].person, rows[1].person, "one secret a run, here the same: still one person");
    let erased = record.events_since(0, 200).await.unwrap();
    assert_eq!(erased.iter().filter(|event| event.kind == "record-erased").count(), 6);
    // The other traveller's open application is untouched.
    let queue = record.queue(journey::StageName::Referred, None, 10).await.unwrap();
    assert!(record.application(queue.items[0].id).await.unwrap().unwrap().kept().is_some());
    assert_eq!(record.examine().await.unwrap(), vec![]);
}

/// Goal: secure deletion and the checkpoint together leave no byte of what was sealed.
#[test]
fn the_sealed_bytes_themselves_are_overwritten() {
    run(|| async {
        let bench = Bench::sqlite("sealed-bytes").await;
        let content: Vec<u8> = (0..40_000_u32).flat_map(u32::to_le_bytes).collect();
        let upload = Upload {
            id: UploadId::new(at(FILED), &bench.ids),
            application: None,
            media_type: "image/png".to_owned(),
            content,
            received_at: at(FILED),
        };
        bench.keep(Write::by(Actor::Traveller, at(FILED)).insert_upload(upload)).await;
        let sealed = sealed_upload(&bench).await;
        assert_eq!(sealed.len() / 1_000, 160);
        // Marks from every tenth of the sealed bytes, each shorter than a page of the file.
        let marks: Vec<&[u8]> = sealed.chunks(16_000).filter_map(|chunk| chunk.get(..64)).collect();
        let disk = on_disk(&bench);
        assert!(marks.iter().any(|mark| holds(&disk, mark)));
        bench.record.erase_due(at("2027-01-01T00:00:00Z"), Retention::default(), [0; 32]).await.unwrap();
        let disk = on_disk(&bench);
        assert!(!marks.iter().any(|mark| holds(&disk, mark)));
    });
}

async fn sealed_upload(bench: &Bench) -> Vec<u8> {
    let mut connection = SqliteConnectOptions::new().filename(bench.folder.file()).connect().await.unwrap();
    let body = sqlx::query_scalar("SELECT body FROM upload").fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    body
}
