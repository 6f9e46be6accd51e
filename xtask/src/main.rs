//! `cargo xtask`: what the house needs and does not ship.
//!
//! This file lists the commands. It is the edge, as `crates/cli` is: it prints and reads the clock.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool for the terminal of a developer: it prints, says how long a step took, and reads the environment"
)]

mod bench;
mod fuzz;
mod shell;
mod test;
mod tidy;
mod tree;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  tidy           hold the tree against the house rules that no compiler checks
  test           run everything that must be green; install what is missing and say so
  bench [NAME]   measure on release builds and append to bench/results.md; NAME runs one and appends nothing
  fuzz [NAME]    run the fuzz targets, ten minutes each; --seconds N, --seed N, --input FILE
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["tidy"] => tidy::run(root()),
        ["test"] => test::run(root()),
        ["bench"] => bench::run(root(), None),
        ["bench", name] => bench::run(root(), Some(name)),
        ["fuzz", arguments @ ..] => fuzz::run(root(), arguments),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(3)
        }
    }
}

/// The repository's root: the folder above this crate.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
