//! Keys that change while passes are issued, and a program that stops between the two steps of issuing.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base::{Clock, IdSource, SignedDuration, Timestamp};
use base64ct::{Base64Url, Encoding};
use crypto::OsRandom;
use document::pki::Certificate;
use pass::Passport;
use service::config::{Config, DataFolder};
use service::custody::open_keyring;
use service::flows::{FlowError, Submission, prepare_submission, submit};
use service::installation::{Doors, open};
use service::keyring::Keyring;
use store::Found;

use crate::world::{World, filing, run};

/// Tasks that file at the same time, filings of each, and rotations meanwhile.
const TASKS: usize = 8;
const FILINGS: usize = 20;
const ROTATIONS: usize = 6;

fn submission(number: usize) -> Submission {
    let mut draft = filing();
    draft["document"]["number"] = format!("AA{number:07}").into();
    let letters: String = number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
    draft["document"]["secondary"] = format!("ANVAR {letters}").into();
    Submission { draft: serde_json::from_value(draft).unwrap(), key: format!("load-{number}") }
}

/// The keys as another process has them: `paiza key` beside the running service.
fn other_process(world: &World) -> Arc<Keyring> {
    let random: Arc<dyn IdSource> = Arc::new(OsRandom);
    open_keyring(&DataFolder::at(&world.folder), &Config::default(), &random).unwrap()
}

/// Rotates six times while others file, each time past the hand-over, and destroys the retired key.
async fn rotate(world: &World, issued: &AtomicUsize) {
    let other = other_process(world);
    for step in 1..=ROTATIONS {
        while issued.load(Ordering::Acquire) < step * TASKS * FILINGS / (ROTATIONS + 2) {
            tokio::task::yield_now().await;
        }
        let now = world.now();
        other
            .change(|keys, random| {
                if step % 3 == 0 {
                    keys.roll_over(&crypto::Rollover::default(), now, random)?;
                }
                keys.rotate_signer(&keys.next_short_name(), now, random)
            })
            .unwrap();
        world.clock.advance(SignedDuration::from_secs(crypto::HANDOVER.as_secs() + 1));
        assert!(other.keep(world.now()).unwrap(), "the retired key is destroyed");
    }
}

async fn file(world: &World, task: usize, issued: &AtomicUsize) -> Vec<journey::Application> {
    let mut granted = Vec::new();
    for number in 0..FILINGS {
        let outcome = submit(&world.authority, world.now(), submission(task * FILINGS + number)).await;
        let application = outcome.expect("no pass is refused while keys rotate");
        assert!(application.grant().is_some());
        granted.push(application);
        issued.fetch_add(1, Ordering::Release);
    }
    granted
}

/// Goal: no pass is refused while signers rotate, and none is signed by a retired key.
/// Method: tasks file while the keys are rotated as by another process, and the clock leaps past each hand-over. Then each
/// seal is held against what the key file says of its signer at the moment of signing.
#[test]
fn passes_are_issued_without_a_gap_while_keys_rotate_and_none_by_a_retired_key() {
    run(async {
        let world = Arc::new(World::new().await);
        let issued = Arc::new(AtomicUsize::new(0));
        let filing = (0..TASKS).map(|task| {
            let (world, issued) = (world.clone(), issued.clone());
            tokio::spawn(async move { file(&world, task, &issued).await })
        });
        let filing: Vec<_> = filing.collect();
        rotate(&world, &issued).await;
        let mut granted = Vec::new();
        for task in filing {
            granted.extend(task.await.unwrap());
        }
        assert_eq!(granted.len(), TASKS * FILINGS);
        let mut used = BTreeSet::new();
        for application in &granted {
            used.insert(check(&world, application).await);
        }
        assert!(used.len() > 2, "several signers were at work: {used:?}");
        let counted = world.authority.record.signer_uses().await.unwrap();
        assert_eq!(counted.iter().map(|(_, passes)| passes).sum::<u64>(), (TASKS * FILINGS) as u64);
        assert_eq!(counted.into_iter().map(|(signer, _)| signer).collect::<BTreeSet<_>>(), used);
        let later = world.now().checked_add(SignedDuration::from_hours(1)).unwrap();
        assert_eq!(world.authority.record.unissued(later).await.unwrap(), vec![]);
    });
}

