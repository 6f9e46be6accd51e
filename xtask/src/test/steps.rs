//! The steps of `cargo xtask test`, in the order in which they fail fastest.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::tools::Tools;
use crate::{shell, tidy};

type Step = fn(&Path, &Tools) -> anyhow::Result<Outcome>;

/// Each step with what a reader of the output calls it.
pub const STEPS: &[(&str, Step)] = &[
    ("the code is formatted", format),
    ("the house rules hold (tidy)", |root, _| tidy::run(root).map(Outcome::from_success)),
    ("licences, sources and bans (cargo-deny)", supply_chain),
    ("clippy finds nothing", clippy),
    ("unit, property, contract and whole-journey tests", rust_tests),
    ("the packs' own examples", packs),
    ("a person's path in a real browser", browser),
];

fn format(root: &Path, _: &Tools) -> anyhow::Result<Outcome> {
    shell::succeeds(&mut shell::command(root, "cargo", &["fmt", "--all", "--check"]))
        .map(Outcome::from_success)
}

fn supply_chain(root: &Path, tools: &Tools) -> anyhow::Result<Outcome> {
    if !tools.has_deny {
        return Ok(Outcome::Skipped("install it with `cargo install --locked cargo-deny`".to_owned()));
    }
    let arguments = ["deny", "--offline", "check", "licenses", "bans", "sources"];
    shell::succeeds(&mut shell::command(root, "cargo", &arguments)).map(Outcome::from_success)
}

fn clippy(root: &Path, _: &Tools) -> anyhow::Result<Outcome> {
    let arguments = ["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    shell::succeeds(&mut shell::command(root, "cargo", &arguments)).map(Outcome::from_success)
}

/// `--all-targets` builds the binaries too, with the features the tests use: the next steps find them built.
fn rust_tests(root: &Path, tools: &Tools) -> anyhow::Result<Outcome> {
    let runner: &[&str] = if tools.has_nextest { &["nextest", "run"] } else { &["test"] };
    let arguments = [runner, &["--locked", "--workspace", "--all-targets", "--no-fail-fast"]].concat();
    shell::succeeds(&mut shell::command(root, "cargo", &arguments)).map(Outcome::from_success)
}

fn packs(root: &Path, _: &Tools) -> anyhow::Result<Outcome> {
    let Some(paiza) = built_binary() else { return Ok(no_binary()) };
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in root.join("packs").read_dir()? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path.strip_prefix(root)?.to_owned());
        }
    }
    folders.sort();
    anyhow::ensure!(!folders.is_empty(), "no pack in `packs/`");
    let mut is_green = true;
    for folder in folders {
        for action in ["lint", "test"] {
            let arguments = ["pack", action, &folder.to_string_lossy()];
            is_green &= shell::succeeds(&mut shell::command(root, &paiza, &arguments))?;
        }
    }
    Ok(Outcome::from_success(is_green))
}

fn browser(root: &Path, tools: &Tools) -> anyhow::Result<Outcome> {
    let Some(paiza) = built_binary() else { return Ok(no_binary()) };
    let (Some(chromium), true) = (&tools.chromium, tools.has_npm) else {
        return Ok(Outcome::Skipped("the packages named above are missing".to_owned()));
    };
    let e2e = root.join("e2e");
    if !shell::succeeds(&mut shell::command(&e2e, "npm", &["ci", "--no-audit", "--no-fund"]))? {
        return Ok(Outcome::Failed);
    }
    let mut tests = shell::command(&e2e, "npm", &["test"]);
    tests.env("CI", "true").env("PAIZA", paiza).env("CHROMIUM", chromium);
    shell::succeeds(&mut tests).map(Outcome::from_success)
}

fn no_binary() -> Outcome {
    Outcome::Skipped("the binary was not built; mend the step before".to_owned())
}

/// The product, which stands beside this program: both are built into one folder by one profile.
fn built_binary() -> Option<String> {
    let paiza = std::env::current_exe().ok()?.with_file_name("paiza");
    paiza.is_file().then(|| paiza.to_string_lossy().into_owned())
}
