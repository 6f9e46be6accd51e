//! The life of an installation's keys by the command line: ceremony, set-up, rotation, revocation, publication.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::service::{Folder, paiza, paiza_json};

/// Where Debian puts the module.
const LIBRARY: &str = "/usr/lib/softhsm/libsofthsm2.so";

fn key<'a>(action: &'a str, data: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["key", action, "--data", data, "--json"], more].concat()
}

fn states(status: &Value) -> Vec<(String, String)> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = status["signers"].as_array().unwrap();
    rows.iter().map(|row| (text(row, "short-name"), text(row, "state"))).collect()
}

fn setup<'a>(data: &'a str, state: &'a str) -> Vec<&'a str> {
    vec![
        "setup",
        "--data",
        data,
        "--name",
        "Authority of Utopia",
        "--state",
        state,
        "--rules-of",
        "RUS",
        "--place",
        "Peacetown",
        "--json",
    ]
}

#[test]
fn a_ceremony_comes_first_and_the_set_up_takes_its_keys() {
    let folder = Folder::new("keys");
    let data = folder.text("data");
    let present = ["--operator", "Key officer, A", "--witness", "Auditor, B", "--witness", "Registrar, C"];
    let named = [&["--name", "Utopia CSCA", "--state", "UTO"], &present[..]].concat();
    let made = paiza_json(&key("ceremony", &data, &named));
    let text = made["text"].as_str().unwrap();
    for said in ["Key officer, A", "Auditor, B", "Registrar, C", "Utopia CSCA (UTO)", "Signer 01", "paiza 0."]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let kept = std::fs::read(made["file"].as_str().unwrap()).unwrap();
    assert_eq!(String::from_utf8(kept).unwrap(), text);
    let again = paiza(&key("ceremony", &data, &named));
    assert_eq!(again.status.code(), Some(2), "keys are never overwritten");

    // Another state than that of the keys is refused, and the keys stay.
    assert_eq!(paiza(&setup(&data, "RUS")).status.code(), Some(2));
    paiza_json(&setup(&data, "UTO"));
    let status = paiza_json(&key("status", &data, &[]));
    assert_eq!(status["name"], "Utopia CSCA");
    assert_eq!(states(&status), [("01".to_owned(), "signs".to_owned())]);
    assert_eq!(status["country-keys"][0]["list"]["number"], 1);
    assert_eq!(status["signers"][0]["passes"], 0);

    let rotated = paiza_json(&key("rotate", &data, &[]));
    assert_eq!(rotated["act"], "signer-rotated");
    let status = paiza_json(&key("status", &data, &[]));
    assert_eq!(states(&status)[1], ("02".to_owned(), "signs".to_owned()));
    let old = status["signers"][0]["serial-number"].as_str().unwrap().to_owned();
    paiza_json(&key("revoke", &data, &["--signer", &old]));
    let twice = paiza(&key("revoke", &data, &["--signer", &old]));
    assert_eq!(twice.status.code(), Some(2));
    paiza_json(&key("rotate", &data, &["--authority", "--name", "Utopia CSCA 2"]));
    let status = paiza_json(&key("status", &data, &[]));
    assert_eq!(states(&status)[0], ("01".to_owned(), "revoked".to_owned()));
    assert_eq!(status["country-keys"][1]["has-link"], true);
    assert_eq!(status["name"], "Utopia CSCA 2");

    let to = folder.text("public");
    let published = paiza_json(&key("publish", &data, &["--to", &to]));
    let written: Vec<&str> =
        published["written"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
    for path in
        ["authority.cer", "authority.crl", "authority-2.cer", "links/authority-2.cer", "authority-2.crl"]
    {
        assert!(written.contains(&path) && Path::new(&to).join(path).is_file(), "{path}: {written:?}");
    }
    let again = paiza_json(&key("publish", &data, &["--to", &to]));
    assert_eq!(again["written"], serde_json::json!([]), "what is there already is not written again");
    std::fs::write(Path::new(&to).join("authority.cer"), b"another").unwrap();
    let differs = paiza(&key("publish", &data, &["--to", &to]));
    assert_eq!(differs.status.code(), Some(2), "a certificate is never overwritten");

    let findings = paiza_json(&["doctor", "--data", &data, "--json"]);
    let codes: Vec<&str> = findings.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["secret-beside-keys"], "{findings}");
}

#[test]
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn keys_in_a_module_serve_the_whole_installation() {
    if !Path::new(LIBRARY).is_file() {
        println!("skipped: `{LIBRARY}` is not there (Debian's package softhsm2)");
        return;
    }
    let folder = Folder::new("keys-module");
    let data = folder.text("data");
    std::fs::create_dir_all(folder.path("tokens")).unwrap();
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(folder.path("hsm.conf"), format!("directories.tokendir = {}\n", folder.text("tokens")))
        .unwrap();
    std::fs::write(folder.path("pin"), "123456").unwrap();
    let section = format!(
        "[pkcs11]\nmodule = \"{LIBRARY}\"\ntoken = \"paiza\"\npin-file = \"{}\"\n",
        folder.text("pin")
    );
    std::fs::write(folder.path("data").join("paiza.toml"), section).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let done = Command::new(program)
            .args(arguments)
            .env("SOFTHSM2_CONF", folder.path("hsm.conf"))
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice::<Value>(&done.stdout).unwrap_or_default()
    };
    let token = ["--init-token", "--free", "--label", "paiza", "--so-pin", "12345678", "--pin", "123456"];
    run("softhsm2-util", &token);
    let paiza = env!("CARGO_BIN_EXE_paiza");
    run(paiza, &setup(&data, "UTO"));
    run(paiza, &key("rotate", &data, &["--authority"]));
    let status = run(paiza, &key("status", &data, &[]));
    for row in [&status["country-keys"][0], &status["country-keys"][1], &status["signers"][1]] {
        assert!(row["place"].as_str().unwrap().starts_with("module"), "{status}");
    }
    let findings = Command::new(paiza)
        .args(["doctor", "--data", &data, "--json"])
        .env("SOFTHSM2_CONF", folder.path("hsm.conf"))
        .output()
        .unwrap();
    let findings: Value = serde_json::from_slice(&findings.stdout).unwrap();
    assert!(!findings.to_string().contains("\"keys\""), "{findings}");
    // Without the module's token nothing opens, and the error says why.
    let closed = Command::new(paiza)
        .args(key("status", &data, &[]))
        .env("SOFTHSM2_CONF", "/dev/null")
        .output()
        .unwrap();
    assert_eq!(closed.status.code(), Some(2));
    let said = String::from_utf8_lossy(&closed.stderr).into_owned();
    assert!(said.contains("module") || said.contains("token"), "{said}");
}