/// Holds the seal of a pass against its signer's times; gives the signer.
async fn check(world: &World, application: &journey::Application) -> String {
    let passes = world.authority.record.passes_of(application.id()).await.unwrap();
    let pass = passes.into_iter().find_map(Found::kept).unwrap().value;
    let json: serde_json::Value = serde_json::from_str(&pass.seal).unwrap();
    let certificate = Base64Url::decode_vec(json["sig"]["cer"].as_str().unwrap()).unwrap();
    let serial = Certificate::from_der(&certificate).unwrap().serial_number();
    let subject = format!("pass:{}", pass.record.number());
    let events = world.authority.record.events_of(&subject).await.unwrap();
    let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["pass-prepared", "pass-issued"]);
    assert_eq!(events[1].details["signer"], serial, "the log names the signer that is in the seal");
    let signed_at: Timestamp = events[1].details["signed-at"].parse().unwrap();
    let signers = world.authority.keys.keys().unwrap().signers();
    let signer = signers.iter().find(|signer| signer.certificate.serial_number() == serial).unwrap();
    let from = signer.certificate.usage_period().0.unwrap();
    assert!(signed_at >= from, "{serial} signed before its period");
    assert!(signed_at < signer.signs_until.unwrap(), "{serial} signed after it was retired");
    let moment = world.authority.moment(world.now());
    let answer = world.authority.verifier().verify(&pass.seal, moment, Passport::NotShown);
    assert_eq!(serde_json::to_value(&answer).unwrap()["chain"], "trusted");
    serial
}

#[test]
fn after_a_stop_between_the_two_steps_it_is_known_what_may_have_been_signed() {
    run(async {
        let world = World::new().await;
        let prepared = prepare_submission(&world.authority, world.now(), submission(1)).await.unwrap();
        let application = prepared.application.clone();
        // The program stops here: the seal exists, and nobody was told.
        drop(prepared);
        world.authority.record.close().await.unwrap();
        world.pass_hours(1);
        let doors = Doors { clock: world.clock.clone(), ids: Arc::new(OsRandom) };
        let folder = DataFolder::at(&world.folder);
        let again = open(&folder, &Config::default(), doors.clone()).await.unwrap();
        assert!(again.record.passes_of(application.id()).await.unwrap().is_empty());
        let found = again.record.unissued(world.now()).await.unwrap();
        assert_eq!(found.len(), 1);
        let content: serde_json::Value = serde_json::from_slice(found[0].content.as_ref().unwrap()).unwrap();
        assert_eq!(content["msg"]["dtan"], found[0].number.to_string());
        assert_eq!(content["msg"]["pi"]["pn"], "AA0000001");
        let current = again.keys.keys().unwrap().signers().pop().unwrap().certificate.serial_number();
        assert_eq!(found[0].signer, current);
        let events = again.record.events_of(&format!("pass:{}", found[0].number)).await.unwrap();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].kind, "pass-prepared");
        assert!(!format!("{events:?}").contains("AA0000001"), "the log names nobody");
        // The same request again makes a pass of its own, and the entry stays for the operator.
        assert!(submit(&again, world.now(), submission(1)).await.unwrap().grant().is_some());
        assert_eq!(again.record.unissued(world.now()).await.unwrap().len(), 1);
        again.record.close().await.unwrap();
        let findings = service::doctor::examine(&folder, doors.clone()).await;
        assert!(findings.iter().any(|finding| finding.code == "pass-unissued"), "{findings:?}");
        // What is personal in it goes when the window has ended.
        let again = open(&folder, &Config::default(), doors).await.unwrap();
        world.pass_hours(24 * 365);
        again.record.sweep(world.now()).await.unwrap();
        assert_eq!(again.record.unissued(world.now()).await.unwrap()[0].content, None);
    });
}

#[test]
fn a_repeated_request_gives_the_first_pass_and_discards_the_second() {
    run(async {
        let world = World::new().await;
        let first = submit(&world.authority, world.now(), submission(1)).await.unwrap();
        let second = submit(&world.authority, world.now(), submission(1)).await.unwrap();
        assert_eq!(first.id(), second.id());
        assert_eq!(world.authority.record.passes_of(first.id()).await.unwrap().len(), 1);
        world.pass_hours(1);
        assert_eq!(world.authority.record.unissued(world.now()).await.unwrap(), vec![]);
        let events = world.authority.record.events_since(0, 100).await.unwrap();
        let count = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
        assert_eq!((count("pass-prepared"), count("pass-issued"), count("pass-discarded")), (2, 1, 1));
    });
}

#[test]
fn without_its_key_file_a_service_signs_nothing_and_still_verifies() {
    run(async {
        let world = World::new().await;
        let application = submit(&world.authority, world.now(), submission(1)).await.unwrap();
        let passes = world.authority.record.passes_of(application.id()).await.unwrap();
        let seal = passes.into_iter().find_map(Found::kept).unwrap().value.seal;
        let file = DataFolder::at(&world.folder).key_file();
        std::fs::rename(&file, file.with_extension("away")).unwrap();
        let refused = submit(&world.authority, world.now(), submission(2)).await;
        assert!(matches!(refused, Err(FlowError::Keys(_))), "{:?}", refused.err());
        let moment = world.authority.moment(world.clock.now());
        let answer = world.authority.verifier().verify(&seal, moment, Passport::NotShown);
        assert_eq!(serde_json::to_value(&answer).unwrap()["chain"], "trusted");
        std::fs::rename(file.with_extension("away"), &file).unwrap();
        submit(&world.authority, world.now(), submission(2)).await.unwrap();
    });
}
