//! Against what others have worked out: closed formulas, and the measured change of desk time in Europe.

use sim::validate::{CASES, TOLERANCE, judge};
use sim::{Plan, run};

#[test]
fn mean_waits_agree_with_the_formulas_within_one_per_cent() {
    for case in CASES {
        let check = judge(case).unwrap();
        assert!(check.holds, "more than {TOLERANCE}: {check:?}");
        let [low, high] = check.interval_95;
        let width = (high - low) / check.formula_minutes;
        assert!(width < 0.05, "the interval is too wide to tell: {check:?}");
    }
}

/// Desks at which nobody ever waits for a traveller.
fn served_in_an_hour(seconds: u32) -> f64 {
    let plan = Plan::from_toml(&format!(
        r#"
name = "Never idle"
source = "facts.md N07"
hours = 100
warm-up-hours = 1
[[flow]]
name = "people"
lane = "desks"
per-hour = 1000
pass = 1
[[lane]]
name = "desks"
open = 5
with-pass = {{ mean-seconds = {seconds}, spread = 0.4 }}
without-pass = {{ mean-seconds = {seconds}, spread = 0.4 }}
"#
    ))
    .unwrap();
    run(&plan, 1).lane_utilisation.values().for_each(|busy| assert!((busy - 1.0).abs() < 1e-3, "{busy}"));
    let served: u64 = (1..=5).map(|seed| run(&plan, seed).served + run(&plan, seed).at_desk).sum();
    served as f64 / 5.0 / 99.0 / 5.0
}

#[test]
fn from_45_to_76_seconds_a_lane_loses_41_per_cent_of_its_capacity() {
    // The press of 2025-12 to 2026 gives both times and "about 41 %" (N07).
    let (before, after) = (served_in_an_hour(45), served_in_an_hour(76));
    let lost = 1.0 - after / before;
    assert!((lost - 0.41).abs() < 0.01, "{before} {after} {lost}");
}
