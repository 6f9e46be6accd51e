//! The JSON schema of a pack's files, for editors: completion and a first check while a pack is written.
//!
//! In: `schema/format.toml`, the one list of keys with what each means, and the words of the vocabulary. Out: a JSON schema
//! (draft 7, which editors know). What only the loader can know (names, sentences, days) is `paiza pack lint`'s to say.

use serde_json::{Map, Value, json};
use toml::Table;

use crate::vocabulary::{AppliesOn, Checked, Confidence, Ground, Outcome, Rank, Slot, State, Strength};

const FORMAT: &str = include_str!("schema/format.toml");

/// The JSON schema of a pack's files.
pub fn schema() -> Value {
    let objects = objects();
    let definitions: Map<String, Value> = objects
        .iter()
        .filter(|(name, _)| *name != "file")
        .map(|(name, keys)| (name.clone(), object(keys)))
        .collect();
    let mut whole = objects.get("file").map(object).unwrap_or_default();
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
        whole.insert("title".to_owned(), "Paiza rule pack".into());
        whole.insert("definitions".to_owned(), Value::Object(definitions));
    }
    whole
}

#[expect(clippy::expect_used, reason = "the list is part of the program and every test run reads it")]
fn objects() -> Map<String, Value> {
    let table: Table = toml::from_str(FORMAT).expect("the list of keys is TOML");
    let value = serde_json::to_value(table).expect("tables of texts are JSON");
    value.as_object().cloned().unwrap_or_default()
}

fn object(keys: &Value) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (key, entry) in keys.as_object().into_iter().flatten() {
        let (Some(kind), Some(about)) = (entry.get(0).and_then(Value::as_str), entry.get(1)) else {
            continue;
        };
        let plain = kind.trim_end_matches('!');
        if plain != kind {
            required.push(key.clone());
        }
        let mut property = property(plain);
        if let Some(property) = property.as_object_mut() {
            property.insert("description".to_owned(), about.clone());
        }
        properties.insert(key.clone(), property);
    }
    json!({
        "type": "object", "description": keys.get("about"), "properties": properties, "required": required,
        "additionalProperties": false,
    })
}

fn property(kind: &str) -> Value {
    let named = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    match kind.split_once(':') {
        Some(("word", name)) => json!({"enum": words(name)}),
        Some(("words", name)) => json!({"type": "array", "items": {"enum": words(name)}}),
        Some(("one", names)) => json!({"enum": names.split('|').collect::<Vec<_>>()}),
        // Beside a `$ref` of draft 7 nothing counts, not even a description.
        Some(("object", name)) => json!({"allOf": [named(name)]}),
        Some(("objects", name)) => json!({"type": "array", "items": named(name)}),
        Some(("map", name)) => json!({"type": "object", "additionalProperties": named(name)}),
        _ => match kind {
            "number" => json!({"type": "integer", "minimum": 0}),
            "truth" => json!({"type": "boolean"}),
            "texts" => json!({"type": "array", "items": {"type": "string"}}),
            // A day, or a table of two days: whatever the loader says of it.
            "edge" => json!({}),
            "table" => json!({"type": "object"}),
            // Editors show a day of TOML to the schema as text.
            _ => json!({"type": "string"}),
        },
    }
}

fn words(vocabulary: &str) -> &'static [&'static str] {
    match vocabulary {
        "AppliesOn" => AppliesOn::WORDS,
        "Checked" => Checked::WORDS,
        "Confidence" => Confidence::WORDS,
        "Ground" => Ground::WORDS,
        "Outcome" => Outcome::WORDS,
        "Rank" => Rank::WORDS,
        "Slot" => Slot::WORDS,
        "State" => State::WORDS,
        "Strength" => Strength::WORDS,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Goal: the list of keys cannot go stale. Method: the loader is asked which keys it knows.
    #[test]
    fn the_list_of_keys_is_that_of_the_loader() {
        let objects = objects();
        for (name, mut known) in crate::load::keys() {
            let listed = objects.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
            let mut listed: Vec<String> = listed.keys().filter(|key| *key != "about").cloned().collect();
            listed.sort();
            known.sort();
            assert_eq!(
                listed, known,
                "[{name}] of schema/format.toml: write the keys as the loader has them"
            );
        }
        assert_eq!(objects.len(), crate::load::keys().len());
    }

    #[test]
    fn every_kind_is_one_that_is_known() {
        for (name, keys) in objects() {
            for (key, entry) in keys.as_object().unwrap().iter().filter(|(key, _)| *key != "about") {
                let kind = entry[0].as_str().unwrap().trim_end_matches('!');
                let good = match kind.split_once(':') {
                    Some(("word" | "words", words)) => !super::words(words).is_empty(),
                    Some(("one", words)) => words.contains('|'),
                    Some(("object" | "objects" | "map", other)) => objects().contains_key(other),
                    _ => ["text", "texts", "number", "truth", "day", "edge", "table"].contains(&kind),
                };
                assert!(good && entry[1].as_str().is_some_and(|about| about.ends_with('.')), "{name}.{key}");
            }
        }
    }
}
