//! Law that begins or ends on a day that nobody has announced.

use serde_json::{Value, json};

use super::*;

const NOT_BEFORE: &str =
    "{ n = 1, from = { not_before = 2026-10-01 }, published = 2024-01-01, source = \"law\" }";

fn asked(version: &str, enter: &str) -> Value {
    let answer = ask(
        &packs(&rule("etias", "", "required", version)),
        &format!(r#""entry": {{"on": "{enter}"}}"#),
        "2026-11-22",
    );
    serde_json::to_value(answer).unwrap()
}

#[track_caller]
fn check_on(version: &str, enter: &str, expected: &str) -> Value {
    let answer = asked(version, enter);
    assert_eq!(answer["slots"]["visa"]["result"], expected, "{version} {enter}: {answer}");
    answer
}

#[test]
fn between_the_ends_of_the_range_the_answer_depends_on_the_day_and_names_it() {
    check_on(NOT_BEFORE, "2026-09-30", "not-required");
    let answer = check_on(NOT_BEFORE, "2026-10-01", "depends");
    assert_eq!(
        answer["slots"]["visa"]["undated"],
        json!([{"rule": "kaz.demo/etias", "not-before": "2026-10-01"}])
    );
    // No fact of the traveller can settle it, so none is asked for.
    assert_eq!((&answer["depends-on"], &answer["ask-first"]), (&json!([]), &Value::Null));
    assert_eq!(answer["verdict"], "depends");
    check_on(NOT_BEFORE, "2099-01-01", "depends");
}

#[test]
fn a_range_with_both_ends_is_certain_outside_it() {
    let version = "{ n = 1, from = { not_before = 2026-10-01, not_after = 2026-12-31 }, published = 2024-01-01, source = \"law\" }";
    for (enter, expected) in [
        ("2026-09-30", "not-required"),
        ("2026-10-01", "depends"),
        ("2026-12-30", "depends"),
        ("2026-12-31", "required"),
    ] {
        let answer = check_on(version, enter, expected);
        assert_eq!(answer["slots"]["visa"]["undated"].is_null(), expected != "depends", "{enter}");
    }
}

#[test]
fn an_end_that_nobody_has_announced_leaves_the_law_certain_until_its_first_day() {
    let version = "{ n = 1, from = 2020-01-01, until = { not_before = 2026-10-01 }, source = \"law\" }";
    check_on(version, "2026-09-30", "required");
    check_on(version, "2026-10-01", "depends");
    let version = "{ n = 1, from = 2020-01-01, until = { not_after = 2026-10-01 }, source = \"law\" }";
    check_on(version, "2026-09-30", "depends");
    check_on(version, "2026-10-01", "not-required");
}

#[test]
fn what_another_rule_decides_does_not_depend_on_the_day() {
    let rules = rule("etias", "", "required", NOT_BEFORE) + &rule("visa", "", "required", &from("law"));
    let answer = ask(&packs(&rules), r#""entry": {"on": "2026-10-05"}"#, "2026-11-22");
    assert_eq!(answer.result(Slot::Visa), Some(Outcome::Required));
    assert_eq!(answer.slot(Slot::Visa).unwrap().undated, []);
}

#[test]
fn two_rules_of_one_source_and_one_range_begin_together() {
    let exception = "[[exception]]\nid = \"e\"\ndefeats = \"etias\"\ntitle = \"t\"\nwhen = []\nversion = [{ n = 1, from = { not_before = 2026-10-01 }, published = 2024-01-01, source = \"law\" }]\n";
    let rules = rule("etias", "", "required", NOT_BEFORE) + exception;
    let answer = ask(&packs(&rules), r#""entry": {"on": "2026-10-05"}"#, "2026-11-22");
    assert_eq!(answer.result(Slot::Visa), Some(Outcome::NotRequired));
}

#[test]
fn a_range_that_is_none_is_a_load_error() {
    for (range, message) in [
        ("{}", "names `not_before`, a later `not_after`, or both"),
        ("{ not_before = 2026-10-01, not_after = 2026-10-01 }", "names `not_before`, a later `not_after`"),
        (
            "{ not_befor = 2026-10-01 }",
            "`not_befor` is no end of a range of days, did you mean `not_before`?",
        ),
        ("{ not_before = \"soon\" }", "`not_before` must be a day such as 2026-07-01"),
        ("\"soon\"", "must be a day, or an instant with its offset"),
    ] {
        let version = format!("{{ n = 1, from = {range}, source = \"law\" }}");
        let text = format!("{HEADER}{}", rule("a", "", "required", &version));
        let file = PackFile { path: "pack.toml".to_owned(), text };
        let error = PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap_err();
        assert!(error.to_string().contains(message), "{range}: {error}");
    }
}
