//! The JSON schema of packs.

use std::path::PathBuf;

use serde_json::Value;

#[test]
fn the_committed_schema_is_that_of_the_code() {
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../api/pack.schema.json");
    let code = serde_json::to_string_pretty(&rules::schema()).expect("JSON") + "\n";
    let kept = std::fs::read_to_string(&committed).unwrap_or_default();
    if kept != code {
        let fresh = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pack.schema.json");
        std::fs::write(&fresh, code).expect("the temporary folder can be written");
        panic!(
            "`api/pack.schema.json` differs from the code: look at the change, then `cp {} api/pack.schema.json`",
            fresh.display()
        );
    }
}

#[test]
fn every_file_of_every_built_in_pack_is_valid_and_a_wrong_key_is_not() {
    let schema = rules::schema();
    let mut seen = 0;
    for pack in rules::builtin::files() {
        for file in pack.files.iter().filter(|file| !file.path.starts_with("text/")) {
            let faults = check(&schema, &file.text);
            assert!(faults.is_empty(), "{}/{}: {faults:?}", pack.name, file.path);
            seen += 1;
        }
    }
    assert!(seen > 10);
    for (text, part) in [
        ("pack.id = 1", "pack.id"),
        ("[[rule]]\nid = \"a\"", "rule.0: `slot` is missing"),
        ("[set.a]\nof = \"purpose\"\ntitel = \"x\"", "set.a: `titel` is unknown"),
        ("[[source]]\nrank = \"low\"", "source.0.rank"),
        ("[[rule]]\nversion = [{ n = 1, limit = { kind = \"weekly\" } }]", "rule.0.version.0.limit.kind"),
        ("rules = []", "`rules` is unknown"),
    ] {
        let faults = check(&schema, text);
        assert!(faults.iter().any(|fault| fault.contains(part)), "{text}: {faults:?}");
    }
}

fn check(schema: &Value, text: &str) -> Vec<String> {
    let table: toml::Table = toml::from_str(text).expect("TOML");
    let mut faults = Vec::new();
    walk(schema, schema, &toml::Value::Table(table), String::new(), &mut faults);
    faults
}

/// The part of JSON schema that ours is made of; an unknown keyword would be a hole, so it is a fault.
fn walk(root: &Value, schema: &Value, value: &toml::Value, path: String, faults: &mut Vec<String>) {
    let inner = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$schema" | "definitions" | "description" | "minimum" | "title" => {}
            "$ref" => {
                let name = rule.as_str().unwrap().rsplit('/').next().unwrap();
                walk(root, &root["definitions"][name], value, path.clone(), faults);
            }
            "allOf" => {
                for one in rule.as_array().unwrap() {
                    walk(root, one, value, path.clone(), faults);
                }
            }
            "enum"
                if value.as_str().is_some_and(|word| rule.as_array().unwrap().iter().any(|w| w == word)) => {}
            "enum" => faults.push(format!("{path}: {value} is none of {rule}")),
            "type" if is_of(value, rule.as_str().unwrap()) => {}
            "type" => faults.push(format!("{path}: {value} is no {rule}")),
            "items" => {
                for (place, item) in value.as_array().into_iter().flatten().enumerate() {
                    walk(root, rule, item, inner(&place.to_string()), faults);
                }
            }
            "required" => {
                let keys = rule.as_array().unwrap().iter().map(|key| key.as_str().unwrap());
                let is_missing = |key: &&str| value.as_table().is_some_and(|table| !table.contains_key(*key));
                faults.extend(keys.filter(is_missing).map(|key| format!("{path}: `{key}` is missing")));
            }
            "properties" => {
                for (key, item) in value.as_table().into_iter().flatten() {
                    if let Some(property) = rule.get(key) {
                        walk(root, property, item, inner(key), faults);
                    }
                }
            }
            "additionalProperties" => {
                let known = |key: &str| schema["properties"].get(key).is_some();
                for (key, item) in value.as_table().into_iter().flatten().filter(|(key, _)| !known(key)) {
                    if rule.is_object() {
                        walk(root, rule, item, inner(key), faults);
                    } else {
                        faults.push(format!("{path}: `{key}` is unknown"));
                    }
                }
            }
            other => panic!("the keyword `{other}` is not checked here"),
        }
    }
}

fn is_of(value: &toml::Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_str() || value.is_datetime(),
        "integer" => value.is_integer(),
        "boolean" => value.is_bool(),
        "array" => value.is_array(),
        "object" => value.is_table(),
        other => panic!("the type `{other}` is not checked here"),
    }
}
