//! Status lists with real signatures: what they say of a pass, and when nothing they say counts.

use base::parse_date;
use pass::{
    Authorisation, Draft, NumberKey, NumberPlan, PassStatus, PassStatuses, Passport, Policy, RevocationState,
    SealText, StatusIndex, TrustStore, issue, sign_statuses,
};

use crate::world::{AUTHORITY, authority, draft, instant, line, moment, now, trust, verifier};

const MADE: &str = "2026-08-01T11:00:00+00:00";
const NOW: &str = "2026-08-01T12:00:00+00:00";
const VALID: &str = "valid trustable good trusted";
const STALE: &str = "unverifiable medium-fraud-potential good trusted STALE_STATUS";
const REVOKED: &str = "invalid high-fraud-potential good trusted REVOKED";
const PLACE: u32 = 77_777;

pub fn plan() -> NumberPlan {
    NumberPlan { key: NumberKey::from_random([5; 16]), since: parse_date("2026-08-01").unwrap() }
}

pub fn index() -> StatusIndex {
    StatusIndex::new(PLACE).unwrap()
}

/// The seal of a pass at that place.
pub fn numbered_seal() -> SealText {
    let plain = draft();
    let number = plan().key.number(index(), [1; 8], &plain.holder).to_string();
    let authorisation = Authorisation::new(Draft { number, ..plain }).unwrap();
    issue(&authorisation, AUTHORITY.state(), now().instant(), AUTHORITY.signer(), &crypto::AwsLcCheck)
        .unwrap()
}

pub fn statuses(made: &str, status: PassStatus) -> PassStatuses {
    let address = "https://uto.example/.well-known/paiza/status";
    let mut all = PassStatuses::empty("UTO", address, instant(made), 100_000, plan()).unwrap();
    all.expires_at = Some(instant(made) + base::SignedDuration::from_hours(24));
    all.lifetime_seconds = Some(3_600);
    all.record(index(), status).unwrap();
    all
}

fn token(all: &PassStatuses) -> Vec<u8> {
    sign_statuses(all, AUTHORITY.signer()).unwrap().into_bytes()
}

fn store(tokens: &[Vec<u8>]) -> TrustStore {
    let mut store = trust(&AUTHORITY);
    for (place, token) in tokens.iter().enumerate() {
        assert_eq!(store.add_file(&format!("{place}.statuslist+jwt"), token), Ok(true));
    }
    store
}

fn check(
    store: TrustStore,
    seal: &SealText,
    at: &str,
    expected: &str,
    state: RevocationState,
    age: Option<i64>,
) {
    let answer = verifier(store).verify(seal.as_str(), moment(at), Passport::NotShown);
    assert_eq!(line(&answer), expected, "{at} {:?}", answer.notes);
    let revocation = answer.revocation.expect("judged");
    assert_eq!((revocation.state, revocation.age_seconds), (state, age), "{at} {:?}", answer.notes);
}

#[test]
fn a_list_says_valid_revoked_or_suspended() {
    let seal = numbered_seal();
    let at = |status, expected, state| {
        check(store(&[token(&statuses(MADE, status))]), &seal, NOW, expected, state, Some(3_600));
    };
    at(PassStatus::Valid, VALID, RevocationState::NotRevoked);
    at(PassStatus::Revoked, REVOKED, RevocationState::Revoked);
    at(PassStatus::Suspended, REVOKED, RevocationState::Suspended);
}

#[test]
fn a_policy_that_wants_a_status_list_is_satisfied_by_one() {
    let mut trust = store(&[token(&statuses(MADE, PassStatus::Valid))]);
    trust.add_file("policy.toml", b"require-crl = true\nrequire-status = true\nmax-age-hours = 1").unwrap();
    let seal = numbered_seal();
    check(trust.clone(), &seal, NOW, VALID, RevocationState::NotRevoked, Some(3_600));
    check(trust, &seal, "2026-08-01T12:00:01+00:00", STALE, RevocationState::Stale, Some(3_601));
}

#[test]
fn a_list_past_its_end_is_stale_and_still_revokes() {
    let seal = numbered_seal();
    let (last, first) = ("2026-08-02T11:00:00+00:00", "2026-08-02T11:00:01+00:00");
    let valid = || store(&[token(&statuses(MADE, PassStatus::Valid))]);
    check(valid(), &seal, last, VALID, RevocationState::NotRevoked, Some(86_400));
    check(valid(), &seal, first, STALE, RevocationState::Stale, Some(86_401));
    let revoked = store(&[token(&statuses(MADE, PassStatus::Revoked))]);
    check(revoked, &seal, first, REVOKED, RevocationState::Revoked, Some(86_401));
}

