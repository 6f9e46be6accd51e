//! The crate table of `ARCHITECTURE.md` is the real graph, and no room links what it must never know.
//!
//! The table is the truth: its second column says what a crate may use of the house. Every crate has a row, every row
//! a crate, and what a crate really uses is what its row says, no more and no less. Tests may use rooms further left.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problem, dependencies};
use crate::tree::Tree;

const TABLE: &str = "ARCHITECTURE.md";
const MAX_HOUSE: usize = 64;

/// What a word of the column "must never know" means in packages. Other words of the column are for people.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("storage", &["sqlx", "rusqlite", "redb", "store"]),
    ("HTTP", &["axum", "hyper", "tower", "tower-http", "reqwest", "service"]),
    ("async", &["tokio", "futures", "async-trait"]),
    ("crypto", &["aws-lc-rs", "ring", "p256", "crypto", "rand", "getrandom"]),
    ("random source", &["rand", "getrandom"]),
    ("rules", &["rules"]),
    ("command-line parsing", &["clap"]),
];

pub fn check(tree: &Tree) -> Vec<Problem> {
    let rows = rows(tree.text(TABLE).unwrap_or_default());
    let manifests = manifests(tree);
    let mut problems = Vec::new();
    for (name, (path, manifest)) in &manifests {
        match rows.iter().find(|row| row.name == *name) {
            Some(row) => problems.extend(differences(path, manifest, row, &manifests)),
            None => problems.push(Problem::in_file(
                path,
                format!("`{name}` has no row in the table of {TABLE}; say why it is a room"),
            )),
        }
    }
    for row in rows.iter().filter(|row| !manifests.contains_key(row.name)) {
        problems.push(Problem::at_index(
            TABLE,
            row.index,
            format!("`{}` is no crate here; drop the row", row.name),
        ));
    }
    problems
}

type Manifests<'a> = BTreeMap<&'a str, (&'a str, toml::Table)>;

/// The crates of `crates/`, by name. `bench` and `xtask` are not shipped and may use all.
fn manifests(tree: &Tree) -> Manifests<'_> {
    let files = tree.ending("/Cargo.toml").take(MAX_HOUSE).filter_map(|(path, text)| {
        let name = path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
        Some((name, (path, text.parse().unwrap_or_default())))
    });
    files.collect()
}

/// A row of the crate table.
struct Row<'a> {
    index: usize,
    name: &'a str,
    may_use: BTreeSet<&'a str>,
    never: &'a str,
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let lines = text.lines().enumerate().skip_while(|(_, line)| !line.starts_with("| Crate |")).skip(2);
    lines.take_while(|(_, line)| line.starts_with('|')).filter_map(|(index, line)| row(index, line)).collect()
}

fn row(index: usize, line: &str) -> Option<Row<'_>> {
    let mut cells = line.trim_matches('|').split('|').map(str::trim);
    let name = cells.next()?.trim_matches('`');
    let _holds = cells.next()?;
    let may_use = cells.next()?.split('`').skip(1).step_by(2).collect();
    Some(Row { index, name, may_use, never: cells.next()? })
}

fn differences(path: &str, manifest: &toml::Table, row: &Row<'_>, house: &Manifests<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for (kind, name, _) in dependencies::names(manifest) {
        let is_shipped = kind != "dev-dependencies";
        if let Some(word) = forbidden_word(row, name).filter(|_| is_shipped) {
            problems.push(Problem::in_file(
                path,
                format!("`{}` must never know {word}, and depends on `{name}`", row.name),
            ));
        } else if house.contains_key(name) && is_shipped {
            used.insert(name);
            if !row.may_use.contains(name) {
                let message = format!(
                    "`{}` may not use `{name}`; take it as a value or a trait from the caller, or argue for it in {TABLE}",
                    row.name
                );
                problems.push(Problem::in_file(path, message));
            }
        }
    }
    for name in row.may_use.difference(&used) {
        problems.push(Problem::at_index(
            TABLE,
            row.index,
            format!("`{}` does not use `{name}`; drop it from the row", row.name),
        ));
    }
    problems
}

fn forbidden_word(row: &Row<'_>, dependency: &str) -> Option<&'static str> {
    let words = FORBIDDEN.iter().filter(|(word, _)| row.never.split(',').any(|never| never.trim() == *word));
    words.filter(|(_, packages)| packages.contains(&dependency)).map(|(word, _)| *word).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const ROWS: &str = "# Map\n\n| Crate | Holds | May use | Must never know |\n| --- | --- | --- | --- |\n\
        | `base` | words | a date library | anything else |\n\
        | `rules` | law | `base` | crypto, storage |\n\nText.\n";

    fn check_rules(manifest: &str, expected: &[&str]) {
        let files = [
            ("ARCHITECTURE.md", ROWS),
            ("crates/base/Cargo.toml", ""),
            ("crates/rules/Cargo.toml", manifest),
        ];
        assert_eq!(found(check, &files), expected, "{manifest}");
    }

    #[test]
    fn a_crate_that_uses_what_its_row_says_passes() {
        check_rules("[dependencies]\nbase.workspace = true\nserde.workspace = true\n", &[]);
    }

    #[test]
    fn a_row_that_says_too_much_is_found() {
        check_rules("", &["ARCHITECTURE.md:6: `rules` does not use `base`; drop it from the row"]);
    }

    #[test]
    fn what_a_room_must_never_know_is_found_and_tests_are_free() {
        let manifest = "[dependencies]\nbase.workspace = true\nsqlx.workspace = true\n[dev-dependencies]\np256.workspace = true\n";
        check_rules(
            manifest,
            &["crates/rules/Cargo.toml: `rules` must never know storage, and depends on `sqlx`"],
        );
    }

    #[test]
    fn looking_ahead_along_the_line_is_found() {
        let files = [
            ("ARCHITECTURE.md", ROWS),
            ("crates/base/Cargo.toml", "[dependencies]\nrules.workspace = true\n"),
            ("crates/rules/Cargo.toml", "[dependencies]\nbase.workspace = true\n"),
        ];
        let expected = "crates/base/Cargo.toml: `base` may not use `rules`; take it as a value or a trait from the caller, or argue for it in ARCHITECTURE.md";
        assert_eq!(found(check, &files), [expected]);
    }

    #[test]
    fn crates_and_rows_are_the_same_set() {
        let files =
            [("ARCHITECTURE.md", ROWS), ("crates/base/Cargo.toml", ""), ("crates/shed/Cargo.toml", "")];
        let expected = [
            "ARCHITECTURE.md:6: `rules` is no crate here; drop the row",
            "crates/shed/Cargo.toml: `shed` has no row in the table of ARCHITECTURE.md; say why it is a room",
        ];
        assert_eq!(found(check, &files), expected);
    }
}
