//! Each dependency from outside stands once, in the root `Cargo.toml`, with the reason why it is here; and is used.

use std::collections::BTreeSet;

use super::Problem;
use crate::tree::Tree;

const ROOT: &str = "Cargo.toml";
/// The tables of a crate that name dependencies.
pub const KINDS: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];

pub fn check(tree: &Tree) -> Vec<Problem> {
    let Some(root) = tree.text(ROOT) else { return Vec::new() };
    let listed = listed(root);
    let mut problems = Vec::new();
    for dependency in listed.iter().filter(|dependency| !dependency.is_house && !dependency.has_reason) {
        let message =
            format!("`{}` has no reason; write why it is here as a comment beside it", dependency.name);
        problems.push(Problem::at_index(ROOT, dependency.index, message));
    }
    let mut used = BTreeSet::new();
    for (path, text) in tree.ending("/Cargo.toml") {
        let Ok(manifest) = text.parse::<toml::Table>() else {
            problems.push(Problem::in_file(path, "is no TOML"));
            continue;
        };
        if manifest.contains_key("workspace") {
            continue; // a workspace of its own: the root's list does not reach it
        }
        problems.extend(own_versions(path, &manifest));
        used.extend(names(&manifest).map(|(_, name, _)| name.to_owned()));
    }
    let unused = listed.iter().filter(|dependency| !used.contains(dependency.name));
    problems.extend(unused.map(|dependency| {
        Problem::at_index(ROOT, dependency.index, format!("no crate uses `{}`; drop it", dependency.name))
    }));
    problems
}

/// Every dependency of a crate, also those of one kind of machine: the table it stands in, its name, what is said of it.
pub fn names(manifest: &toml::Table) -> impl Iterator<Item = (&'static str, &str, &toml::Value)> {
    let machines = manifest.get("target").and_then(toml::Value::as_table).into_iter().flatten();
    let machines = machines.filter_map(|(_, machine)| machine.as_table());
    std::iter::once(manifest).chain(machines).flat_map(|tables| {
        KINDS.iter().flat_map(|kind| {
            let table = tables.get(*kind).and_then(toml::Value::as_table);
            table.into_iter().flatten().map(move |(name, value)| (*kind, name.as_str(), value))
        })
    })
}

fn own_versions(path: &str, manifest: &toml::Table) -> Vec<Problem> {
    names(manifest)
        .filter(|(_, _, value)| value.get("workspace").and_then(toml::Value::as_bool) != Some(true))
        .map(|(_, name, _)| {
            Problem::in_file(
                path,
                format!(
                    "`{name}` names its own version; list it in the root and take `{name}.workspace = true`"
                ),
            )
        })
        .collect()
}

/// A line of `[workspace.dependencies]`.
struct Listed<'a> {
    name: &'a str,
    index: usize,
    is_house: bool,
    has_reason: bool,
}

fn listed(root: &str) -> Vec<Listed<'_>> {
    let mut found: Vec<Listed<'_>> = Vec::new();
    let (mut inside, mut comment_above) = (false, false);
    for (index, line) in root.lines().enumerate() {
        if line.starts_with('[') {
            inside = line.trim_end() == "[workspace.dependencies]";
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let Some((name, value)) = line.split_once('=') else { continue };
            let name = name.trim().trim_end_matches(".workspace");
            let has_reason = comment_above || has_comment(value);
            found.push(Listed { name, index, is_house: value.contains("path ="), has_reason });
        } else if inside && line.starts_with([' ', ']', '}']) {
            // A longer entry may carry its reason on any of its lines.
            if let Some(last) = found.last_mut() {
                last.has_reason |= has_comment(line);
            }
        }
        comment_above = line.starts_with('#');
    }
    found
}

/// Whether text after the value holds a comment; a `#` inside quotes is none.
fn has_comment(value: &str) -> bool {
    value.split('"').step_by(2).any(|outside| outside.contains('#'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const USER: &str = "[dependencies]\nbase.workspace = true\nserde.workspace = true\njiff = { workspace = true, features = [\"x\"] }\n";

    fn check_root(lines: &str, expected: &[&str]) {
        let root = format!(
            "[workspace]\n[workspace.dependencies]\nbase = {{ path = \"crates/base\" }}\n{lines}[profile.dev]\nx = 1\n"
        );
        assert_eq!(
            found(check, &[("Cargo.toml", root.as_str()), ("crates/a/Cargo.toml", USER)]),
            expected,
            "{lines}"
        );
    }

    #[test]
    fn a_reason_stands_beside_or_above() {
        check_root("serde = \"1\" # values to JSON\n# Dates.\njiff = \"0.2\"\n", &[]);
        check_root(
            "serde = { version = \"1\", features = [\n  \"a\",\n] } # values to JSON\n# Dates.\njiff = \"0.2\"\n",
            &[],
        );
    }

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        let message = "Cargo.toml:5: `jiff` has no reason; write why it is here as a comment beside it";
        check_root("serde = \"1#\" # JSON\njiff = \"0.2#1\"\n", &[message]);
    }

    #[test]
    fn an_unused_dependency_is_found() {
        check_root(
            "serde = \"1\" # JSON\njiff = \"1\" # dates\nrand = \"1\" # dice\n",
            &["Cargo.toml:6: no crate uses `rand`; drop it"],
        );
    }

    #[test]
    fn a_crate_takes_the_version_of_the_house() {
        let files = [
            ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\" # JSON\n"),
            ("crates/a/Cargo.toml", "[target.'cfg(unix)'.dev-dependencies]\nserde = \"1\"\n"),
        ];
        let expected = "crates/a/Cargo.toml: `serde` names its own version; list it in the root and take `serde.workspace = true`";
        assert_eq!(found(check, &files), [expected]);
    }
}
