//! The binary needs few packages: each is code that others wrote, and time until the first page.

use std::collections::BTreeSet;
use std::path::Path;

use super::Problem;
use crate::shell;

/// Packages in the whole graph of the binary `paiza`, ours included.
const MAX_PACKAGES: usize = 350;

pub fn check(root: &Path) -> anyhow::Result<Vec<Problem>> {
    let arguments = ["tree", "--package", "cli", "--edges", "normal,build", "--prefix", "none", "--quiet"];
    let listing = shell::output(&mut shell::command(root, "cargo", &arguments))?;
    let count = packages(&listing).len();
    println!("     {count} packages, at most {MAX_PACKAGES}");
    Ok(too_many(count).into_iter().collect())
}

/// Distinct name and version pairs of a `cargo tree` listing.
fn packages(listing: &str) -> BTreeSet<(&str, &str)> {
    listing
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(name, rest)| (name, rest.split(' ').next().unwrap_or(rest)))
        .collect()
}

fn too_many(count: usize) -> Option<Problem> {
    (count > MAX_PACKAGES).then(|| {
        let advice = "switch off default features, or drop a dependency; see `cargo tree -p cli -e normal`";
        Problem::in_file(
            "Cargo.lock",
            format!("{count} packages behind `paiza`, at most {MAX_PACKAGES}; {advice}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_counts_once_a_version() {
        let listing = "cli v0.1.0 (here)\nserde v1.0.1\nserde v1.0.1 (*)\nrand v0.9.0\nrand v0.10.0\nserde_derive v1.0.1 (proc-macro)\n\n";
        assert_eq!(packages(listing).len(), 5);
    }

    #[test]
    fn the_limit_itself_is_allowed() {
        assert!(too_many(350).is_none());
        assert!(too_many(351).is_some());
    }
}
