//! The frame around the message: text, flags, compression, header, signer's certificate and signature.

use std::io::Read;

use base::Date;
use flate2::read::ZlibDecoder;
use serde_json::{Map, Value};

use super::tlv::{self, Field};
use super::{REFERENCE_BYTES, base32, c40, date, message};
use crate::authorisation::Authorisation;
use crate::profile;
use crate::seal::{Algorithm, SealError};

/// What every barcode begins with, and what older drafts wrote instead.
const PREFIX: &str = "RDB1";
const OLD_PREFIX: &str = "NDB1";
/// The flag letter counts from here: one bit for "signed", one for "compressed".
const FIRST_FLAG: u8 = b'A';
const SIGNED: u8 = 1;
const COMPRESSED: u8 = 2;

/// Tags of the payload.
const MESSAGES: u8 = 0x61;
const CERTIFICATE: u8 = 0x7e;
const SIGNATURE: u8 = 0x7f;

/// Bytes of the header up to the day of signing: country, algorithm, certificate reference.
const HEADER_START: usize = 2 + 1 + REFERENCE_BYTES;

/// A barcode that could be read.
#[derive(Clone, Debug)]
pub(crate) struct Barcode {
    /// Header and messages: what is signed.
    pub(crate) signed: Vec<u8>,
    pub(crate) issuer: String,
    pub(crate) algorithm: Algorithm,
    pub(crate) reference: [u8; REFERENCE_BYTES],
    pub(crate) signed_on: Date,
    /// The signer's certificate in DER, where it is inside.
    pub(crate) certificate: Option<Vec<u8>>,
    pub(crate) signature: Vec<u8>,
    pub(crate) message_type: String,
    pub(crate) fields: Value,
    pub(crate) authorisation: Option<Authorisation>,
    pub(crate) unknown: Vec<String>,
}

/// Does the text look like a barcode, and not like JSON?
pub(crate) fn is_barcode(text: &str) -> bool {
    text.starts_with(PREFIX) || text.starts_with(OLD_PREFIX)
}

impl Barcode {
    /// Reads a barcode from its text.
    pub(crate) fn parse(text: &str) -> Result<Self, SealError> {
        let payload = unframe(text)?;
        let header = Header::read(&payload)?;
        let mut rest = payload.get(header.length..).unwrap_or_default();
        let messages = tlv::take(&mut rest)
            .filter(|field| field.tag == MESSAGES)
            .ok_or(SealError::Barcode("no messages follow the header"))?;
        let signed_length = payload.len() - rest.len();
        let signed = payload.get(..signed_length).unwrap_or_default().to_vec();
        let (certificate, signature) = ends(rest)?;
        let messages = tlv::all(messages.value)
            .filter(|messages| !messages.is_empty())
            .ok_or(SealError::Barcode("the messages are none that can be read"))?;
        let said = Said::read(&messages)?;
        Ok(Self {
            signed,
            issuer: header.issuer,
            algorithm: header.algorithm,
            reference: header.reference,
            signed_on: header.signed_on,
            certificate: certificate.map(<[u8]>::to_vec),
            signature: signature.to_vec(),
            message_type: said.message_type,
            fields: said.fields,
            authorisation: said.authorisation,
            unknown: said.unknown,
        })
    }
}

/// The text of a payload that is signed. Signatures do not compress, so nothing is.
pub(super) fn text(signed: &[u8], signature: &[u8]) -> String {
    let mut payload = signed.to_vec();
    tlv::put(&mut payload, SIGNATURE, signature);
    format!("{PREFIX}{}{}", char::from(FIRST_FLAG + SIGNED), base32::encode(&payload))
}

/// Header and messages of an authorisation: what is to be signed with ES256.
pub(super) fn signed_bytes(
    issuer: &str,
    reference: [u8; REFERENCE_BYTES],
    signed_on: Date,
    message: &[u8],
) -> Option<Vec<u8>> {
    let mut bytes = c40::encode(&format!("{issuer:<3}"))?;
    bytes.push(1);
    bytes.extend(reference);
    bytes.extend(date::encode(signed_on));
    let mut messages = Vec::new();
    tlv::put(&mut messages, message::TAG, message);
    tlv::put(&mut bytes, MESSAGES, &messages);
    Some(bytes)
}

