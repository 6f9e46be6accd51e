//! `cargo xtask tidy`: the house rules that no compiler checks, one file a rule.
//!
//! In: the repository as a [`Tree`]. Out: [`Problem`]s, each with its place and what to do.
//! A rule reads the tree and nothing else, so that its tests are small made-up trees.

mod dependencies;
mod links;
mod locales;
mod migrations;
mod modules;
mod packages;
mod packs;
mod rooms;
mod sizes;
mod words;

use std::fmt;
use std::path::Path;

use crate::tree::Tree;

/// One breach of a house rule.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Problem {
    /// The file, from the root.
    path: String,
    /// The line, counted from 1, where the breach has one.
    line: Option<usize>,
    /// What is wrong and what to do.
    message: String,
}

impl Problem {
    fn in_file(path: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, message: message.into() }
    }

    /// `index` counts from 0, as `enumerate` does.
    fn at_index(path: &str, index: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: Some(index + 1), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

type Rule = fn(&Tree) -> Vec<Problem>;

/// Every rule with the claim that holds when it finds nothing.
const RULES: &[(&str, Rule)] = &[
    ("the crate table of ARCHITECTURE.md is the real graph", rooms::check),
    ("each dependency stands once, with its reason", dependencies::check),
    ("each Rust file says first what it is; each crate has its README", modules::check),
    ("no file is over its size", sizes::check),
    ("each rule of law has a source and an example", packs::check),
    ("each migration can be undone", migrations::check),
    ("each text exists in each language", locales::check),
    ("no file names this machine, and no note is left without an issue", words::check),
    ("each link leads somewhere, and the book lists each page", links::check),
];

/// Runs every rule, prints what it finds, and says whether all hold.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    let tree = Tree::read(root)?;
    let mut count = 0;
    for (claim, rule) in RULES {
        count += report(claim, rule(&tree));
    }
    count += report("the binary needs few packages", packages::check(root)?);
    print!("{}", sizes::report(&tree));
    if count == 0 {
        println!("tidy: all rules hold");
    } else {
        println!("tidy: {count} to mend");
    }
    Ok(count == 0)
}

fn report(claim: &str, mut problems: Vec<Problem>) -> usize {
    problems.sort();
    println!("{} {claim}", if problems.is_empty() { "ok  " } else { "FAIL" });
    for problem in &problems {
        println!("     {problem}");
    }
    problems.len()
}

/// For the tests of the rules: what a rule says about a made-up tree, one line a problem.
#[cfg(test)]
fn found(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    let mut problems = rule(&Tree::of(files));
    problems.sort();
    problems.iter().map(ToString::to_string).collect()
}
