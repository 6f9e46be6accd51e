//! Writes the parts of a pack as TOML, keys in the order in which people write them.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// The order of keys; others follow by name.
const ORDER: &[&str] = &[
    "format",
    "id",
    "version",
    "jurisdiction",
    "status",
    "overlay_on",
    "mirror",
    "slot",
    "defeats",
    "of",
    "title",
    "n",
    "reading",
    "from",
    "until",
    "when",
    "any",
    "then",
    "instead",
    "act",
    "at_least",
    "at_most",
    "before",
    "after",
    "not_earlier_than",
    "applies_on",
    "kind",
    "strength",
    "state",
    "rank",
    "published",
    "confidence",
    "checked",
    "cite",
    "source",
];
/// Keys whose values are days or instants: TOML writes them without quotes.
const DAYS: &[&str] = &["from", "until", "published", "adopted", "on", "known_to", "not_before", "not_after"];
/// Keys that come last: they are long.
const LAST: &[&str] = &["version", "members", "change"];

/// `[name]` and its pairs.
pub(super) fn table(name: &str, value: &Value) -> String {
    format!("[{name}]\n{}", pairs("", value))
}

/// `[[name]]` and its pairs.
pub(super) fn array_table(name: &str, value: &Value) -> String {
    format!("[[{name}]]\n{}", pairs("", value))
}

/// `prefix.key = value`, a line each.
pub(super) fn dotted(prefix: &str, value: &Value) -> String {
    pairs(&format!("{prefix}."), value)
}

/// `key = value`; a list of several tables has a table a line.
pub(super) fn pair(key: &str, value: &Value) -> String {
    let text = match value {
        Value::Array(items) if items.len() > 1 && items.iter().any(Value::is_object) => {
            let lines: Vec<String> = items.iter().map(|item| format!("  {},\n", inline(key, item))).collect();
            format!("[\n{}]", lines.concat())
        }
        value => inline(key, value),
    };
    format!("{key} = {text}\n")
}

fn pairs(prefix: &str, value: &Value) -> String {
    let entries = value.as_object().map(sorted).unwrap_or_default();
    let lines: Vec<String> =
        entries.into_iter().map(|(key, value)| [prefix, &pair(key, value)].concat()).collect();
    lines.concat()
}

fn sorted(object: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut entries: Vec<(&String, &Value)> = object.iter().collect();
    let place = |key: &str, value: &Value| {
        let is_last = LAST.contains(&key) && !value.is_string();
        let known = ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
        (is_last, known)
    };
    entries.sort_by_key(|(key, value)| place(key, value));
    entries
}

fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::String(text) if DAYS.contains(&key) && text.starts_with(|c: char| c.is_ascii_digit()) => {
            text.clone()
        }
        // TOML has no null; the loader writes none either.
        Value::Null => "\"none\"".to_owned(),
        // JSON's escapes are escapes of TOML too.
        Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| inline(key, item)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(object) => {
            let mut out = String::from("{");
            for (place, (key, value)) in sorted(object).into_iter().enumerate() {
                let comma = if place > 0 { "," } else { "" };
                // Writing to a string cannot fail.
                let _ = write!(out, "{comma} {} = {}", bare(key), inline(key, value));
            }
            out + " }"
        }
    }
}

/// A key, in quotes where TOML wants them.
fn bare(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { key.to_owned() } else { Value::from(key).to_string() }
}
