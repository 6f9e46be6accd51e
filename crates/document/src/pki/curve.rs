//! Elliptic curves, named or spelled out.
//!
//! Several real CSCAs write the whole curve into the certificate instead of naming it. Such parameters are accepted
//! only when every number equals that of a known curve: a curve of somebody's own making can be chosen so that
//! signatures under a foreign key can be forged (CVE-2020-0601).

use x509_cert::der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef, UintRef};
use x509_cert::der::{Sequence, Tag, Tagged};

use super::key::Curve;
use super::oid;

/// Reads the parameters of an elliptic-curve key; an unknown curve gives its name or object identifier.
pub(super) fn read(parameters: AnyRef<'_>) -> Result<Curve, String> {
    if parameters.tag() == Tag::ObjectIdentifier {
        let name: ObjectIdentifier = parameters.decode_as().map_err(|_| unreadable())?;
        return named(name);
    }
    let explicit: EcParameters<'_> = parameters.decode_as().map_err(|_| unreadable())?;
    KNOWN
        .iter()
        .find(|known| known.equals(&explicit))
        .map(|known| known.curve)
        .ok_or_else(|| "explicit parameters of an unknown curve".to_owned())
}

fn unreadable() -> String {
    "elliptic curve with unreadable parameters".to_owned()
}

fn named(name: ObjectIdentifier) -> Result<Curve, String> {
    match name {
        oid::P256 => Ok(Curve::P256),
        oid::P384 => Ok(Curve::P384),
        oid::P521 => Ok(Curve::P521),
        // RFC 5639, section 4.1: the names are more helpful than the numbers.
        other => Err(match other.to_string().strip_prefix("1.3.36.3.3.2.8.1.1.") {
            Some("7") => "brainpoolP256r1".to_owned(),
            Some("11") => "brainpoolP384r1".to_owned(),
            Some("13") => "brainpoolP512r1".to_owned(),
            _ => other.to_string(),
        }),
    }
}

/// `ECParameters` of SEC 1, C.2.
#[derive(Sequence)]
struct EcParameters<'a> {
    version: u8,
    field: FieldId<'a>,
    curve: Coefficients<'a>,
    base: &'a OctetStringRef,
    order: UintRef<'a>,
    #[asn1(optional = "true")]
    cofactor: Option<u8>,
}

#[derive(Sequence)]
struct FieldId<'a> {
    kind: ObjectIdentifier,
    prime: UintRef<'a>,
}

#[derive(Sequence)]
struct Coefficients<'a> {
    a: &'a OctetStringRef,
    b: &'a OctetStringRef,
    #[asn1(optional = "true")]
    seed: Option<BitStringRef<'a>>,
}

/// The numbers of a curve, in hexadecimal, padded to the length of its field.
struct Parameters {
    curve: Curve,
    prime: &'static str,
    a: &'static str,
    b: &'static str,
    x: &'static str,
    y: &'static str,
    order: &'static str,
}

impl Parameters {
    fn equals(&self, other: &EcParameters<'_>) -> bool {
        let width = 2 * self.curve.field_bytes();
        let same = |bytes: &[u8], wanted: &str| hexadecimal(bytes, width) == wanted;
        other.field.kind == oid::PRIME_FIELD
            && other.cofactor.is_none_or(|cofactor| cofactor == 1)
            && same(other.field.prime.as_bytes(), self.prime)
            && same(other.curve.a.as_bytes(), self.a)
            && same(other.curve.b.as_bytes(), self.b)
            && same(other.order.as_bytes(), self.order)
            && self.is_base(other.base.as_bytes())
    }

    /// The base point, uncompressed or compressed (SEC 1, 2.3.3).
    fn is_base(&self, point: &[u8]) -> bool {
        let text = hexadecimal(point, 0);
        let odd = self.y.ends_with(['1', '3', '5', '7', '9', 'b', 'd', 'f']);
        let sign = if odd { "03" } else { "02" };
        text == format!("04{}{}", self.x, self.y) || text == format!("{sign}{}", self.x)
    }
}

/// Lower-case hexadecimal without leading zeros beyond `width` digits.
fn hexadecimal(bytes: &[u8], width: usize) -> String {
    let text = bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    if width == 0 { text } else { format!("{:0>width$}", text.trim_start_matches('0')) }
}

// Source: SEC 2, version 2.0, sections 2.4.2, 2.5.1 and 2.6.1.
const KNOWN: [Parameters; 3] = [
    Parameters {
        curve: Curve::P256,
        prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        a: "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
        b: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        x: "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        y: "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        order: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    },
    Parameters {
        curve: Curve::P384,
        prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        a: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffc",
        b: "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
        x: "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
        y: "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
        order: "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    },
    Parameters {
        curve: Curve::P521,
        prime: "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        a: "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc",
        b: "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
        x: "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
        y: "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
        order: "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
    },
];