#[test]
fn the_newest_list_counts() {
    let older = token(&statuses("2026-08-01T10:00:00+00:00", PassStatus::Suspended));
    let newer = token(&statuses(MADE, PassStatus::Valid));
    for tokens in [[older.clone(), newer.clone()], [newer, older]] {
        check(store(&tokens), &numbered_seal(), NOW, VALID, RevocationState::NotRevoked, Some(3_600));
    }
}

#[test]
fn an_older_pass_has_no_place_and_stays_unknown() {
    let mut all = statuses(MADE, PassStatus::Valid);
    all.numbers = Some(NumberPlan { since: parse_date("2026-08-02").unwrap(), ..plan() });
    let trust = store(&[token(&all)]);
    check(trust.clone(), &numbered_seal(), NOW, VALID, RevocationState::Unknown, Some(3_600));
    let mut strict = trust;
    strict.set_policy(Policy { require_status: true, ..Policy::default() });
    check(strict, &numbered_seal(), NOW, STALE, RevocationState::Unknown, Some(3_600));
    all.numbers = None;
    check(store(&[token(&all)]), &numbered_seal(), NOW, VALID, RevocationState::Unknown, Some(3_600));
}

#[test]
fn a_place_outside_the_list_is_never_valid() {
    let mut small =
        PassStatuses::empty("UTO", "https://uto.example/s", instant(MADE), PLACE / 8 * 8, plan()).unwrap();
    small.lifetime_seconds = None;
    check(store(&[token(&small)]), &numbered_seal(), NOW, STALE, RevocationState::Unknown, Some(3_600));
}

#[test]
fn a_changed_or_foreign_list_counts_for_nothing() {
    let seal = numbered_seal();
    let good = token(&statuses(MADE, PassStatus::Valid));
    for place in (0..good.len()).step_by(41) {
        let mut bad = good.clone();
        bad[place] = if bad[place] == b'A' { b'B' } else { b'A' };
        check(store(&[bad]), &seal, NOW, VALID, RevocationState::Unknown, Some(3_600));
    }
    // Another authority of the same name and state, which nobody trusts.
    let other = authority("UTO", 77);
    let foreign = sign_statuses(&statuses(MADE, PassStatus::Revoked), other.signer()).unwrap();
    check(store(&[foreign.into_bytes()]), &seal, NOW, VALID, RevocationState::Unknown, Some(3_600));
    // A list that says it is another state's.
    let mut all = statuses(MADE, PassStatus::Revoked);
    all.issuer = Some("KAZ".to_owned());
    check(store(&[token(&all)]), &seal, NOW, VALID, RevocationState::Unknown, Some(3_600));
}

#[test]
fn a_list_of_another_state_says_nothing_here() {
    let kazakh = authority("KAZ", 78);
    let mut all = statuses(MADE, PassStatus::Revoked);
    all.issuer = Some("KAZ".to_owned());
    let foreign = sign_statuses(&all, kazakh.signer()).unwrap().into_bytes();
    let mut trust = store(&[foreign]);
    trust.add_anchor(kazakh.certificate().clone());
    check(trust, &numbered_seal(), NOW, VALID, RevocationState::NotRevoked, Some(3_600));
}

#[test]
fn age_is_shown_before_it_changes_the_verdict() {
    let old = |hours: u32, at: &str| {
        let mut trust = store(&[token(&statuses(MADE, PassStatus::Valid))]);
        trust.set_policy(Policy { warn_age_hours: Some(hours), ..Policy::default() });
        let answer = verifier(trust).verify(numbered_seal().as_str(), moment(at), Passport::NotShown);
        assert!(answer.is_valid(), "{:?}", answer.notes);
        answer.is_old
    };
    assert!(!old(1, NOW));
    assert!(old(1, "2026-08-01T12:00:01+00:00"), "past the warning");
    assert!(!old(9, "2026-08-01T12:00:01+00:00"), "the lifetime that a list names is for caches");
}

#[test]
fn what_was_signed_reads_back() {
    for status in [PassStatus::Valid, PassStatus::Revoked, PassStatus::Suspended] {
        let all = statuses(MADE, status);
        let read = pass::StatusToken::parse(&token(&all)).unwrap();
        assert_eq!(read.statuses(), &all);
        assert!(read.check_signature(&crypto::AwsLcCheck).is_ok());
    }
}
