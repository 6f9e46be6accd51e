//! The binary twin: issued from the same record, found by its reference, and never valid when anything was touched.

use base::{Country, IdSource, SequenceIds};
use crypto::{Authority, AwsLcCheck, KeyPair};
use document::pki::VDS_SIGNER;
use pass::barcode::{TwinError, TwinFault, folded, prepare_twin};
use pass::{
    Authorisation, Draft, Entries, Passport, Reason, Seal, SealField, SealForm, Signer, Stay, TrustStore,
    issue, qr,
};

use crate::forge;
use crate::world::{AUTHORITY, PASSPORT, authority, draft, line, moment, mrz, now, trust, verifier};

/// The authorisation of the other tests, without the letters that the twin cannot hold.
fn plain() -> Authorisation {
    Authorisation::new(Draft { additional: Some("Duty open, sources differ".into()), ..draft() }).unwrap()
}

fn twin_of(authority: &Authority, authorisation: &Authorisation) -> String {
    let made = now().instant();
    let prepared = prepare_twin(authorisation, authority.state(), authority.signer(), made).unwrap();
    prepared.issue(authority.signer(), &AwsLcCheck).unwrap().into()
}

/// The trust store of the other tests, and the signer beside it.
fn trust_with_signer(authority: &Authority) -> TrustStore {
    let mut store = trust(authority);
    store.add_file("signer.cer", authority.signer().certificate().der()).unwrap();
    store
}

#[test]
fn a_twin_verifies_by_the_signer_in_the_trust_store_and_says_what_the_seal_says() {
    let twin = twin_of(&AUTHORITY, &plain());
    let verifier = verifier(trust_with_signer(&AUTHORITY));
    let passport = mrz(PASSPORT);
    // Twice: the second answer comes from the memory of signers.
    for _ in 0..2 {
        let answer = verifier.verify(&twin, now(), Passport::Shown(&passport));
        assert_eq!(line(&answer), "valid trustable good trusted");
        assert_eq!((answer.form, answer.message.as_deref()), (Some(SealForm::Barcode), Some("icao.dta")));
        assert_eq!(answer.issuer.as_deref(), Some("UTO"));
        assert_eq!(answer.fields["pi"]["n"], "ERIKSSON ANNA MARIA");
        assert_eq!(answer.fields["dta"]["tcc"], "PRIVATE VISIT");
        assert_eq!(answer.fields["dta"]["dos"], "000090");
        assert_eq!(answer.fields["dta"]["ai"], "DUTY OPEN SOURCES DIFFER");
        assert!(answer.unknown_fields.is_empty() && answer.notes.is_empty());
        assert_eq!(answer.into_pass().unwrap().authorisation(), &folded(&plain()).unwrap());
    }
}

#[test]
fn a_twin_whose_signer_is_not_at_hand_is_never_valid() {
    let twin = twin_of(&AUTHORITY, &plain());
    let expected = "unverifiable high-fraud-potential unreadable unknown-certificate UNKNOWN_CERTIFICATE";
    for store in [TrustStore::new(), trust(&AUTHORITY), trust_with_signer(&authority("UTO", 2))] {
        let answer = verifier(store).verify(&twin, now(), Passport::NotShown);
        assert_eq!(line(&answer), expected);
        assert_eq!(answer.window, Some(pass::Window::Open), "what needs no key is answered");
    }
    // The signer alone, with nobody to vouch for it.
    let mut alone = TrustStore::new();
    alone.add_file("signer.cer", AUTHORITY.signer().certificate().der()).unwrap();
    let answer = verifier(alone).verify(&twin, now(), Passport::NotShown);
    let expected = "unverifiable high-fraud-potential good unknown-certificate UNKNOWN_CERTIFICATE";
    assert_eq!(line(&answer), expected);
    let shown = verifier(TrustStore::new()).inspect(&twin, now());
    assert_eq!(line(&shown), "unverifiable null unreadable null UNKNOWN_CERTIFICATE");
}

/// Method: change, drop or double every character in turn; nothing of it may be valid.
#[test]
fn no_changed_character_stays_valid() {
    let twin = twin_of(&AUTHORITY, &plain());
    let verifier = verifier(trust_with_signer(&AUTHORITY));
    for (at, letter) in twin.char_indices() {
        let (before, after) = (&twin[..at], &twin[at + 1..]);
        let other = if letter == 'A' { 'B' } else { 'A' };
        for text in [
            format!("{before}{other}{after}"),
            format!("{before}{after}"),
            format!("{before}{letter}{letter}{after}"),
        ] {
            // `NDB1` is the older spelling of the prefix, and `AA` and the like may be no change at all.
            if text != twin {
                let answer = verifier.verify(&text, now(), Passport::NotShown);
                assert!(!answer.is_valid(), "{at}: {text}");
            }
        }
    }
    let older = twin.replacen("RDB1", "NDB1", 1);
    assert!(verifier.verify(&older, now(), Passport::NotShown).is_valid());
}

