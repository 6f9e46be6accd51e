//! JSON as a seal may hold it: no key twice, whole numbers only, and never deep. And its canonical bytes.
//!
//! General readers keep the last of two equal keys, so that two of them can read one text in two ways; a seal must
//! have one meaning. Lone surrogates are refused by the underlying reader, since Rust text cannot hold them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserializer, Serialize, Serializer};

use crate::profile::MAX_DEPTH;

/// Most members of one object; more is no seal, and the search for doubles stays short.
const MAX_MEMBERS: usize = 256;
/// Largest whole number that every reader of JSON holds exactly (RFC 7493, section 2.2).
const MAX_EXACT: u64 = (1 << 53) - 1;

/// The canonical bytes of any JSON (RFC 8785): the form that is signed.
///
/// # Errors
///
/// The fault of a value that has no JSON form.
pub fn canonical_json(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    serde_json_canonicalizer::to_vec(value)
}

/// A strict JSON value; text without escapes is borrowed from the input.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Json<'t> {
    Null,
    Bool(bool),
    Number(i64),
    Text(Cow<'t, str>),
    List(Vec<Json<'t>>),
    Object(Object<'t>),
}

/// The members of an object in the order of the text, no key twice.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Object<'t>(Vec<(Cow<'t, str>, Json<'t>)>);

impl<'t> Json<'t> {
    /// Reads one value and nothing after it. The error names what is wrong, not where.
    pub(crate) fn parse(text: &'t str) -> Result<Self, serde_json::Error> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let value = Depth(MAX_DEPTH).deserialize(&mut reader)?;
        reader.end()?;
        Ok(value)
    }

    /// An object with these members.
    pub(crate) fn of_members(members: impl IntoIterator<Item = (&'static str, Json<'t>)>) -> Self {
        let mut object = Object::default();
        for (name, value) in members {
            object.put(name, value);
        }
        Self::Object(object)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn object(&self) -> Option<&Object<'t>> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// A whole number, also when it is written as text: real issuers do both.
    pub(crate) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
            _ => None,
        }
    }
}

impl<'t> From<&'t str> for Json<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'t> Object<'t> {
    pub(crate) fn member(&self, name: &str) -> Option<&Json<'t>> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<Json<'t>> {
        let place = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.swap_remove(place).1)
    }

    /// The members in the order of the text.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &Json<'t>)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// Adds a member, unless the name stands there already.
    pub(crate) fn put(&mut self, name: impl Into<Cow<'t, str>>, value: Json<'t>) {
        let name = name.into();
        if self.member(&name).is_none() {
            self.0.push((name, value));
        }
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_ref())
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_i64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                values.iter().try_for_each(|value| list.serialize_element(value))?;
                list.end()
            }
            Self::Object(Object(members)) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

impl From<&Json<'_>> for serde_json::Value {
    fn from(json: &Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(*value),
            Json::Number(value) => Self::from(*value),
            Json::Text(text) => Self::String(text.as_ref().to_owned()),
            Json::List(values) => Self::Array(values.iter().map(Self::from).collect()),
            Json::Object(object) => {
                Self::Object(object.members().map(|(name, value)| (name.to_owned(), value.into())).collect())
            }
        }
    }
}

/// How many levels may still open.
#[derive(Clone, Copy)]
struct Depth(usize);

impl Depth {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        self.0.checked_sub(1).map(Self).ok_or_else(|| E::custom("nested too deep"))
    }
}

impl<'t> DeserializeSeed<'t> for Depth {
    type Value = Json<'t>;
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Json<'t>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Depth {
    type Value = Json<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, a list, text, a whole number, true, false or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'t>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json<'t>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json<'t>, E> {
        if value.unsigned_abs() > MAX_EXACT {
            return Err(E::invalid_value(Unexpected::Signed(value), &self));
        }
        Ok(Json::Number(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json<'t>, E> {
        if value > MAX_EXACT {
            return Err(E::invalid_value(Unexpected::Unsigned(value), &self));
        }
        Ok(Json::Number(value as i64))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, value: &'t str) -> Result<Json<'t>, E> {
        Ok(Json::Text(Cow::Borrowed(value)))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Json<'t>, A::Error> {
        let inner = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(inner)? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Json<'t>, A::Error> {
        let inner = self.deeper()?;
        let mut members: Vec<(Cow<'t, str>, Json<'t>)> = Vec::new();
        while let Some(key) = map.next_key_seed(Key)? {
            if members.iter().any(|(known, _)| *known == key) {
                return Err(A::Error::custom("a key stands twice"));
            }
            if members.len() == MAX_MEMBERS {
                return Err(A::Error::custom("too many members"));
            }
            members.push((key, map.next_value_seed(inner)?));
        }
        Ok(Json::Object(Object(members)))
    }
}

/// Reads a key, borrowed where it can be.
struct Key;

impl<'t> DeserializeSeed<'t> for Key {
    type Value = Cow<'t, str>;
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Cow<'t, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Key {
    type Value = Cow<'t, str>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
    fn visit_borrowed_str<E: Error>(self, value: &'t str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Borrowed(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let canonical = Json::parse(text).ok().map(|json| json.canonical());
        assert_eq!(canonical.as_deref().map(|b| std::str::from_utf8(b).unwrap()), expected, "{text:.80}");
    }

    #[test]
    fn canonical_text_sorts_by_utf_16_units_and_drops_white_space() {
        check(
            r#" { "b" : [ 1 , -2 , true , null ] , "a" : "é\u00e9\/" } "#,
            Some(r#"{"a":"éé/","b":[1,-2,true,null]}"#),
        );
        // U+1F602 is D83D DE02 in UTF-16 and so sorts before U+FB33, though its UTF-8 sorts after.
        check("{\"\u{fb33}\":1,\"\u{1f602}\":2}", Some("{\"\u{1f602}\":2,\"\u{fb33}\":1}"));
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_wherever_it_stands() {
        check(r#"{"a":1,"a":1}"#, None);
        check(r#"{"x":[{"y":{"a":1,"\u0061":2}}]}"#, None);
        check(r#"{"a":{"a":1}}"#, Some(r#"{"a":{"a":1}}"#));
    }

    #[test]
    fn numbers_are_whole_and_exact() {
        check("9007199254740991", Some("9007199254740991"));
        check("-9007199254740991", Some("-9007199254740991"));
        for text in [
            "9007199254740992",
            "-9007199254740992",
            "1.5",
            "1.0",
            "1e2",
            "-0",
            "NaN",
            "01",
            "18446744073709551616",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn nesting_stops_at_the_limit() {
        let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        check(&nested(MAX_DEPTH), Some(&nested(MAX_DEPTH)));
        check(&nested(MAX_DEPTH + 1), None);
        check(&"[".repeat(8_000), None);
        check(&"{\"a\":".repeat(1_500), None);
    }

    #[test]
    fn broken_text_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "{}x",
            r#""\ud83d""#,
            r#""\ude02\ud83d""#,
            "'a'",
            "{a:1}",
            "[1,]",
            "\u{feff}{}",
            "\"\u{1}\"",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn members_of_an_object_are_limited() {
        let object = |members: usize| {
            let all: Vec<_> = (0..members).map(|i| format!("\"{i:03}\":0")).collect();
            format!("{{{}}}", all.join(","))
        };
        check(&object(MAX_MEMBERS), Some(&object(MAX_MEMBERS)));
        check(&object(MAX_MEMBERS + 1), None);
    }
}
