//! Kinds of stay limits in packs: the last good day and the first bad one.

use serde_json::{Value, json};

use super::*;

/// A pack with one stay rule of this limit.
fn pack_with(limit: &str) -> PackSet {
    packs(&format!(
        "[[rule]]\nid = \"stay\"\nslot = \"stay\"\ntitle = \"stay\"\nwhen = [\"crossing is entry into KAZ\"]\n\
         applies_on = \"each-day-of-stay\"\ngrounds = [\"visa-free\", \"visa\"]\n\
         version = [{{ n = 1, from = 2020-01-01, source = \"law\", limit = {limit} }}]\n"
    ))
}

/// The slot `stay` of a journey with earlier stays in Kazakhstan.
fn stay(limit: &str, earlier: &[(&str, &str)], enter: &str, leave: &str) -> Value {
    let stays: Vec<Value> =
        earlier.iter().map(|(from, to)| json!({"in": "KAZ", "from": from, "to": to})).collect();
    let situation = json!({
        "into": "KAZ", "crossing": "entry", "document": {"nationality": "UZB"},
        "entry": {"on": enter}, "exit": {"on": leave}, "stays": stays,
    });
    let situation = Situation::from_json(&situation.to_string()).unwrap();
    let answer = check(&pack_with(limit), &situation, parse_date("2026-11-22").unwrap(), Explain::Yes);
    serde_json::to_value(answer).unwrap()["slots"]["stay"].clone()
}

#[track_caller]
fn result(limit: &str, earlier: &[(&str, &str)], days: (&str, &str), expected: &str) -> Value {
    let answer = stay(limit, earlier, days.0, days.1);
    assert_eq!(answer["result"], expected, "{limit} {earlier:?} {days:?}: {answer}");
    answer
}

#[test]
fn six_months_may_begin_with_the_first_day_of_presence() {
    const LIMIT: &str = r#"{ kind = "half-year", max = 90, anchor = "first-entry" }"#;
    let earlier = [("2026-01-15", "2026-04-13")];
    let answer = result(LIMIT, &earlier, ("2026-07-14", "2026-10-12"), "within");
    assert_eq!(answer["limit"], json!({"max-days": 90, "window": "half-year-from-entry"}));
    result(LIMIT, &earlier, ("2026-07-14", "2026-10-13"), "exceeds");
    result(LIMIT, &[("2026-01-15", "2026-04-14")], ("2026-07-14", "2026-07-14"), "exceeds");
    // The halves of the calendar know nothing of the first day.
    let halves = r#"{ kind = "half-year", max = 90, anchor = "calendar" }"#;
    result(halves, &[("2026-01-15", "2026-04-14")], ("2026-07-14", "2026-10-11"), "within");
    result(halves, &[("2026-01-15", "2026-04-14")], ("2026-07-14", "2026-10-12"), "exceeds");
}
