//! Examples inside packs: a situation, and what the pack must say of it.

use std::collections::BTreeSet;

use base::Date;
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::evaluate::{Explain, check};
use crate::expect::{at, holds, operator};
use crate::pack::Place;
use crate::pack_set::sealed::Packs;
use crate::situation::Situation;

/// A worked example of a pack.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The day whose knowledge counts; else the pack's `known_to`.
    pub as_of: Option<Date>,
    /// The facts.
    pub situation: Situation,
    /// What is expected, by path of the answer.
    pub expect: Vec<(String, Value)>,
    /// Where it stands.
    pub place: Place,
}

/// How an example went.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ExampleResult {
    /// The example's name.
    pub name: String,
    /// What differed; empty if the example holds.
    pub differences: Vec<String>,
}

impl ExampleResult {
    /// True if everything was as expected.
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }
}

impl Example {
    /// Reads an example: the given situation, without the unknown facts, with the example's own.
    pub(crate) fn read(
        name: &str,
        as_of: Option<Date>,
        base: &toml::Table,
        unknown: &[String],
        given: &toml::Table,
        expect: &toml::Table,
        place: &Place,
    ) -> Result<Self, String> {
        let mut facts = json(&toml::Value::Table(base.clone()));
        for path in unknown {
            if !take(&mut facts, path) {
                return Err(format!("`unknown` names `{path}`, which the given situation does not have"));
            }
        }
        merge(&mut facts, json(&toml::Value::Table(given.clone())));
        none_to_null(&mut facts);
        let situation = Situation::from_json(&facts.to_string()).map_err(|error| error.to_string())?;
        let mut paths = Vec::new();
        flatten(String::new(), &json(&toml::Value::Table(expect.clone())), &mut paths);
        Ok(Self { name: name.to_owned(), as_of, situation, expect: paths, place: place.clone() })
    }

    /// Asks the packs and compares.
    pub fn run(&self, packs: &impl Packs, known_to: Date) -> ExampleResult {
        let answer = check(packs.set(), &self.situation, self.as_of.unwrap_or(known_to), Explain::Yes);
        ExampleResult { name: self.name.clone(), differences: self.differences(&answer) }
    }

    /// The lines of the law that its answer names, without the pack's name.
    pub(crate) fn lines(&self, packs: &impl Packs, known_to: Date) -> BTreeSet<String> {
        let answer = check(packs.set(), &self.situation, self.as_of.unwrap_or(known_to), Explain::Yes);
        let rules = answer.because.into_iter().flatten().map(|because| because.rule);
        rules.map(|rule| rule.rsplit('/').next().unwrap_or_default().to_owned()).collect()
    }

    fn differences(&self, answer: &Answer) -> Vec<String> {
        let value = serde_json::to_value(answer).unwrap_or_default();
        let mut differences = Vec::new();
        for (path, expected) in &self.expect {
            let found = find(&value, answer, path);
            if !holds(expected, found.as_ref()) {
                let found = found.map_or_else(|| "nothing".to_owned(), |found| found.to_string());
                differences.push(format!("{path}: expected {expected}, found {found}"));
            }
        }
        differences
    }
}

/// The value that a path of `expect` speaks of.
fn find(value: &Value, answer: &Answer, path: &str) -> Option<Value> {
    match path {
        "verdict" | "depends-on" | "ask-first" | "unconfirmed" => value.get(path).cloned(),
        "met-if" => answer.slots.iter().find_map(|slot| slot.filing.met_if.clone()).map(Value::String),
        _ => match path.strip_suffix(".because") {
            Some(slot) => {
                let because = answer.because.iter().flatten().filter(|because| because.slot.word() == slot);
                // A pack names its own rules without its own name before them.
                Some(because.map(|because| because.rule.rsplit('/').next().unwrap_or_default()).collect())
            }
            None => at(value.get("slots")?, path).cloned(),
        },
    }
}

/// `because = ["a"]` means that `a` is among the reasons.
fn flatten(path: String, expected: &Value, paths: &mut Vec<(String, Value)>) {
    match expected {
        Value::Object(object) if operator(expected).is_none() => {
            for (key, value) in object {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(inner, value, paths);
            }
        }
        Value::Array(reasons) if path.ends_with(".because") => {
            for reason in reasons {
                paths.push((
                    path.clone(),
                    Value::Object(Map::from_iter([("contains".to_owned(), reason.clone())])),
                ));
            }
        }
        _ => paths.push((path, expected.clone())),
    }
}

/// TOML as JSON: keys in kebab case, dates as text.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(truth) => Value::Bool(*truth),
        toml::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml::Value::Array(items) => items.iter().map(json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.replace('_', "-"), json(value))).collect())
        }
    }
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// Removes the fact at a dotted path; false if there is none.
fn take(value: &mut Value, path: &str) -> bool {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let Some(object) = value.as_object_mut() else { return false };
    match rest {
        None => object.remove(key).is_some(),
        Some(rest) => object.get_mut(key).is_some_and(|inner| take(inner, rest)),
    }
}

/// TOML has no null: `"none"` stands for it in `filed` and `contract`.
fn none_to_null(facts: &mut Value) {
    for key in ["filed", "contract"] {
        if let Some(value) = facts.get_mut(key)
            && value.as_str() == Some("none")
        {
            *value = Value::Null;
        }
    }
}
