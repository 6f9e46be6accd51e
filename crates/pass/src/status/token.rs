//! The status list as a signed token: JWT in its compact form, type `statuslist+jwt`, with the signer's certificate.
//!
//! Sources: IETF Token Status List, section 5.1; RFC 7515. Who may sign is decided by the chain of the certificate in
//! `x5c`, as with a seal (`spec/status.md` section 3). Claims that are ours stand under `paiza`; others are passed over.

use base::{Date, Timestamp, parse_date};
use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use document::pki::{Certificate, PublicKey, SignatureCheck, SignatureFault};
use serde::Deserialize;
use serde_json::json;

use super::StatusError;
use super::list::{StatusBits, StatusList};
use super::passes::{NumberPlan, PassStatuses};
use crate::issue::Signer;
use crate::number_key::NumberKey;
use crate::seal::Algorithm;

/// Largest token that is read, in bytes: a full list that cannot be compressed, twice in base64.
pub const MAX_TOKEN_BYTES: usize = 32 * 1024 * 1024;
/// Largest header that is read, in bytes of base64url.
const MAX_HEADER_BYTES: usize = 128 * 1024;
/// Longest address of a list, in bytes.
const MAX_ADDRESS_BYTES: usize = 2_048;
const TYPE: &str = "statuslist+jwt";

/// A token that was read; its signature and chain are not yet judged.
#[derive(Clone, Debug)]
pub struct StatusToken {
    statuses: PassStatuses,
    certificate: Option<Certificate>,
    algorithm: Algorithm,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    typ: String,
    #[serde(default)]
    x5c: Vec<String>,
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Claims {
    #[serde(default)]
    iss: Option<String>,
    sub: String,
    iat: i64,
    #[serde(default)]
    exp: Option<i64>,
    #[serde(default)]
    ttl: Option<u64>,
    status_list: ListClaim,
    #[serde(default)]
    paiza: Option<OwnClaim>,
}

#[derive(Deserialize)]
struct ListClaim {
    bits: u64,
    lst: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct OwnClaim {
    number_key: String,
    since: String,
    #[serde(default)]
    suspended: String,
}

impl StatusToken {
    /// Reads a token. Blanks around it are allowed.
    ///
    /// # Errors
    ///
    /// [`StatusError`] says what cannot be read. Memory is bounded by [`MAX_TOKEN_BYTES`] and the largest list.
    pub fn parse(token: &[u8]) -> Result<Self, StatusError> {
        let token = token.trim_ascii();
        if token.len() > MAX_TOKEN_BYTES {
            return Err(StatusError::TooLarge);
        }
        let text = std::str::from_utf8(token).map_err(|_| StatusError::NoToken)?;
        let (signed, signature) = text.rsplit_once('.').ok_or(StatusError::NoToken)?;
        let (header, claims) = signed.split_once('.').ok_or(StatusError::NoToken)?;
        if header.len() > MAX_HEADER_BYTES || claims.contains('.') {
            return Err(StatusError::NoToken);
        }
        let (algorithm, certificate) = read_header(&part(header)?)?;
        let signature = part(signature)?;
        let statuses = read_claims(&part(claims)?)?;
        Ok(Self { statuses, certificate, algorithm, signed: signed.as_bytes().to_vec(), signature })
    }

    /// The statuses, whoever signed them.
    pub fn statuses(&self) -> &PassStatuses {
        &self.statuses
    }

    /// The certificate of the signer, if the token carries one.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificate.as_ref()
    }

    /// The statuses, for whoever has judged the signature.
    pub fn into_statuses(self) -> PassStatuses {
        self.statuses
    }

