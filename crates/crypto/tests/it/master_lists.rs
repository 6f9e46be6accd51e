//! Master lists made with OpenSSL: what is taken, what is refused, and that no changed list is taken.

use base::Country;
use base64ct::{Base64, Encoding};
use crypto::AwsLcCheck;
use document::pki::master_list::{EntryFault, MasterList, MasterListError, Voucher, lists_in};
use document::pki::{Certificate, ChainFault, MessageError};
use pass::RustCryptoCheck;
use serde_json::Value;

use crate::world::instant;

fn file() -> Value {
    serde_json::from_str(include_str!("../../../../spec/vectors/master-lists.json")).expect("JSON")
}

fn bytes(value: &Value) -> Vec<u8> {
    Base64::decode_vec(value.as_str().expect("text")).expect("base64")
}

fn case(name: &str) -> Vec<u8> {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    bytes(&cases.iter().find(|case| case["name"] == name).expect("a case")["list"])
}

fn utopia() -> Certificate {
    Certificate::from_der(&bytes(&file()["utopia"])).unwrap()
}

fn read(der: &[u8], known: &[Certificate]) -> Result<MasterList, MasterListError> {
    MasterList::read(der, known, instant("2027-01-01T00:00:00+00:00"), &AwsLcCheck)
}

fn word(fault: &MasterListError) -> &'static str {
    match fault {
        MasterListError::Message(message) => match message {
            MessageError::Unsupported(_) => "unsupported",
            MessageError::ContentType(_) => "content-type",
            MessageError::Malformed => "malformed",
            MessageError::NoSigner => "no-signer",
            MessageError::Attributes => "attributes",
            MessageError::BadSignature => "bad-signature",
            _ => "other",
        },
        MasterListError::Content => "content",
        MasterListError::Chain(ChainFault::WrongPurpose) => "wrong-purpose",
        MasterListError::Chain(_) => "chain",
        _ => "other",
    }
}

#[test]
fn every_golden_list_is_taken_or_refused_for_its_reason() {
    let file = file();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 18);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        match read(&bytes(&case["list"]), &[]) {
            Err(fault) => assert_eq!(word(&fault), case["expect"], "{name}: {fault:?}"),
            Ok(list) => {
                assert_eq!(case["expect"], "taken", "{name}");
                assert_eq!(list.state.code(), case["state"], "{name}");
                let states: Vec<_> = list.authorities.iter().map(|a| a.state().map(Country::code)).collect();
                assert_eq!(serde_json::to_value(states).unwrap(), file["authorities"], "{name}");
                let places: Vec<_> = list.refused.iter().map(|refused| refused.place).collect();
                assert_eq!(serde_json::to_value(places).unwrap(), file["refused"], "{name}");
                assert!(
                    list.signed_at.is_some() && matches!(list.voucher, Voucher::OnlyTheList(_)),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn each_refused_entry_says_why() {
    let list = read(&case("ecdsa"), &[]).unwrap();
    let why: Vec<_> = list.refused.iter().map(|r| (r.common_name.as_deref(), r.fault)).collect();
    assert!(matches!(why[0], (None, EntryFault::Unreadable(_))), "{why:?}");
    assert_eq!(
        why[1..],
        [(Some("Nowhere"), EntryFault::NoState), (Some("No authority"), EntryFault::NoAuthority)]
    );
}

#[test]
fn a_signer_is_vouched_for_by_what_was_trusted_before_or_only_by_the_list() {
    let known = read(&case("ecdsa"), &[utopia()]).unwrap();
    assert!(matches!(known.voucher, Voucher::Known(authority) if authority.der() == utopia().der()));
    // An authority of the same name with another key vouches for nothing.
    let stranger = read(&case("signer under an authority of the same name"), &[utopia()]).unwrap_err();
    assert_eq!(word(&stranger), "chain");
    // Another state's authority neither.
    let other = read(&case("rsa"), &[utopia()]).unwrap();
    assert!(matches!(other.voucher, Voucher::OnlyTheList(_)));
}

#[test]
fn a_signer_past_its_time_signs_no_list() {
    let at = |text| MasterList::read(&case("ecdsa"), &[], instant(text), &AwsLcCheck);
    assert!(at("2034-01-01T00:00:00+00:00").is_ok());
    let late = at("2040-01-01T00:00:00+00:00").unwrap_err();
    assert_eq!(late, MasterListError::Chain(ChainFault::OutsideValidity));
}

#[test]
fn both_judges_read_the_same_lists() {
    for name in
        ["ecdsa", "rsa", "rsa-pss", "brainpool, under a brainpool authority with explicit parameters", "sha1"]
    {
        let at = instant("2027-01-01T00:00:00+00:00");
        let (native, rust) = (
            MasterList::read(&case(name), &[], at, &AwsLcCheck),
            MasterList::read(&case(name), &[], at, &RustCryptoCheck),
        );
        assert_eq!(native.as_ref().err(), rust.as_ref().err(), "{name}");
        assert_eq!(native.is_ok(), name != "sha1");
    }
}

/// Goal: no changed list gives other authorities. Method: every bit place of every third byte, one at a time.
#[test]
fn a_list_with_a_changed_byte_gives_the_same_authorities_or_none() {
    let good = case("ecdsa");
    let of = |list: &MasterList| list.authorities.iter().map(|a| a.der().to_vec()).collect::<Vec<_>>();
    let authorities = of(&read(&good, &[utopia()]).unwrap());
    let (mut taken, mut refused) = (0, 0);
    for place in (0..good.len()).step_by(3) {
        let mut bad = good.clone();
        bad[place] ^= 1 << (place % 8);
        match read(&bad, &[utopia()]) {
            // The certificates beside the list are not part of what is signed.
            Ok(list) => {
                taken += 1;
                assert_eq!(of(&list), authorities, "byte {place}");
            }
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 4 * taken, "{taken} {refused}");
    for length in (0..good.len()).step_by(11) {
        assert!(read(&good[..length], &[]).is_err(), "cut at {length}");
    }
    assert!(read(&[good.as_slice(), &[0]].concat(), &[]).is_err(), "something after the list");
}

#[test]
fn a_file_holds_one_list_or_a_directory_of_them() {
    let list = case("ecdsa");
    let text = Base64::encode_string(&list);
    let folded = |text: &str| {
        let (first, rest) = text.split_at(50);
        let rest: Vec<&str> = rest.as_bytes().chunks(77).map(|l| std::str::from_utf8(l).unwrap()).collect();
        format!("{first}\n {}", rest.join("\n "))
    };
    let entry = format!("dn: c=UT\nsn: 1\npkdMasterListContent:: {}\npkdVersion: 70\n\n", folded(&text));
    let ldif = format!("version: 1\n\n{entry}{}", entry.replace('\n', "\r\n"));
    assert_eq!(lists_in(ldif.as_bytes()), Ok(vec![list.clone(), list.clone()]));
    assert_eq!(lists_in(&list), Ok(vec![list.clone()]));
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", lines.join("\n"));
    assert_eq!(lists_in(pem.as_bytes()), Ok(vec![list]));
    for nothing in ["", "hello", "version: 1\n", "pkdMasterListContent:: %%", "-----BEGIN CMS-----"] {
        assert_eq!(lists_in(nothing.as_bytes()), Err(MasterListError::NoList), "{nothing}");
    }
    assert_eq!(lists_in(&vec![0x30; 49 * 1024 * 1024]), Err(MasterListError::TooLarge));
}
