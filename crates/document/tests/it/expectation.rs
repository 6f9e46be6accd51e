//! Holds an answer against what a scenario expects, in the words of the scenarios' README.

use serde_json::Value;

/// Everything that the answer lacks, as sentences; empty when it is as expected.
pub fn unmet(answer: &Value, expect: &Value) -> Vec<String> {
    let paths = expect.as_object().expect("an object of paths");
    let lacks = |(path, wanted): (&String, &Value)| {
        let found = at(answer, path);
        (!fits(found, wanted)).then(|| format!("{path}: found {found}, expected {wanted}"))
    };
    paths.iter().filter_map(lacks).collect()
}

fn at<'a>(answer: &'a Value, path: &str) -> &'a Value {
    // A key of the answer may itself have no dot, so a path is split at each.
    path.split('.').fold(answer, |value, key| &value[key])
}

fn fits(found: &Value, wanted: &Value) -> bool {
    let Some((operator, operand)) = wanted.as_object().and_then(|object| object.iter().next()) else {
        return found == wanted;
    };
    match operator.as_str() {
        "one-of" => list(operand).iter().any(|option| fits(found, option)),
        "absent" => found.is_null(),
        "not" => !fits(found, operand),
        "contains" => list(found).iter().any(|item| has_members(item, operand)),
        "not-contains" => !list(found).iter().any(|item| has_members(item, operand)),
        "contains-any" => list(operand).iter().any(|one| list(found).contains(one)),
        _ => found == wanted,
    }
}

fn has_members(item: &Value, wanted: &Value) -> bool {
    match wanted.as_object() {
        Some(members) => members.iter().all(|(key, value)| &item[key] == value),
        None => item == wanted,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
