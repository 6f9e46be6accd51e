//! The packs that are built in: `packs/` of this repository, as text in the program.

use crate::load::{PackFile, PackFiles};
use crate::pack_set::PackSet;

/// Path and text of each file of `packs/rus.entry`.
const RUS_ENTRY: &[(&str, &str)] = &[("pack.toml", include_str!("../../../packs/rus.entry/pack.toml"))];

/// Every built-in pack: its folder and its files.
pub(crate) const PACKS: &[(&str, &[(&str, &str)])] = &[("rus.entry", RUS_ENTRY)];

/// The files of the built-in packs.
pub fn files() -> Vec<PackFiles> {
    let file = |(path, text): &(&str, &str)| PackFile { path: (*path).to_owned(), text: (*text).to_owned() };
    PACKS
        .iter()
        .map(|(name, files)| PackFiles { name: (*name).to_owned(), files: files.iter().map(file).collect() })
        .collect()
}

#[expect(
    clippy::expect_used,
    reason = "the built-in packs are part of the program and every test run loads them"
)]
pub(crate) fn packs() -> PackSet {
    PackSet::load(&files()).expect("the built-in packs load")
}