/// The payload behind prefix, flag, Base32 and compression.
fn unframe(text: &str) -> Result<Vec<u8>, SealError> {
    let mut rest =
        text.strip_prefix(PREFIX).or_else(|| text.strip_prefix(OLD_PREFIX)).unwrap_or(text).chars();
    let flag = rest.next().and_then(|flag| u8::try_from(flag).ok()?.checked_sub(FIRST_FLAG));
    let flag = flag.filter(|flag| *flag <= SIGNED | COMPRESSED);
    let flag = flag.ok_or(SealError::Barcode("the letter after the prefix is not A, B, C or D"))?;
    if flag & SIGNED == 0 {
        return Err(SealError::Barcode("it is not signed, so it proves nothing"));
    }
    let bytes = base32::decode(rest.as_str()).ok_or(SealError::Barcode("its text is no Base32"))?;
    if flag & COMPRESSED == 0 { Ok(bytes) } else { inflate(&bytes) }
}

/// Unpacks, and stops at the size of the largest seal: a few bytes can stand for gigabytes.
fn inflate(bytes: &[u8]) -> Result<Vec<u8>, SealError> {
    let mut unpacked = Vec::new();
    let limit = profile::MAX_SEAL_BYTES as u64 + 1;
    let read = ZlibDecoder::new(bytes).take(limit).read_to_end(&mut unpacked);
    let fits = read.is_ok() && unpacked.len() <= profile::MAX_SEAL_BYTES;
    if fits { Ok(unpacked) } else { Err(SealError::Barcode("its compressed part is broken or too large")) }
}

struct Header {
    issuer: String,
    algorithm: Algorithm,
    reference: [u8; REFERENCE_BYTES],
    signed_on: Date,
    length: usize,
}

impl Header {
    fn read(payload: &[u8]) -> Result<Self, SealError> {
        let fault = SealError::Barcode("its header is none that can be read");
        let (country, rest) = payload.split_first_chunk::<2>().ok_or(fault.clone())?;
        let (algorithm, rest) = rest.split_first().ok_or(fault.clone())?;
        let (reference, rest) = rest.split_first_chunk().ok_or(fault.clone())?;
        let algorithm = match algorithm {
            1 => Algorithm::Es256,
            2 => Algorithm::Es384,
            3 => Algorithm::Es512,
            _ => return Err(SealError::Barcode("its signature algorithm is not known")),
        };
        // The report's table gives the day three bytes, its text four; both are written. The first byte tells them
        // apart: the mask of a day that is wholly known is zero, and the number of no day begins with zero.
        let (signed_on, length) = match *rest {
            [0, high, middle, low, ..] => (date::decode_bare([high, middle, low]), HEADER_START + 4),
            [high, middle, low, ..] => (date::decode_bare([high, middle, low]), HEADER_START + 3),
            _ => (None, 0),
        };
        Ok(Self {
            issuer: c40::decode(country).ok_or(fault.clone())?.trim_end().to_owned(),
            algorithm,
            reference: *reference,
            signed_on: signed_on.ok_or(fault)?,
            length,
        })
    }
}

/// The certificate, if there is one, and the signature, which ends the payload.
fn ends(rest: &[u8]) -> Result<(Option<&[u8]>, &[u8]), SealError> {
    let fields = tlv::all(rest).ok_or(SealError::Barcode("what follows the messages cannot be read"))?;
    match fields.as_slice() {
        [Field { tag: SIGNATURE, value }] => Ok((None, value)),
        [Field { tag: CERTIFICATE, value: der }, Field { tag: SIGNATURE, value }] => Ok((Some(der), value)),
        _ => Err(SealError::Barcode("it does not end with one signature")),
    }
}

/// What the messages say.
struct Said {
    message_type: String,
    fields: Value,
    authorisation: Option<Authorisation>,
    unknown: Vec<String>,
}