#[test]
fn a_twin_with_its_certificate_inside_needs_no_signer_at_hand() {
    let twin = twin_of(&AUTHORITY, &plain());
    let payload = base32_decode(&twin[5..]);
    let (signed, signature) = payload.split_at(payload.len() - 66);
    let der = AUTHORITY.signer().certificate().der();
    let mut inside = signed.to_vec();
    inside.extend([0x7e, 0x82]);
    inside.extend((der.len() as u16).to_be_bytes());
    inside.extend(der);
    inside.extend(signature);
    let text = format!("RDB1B{}", base32_encode(&inside));
    let answer = verifier(trust(&AUTHORITY)).verify(&text, now(), Passport::NotShown);
    assert_eq!(line(&answer), "valid trustable good trusted");
    let stranger = verifier(trust(&authority("UTO", 2))).verify(&text, now(), Passport::NotShown);
    assert!(!stranger.is_valid() && stranger.reasons.contains(&Reason::UntrustedCertificate));
}

/// Goal: a signer of binary seals may seal a barcode, and its certificate opens no door to JSON seals.
#[test]
fn the_purpose_of_binary_seals_is_taken_for_a_barcode_only() {
    let (csca_key, signer_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let csca = forge::csca().sign(&csca_key, &csca_key);
    let certificate = forge::signer().with(forge::purpose(true, VDS_SIGNER)).sign(&signer_key, &csca_key);
    let mut store = TrustStore::new();
    store.add_anchor(csca);
    store.add_signer(&certificate);
    let utopia = Country::parse("UTO").unwrap();
    let fake = OnlyNamed { ours: &AUTHORITY, certificate, key: signer_key };
    // `prepare_twin` refuses such a signer of ours; so the reference of the ready content is changed by hand.
    let ready = prepare_twin(&plain(), utopia, AUTHORITY.signer(), now().instant()).unwrap();
    let text = fake.sign_with_reference(ready.content());
    let verifier = verifier(store);
    let answer = verifier.verify(&text, now(), Passport::NotShown);
    assert_eq!(line(&answer), "valid trustable good trusted");
    let json = fake.json(&issue(&plain(), utopia, now().instant(), AUTHORITY.signer(), &AwsLcCheck).unwrap());
    let answer = verifier.verify(&json, now(), Passport::NotShown);
    assert_eq!(line(&answer), "invalid high-fraud-potential good wrong-purpose UNTRUSTED_CERTIFICATE");
}

struct OnlyNamed<'a> {
    ours: &'a Authority,
    certificate: document::pki::Certificate,
    key: KeyPair,
}

impl OnlyNamed<'_> {
    fn sign_with_reference(&self, content: &[u8]) -> String {
        let mut content = content.to_vec();
        content[3..8].copy_from_slice(&pass::barcode::certificate_reference(self.certificate.der()));
        let signature = self.key.sign_raw(&content).unwrap();
        content.extend([0x7f, 0x40]);
        content.extend(signature);
        format!("RDB1B{}", base32_encode(&content))
    }

    fn json(&self, seal: &pass::SealText) -> String {
        use base64ct::{Base64UrlUnpadded, Encoding};
        let data = Seal::parse(seal.as_str()).unwrap().signed_bytes().unwrap();
        let signature = Base64UrlUnpadded::encode_string(&self.key.sign_raw(&data).unwrap());
        // Unpadded, as the memory of signers spells it.
        let certificate = Base64UrlUnpadded::encode_string(self.certificate.der());
        assert_ne!(self.certificate.der(), self.ours.signer().certificate().der());
        let data = String::from_utf8(data).unwrap();
        format!(r#"{{"data":{data},"sig":{{"alg":"ES256","sigvl":"{signature}","cer":"{certificate}"}}}}"#)
    }
}

#[test]
fn a_twin_fits_a_small_code_and_reads_back_from_its_picture() {
    let twin = twin_of(&AUTHORITY, &plain());
    let modules = qr::Modules::of(&twin).unwrap();
    assert!(modules.version() <= 11, "version {}", modules.version());
    assert_eq!(qr::text_of(&qr::png(&twin, 240).unwrap()).as_deref(), Ok(twin.as_str()));
}

#[test]
fn what_the_twin_cannot_say_has_a_reason() {
    let prepare = |draft: Draft| {
        let authorisation = Authorisation::new(draft).unwrap();
        prepare_twin(&authorisation, AUTHORITY.state(), AUTHORITY.signer(), now().instant()).map(|_| ())
    };
    let letters = |field| Err(TwinError::Fault(TwinFault::Letters(field)));
    assert_eq!(prepare(draft()), letters(SealField::Additional));
    let place = Draft { place_of_issue: "Оренбург".into(), additional: None, ..draft() };
    assert_eq!(prepare(place), letters(SealField::Place));
    let marks = Draft { category: "...".into(), additional: None, ..draft() };
    assert_eq!(prepare(marks), letters(SealField::Category));
    let mixed = Some(Stay { years: 1, months: 6, days: 0 });
    let mixed = Draft { stay: mixed, additional: None, ..draft() };
    assert_eq!(prepare(mixed), Err(TwinError::Fault(TwinFault::MixedStay)));
}

