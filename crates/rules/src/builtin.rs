//! The packs that are built in: `packs/` of this repository, as text in the program.

use crate::load::{PackFile, PackFiles};
use crate::pack_set::PackSet;

/// A pack of `packs/`: its folder, and path and text of each of its files. A test compares them with the folder.
macro_rules! pack {
    ($folder:literal: $($path:literal),+ $(,)?) => {
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
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("kaz.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("kgz.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("kor.keta":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-law.toml",
        "examples/10-travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
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
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
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
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("tjk.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("tkm.entry":
        "pack.toml",
        "rules/10-visa.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
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
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
    ),
    pack!("uzb.entry":
        "pack.toml",
        "rules/00-lists.toml",
        "rules/10-visa.toml",
        "rules/20-stay.toml",
        "rules/30-registration.toml",
        "rules/40-entry.toml",
        "examples/travellers.toml",
        "text/en.ftl",
        "text/kk.ftl",
        "text/ky.ftl",
        "text/ru.ftl",
        "text/tg.ftl",
        "text/tk.ftl",
        "text/uz.ftl",
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

#[expect(
    clippy::expect_used,
    reason = "the built-in packs are part of the program and every test run loads them"
)]
pub(crate) fn packs() -> PackSet {
    PackSet::load(&files()).expect("the built-in packs load")
}
