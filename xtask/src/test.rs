//! `cargo xtask test`: everything that must be green, step by step, with the time each step took.
//!
//! What is missing is installed first, and named. A step that cannot run here is skipped with its reason, and the
//! summary says so; a step that fails does not keep the others from running. Every step uses one target folder and
//! one profile, so that nothing is built twice.

mod steps;
mod tools;

use std::fmt;
use std::path::Path;
use std::time::{Duration, Instant};

use steps::STEPS;
use tools::Tools;

/// How a step ended.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Everything in it is green.
    Passed,
    /// Something in it is not; it said what.
    Failed,
    /// It could not run here, and why.
    Skipped(String),
}

impl Outcome {
    fn from_success(is_success: bool) -> Self {
        if is_success { Self::Passed } else { Self::Failed }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::Failed => f.write_str("FAILED"),
            Self::Skipped(reason) => write!(f, "skipped: {reason}"),
        }
    }
}

/// Runs every step and says whether none failed.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    let begun = Instant::now();
    println!("== what the tests need");
    let tools = Tools::installed(root)?;
    let mut endings = Vec::new();
    for (index, (name, step)) in STEPS.iter().enumerate() {
        println!("\n== {}/{} {name}", index + 1, STEPS.len());
        let start = Instant::now();
        let outcome = step(root, &tools).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Outcome::Failed
        });
        println!("== {outcome} after {}", seconds(start.elapsed()));
        endings.push((*name, outcome, start.elapsed()));
    }
    println!("\n== summary");
    for (name, outcome, took) in &endings {
        println!("{:>8}  {name}: {outcome}", seconds(*took));
    }
    let is_green = endings.iter().all(|(_, outcome, _)| *outcome != Outcome::Failed);
    println!(
        "{:>8}  {}",
        seconds(begun.elapsed()),
        if is_green { "all that ran is green" } else { "not green" }
    );
    Ok(is_green)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
