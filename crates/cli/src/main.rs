//! `paiza`: digital travel authorisations, from the law to the statistics.
//!
//! This file lists the commands and turns their outcome into an exit code. One file a command does the rest:
//! `pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure>`.
#![expect(
    clippy::print_stderr,
    reason = "the command line's errors go to standard error, from this file only"
)]

mod batch;
mod check;
mod doctor;
mod edge;
mod io;
mod key;
mod mrz;
mod pack_files;
mod pack_rules;
mod pass;
mod serve;
mod setup;
mod sim;
mod stats;
mod stay;
mod trust;
mod trust_bundle;
mod what_if;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::io::Failure;

/// Digital travel authorisations, from the law to the statistics.
#[derive(Debug, Parser)]
#[command(name = "paiza", version, arg_required_else_help = true, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Every command takes --json for programs and reads `-` as standard input.
Exit codes: 0 answered; 1 a check failed; 2 wrong input or arguments, nothing written; 3 the system failed, safe to run again.";

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Doctor(doctor::Args),
    Key(key::Args),
    Mrz(mrz::Args),
    Pack(pack_rules::Args),
    Pass(pass::Args),
    Serve(serve::Args),
    Setup(setup::Args),
    Sim(sim::Args),
    Stats(stats::Args),
    Stay(stay::Args),
    Trust(trust::Args),
    WhatIf(what_if::Args),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    let mut out = std::io::stdout().lock();
    let outcome = run(cli.command, &mut out).and_then(|()| Ok(out.flush()?));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was answered before the failure still reaches the reader; a second failure adds nothing.
            let _ = out.flush();
            if let Some(message) = failure.message() {
                eprintln!("error: {message}");
            }
            failure.exit_code()
        }
    }
}

fn run(command: Command, out: &mut dyn Write) -> Result<(), Failure> {
    match command {
        Command::Check(args) => check::run(args, out),
        Command::Doctor(args) => doctor::run(args, out),
        Command::Key(args) => key::run(args, out),
        Command::Mrz(args) => mrz::run(args, out),
        Command::Pack(args) => pack_rules::run(args, out),
        Command::Pass(args) => pass::run(args, out),
        Command::Serve(args) => serve::run(args, out),
        Command::Setup(args) => setup::run(args, out),
        Command::Sim(args) => sim::run(args, out),
        Command::Stats(args) => stats::run(args, out),
        Command::Stay(args) => stay::run(args, out),
        Command::Trust(args) => trust::run(args, out),
        Command::WhatIf(args) => what_if::run(&args, out),
    }
}

/// Prints help, the version, or what is wrong with the arguments (clap's own exit code for these is 2).
fn explain(error: &clap::Error) -> ExitCode {
    // A closed pipe while printing help is nobody's fault.
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
