//! Trust bundles with real signatures: whole, changed, grown old, and followed by a delta.

use base::SignedDuration;
use pass::{
    Bundle, BundleDraft, BundleError, BundlePart, PackHash, PassStatus, PassStatuses, Passport, Policy,
    RevocationState, Signer, StatusIndex, TrustStore,
};

use crate::status::{numbered_seal, plan, statuses};
use crate::world::{AUTHORITY, authority, instant, line, moment, verifier};

const MADE: &str = "2026-08-01T11:00:00+00:00";

fn bundle_of(number: u64, all: &PassStatuses) -> Bundle {
    let crl = AUTHORITY.revocation_list(1, instant(MADE), &[]).unwrap();
    let mut parts = vec![
        BundlePart::anchor(AUTHORITY.certificate()),
        BundlePart::signer(AUTHORITY.signer().certificate()),
        BundlePart::crl("UTO", &crl),
    ];
    parts.extend(BundlePart::status(all).unwrap());
    let draft = BundleDraft {
        issuer: AUTHORITY.state(),
        number,
        made_at: instant(MADE),
        valid_until: instant(MADE) + SignedDuration::from_hours(48),
        policy: Policy { require_crl: true, require_status: true, ..Policy::default() },
        packs: vec![PackHash {
            pack: "rus.entry".to_owned(),
            version: "2026.3.0".to_owned(),
            sha256: "0".repeat(64),
        }],
        parts,
    };
    draft.sign(AUTHORITY.signer()).unwrap()
}

fn bundle(number: u64, status: PassStatus) -> Bundle {
    let mut all = statuses(MADE, status);
    all.expires_at = None;
    bundle_of(number, &all)
}

fn opened(bytes: &[u8]) -> Result<TrustStore, BundleError> {
    TrustStore::from_bundle(bytes, &[], &crypto::AwsLcCheck)
}

#[test]
fn a_seal_is_verified_by_a_bundle_alone() {
    let at = |status, at: &str, expected: &str, state| {
        let store = opened(&bundle(1, status).to_bytes().unwrap()).unwrap();
        let answer = verifier(store).verify(numbered_seal().as_str(), moment(at), Passport::NotShown);
        assert_eq!(line(&answer), expected, "{:?}", answer.notes);
        assert_eq!(answer.revocation.unwrap().state, state);
    };
    let now = "2026-08-01T12:00:00+00:00";
    at(PassStatus::Valid, now, "valid trustable good trusted", RevocationState::NotRevoked);
    at(
        PassStatus::Revoked,
        now,
        "invalid high-fraud-potential good trusted REVOKED",
        RevocationState::Revoked,
    );
    let last = "2026-08-03T11:00:00+00:00";
    at(PassStatus::Valid, last, "valid trustable good trusted", RevocationState::NotRevoked);
    let stale = "unverifiable medium-fraud-potential good trusted STALE_STATUS";
    at(PassStatus::Valid, "2026-08-03T11:00:01+00:00", stale, RevocationState::Stale);
}

#[test]
fn a_bundle_reads_back_and_every_change_is_noticed() {
    let made = bundle(7, PassStatus::Suspended);
    let bytes = made.to_bytes().unwrap();
    assert_eq!(Bundle::read(&bytes).as_ref(), Ok(&made));
    for place in (0..bytes.len()).step_by(3) {
        let mut bad = bytes.clone();
        bad[place] ^= 4;
        // A bit of the packing that changes nothing unpacked is no change of the bundle.
        assert!(opened(&bad).is_err() || Bundle::read(&bad).as_ref() == Ok(&made), "byte {place}");
    }
    for length in (0..bytes.len()).step_by(11) {
        assert!(Bundle::read(&bytes[..length]).is_err(), "cut at {length}");
    }
    assert_eq!(Bundle::read(&[&bytes[..], b"x"].concat()), Err(BundleError::Malformed));
    assert_eq!(Bundle::read(b"PAIZA-BUNDLE-1\n\xff\xff\xff\xff"), Err(BundleError::TooLarge));
}

