//! No file is over its size, tests not counted; and how large files and functions are in the middle.
//!
//! The limit of a function is clippy's `too_many_lines`; here functions are only counted for the report.

use super::Problem;
use crate::tree::Tree;

/// Lines a file may have without its tests (`docs/contributors/style.md`).
const MAX_FILE_LINES: usize = 500;

pub fn check(tree: &Tree) -> Vec<Problem> {
    sources(tree)
        .filter(|(_, lines)| *lines > MAX_FILE_LINES)
        .map(|(path, lines)| {
            Problem::in_file(
                path,
                format!("has {lines} lines without tests, at most {MAX_FILE_LINES}; split it by noun"),
            )
        })
        .collect()
}

/// The middle and the upper end of files and functions, beside what the house aims at.
pub fn report(tree: &Tree) -> String {
    let files: Vec<usize> = sources(tree).map(|(_, lines)| lines).collect();
    let functions: Vec<usize> = rust(tree).flat_map(|(_, text)| functions(code(text))).collect();
    format!("{}{}", spread("lines a file", files, 150, 400), spread("lines a function", functions, 10, 35))
}

fn spread(what: &str, mut lines: Vec<usize>, aim_median: usize, aim_p90: usize) -> String {
    lines.sort_unstable();
    let at = |percent: usize| {
        lines.get((lines.len() * percent / 100).min(lines.len().saturating_sub(1))).copied().unwrap_or(0)
    };
    let (median, p90, largest) = (at(50), at(90), lines.last().copied().unwrap_or(0));
    let count = lines.len();
    format!(
        "     {what}: median {median} (aim {aim_median}), p90 {p90} (aim {aim_p90}), largest {largest}, of {count}\n"
    )
}

fn sources(tree: &Tree) -> impl Iterator<Item = (&str, usize)> {
    rust(tree).map(|(path, text)| (path, code(text).lines().count()))
}

fn rust(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.ending(".rs").filter(|(path, _)| !path.contains("/tests/") && !path.ends_with("/tests.rs"))
}

/// The part of a file before the tests at its end.
fn code(text: &str) -> &str {
    text.find("\n#[cfg(test)]\nmod ").and_then(|end| text.get(..=end)).unwrap_or(text)
}

/// Lines of each function with a body, by the indentation that rustfmt gives: from `fn` to the brace that closes it.
fn functions(text: &str) -> Vec<usize> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut lengths = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let word = line.trim_start();
        if is_function_start(word) && !word.ends_with(';') {
            if word.ends_with('}') {
                lengths.push(1);
            } else {
                open.push((indent, index));
            }
        } else if word == "}"
            && let Some((_, start)) = open.pop_if(|(at, _)| *at == indent)
        {
            lengths.push(index - start + 1);
        }
    }
    lengths
}

fn is_function_start(word: &str) -> bool {
    let word = word
        .strip_prefix("pub ")
        .or_else(|| word.strip_prefix("pub(crate) "))
        .or_else(|| word.strip_prefix("pub(super) "))
        .unwrap_or(word);
    let word = word.strip_prefix("const ").or_else(|| word.strip_prefix("async ")).unwrap_or(word);
    word.starts_with("fn ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_file_at_the_limit_passes_and_one_line_more_does_not() {
        let (good, bad) = ("x\n".repeat(500), "x\n".repeat(501));
        assert_eq!(found(check, &[("a/src/good.rs", &good)]), [""; 0]);
        assert_eq!(
            found(check, &[("a/src/bad.rs", &bad)]),
            ["a/src/bad.rs: has 501 lines without tests, at most 500; split it by noun"]
        );
    }

    #[test]
    fn tests_do_not_count() {
        let tail = format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "x\n".repeat(500), "y\n".repeat(900));
        let suite = "x\n".repeat(900);
        assert_eq!(found(check, &[("a/src/good.rs", &tail), ("a/tests/it/main.rs", &suite)]), [""; 0]);
    }

    #[test]
    fn functions_are_counted_from_fn_to_their_brace() {
        let text = "fn one() {}\nimpl A {\n    pub fn two(\n        a: u8,\n    ) -> u8 {\n        if a {\n            b\n        }\n    }\n}\n";
        assert_eq!(functions(text), [1, 7]);
    }
}
