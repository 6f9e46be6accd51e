//! Other people's seals and canonical forms, from the shared folder where it is present.

use std::path::PathBuf;

use base64ct::{Base64, Encoding};
use pass::{Passport, Seal, TrustStore, qr};
use serde_json::Value;

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

fn golden() -> Value {
    serde_json::from_str(include_str!("../../../../spec/vectors/pass.json")).expect("JSON")
}

#[test]
fn every_golden_case_gets_its_answer() {
    let file = golden();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 21);
    for case in cases {
        let text = |key: &str| case[key].as_str().unwrap();
        let mut store = TrustStore::new();
        for name in case["trust"].as_array().unwrap() {
            let name = name.as_str().unwrap();
            let bytes = Base64::decode_vec(file["files"][name].as_str().unwrap()).unwrap();
            let ending = if name == "csca" { "cer" } else { "crl" };
            store.add_file(&format!("{name}.{ending}"), &bytes).unwrap();
        }
        store.add_file("policy.toml", text("policy").as_bytes()).unwrap();
        let zone = case["mrz"].as_str().map(|lines| document::read(lines).document());
        let passport = match &zone {
            None => Passport::NotShown,
            Some(None) => Passport::Unreadable,
            Some(Some(mrz)) => Passport::Shown(mrz),
        };
        let answer = verifier(store).verify(text("text"), moment(text("at")), passport);
        let answer = serde_json::to_value(answer).unwrap();
        for (key, expected) in case["expect"].as_object().unwrap() {
            assert_eq!(&answer[key], expected, "{}: {key}", text("name"));
        }
    }
}

#[test]
fn the_golden_seal_signs_these_bytes_and_reads_from_a_photograph() {
    let file = golden();
    let text = file["cases"][0]["text"].as_str().unwrap();
    let signed = Seal::parse(text).unwrap().signed_bytes().unwrap();
    assert_eq!(signed, file["signed-bytes"].as_str().unwrap().as_bytes());
    let photograph = include_bytes!("../../../../spec/vectors/pass-qr.jpg");
    assert_eq!(qr::text_of(photograph).as_deref(), Ok(text));
    assert_eq!(qr::text_of(format!("\u{feff} {text}\n").as_bytes()).as_deref(), Ok(text));
    for length in [3, 100, 5_000, 20_000] {
        assert!(qr::text_of(&photograph[..length]).is_err(), "cut at {length}");
    }
}
