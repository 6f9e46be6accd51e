//! Compares an answer with what is expected of it: the operators of examples and scenarios.
//!
//! A plain value must be equal; two instants are equal when they name the same moment. An object with one of these keys
//! is an operator: `one-of`, `absent`, `not`, `contains`, `not-contains`, `contains-any`.

use base::Moment;
use serde_json::Value;

/// True if what is there fulfils what is expected. A missing value and `null` are both *absent*.
pub fn holds(expected: &Value, actual: Option<&Value>) -> bool {
    let actual = actual.unwrap_or(&Value::Null);
    let Some((operator, operand)) = operator(expected) else { return same(expected, actual) };
    let any = |items: &Value, test: &dyn Fn(&Value) -> bool| {
        items.as_array().is_some_and(|all| all.iter().any(test))
    };
    match operator {
        "one-of" => any(operand, &|item| holds(item, Some(actual))),
        "absent" => actual.is_null() == operand.as_bool().unwrap_or(true),
        "not" => !holds(operand, Some(actual)),
        "contains" => any(actual, &|item| covers(operand, item)),
        "not-contains" => !any(actual, &|item| covers(operand, item)),
        "contains-any" => any(operand, &|wanted| any(actual, &|item| covers(wanted, item))),
        _ => false,
    }
}

/// The value at a dotted path.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

/// The operator and its operand, if the object is one.
pub(crate) fn operator(value: &Value) -> Option<(&str, &Value)> {
    const OPERATORS: &[&str] = &["one-of", "absent", "not", "contains", "not-contains", "contains-any"];
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (key, operand) = object.iter().next()?;
    OPERATORS.contains(&key.as_str()).then_some((key.as_str(), operand))
}

/// An object covers another that has all its members.
fn covers(wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            wanted.iter().all(|(key, value)| found.get(key).is_some_and(|other| covers(value, other)))
        }
        _ => same(wanted, found),
    }
}

fn same(expected: &Value, actual: &Value) -> bool {
    let moments = |value: &Value| value.as_str().and_then(|text| Moment::parse(text).ok());
    match (moments(expected), moments(actual)) {
        (Some(expected), Some(actual)) => expected == actual,
        _ => expected == actual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_operator_holds_and_fails() {
        for (expected, actual, good) in [
            (json!("act"), json!("act"), true),
            (json!(90), json!(91), false),
            (json!("2026-08-07T09:00:00+05:00"), json!("2026-08-07T04:00:00Z"), true),
            (json!({"one-of": [null, {"absent": true}]}), json!(null), true),
            (json!({"one-of": ["a", "b"]}), json!("c"), false),
            (json!({"absent": true}), json!("x"), false),
            (json!({"not": "required"}), json!("voluntary"), true),
            (json!({"contains": "stays"}), json!(["born", "stays"]), true),
            (json!({"contains": {"rule": "a"}}), json!([{"rule": "a", "version": 1}]), true),
            (json!({"not-contains": "stays"}), json!(["stays"]), false),
            (json!({"contains-any": ["a", "b"]}), json!(["b"]), true),
            (json!({"contains-any": ["a", "b"]}), json!(null), false),
        ] {
            assert_eq!(holds(&expected, Some(&actual)), good, "{expected} {actual}");
        }
        assert!(holds(&json!({"absent": true}), None));
        assert_eq!(at(&json!({"a": {"b": 1}}), "a.b"), Some(&json!(1)));
    }
}
