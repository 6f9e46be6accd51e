//! The file itself: its schema, its rights, its keys, and what the look at one's own health finds.

use std::collections::BTreeMap;

use journey::Actor;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use store::{BareCommits, Found, StoreError, Write};

use crate::bench::{Bench, Folder, at, keys, run};
use crate::samples::{FILED, filed, keep_application, keep_pass, referral};

async fn raw(folder: &Folder) -> SqliteConnection {
    sqlx::sqlite::SqliteConnectOptions::new().filename(folder.file()).connect().await.unwrap()
}

async fn change(folder: &Folder, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut connection = raw(folder).await;
    let done = sqlx::raw_sql(sql).execute(&mut connection).await.map(|_| ());
    connection.close().await?;
    done
}

async fn codes(folder: &Folder, seed: u64) -> Vec<&'static str> {
    let findings = store::examine(&folder.file(), keys(seed)).await.unwrap();
    findings.iter().map(|finding| finding.code).collect()
}

/// A closed database with two applications and an account.
async fn closed(name: &str) -> Folder {
    let bench = Bench::sqlite(name).await;
    keep_application(&bench, 1, referral()).await;
    keep_application(&bench, 2, referral()).await;
    bench.record.close().await.unwrap();
    bench.folder
}

#[test]
fn steps_of_the_schema_go_up_and_down_and_up_again() {
    run(|| async {
        let folder = closed("steps").await;
        store::roll_back(&folder.file(), 0).await.unwrap();
        let mut connection = raw(&folder).await;
        let left: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
            .fetch_all(&mut connection)
            .await
            .unwrap();
        assert_eq!(left, ["schema_step"]);
        connection.close().await.unwrap();
        let record = store::open(&folder.file(), keys(1)).await.unwrap();
        assert!(record.events_since(0, 10).await.unwrap().is_empty());
        record.close().await.unwrap();
    });
}

#[test]
fn passes_of_before_the_status_list_are_kept_without_a_place() {
    run(|| async {
        let bench = Bench::sqlite("before").await;
        let (_, pass) = keep_pass(&bench, 1).await;
        bench.record.close().await.unwrap();
        let folder = bench.folder;
        // Back to the first schema, as an installation of before has it, and up again.
        store::roll_back(&folder.file(), 1).await.unwrap();
        let record = store::open(&folder.file(), keys(1)).await.unwrap();
        let stored = record.pass(pass.number()).await.unwrap().and_then(Found::kept).unwrap();
        assert_eq!((stored.value.record.place(), stored.value.record), (None, pass));
        assert!(record.status_changes(None).await.unwrap().changes.is_empty());
        record.close().await.unwrap();
    });
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    run(|| async {
        let folder = closed("newer").await;
        change(&folder, "INSERT INTO schema_step (version, name) VALUES (99, 'later')").await.unwrap();
        let refused = store::open(&folder.file(), keys(1)).await.map(|_| ());
        assert!(matches!(refused, Err(StoreError::NewerSchema { found: 99, .. })), "{refused:?}");
        assert_eq!(codes(&folder, 1).await, ["database-unreadable"]);
    });
}

#[test]
fn a_file_that_is_something_else_is_left_alone() {
    run(|| async {
        let folder = Folder::new("else");
        std::fs::write(folder.file(), b"this is a letter and no database at all".repeat(100)).unwrap();
        let refused = store::open(&folder.file(), keys(1)).await.map(|_| ());
        assert!(matches!(refused, Err(StoreError::NotOurs { .. })), "{refused:?}");
        std::fs::remove_file(folder.file()).unwrap();
        let mut other = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(folder.file())
            .create_if_missing(true)
            .connect()
            .await
            .unwrap();
        sqlx::raw_sql("CREATE TABLE another_program (x)").execute(&mut other).await.unwrap();
        other.close().await.unwrap();
        let refused = store::open(&folder.file(), keys(1)).await.map(|_| ());
        assert!(matches!(refused, Err(StoreError::NotOurs { .. })), "{refused:?}");
        assert_eq!(codes(&Folder::new("missing"), 1).await, ["database-missing"]);
    });
}

