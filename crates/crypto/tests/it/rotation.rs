//! Keys that follow one another: signers, country keys with their links, lists, and keys that never sign again.

use std::path::PathBuf;
use std::process::Command;

use base::{SequenceIds, Timestamp};
use crypto::{Authority, AuthorityError, AwsLcCheck, HANDOVER, NewAuthority, Rollover};
use document::pki::{Certificate, Crl};
use pass::{Signer, TrustStore, issue};

use crate::world::{authorisation, authority, country, instant, line, moment, verifier};

const MADE: &str = "2026-07-01T00:00:00+00:00";
const ROLLED: &str = "2026-08-01T00:00:00+00:00";

fn after(at: &str, seconds: i64) -> Timestamp {
    instant(at).checked_add(base::SignedDuration::from_secs(seconds)).unwrap()
}

fn serial(authority: &Authority) -> String {
    authority.signer().certificate().serial_number()
}

#[test]
fn a_retired_signer_signs_through_the_hand_over_and_never_again() {
    let random = SequenceIds::from_seed(11);
    let mut own = authority("UTO", 101);
    let old = serial(&own);
    own.rotate_signer(&own.next_short_name(), instant(ROLLED), &random).unwrap();
    let new = serial(&own);
    let of = |own: &Authority, at| own.signer_at(at).map(|key| key.certificate().serial_number());
    assert_eq!(of(&own, after(ROLLED, -1)), Some(old.clone()), "before the new one's period");
    assert_eq!(of(&own, instant(ROLLED)), Some(new.clone()));
    assert_eq!(of(&own, after(MADE, -1)), None, "before any key was made");
    let end = after(ROLLED, HANDOVER.as_secs());
    assert!(!own.destroy_retired(after(ROLLED, HANDOVER.as_secs() - 1)).unwrap());
    assert!(own.destroy_retired(end).unwrap());
    assert!(!own.destroy_retired(end).unwrap(), "it is destroyed once");
    assert_eq!(of(&own, after(ROLLED, -1)), None, "a destroyed key signs at no moment");
    let again = Authority::from_bytes(&own.to_bytes()).unwrap();
    let shown: Vec<_> = again.signers().iter().map(|s| (s.certificate.serial_number(), s.has_key)).collect();
    assert_eq!(shown, [(old, false), (new, true)]);
    assert_eq!(again.signers()[0].signs_until, Some(end));
}

#[test]
fn a_signer_whose_period_is_over_signs_nothing_and_the_next_one_follows() {
    let random = SequenceIds::from_seed(12);
    let mut own = authority("UTO", 102);
    let until = own.signer().certificate().usage_period().1.unwrap();
    assert!(own.signer_at(until).is_some());
    let late = until.checked_add(base::SignedDuration::from_secs(1)).unwrap();
    assert!(own.signer_at(late).is_none());
    own.rotate_signer("02", late, &random).unwrap();
    assert!(own.signer_at(late).is_some());
    // A clock that was set back makes no key that is older than the one before.
    assert!(matches!(own.rotate_signer("03", until, &random), Err(AuthorityError::Backwards)));
}

#[test]
fn a_country_key_past_its_period_vouches_for_nobody() {
    let random = SequenceIds::from_seed(13);
    let mut own = authority("UTO", 103);
    let until = own.certificate().usage_period().1.unwrap();
    own.rotate_signer("02", until, &random).unwrap();
    let late = until.checked_add(base::SignedDuration::from_secs(1)).unwrap();
    assert!(matches!(own.rotate_signer("03", late, &random), Err(AuthorityError::AuthorityPeriod(_))));
    let linked = own.roll_over(&Rollover::default(), late, &random);
    assert!(matches!(linked, Err(AuthorityError::AuthorityPeriod(_))));
    own.roll_over(&Rollover { without_link: true, name: None }, late, &random).unwrap();
    own.rotate_signer("03", late, &random).unwrap();
    assert!(own.generations().all(|generation| generation.link().is_none()));
}

#[test]
fn short_names_go_on_from_figures_to_letters() {
    let random = SequenceIds::from_seed(14);
    let mut own = authority("UTO", 104);
    let mut names = Vec::new();
    for step in 0..102 {
        names.push(own.next_short_name());
        own.rotate_signer(&own.next_short_name(), after(ROLLED, step), &random).unwrap();
    }
    assert_eq!(names[..2], ["02", "03"]);
    assert_eq!(names[97..100], ["99", "2S", "2T"]);
    let all: std::collections::BTreeSet<_> =
        own.signers().iter().map(|s| s.certificate.serial_number()).collect();
    assert_eq!(all.len(), 103);
}

/// A trust store of what the authority publishes at the top of its folder, as a verifier reads it.
fn trusting(authority: &Authority) -> TrustStore {
    let mut store = TrustStore::new();
    for file in authority.published().iter().filter(|file| !file.path.contains('/')) {
        store.add_file(&file.path, &file.content).unwrap();
    }
    store
}

