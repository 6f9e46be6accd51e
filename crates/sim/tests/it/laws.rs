//! What must hold of every run: nobody is lost, nobody is served twice, a seed is a seed.

use sim::{Outcome, Plan, run};

use crate::posts;

/// Everybody who came was served, is at a desk, or waits; everybody sent to the second line likewise.
fn assert_nobody_is_lost(outcome: &Outcome) {
    let seed = outcome.seed;
    assert_eq!(outcome.arrived, outcome.served + outcome.at_desk + outcome.left_in_queue, "seed {seed}");
    let lanes: u64 = outcome.lanes.iter().map(|lane| lane.arrived).sum();
    assert_eq!(lanes, outcome.arrived, "seed {seed}");
    let hours: u64 = outcome.hours.iter().map(|hour| hour.arrived).sum();
    assert_eq!(hours, outcome.arrived, "seed {seed}");
    if let Some(second) = outcome.second_line {
        assert!(second.served + second.left_in_queue <= second.sent, "seed {seed}");
        assert!(second.sent <= outcome.served, "nobody is referred who was not seen, seed {seed}");
    }
}

#[test]
fn nobody_is_lost_and_nobody_is_served_twice() {
    for text in [posts::ORDINARY, posts::OVERRUN, posts::BUSES, posts::WEEK] {
        let plan = Plan::from_toml(text).unwrap();
        for seed in 0..40 {
            assert_nobody_is_lost(&run(&plan, seed));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_another_day() {
    let plan = Plan::from_toml(posts::ORDINARY).unwrap();
    let text = |seed| serde_json::to_string(&run(&plan, seed)).unwrap();
    assert_eq!(text(5), text(5));
    assert_ne!(text(5), text(6));
}

#[test]
fn as_many_people_come_as_the_scenario_says() {
    let plan = Plan::from_toml(posts::ORDINARY).unwrap();
    let runs = 200;
    let people: u64 = (0..runs).map(|seed| run(&plan, seed).arrived).sum();
    let mean = people as f64 / runs as f64;
    assert!((mean / plan.expected_people() - 1.0).abs() < 0.01, "{mean} of {}", plan.expected_people());
}

#[test]
fn one_more_officer_never_makes_the_mean_wait_longer_on_the_same_day() {
    for seed in 0..20 {
        let waits: Vec<f64> = (2..7)
            .map(|open| {
                let plan = Plan::from_toml(&posts::with_officers(open)).unwrap();
                run(&plan, seed).wait_minutes.mean.unwrap()
            })
            .collect();
        assert!(waits.windows(2).all(|pair| pair[1] <= pair[0]), "seed {seed}: {waits:?}");
    }
}

#[test]
fn who_still_waits_at_the_end_is_told_apart_and_breaks_the_promise() {
    let outcome = run(&Plan::from_toml(posts::OVERRUN).unwrap(), 3);
    let waiting = outcome.still_waiting.expect("the post is overrun");
    assert_eq!(waiting.people, outcome.left_in_queue);
    assert!(waiting.longest_minutes > 60.0, "{waiting:?}");
    let kept = outcome.promise.unwrap().kept_share.unwrap();
    let began_in_time = outcome.served as f64 / outcome.arrived as f64;
    assert!(kept < began_in_time, "{kept} {began_in_time}");
}

#[test]
fn lanes_that_cannot_work_offline_stand_still_and_those_that_can_are_slower() {
    let waits = |outage: &str| {
        let plan = Plan::from_toml(&format!("{}\n{outage}", posts::with_officers(5))).unwrap();
        (0..10).map(|seed| run(&plan, seed).wait_minutes.mean.unwrap()).sum::<f64>()
    };
    let whole = waits("");
    let offline = waits("[[outage]]\nfrom-hour = 2\nuntil-hour = 4\noffline = 1.3");
    let still = waits("[[outage]]\nfrom-hour = 2\nuntil-hour = 4");
    assert!(whole < offline && offline < still, "{whole} {offline} {still}");
}

#[test]
fn what_makes_no_sense_is_refused_with_the_field_and_what_would_do() {
    let good = posts::ORDINARY;
    let cases = [
        (good.replace("hours = 24\n", "hours = 0\n"), "`hours`"),
        (good.replace("lane = \"cars\"", "lane = \"carz\""), "there are: cars, people"),
        (good.replace("pass = 0.7", "pass = 1.2"), "`flow.cars.pass` is a share"),
        (good.replace("[0.5, 0.3, 0.2]", "[0.5, 0.3, 0.1]"), "add up to 1"),
        (good.replace("\"07:10\"", "\"7:10\""), "`flow.buses.at`"),
        (good.replace("begins = \"06:00\"", "begins = \"06:30\""), "full hour"),
        (good.replace("open = 3", "open = 2.5"), "whole numbers"),
        (good.replace("open = 3", "open = [1, 2, 3]"), "has 3 numbers"),
        (
            good.replace("[second-line]\nopen = 1\ntime = { mean-seconds = 600, spread = 0.8 }\n", ""),
            "[second-line]",
        ),
        (good.replace("per-hour = 40", "per-hour = 1e9"), "`flow.cars.per-hour`"),
        (good.replace("per-hour = 40", "per-hour = 4e7"), "at most 50000000 are simulated"),
        (good.replace("mean-seconds = 45", "mean-seconds = -1"), "`lane.cars.with-pass`"),
        (good.replace("source =", "sauce ="), "unknown field `sauce`"),
        (String::new(), "missing field"),
        ("\u{0}[[[".to_owned(), "cannot be read"),
    ];
    for (text, expected) in cases {
        let error = Plan::from_toml(&text).unwrap_err().to_string();
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

#[test]
fn every_example_runs_and_nobody_is_lost_in_it() {
    for (name, text) in sim::scenarios::EXAMPLES {
        let plan = Plan::from_toml(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let outcome = run(&plan, 1);
        assert!(outcome.served > 1_000, "{name}");
        assert_nobody_is_lost(&outcome);
    }
}

#[test]
fn many_days_are_told_as_bands_whatever_their_order() {
    let plan = Plan::from_toml(posts::ORDINARY).unwrap();
    let mut days: Vec<Outcome> = (5..45).map(|seed| run(&plan, seed)).collect();
    let many = sim::together(&days).unwrap();
    days.reverse();
    assert_eq!(sim::together(&days).unwrap(), many);
    assert_eq!((many.first_seed, many.seeds), (5, 40));
    let mean = many.wait_minutes.mean.unwrap();
    assert!(mean.low < mean.median && mean.median < mean.high, "{mean:?}");
    assert!((0.0..=1.0).contains(&many.days_kept_for_95.unwrap()));
}
