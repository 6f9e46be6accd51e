//! Holds every answer of the API against its description: a key that is not described, or a described one that is
//! missing, fails the test that asked.

use std::sync::LazyLock;

use axum::http::Method;
use serde_json::{Map, Value};

use crate::world::Reply;

pub static DESCRIPTION: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(&service::api::description()).unwrap());

/// Fails unless the answer is one that the description allows.
#[track_caller]
pub fn check(method: &Method, path: &str, reply: &Reply) {
    let path = path.split('?').next().unwrap();
    let Some(operation) = operation(method, path) else { return };
    let status = reply.status.as_u16().to_string();
    let Some(response) = operation["responses"].get(&status) else {
        panic!("{method} {path} answers {status}, which is not described: {}", reply.text());
    };
    let kind = reply.kind().split(';').next().unwrap();
    let Some(content) = response["content"].get(kind) else {
        panic!("{method} {path} answers {status} as `{kind}`, which is not described");
    };
    if kind.ends_with("json") {
        let mut faults = Vec::new();
        hold("", &reply.json(), &content["schema"], &mut faults);
        assert!(faults.is_empty(), "{method} {path} {status}: {faults:#?}\n{}", reply.text());
    }
}

/// The operation that a path belongs to: the template with the fewest parameters wins.
fn operation(method: &Method, path: &str) -> Option<&'static Value> {
    let fits = |template: &str| {
        let (left, right) = (template.split('/'), path.split('/'));
        left.clone().count() == right.clone().count()
            && left.zip(right).all(|(l, r)| l.starts_with('{') || l == r)
    };
    let paths = DESCRIPTION["paths"].as_object().unwrap().iter();
    let (_, item) =
        paths.filter(|(template, _)| fits(template)).min_by_key(|(t, _)| t.matches('{').count())?;
    item.get(method.as_str().to_lowercase())
}

fn resolve(schema: &Value) -> &Value {
    match schema["$ref"].as_str() {
        Some(name) => DESCRIPTION.pointer(name.trim_start_matches('#')).expect(name),
        None => schema,
    }
}

fn hold(path: &str, value: &Value, schema: &Value, faults: &mut Vec<String>) {
    let schema = resolve(schema);
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = |choice: &Value| {
            let mut inner = Vec::new();
            hold(path, value, choice, &mut inner);
            inner.is_empty()
        };
        if !choices.iter().any(fits) {
            // The last choice is the value, the first `null`: its faults say more.
            hold(path, value, choices.last().unwrap(), faults);
        }
        return;
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !types.contains(&found) {
        faults.push(format!("{path}: {found} where {types:?} is described"));
    }
    if let (Some(words), false) = (schema["enum"].as_array(), value.is_null())
        && !words.contains(value)
    {
        faults.push(format!("{path}: {value} is no word of {words:?}"));
    }
    match value {
        Value::Object(members) => members_fit(path, members, schema, faults),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(place, item)| hold(&format!("{path}.{place}"), item, &schema["items"], faults)),
        _ => {}
    }
}

fn members_fit(path: &str, members: &Map<String, Value>, schema: &Value, faults: &mut Vec<String>) {
    let Some(properties) = schema["properties"].as_object() else {
        let each = &schema["additionalProperties"];
        if each.is_object() {
            members.iter().for_each(|(key, value)| hold(&format!("{path}.{key}"), value, each, faults));
        }
        return;
    };
    for (key, value) in members {
        match properties.get(key) {
            Some(schema) => hold(&format!("{path}.{key}"), value, schema, faults),
            None => faults.push(format!("{path}.{key} is not described")),
        }
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(key) {
            faults.push(format!("{path}.{key} is described as required and missing"));
        }
    }
}

/// Fails unless `value` is one that the schema of this name allows.
#[track_caller]
pub fn check_named(name: &str, value: &Value) {
    let mut faults = Vec::new();
    hold("", value, &DESCRIPTION["components"]["schemas"][name], &mut faults);
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}
