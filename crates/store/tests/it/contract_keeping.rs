//! Keeping: what is acknowledged, repeated, refused, and written at the same time.

use std::collections::BTreeMap;

use journey::{Actor, Outcome};
use store::{Idempotency, Receipt, StoreError, Write};

use crate::bench::{Bench, at};
use crate::samples::{FILED, filed, first, keep_application, referral};

fn note(kind: &str, subject: &str) -> Write {
    Write::by(Actor::Operator, at(FILED)).note(kind, subject.to_owned(), BTreeMap::new())
}

pub async fn what_is_acknowledged_is_read_back_with_its_event(bench: &Bench) {
    let application = keep_application(bench, 1, referral()).await;
    let found = bench.record.application(application.id()).await.unwrap().unwrap().kept().unwrap();
    assert_eq!(found.value, application);
    let events = bench.record.events_of(&application.id().to_string()).await.unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].kind, "application-submitted");
    assert_eq!(events[0].actor, Actor::Traveller);
    assert_eq!(events[0].details["reasons"], "filed-late");
}

pub async fn a_repeated_request_gets_the_first_answer_and_writes_nothing(bench: &Bench) {
    let key = Idempotency { key: "apply:1".to_owned(), request: [7; 32] };
    let step = |number| {
        let step = filed(bench, number, Outcome::Clear, at(FILED));
        Write::by(Actor::Traveller, at(FILED)).insert_application(step.application, step.event)
    };
    let first = bench.record.commit(step(1).once(key.clone(), "first")).await.unwrap();
    assert_eq!(first, Receipt::Kept { sequence: 1 });
    for _ in 0..2 {
        let again = bench.record.commit(step(2).once(key.clone(), "second")).await.unwrap();
        assert_eq!(again, Receipt::Repeated { answer: "first".to_owned() });
    }
    assert_eq!(bench.record.events_since(0, 10).await.unwrap().len(), 1);
}

pub async fn a_key_that_was_used_for_another_request_is_refused(bench: &Bench) {
    let once = |request| Idempotency { key: "apply:1".to_owned(), request };
    let write = || note("looked-at", "a");
    bench.record.commit(write().once(once([1; 32]), "")).await.unwrap();
    let other = bench.record.commit(write().once(once([2; 32]), "")).await;
    assert!(matches!(other, Err(StoreError::KeyReused)), "{other:?}");
    for key in ["", "a\nb", &"x".repeat(129)] {
        let unfit = Idempotency { key: key.to_owned(), request: [1; 32] };
        let refused = bench.record.commit(write().once(unfit, "")).await;
        assert!(matches!(refused, Err(StoreError::KeyUnfit)), "{key}");
    }
    let longest = Idempotency { key: "x".repeat(128), request: [1; 32] };
    assert!(bench.record.commit(write().once(longest, "")).await.is_ok());
}

pub async fn a_write_that_creates_needs_a_key(bench: &Bench) {
    let step = filed(bench, 1, Outcome::Clear, at(FILED));
    let write = Write::by(Actor::Traveller, at(FILED)).insert_application(step.application, step.event);
    assert!(matches!(bench.record.commit(write).await, Err(StoreError::KeyMissing)));
    let empty = Write::by(Actor::Operator, at(FILED));
    assert!(matches!(bench.record.commit(empty).await, Err(StoreError::EmptyWrite)));
    assert!(bench.record.commit(note("looked-at", "a")).await.is_ok());
}

pub async fn a_write_that_fails_takes_back_itself_and_nothing_else(bench: &Bench) {
    let application = keep_application(bench, 1, referral()).await;
    let step = application.clone().withdraw(at(FILED)).unwrap();
    // One write with a good note and a stale change between two good writes, all waiting for one commit.
    let stale = note("looked-at", "torn")
        .update_application(step.application, store::Version::from_number(9), step.event)
        .once(bench.key(), "");
    let (before, torn, after) = futures(
        bench.record.commit(note("looked-at", "before")),
        bench.record.commit(stale),
        bench.record.commit(note("looked-at", "after")),
    )
    .await;
    assert_eq!(before.unwrap(), Receipt::Kept { sequence: 2 });
    assert!(matches!(torn, Err(StoreError::Stale { what: "application" })), "{torn:?}");
    assert_eq!(after.unwrap(), Receipt::Kept { sequence: 3 });
    assert!(bench.record.events_of("torn").await.unwrap().is_empty());
    let found = bench.record.application(application.id()).await.unwrap().unwrap().kept().unwrap();
    assert_eq!((found.version, found.value), (first(), application));
    assert_eq!(bench.record.examine().await.unwrap(), vec![]);
}

/// Waits for three at once.
async fn futures<A, B, C>(
    a: impl Future<Output = A>,
    b: impl Future<Output = B>,
    c: impl Future<Output = C>,
) -> (A, B, C) {
    let (mut a, mut b, mut c) = (std::pin::pin!(a), std::pin::pin!(b), std::pin::pin!(c));
    let (mut out_a, mut out_b, mut out_c) = (None, None, None);
    std::future::poll_fn(|context| {
        use std::task::Poll;
        macro_rules! poll {
            ($future:ident, $out:ident) => {
                if $out.is_none()
                    && let Poll::Ready(value) = $future.as_mut().poll(context)
                {
                    $out = Some(value);
                }
            };
        }
        poll!(a, out_a);
        poll!(b, out_b);
        poll!(c, out_c);
        if out_a.is_some() && out_b.is_some() && out_c.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (out_a.unwrap(), out_b.unwrap(), out_c.unwrap())
}

pub async fn many_writers_at_once_leave_one_whole_chain_of_events(bench: &Bench) {
    let mut tasks = Vec::new();
    for number in 0..600_u32 {
        let record = bench.record.clone();
        let write = note("looked-at", &format!("subject-{}", number % 7));
        tasks.push(tokio::spawn(async move { record.commit(write).await.unwrap() }));
    }
    let mut numbers = Vec::new();
    for task in tasks {
        match task.await.unwrap() {
            Receipt::Kept { sequence } => numbers.push(sequence),
            Receipt::Repeated { .. } => panic!("no key was given"),
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=600).collect::<Vec<_>>());
    assert_eq!(bench.record.examine().await.unwrap(), vec![]);
}

pub async fn events_are_numbered_without_gaps_and_found_by_subject(bench: &Bench) {
    for subject in ["a", "b", "a"] {
        bench.record.commit(note("looked-at", subject)).await.unwrap();
    }
    let all = bench.record.events_since(0, 10).await.unwrap();
    assert_eq!(all.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(all[1].previous, all[0].hash);
    let later = bench.record.events_since(2, 10).await.unwrap();
    assert_eq!(later, all[2..]);
    let of_a = bench.record.events_of("a").await.unwrap();
    assert_eq!(of_a.iter().map(|event| event.sequence).collect::<Vec<_>>(), [1, 3]);
}
