//! Accounts, sessions, settings, and what is swept.

use std::collections::BTreeMap;

use base::Country;
use journey::{Actor, Retention, StaffId};
use store::{Account, AuthoritySettings, Idempotency, Receipt, Session, StaffRole, StoreError, Write};

use crate::bench::{Bench, at};
use crate::samples::{FILED, first, terms};

fn account(bench: &Bench, login: &str) -> Account {
    Account {
        id: StaffId::new(at(FILED), &bench.ids),
        login: login.to_owned(),
        name: "Officer One".to_owned(),
        role: StaffRole::Officer,
        password_hash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned(),
        is_locked: false,
        must_change: true,
        created_at: at(FILED),
    }
}

pub async fn an_account_is_found_by_login_whatever_its_case(bench: &Bench) {
    let mut one = account(bench, "officer.one");
    bench.keep(Write::by(Actor::Operator, at(FILED)).insert_staff(one.clone())).await;
    let stored = bench.record.staff_by_login(" Officer.ONE ").await.unwrap().unwrap();
    assert_eq!(stored.value, one);
    one.is_locked = true;
    let write = Write::by(Actor::Operator, at(FILED)).update_staff(one.clone(), stored.version);
    bench.record.commit(write.clone()).await.unwrap();
    assert!(matches!(bench.record.commit(write).await, Err(StoreError::Stale { what: "account" })));
    assert!(bench.record.staff(one.id).await.unwrap().unwrap().value.is_locked);
    assert_eq!(bench.record.all_staff().await.unwrap().len(), 1);
    assert!(bench.record.staff_by_login("nobody").await.unwrap().is_none());
}

pub async fn a_login_is_taken_once(bench: &Bench) {
    bench.keep(Write::by(Actor::Operator, at(FILED)).insert_staff(account(bench, "one"))).await;
    let second = Write::by(Actor::Operator, at(FILED)).insert_staff(account(bench, "ONE"));
    let refused = bench.record.commit(second.once(bench.key(), "")).await;
    assert!(matches!(refused, Err(StoreError::Duplicate { what: "account" })), "{refused:?}");
}

pub async fn a_session_ends_at_its_hour(bench: &Bench) {
    let session = Session { id: [3; 16], content: b"staff".to_vec(), expires_at: at(FILED) };
    assert!(bench.record.create_session(session.clone()).await.unwrap());
    assert!(!bench.record.create_session(session.clone()).await.unwrap());
    let before = at("2026-08-01T08:59:59Z");
    assert_eq!(bench.record.session([3; 16], before).await.unwrap(), Some(session.clone()));
    assert_eq!(bench.record.session([3; 16], at(FILED)).await.unwrap(), None);
    let changed = Session { content: b"other".to_vec(), ..session };
    bench.record.save_session(changed.clone()).await.unwrap();
    assert_eq!(bench.record.session([3; 16], before).await.unwrap(), Some(changed));
    bench.record.end_session([3; 16]).await.unwrap();
    assert_eq!(bench.record.session([3; 16], before).await.unwrap(), None);
    assert!(bench.record.events_since(0, 10).await.unwrap().is_empty());
}

pub async fn settings_are_set_once_and_changed_by_version(bench: &Bench) {
    assert!(bench.record.settings().await.unwrap().is_none());
    let uto = Country::parse("UTO").unwrap();
    let mut settings = AuthoritySettings {
        name: "Specimen authority".to_owned(),
        state: uto,
        rules_of: Country::parse("RUS").unwrap(),
        place: "Capital".to_owned(),
        packs: vec!["rus.entry".to_owned()],
        is_demo: true,
        terms: terms(),
        retention: Retention::default(),
        established_at: at(FILED),
        status: None,
    };
    let write = Write::by(Actor::Operator, at(FILED)).insert_settings(settings.clone());
    bench.record.commit(write.clone()).await.unwrap();
    assert!(matches!(bench.record.commit(write).await, Err(StoreError::Duplicate { what: "authority" })));
    settings.terms.appeal_days = 30;
    let write = Write::by(Actor::Operator, at(FILED)).update_settings(settings.clone(), first());
    bench.record.commit(write.clone()).await.unwrap();
    assert!(matches!(bench.record.commit(write).await, Err(StoreError::Stale { what: "authority" })));
    assert_eq!(bench.record.settings().await.unwrap().unwrap().value, settings);
}

pub async fn swept_keys_are_forgotten_after_a_week(bench: &Bench) {
    let write = || {
        let key = Idempotency { key: "k".to_owned(), request: [1; 32] };
        Write::by(Actor::Operator, at(FILED))
            .note("looked-at", "a".to_owned(), BTreeMap::new())
            .once(key, "x")
    };
    bench.record.commit(write()).await.unwrap();
    assert_eq!(bench.record.sweep(at("2026-08-08T08:59:59Z")).await.unwrap(), 0);
    assert!(matches!(bench.record.commit(write()).await, Ok(Receipt::Repeated { .. })));
    assert_eq!(bench.record.sweep(at("2026-08-08T09:00:00Z")).await.unwrap(), 1);
    assert!(matches!(bench.record.commit(write()).await, Ok(Receipt::Kept { .. })));
}
