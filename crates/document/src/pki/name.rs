//! Distinguished names: compared as people write them, not as bytes.
//!
//! Real CSCAs and the signers they issue differ in case and in the string type of the same name, so two names are
//! equal when their attributes are, with case and runs of spaces set aside (RFC 5280, section 7.1).

use base::Country;
use x509_cert::der::asn1::Any;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Tag, Tagged};
use x509_cert::name::Name;

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// A name, folded for comparison. Country and common name are kept as written, for showing.
#[derive(Clone, Debug)]
pub(super) struct Folded {
    parts: Vec<Vec<(ObjectIdentifier, String)>>,
    pub(super) country: Option<String>,
    pub(super) common_name: Option<String>,
}

impl Folded {
    pub(super) fn read(name: &Name) -> Self {
        let parts = name
            .iter_rdn()
            .map(|rdn| {
                let mut attributes: Vec<_> = rdn.iter().map(|a| (a.oid, fold(&text(&a.value)))).collect();
                attributes.sort();
                attributes
            })
            .collect();
        let first = |oid| name.iter().find(|a| a.oid == oid).map(|a| text(&a.value));
        Self { parts, country: first(COUNTRY), common_name: first(COMMON_NAME) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl PartialEq for Folded {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl Eq for Folded {}

/// The state that a certificate or a seal header names: two or three letters, any case, `D` and `DEU` alike.
pub fn state_of(text: &str) -> Option<Country> {
    let code = text.trim().trim_end_matches('<').to_ascii_uppercase();
    if code.len() == 2 { Country::from_alpha2(&code) } else { Country::parse(&code).ok() }
}

fn text(value: &Any) -> String {
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString => {
            String::from_utf8_lossy(value.value()).into_owned()
        }
        Tag::BmpString => {
            let units = value
                .value()
                .chunks(2)
                .map(|pair| pair.iter().fold(0, |unit, byte| (unit << 8) | u16::from(*byte)));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        _ => value.value().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")),
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    #[test]
    fn names_are_equal_whatever_their_case_and_spaces() {
        let read = |text| Folded::read(&Name::from_str(text).unwrap());
        assert_eq!(read("CN=Csca  Utopia,C=UT"), read("CN=csca utopia,C=ut"));
        assert_ne!(read("CN=Csca Utopia,C=UT"), read("CN=Csca Utopia 2,C=UT"));
        assert_ne!(read("CN=A,C=UT"), read("C=UT,CN=A"));
        assert_eq!(read("CN=AB,C=ut").country.as_deref(), Some("ut"));
    }

    #[test]
    fn a_state_has_two_or_three_letters() {
        for (text, code) in
            [("UT", "UTO"), ("uto", "UTO"), ("D", "D"), ("DE", "D"), ("DEU", "D"), ("D<<", "D")]
        {
            assert_eq!(state_of(text).map(Country::code), Some(code), "{text}");
        }
        for text in ["", "ZZ", "QQQ", "UTOPIA", "ü"] {
            assert_eq!(state_of(text), None, "{text}");
        }
    }
}
