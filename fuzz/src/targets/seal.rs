//! A seal, as JSON or as its binary twin, put to a verifier that trusts its authority.

use std::sync::{Arc, OnceLock};

use base::Moment;
use pass::{Passport, RustCryptoCheck, Seal, SealForm, TrustStore, Verification, Verifier};

use super::shape;

/// The authority of the corpus, its signer and its list.
const CSCA: &[u8] = include_bytes!("../../world/csca.cer");
const SIGNER: &[u8] = include_bytes!("../../world/signer.cer");
const LIST: &[u8] = include_bytes!("../../world/csca.crl");
const PASSPORT: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

struct World {
    trusting: Verifier,
    alone: Verifier,
    passport: document::Mrz,
    at: Moment,
}

fn world() -> Result<&'static World, String> {
    static WORLD: OnceLock<Result<World, String>> = OnceLock::new();
    WORLD.get_or_init(made).as_ref().map_err(Clone::clone)
}

fn made() -> Result<World, String> {
    let mut store = TrustStore::new();
    for (name, bytes) in [("csca.cer", CSCA), ("signer.cer", SIGNER), ("csca.crl", LIST)] {
        store.add_file(name, bytes).map_err(|fault| fault.to_string())?;
    }
    let check = Arc::new(RustCryptoCheck);
    Ok(World {
        trusting: Verifier::new(store, check.clone()),
        alone: Verifier::new(TrustStore::new(), check),
        passport: document::read(PASSPORT).document().ok_or("the passport is not sound")?,
        at: Moment::parse("2026-08-01T12:00:00+00:00").map_err(|fault| fault.to_string())?,
    })
}

/// The seals that other tests rest on: of each kind and with each fault.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../spec/vectors/pass.json")).unwrap_or_default();
    let cases = file.get("cases").and_then(serde_json::Value::as_array);
    let texts = cases.into_iter().flatten().filter_map(|case| case.get("text")?.as_str());
    texts.map(|text| text.as_bytes().to_vec()).collect()
}

/// A seal in JSON.
pub(super) fn json(input: &[u8]) -> Result<String, String> {
    run(input)
}

/// The binary twin; what is no twin is wrapped as one, so that its inside is read as well.
pub(super) fn barcode(input: &[u8]) -> Result<String, String> {
    let is_twin = [b"RDB1", b"NDB1"].iter().any(|prefix| input.starts_with(*prefix));
    if is_twin { run(input) } else { run(&[b"RDB1B".as_slice(), base32(input).as_bytes()].concat()) }
}

fn run(input: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(input);
    let world = world()?;
    let answer = world.trusting.verify(&text, world.at, Passport::Shown(&world.passport));
    let alone = world.alone.verify(&text, world.at, Passport::NotShown);
    let shown = world.trusting.inspect(&text, world.at);
    if alone.is_valid() || shown.is_valid() {
        return Err("valid, though nobody vouches for it".to_owned());
    }
    serde_json::to_string(&answer).map_err(|fault| format!("the answer is no JSON: {fault}"))?;
    let outcome = told(&answer);
    match Seal::parse(&text) {
        Ok(seal) => keeps(&seal)?,
        Err(_) if answer.is_valid() => return Err("valid, though it cannot be read".to_owned()),
        Err(fault) => return Ok(format!("!{}", shape(&fault.to_string()))),
    }
    if let Some(pass) = answer.into_pass()
        && pass.authorisation().number() != "0W3GE1R70W3GE"
    {
        return Err("another pass than the authority signed is valid".to_owned());
    }
    Ok(outcome)
}

/// What was read can be written for the signature, and for JSON says the same when it is read again.
fn keeps(seal: &Seal<'_>) -> Result<(), String> {
    let signed =
        seal.signed_bytes().map_err(|fault| format!("it is read and has no signed bytes: {fault}"))?;
    if seal.form() != SealForm::VdsNc {
        return Ok(());
    }
    let value: serde_json::Value =
        serde_json::from_slice(&signed).map_err(|fault| format!("the signed bytes are no JSON: {fault}"))?;
    match pass::canonical_json(&value) {
        Ok(again) if again == signed => Ok(()),
        _ => Err("the canonical form of the canonical form is another".to_owned()),
    }
}

fn told(answer: &Verification) -> String {
    let value = serde_json::to_value(answer).unwrap_or_default();
    let words = ["status", "signature", "chain", "window", "document", "reasons", "differs"]
        .map(|key| value.get(key).map(ToString::to_string).unwrap_or_default());
    let notes: Vec<String> = answer.notes.iter().map(|note| shape(note)).collect();
    format!("{} {}", words.join(" "), notes.join("|"))
}

/// RFC 4648, section 6, without padding.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    let (mut kept, mut bits) = (0_u32, 0);
    for byte in bytes {
        kept = (kept << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.extend(LETTERS.get((kept >> bits & 31) as usize).map(|letter| char::from(*letter)));
        }
    }
    if bits > 0 {
        text.extend(LETTERS.get((kept << (5 - bits) & 31) as usize).map(|letter| char::from(*letter)));
    }
    text
}
