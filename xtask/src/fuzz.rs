//! `cargo xtask fuzz`: runs the fuzz targets, ten minutes each unless told otherwise, and says what they found.

use std::path::Path;

use crate::shell;

/// Builds `fuzz` for speed, with every check of arithmetic in, and hands the arguments on.
pub fn run(root: &Path, arguments: &[&str]) -> anyhow::Result<bool> {
    let build = ["build", "--profile", "fuzz", "--package", "fuzz"];
    if !shell::succeeds(&mut shell::command(root, "cargo", &build))? {
        return Ok(false);
    }
    let run = ["run", "--profile", "fuzz", "--quiet", "--package", "fuzz", "--"];
    shell::succeeds(&mut shell::command(root, "cargo", &[&run, arguments].concat()))
}
