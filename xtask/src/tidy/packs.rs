//! Each rule of law has a source and an example, seen from outside: only the files are read, not their meaning.
//!
//! What the rules mean, and whether each one is decisive in an example, is the work of `paiza pack test` and
//! `paiza pack lint`; this check keeps a pack honest even when it does not load.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use crate::tree::Tree;

/// Tables of a pack that state law. Each version of them names its source.
const STATING: &[&str] = &["rule", "exception", "deadline"];

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut packs: BTreeMap<&str, Pack> = BTreeMap::new();
    for (path, text) in tree.ending(".toml").filter(|(path, _)| path.starts_with("packs/")) {
        let Some(folder) = path.split('/').nth(1) else { continue };
        match text.parse::<toml::Table>() {
            Ok(table) => packs.entry(folder).or_default().read(path, &table, &mut problems),
            Err(error) => problems.push(Problem::in_file(path, format!("is no TOML: {}", error.message()))),
        }
    }
    for (folder, pack) in packs {
        problems.extend(pack.complaints(folder));
    }
    problems
}

/// What the files of one pack say together.
#[derive(Default)]
struct Pack {
    sources: BTreeSet<String>,
    /// Source ids that were named, with a file that names them.
    named: BTreeMap<String, String>,
    /// Slots that rules speak on, with a file.
    slots: BTreeMap<String, String>,
    /// Keys that examples expect.
    expected: BTreeSet<String>,
    examples: usize,
}

impl Pack {
    fn read(&mut self, path: &str, table: &toml::Table, problems: &mut Vec<Problem>) {
        self.sources
            .extend(items(table, "source").filter_map(|source| text(source, "id")).map(str::to_owned));
        for kind in STATING {
            for item in items(table, kind) {
                self.read_statement(path, kind, item, problems);
            }
        }
        for example in items(table, "example") {
            self.examples += 1;
            let expect = example.get("expect").and_then(toml::Value::as_table);
            self.expected.extend(expect.into_iter().flat_map(toml::Table::keys).cloned());
        }
    }

    fn read_statement(&mut self, path: &str, kind: &str, item: &toml::Table, problems: &mut Vec<Problem>) {
        let id = text(item, "id").unwrap_or("without id");
        if let Some(slot) = text(item, "slot") {
            self.slots.insert(slot.to_owned(), path.to_owned());
        }
        let mut versions = items(item, "version").peekable();
        if versions.peek().is_none() {
            problems.push(Problem::in_file(
                path,
                format!("{kind} `{id}` has no version; say from when it holds, and why"),
            ));
        }
        for version in versions {
            match text(version, "source") {
                Some(source) => drop(self.named.insert(source.to_owned(), path.to_owned())),
                None => problems
                    .push(Problem::in_file(path, format!("a version of {kind} `{id}` names no source"))),
            }
        }
    }

    fn complaints(&self, folder: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.examples == 0 {
            problems.push(Problem::in_file(
                &format!("packs/{folder}"),
                "has no example; write one for each rule",
            ));
        }
        for (source, path) in self.named.iter().filter(|(source, _)| !self.sources.contains(*source)) {
            problems.push(Problem::in_file(
                path,
                format!("names the source `{source}`, which the pack does not list"),
            ));
        }
        for (slot, path) in self.slots.iter().filter(|(slot, _)| !self.expected.contains(*slot)) {
            problems.push(Problem::in_file(
                path,
                format!("rules on `{slot}`, and no example expects anything of it"),
            ));
        }
        problems
    }
}

/// The tables of an array under `key`; nothing if there is none.
fn items<'a>(table: &'a toml::Table, key: &str) -> impl Iterator<Item = &'a toml::Table> {
    table.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_table)
}

fn text<'a>(table: &'a toml::Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(toml::Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    const GOOD: &str = r#"
        source = [{ id = "law-1" }]
        [[rule]]
        id = "visa"
        slot = "visa"
        version = [{ n = 1, source = "law-1" }]
        [[example]]
        expect.visa.result = "required"
    "#;

    #[test]
    fn a_rule_with_a_source_and_an_example_passes() {
        assert_eq!(found(check, &[("packs/a/pack.toml", GOOD)]), [""; 0]);
    }

    #[test]
    fn a_version_without_a_source_or_with_an_unlisted_one_is_found() {
        let bad =
            GOOD.replace("[{ n = 1, source = \"law-1\" }]", "[{ n = 1 }, { n = 2, source = \"law-2\" }]");
        let expected = [
            "packs/a/pack.toml: a version of rule `visa` names no source",
            "packs/a/pack.toml: names the source `law-2`, which the pack does not list",
        ];
        assert_eq!(found(check, &[("packs/a/pack.toml", &bad)]), expected);
    }

    #[test]
    fn a_slot_without_an_example_is_found_across_files() {
        let more = "[[rule]]\nid = \"bond\"\nslot = \"bond\"\nversion = [{ n = 1, source = \"law-1\" }]\n";
        let problems = found(check, &[("packs/a/pack.toml", GOOD), ("packs/a/rules/bond.toml", more)]);
        assert_eq!(
            problems,
            ["packs/a/rules/bond.toml: rules on `bond`, and no example expects anything of it"]
        );
    }

    #[test]
    fn a_broken_pack_is_found() {
        assert_eq!(found(check, &[("packs/a/pack.toml", "= 1")]).len(), 1);
    }
}
