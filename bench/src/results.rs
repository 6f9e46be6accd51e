//! The table of a run, and `bench/results.md`, which keeps one section a run.

use std::fmt;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::Context;

use crate::meter::Cost;

/// One figure.
#[derive(Debug)]
struct Row {
    name: String,
    value: String,
    aim: String,
}

/// The figures of one run, in the order in which they were measured.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Adds the cost of an operation.
    pub fn add_cost(&mut self, name: &str, cost: Cost) {
        self.add(
            name,
            format!("{} best, {} median", nanoseconds(cost.best_ns), nanoseconds(cost.median_ns)),
            "",
        );
    }

    /// Adds a figure with what is aimed at, and whether it is reached.
    pub fn add_aimed(&mut self, name: &str, value: f64, unit: &str, aim: Aim) {
        let verdict = if aim.is_reached(value) { "reached" } else { "**missed**" };
        let sign = match aim {
            Aim::AtMost(_) => "≤",
            Aim::AtLeast(_) => "≥",
        };
        self.add(
            name,
            format!("{}{unit}", short(value)),
            &format!("{sign} {}{unit}: {verdict}", short(aim.limit())),
        );
    }

    /// Adds a figure that compares two others.
    pub fn add_ratio(&mut self, name: &str, ratio: f64) {
        self.add(name, format!("{} ×", short(ratio)), "");
    }

    /// Adds a figure without an aim.
    pub fn add(&mut self, name: &str, value: impl Into<String>, aim: &str) {
        self.rows.push(Row { name: name.to_owned(), value: value.into(), aim: aim.to_owned() });
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | measured | aim |\n| --- | --- | --- |")?;
        self.rows.iter().try_for_each(|row| writeln!(f, "| {} | {} | {} |", row.name, row.value, row.aim))
    }
}

/// What a figure should be.
#[derive(Clone, Copy, Debug)]
pub enum Aim {
    /// Less is better.
    AtMost(f64),
    /// More is better.
    AtLeast(f64),
}

impl Aim {
    fn limit(self) -> f64 {
        let (Self::AtMost(limit) | Self::AtLeast(limit)) = self;
        limit
    }

    fn is_reached(self, value: f64) -> bool {
        match self {
            Self::AtMost(limit) => value <= limit,
            Self::AtLeast(limit) => value >= limit,
        }
    }
}

/// Appends a section with the day, the commit and the machine.
pub fn append(root: &Path, table: &Table) -> anyhow::Result<()> {
    let path = root.join("bench/results.md");
    let mut file =
        OpenOptions::new().append(true).create(true).open(&path).context("cannot open bench/results.md")?;
    let section = format!("\n## {}, commit {}\n\n{}\n\n{table}", today(), commit(root), machine());
    file.write_all(section.as_bytes()).context("cannot append to bench/results.md")
}

fn today() -> base::Date {
    base::tz::TimeZone::UTC.to_datetime(base::Timestamp::now()).date()
}

fn commit(root: &Path) -> String {
    let describe = ["describe", "--always", "--dirty", "--abbrev=10"];
    let output = Command::new("git").args(describe).current_dir(root).output();
    let text =
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    if text.is_empty() { "unknown".to_owned() } else { text }
}

fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory_kib =
        memory.lines().find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix(" kB"));
    let memory_gib =
        memory_kib.and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default().div_ceil(1024 * 1024);
    let model = model.map_or("unknown processor", |(_, model)| model);
    format!("{model}, {cores} cores, {memory_gib} GiB, {}", std::env::consts::OS)
}

fn nanoseconds(value: f64) -> String {
    match value {
        ns if ns < 1_000.0 => format!("{} ns", short(ns)),
        ns if ns < 1_000_000.0 => format!("{} µs", short(ns / 1_000.0)),
        ns => format!("{} ms", short(ns / 1_000_000.0)),
    }
}

/// Three figures, as far as a measurement deserves.
fn short(value: f64) -> String {
    match value {
        small if small < 10.0 => format!("{small:.2}"),
        middle if middle < 100.0 => format!("{middle:.1}"),
        large => format!("{large:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_easily() {
        let cases = [(6.234, "6.23 ns"), (97.04, "97.0 ns"), (59_400.0, "59.4 µs"), (1_800_000.0, "1.80 ms")];
        for (value, expected) in cases {
            assert_eq!(nanoseconds(value), expected);
        }
    }

    #[test]
    fn an_aim_is_reached_at_its_limit() {
        let mut table = Table::default();
        table.add_aimed("verify / bare verify", 1.5, " ×", Aim::AtMost(1.5));
        table.add_aimed("verify / bare verify", 1.51, " ×", Aim::AtMost(1.5));
        table.add_aimed("submit / bare commit", 0.5, " ×", Aim::AtLeast(0.5));
        let verdicts: Vec<&str> = table.rows.iter().map(|row| row.aim.as_str()).collect();
        assert_eq!(verdicts, ["≤ 1.50 ×: reached", "≤ 1.50 ×: **missed**", "≥ 0.50 ×: reached"]);
    }
}