#[test]
fn seals_of_every_generation_verify_against_what_is_published() {
    let random = SequenceIds::from_seed(15);
    let mut own = authority("UTO", 105);
    let at = moment("2026-08-01T12:00:00+00:00");
    let sealed = |own: &Authority, at: Timestamp| {
        issue(&authorisation(), own.state(), at, own.signer(), &AwsLcCheck).unwrap().to_string()
    };
    let mut seals = vec![sealed(&own, instant(ROLLED))];
    own.rotate_signer("02", instant(ROLLED), &random).unwrap();
    seals.push(sealed(&own, instant(ROLLED)));
    for name in [None, Some("Utopia's second authority".to_owned())] {
        own.roll_over(&Rollover { name, without_link: false }, instant(ROLLED), &random).unwrap();
        own.rotate_signer(&own.next_short_name(), instant(ROLLED), &random).unwrap();
        seals.push(sealed(&own, instant(ROLLED)));
    }
    let own = Authority::from_bytes(&own.to_bytes()).unwrap();
    for seal in &seals {
        let answer = verifier(trusting(&own)).verify(seal, at, pass::Passport::NotShown);
        assert_eq!(line(&answer), "valid trustable good trusted");
        let json = serde_json::to_value(&answer).unwrap();
        assert_eq!(json["revocation"]["state"], "not-revoked");
    }
    // Each seal names a signer of its own generation.
    let generations: Vec<u32> = own.signers().iter().map(|signer| signer.generation).collect();
    assert_eq!(generations, [1, 1, 2, 3]);
    assert_eq!(own.certificate().common_name(), Some("Utopia's second authority"));
}

#[test]
fn a_revoked_signer_is_on_the_list_of_its_own_country_key_and_signs_no_more() {
    let random = SequenceIds::from_seed(16);
    let mut own = authority("UTO", 106);
    let seal = issue(&authorisation(), own.state(), instant(ROLLED), own.signer(), &AwsLcCheck).unwrap();
    own.roll_over(&Rollover::default(), instant(ROLLED), &random).unwrap();
    let old = serial(&own);
    assert!(matches!(own.revoke_signer("00", instant(ROLLED), &random), Err(AuthorityError::NoSigner(_))));
    own.revoke_signer(&old.to_lowercase(), instant(ROLLED), &random).unwrap();
    assert!(matches!(
        own.revoke_signer(&old, instant(ROLLED), &random),
        Err(AuthorityError::RevokedBefore(_))
    ));
    assert_ne!(serial(&own), old, "a new signer follows at once");
    assert!(own.signer_at(after(ROLLED, -1)).is_none(), "without a hand-over");
    let answer = verifier(trusting(&own)).verify(
        seal.as_str(),
        moment("2026-08-01T12:00:00+00:00"),
        pass::Passport::NotShown,
    );
    assert_eq!(line(&answer), "invalid high-fraud-potential good revoked REVOKED_CERTIFICATE");
    let numbers: Vec<u64> = own.generations().map(|g| g.list_dates().unwrap().0).collect();
    assert_eq!(numbers, [3, 2], "each list grows by one with each revocation and roll-over");
}

#[test]
fn lists_are_renewed_daily_and_due_in_ninety_days() {
    let mut own = authority("UTO", 107);
    let day = 24 * 3600;
    let (number, made_at, next) = own.generations().next().unwrap().list_dates().unwrap();
    assert_eq!((number, made_at), (1, instant(MADE)));
    assert_eq!(next, instant("2026-09-29T00:00:00+00:00"));
    assert!(!own.lists_are_due(after(MADE, day - 1)));
    assert!(own.lists_are_due(after(MADE, day)));
    own.renew_lists(after(MADE, day)).unwrap();
    assert!(!own.lists_are_due(after(MADE, day)));
    let list = Crl::from_file(own.generations().next().unwrap().list().unwrap()).unwrap();
    assert_eq!(list.this_update(), after(MADE, day));
    assert!(list.is_signed_by(own.certificate(), &AwsLcCheck));
}

