//! The packs that are built in: `packs/` of this repository, as text in the program.

use crate::load::{LoadError, PackFile, PackFiles};
use crate::pack_set::PackSet;

/// A pack of `packs/`: its folder, and path and text of each of its files; every pack speaks the seven languages. A test
/// compares them with the folder.
macro_rules! pack {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        pack!(files $folder: $($path,)+ "text/en.ftl", "text/kk.ftl", "text/ky.ftl", "text/ru.ftl", "text/tg.ftl",
            "text/tk.ftl", "text/uz.ftl")
    };
    (files $folder:literal: $($path:literal),+) => {
        ($folder, &[$(($path, include_str!(concat!("../../../packs/", $folder, "/", $path)))),+])
    };
}

/// Every built-in pack: its folder and its files.
const PACKS: &[(&str, &[(&str, &str)])] = &[
    pack!("gbr.eta":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-law.toml",
        "examples/10-travellers.toml",
    ),
    pack!("kaz.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
    ),
    pack!("kgz.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
    ),
    pack!("kor.keta":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-law.toml",
        "examples/10-travellers.toml",
    ),
    pack!("rus.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-application.toml",
        "rules/30-biometrics.toml",
        "rules/40-stay.toml",
        "rules/50-entry.toml",
        "rules/60-registration.toml",
        "examples/00-base.toml",
        "examples/10-travellers.toml",
        "examples/20-every-line.toml",
    ),
    pack!("schengen.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-biometrics.toml",
        "rules/40-etias.toml",
        "rules/50-entry.toml",
        "examples/00-base.toml",
        "examples/10-travellers.toml",
        "examples/20-members.toml",
    ),
    pack!("tjk.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
    ),
    pack!("tkm.entry":
        "pack.toml",
        "rules/10-visa.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
    ),
    pack!("usa.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-proclamations.toml",
        "rules/30-immigrant-pause.toml",
        "rules/40-bond.toml",
        "rules/50-watch-list.toml",
        "rules/60-entry.toml",
        "examples/00-base.toml",
        "examples/10-proclamations.toml",
        "examples/20-visas.toml",
    ),
    pack!("uzb.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
    ),
];

/// The files of the built-in packs.
pub fn files() -> Vec<PackFiles> {
    let file = |(path, text): &(&str, &str)| PackFile { path: (*path).to_owned(), text: (*text).to_owned() };
    PACKS
        .iter()
        .map(|(name, files)| PackFiles { name: (*name).to_owned(), files: files.iter().map(file).collect() })
        .collect()
}

/// The built-in packs as JSON with the texts of some languages, for [`PackSet::load_prepared`].
///
/// # Errors
///
/// [`LoadError`] for a pack that is no TOML, which the built-in ones are.
pub fn prepared(languages: &[&str]) -> Result<String, LoadError> {
    crate::load::prepare(&files(), languages)
}

#[expect(
    clippy::expect_used,
    reason = "the built-in packs are part of the program and every test run loads them"
)]
pub(crate) fn packs() -> PackSet {
    PackSet::load(&files()).expect("the built-in packs load")
}
