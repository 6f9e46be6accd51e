//! `cargo xtask bench`: measures on release builds and appends to `bench/results.md`.

use std::path::Path;

use crate::shell;

/// Builds the product and the benchmarks for release, and runs them; `only` runs the benchmarks whose name holds it.
pub fn run(root: &Path, only: Option<&str>) -> anyhow::Result<bool> {
    if !shell::succeeds(&mut shell::command(
        root,
        "cargo",
        &["build", "--release", "--package", "cli", "--package", "bench"],
    ))? {
        return Ok(false);
    }
    let mut arguments = vec!["run", "--release", "--quiet", "--package", "bench", "--"];
    arguments.extend(only);
    shell::succeeds(&mut shell::command(root, "cargo", &arguments))
}
