//! Benchmarks of the house, one file a subject; started by `cargo xtask bench`, which builds for release first.
//!
//! In: an optional part of a name. Out: a table, and, when everything ran, a new section of `bench/results.md`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool for the terminal of a developer that measures time: it prints and reads clocks"
)]

mod binary;
mod compiled;
mod law;
mod meter;
mod mix;
mod queue;
mod results;
mod rivals;
mod seal;
mod serve;
mod status;
mod submit;

use std::path::Path;
use std::process::ExitCode;

use results::Table;

type Benchmark = fn(&mut Table) -> anyhow::Result<()>;

/// Every benchmark with the name it is started by.
const BENCHMARKS: &[(&str, Benchmark)] = &[
    ("law", law::run),
    ("compiled", compiled::run),
    ("rivals", rivals::run),
    ("seal", seal::run),
    ("status", status::run),
    ("queue", queue::run),
    ("submit", submit::run),
    ("serve", serve::run),
    ("binary", binary::run),
];

fn main() -> ExitCode {
    let only = std::env::args().nth(1);
    match run(only.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(only: Option<&str>) -> anyhow::Result<()> {
    anyhow::ensure!(!cfg!(debug_assertions), "a debug build measures nothing; use `cargo xtask bench`");
    let chosen: Vec<_> =
        BENCHMARKS.iter().filter(|(name, _)| only.is_none_or(|part| name.contains(part))).collect();
    anyhow::ensure!(!chosen.is_empty(), "no benchmark has `{}` in its name", only.unwrap_or_default());
    let mut table = Table::default();
    for (name, benchmark) in chosen {
        println!("{name} …");
        benchmark(&mut table)?;
    }
    print!("\n{table}");
    if only.is_none() {
        results::append(root(), &table)?;
        println!("\nappended to bench/results.md");
    }
    Ok(())
}

/// The repository's root: the folder above this crate.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
