//! What is published of passes: a pass that is taken back is told to every verifier within a minute, online and off.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Method;
use base::{Moment, SignedDuration};
use crypto::AwsLcCheck;
use document::pki::Certificate;
use journey::{Reference, StaffId, WithdrawalReason};
use pass::{Bundle, Passport, RevocationState, Status, StatusToken, TrustStore, Verifier};
use serde_json::Value;
use service::flows::{self, FlowError, PassStep};

use crate::world::{BORN, Reply, World, filing, run};

const STATUS: &str = "/.well-known/paiza/status";
const BUNDLE: &str = "/.well-known/paiza/trust.bundle";

impl World {
    /// A granted pass: its number and its seal.
    async fn numbered(&self) -> (pass::PassNumber, String) {
        let filed = self.file(&filing(), "one").await.json();
        let reference = filed["reference"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/applications/{reference}/pass");
        let seal = self.send(Method::GET, &path, &[("birth-date", BORN)], Body::empty()).await.text();
        let json: Value = serde_json::from_str(&seal).unwrap();
        let _: Reference = reference.parse().unwrap();
        (json["data"]["msg"]["dtan"].as_str().unwrap().parse().unwrap(), seal)
    }

    async fn take(&self, number: pass::PassNumber, step: PassStep) -> Result<(), FlowError> {
        let officer: StaffId = self.authority.new_id(self.now());
        let stored = flows::find_pass(&self.authority, number).await?;
        flows::change_pass(&self.authority, self.now(), officer, stored, step).await.map(|_| ())
    }

    fn later(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// What a verifier says who holds nothing but the published status list and the country certificate.
    async fn by_list(&self, seal: &str) -> (Status, RevocationState) {
        let mut store = TrustStore::new();
        let anchor = self.get("/authority.cer").await.bytes;
        store.add_anchor(Certificate::from_der(&anchor).unwrap());
        store.add_file("x.statuslist+jwt", &self.get(STATUS).await.bytes).unwrap();
        store.add_file("policy.toml", b"require-status = true").unwrap();
        self.verdict(store, seal)
    }

    fn verdict(&self, store: TrustStore, seal: &str) -> (Status, RevocationState) {
        let verifier = Verifier::new(store, Arc::new(AwsLcCheck));
        let answer = verifier.verify(seal, Moment::utc(self.now()), Passport::NotShown);
        (answer.status, answer.revocation.unwrap().state)
    }

    async fn conditional(&self, path: &str, seen: &Reply) -> Reply {
        let tag = seen.headers["etag"].to_str().unwrap().to_owned();
        self.send(Method::GET, path, &[("if-none-match", &tag)], Body::empty()).await
    }
}

fn why() -> (WithdrawalReason, String) {
    (WithdrawalReason::UnderReview, "We look into a report about this passport.".to_owned())
}

fn suspend() -> PassStep {
    let (reason, sentence) = why();
    PassStep::Suspend { reason, sentence }
}

fn revoke() -> PassStep {
    let (reason, sentence) = why();
    PassStep::Revoke { reason, sentence }
}

#[test]
fn a_pass_that_is_taken_back_is_told_within_a_minute() {
    run(async {
        let world = World::new().await;
        let (number, seal) = world.numbered().await;
        assert_eq!(world.by_list(&seal).await, (Status::Valid, RevocationState::NotRevoked));
        world.take(number, suspend()).await.unwrap();
        world.later(59);
        assert_eq!(world.by_list(&seal).await, (Status::Invalid, RevocationState::Suspended));
        world.take(number, PassStep::Restore).await.unwrap();
        world.later(59);
        assert_eq!(world.by_list(&seal).await, (Status::Valid, RevocationState::NotRevoked));
        world.take(number, revoke()).await.unwrap();
        world.later(59);
        assert_eq!(world.by_list(&seal).await, (Status::Invalid, RevocationState::Revoked));
        assert!(matches!(world.take(number, PassStep::Restore).await, Err(FlowError::NotSuspended)));
        assert!(matches!(world.take(number, suspend()).await, Err(FlowError::Pass(_))));
    });
}

#[test]
fn the_list_is_made_anew_for_a_change_and_not_for_a_request() {
    run(async {
        let world = World::new().await;
        let (number, _) = world.numbered().await;
        let first = world.get(STATUS).await;
        assert_eq!(first.kind(), "application/statuslist+jwt");
        assert_eq!(first.headers["cache-control"], "public, max-age=30");
        assert_eq!(first.headers["access-control-allow-origin"], "*");
        world.later(59);
        let same = world.conditional(STATUS, &first).await;
        assert_eq!((same.status.as_u16(), same.bytes.len()), (304, 0));
        world.take(number, revoke()).await.unwrap();
        // Within the same look nothing is made anew.
        assert_eq!(world.conditional(STATUS, &first).await.status, 304);
        world.later(21);
        assert_eq!(world.conditional(STATUS, &first).await.status, 200);
        // Without a change it is signed anew after ten minutes, so that its age can be told from silence.
        let second = world.get(STATUS).await;
        world.later(601);
        let third = world.conditional(STATUS, &second).await;
        assert_eq!(third.status, 200);
        let made = |reply: &Reply| StatusToken::parse(&reply.bytes).unwrap().statuses().made_at;
        assert_eq!(made(&third), world.now());
        let small = world.send(Method::GET, STATUS, &[("accept-encoding", "gzip")], Body::empty()).await;
        assert_eq!(small.headers["content-encoding"], "gzip");
        assert!(small.bytes.len() < third.bytes.len());
        assert_eq!(world.conditional(STATUS, &small).await.status, 200, "another representation");
    });
}

#[test]
fn a_bundle_verifies_without_a_network_and_is_followed_by_deltas() {
    run(async {
        let world = World::new().await;
        let (number, seal) = world.numbered().await;
        let first = world.get(BUNDLE).await;
        let store = TrustStore::from_bundle(&first.bytes, &[], &AwsLcCheck).unwrap();
        assert_eq!(world.verdict(store, &seal), (Status::Valid, RevocationState::NotRevoked));
        let earlier = Bundle::read(&first.bytes).unwrap();
        assert!(earlier.header().packs.iter().any(|pack| pack.pack == "rus.entry"));
        let path = format!("/.well-known/paiza/trust.delta?from={}", earlier.header().number);
        assert_eq!(world.get(&path).await.status, 204, "nothing is newer");
        world.take(number, revoke()).await.unwrap();
        world.later(30);
        let delta = world.get(&path).await;
        assert_eq!(delta.status, 200);
        assert!(delta.bytes.len() < 10_000, "{}", delta.bytes.len());
        let later = earlier.apply(&delta.bytes).unwrap();
        assert_eq!(earlier.accepts(&later, &AwsLcCheck), Ok(()));
        let store = later.trust_store().unwrap();
        assert_eq!(world.verdict(store, &seal), (Status::Invalid, RevocationState::Revoked));
        assert_eq!(world.get("/.well-known/paiza/trust.delta?from=1").await.status, 404);
        // Grown old: first a warning, then no verdict at all.
        world.pass_hours(25);
        let answer = Verifier::new(earlier.trust_store().unwrap(), Arc::new(AwsLcCheck)).verify(
            &seal,
            Moment::utc(world.now()),
            Passport::NotShown,
        );
        assert!(answer.is_valid() && answer.is_old, "{:?}", answer.notes);
        world.pass_hours(72);
        let store = earlier.trust_store().unwrap();
        assert_eq!(world.verdict(store, &seal), (Status::Unverifiable, RevocationState::Stale));
    });
}

#[test]
fn a_border_post_turns_a_suspended_pass_back_by_its_own_record() {
    run(async {
        let world = World::new().await;
        let (number, seal) = world.numbered().await;
        world.take(number, suspend()).await.unwrap();
        let shown = flows::Shown {
            point: "RUS-PETUKHOVO".to_owned(),
            seal: Some(seal),
            mrz: crate::world::passport(),
            ..flows::Shown::default()
        };
        let inspection = flows::inspect(&world.authority, world.now(), &shown).await.unwrap();
        assert!(!inspection.may_admit());
        assert!(inspection.forbids.contains(&flows::Forbids::Pass(journey::PassRefusal::Suspended)));
    });
}
