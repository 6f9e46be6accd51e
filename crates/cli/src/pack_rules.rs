//! `paiza pack`: looks after rule packs.
//!
//! In: a pack's folder or file; without one, the built-in packs. Out: its findings, its examples, or its text as a law.

mod baseline;
mod diff;
mod draft;
mod format;
pub mod release;
mod sign;

use std::io::Write;

use clap::Subcommand;
use rules::{Form, OpenPack, PackFault, PackFiles, PackSet, Status, lint, prove, show};
use serde_json::{Value, json};

use crate::io::{Failure, write_json};
use crate::pack_files;

/// Look after a rule pack.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Baseline(baseline::Args),
    Diff(diff::Args),
    Draft(draft::Args),
    Fmt(format::Args),
    Key(sign::KeyArgs),
    Log(release::LogArgs),
    Release(release::ReleaseArgs),
    /// Print the JSON schema of packs, for editors.
    Schema,
    Sign(sign::SignArgs),
    Verify(sign::VerifyArgs),
    /// Look for what is wrong, missing, or reaches nobody.
    Lint {
        /// The pack; default: the built-in ones.
        path: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Run the examples, take away every line of the law to see an example fail, and move the examples to every day on
    /// which the law changes.
    Test {
        /// The pack; default: the built-in ones.
        path: Option<String>,
        /// A line of the law that no example misses, or that decides nothing on its first or last day, fails the test of a
        /// draft too; that of a published pack it fails anyway.
        #[arg(long)]
        strict: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show the pack as a law.
    Show {
        /// The pack; default: the built-in ones.
        path: Option<String>,
        /// As a page.
        #[arg(long, conflicts_with = "json")]
        html: bool,
        /// The language of its titles.
        #[arg(long, default_value = "en")]
        language: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Runs one of them.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    match args.command {
        Command::Baseline(args) => baseline::run(&args, out),
        Command::Diff(args) => diff::run(&args, out),
        Command::Draft(args) => draft::run(&args, out),
        Command::Fmt(args) => format::run(&args, out),
        Command::Key(args) => sign::make_key(&args, out),
        Command::Log(args) => release::log(&args, out),
        Command::Release(args) => release::release(&args, out),
        Command::Schema => write_json(out, &rules::schema()),
        Command::Sign(args) => sign::sign(&args, out),
        Command::Verify(args) => sign::verify(&args, out),
        Command::Lint { path, json } => lint_packs(path.as_deref(), json, out),
        Command::Test { path, strict, json } => test_packs(path.as_deref(), strict, json, out),
        Command::Show { path, html, language, json } => {
            show_packs(path.as_deref(), html, &language, json, out)
        }
    }
}

fn files(path: Option<&str>) -> Result<Vec<PackFiles>, Failure> {
    path.map_or_else(|| Ok(rules::builtin::files()), pack_files::read)
}

fn open(files: &PackFiles) -> Result<OpenPack, Failure> {
    PackSet::open(files).map_err(|error| Failure::input(error.to_string()))
}

fn lint_packs(path: Option<&str>, json: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let mut findings: Vec<PackFault> = Vec::new();
    let mut broken = None;
    for files in files(path)? {
        match PackSet::open(&files) {
            Ok(set) => findings.extend(set.packs().iter().flat_map(|pack| lint(&set, pack))),
            Err(error) => {
                findings.extend_from_slice(error.faults());
                broken = Some(Failure::input(format!("{}: the pack does not load", files.name)));
            }
        }
    }
    if json {
        let list: Vec<Value> = findings.iter().map(finding).collect();
        write_json(out, &json!({"findings": list}))?;
    } else {
        for finding in &findings {
            writeln!(out, "{finding}")?;
        }
        writeln!(out, "{} findings", findings.len())?;
    }
    match (broken, findings.is_empty()) {
        (Some(broken), _) => Err(broken),
        (None, false) => Err(Failure::check_failed()),
        (None, true) => Ok(()),
    }
}

fn finding(fault: &PackFault) -> Value {
    json!({"file": fault.file, "line": fault.line, "message": fault.message})
}

fn test_packs(path: Option<&str>, strict: bool, json: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let (mut passed, mut failed) = (0, 0);
    let mut list: Vec<Value> = Vec::new();
    let mut missed: Vec<PackFault> = Vec::new();
    let mut is_unproven = false;
    for files in files(path)? {
        let set = open(&files)?;
        for pack in set.packs() {
            let before = failed;
            for example in &pack.examples {
                let result = example.run(&set, pack.known_to);
                if result.passed() {
                    passed += 1;
                } else {
                    failed += 1;
                }
                if json {
                    list.push(json!({"pack": pack.id, "name": result.name, "passed": result.passed(), "differences": result.differences}));
                    continue;
                }
                writeln!(out, "{} {}", if result.passed() { "ok    " } else { "FAILED" }, result.name)?;
                for difference in &result.differences {
                    writeln!(out, "         {difference}")?;
                }
            }
            // What a failing example misses says nothing.
            if failed == before {
                let unproven = prove(&set, pack);
                is_unproven |= !unproven.is_empty() && (strict || pack.status == Status::Published);
                missed.extend(unproven);
            }
        }
    }
    if json {
        let missed: Vec<Value> = missed.iter().map(finding).collect();
        write_json(out, &json!({"examples": list, "passed": passed, "failed": failed, "unproven": missed}))?;
    } else {
        for what in &missed {
            writeln!(out, "{what}")?;
        }
        writeln!(out, "{passed} passed, {failed} failed")?;
    }
    if failed > 0 || is_unproven { Err(Failure::check_failed()) } else { Ok(()) }
}

fn show_packs(
    path: Option<&str>,
    html: bool,
    language: &str,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for files in files(path)? {
        let set = open(&files)?;
        for pack in set.packs() {
            if json {
                out.write_all(pack.canonical_bytes())?;
                writeln!(out)?;
            } else {
                let form = if html { Form::Html } else { Form::Text };
                write!(out, "{}", show(pack, language, form))?;
            }
        }
    }
    Ok(())
}
