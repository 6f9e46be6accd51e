//! A week at a post, simulated.

use anyhow::Context;
use sim::{Plan, run as live};

use crate::meter;
use crate::results::{Aim, Table};

/// Ten lanes and about 50,000 people in seven days.
const WEEK: &str = r#"
name = "A week at ten lanes"
source = "made up for the benchmark"
hours = 168
promise-minutes = 20

[[flow]]
name = "walkers"
lane = "desks"
per-hour = [40, 30, 25, 25, 40, 120, 260, 420, 520, 480, 420, 380, 360, 360, 380, 420, 480, 520, 460, 360, 260, 180, 110, 70]
people = [0.9, 0.08, 0.02]
pass = 0.6

[[lane]]
name = "desks"
open = 10
with-pass = { mean-seconds = 45, spread = 0.6 }
without-pass = { mean-seconds = 76, spread = 0.6 }
second-line = { with-pass = 0.005, without-pass = 0.03 }

[second-line]
open = 3
time = { mean-seconds = 600, spread = 1 }
"#;

/// Longer than this and nobody tries a second staffing, in milliseconds.
const MAX_WEEK_MS: f64 = 1_000.0;

/// Measures one week.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let plan = Plan::from_toml(WEEK).context("the benchmark's own scenario")?;
    let people = live(&plan, 1).arrived;
    let cost = meter::processor(|| live(&plan, 1));
    table.add(
        &format!("queues: a week at ten lanes, {people} people"),
        format!("{:.1} ms best", cost.best_ns / 1e6),
        "",
    );
    table.add_aimed("queues: the same, median", cost.median_ns / 1e6, " ms", Aim::AtMost(MAX_WEEK_MS));
    Ok(())
}