#[test]
fn the_first_form_of_a_key_file_is_still_read() {
    let now = authority("UTO", 108);
    let second: serde_json::Value = serde_json::from_slice(&now.to_bytes()).unwrap();
    let first = serde_json::json!({
        "version": 1, "state": "UTO",
        "authority": {"key": second["generations"][0]["key"]["file"], "certificate": second["generations"][0]["certificate"]},
        "signer": {"key": second["signer-key"]["file"], "certificate": second["signer-certificate"]},
    });
    let mut back = Authority::from_bytes(first.to_string().as_bytes()).unwrap();
    assert_eq!(serial(&back), serial(&now));
    assert!(back.lists_are_due(instant(MADE)), "it had no list");
    back.renew_lists(instant(MADE)).unwrap();
    assert_eq!(back.generations().next().unwrap().list_dates().unwrap().0, 1);
    for (wrong, what) in
        [(r#"{"version":3}"#, "version 3"), ("{}", "version"), (r#"{"version":2}"#, "missing")]
    {
        let error = Authority::from_bytes(wrong.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(what), "{error}");
    }
}

/// Goal: a judge who is not of this house accepts the chain over a link, and the lists.
/// Method: OpenSSL reads what is published; the trust anchor is the first country certificate and nothing else.
#[test]
fn openssl_follows_the_link_and_reads_the_lists() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("rotation-{}", std::process::id()));
    for part in ["links", "signers"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
    }
    let random = SequenceIds::from_seed(17);
    let new = NewAuthority {
        name: "Utopia CSCA".to_owned(),
        state: country("UTO"),
        lists_at: Some("https://pass.example/.well-known/paiza".to_owned()),
    };
    let mut own = Authority::create_in(crypto::KeyPlaces::files(), new, instant(MADE), &random).unwrap();
    let first = serial(&own);
    own.revoke_signer(&first, instant(MADE), &random).unwrap();
    own.roll_over(
        &Rollover { name: Some("Utopia CSCA 2".into()), ..Rollover::default() },
        instant(ROLLED),
        &random,
    )
    .unwrap();
    own.rotate_signer("03", instant(ROLLED), &random).unwrap();
    for file in own.published() {
        std::fs::write(folder.join(&file.path), &file.content).unwrap();
    }
    let openssl = |arguments: &[&str]| {
        let done = Command::new("openssl").args(arguments).current_dir(&folder).output().expect("openssl");
        (
            done.status.success(),
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr),
        )
    };
    for (path, name) in [("authority.cer", "csca.pem"), ("links/authority-2.cer", "link.pem")] {
        assert!(openssl(&["x509", "-in", path, "-out", name]).0);
    }
    let at = instant("2026-08-02T00:00:00+00:00").as_second().to_string();
    let signer = format!("signers/{}.cer", serial(&own));
    let judged = |anchor: &str, certificate: &str| {
        let chain =
            ["verify", "-x509_strict", "-attime", &at, "-ignore_critical", "-partial_chain", "-CAfile"];
        openssl(&[&chain[..], &[anchor, certificate]].concat())
    };
    // The profile allows no authority below another: trust goes from the old key to the link, and from there to signers.
    for (anchor, certificate, expected) in [
        ("csca.pem", "link.pem", true),
        ("link.pem", signer.as_str(), true),
        ("csca.pem", signer.as_str(), false),
        ("csca.pem", "authority-2.cer", false),
    ] {
        let (is_good, said) = judged(anchor, certificate);
        assert_eq!(is_good, expected, "{anchor} {certificate}: {said}");
    }
    let (_, link) = openssl(&["x509", "-in", "links/authority-2.cer", "-noout", "-text"]);
    assert_is_link(&link);
    let (is_good, list) =
        openssl(&["crl", "-in", "authority.crl", "-noout", "-text", "-verify", "-CAfile", "csca.pem"]);
    assert!(is_good && list.contains("verify OK"), "{list}");
    assert!(list.contains(&first) && list.contains("X509v3 CRL Number"), "{list}");
    for absent in ["Reason", "Delta"] {
        assert!(!list.contains(absent), "{absent}: {list}");
    }
    let (_, empty) = openssl(&["crl", "-in", "authority-2.crl", "-noout", "-text"]);
    assert!(empty.contains("No Revoked Certificates"), "{empty}");
    std::fs::remove_dir_all(folder).unwrap();
}

/// What OpenSSL prints of a link certificate.
fn assert_is_link(text: &str) {
    for said in [
        "2.23.136.1.1.6.1",
        "CA:TRUE, pathlen:0",
        "Certificate Sign, CRL Sign",
        "DirName:",
        "Private Key Usage Period",
        "URI:https://pass.example/.well-known/paiza/authority.crl",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // Releases of OpenSSL differ in how they write a name.
    assert!(text.contains("L=UTO") || text.contains("L = UTO"), "{text}");
}

#[test]
fn a_link_is_named_as_the_profile_says() {
    let random = SequenceIds::from_seed(18);
    let check = |name: Option<&str>, renamed: bool| {
        let mut own = authority("UTO", 109);
        let old = own.certificate().clone();
        let how = Rollover { name: name.map(str::to_owned), without_link: false };
        own.roll_over(&how, instant(ROLLED), &random).unwrap();
        let link = own.generations().last().unwrap().link().unwrap().clone();
        assert_eq!(link.key(), own.certificate().key());
        assert_eq!(link.authority_key_identifier(), old.subject_key_identifier());
        assert_eq!(link.subject_key_identifier(), own.certificate().subject_key_identifier());
        assert_eq!(link.not_after(), old.not_after(), "a link ends with the key that vouches");
        let oid = [0x67, 0x81, 0x08, 0x01, 0x01, 0x06, 0x01];
        let says = |certificate: &Certificate| certificate.der().windows(7).any(|bytes| bytes == oid);
        assert_eq!(says(&link), renamed, "{name:?}");
        assert!(!says(own.certificate()));
    };
    check(None, false);
    check(Some("Specimen CSCA"), false);
    check(Some("Another name"), true);
}