    /// Does the signature fit the certificate in the token?
    ///
    /// # Errors
    ///
    /// [`SignatureFault`]; a token without a certificate has nothing to fit.
    pub fn check_signature(&self, check: &dyn SignatureCheck) -> Result<(), SignatureFault> {
        let certificate = self.certificate.as_ref().ok_or(SignatureFault::Wrong)?;
        let fits =
            matches!(certificate.key(), PublicKey::Ec { curve, .. } if *curve == self.algorithm.curve());
        if !fits {
            return Err(SignatureFault::Wrong);
        }
        let key = check.key(certificate.key()).map_err(|_| SignatureFault::Unsupported)?;
        key.verify(self.algorithm.scheme(), &self.signed, &self.signature)
    }
}

/// Signs the statuses as a token, with ES256 and the signer's certificate in `x5c`.
///
/// # Errors
///
/// [`StatusError`] if the list cannot be packed or the key fails.
pub fn sign_statuses(statuses: &PassStatuses, signer: &dyn Signer) -> Result<String, StatusError> {
    let header = json!({
        "alg": "ES256", "typ": TYPE, "x5c": [Base64::encode_string(signer.certificate().der())],
    });
    let mut claims = json!({
        "sub": statuses.address, "iat": statuses.made_at.as_second(),
        "status_list": {
            "bits": statuses.list.bits().number(),
            "lst": Base64UrlUnpadded::encode_string(&statuses.list.deflate()?),
        },
    });
    let mut put = |name: &str, value: Option<serde_json::Value>| {
        if let (Some(all), Some(value)) = (claims.as_object_mut(), value) {
            all.insert(name.to_owned(), value);
        }
    };
    put("iss", statuses.issuer.as_deref().map(Into::into));
    put("exp", statuses.expires_at.map(|at| at.as_second().into()));
    put("ttl", statuses.lifetime_seconds.map(Into::into));
    let suspended = Base64UrlUnpadded::encode_string(&statuses.suspended_bytes());
    put(
        "paiza",
        statuses.numbers.map(|plan| {
            json!({"number-key": plan.key.text(), "since": plan.since.to_string(), "suspended": suspended})
        }),
    );
    let part = |value: &serde_json::Value| Base64UrlUnpadded::encode_string(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&header), part(&claims));
    let signature = Base64UrlUnpadded::encode_string(&signer.sign(signed.as_bytes())?);
    Ok(format!("{signed}.{signature}"))
}

fn part(text: &str) -> Result<Vec<u8>, StatusError> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| StatusError::NoToken)
}

fn read_header(json: &[u8]) -> Result<(Algorithm, Option<Certificate>), StatusError> {
    let header: Header = serde_json::from_slice(json)
        .map_err(|_| StatusError::Header("`alg` and `typ` must be there, once"))?;
    if header.typ != TYPE {
        return Err(StatusError::Header("`typ` must be `statuslist+jwt`"));
    }
    if header.crit.is_some() {
        return Err(StatusError::Header("`crit` names something that is not understood here"));
    }
    let algorithm = Algorithm::parse(&header.alg)
        .ok_or(StatusError::Header("`alg` must be `ES256`, `ES384` or `ES512`"))?;
    // The first is the signer's own (RFC 7515, 4.1.6); its CSCA is looked for in the trust store, not here.
    let certificate = match header.x5c.first() {
        None => None,
        Some(text) => {
            let der = Base64::decode_vec(text).map_err(|_| StatusError::Header("`x5c` must hold base64"))?;
            Some(Certificate::from_der(&der)?)
        }
    };
    Ok((algorithm, certificate))
}

fn read_claims(json: &[u8]) -> Result<PassStatuses, StatusError> {
    let claims: Claims =
        serde_json::from_slice(json).map_err(|error| StatusError::Claims(error.to_string()))?;
    let wrong = |text: &str| StatusError::Claims(text.to_owned());
    let instant = |seconds| Timestamp::from_second(seconds).map_err(|_| wrong("a time is out of range"));
    if claims.sub.is_empty() || claims.sub.len() > MAX_ADDRESS_BYTES {
        return Err(wrong("`sub` must be an address"));
    }
    let bits = StatusBits::from_number(claims.status_list.bits);
    let bits = bits.ok_or_else(|| wrong("`bits` must be 1, 2, 4 or 8"))?;
    let packed = Base64UrlUnpadded::decode_vec(&claims.status_list.lst);
    let packed = packed.map_err(|_| wrong("`lst` must be base64url without padding"))?;
    let own = claims.paiza.map(read_own).transpose()?;
    let (numbers, suspended) = own.map_or_else(Default::default, |(plan, suspended)| (Some(plan), suspended));
    Ok(PassStatuses {
        issuer: claims.iss,
        address: claims.sub,
        made_at: instant(claims.iat)?,
        expires_at: claims.exp.map(instant).transpose()?,
        lifetime_seconds: claims.ttl,
        numbers,
        list: StatusList::inflate(bits, &packed)?,
        suspended,
    })
}

