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
    if only == Some("browser") {
        return browser(root);
    }
    let mut arguments = vec!["run", "--release", "--quiet", "--package", "bench", "--"];
    arguments.extend(only);
    shell::succeeds(&mut shell::command(root, "cargo", &arguments))
}

/// What a reader waits for in a real browser. Prints rows; needs Node and Chromium, as `cargo xtask test` does.
fn browser(root: &Path) -> anyhow::Result<bool> {
    let e2e = root.join("e2e");
    if !shell::succeeds(&mut shell::command(&e2e, "npm", &["ci", "--no-audit", "--no-fund"]))? {
        return Ok(false);
    }
    let mut measure = shell::command(&e2e, "npm", &["run", "--silent", "bench"]);
    // The release build stands beside that of this program.
    if let Some(folder) = std::env::current_exe()?.parent().and_then(Path::parent) {
        measure.env("PAIZA", folder.join("release/paiza"));
    }
    shell::succeeds(&mut measure)
}
