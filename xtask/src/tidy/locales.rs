//! Each text exists in each language: the Fluent files of one folder have the same keys, and use the same variables.
//!
//! Both layouts are read: `locales/<lang>.ftl`, and `locales/<lang>/<part>.ftl`. English is the measure.

use std::collections::{BTreeMap, BTreeSet};

use super::Problem;
use crate::tree::Tree;

const MEASURE: &str = "en";

/// The keys of one file, attributes as `key.attribute`, each with the variables it uses.
type Messages<'a> = BTreeMap<String, BTreeSet<&'a str>>;

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for languages in groups(tree).into_values() {
        let Some((_, measure)) = languages.get(MEASURE) else {
            let paths = languages.values().map(|(path, _)| *path);
            problems
                .extend(paths.map(|path| Problem::in_file(path, "has no English file beside it; write one")));
            continue;
        };
        let measure = messages(measure);
        for (path, text) in languages.values() {
            problems.extend(differences(path, &measure, &messages(text)));
        }
    }
    problems
}

/// Files that say the same in several languages: group → language → path and text.
fn groups(tree: &Tree) -> BTreeMap<String, BTreeMap<&str, (&str, &str)>> {
    let mut groups: BTreeMap<String, BTreeMap<&str, (&str, &str)>> = BTreeMap::new();
    for (path, text) in tree.ending(".ftl") {
        let Some((folder, file)) = path.rsplit_once('/') else { continue };
        let stem = file.trim_end_matches(".ftl");
        let (group, language) = match folder.rsplit_once('/') {
            Some((above, language)) if is_language(language) => (format!("{above}/*/{file}"), language),
            _ => (format!("{folder}/*.ftl"), stem),
        };
        groups.entry(group).or_default().insert(language, (path, text));
    }
    groups
}

fn is_language(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn differences(path: &str, measure: &Messages<'_>, own: &Messages<'_>) -> Vec<Problem> {
    let missing = measure.keys().filter(|key| !own.contains_key(*key));
    let missing = missing.map(|key| Problem::in_file(path, format!("lacks `{key}`; translate it")));
    let foreign = own.keys().filter(|key| !measure.contains_key(*key));
    let foreign = foreign.map(|key| {
        Problem::in_file(path, format!("has `{key}`, which English has not; drop it or add it there"))
    });
    let variables = own.iter().filter_map(|(key, used)| {
        let known = measure.get(key)?;
        let unknown = used.iter().find(|variable| !known.contains(*variable))?;
        Some(Problem::in_file(
            path,
            format!("`{key}` uses `${unknown}`, which English does not; nobody fills it"),
        ))
    });
    missing.chain(foreign).chain(variables).collect()
}

fn messages(text: &str) -> Messages<'_> {
    let mut messages = Messages::new();
    let (mut key, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = head(line) {
            name.clone_into(&mut key);
            current.clone_from(&key);
        } else if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(head) {
            current = format!("{key}.{attribute}");
        } else if !line.starts_with(' ') {
            continue;
        }
        if !current.is_empty() {
            messages.entry(current.clone()).or_default().extend(variables(line));
        }
    }
    messages
}

/// The name before `=` on a line that starts a message, a term or an attribute.
fn head(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_name.then_some(name)
}

fn variables(line: &str) -> impl Iterator<Item = &str> {
    line.split('$').skip(1).map(|rest| {
        let end =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        rest.get(..end).unwrap_or(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_missing_and_a_foreign_text_are_found() {
        let files = [
            ("web/locales/en.ftl", "# Words.\ngo = Go\n    .hint = Now\nstay = Stay\n"),
            ("web/locales/ru.ftl", "go = Идти\nold = Старое\n"),
        ];
        let expected = [
            "web/locales/ru.ftl: has `old`, which English has not; drop it or add it there",
            "web/locales/ru.ftl: lacks `go.hint`; translate it",
            "web/locales/ru.ftl: lacks `stay`; translate it",
        ];
        assert_eq!(found(check, &files), expected);
    }

    #[test]
    fn plural_branches_are_no_keys_and_their_variables_count() {
        let en = "days = { $count ->\n    [one] one day\n   *[other] { $count } days\n}\n";
        let ru = "days = { $count ->\n    [one] { $count } день\n    [few] { $count } дня\n   *[other] { $number } дней\n}\n";
        let problems = found(check, &[("packs/a/text/en.ftl", en), ("packs/a/text/ru.ftl", ru)]);
        assert_eq!(
            problems,
            ["packs/a/text/ru.ftl: `days` uses `$number`, which English does not; nobody fills it"]
        );
    }

    #[test]
    fn languages_may_be_folders() {
        let files = [
            ("web/locales/en/a.ftl", "go = Go\n"),
            ("web/locales/ru/a.ftl", "\n"),
            ("web/locales/ru/b.ftl", "x = y\n"),
        ];
        let expected = [
            "web/locales/ru/a.ftl: lacks `go`; translate it",
            "web/locales/ru/b.ftl: has no English file beside it; write one",
        ];
        assert_eq!(found(check, &files), expected);
    }
}