fn read_own(own: OwnClaim) -> Result<(NumberPlan, std::collections::BTreeSet<u32>), StatusError> {
    let wrong = |text: &str| StatusError::Claims(text.to_owned());
    let key = NumberKey::parse(&own.number_key)
        .ok_or_else(|| wrong("`number-key` must be 16 bytes in base64url"))?;
    let since: Date = parse_date(&own.since).map_err(|_| wrong("`since` must be a day"))?;
    let suspended = Base64UrlUnpadded::decode_vec(&own.suspended).ok();
    let suspended = suspended.and_then(|bytes| PassStatuses::read_suspended(&bytes));
    let suspended = suspended.ok_or_else(|| wrong("`suspended` must be gaps in base64url"))?;
    Ok((NumberPlan { key, since }, suspended))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn encoded(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| Base64UrlUnpadded::encode_string(value.to_string().as_bytes());
        format!("{}.{}.{}", part(header), part(claims), Base64UrlUnpadded::encode_string(&[0; 64]))
    }

    fn header() -> Value {
        json!({"alg": "ES256", "kid": "12", "typ": "statuslist+jwt"})
    }

    /// The example of section 5.1 of the draft.
    fn claims() -> Value {
        json!({
            "exp": 2_291_720_170_i64, "iat": 1_686_920_170, "status_list": {"bits": 1, "lst": "eNrbuRgAAhcBXQ"},
            "sub": "https://example.com/statuslists/1", "ttl": 43_200,
        })
    }

    #[test]
    fn the_example_of_the_draft_is_read() {
        let token = StatusToken::parse(format!(" {}\n", encoded(&header(), &claims())).as_bytes()).unwrap();
        let statuses = token.statuses();
        assert_eq!(statuses.address, "https://example.com/statuslists/1");
        assert_eq!(statuses.made_at.as_second(), 1_686_920_170);
        assert_eq!(statuses.expires_at.map(Timestamp::as_second), Some(2_291_720_170));
        assert_eq!(statuses.lifetime_seconds, Some(43_200));
        assert_eq!(statuses.list().bytes(), [0xb9, 0xa3]);
        assert_eq!((statuses.numbers, &statuses.issuer, token.certificate().is_none()), (None, &None, true));
    }

    #[test]
    fn every_wrong_header_and_claim_is_refused() {
        for (key, value) in [
            ("alg", json!("none")),
            ("alg", json!("HS256")),
            ("alg", json!(null)),
            ("typ", json!("JWT")),
            ("typ", json!("statuslist+cwt")),
            ("crit", json!(["exp"])),
            ("x5c", json!(["!"])),
            ("x5c", json!(["AAAA"])),
        ] {
            let mut wrong = header();
            wrong[key] = value;
            assert!(StatusToken::parse(encoded(&wrong, &claims()).as_bytes()).is_err(), "{wrong}");
        }
        for (key, value) in [
            ("sub", json!("")),
            ("sub", json!(null)),
            ("iat", json!("yesterday")),
            ("iat", json!(i64::MAX)),
            ("exp", json!(i64::MIN)),
            ("ttl", json!(-1)),
            ("status_list", json!({"bits": 3, "lst": "eNrbuRgAAhcBXQ"})),
            ("status_list", json!({"bits": "1", "lst": "eNrbuRgAAhcBXQ"})),
            ("status_list", json!({"bits": 1, "lst": "eNrbuRgAAhcBXQ=="})),
            ("status_list", json!({"bits": 1, "lst": ""})),
            ("status_list", json!({"bits": 1})),
            ("paiza", json!({"number-key": "short", "since": "2026-01-01"})),
            ("paiza", json!({"number-key": "AAAAAAAAAAAAAAAAAAAAAA", "since": "today"})),
            (
                "paiza",
                json!({"number-key": "AAAAAAAAAAAAAAAAAAAAAA", "since": "2026-01-01", "suspended": "gA"}),
            ),
        ] {
            let mut wrong = claims();
            wrong[key] = value;
            assert!(StatusToken::parse(encoded(&header(), &wrong).as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let good = encoded(&header(), &claims());
        for wrong in ["", ".", "..", "a.b", "anything", &good.replace('.', ""), &format!("{good}.x"), "é.é.é"]
        {
            assert!(StatusToken::parse(wrong.as_bytes()).is_err(), "{wrong:.40}");
        }
        let twice = r#"{"alg":"ES256","alg":"ES256","typ":"statuslist+jwt"}"#;
        let twice = format!("{}.x.y", Base64UrlUnpadded::encode_string(twice.as_bytes()));
        assert!(StatusToken::parse(twice.as_bytes()).is_err());
        assert!(StatusToken::parse(&[0xff, 0xfe]).is_err());
    }
}
