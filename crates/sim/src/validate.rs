//! The simulation judged by the closed formulas, case by case, with the interval within which it can tell.
//!
//! Anybody can repeat it: `paiza sim validate` prints the same table, with its seeds.

use serde::Serialize;

use crate::formula::{mean_wait_mg1, mean_wait_mmc};
use crate::plan::{Plan, PlanError};
use crate::run::run;
use crate::scenario::{ByHour, Flow, Lane, People, Referral, Scenario, Serves, Times};

/// Mean time at a desk of every case, in seconds. Short, so that a thousand hours hold millions of people.
const SERVICE_SECONDS: f64 = 1.0;
const HOUR_SECONDS: f64 = 3_600.0;
const MINUTE_SECONDS: f64 = 60.0;
/// How far from the formula a simulated mean may be.
pub const TOLERANCE: f64 = 0.01;
/// Student's t for a 95 % interval over [`SEEDS`] independent runs (11 degrees of freedom).
const STUDENT: f64 = 2.201;
/// The seeds of each case: 1 to this.
pub const SEEDS: u64 = 12;

/// One system of the textbook.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// Desks.
    pub servers: u32,
    /// Spread of the service time; 1 is exponential.
    pub spread: f64,
    /// Offered load over desks.
    pub utilisation: f64,
    /// Hours of each run.
    pub hours: u32,
}

/// M/M/c and M/G/1 up to a utilisation of 0.9; the busier, the longer a run must be.
pub const CASES: &[Case] = &[
    Case { servers: 1, spread: 1.0, utilisation: 0.5, hours: 200 },
    Case { servers: 1, spread: 1.0, utilisation: 0.8, hours: 500 },
    Case { servers: 1, spread: 1.0, utilisation: 0.9, hours: 1_000 },
    Case { servers: 3, spread: 1.0, utilisation: 0.8, hours: 80 },
    Case { servers: 10, spread: 1.0, utilisation: 0.7, hours: 20 },
    Case { servers: 10, spread: 1.0, utilisation: 0.9, hours: 50 },
    Case { servers: 1, spread: 0.0, utilisation: 0.9, hours: 600 },
    Case { servers: 1, spread: 0.5, utilisation: 0.7, hours: 300 },
    Case { servers: 1, spread: 0.5, utilisation: 0.9, hours: 800 },
    Case { servers: 1, spread: 1.5, utilisation: 0.8, hours: 600 },
];

/// What formula and simulation say of one case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Check {
    /// The system, in Kendall's notation.
    pub system: String,
    /// Offered load over desks.
    pub utilisation: f64,
    /// Mean wait by the formula, in minutes.
    pub formula_minutes: f64,
    /// Mean wait over all runs, in minutes.
    pub simulated_minutes: f64,
    /// The interval of 95 % around it, from the runs' own scatter.
    pub interval_95: [f64; 2],
    /// Simulated over formula, less one.
    pub difference: f64,
    /// People who were simulated.
    pub people: u64,
    /// Seeds 1 to this.
    pub seeds: u64,
    /// Whether the difference is within [`TOLERANCE`].
    pub holds: bool,
}

/// Judges one case.
///
/// # Errors
///
/// [`PlanError`] for a case that is no system of queues, and for one that is saturated, which no formula covers.
pub fn judge(case: &Case) -> Result<Check, PlanError> {
    let plan = Plan::new(&scenario(case))?;
    let arrivals = case.utilisation * f64::from(case.servers) / SERVICE_SECONDS;
    let formula = if case.servers == 1 {
        mean_wait_mg1(arrivals, SERVICE_SECONDS, case.spread)
    } else {
        mean_wait_mmc(case.servers, arrivals, 1.0 / SERVICE_SECONDS)
    };
    let Some(formula) = formula.map(|seconds| seconds / MINUTE_SECONDS) else {
        return Err(PlanError {
            field: "utilisation".to_owned(),
            fault: "is below 1, or no mean exists".to_owned(),
        });
    };
    let runs: Vec<(f64, u64)> = (1..=SEEDS)
        .map(|seed| {
            let outcome = run(&plan, seed);
            (outcome.wait_minutes.mean.unwrap_or(0.0), outcome.arrived)
        })
        .collect();
    let count = runs.len() as f64;
    let mean = runs.iter().map(|(wait, _)| wait).sum::<f64>() / count;
    let variance = runs.iter().map(|(wait, _)| (wait - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let half = STUDENT * (variance / count).sqrt();
    let difference = mean / formula - 1.0;
    Ok(Check {
        system: system(case),
        utilisation: case.utilisation,
        formula_minutes: formula,
        simulated_minutes: mean,
        interval_95: [mean - half, mean + half],
        difference,
        people: runs.iter().map(|(_, people)| people).sum(),
        seeds: SEEDS,
        holds: difference.abs() <= TOLERANCE,
    })
}

fn system(case: &Case) -> String {
    let kind = match case.spread {
        0.0 => "D".to_owned(),
        1.0 => "M".to_owned(),
        spread => format!("G (spread {spread})"),
    };
    format!("M/{kind}/{}", case.servers)
}

fn scenario(case: &Case) -> Scenario {
    let capacity = f64::from(case.servers) * HOUR_SECONDS / SERVICE_SECONDS;
    let time = Times { mean_seconds: SERVICE_SECONDS, spread: case.spread };
    Scenario {
        name: system(case),
        source: "a system of the textbook".to_owned(),
        begins: "00:00".to_owned(),
        hours: case.hours,
        warm_up_hours: 2,
        promise_minutes: None,
        flows: vec![Flow {
            name: "people".to_owned(),
            lane: "desk".to_owned(),
            per_hour: Some(ByHour::Same(case.utilisation * capacity)),
            at: Vec::new(),
            late_minutes: 0.0,
            people: People::Fixed(1),
            pass: 1.0,
        }],
        lanes: vec![Lane {
            name: "desk".to_owned(),
            serves: Serves::Person,
            open: ByHour::Same(f64::from(case.servers)),
            with_pass: time,
            without_pass: time,
            biometrics: None,
            second_line: Referral::default(),
            batch_scan: None,
        }],
        second_line: None,
        outages: Vec::new(),
    }
}
