//! From the files of a pack to its types.
//!
//! In: texts with their paths; this crate opens no file. Out: a [`Pack`], or every fault found, each with file and line.

mod canonical;
mod compile;
mod deadlines;
mod document;
mod fault;
mod graph;
#[cfg(test)]
mod keys;
mod limits;
mod lists;
mod names;
mod parts;
mod prepared;
mod versions;

#[cfg(test)]
pub(crate) use keys::keys;

pub use fault::{LoadError, PackFault};
pub(crate) use prepared::prepare;

use crate::pack::{Pack, Symbols};

/// A file of a pack.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PackFile {
    /// Its path within the pack, with `/`: `pack.toml`, `rules/10-visa.toml`, `text/en.ftl`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// The files of one pack, and the name under which faults speak of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PackFiles {
    /// Folder or file name.
    pub name: String,
    /// The files, in any order.
    pub files: Vec<PackFile>,
}

/// Loads one pack; `symbols` is shared by the packs that will be asked together.
pub(crate) fn load(files: &PackFiles, symbols: &mut Symbols) -> Result<Pack, LoadError> {
    let faults = limits::of_files(files);
    if !faults.is_empty() {
        return Err(LoadError::new(faults));
    }
    let parts = parts::read(files).map_err(LoadError::new)?;
    if let Some(fault) = limits::of_parts(&parts) {
        return Err(LoadError::new(vec![fault]));
    }
    compile::compile(parts, symbols).map_err(LoadError::new)
}

/// Loads packs that [`prepare`] wrote.
pub(crate) fn load_prepared(text: &str, symbols: &mut Symbols) -> Result<Vec<Pack>, LoadError> {
    let parts = prepared::read(text)?;
    parts.into_iter().map(|parts| compile::compile(parts, symbols).map_err(LoadError::new)).collect()
}
