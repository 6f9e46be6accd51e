//! Other people's seals and canonical forms, from the shared folder where it is present.

use std::path::PathBuf;

use pass::{Passport, TrustStore};

use crate::world::{AUTHORITY, line, moment, trust, verifier};

#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
/// The shared folder, or a word that this test is skipped.
fn shared(folder: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

#[test]
fn the_specimen_seals_have_a_good_signature_and_are_never_valid() {
    let Some(folder) = shared("vds-nc") else { return };
    let at = moment("2026-01-01T00:00:00+00:00");
    for name in ["uto-test.txt", "uto-vaccination.txt"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let nobody = verifier(TrustStore::new()).verify(&text, at, Passport::NotShown);
        let expected = "unverifiable high-fraud-potential good unknown-certificate UNKNOWN_CERTIFICATE";
        assert_eq!(line(&nobody), expected, "{name}");
        assert_eq!(nobody.issuer.as_deref(), Some("UTO"));
        assert_eq!(nobody.window, None);
        let ours = verifier(trust(&AUTHORITY)).verify(&text, at, Passport::NotShown);
        let expected = "invalid high-fraud-potential good untrusted UNTRUSTED_CERTIFICATE";
        assert_eq!(line(&ours), expected, "{name}");
        let changed = text.replace("UTO\"", "UTO \"");
        assert!(!verifier(TrustStore::new()).verify(&changed, at, Passport::NotShown).is_valid());
    }
}

#[test]
fn canonical_forms_match_byte_for_byte() {
    let Some(folder) = shared("jcs") else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".input.json")) else {
            continue;
        };
        let value: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let hex = std::fs::read_to_string(folder.join(format!("{name}.canonical.hex"))).unwrap();
        let expected: Vec<u8> =
            hex.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
        assert_eq!(pass::canonical_json(&value).unwrap(), expected, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 6);
}
