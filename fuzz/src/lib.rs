//! Fuzz targets for everything that reads text from outside, and an engine that runs on the stable toolchain.
//!
//! In: a target, its corpus, a seed and a time. Out: a [`Report`]: how many inputs ran, how many different outcomes they
//! had, and every broken promise with its input. One seed gives one sequence of inputs.
//!
//! Not shipped. What each target promises stands in `README.md`.
#![allow(
    clippy::disallowed_methods,
    reason = "a fuzz run lasts for a time, names slow inputs, and catches the panics it looks for"
)]

mod engine;
mod mutate;
mod targets;

use std::path::{Path, PathBuf};

pub use engine::{Finding, Report, Run, replay, run};
pub use targets::{TARGETS, Target};

/// The committed inputs of a target, in the order of their names.
///
/// # Errors
///
/// The folder or a file in it cannot be read.
pub fn corpus(target: &Target) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let mut paths = folder.read_dir()?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(&path).map(|bytes| (path, bytes))).collect()
}
