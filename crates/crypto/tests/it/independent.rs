//! A verifier in another language, with its own crypto and its own canonical JSON, judges our seals, and we judge its.

use std::io::Write;
use std::process::{Command, Stdio};

use base::{IdSource, SequenceIds};
use base64ct::{Base64, Encoding};
use crypto::Revoked;
use pass::{Passport, Signer, TrustStore};
use serde_json::{Value, json};

use crate::world::{AUTHORITY, authority, instant, moment, now, seal, trust, verifier};

/// What the other says to an order; `None`, and a word about it, where it cannot run. The suite's own command installs
/// what it needs.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn other(what: &str, order: &Value) -> Option<Value> {
    let python = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    };
    // The first in the path, or the system's, which has what the system's packages brought.
    let can = |program: &&str| {
        let tried = python(program, &["-c", "import cryptography"]).stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    let Some(program) = ["python3", "/usr/bin/python3"].into_iter().find(can) else {
        println!("skipped: there is no python3 with the package `cryptography`");
        return None;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/independent.py");
    // Its warnings about old dates are no business of this test.
    let mut child = python(program, &["-W", "ignore", script, what]).spawn().expect("python starts");
    child.stdin.take().expect("a pipe").write_all(order.to_string().as_bytes()).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "it failed: see its words above");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

fn order(seals: &[String], lists: &[Vec<u8>]) -> Value {
    let lists: Vec<String> = lists.iter().map(|list| Base64::encode_string(list)).collect();
    json!({
        "at": "2026-08-01T12:00:00+00:00",
        "anchors": [Base64::encode_string(AUTHORITY.certificate().der())],
        "lists": lists,
        "seals": seals,
    })
}

fn list(revoked: &[Revoked]) -> Vec<u8> {
    AUTHORITY.revocation_list(1, instant("2026-08-01T11:00:00+00:00"), revoked).unwrap()
}

/// Seals made of the genuine one: those that say the same, then those that do not or are not ours.
fn variants(text: &str) -> (Vec<String>, Vec<String>) {
    let spaced = text.replace("\"data\":{\"hdr\":{", "\n \"data\" : {\"hdr\": {");
    let same = vec![text.to_owned(), format!("[{text}]"), text.replace("=\"", "\""), spaced];
    let stranger = authority("UTO", 41);
    let data = &text[8..text.find(",\"sig\":").unwrap()];
    let signature = Base64::encode_string(&stranger.signer().sign(data.as_bytes()).unwrap());
    let own = Base64::encode_string(stranger.signer().certificate().der());
    let genuine = Base64::encode_string(AUTHORITY.signer().certificate().der());
    let with = |cer: &str| {
        format!(r#"{{"data":{data},"sig":{{"alg":"ES256","sigvl":"{signature}","cer":"{cer}"}}}}"#)
    };
    let mut others = vec![with(&own), with(&genuine), String::new(), "{}".into(), format!("{text}{text}")];
    for (from, to) in [
        ("2026-10-29", "2027-10-29"),
        ("\"noe\":\"1\"", "\"noe\":\"M\""),
        ("\"noe\":\"1\"", "\"noe\":\"1\",\"noe\":\"1\""),
        ("L898902C3", "L898902C4"),
        ("Private visit", "Private visit "),
        ("\"v\":1", "\"v\":1.0"),
        ("ES256", "ES384"),
        ("icao.dta", "icao.vacc"),
        ("\"is\":\"UTO\"", "\"is\":\"UZB\""),
        ("Private visit", "\\ud83d visit"),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{from}");
        others.push(changed);
    }
    (same, others)
}

#[test]
fn another_verifier_accepts_what_we_issue_and_rejects_what_was_tampered_with() {
    let (same, others) = variants(seal().as_str());
    let all: Vec<String> = same.iter().chain(&others).cloned().collect();
    let Some(answers) = other("verify", &order(&all, &[list(&[])])) else { return };
    for (place, (text, answer)) in all.iter().zip(answers.as_array().unwrap()).enumerate() {
        assert_eq!(answer["valid"], place < same.len(), "{answer} {text:.300}");
        let ours = verifier(trust(&AUTHORITY)).verify(text, now(), Passport::NotShown);
        assert_eq!(
            ours.is_valid() && ours.message.as_deref() == Some("icao.dta"),
            place < same.len(),
            "{text:.300}"
        );
    }
    let revoked = Revoked { certificate: AUTHORITY.signer().certificate().clone(), at: now().instant() };
    let answers = other("verify", &order(&same, &[list(&[revoked])])).expect("it was there");
    assert!(
        answers.as_array().unwrap().iter().all(|answer| answer["why"] == "the signer is revoked"),
        "{answers}"
    );
}

/// Goal: there is no text that one calls valid and means another pass by. Method: change, drop or double bytes at random
/// (seed 77); what either still calls valid must be the genuine pass, and the two must agree.
#[test]
fn no_change_of_a_seal_divides_the_two_verifiers() {
    let random = SequenceIds::from_seed(77);
    let genuine = seal().to_string();
    let mut all = Vec::new();
    while all.len() < 1_500 {
        let mut draw = [0_u8; 4];
        random.fill(&mut draw);
        let mut bytes = genuine.clone().into_bytes();
        let place = (usize::from(draw[0]) * 256 + usize::from(draw[1])) % bytes.len();
        match draw[2] % 4 {
            0 => bytes[place] ^= 1 << (draw[3] % 7),
            1 => bytes[place] = b' ' + draw[3] % 95,
            2 => drop(bytes.remove(place)),
            _ => bytes.insert(place, bytes[place]),
        }
        all.extend(String::from_utf8(bytes).ok());
    }
    let Some(answers) = other("verify", &order(&all, &[list(&[])])) else { return };
    let ours = verifier(trust(&AUTHORITY));
    let number = crate::world::authorisation().number().to_owned();
    let mut valid = 0;
    for (text, theirs) in all.iter().zip(answers.as_array().unwrap()) {
        let answer = ours.verify(text, now(), Passport::NotShown);
        assert_eq!(theirs["valid"], answer.is_valid(), "seed 77: {theirs} {:?} {text}", answer.notes);
        if answer.is_valid() {
            assert_eq!(theirs["number"], number, "{text}");
            valid += 1;
        }
    }
    assert!((1..200).contains(&valid), "{valid} of {}", all.len());
}

#[test]
fn what_another_issuer_signs_verifies_here_and_its_forgeries_do_not() {
    let Some(made) = other("issue", &json!({})) else { return };
    let mut store = TrustStore::new();
    for (place, anchor) in made["anchors"].as_array().unwrap().iter().enumerate() {
        let der = Base64::decode_vec(anchor.as_str().unwrap()).unwrap();
        store.add_file(&format!("{place}.cer"), &der).unwrap();
    }
    let verifier = verifier(store);
    let at = moment(made["at"].as_str().unwrap());
    let cases = made["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 17);
    for case in cases {
        let answer = verifier.verify(case["text"].as_str().unwrap(), at, Passport::NotShown);
        assert_eq!(
            case["valid"],
            answer.is_valid(),
            "{}: {:?} {:?}",
            case["name"],
            answer.reasons,
            answer.notes
        );
    }
}
