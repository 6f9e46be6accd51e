//! Our compiled decision beside other rule engines: starts `bench/rivals`, a workspace of its own, and takes its rows.

use std::process::{Command, Stdio};

use anyhow::Context;

use crate::results::Table;

/// Builds the rivals for release, runs them, and takes their rows.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let output = Command::new("cargo")
        .args(["run", "--release", "--quiet", "--locked", "--manifest-path", "bench/rivals/Cargo.toml"])
        .current_dir(crate::root())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    anyhow::ensure!(output.status.success(), "bench/rivals failed; it says above why");
    let text = String::from_utf8(output.stdout).context("bench/rivals writes text")?;
    let rows = text.lines().filter(|line| line.starts_with("| rivals: "));
    for row in rows {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let (Some(name), Some(value), Some(aim)) = (cells.next(), cells.next(), cells.next()) else {
            anyhow::bail!("bench/rivals wrote a row of other cells: {row}");
        };
        table.add(name, value, aim);
    }
    Ok(())
}
