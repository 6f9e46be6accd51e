//! The smallest staffing keeps the promise, and one officer less does not.

use sim::{Plan, Promise, StaffingError, run, smallest_staffing};

use crate::posts;

const PROMISE: Promise = Promise { minutes: 15.0, share: 0.95, seeds: 10, block_hours: 4 };

fn worst_share(open: u32) -> f64 {
    let plan = Plan::from_toml(&posts::with_officers(open)).unwrap();
    let outcomes: Vec<_> = (1..=u64::from(PROMISE.seeds)).map(|seed| run(&plan, seed)).collect();
    (0..10)
        .map(|hour| {
            let (mut kept, mut all) = (0.0, 0.0);
            for outcome in &outcomes {
                let hour = &outcome.hours[hour];
                if let Some(share) = hour.kept_share {
                    kept += share * hour.arrived as f64;
                    all += hour.arrived as f64;
                }
            }
            kept / all
        })
        .fold(1.0, f64::min)
}

#[test]
fn the_answer_keeps_the_promise_and_one_officer_less_breaks_it() {
    let plan = Plan::from_toml(&posts::with_officers(1)).unwrap();
    let mut days = 0;
    let staffing = smallest_staffing(&plan, PROMISE, &mut |done| days = done).unwrap();
    assert!(days > 20, "progress was told: {days}");
    let all_day = staffing.lanes[0].all_day;
    assert!(worst_share(all_day) >= PROMISE.share);
    assert!(worst_share(all_day - 1) < PROMISE.share);
    let lane = &staffing.lanes[0];
    assert_eq!(lane.by_hour.len(), 24);
    assert_eq!(lane.by_hour.iter().sum::<u32>(), lane.officer_hours);
    // The scenario has ten hours from midnight: nobody is needed after them.
    assert!(lane.by_hour[12..].iter().all(|count| *count == 0), "{:?}", lane.by_hour);
    assert!(lane.by_hour[..8].iter().all(|count| *count >= 1 && *count <= all_day), "{:?}", lane.by_hour);
}

#[test]
fn an_outage_that_nobody_can_work_through_is_said_and_not_staffed() {
    let text = format!("{}\n[[outage]]\nfrom-hour = 3\nuntil-hour = 5\n", posts::with_officers(3));
    let plan = Plan::from_toml(&text).unwrap();
    let error = smallest_staffing(&plan, Promise { seeds: 2, ..PROMISE }, &mut |_| {}).unwrap_err();
    assert!(matches!(error, StaffingError::Impossible { .. }), "{error}");
    assert!(error.to_string().contains("offline"), "{error}");
}

#[test]
fn a_promise_that_cannot_be_meant_is_refused() {
    let plan = Plan::from_toml(&posts::with_officers(3)).unwrap();
    for wrong in [
        Promise { minutes: 0.0, ..PROMISE },
        Promise { minutes: f64::NAN, ..PROMISE },
        Promise { share: 1.0, ..PROMISE },
        Promise { share: 0.0, ..PROMISE },
        Promise { seeds: 0, ..PROMISE },
        Promise { block_hours: 5, ..PROMISE },
    ] {
        assert!(smallest_staffing(&plan, wrong, &mut |_| {}).is_err(), "{wrong:?}");
    }
}
