//! Each Rust file says first what it is; each crate has a README of about ten lines.

use super::Problem;
use crate::tree::Tree;

/// A README longer than this is documentation in the wrong place, in lines.
const MAX_README_LINES: usize = 25;

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = undocumented(tree);
    problems.extend(readmes(tree));
    problems
}

fn undocumented(tree: &Tree) -> Vec<Problem> {
    tree.ending(".rs")
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| {
            Problem::at_index(path, 0, "start the file with `//!`: what it is, what comes in, what goes out")
        })
        .collect()
}

fn readmes(tree: &Tree) -> Vec<Problem> {
    let crates = tree.ending("/Cargo.toml").filter_map(|(path, _)| path.strip_suffix("/Cargo.toml"));
    let mut problems = Vec::new();
    for folder in crates {
        let readme = format!("{folder}/README.md");
        match tree.text(&readme).map(|text| text.lines().count()) {
            None => problems.push(Problem::in_file(
                &readme,
                "write it, in about ten lines: what the crate holds, what it must never know, where to start reading",
            )),
            Some(lines) if lines > MAX_README_LINES => problems.push(Problem::in_file(
                &readme,
                format!("has {lines} lines, at most {MAX_README_LINES} please; the rest belongs in docs/ or spec/"),
            )),
            Some(_) => {}
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_file_without_a_module_doc_is_found() {
        let files = [("crates/a/src/lib.rs", "//! Stays.\n"), ("crates/a/src/b.rs", "use std::fmt;\n")];
        let problems = found(check, &files);
        assert_eq!(
            problems,
            ["crates/a/src/b.rs:1: start the file with `//!`: what it is, what comes in, what goes out"]
        );
    }

    #[test]
    fn a_crate_needs_a_short_readme() {
        let long = "line\n".repeat(26);
        let files = [
            ("crates/a/Cargo.toml", ""),
            ("crates/b/Cargo.toml", ""),
            ("crates/b/README.md", long.as_str()),
            ("bench/Cargo.toml", ""),
            ("bench/README.md", "x"),
        ];
        let problems = found(check, &files);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].starts_with("crates/a/README.md: write it"), "{problems:?}");
        assert!(problems[1].starts_with("crates/b/README.md: has 26 lines"), "{problems:?}");
    }
}
