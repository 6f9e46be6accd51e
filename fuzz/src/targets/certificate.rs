//! Certificates, revocation lists and master lists, as strangers send them.

use base::{Country, Moment};
use base64ct::{Base64, Encoding};
use document::pki::master_list::{MasterList, lists_in};
use document::pki::{Certificate, Crl, Purpose, SignatureCheck, VDS_NC_SIGNER, validate};
use pass::RustCryptoCheck;
use serde_json::Value;

use super::shape;

const CSCA: &[u8] = include_bytes!("../../world/csca.cer");
const CHAINS: &str = include_str!("../../../spec/vectors/pass-chains.json");
const LISTS: &str = include_str!("../../../spec/vectors/master-lists.json");

/// Certificates with every kind of key.
pub(super) fn certificates() -> Vec<Vec<u8>> {
    let file: Value = serde_json::from_str(CHAINS).unwrap_or_default();
    let cases = file.get("cases").and_then(Value::as_array).into_iter().flatten();
    cases.flat_map(|case| ["csca", "signer"].map(|key| decoded(case.get(key)))).collect()
}

/// Master lists, good and bad.
pub(super) fn master_lists() -> Vec<Vec<u8>> {
    let file: Value = serde_json::from_str(LISTS).unwrap_or_default();
    let cases = file.get("cases").and_then(Value::as_array).into_iter().flatten();
    cases.map(|case| decoded(case.get("list"))).collect()
}

fn decoded(text: Option<&Value>) -> Vec<u8> {
    text.and_then(Value::as_str).and_then(|text| Base64::decode_vec(text).ok()).unwrap_or_default()
}

/// A certificate as a file, then as signer and as authority of a chain.
pub(super) fn certificate(input: &[u8]) -> Result<String, String> {
    let all = match Certificate::from_file(input) {
        Ok(all) => all,
        Err(fault) => return Ok(format!("!{}", shape(&fault.to_string()))),
    };
    let mut outcome = format!("{}", all.len().min(3));
    let anchor = Certificate::from_der(CSCA).map_err(|fault| fault.to_string())?;
    for certificate in all.iter().take(3) {
        let again =
            Certificate::from_der(certificate.der()).map_err(|fault| format!("its own DER: {fault}"))?;
        if again.serial_number() != certificate.serial_number() {
            return Err("read again it has another number".to_owned());
        }
        let state = certificate.state().or_else(|| Country::parse("UTO").ok()).ok_or("no state")?;
        let purpose = Purpose { key_usage: VDS_NC_SIGNER, document_type: Some("NV".to_owned()) };
        for (signer, authority) in
            [(certificate, &anchor), (certificate, certificate), (&anchor, certificate)]
        {
            let path =
                validate(signer, state, std::slice::from_ref(authority), &[], &purpose, &RustCryptoCheck);
            match path {
                // No authority is a signer, and the corpus has no signer of its authority.
                Ok(_) if signer.is_authority() => return Err("an authority passes for a signer".to_owned()),
                Ok(_) => outcome.push_str(" path"),
                Err(fault) => outcome.push_str(&shape(&fault.to_string())),
            }
        }
        let key = RustCryptoCheck.key(certificate.key()).map_or("no key", |_| "key");
        outcome.push_str(key);
    }
    Ok(outcome)
}

/// A revocation list.
pub(super) fn crl(input: &[u8]) -> Result<String, String> {
    let list = match Crl::from_file(input) {
        Ok(list) => list,
        Err(fault) => return Ok(format!("!{}", shape(&fault.to_string()))),
    };
    let anchor = Certificate::from_der(CSCA).map_err(|fault| fault.to_string())?;
    let is_signed = list.is_signed_by(&anchor, &RustCryptoCheck);
    let day = |at: base::Timestamp| at.as_second() / (86_400 * 365);
    Ok(format!("{is_signed} {} {:?}", day(list.this_update()), list.next_update().map(day)))
}

/// A file of master lists.
pub(super) fn master_list(input: &[u8]) -> Result<String, String> {
    let lists = match lists_in(input) {
        Ok(lists) => lists,
        Err(fault) => return Ok(format!("!{}", shape(&fault.to_string()))),
    };
    let at = Moment::parse("2027-01-01T00:00:00+00:00").map_err(|fault| fault.to_string())?.instant();
    let mut outcome = String::new();
    for list in lists.iter().take(3) {
        match MasterList::read(list, &[], at, &RustCryptoCheck) {
            Ok(list) => {
                if !list.authorities.iter().all(Certificate::is_authority) {
                    return Err("one that is no authority was taken".to_owned());
                }
                let (taken, refused) = (list.authorities.len(), list.refused.len());
                outcome = format!("{outcome}{} {taken} {refused};", list.state);
            }
            Err(fault) if outcome.is_empty() => outcome = format!("!{}", shape(&fault.to_string())),
            Err(fault) => outcome.push_str(&shape(&fault.to_string())),
        }
    }
    Ok(outcome)
}
