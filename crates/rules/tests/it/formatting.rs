//! The layout of packs.

use rules::{PackFile, PackFiles, PackSet, formatted};

/// Goal: the layout is for eyes only. Method: every built-in pack is laid out, twice, and loaded again.
#[test]
fn a_laid_out_pack_has_the_same_canonical_bytes_and_every_comment() {
    for pack in rules::builtin::files() {
        let lay_out = |pack: &PackFiles| -> PackFiles {
            let files = pack.files.iter().map(|file| PackFile {
                path: file.path.clone(),
                text: formatted(pack, file).unwrap_or_else(|fault| panic!("{fault}")),
            });
            PackFiles { name: pack.name.clone(), files: files.collect() }
        };
        let once = lay_out(&pack);
        assert_eq!(lay_out(&once), once, "{}: the second run changes nothing", pack.name);
        let bytes = |pack: &PackFiles| {
            let set = PackSet::open(pack).unwrap_or_else(|error| panic!("{error}"));
            set.packs()[0].canonical_bytes().to_vec()
        };
        assert!(bytes(&once) == bytes(&pack), "{}", pack.name);
        for (before, after) in pack.files.iter().zip(&once.files) {
            assert_eq!(comments(&before.text), comments(&after.text), "{}", before.path);
        }
    }
}

/// What stands behind each `#`: in packs no string has one.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once('#')).map(|(_, comment)| comment.trim_end()).collect()
}
