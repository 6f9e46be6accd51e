//! A specimen state with its keys, a traveller, and the helpers that every test uses.

use std::sync::{Arc, LazyLock};

use base::{Country, Moment, SequenceIds, Timestamp};
use crypto::{Authority, AwsLcCheck};
use document::Mrz;
use pass::{
    Authorisation, Draft, Entries, Holder, PassNumber, Passport, SealText, Stay, TrustStore, Verification,
    Verifier, issue,
};

/// The passport of the traveller below.
pub const PASSPORT: &str =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// One authority for all tests: keys are slow to make in a debug build.
pub static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| authority("UTO", 1));

pub fn country(code: &str) -> Country {
    Country::parse(code).expect("a known code")
}

pub fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("an instant with its offset")
}

/// The moment at which the seal is made and, unless a test says otherwise, verified.
pub fn now() -> Moment {
    moment("2026-08-01T12:00:00+00:00")
}

pub fn instant(text: &str) -> Timestamp {
    moment(text).instant()
}

pub fn authority(state: &str, seed: u64) -> Authority {
    let random = SequenceIds::from_seed(seed);
    let made = instant("2026-07-01T00:00:00+00:00");
    Authority::create("Specimen CSCA", country(state), made, &random).expect("an authority")
}

pub fn draft() -> Draft {
    let day = |text| base::parse_date(text).expect("a day");
    Draft {
        number: PassNumber::from_random([7; 8]).to_string(),
        holder: Holder {
            name: "ERIKSSON ANNA MARIA".into(),
            birth_date: day("1974-08-12"),
            sex: Some(document::Sex::Female),
            nationality: country("UTO"),
            document_number: "L898902C3".into(),
        },
        place_of_issue: "UTOPIA CITY".into(),
        valid_from: day("2026-08-01"),
        valid_until: day("2026-10-29"),
        stay: Some(Stay::of_days(90)),
        entries: Entries::Count(1),
        category: "Private visit".into(),
        additional: Some("ищется <толкование> \"правила\"".into()),
    }
}

pub fn authorisation() -> Authorisation {
    Authorisation::new(draft()).expect("within the limits")
}

pub fn seal() -> SealText {
    let authority = &*AUTHORITY;
    issue(&authorisation(), authority.state(), now().instant(), authority.signer(), &AwsLcCheck)
        .expect("a seal")
}

/// A store that trusts the authority, with a fresh revocation list that names nobody.
pub fn trust(authority: &Authority) -> TrustStore {
    let mut store = TrustStore::new();
    store.add_file("csca.cer", authority.certificate().der()).expect("a certificate");
    let list = authority.revocation_list(1, instant("2026-08-01T11:00:00+00:00"), &[]).expect("a list");
    store.add_file("csca.crl", &list).expect("a list");
    store
}

pub fn verifier(store: TrustStore) -> Verifier {
    Verifier::new(store, Arc::new(AwsLcCheck))
}

pub fn verify(text: &str) -> Verification {
    verifier(trust(&AUTHORITY)).verify(text, now(), Passport::NotShown)
}

pub fn mrz(text: &str) -> Mrz {
    document::read(text).document().expect("a sound zone")
}

/// The state of an answer in one line: status, trust, signature, chain, reasons.
pub fn line(answer: &Verification) -> String {
    let value = serde_json::to_value(answer).expect("JSON");
    let reasons: Vec<&str> =
        value["reasons"].as_array().expect("a list").iter().filter_map(|reason| reason.as_str()).collect();
    let word = |key: &str| value[key].as_str().unwrap_or("null").to_owned();
    format!(
        "{} {} {} {} {}",
        word("status"),
        word("trust"),
        word("signature"),
        word("chain"),
        reasons.join(",")
    )
    .trim_end()
    .to_owned()
}
