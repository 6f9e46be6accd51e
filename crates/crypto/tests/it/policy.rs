//! Revocation and the policy of the trust folder: what is missing or too old is never shown as checked.

use crypto::Revoked;
use pass::{Passport, Policy, RevocationState, Signer, TrustStore};

use crate::world::{AUTHORITY, authority, instant, line, moment, now, seal, trust, verifier};

const MADE: &str = "2026-08-01T11:00:00+00:00";

fn check(store: TrustStore, at: &str, expected: &str, state: RevocationState, age: Option<i64>) {
    let answer = verifier(store).verify(seal().as_str(), moment(at), Passport::NotShown);
    assert_eq!(line(&answer), expected, "{at} {:?}", answer.notes);
    let revocation = answer.revocation.expect("judged");
    assert_eq!((revocation.state, revocation.age_seconds), (state, age), "{at}");
}

fn anchors_only() -> TrustStore {
    let mut store = TrustStore::new();
    store.add_anchor(AUTHORITY.certificate().clone());
    store
}

const NOW: &str = "2026-08-01T12:00:00+00:00";
const VALID: &str = "valid trustable good trusted";
const STALE: &str = "unverifiable medium-fraud-potential good trusted STALE_STATUS";

#[test]
fn without_any_list_revocation_is_unknown_and_a_policy_may_refuse_that() {
    check(anchors_only(), NOW, VALID, RevocationState::Unknown, None);
    for text in ["require-crl = true", "require-status = true"] {
        let mut store = anchors_only();
        store.add_file("policy.toml", text.as_bytes()).unwrap();
        check(store, NOW, STALE, RevocationState::Unknown, None);
    }
}

#[test]
fn a_list_is_fresh_up_to_its_limit() {
    check(trust(&AUTHORITY), NOW, VALID, RevocationState::NotRevoked, Some(3_600));
    // Asked about a moment before the list was made, the knowledge is not negative in age.
    check(trust(&AUTHORITY), "2026-08-01T10:00:00+00:00", VALID, RevocationState::NotRevoked, Some(0));
    let limited = |hours| {
        let mut store = trust(&AUTHORITY);
        store.set_policy(Policy { require_crl: true, max_age_hours: Some(hours), ..Policy::default() });
        store
    };
    check(limited(1), NOW, VALID, RevocationState::NotRevoked, Some(3_600));
    check(limited(1), "2026-08-01T12:00:01+00:00", STALE, RevocationState::Stale, Some(3_601));
    // Ninety days after it was made the next list is due.
    check(
        trust(&AUTHORITY),
        "2026-10-29T23:00:00+00:00",
        VALID,
        RevocationState::NotRevoked,
        Some(89 * 86_400 + 43_200),
    );
    let mut early = anchors_only();
    let list = AUTHORITY.revocation_list(1, instant("2026-07-01T00:00:00+00:00"), &[]).unwrap();
    early.add_file("x.crl", &list).unwrap();
    let expected = Some(90 * 86_400 + 1);
    check(early, "2026-09-29T00:00:01+00:00", STALE, RevocationState::Stale, expected);
}

#[test]
fn a_revoked_signer_is_revoked_at_every_time_and_by_the_newest_list() {
    let revoked = Revoked { certificate: AUTHORITY.signer().certificate().clone(), at: now().instant() };
    let list = |number, made, entries: &[Revoked]| {
        AUTHORITY.revocation_list(number, instant(made), entries).unwrap()
    };
    let mut store = trust(&AUTHORITY);
    store.add_file("new.crl", &list(2, "2026-08-01T11:30:00+00:00", &[revoked])).unwrap();
    let expected = "invalid high-fraud-potential good revoked REVOKED_CERTIFICATE";
    check(store.clone(), NOW, expected, RevocationState::Revoked, Some(1_800));
    check(store, "2026-10-29T12:00:00+00:00", expected, RevocationState::Revoked, Some(89 * 86_400 + 1_800));
}

#[test]
fn a_list_of_another_key_counts_for_nothing() {
    let other = authority("UTO", 55);
    let revoked = Revoked { certificate: AUTHORITY.signer().certificate().clone(), at: now().instant() };
    let mut store = anchors_only();
    store.add_file("x.crl", &other.revocation_list(9, instant(MADE), &[revoked]).unwrap()).unwrap();
    store.set_policy(Policy { require_crl: true, ..Policy::default() });
    check(store, NOW, STALE, RevocationState::Unknown, None);
}

#[test]
fn a_changed_list_counts_for_nothing() {
    let good = AUTHORITY.revocation_list(1, instant(MADE), &[]).unwrap();
    for place in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[place] ^= 1;
        let mut store = anchors_only();
        if store.add_file("x.crl", &bad).is_ok() {
            store.set_policy(Policy { require_crl: true, ..Policy::default() });
            check(store, NOW, STALE, RevocationState::Unknown, None);
        }
    }
}

#[test]
fn a_status_list_that_cannot_be_asked_is_never_shown_as_checked() {
    let mut store = trust(&AUTHORITY);
    assert_eq!(store.add_file("passes.statuslist+jwt", b"anything"), Ok(true));
    check(store.clone(), NOW, VALID, RevocationState::Unknown, Some(3_600));
    store.set_policy(Policy { require_status: true, ..Policy::default() });
    check(store, NOW, STALE, RevocationState::Unknown, Some(3_600));
}
