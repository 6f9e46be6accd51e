//! Attacks on a genuine seal. None of them may ever be called valid.

use base::{IdSource, SequenceIds};
use base64ct::{Base64Url, Encoding};
use crypto::{AwsLcCheck, KeyPair, SealKey};
use pass::{
    Authorisation, DocumentMatch, Draft, Entries, IssueError, Passport, Reason, Seal, Signer, Status, Trust,
    Window, issue, prepare,
};

use crate::forge::{self, Plan};
use crate::world::{
    AUTHORITY, PASSPORT, authorisation, authority, draft, line, moment, mrz, now, seal, trust, verifier,
    verify,
};

fn check(text: &str, expected: &str) {
    let answer = verify(text);
    assert_eq!(line(&answer), expected, "{:?} {text:.200}", answer.notes);
    assert!(!answer.is_valid() && answer.into_pass().is_none());
}

/// Signs changed content with the genuine signer: what is tested is the rule, not the signature.
fn sealed(data: &str) -> String {
    sealed_by(data, AUTHORITY.signer())
}

fn sealed_by(data: &str, signer: &dyn Signer) -> String {
    let value = Base64Url::encode_string(&signer.sign(canonical(data).as_bytes()).unwrap());
    let certificate = Base64Url::encode_string(signer.certificate().der());
    format!(r#"{{"data":{data},"sig":{{"alg":"ES256","sigvl":"{value}","cer":"{certificate}"}}}}"#)
}

fn canonical(data: &str) -> String {
    // Tests write canonical JSON themselves, except where they spoil it on purpose.
    data.to_owned()
}

fn data() -> String {
    let text = seal().to_string();
    text[8..text.find(",\"sig\":").unwrap()].to_owned()
}

#[test]
fn a_genuine_seal_is_valid_and_yields_a_pass() {
    let text = seal();
    let passport = mrz(PASSPORT);
    let verifier = verifier(trust(&AUTHORITY));
    for round in ["first sight", "from memory"] {
        let answer = verifier.verify(text.as_str(), now(), Passport::Shown(&passport));
        assert_eq!(line(&answer), "valid trustable good trusted", "{round} {:?}", answer.notes);
        assert_eq!((answer.window, answer.document), (Some(Window::Open), DocumentMatch::Matches));
        let json = serde_json::to_value(&answer).unwrap();
        assert_eq!(json["revocation"], serde_json::json!({"state": "not-revoked", "age-seconds": 3_600}));
        assert_eq!(json["message"], "icao.dta");
        assert_eq!(json["issuer"], "UTO");
        assert_eq!(json["fields"]["dta"]["vu"], "2026-10-29");
        let pass = answer.into_pass().expect("a pass");
        assert_eq!(pass.authorisation(), &authorisation());
        assert!(pass.is_bound_to_document());
    }
    let alone = verifier.verify(text.as_str(), now(), Passport::NotShown);
    assert!(!alone.into_pass().expect("a pass").is_bound_to_document());
}

#[test]
fn changed_content_is_found_out() {
    let text = seal().to_string();
    for (from, to) in [
        ("2026-10-29", "2027-10-29"),
        ("\"noe\":\"1\"", "\"noe\":\"M\""),
        ("L898902C3", "L898902C4"),
        ("Private visit", "Private visit "),
    ] {
        check(&text.replace(from, to), "invalid high-fraud-potential bad trusted INVALID_SIGNATURE");
    }
    // White space and the order of keys are no content.
    let spaced = text.replace("\"data\":{\"hdr\":{", "\n \"data\" : {\"hdr\": {");
    assert!(verify(&spaced).is_valid());
}

#[test]
fn a_signature_in_der_or_of_another_length_is_bad() {
    let text = seal().to_string();
    let signed = canonical(&data());
    let start = text.find("\"sigvl\":\"").unwrap() + 9;
    let end = start + text[start..].find('"').unwrap();
    let swap =
        |value: &[u8]| format!("{}{}{}", &text[..start], Base64Url::encode_string(value), &text[end..]);
    let key = KeyPair::generate().unwrap();
    let bad = "invalid high-fraud-potential bad trusted INVALID_SIGNATURE";
    check(&swap(&key.sign_der(signed.as_bytes()).unwrap()), bad);
    check(&swap(&key.sign_raw(signed.as_bytes()).unwrap()), bad);
    let genuine = Base64Url::decode_vec(&text[start..end]).unwrap();
    check(&swap(&genuine[..63]), bad);
    check(&swap(&[genuine.as_slice(), &[0]].concat()), bad);
    check(&swap(&[0; 64]), bad);
    check(&swap(&[0xff; 64]), bad);
    // r and s swapped, and the other root of s (the key's order minus s) under another message.
    check(&swap(&[&genuine[32..], &genuine[..32]].concat()), bad);
}

#[test]
fn another_algorithm_name_does_not_help() {
    let text = seal().to_string();
    check(&text.replace("ES256", "ES384"), "invalid high-fraud-potential bad trusted INVALID_SIGNATURE");
    for name in ["none", "RS256", "es256", ""] {
        let wrong = text.replace("ES256", name);
        check(&wrong, "invalid high-fraud-potential unreadable unknown-certificate WRONG_FORMAT");
    }
}

#[test]
fn text_that_can_be_read_in_two_ways_is_refused() {
    let wrong = "invalid high-fraud-potential unreadable unknown-certificate WRONG_FORMAT";
    let text = seal().to_string();
    for (from, to) in [
        ("\"noe\":\"1\"", "\"noe\":\"1\",\"noe\":\"M\""),
        ("\"noe\":\"1\"", "\"noe\":\"M\",\"n\\u006fe\":\"1\""),
        ("{\"data\":", "{\"data\":{},\"data\":"),
        ("\"sig\":{", "\"sig\":{\"alg\":\"ES256\","),
        ("\"v\":1", "\"v\":1.0"),
        ("\"v\":1", "\"v\":1e0"),
        ("\"v\":1", "\"v\":2"),
        ("Private visit", "\\ud83d visit"),
        ("\"msg\":{", "\"msg\":{\"x\":9007199254740993,"),
    ] {
        let changed = text.replace(from, to);
        assert_ne!(changed, text, "{from}");
        check(&changed, wrong);
    }
    let deep = format!("{{\"data\":{}1{}}}", "[".repeat(3_000), "]".repeat(3_000));
    for text in
        ["", "{}", "[]", "null", "[[{}]]", "hello", "{\"data\":{}}", "\u{0}", &deep, &"x".repeat(10_000_000)]
    {
        check(text, wrong);
    }
    check(&format!("{text}{text}"), wrong);
    check(&text[..text.len() - 1], wrong);
}

#[test]
fn fields_outside_their_limits_are_refused_even_when_signed() {
    let wrong = "invalid high-fraud-potential unreadable unknown-certificate WRONG_FORMAT";
    let genuine = data();
    for (from, to) in [
        ("ERIKSSON ANNA MARIA", &"A".repeat(40)),
        ("UTOPIA CITY", &"A".repeat(16)),
        ("Private visit", &"A".repeat(47)),
        ("\"sex\":\"F\"", &"\"sex\":\"X\"".to_owned()),
        ("\"noe\":\"1\"", &"\"noe\":\"0\"".to_owned()),
        ("\"noe\":\"1\"", &"\"noe\":\"many\"".to_owned()),
        ("2026-10-29", &"2026-02-30".to_owned()),
        ("2026-10-29", &"2026-07-31".to_owned()),
        ("\"nl\":\"UTO\"", &"\"nl\":\"QQQ\"".to_owned()),
        ("\"dos\":\"000090\"", &"\"dos\":\"90\"".to_owned()),
        ("\"pn\":\"L898902C3\"", &"\"pn\":7".to_owned()),
    ] {
        let changed = genuine.replace(from, to);
        assert_ne!(changed, genuine, "{from}");
        check(&sealed(&changed), wrong);
    }
}

#[test]
fn an_unknown_field_is_flagged_and_stays_valid() {
    let extra = data().replace("\"dtan\":", "\"dtam\":{\"x\":[]},\"dtan\":");
    let answer = verify(&sealed(&extra));
    assert_eq!(line(&answer), "valid trustable good trusted UNKNOWN_FEATURE");
    assert_eq!(answer.unknown_fields, ["data.msg.dtam"]);
    assert_eq!(answer.fields["dtam"], serde_json::json!({"x": []}));
    let unsigned = seal().to_string().replace("{\"data\":", "{\"note\":\"VIP\",\"data\":");
    let answer = verify(&unsigned);
    assert_eq!(answer.unknown_fields, ["note"]);
    assert_eq!(answer.reasons, [Reason::UnknownFeature]);
}

#[test]
fn a_signer_of_ones_own_is_not_trusted() {
    let theirs = authority("UTO", 99);
    let text = sealed_by(&data(), theirs.signer());
    check(&text, "invalid high-fraud-potential good untrusted UNTRUSTED_CERTIFICATE");
    let elsewhere = authority("UZB", 98);
    let text = sealed_by(&data(), elsewhere.signer());
    check(&text, "invalid high-fraud-potential good untrusted UNTRUSTED_CERTIFICATE");
    // Both states are trusted, each for its own seals only.
    let mut both = trust(&AUTHORITY);
    both.add_anchor(elsewhere.certificate().clone());
    let answer = verifier(both).verify(&text, now(), Passport::NotShown);
    assert_eq!(line(&answer), "invalid high-fraud-potential good untrusted UNTRUSTED_CERTIFICATE");
    let only_theirs = verifier(trust(&elsewhere)).verify(&text, now(), Passport::NotShown);
    assert_eq!(
        line(&only_theirs),
        "unverifiable high-fraud-potential good unknown-certificate UNKNOWN_CERTIFICATE"
    );
}

/// A signer whose certificate breaks a rule, under a trusted CSCA.
fn check_signer(plan: Plan, made: &str, at: &str, expected: &str) {
    let (csca_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut store = pass::TrustStore::new();
    store.add_anchor(forge::csca().sign(&csca_key, &csca_key));
    let certificate = plan.sign(&key, &csca_key);
    let signer = SealKey::new(key, certificate).unwrap();
    let text = sealed_by(&data().replace("2026-08-01", made), &signer);
    let answer = verifier(store).verify(&text, moment(at), Passport::NotShown);
    assert_eq!(line(&answer), expected, "{:?}", answer.notes);
}

#[test]
fn a_signer_for_other_things_or_at_other_times_is_found_out() {
    let at = "2026-08-02T00:00:00+00:00";
    check_signer(forge::signer(), "2026-08-01", at, "valid trustable good trusted");
    let binary = forge::purpose(true, "2.23.136.1.1.11.1".parse().unwrap());
    let untrusted = "invalid high-fraud-potential good wrong-purpose UNTRUSTED_CERTIFICATE";
    check_signer(forge::signer().with(binary), "2026-08-01", at, untrusted);
    let expired = "invalid medium-fraud-potential good expired EXPIRED_CERTIFICATE";
    let ended = forge::period(Some("2026-01-01T00:00:00+00:00"), Some("2026-07-31T00:00:00+00:00"));
    check_signer(forge::signer().with(ended.clone()), "2026-08-01", at, expired);
    check_signer(forge::signer().with(ended), "2026-07-31", at, "valid trustable good trusted");
    let over = Plan { until: "2026-08-01T00:00:00+00:00", ..forge::signer() };
    check_signer(over, "2026-08-01", at, expired);
}

#[test]
fn the_first_and_the_last_day_are_inside_the_window() {
    let text = seal();
    let cases = [
        (
            "2026-07-31T23:59:59+00:00",
            Window::NotYet,
            "invalid high-fraud-potential good trusted NOT_YET_VALID",
        ),
        ("2026-08-01T00:00:00+00:00", Window::Open, "valid trustable good trusted"),
        ("2026-10-29T23:59:59+00:00", Window::Open, "valid trustable good trusted"),
        ("2026-10-30T00:00:00+00:00", Window::Over, "invalid high-fraud-potential good trusted EXPIRED"),
        // The day is that of the border post: already the 30th there, still the 29th in UTC.
        ("2026-10-30T01:00:00+05:00", Window::Over, "invalid high-fraud-potential good trusted EXPIRED"),
        ("2026-10-29T23:00:00-05:00", Window::Open, "valid trustable good trusted"),
    ];
    let mut store = pass::TrustStore::new();
    store.add_anchor(AUTHORITY.certificate().clone());
    let verifier = verifier(store);
    for (at, window, expected) in cases {
        let answer = verifier.verify(text.as_str(), moment(at), Passport::NotShown);
        assert_eq!((answer.window, line(&answer).as_str()), (Some(window), expected), "{at}");
    }
}

#[test]
fn another_persons_pass_and_a_broken_passport_are_found_out() {
    let verifier = verifier(trust(&AUTHORITY));
    let text = seal();
    let other =
        mrz("P<UTOERIKSSON<<BERTA<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10");
    let answer = verifier.verify(text.as_str(), now(), Passport::Shown(&other));
    assert_eq!(line(&answer), "invalid high-fraud-potential good trusted SEAL_PASSPORT_MISMATCH");
    assert_eq!(answer.document, DocumentMatch::Mismatch);
    assert_eq!(answer.differs, [pass::SealField::Name]);
    assert!(answer.into_pass().is_none());
    let answer = verifier.verify(text.as_str(), now(), Passport::Unreadable);
    assert_eq!(line(&answer), "invalid high-fraud-potential good trusted INVALID_PASSPORT_MRZ");
    assert_eq!(answer.document, DocumentMatch::NotChecked);
}

#[test]
fn a_genuine_seal_of_another_type_is_valid_and_is_no_pass() {
    let vaccination = r#"{"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"uvci":"U1"}}"#;
    let passport = mrz(PASSPORT);
    let answer = verifier(trust(&AUTHORITY)).verify(&sealed(vaccination), now(), Passport::Shown(&passport));
    assert_eq!(line(&answer), "valid trustable good trusted");
    assert_eq!((answer.window, answer.document), (None, DocumentMatch::NotChecked));
    assert!(answer.into_pass().is_none());
}

#[test]
fn what_issuers_in_the_wild_write_is_accepted() {
    let text = seal().to_string();
    let wrapped = format!("[{text}]");
    let unpadded = text.replace("=\"", "\"").replace("=\"", "\"");
    let old_alphabet = {
        let start = text.find("\"sigvl\"").unwrap();
        format!("{}{}", &text[..start], text[start..].replace('-', "+").replace('_', "/"))
    };
    for variant in [&wrapped, &unpadded, &old_alphabet] {
        assert!(verify(variant).is_valid(), "{variant:.60}");
    }
    let looser = data().replace("\"noe\":\"1\"", "\"noe\":1").replace("\"v\":1", "\"v\":\"1\"");
    assert!(verify(&sealed(&looser)).is_valid());
    for state in ["UT", "uto"] {
        let short = data().replace("\"is\":\"UTO\"", &format!("\"is\":\"{state}\""));
        let answer = verify(&sealed(&short));
        assert_eq!((answer.status, answer.issuer.as_deref()), (Status::Valid, Some("UTO")));
    }
}

#[test]
fn inspecting_says_what_stands_there_and_never_that_it_is_valid() {
    let answer = verifier(pass::TrustStore::new()).inspect(seal().as_str(), now());
    assert_eq!(line(&answer), "unverifiable null good null");
    assert_eq!(answer.window, Some(Window::Open));
    assert!(answer.into_pass().is_none());
    let answer = verifier(pass::TrustStore::new()).inspect("no seal", now());
    assert_eq!((answer.status, answer.trust), (Status::Invalid, Some(Trust::HighFraudPotential)));
}

#[test]
fn issuing_refuses_what_the_profile_or_the_signer_does_not_allow() {
    let at = now().instant();
    let signer = AUTHORITY.signer();
    let state = AUTHORITY.state();
    let elsewhere = crate::world::country("UZB");
    assert_eq!(prepare(&authorisation(), elsewhere, signer, at), Err(IssueError::AnotherState(elsewhere)));
    for (when, fits) in [
        ("2026-07-01T00:00:00+00:00", true),
        ("2026-06-30T23:59:59+00:00", false),
        ("2027-09-01T00:00:00+00:00", true),
        ("2027-09-01T00:00:01+00:00", false),
    ] {
        let prepared = prepare(&authorisation(), state, signer, crate::world::instant(when));
        assert_eq!(prepared.is_ok(), fits, "{when} {:?}", signer.certificate().usage_period());
    }
    let long = Draft { valid_until: base::parse_date("2099-01-01").unwrap(), ..draft() };
    let long = Authorisation::new(long).unwrap();
    assert_eq!(prepare(&long, state, signer, at), Err(IssueError::SignerPeriod));
    let prepared = prepare(&authorisation(), state, signer, at).unwrap();
    assert_eq!(prepared.content(), data().as_bytes());
    // The signer was exchanged between the two steps, or lies: the result does not verify and is thrown away.
    let liar = Liar(KeyPair::generate().unwrap());
    assert_eq!(prepared.issue(&liar, &AwsLcCheck), Err(IssueError::DoesNotVerify));
    let text = issue(&authorisation(), state, at, signer, &AwsLcCheck).unwrap();
    assert!(Seal::parse(text.as_str()).is_ok());
}

struct Liar(KeyPair);

impl Signer for Liar {
    fn certificate(&self) -> &document::pki::Certificate {
        AUTHORITY.signer().certificate()
    }
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, pass::SignerFault> {
        self.0.sign_raw(message)
    }
}

#[test]
fn the_largest_authorisation_fits_the_qr_and_reads_back() {
    let largest = Draft {
        number: "A".repeat(13),
        holder: pass::Holder { name: "A".repeat(39), document_number: "A".repeat(11), ..draft().holder },
        place_of_issue: "Ж".repeat(15),
        category: "\"".repeat(46),
        additional: Some("ә".repeat(100)),
        entries: Entries::Many,
        ..draft()
    };
    let largest = Authorisation::new(largest).unwrap();
    let at = now().instant();
    let text = issue(&largest, AUTHORITY.state(), at, AUTHORITY.signer(), &AwsLcCheck).unwrap();
    assert!(text.as_str().len() <= pass::qr::MAX_BYTES, "{}", text.as_str().len());
    assert_eq!(Seal::parse(text.as_str()).unwrap().authorisation(), Some(&largest));
}

/// Goal: no slip and no trick of one byte makes another pass of a genuine one, and none makes the reader fail.
/// Method: change, drop or double bytes at random (seed 2026); what is still valid must say the same.
#[test]
fn a_seal_with_changed_bytes_says_the_same_or_is_not_valid() {
    let random = SequenceIds::from_seed(2026);
    let verifier = verifier(trust(&AUTHORITY));
    let genuine = seal().to_string();
    for round in 0..4_000 {
        let mut draw = [0_u8; 8];
        random.fill(&mut draw);
        let mut bytes = genuine.clone().into_bytes();
        let place = (usize::from(draw[0]) * 256 + usize::from(draw[1])) % bytes.len();
        match draw[2] % 4 {
            0 => bytes[place] ^= 1 << (draw[3] % 7),
            1 => bytes[place] = b' ' + draw[3] % 95,
            2 => drop(bytes.remove(place)),
            _ => bytes.insert(place, bytes[place]),
        }
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let answer = verifier.verify(&text, now(), Passport::NotShown);
        if let Some(pass) = answer.into_pass() {
            assert_eq!(pass.authorisation(), &authorisation(), "seed 2026, round {round}: {text}");
        }
    }
}

#[test]
fn letters_that_only_look_alike_name_no_field_and_no_state() {
    let wrong = "invalid high-fraud-potential unreadable unknown-certificate WRONG_FORMAT";
    for (from, to) in [
        ("\"dtan\":", "\"dt\u{430}n\":"),
        ("\"hdr\":", "\"hd\u{433}\":"),
        ("\"noe\":", "\"n\u{43e}e\":"),
        ("\"nl\":\"UTO\"", "\"nl\":\"UT\u{41e}\""),
        ("icao.dta", "icao.dt\u{430}"),
    ] {
        let changed = data().replace(from, to);
        assert_ne!(changed, data(), "{from}");
        let answer = verify(&sealed(&changed));
        // Another type of message is none of ours: it yields no pass, whoever signed it.
        assert!(
            line(&answer) == wrong || answer.message.as_deref() != Some("icao.dta"),
            "{to}: {}",
            line(&answer)
        );
        assert!(answer.into_pass().is_none(), "{to}");
    }
    let unknown = "unverifiable high-fraud-potential good unknown-certificate UNKNOWN_CERTIFICATE";
    for state in ["UT\u{41e}", "\u{ff35}\u{ff34}\u{ff2f}", "UT0", "U TO"] {
        let answer = verify(&sealed(&data().replace("\"is\":\"UTO\"", &format!("\"is\":\"{state}\""))));
        assert_eq!(line(&answer), unknown, "{state}");
    }
}

#[test]
fn one_state_by_all_its_codes_is_one_state() {
    let german = authority("D", 71);
    let mut store = pass::TrustStore::new();
    store.add_anchor(german.certificate().clone());
    let verifier = verifier(store);
    for state in ["D", "D<<", "DE", "DEU", "deu"] {
        let text =
            sealed_by(&data().replace("\"is\":\"UTO\"", &format!("\"is\":\"{state}\"")), german.signer());
        let answer = verifier.verify(&text, now(), Passport::NotShown);
        assert_eq!(
            (line(&answer).as_str(), answer.issuer.as_deref()),
            ("valid trustable good trusted", Some("D"))
        );
    }
}

#[test]
fn a_signer_whose_list_of_documents_lacks_the_message_is_found_out() {
    let (csca_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut store = pass::TrustStore::new();
    store.add_anchor(forge::csca().sign(&csca_key, &csca_key));
    let certificate = forge::signer().with(forge::document_types(&["NT"])).sign(&key, &csca_key);
    let signer = SealKey::new(key, certificate).unwrap();
    let vaccination = r#"{"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"uvci":"U1"}}"#;
    let answer = verifier(store).verify(&sealed_by(vaccination, &signer), now(), Passport::NotShown);
    assert_eq!(line(&answer), "invalid high-fraud-potential good wrong-purpose INVALID_DOCUMENTTYPE");
}
