//! Readings held against the shared scenarios and the golden vectors.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::expectation::unmet;

/// A reading as JSON, with `problem-codes` as the scenarios count them.
fn answer(lines: &Value) -> Value {
    let lines: Vec<&str> =
        lines.as_array().expect("lines").iter().map(|line| line.as_str().expect("text")).collect();
    let mut answer = serde_json::to_value(document::read(&lines.join("\n"))).expect("a reading is JSON");
    let problems = answer["problems"].as_array().expect("problems");
    let codes: BTreeSet<String> =
        problems.iter().map(|it| it["code"].as_str().expect("a code").to_owned()).collect();
    answer["problem-codes"] = json!(codes);
    answer
}

fn cases(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("the file is readable");
    serde_json::from_str(&text).expect("a list of cases")
}

#[test]
fn every_shared_scenario_is_answered_as_it_expects() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/scenarios/mrz.json");
    if !path.exists() {
        eprintln!("skipped: the shared scenarios are not beside this repository");
        return;
    }
    let cases = cases(&path);
    assert!(!cases.is_empty());
    let failures: Vec<String> = cases
        .iter()
        .flat_map(|case| {
            unmet(&answer(&case["lines"]), &case["expect"])
                .into_iter()
                .map(|it| format!("{}: {it}", case["id"]))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_golden_vector_gives_its_whole_answer() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/mrz.json");
    let cases = cases(&path);
    assert!(cases.len() > 30);
    for case in &cases {
        let mut found = answer(&case["lines"]);
        found.as_object_mut().expect("an object").remove("problem-codes");
        assert_eq!(found, case["answer"], "{}: {}", case["id"], case["title"]);
    }
}