impl Said {
    /// An authorisation, with other messages beside it kept and named; or messages that are only shown.
    fn read(messages: &[Field<'_>]) -> Result<Self, SealError> {
        let path = |field: &Field<'_>| format!("data.{:02x}", field.tag);
        if let Some(own) = messages.iter().find(|field| field.tag == message::TAG) {
            let read = message::read(own.value)?;
            let others = messages.iter().filter(|field| field.tag != message::TAG).map(path);
            return Ok(Self {
                message_type: profile::MESSAGE_TYPE.to_owned(),
                fields: read.fields,
                authorisation: Some(read.authorisation),
                unknown: read.unknown.into_iter().chain(others).collect(),
            });
        }
        let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        let fields: Map<String, Value> =
            messages.iter().map(|field| (format!("{:02x}", field.tag), hex(field.value).into())).collect();
        let tags: Vec<String> = fields.keys().cloned().collect();
        let message_type = format!("{}{}", profile::BARCODE_MESSAGE_PREFIX, tags.join("-"));
        Ok(Self { message_type, fields: fields.into(), authorisation: None, unknown: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// Header, one unknown message and a signature, as a public implementation (vdstools) prints them.
    const FOREIGN: &str = "6abc010504030201009b5d8861120410b0b1b2b3b4b5b6b7b8b9babbbcbdbebf7f3824bbbb332f562a94f487db623b\
                           8db55c4a65b9cf532a959843a6a34e117f56343a94d5e187f28262943d84579af46d44804cf6328fa523c7";

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
        digits
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect()
    }

    fn packed(payload: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(payload).unwrap();
        encoder.finish().unwrap()
    }

    fn parse(head: &str, payload: &[u8]) -> Result<Barcode, SealError> {
        Barcode::parse(&format!("{head}{}", base32::encode(payload)))
    }

    #[test]
    fn a_foreign_barcode_reads_under_either_prefix_and_compressed_or_not() {
        let payload = bytes(FOREIGN);
        for (head, payload) in [
            ("RDB1B", payload.clone()),
            ("NDB1B", payload.clone()),
            ("RDB1D", packed(&payload)),
            ("NDB1D", packed(&payload)),
        ] {
            let barcode = parse(head, &payload).unwrap();
            assert_eq!(barcode.issuer, "D");
            assert_eq!(barcode.reference, [5, 4, 3, 2, 1]);
            assert_eq!(barcode.signed_on.to_string(), "2024-10-18");
            assert_eq!(barcode.message_type, "icao.idb.04");
            assert_eq!(barcode.fields["04"], "b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
            assert_eq!((barcode.signed.len(), barcode.signature.len()), (32, 56));
            assert!(barcode.authorisation.is_none() && barcode.certificate.is_none());
        }
    }

    /// The report's table gives the day of signing three bytes, most writers four.
    #[test]
    fn a_day_of_signing_without_its_mask_is_the_same_day() {
        let mut short = bytes(FOREIGN);
        short.remove(HEADER_START);
        let barcode = parse("RDB1B", &short).unwrap();
        assert_eq!(barcode.signed_on.to_string(), "2024-10-18");
        assert_eq!(barcode.signed.len(), 31);
    }

    #[test]
    fn a_certificate_inside_stands_between_messages_and_signature() {
        let payload = bytes(FOREIGN);
        let (signed, end) = payload.split_at(32);
        let mut with = signed.to_vec();
        tlv::put(&mut with, CERTIFICATE, b"der");
        with.extend(end);
        assert_eq!(parse("RDB1B", &with).unwrap().certificate.as_deref(), Some(&b"der"[..]));
        let mut after = payload.clone();
        tlv::put(&mut after, CERTIFICATE, b"der");
        assert!(parse("RDB1B", &after).is_err());
    }

    #[test]
    fn what_is_unsigned_cut_or_marked_otherwise_is_refused() {
        let payload = bytes(FOREIGN);
        for head in ["RDB1A", "RDB1C", "RDB1E", "RDB1b", "RDB1", "RDB2B", "RDB1@"] {
            assert!(parse(head, &payload).is_err(), "{head}");
        }
        for length in 0..payload.len() {
            assert!(parse("RDB1B", &payload[..length]).is_err(), "cut at {length}");
            assert!(parse("RDB1D", &packed(&payload[..length])).is_err(), "cut at {length}, then packed");
        }
        let whole = packed(&payload);
        for length in 0..whole.len() {
            assert!(parse("RDB1D", &whole[..length]).is_err(), "packed, then cut at {length}");
        }
        for algorithm in [0, 4, 255] {
            let mut other = payload.clone();
            other[2] = algorithm;
            assert!(parse("RDB1B", &other).is_err(), "algorithm {algorithm}");
        }
    }

    /// Goal: a few bytes must not become gigabytes. Method: a megabyte of zeros packs into a thousand bytes.
    #[test]
    fn a_small_text_that_unpacks_without_end_is_refused() {
        let bomb = packed(&vec![0; 1 << 20]);
        assert!(bomb.len() < 2_000);
        assert!(matches!(parse("RDB1D", &bomb), Err(SealError::Barcode(_))));
    }
}
