//! No file names the machine it was written on, lock files name no host, and no note or skipped test is left alone.

use super::Problem;
use crate::tree::Tree;

/// The beginnings of paths that exist on one machine only. Written in two parts, so that this file passes too.
const MACHINE_PATHS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!("/tmp/t", "-"),
];
const NOTE: &str = concat!("TO", "DO");
const SKIPPED_TEST: &str = concat!("#[ign", "ore");
const RESOLVED: &str = "\"resolved\":";

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in tree.files() {
        for (index, line) in text.lines().enumerate() {
            problems.extend(complaint(path, line).map(|message| Problem::at_index(path, index, message)));
        }
    }
    problems
}

fn complaint(path: &str, line: &str) -> Option<String> {
    if let Some(start) = MACHINE_PATHS.iter().find(|start| names(line, start)) {
        return Some(format!("names a path of one machine (`{start}…`); use one from the repository's root"));
    }
    if path.ends_with("package-lock.json") && line.contains(RESOLVED) {
        return Some("names a host; lock with `npm install --omit-lockfile-registry-resolved`".to_owned());
    }
    if path.rsplit('.').next() == Some("rs") && line.contains(SKIPPED_TEST) {
        return Some("a test that is skipped proves nothing; mend it or drop it".to_owned());
    }
    let is_note = line.split(NOTE).skip(1).any(|rest| !rest.starts_with("(#") && !rest.starts_with('-'));
    (is_note && is_source(path))
        .then(|| format!("write `{NOTE}(#NUMBER)` with the issue that will do it, or do it now"))
}

/// Whether the line holds a path that begins with `start`, and not merely a longer word or address with it inside.
fn names(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '/' | '-' | '_' | '}'))
    })
}

fn is_source(path: &str) -> bool {
    [".rs", ".toml", ".html", ".css", ".js", ".mjs", ".sql"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    fn check_line(path: &str, line: &str, expected: Option<&str>) {
        let problems = found(check, &[(path, line)]);
        assert_eq!(problems.len(), usize::from(expected.is_some()), "{line}: {problems:?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.starts_with(&format!("{path}:1: {expected}")), "{problem}");
        }
    }

    #[test]
    fn a_path_of_one_machine_is_found_and_a_relative_one_or_an_address_is_not() {
        let one_machine = Some("names a path of one machine");
        check_line("a.md", concat!("run /ho", "me/anna/paiza"), one_machine);
        check_line("a.rs", concat!("open(\"/wo", "rk/x\")"), one_machine);
        check_line("a.md", "see https://example.org/work/", None);
        check_line("a.md", "see ../shared and ../work/x", None);
    }

    #[test]
    fn a_note_carries_its_issue() {
        check_line("a.rs", concat!("// TO", "DO later"), Some("write"));
        check_line("a.rs", concat!("// TO", "DO(#12): later"), None);
    }

    #[test]
    fn lock_files_name_no_host_and_tests_are_not_skipped() {
        check_line(
            "e2e/package-lock.json",
            "\"resolved\": \"https://example.org/a.tgz\",",
            Some("names a host"),
        );
        check_line("a.rs", concat!("#[ign", "ore]"), Some("a test that is skipped"));
    }
}