#[test]
fn a_bundle_stands_under_an_anchor_that_is_believed_already() {
    let bytes = bundle(1, PassStatus::Valid).to_bytes().unwrap();
    let own = [AUTHORITY.certificate().clone()];
    assert!(TrustStore::from_bundle(&bytes, &own, &crypto::AwsLcCheck).is_ok());
    let other = [authority("UTO", 79).certificate().clone()];
    let refused = TrustStore::from_bundle(&bytes, &other, &crypto::AwsLcCheck);
    assert!(matches!(refused, Err(BundleError::Chain(_))), "{refused:?}");
}

#[test]
fn a_delta_leads_to_the_same_bytes_and_from_its_base_alone() {
    let (first, second) = (bundle(1, PassStatus::Valid), bundle(2, PassStatus::Revoked));
    let delta = second.delta_from(&first).unwrap();
    let applied = first.apply(&delta).unwrap();
    assert_eq!(applied.to_bytes().unwrap(), second.to_bytes().unwrap());
    assert_eq!(first.accepts(&applied, &crypto::AwsLcCheck), Ok(()));
    assert_eq!(second.accepts(&first, &crypto::AwsLcCheck), Err(BundleError::NoSuccessor));
    assert_eq!(first.delta_from(&second), Err(BundleError::NoSuccessor));
    assert_eq!(second.apply(&delta), Err(BundleError::AnotherBase { wanted: 1, found: 2 }));
    for place in (0..delta.len()).step_by(3) {
        let mut bad = delta.clone();
        bad[place] ^= 4;
        let fine = first.apply(&bad).is_ok_and(|next| first.accepts(&next, &crypto::AwsLcCheck).is_ok());
        // Only the number that a refusal would name is not held by a hash.
        assert!(!fine || bad.windows(7).any(|part| part.starts_with(b"\"from\":")), "byte {place}");
        if fine {
            assert_eq!(first.apply(&bad), Ok(second.clone()), "byte {place}");
        }
    }
}

/// Lists in a bundle are as old as the bundle: its maker put the newest into it.
#[test]
fn an_older_list_in_a_fresh_bundle_is_as_fresh_as_the_bundle() {
    let old = AUTHORITY.revocation_list(1, instant("2026-07-26T11:00:00+00:00"), &[]).unwrap();
    let draft = BundleDraft {
        issuer: AUTHORITY.state(),
        number: 1,
        made_at: instant(MADE),
        valid_until: instant(MADE) + SignedDuration::from_hours(48),
        policy: Policy { require_crl: true, max_age_hours: Some(1), ..Policy::default() },
        packs: Vec::new(),
        parts: vec![BundlePart::anchor(AUTHORITY.certificate()), BundlePart::crl("UTO", &old)],
    };
    let store = draft.sign(AUTHORITY.signer()).unwrap().trust_store().unwrap();
    let at = moment("2026-08-01T12:00:00+00:00");
    let answer = verifier(store).verify(numbered_seal().as_str(), at, Passport::NotShown);
    assert!(answer.is_valid(), "{:?}", answer.notes);
    assert_eq!(answer.revocation.unwrap().age_seconds, Some(3_600));
}

/// The promise of a day: 10,000 new revocations among 100 million passes.
#[test]
fn a_busy_day_is_a_delta_of_less_than_fifty_kilobytes() {
    let mut all =
        PassStatuses::empty("UTO", "https://uto.example/s", instant(MADE), 100_000_000, plan()).unwrap();
    let first = bundle_of(1, &all);
    assert!(all.list().bytes().len() <= 13_000_000);
    for place in 0..10_000_u64 {
        // SplitMix64: a fixed walk over the list that is as good as random.
        let mixed = (place + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let index = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) % 100_000_000;
        all.record(StatusIndex::new(index as u32).unwrap(), PassStatus::Revoked).unwrap();
    }
    let second = bundle_of(2, &all);
    let delta = second.delta_from(&first).unwrap();
    assert!((10_000..50_000).contains(&delta.len()), "{}", delta.len());
    assert_eq!(first.apply(&delta), Ok(second));
    assert_eq!(AUTHORITY.signer().certificate().state(), Some(AUTHORITY.state()));
}
