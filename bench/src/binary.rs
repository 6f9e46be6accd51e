//! What the release binary weighs.

use anyhow::Context;

use crate::results::{Aim, Table};

/// A release binary larger than this is a burden on slow links, in MB.
const MAX_SIZE_MB: f64 = 40.0;

/// Measures the size of `paiza`, which stands beside this program.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let paiza = std::env::current_exe()?.with_file_name("paiza");
    let metadata = paiza.metadata().context("no release binary; start this by `cargo xtask bench`")?;
    table.add_aimed("release binary", metadata.len() as f64 / 1e6, " MB", Aim::AtMost(MAX_SIZE_MB));
    Ok(())
}
