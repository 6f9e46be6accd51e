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

#[test]
fn a_limit_of_each_visit_and_one_of_all_visits_hold_together() {
    const LIMIT: &str = r#"{ kind = "per-visit-and-cumulative", per_visit = 30, then = { kind = "rolling", max = 90, window = 180 } }"#;
    // The visit ends it.
    let answer = result(LIMIT, &[], ("2026-06-01", "2026-06-30"), "within");
    assert_eq!((&answer["last-lawful-day"], &answer["days-left"]), (&json!("2026-06-30"), &json!(30)));
    assert_eq!(answer["limit"], json!({"max-days": 30, "window": "per-entry"}));
    let of_all = json!({
        "max-days": 90, "window": "rolling-180", "rule": "kaz.demo/stay", "days-used": 0, "days-left": 90,
    });
    assert_eq!(answer["limits"][1], of_all, "{answer}");
    result(LIMIT, &[], ("2026-06-01", "2026-07-01"), "exceeds");
    // The days of all visits end it.
    let earlier = [("2026-01-10", "2026-02-08"), ("2026-02-20", "2026-03-21"), ("2026-04-01", "2026-04-20")];
    let answer = result(LIMIT, &earlier, ("2026-06-01", "2026-06-10"), "within");
    assert_eq!((&answer["days-used"], &answer["days-left"]), (&json!(80), &json!(10)));
    result(LIMIT, &earlier, ("2026-06-01", "2026-06-11"), "exceeds");
    // A year of the calendar may turn within a visit.
    let year = r#"{ kind = "per-visit-and-cumulative", per_visit = 120, then = { kind = "calendar-year", max = 90 } }"#;
    result(year, &[], ("2026-10-03", "2027-01-30"), "within");
    result(year, &[], ("2026-10-03", "2027-01-31"), "exceeds");
}

#[test]
fn two_limits_in_one_rule_count_as_two_rules_do() {
    let seed = crate::compiled::random::Dice::new_seed();
    let mut dice = crate::compiled::random::Dice::new(seed);
    let limits = crate::stay::Limit::parse_all("per-entry:30+rolling:90/180").unwrap();
    for _ in 0..40 {
        let first = crate::stay::Day::of(parse_date("2026-01-01").unwrap());
        let spans: Vec<crate::stay::Span> = (0..dice.below(4) as i32)
            .map(|at| {
                let from = first.plus(at * 40);
                crate::stay::Span { from, to: from.plus(dice.below(36) as i32) }
            })
            .collect();
        let texts: Vec<(String, String)> =
            spans.iter().map(|span| (span.from.date().to_string(), span.to.date().to_string())).collect();
        let earlier: Vec<(&str, &str)> =
            texts.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        let enter = first.plus(160 + dice.below(60) as i32);
        let plan = crate::stay::plan(&crate::stay::Book::simple(spans, &limits), enter, None);
        let both = r#"{ kind = "per-visit-and-cumulative", per_visit = 30, then = { kind = "rolling", max = 90, window = 180 } }"#;
        let day = enter.date().to_string();
        let answer = stay(both, &earlier, &day, &day);
        let last = match plan.last {
            crate::stay::LastDay::On(last) => json!(last.date()),
            _ => Value::Null,
        };
        assert_eq!(answer["last-lawful-day"], last, "seed {seed}: {earlier:?} {day}: {answer}");
        assert_eq!(answer["days-left"], json!(plan.counts[0].left), "seed {seed}: {earlier:?} {day}");
    }
}