/// Method: records at the limits and at random (the seed is printed), each issued in both forms from one record.
#[test]
#[expect(clippy::print_stdout, reason = "a random test prints its seed")]
fn both_forms_of_one_record_say_the_same() {
    const SEED: u64 = 0x5041_495A_4100_0006;
    println!("seed {SEED:#x}");
    let random = SequenceIds::from_seed(SEED);
    let mut random = || {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        u64::from_le_bytes(bytes) as usize
    };
    for round in 0..200 {
        let authorisation = any(&mut random);
        let twin = twin_of(&AUTHORITY, &authorisation);
        let made = now().instant();
        let json = issue(&authorisation, AUTHORITY.state(), made, AUTHORITY.signer(), &AwsLcCheck).unwrap();
        let (twin, json) = (Seal::parse(&twin).unwrap(), Seal::parse(json.as_str()).unwrap());
        let same = folded(json.authorisation().unwrap()).unwrap();
        assert_eq!(twin.authorisation(), Some(&same), "seed {SEED:#x}, round {round}");
        // And back: the twin's own words, sealed as JSON, are the twin's.
        assert_eq!(folded(&same).as_ref(), Ok(&same), "seed {SEED:#x}, round {round}");
        assert_eq!((twin.issuer(), twin.message_type()), (json.issuer(), json.message_type()));
    }
}

/// A record that both forms can hold; every text at its limit once in a while.
fn any(random: &mut impl FnMut() -> usize) -> Authorisation {
    let text = |limit: usize, alphabet: &[u8], random: &mut dyn FnMut() -> usize| -> String {
        let length = if random().is_multiple_of(4) { limit } else { 1 + random() % limit };
        let letters: String = (0..length).map(|_| char::from(alphabet[random() % alphabet.len()])).collect();
        // A text of blanks alone is empty, and is refused for that.
        format!("A{}", letters.get(1..).unwrap_or_default())
    };
    const PLAIN: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const NAME: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ <";
    const WORDS: &[u8] = b"ABC XYZ abc xyz 0123456789 ;()'\"";
    let mut draft = draft();
    draft.number = text(13, PLAIN, random);
    draft.holder.name = text(39, NAME, random);
    draft.holder.document_number = text(11, PLAIN, random);
    draft.holder.sex = [None, Some(document::Sex::Female), Some(document::Sex::Male)][random() % 3];
    draft.place_of_issue = text(15, WORDS, random);
    draft.category = text(46, WORDS, random);
    draft.additional = (!random().is_multiple_of(3)).then(|| text(100, WORDS, random));
    let part = (random() % 100) as u8;
    let nothing = Stay { years: 0, months: 0, days: 0 };
    draft.stay = match random() % 4 {
        0 => None,
        1 => Some(Stay { years: part, ..nothing }),
        2 => Some(Stay { months: part, ..nothing }),
        _ => Some(Stay::of_days(part)),
    };
    draft.entries = match random() % 3 {
        0 => Entries::Many,
        _ => Entries::Count(1 + (random() % 99) as u8),
    };
    Authorisation::new(draft).unwrap()
}

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Base32 once more, bit by bit: the test must not lean on what it tests.
fn base32_encode(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |i| byte >> i & 1)).collect();
    bits.chunks(5)
        .map(|five| (0..5).fold(0, |value, i| value << 1 | five.get(i).copied().unwrap_or(0)))
        .map(|value: u8| char::from(ALPHABET[usize::from(value)]))
        .collect()
}

fn base32_decode(text: &str) -> Vec<u8> {
    let value = |letter: u8| ALPHABET.iter().position(|known| *known == letter).unwrap() as u8;
    let bits: Vec<u8> =
        text.bytes().map(value).flat_map(|value| (0..5).rev().map(move |i| value >> i & 1)).collect();
    bits.chunks_exact(8).map(|eight| eight.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()
}

/// Goal: others must read what we write. Method: barcodes of another implementation, each with its answer.
#[test]
fn every_golden_barcode_gets_its_answer() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../../spec/vectors/barcode.json")).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 27);
    for case in cases {
        let text = |key: &str| case[key].as_str().unwrap();
        let mut store = TrustStore::new();
        for name in case["trust"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()) {
            let bytes = file["files"][name].as_str().unwrap();
            let bytes = <base64ct::Base64 as base64ct::Encoding>::decode_vec(bytes).unwrap();
            store.add_file(&format!("{name}.cer"), &bytes).unwrap();
        }
        let answer = verifier(store).verify(text("text"), moment(text("at")), Passport::NotShown);
        let answer = serde_json::to_value(answer).unwrap();
        for (key, expected) in case["expect"].as_object().unwrap() {
            assert_eq!(&answer[key], expected, "{}: {key}: {}", text("name"), answer["notes"]);
        }
        if let Some(fields) = case.get("fields") {
            assert_eq!(&answer["fields"], fields, "{}", text("name"));
        }
    }
    let genuine = Seal::parse(cases[0]["text"].as_str().unwrap()).unwrap();
    let signed =
        genuine.signed_bytes().unwrap().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    assert_eq!(file["signed-bytes"], signed);
}
