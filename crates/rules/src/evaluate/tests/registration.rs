//! Acts that are due some days after the entry.

use serde_json::{Value, json};

use super::*;

const RULE: &str = r#"
[[holidays]]
id = "feasts"
title = "feasts"
source = "law"
days = [2026-05-07, 2026-05-08]
working = [2026-05-09]
[[rule]]
id = "registration"
slot = "registration"
title = "t"
when = ["document.nationality is not KAZ"]
then = { result = "required" }
applies_on = "day-of-entry"
version = [{ n = 1, from = 2020-01-01, source = "law" }]
"#;

fn deadline(terms: &str) -> String {
    format!(
        "{RULE}[[deadline]]\nid = \"term\"\nof = \"registration\"\ntitle = \"t\"\nact = \"registered.at\"\nafter = \"entry.at\"\n{terms}\nversion = [{{ n = 1, from = 2020-01-01, source = \"law\" }}]\n"
    )
}

fn slot(terms: &str, facts: &str) -> Value {
    let facts = format!(r#""document": {{"nationality": "UZB"}}, {facts}"#);
    let answer = ask(&packs(&deadline(terms)), &facts, "2026-11-22");
    assert_ne!(answer.verdict, Verdict::Refused);
    serde_json::to_value(answer).unwrap()["slots"]["registration"].clone()
}

#[test]
fn the_last_day_is_counted_from_the_entry() {
    // 1 May 2026 is a Friday.
    for (terms, enter, expected) in [
        ("at_most = \"30 days\"", "2026-05-01", "2026-05-31"),
        ("at_most = \"30 days\"\ncounts_first_day = true", "2026-05-01", "2026-05-30"),
        ("at_most = \"1 month\"", "2026-01-31", "2026-02-28"),
        ("at_most = \"3 working days\"\nholidays = \"none\"", "2026-05-01", "2026-05-06"),
        (
            "at_most = \"3 working days\"\nholidays = \"none\"\ncounts_first_day = true",
            "2026-05-01",
            "2026-05-05",
        ),
        (
            "at_most = \"3 working days\"\nholidays = \"none\"\ncounts_first_day = true",
            "2026-05-02",
            "2026-05-06",
        ),
        ("at_most = \"3 working days\"\nholidays = \"feasts\"", "2026-05-05", "2026-05-11"),
    ] {
        let slot = slot(terms, &format!(r#""entry": {{"on": "{enter}"}}"#));
        assert_eq!(slot["by"], expected, "{terms} {enter}: {slot}");
        assert_eq!(slot["result"], "required");
    }
}

#[test]
fn a_registration_is_in_time_late_or_not_made_and_unknown_is_none_of_them() {
    for (registered, expected) in [
        (r#""registered": {"on": "2026-05-31"}"#, json!("in-time")),
        (r#""registered": {"on": "2026-06-01"}"#, json!("late")),
        (r#""registered": {"at": "2026-05-31T23:00:00+05:00"}"#, json!("in-time")),
        (r#""registered": null"#, json!("not-filed")),
        (r#""registered": {}"#, Value::Null),
        (r#""purpose": "work""#, Value::Null),
    ] {
        let slot = slot("at_most = \"30 days\"", &format!("{MAY_1}, {registered}"));
        assert_eq!(slot["filing"], expected, "{registered}: {slot}");
    }
}

const MAY_1: &str = r#""entry": {"on": "2026-05-01"}"#;

#[test]
fn without_a_day_of_entry_there_is_no_last_day() {
    let slot = slot("at_most = \"30 days\"", r#""purpose": "work""#);
    assert!(slot["by"].is_null(), "{slot}");
}

#[test]
fn a_deadline_after_the_entry_is_read_strictly() {
    for (terms, message) in [
        ("at_most = \"7 working days\"", "working days need `holidays`"),
        (
            "at_most = \"7 working days\"\nholidays = \"feast\"",
            "no list of holidays `feast`, did you mean `feasts`?",
        ),
        ("at_most = \"72 hours\"", "a day is due in days, not in hours"),
        ("at_least = \"3 days\"", "with `after` write `at_most`"),
        ("at_most = \"3 days\"\nbefore = \"entry.at\"", "write either `before` or `after`"),
        ("at_most = \"7 workdays\"", "`workdays` is no unit of time"),
    ] {
        let text = format!("{HEADER}{}", deadline(terms));
        let file = PackFile { path: "pack.toml".to_owned(), text };
        let error = PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap_err();
        let shown: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|fault| fault.contains(message)), "{terms}: {shown:?}");
    }
}

/// An exception to the deadline `term`.
fn other_term(id: &str, when: &str, instead: &str) -> String {
    format!(
        "[[exception]]\nid = \"{id}\"\ndefeats = \"term\"\ntitle = \"t\"\nwhen = [{when}]\ninstead = {{ {instead} }}\nversion = [{{ n = 1, from = 2020-01-01, source = \"law\" }}]\n"
    )
}

#[test]
fn of_several_exceptions_the_first_decides_the_days() {
    let work = "\"purpose is work\"";
    let first = other_term("first", work, "at_most = \"10 days\"");
    let second = other_term("second", "", "at_most = \"5 days\"");
    let third = other_term("third", "", "at_most = \"3 days\"");
    for (exceptions, purpose, expected) in [
        (format!("{first}{second}{third}"), "work", "2026-05-11"),
        (format!("{first}{second}{third}"), "study", "2026-05-06"),
        (format!("{second}{first}"), "work", "2026-05-06"),
        (format!("{third}{second}{first}"), "work", "2026-05-04"),
    ] {
        let rules = deadline("at_most = \"30 days\"") + &exceptions;
        let facts = format!(r#""document": {{"nationality": "UZB"}}, {MAY_1}, "purpose": "{purpose}""#);
        let answer = serde_json::to_value(ask(&packs(&rules), &facts, "2026-11-22")).unwrap();
        assert_eq!(answer["slots"]["registration"]["by"], expected, "{purpose} {exceptions}");
    }
}

#[test]
fn of_several_exceptions_the_first_that_names_a_part_decides_it() {
    let rule = "[[rule]]\nid = \"code\"\nslot = \"pre-entry-authorisation\"\ntitle = \"t\"\nthen = { result = \"required\" }\napplies_on = \"day-of-entry\"\nversion = [{ n = 1, from = 2020-01-01, source = \"law\" }]\n[[deadline]]\nid = \"term\"\nof = \"code\"\ntitle = \"t\"\nact = \"filed.at\"\nat_least = \"72 hours\"\nnot_earlier_than = \"60 days\"\nbefore = \"entry.at\"\nversion = [{ n = 1, from = 2020-01-01, source = \"law\" }]\n";
    let day = other_term("day", "", "at_least = \"24 hours\"");
    let hours = other_term("hours", "", "at_least = \"4 hours\", not_earlier_than = \"30 days\"");
    for (exceptions, filed, expected) in [
        (format!("{day}{hours}"), "2026-04-30T12:00:00+05:00", "in-time"),
        (format!("{day}{hours}"), "2026-04-30T12:00:01+05:00", "late"),
        (format!("{hours}{day}"), "2026-05-01T08:00:00+05:00", "in-time"),
        (format!("{hours}{day}"), "2026-05-01T08:00:01+05:00", "late"),
        // The second one still decides the part that the first does not name.
        (format!("{day}{hours}"), "2026-04-01T11:59:59+05:00", "early"),
        (format!("{day}{hours}"), "2026-04-01T12:00:00+05:00", "in-time"),
    ] {
        let facts =
            format!(r#""entry": {{"at": "2026-05-01T12:00:00+05:00"}}, "filed": {{"at": "{filed}"}}"#);
        let answer = ask(&packs(&format!("{rule}{exceptions}")), &facts, "2026-11-22");
        let answer = serde_json::to_value(answer).unwrap();
        assert_eq!(answer["slots"]["pre-entry-authorisation"]["filing"], expected, "{filed} {exceptions}");
    }
}
