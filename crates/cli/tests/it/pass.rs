//! `paiza pass verify` from the outside, on the golden seals: the shape of the answer, every key, and the exit code.

use std::collections::BTreeSet;

use base64ct::{Base64, Encoding};
use serde_json::Value;

use crate::service::{Folder, paiza};

/// Every key that a program may rely on.
const KEYS: &[&str] = &[
    "status",
    "trust",
    "message",
    "issuer",
    "signature",
    "chain",
    "revocation",
    "window",
    "document",
    "fields",
    "reasons",
];

fn golden() -> Value {
    serde_json::from_str(include_str!("../../../../spec/vectors/pass.json")).unwrap()
}

fn decoded(text: &Value) -> Vec<u8> {
    Base64::decode_vec(text.as_str().unwrap()).unwrap()
}

/// Lays out the folder of one case and asks the binary.
fn verdict(folder: &Folder, place: usize, file: &Value, case: &Value) -> (bool, Value) {
    let name = |part: &str| folder.text(&format!("{place}-{part}"));
    let trust = folder.path(&format!("{place}-trust"));
    std::fs::create_dir_all(&trust).unwrap();
    for known in case["trust"].as_array().unwrap() {
        let known = known.as_str().unwrap();
        let ending = if known == "csca" { "cer" } else { "crl" };
        std::fs::write(trust.join(format!("{known}.{ending}")), decoded(&file["files"][known])).unwrap();
    }
    std::fs::write(trust.join("policy.toml"), case["policy"].as_str().unwrap()).unwrap();
    std::fs::write(name("seal"), case["text"].as_str().unwrap()).unwrap();
    let (trust, seal, mrz) = (trust.to_str().unwrap(), name("seal"), name("mrz"));
    let mut command =
        vec!["pass", "verify", "--json", "--trust", trust, "--at", case["at"].as_str().unwrap()];
    if let Some(lines) = case["mrz"].as_str() {
        std::fs::write(&mrz, lines).unwrap();
        command.extend(["--mrz", mrz.as_str()]);
    }
    command.push(seal.as_str());
    let output = paiza(&command);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.success(), serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn every_golden_seal_gets_its_verdict_from_the_binary() {
    let (file, folder) = (golden(), Folder::new("pass-verify"));
    let mut seen = BTreeSet::new();
    for (place, case) in file["cases"].as_array().unwrap().iter().enumerate() {
        let (is_success, answer) = verdict(&folder, place, &file, case);
        for (key, expected) in case["expect"].as_object().unwrap() {
            assert_eq!(&answer[key], expected, "{}: {key}", case["name"]);
        }
        assert!(KEYS.iter().all(|key| answer.get(key).is_some()), "{}: {answer}", case["name"]);
        assert_eq!(is_success, answer["status"] == "valid", "{}", case["name"]);
        seen.extend(
            answer["reasons"].as_array().unwrap().iter().map(|reason| reason.as_str().unwrap().to_owned()),
        );
    }
    for reason in [
        "WRONG_FORMAT",
        "UNKNOWN_FEATURE",
        "UNKNOWN_CERTIFICATE",
        "UNTRUSTED_CERTIFICATE",
        "REVOKED_CERTIFICATE",
        "INVALID_SIGNATURE",
        "INVALID_PASSPORT_MRZ",
        "SEAL_PASSPORT_MISMATCH",
        "NOT_YET_VALID",
        "EXPIRED",
        "STALE_STATUS",
    ] {
        assert!(seen.contains(reason), "no golden case has {reason}: {seen:?}");
    }
}

#[test]
fn the_match_with_a_passport_is_explained_in_json_and_in_words() {
    let (file, folder) = (golden(), Folder::new("pass-explained"));
    let cases = file["cases"].as_array().unwrap();
    let case = cases.iter().find(|case| case["name"] == "genuine with its passport").unwrap();
    let (_, answer) = verdict(&folder, 0, &file, case);
    let fields: Vec<&str> =
        answer["compared"].as_array().unwrap().iter().map(|found| found["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["pi.pn", "pi.n", "pi.dob", "pi.nl", "pi.sex"]);
    assert!(
        answer["compared"].as_array().unwrap().iter().all(|found| found["agreement"] == "equal"),
        "{answer}"
    );
    let (trust, seal, mrz) = (folder.text("0-trust"), folder.text("0-seal"), folder.text("0-mrz"));
    let at = case["at"].as_str().unwrap();
    let told = paiza(&["pass", "verify", "--trust", &trust, "--at", at, "--mrz", &mrz, &seal]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.starts_with("VALID") && told.contains("  pi.n         equal"), "{told}");
    std::fs::write(&seal, b"\x89PNG\r\n\x1a\n").unwrap();
    let unread = paiza(&["pass", "verify", "--json", "--trust", &trust, "--at", at, &seal]);
    let answer: Value = serde_json::from_slice(&unread.stdout).unwrap();
    assert_eq!((unread.status.code(), &answer["reasons"][0]), (Some(1), &"READ_ERROR".into()));
}
