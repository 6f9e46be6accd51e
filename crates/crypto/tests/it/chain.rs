//! Every rule of the two-level chain, each broken alone.

use base::{Date, IdSource, SequenceIds, parse_date};
use base64ct::{Base64, Encoding};
use crypto::{AwsLcCheck, KeyPair};
use der::oid::ObjectIdentifier;
use document::pki::{
    Certificate, ChainFault, Curve, FaultKind, Hash, KeyFault, PublicKey, Purpose, Scheme, SignatureCheck,
    SignatureFault, SignerPath, VDS_NC_SIGNER, validate,
};
use pass::RustCryptoCheck;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};

use crate::forge::{self, Plan};
use crate::world::{country, instant};

fn purpose() -> Purpose {
    Purpose { key_usage: VDS_NC_SIGNER, document_type: Some("NV".into()) }
}

fn judge(csca: Plan, signer: Plan) -> Result<SignerPath, ChainFault> {
    let (csca_key, signer_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let anchor = csca.sign(&csca_key, &csca_key);
    let signer = signer.sign(&signer_key, &csca_key);
    validate(&signer, country("UTO"), &[anchor], &[], &purpose(), &AwsLcCheck)
}

fn check(csca: Plan, signer: Plan, expected: &ChainFault) {
    assert_eq!(judge(csca, signer).expect_err(&expected.to_string()), *expected);
}

#[test]
fn a_chain_without_fault_holds() {
    assert!(judge(forge::csca(), forge::signer()).is_ok());
}

#[test]
fn what_real_issuers_do_is_tolerated() {
    let with_null = Plan { null_parameters: true, ..forge::signer() };
    assert!(judge(forge::csca(), with_null).is_ok(), "NULL parameters");
    assert!(judge(forge::csca(), forge::signer().without::<KeyUsage>()).is_ok(), "no key usage");
    assert!(judge(forge::csca(), forge::signer().with(forge::unknown(false))).is_ok(), "unknown extension");
    assert!(judge(forge::csca(), forge::signer().with(forge::document_types(&["NT", "NV"]))).is_ok());
    let other_case = Plan { issuer: "CN=UTOPIA  csca,C=ut", ..forge::signer() };
    assert_eq!(judge(forge::csca(), other_case).err(), None, "case and spaces of the issuer's name");
    let three_letters = Plan { subject: "CN=01,C=UTO", ..forge::signer() };
    assert!(judge(forge::csca(), three_letters).is_ok(), "three-letter country");
}

#[test]
fn an_anchor_of_the_state_must_be_at_hand() {
    let (key, signer_key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let signer = forge::signer().sign(&signer_key, &key);
    let none = validate(&signer, country("UTO"), &[], &[], &purpose(), &AwsLcCheck);
    assert_eq!(none, Err(ChainFault::NoAnchor));
    let anchor = forge::csca().sign(&key, &key);
    let other = validate(&signer, country("UZB"), &[anchor], &[], &purpose(), &AwsLcCheck);
    assert_eq!(other, Err(ChainFault::NoAnchor));
}

#[test]
fn signer_and_anchor_are_of_the_issuing_state() {
    check(
        forge::csca(),
        Plan { subject: "CN=01,C=UZ", ..forge::signer() },
        &ChainFault::SignerOfAnotherState,
    );
    check(
        forge::csca(),
        Plan { issuer: "CN=Utopia CSCA,C=UZ", ..forge::signer() },
        &ChainFault::SignerOfAnotherState,
    );
    check(forge::csca(), Plan { subject: "CN=01", ..forge::signer() }, &ChainFault::SignerOfAnotherState);
}

#[test]
fn the_issuer_is_named_and_its_key_too() {
    check(forge::csca(), Plan { issuer: "CN=Another,C=UT", ..forge::signer() }, &ChainFault::UnknownIssuer);
    check(forge::csca(), forge::signer().without::<AuthorityKeyIdentifier>(), &ChainFault::NoAuthorityKey);
    check(
        forge::csca(),
        forge::signer().with(forge::authority_key(b"another")),
        &ChainFault::AnotherAuthorityKey,
    );
    check(forge::csca().without::<SubjectKeyIdentifier>(), forge::signer(), &ChainFault::AnotherAuthorityKey);
}

#[test]
fn the_issuer_is_an_authority_and_the_signer_is_none() {
    check(forge::csca().without::<BasicConstraints>(), forge::signer(), &ChainFault::IssuerIsNoAuthority);
    check(forge::csca().with(forge::basic(false)), forge::signer(), &ChainFault::IssuerIsNoAuthority);
    check(
        forge::csca().with(forge::usage(KeyUsages::CRLSign)),
        forge::signer(),
        &ChainFault::IssuerMayNotSign,
    );
    check(forge::csca().without::<KeyUsage>(), forge::signer(), &ChainFault::IssuerMayNotSign);
    check(forge::csca(), forge::signer().with(forge::basic(true)), &ChainFault::SignerIsAuthority);
}

#[test]
fn a_critical_extension_that_nobody_knows_is_refused() {
    let expected = ChainFault::UnknownCritical("1.3.6.1.4.1.32473.1".into());
    check(forge::csca(), forge::signer().with(forge::unknown(true)), &expected);
    check(forge::csca().with(forge::unknown(true)), forge::signer(), &expected);
}

#[test]
fn the_signature_must_be_the_anchors() {
    let keys: Vec<_> = (0..3).map(|_| KeyPair::generate().unwrap()).collect();
    let anchor = forge::csca().sign(&keys[0], &keys[0]);
    let forged = forge::signer().sign(&keys[1], &keys[2]);
    let answer = validate(&forged, country("UTO"), &[anchor], &[], &purpose(), &AwsLcCheck);
    assert_eq!(answer, Err(ChainFault::BadSignature));
}

#[test]
fn the_purpose_is_this_one_and_critical() {
    let binary_seal = ObjectIdentifier::new_unwrap("2.23.136.1.1.11.1");
    for signer in [
        forge::signer().without::<ExtendedKeyUsage>(),
        forge::signer().with(forge::purpose(true, binary_seal)),
        forge::signer().with(forge::purpose(false, VDS_NC_SIGNER)),
    ] {
        check(forge::csca(), signer, &ChainFault::WrongPurpose);
    }
    check(
        forge::csca(),
        forge::signer().with(forge::usage(KeyUsages::KeyAgreement)),
        &ChainFault::MayNotSign,
    );
    check(
        forge::csca(),
        forge::signer().with(forge::document_types(&["NT"])),
        &ChainFault::WrongDocumentType,
    );
}

#[test]
fn times_are_inside_at_their_limits_and_outside_one_step_beyond() {
    let path = judge(forge::csca(), forge::signer()).unwrap();
    let day = |text| Some(parse_date(text).unwrap());
    let cases: [(&str, Option<Date>, Result<(), ChainFault>); 10] = [
        ("2026-01-01T00:00:00Z", None, Ok(())),
        ("2025-12-31T23:59:59Z", None, Err(ChainFault::OutsideValidity)),
        ("2037-01-01T00:00:00Z", None, Ok(())),
        ("2037-01-01T00:00:01Z", None, Err(ChainFault::OutsideValidity)),
        ("2027-01-01T00:00:00Z", day("2025-12-31"), Ok(())),
        ("2027-01-01T00:00:00Z", day("2025-12-30"), Err(ChainFault::OutsideUsage)),
        ("2028-01-01T00:00:00Z", day("2027-03-01"), Ok(())),
        ("2028-01-01T00:00:00Z", day("2027-03-02"), Err(ChainFault::OutsideUsage)),
        // Long after the key's period, within the certificate: the seal was made in time.
        ("2036-12-31T00:00:00Z", day("2026-06-01"), Ok(())),
        ("2036-12-31T00:00:00Z", None, Ok(())),
    ];
    for (at, made_on, expected) in cases {
        assert_eq!(path.holds(instant(&at.replace('Z', "+00:00")), made_on), expected, "{at} {made_on:?}");
    }
    let later = forge::period(Some("2026-06-01T00:00:00+00:00"), None);
    let path = judge(forge::csca(), forge::signer().with(later)).unwrap();
    let early = path.holds(instant("2026-05-31T23:59:59+00:00"), None);
    assert_eq!(early, Err(ChainFault::OutsideUsage), "nothing can have been signed yet");
    let short = Plan { until: "2026-06-01T00:00:00+00:00", ..forge::csca() };
    let path = judge(short, forge::signer()).unwrap();
    let over = path.holds(instant("2026-06-01T00:00:01+00:00"), None);
    assert_eq!(over, Err(ChainFault::OutsideValidity), "the anchor's validity counts as well");
}

#[test]
fn a_certificate_with_an_extension_twice_or_broken_is_not_read() {
    let key = KeyPair::generate().unwrap();
    let mut twice = forge::signer();
    twice.extensions.push(forge::purpose(false, VDS_NC_SIGNER));
    assert!(Certificate::from_der(&twice.sign_der(&key, &key)).is_err());
    let mut broken = forge::unknown(true);
    broken.extn_id = "2.5.29.15".parse().unwrap();
    assert!(Certificate::from_der(&forge::signer().with(broken).sign_der(&key, &key)).is_err());
    let good = forge::signer().sign_der(&key, &key);
    for length in 0..good.len() {
        assert!(Certificate::from_der(&good[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn the_keys_of_real_authorities_are_checked_or_honestly_not() {
    let text = include_str!("../../../../spec/vectors/pass-chains.json");
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 35);
    let judges: [(&str, &dyn SignatureCheck); 2] = [("native", &AwsLcCheck), ("pure Rust", &RustCryptoCheck)];
    for (case, (judge, check)) in cases.iter().flat_map(|case| judges.map(|judge| (case, judge))) {
        let read = |key: &str| {
            Certificate::from_der(&Base64::decode_vec(case[key].as_str().unwrap()).unwrap()).unwrap()
        };
        let answer = validate(&read("signer"), country("UTO"), &[read("csca")], &[], &purpose(), check);
        let word = match &answer {
            Ok(_) => "trusted",
            Err(ChainFault::Unsupported(_)) => "unsupported",
            Err(ChainFault::BadSignature) => "bad-signature",
            Err(_) => "other",
        };
        assert_eq!(word, case["expect"], "{judge}, {}: {answer:?}", case["name"]);
        if let Err(fault) = answer {
            assert_eq!(fault.kind(), FaultKind::Untrusted);
        }
    }
}

/// Goal: the check of the browser and that of the server never differ on a seal.
/// Method: signatures made here, whole and spoiled at random (seed 4), put to both.
#[test]
fn both_judges_say_the_same_of_every_signature() {
    let random = SequenceIds::from_seed(4);
    let pair = KeyPair::generate().unwrap();
    let key = pair.public_key();
    let (native, rust) = (AwsLcCheck.key(&key).unwrap(), RustCryptoCheck.key(&key).unwrap());
    let mut good = 0;
    for round in 0..200 {
        let message = [round; 40];
        let raw = pair.sign_raw(&message).unwrap();
        let der = pair.sign_der(&message).unwrap();
        for (scheme, signature) in
            [(Scheme::EcdsaRaw(Hash::Sha256), raw), (Scheme::EcdsaDer(Hash::Sha256), der)]
        {
            let mut draw = [0_u8; 3];
            random.fill(&mut draw);
            let mut spoiled = signature.clone();
            let place = usize::from(draw[0]) % spoiled.len();
            spoiled[place] ^= draw[1];
            let cut = &signature[..usize::from(draw[2]) % signature.len()];
            for bytes in [signature.as_slice(), &spoiled, cut, &[]] {
                let answers = [&native, &rust].map(|key| key.verify(scheme, &message, bytes));
                assert_eq!(answers[0], answers[1], "seed 4, round {round}, {scheme:?}");
                good += u32::from(answers[0].is_ok());
            }
        }
    }
    assert!(good >= 400, "{good}");
    for scheme in [Scheme::EcdsaRaw(Hash::Sha512), Scheme::RsaPkcs1(Hash::Sha256), Scheme::Ed25519] {
        for key in [&native, &rust] {
            assert_eq!(key.verify(scheme, b"", b""), Err(SignatureFault::Unsupported), "{scheme:?}");
        }
    }
}

#[test]
fn a_point_that_is_on_no_curve_is_no_key() {
    for (curve, length) in [
        (Curve::P256, 32),
        (Curve::P384, 48),
        (Curve::P521, 66),
        (Curve::BrainpoolP256r1, 32),
        (Curve::BrainpoolP384r1, 48),
        (Curve::BrainpoolP512r1, 64),
    ] {
        assert_eq!(curve.field_bytes(), length);
        let off = [&[4_u8][..], &vec![1; 2 * length]].concat();
        for point in [&[][..], &[0], &off, &off[1..], &[4; 7], &vec![0xff; 2 * length + 1]] {
            let key = PublicKey::Ec { curve, point: point.to_vec() };
            for check in [&AwsLcCheck as &dyn SignatureCheck, &RustCryptoCheck] {
                assert_eq!(check.key(&key).err(), Some(KeyFault::Malformed), "{curve:?} {point:?}");
            }
        }
    }
}