#[test]
fn the_log_can_be_neither_changed_nor_cut() {
    run(|| async {
        let folder = closed("append-only").await;
        assert!(change(&folder, "UPDATE event SET kind = 'x'").await.is_err());
        assert!(change(&folder, "DELETE FROM event").await.is_err());
        assert_eq!(codes(&folder, 1).await, Vec::<&str>::new());
    });
}

#[test]
fn a_forged_log_is_found() {
    run(|| async {
        for (name, forgery) in [
            ("changed", "UPDATE event SET kind = 'x' WHERE sequence = 1"),
            ("cut", "DELETE FROM event WHERE sequence = 1"),
            ("moved", "UPDATE event SET at = at + 1 WHERE sequence = 2"),
        ] {
            let folder = closed(name).await;
            change(&folder, "DROP TRIGGER event_is_not_changed; DROP TRIGGER event_is_not_deleted")
                .await
                .unwrap();
            change(&folder, forgery).await.unwrap();
            assert_eq!(codes(&folder, 1).await, ["event-chain"], "{name}");
        }
    });
}

#[test]
fn a_torn_record_and_an_open_file_are_found() {
    run(|| async {
        let folder = closed("torn").await;
        change(
            &folder,
            "PRAGMA foreign_keys = OFF; INSERT INTO pass (number, application_id, issued_at, valid_from, \
             valid_until, state, kept_since, version) VALUES ('X', 'nobody', 0, '', '', 'unused', 0, 1)",
        )
        .await
        .unwrap();
        assert_eq!(codes(&folder, 1).await, ["record-torn"]);
        use std::os::unix::fs::PermissionsExt;
        let mode =
            |mode| std::fs::set_permissions(folder.file(), std::fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(std::fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o600);
        mode(0o644);
        assert!(codes(&folder, 1).await.contains(&"file-open-to-others"));
    });
}

#[test]
fn a_key_file_of_another_installation_is_found() {
    run(|| async {
        let bench = Bench::sqlite("keys").await;
        let account = store::Account {
            id: journey::StaffId::new(at(FILED), &bench.ids),
            login: "admin".to_owned(),
            name: "Admin".to_owned(),
            role: store::StaffRole::Admin,
            password_hash: String::new(),
            is_locked: false,
            must_change: false,
            created_at: at(FILED),
        };
        bench.keep(Write::by(Actor::Operator, at(FILED)).insert_staff(account)).await;
        bench.record.close().await.unwrap();
        assert_eq!(codes(&bench.folder, 1).await, Vec::<&str>::new());
        assert_eq!(codes(&bench.folder, 2).await, ["key-file"]);
    });
}

#[test]
fn a_closed_record_says_so() {
    run(|| async {
        let bench = Bench::sqlite("closed").await;
        bench.record.ping().await.unwrap();
        bench.record.close().await.unwrap();
        let write = Write::by(Actor::Operator, at(FILED)).note("looked-at", "a".to_owned(), BTreeMap::new());
        assert!(matches!(bench.record.commit(write).await, Err(StoreError::Closed)));
        assert!(bench.record.ping().await.is_err());
    });
}

/// Goal: the yardstick of the benchmark writes the very rows that the record writes.
#[test]
fn the_bare_measure_writes_the_same_rows() {
    run(|| async {
        let bench = Bench::sqlite("bare").await;
        let mut writes = Vec::new();
        for number in 0..10 {
            let step = filed(&bench, number, referral(), at(FILED));
            let write =
                Write::by(Actor::Traveller, at(FILED)).insert_application(step.application, step.event);
            writes.push(write.once(bench.key(), "x"));
        }
        let folder = Folder::new("bare-file");
        let bare = BareCommits::prepare(&folder.file(), keys(1), writes.clone()).await.unwrap();
        assert_eq!(bare.run(4).await.unwrap(), 3);
        for write in writes {
            bench.record.commit(write).await.unwrap();
        }
        let record = store::open(&folder.file(), keys(1)).await.unwrap();
        let (bare, real) =
            (record.events_since(0, 50).await.unwrap(), bench.record.events_since(0, 50).await.unwrap());
        assert_eq!(bare, real);
        assert_eq!(record.examine().await.unwrap(), vec![]);
        assert_eq!(record.counts(at(FILED)).await.unwrap(), bench.record.counts(at(FILED)).await.unwrap());
        record.close().await.unwrap();
    });
}
