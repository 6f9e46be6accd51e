//! Each relative link of a Markdown file leads to a file, and `docs/SUMMARY.md` lists each page of the book.

use super::Problem;
use crate::tree::Tree;

const SUMMARY: &str = "docs/SUMMARY.md";

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in tree.ending(".md") {
        for (index, target) in links(text) {
            if !tree.has(&resolved(path, target)) {
                problems.push(Problem::at_index(
                    path,
                    index,
                    format!("links to `{target}`, which is not there"),
                ));
            }
        }
    }
    problems.extend(unlisted(tree));
    problems
}

fn unlisted(tree: &Tree) -> Vec<Problem> {
    let Some(summary) = tree.text(SUMMARY) else { return Vec::new() };
    let listed: Vec<String> = links(summary).map(|(_, target)| resolved(SUMMARY, target)).collect();
    tree.ending(".md")
        .map(|(path, _)| path)
        .filter(|path| {
            path.starts_with("docs/") && *path != SUMMARY && !listed.iter().any(|page| page == path)
        })
        .map(|path| Problem::in_file(path, format!("is not in `{SUMMARY}`; list it")))
        .collect()
}

/// The relative targets of `](…)` outside fenced code, with the line's index; anchors and addresses are left out.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    let lines = text.lines().enumerate().filter(move |(_, line)| {
        fenced ^= line.trim_start().starts_with("```");
        !fenced
    });
    lines.flat_map(|(index, line)| {
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
        let targets = targets.map(|target| target.split('#').next().unwrap_or(target));
        targets
            .filter(|target| !target.is_empty() && !target.contains(':'))
            .map(move |target| (index, target))
    })
}

/// The path from the root that a link in the file `from` leads to.
fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_link_to_nothing_is_found() {
        let text = "[a](docs/a.md#top) [b](https://example.org) [c](#here)\n```\n[d](no.md)\n```\n[e](../e.md)\n[f](docs)";
        let files = [("README.md", text), ("docs/a.md", "[r](../README.md)")];
        assert_eq!(found(check, &files), ["README.md:5: links to `../e.md`, which is not there"]);
    }

    #[test]
    fn the_book_lists_each_page() {
        let files = [("docs/SUMMARY.md", "- [A](a.md)"), ("docs/a.md", ""), ("docs/b/c.md", "")];
        assert_eq!(found(check, &files), ["docs/b/c.md: is not in `docs/SUMMARY.md`; list it"]);
    }
}
