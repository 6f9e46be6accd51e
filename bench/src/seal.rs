//! Seals: verifying and issuing one, beside the bare P-256 operation of the crypto library on the same bytes.

use std::sync::Arc;

use anyhow::Context;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, ParsedPublicKey,
};
use base::{Country, Moment, Timestamp};
use crypto::{Authority, AwsLcCheck, KnownKeys, OsRandom};
use document::Sex;
use pass::barcode::prepare_twin;
use pass::{
    Authorisation, Draft, Entries, Holder, Passport, Signer, Status, TrustStore, Verifier, issue, prepare, qr,
};

use crate::meter::{self, Cost};
use crate::results::{Aim, Table};

/// What a verification may cost at most, in bare verifications, once the chain is known.
const MAX_VERIFY_RATIO: f64 = 1.15;
/// What issuing in memory may cost at most, in bare signatures and verifications together.
const MAX_ISSUE_RATIO: f64 = 1.25;
/// Side of the picture that is read, in pixels, and what picture to verdict may cost at most.
const PICTURE_PX: usize = 600;
const MAX_PICTURE_MS: f64 = 15.0;

/// A moment within the window of the seal; any would do.
const NOW: &str = "2026-07-01T09:00:00Z";

/// Measures verification and issue of one seal against the bare operations.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let now: Timestamp = NOW.parse()?;
    let state = Country::parse("UTO")?;
    let authority = Authority::create("Authority of Utopia", state, now, &OsRandom)?;
    let signer = authority.signer();
    let authorisation = authorisation()?;
    let content = prepare(&authorisation, state, signer, now)?.content().to_vec();
    let check = KnownKeys::new(AwsLcCheck);
    let text = issue(&authorisation, state, now, signer, &check)?;
    let twin = prepare_twin(&authorisation, state, signer, now)?.issue(signer, &check)?;

    let mut trust = TrustStore::new();
    trust.add_anchor(authority.certificate().clone());
    trust.add_signer(signer.certificate());
    let verifier = Verifier::new(trust, Arc::new(AwsLcCheck));
    let verify = || verifier.verify(text.as_str(), Moment::utc(now), Passport::NotShown);
    let answer = verify();
    anyhow::ensure!(answer.status == Status::Valid, "the seal to measure is not valid: {:?}", answer.reasons);

    let bare = Bare::over(&content)?;
    let (verify_cost, bare_verify) = meter::processor_pair(verify, || bare.verify(&content));
    let verify_twin = || verifier.verify(twin.as_str(), Moment::utc(now), Passport::NotShown);
    anyhow::ensure!(verify_twin().status == Status::Valid, "the twin to measure is not valid");
    let (twin_cost, bare_verify_again) = meter::processor_pair(verify_twin, || bare.verify(&content));
    let sealed = || issue(&authorisation, state, now, signer, &check);
    let (issue_cost, bare_sign) = meter::processor_pair(sealed, || bare.sign(&content));
    let signed = || signer.sign(&content);
    let (sign_cost, bare_sign_again) = meter::processor_pair(signed, || bare.sign(&content));

    table.add("bytes of the seal, signed bytes", format!("{}, {}", text.as_str().len(), content.len()), "");
    table.add_cost("bare P-256 verify", bare_verify);
    table.add_cost("seal: verify, warm chain", verify_cost);
    let ratio = verify_cost.ratio_to(bare_verify);
    table.add_aimed("seal: verify / bare verify", ratio, " ×", Aim::AtMost(MAX_VERIFY_RATIO));
    let ratio = twin_cost.ratio_to(bare_verify_again);
    table.add("bytes of the binary twin", twin.as_str().len().to_string(), "");
    table.add_aimed("seal: verify the binary twin / bare verify", ratio, " ×", Aim::AtMost(MAX_VERIFY_RATIO));
    table.add_cost("bare P-256 sign", bare_sign);
    table.add_cost("seal: prepare, sign, read back and verify", issue_cost);
    let both = Cost {
        best_ns: bare_sign.best_ns + bare_verify.best_ns,
        median_ns: bare_sign.median_ns + bare_verify.median_ns,
    };
    let ratio = issue_cost.ratio_to(both);
    table.add_aimed("seal: issue / bare sign and verify", ratio, " ×", Aim::AtMost(MAX_ISSUE_RATIO));
    for (name, seal) in [("seal", text.as_str()), ("binary twin", twin.as_str())] {
        let picture = qr::png(seal, PICTURE_PX)?;
        let judged = || {
            qr::text_of(&picture)
                .map(|read| verifier.verify(&read, Moment::utc(now), Passport::NotShown).status)
        };
        anyhow::ensure!(judged() == Ok(Status::Valid), "the picture of the {name} is not valid");
        let milliseconds = meter::processor(judged).best_ns / 1e6;
        let row = format!("{name}: picture of {PICTURE_PX} px to verdict");
        table.add_aimed(&row, milliseconds, " ms", Aim::AtMost(MAX_PICTURE_MS));
    }
    table.add_ratio("seal: its signature alone / bare sign", sign_cost.ratio_to(bare_sign_again));
    Ok(())
}

/// The crypto library without anything of ours around it.
struct Bare {
    key: EcdsaKeyPair,
    public: ParsedPublicKey,
    signature: Vec<u8>,
    random: SystemRandom,
}

impl Bare {
    fn over(content: &[u8]) -> anyhow::Result<Self> {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)?;
        let public = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.public_key().as_ref())
            .map_err(|_| anyhow::anyhow!("the library does not read its own key"))?;
        let signature = key.sign(&random, content).context("the library does not sign")?.as_ref().to_vec();
        Ok(Self { key, public, signature, random })
    }

    fn verify(&self, content: &[u8]) -> bool {
        self.public.verify_sig(content, &self.signature).is_ok()
    }

    fn sign(&self, content: &[u8]) -> bool {
        self.key.sign(&self.random, content).is_ok()
    }
}

fn authorisation() -> anyhow::Result<Authorisation> {
    let draft = Draft {
        number: "1234567890128".to_owned(),
        holder: Holder {
            name: "ERIKSSON ANNA MARIA".to_owned(),
            birth_date: base::parse_date("1974-08-12")?,
            sex: Some(Sex::Female),
            nationality: Country::parse("KAZ")?,
            document_number: "L898902C3".to_owned(),
        },
        place_of_issue: "Peacetown".to_owned(),
        valid_from: base::parse_date("2026-07-01")?,
        valid_until: base::parse_date("2026-08-28")?,
        stay: None,
        entries: Entries::Count(1),
        category: "Tourist".to_owned(),
        additional: None,
    };
    Ok(Authorisation::new(draft)?)
}
