//! `fuzz [NAME] [--seconds N] [--seed N] [--input FILE]`: runs targets at once, and says what they found.
//!
//! Started by `cargo xtask fuzz`. What breaks a promise is written to `target/fuzz/findings`, to be replayed with
//! `--input`, mended, and kept in `corpus`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal of a developer: it prints what it found"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use fuzz::{Report, Run, TARGETS, Target, corpus, replay, run};

/// The most memory that a run may come to hold: 512 MiB, in kilobytes.
const MEMORY_KB: u64 = 512 * 1024;
const USAGE: &str = "usage: cargo xtask fuzz [NAME] [--seconds N] [--seed N] [--input FILE]";

struct Arguments {
    name: Option<String>,
    seconds: u64,
    seed: u64,
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    match arguments(std::env::args().skip(1)).and_then(|arguments| fuzz(&arguments)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { name: None, seconds: 600, seed: 20_261_122, input: None };
    while let Some(argument) = given.next() {
        let mut number = || {
            let value = given.next().unwrap_or_default();
            value.parse::<u64>().map_err(|_| format!("`{argument} {value}` is no number; {USAGE}"))
        };
        match argument.as_str() {
            "--seconds" => arguments.seconds = number()?,
            "--seed" => arguments.seed = number()?,
            "--input" => arguments.input = given.next().map(PathBuf::from),
            name if arguments.name.is_none() && !name.starts_with('-') => arguments.name = Some(argument),
            _ => return Err(format!("`{argument}` is not understood; {USAGE}")),
        }
    }
    Ok(arguments)
}

/// Whether no promise was broken.
fn fuzz(arguments: &Arguments) -> Result<bool, String> {
    let wanted = |target: &&Target| arguments.name.as_deref().is_none_or(|name| name == target.name);
    let targets: Vec<&'static Target> = TARGETS.iter().filter(wanted).collect();
    if targets.is_empty() {
        return Err(format!("there is no such target; {USAGE}"));
    }
    if let Some(path) = &arguments.input {
        let input = std::fs::read(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
        for target in targets {
            println!("{}: {:?}", target.name, replay(target, &input));
        }
        return Ok(true);
    }
    println!("seed {}, {} seconds each", arguments.seed, arguments.seconds);
    let time = Duration::from_secs(arguments.seconds);
    let mut is_clean = true;
    for target in targets {
        let mut inputs: Vec<Vec<u8>> = (target.seeds)();
        let committed = corpus(target).map_err(|error| format!("the corpus of {}: {error}", target.name))?;
        inputs.extend(committed.into_iter().map(|(_, bytes)| bytes));
        let count = inputs.len();
        let report =
            run(target, inputs, Run { seed: arguments.seed, time, memory_kb: MEMORY_KB, is_alone: true });
        told(target, count, &report)?;
        is_clean &= report.findings.is_empty();
    }
    Ok(is_clean)
}

fn told(target: &Target, corpus: usize, report: &Report) -> Result<(), String> {
    println!(
        "{}: {} executions from {corpus} inputs, {} accepted, {} different outcomes, slowest {:.0?}, at most {} MB and {} kB an input, {} findings",
        target.name,
        report.executions,
        report.accepted,
        report.outcomes,
        report.slowest,
        report.peak_kb / 1024,
        report.input_kb,
        report.findings.len()
    );
    for (place, finding) in report.findings.iter().enumerate() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fuzz/findings");
        let path = folder.join(format!("{}-{place}", target.name));
        std::fs::create_dir_all(&folder)
            .and_then(|()| std::fs::write(&path, &finding.input))
            .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))?;
        println!("  {}\n    {} bytes in {}", finding.what, finding.input.len(), path.display());
    }
    Ok(())
}
