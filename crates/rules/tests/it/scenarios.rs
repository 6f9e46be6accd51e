//! The worked cases of the public sources: `../shared/scenarios`, read where they are present.

#![expect(clippy::print_stdout, reason = "a test that skips says so")]

use std::path::PathBuf;

use base::{Date, parse_date};
use rules::stay::{Book, Day, LastDay, Limit, Span, overstay_on, plan, standing};
use rules::{Explain, PackSet, Situation, check, expect};
use serde_json::{Value, json};

fn shared(name: &str) -> Option<Vec<Value>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/scenarios").join(name);
    if !path.exists() {
        println!("skipped: {} is not here", path.display());
        return None;
    }
    let text = std::fs::read_to_string(&path).expect("the scenarios can be read");
    Some(serde_json::from_str(&text).expect("the scenarios are JSON"))
}

fn day(value: &Value) -> Date {
    parse_date(value.as_str().expect("a day is text")).expect("a day")
}

/// What differs between an answer and what a case expects.
fn differences(case: &Value, answer: &Value) -> Vec<String> {
    let id = case["id"].as_str().unwrap_or_default();
    let expected = case["expect"].as_object().expect("a case expects something");
    expected
        .iter()
        .filter(|(path, wanted)| !expect::holds(wanted, expect::at(answer, path)))
        .map(|(path, wanted)| format!("{id} {path}: expected {wanted}, found {:?}", expect::at(answer, path)))
        .collect()
}

/// The states whose packs are built in, and the number of cases about each that must at least be seen.
const STATES: &[(&str, usize)] = &[
    ("RUS", 60),
    ("GBR", 4),
    ("KOR", 4),
    ("USA", 38),
    ("FRA", 3),
    ("ESP", 2),
    ("KAZ", 7),
    ("KGZ", 3),
    ("UZB", 1),
    ("TKM", 1),
];

#[test]
fn every_case_about_a_state_with_a_built_in_pack_gives_what_its_sources_say() {
    let Some(cases) = shared("check.json") else { return };
    let packs = PackSet::builtin();
    let mut wrong = Vec::new();
    for (state, at_least) in STATES {
        let cases: Vec<&Value> = cases.iter().filter(|case| case["situation"]["into"] == *state).collect();
        assert!(cases.len() >= *at_least, "only {} cases about {state}", cases.len());
        for case in cases {
            let found = differences(case, &answer(&packs, case));
            if case["certainty"] == "disputed" {
                println!("disputed: {found:?}");
            } else {
                wrong.extend(found);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn answer(packs: &PackSet, case: &Value) -> Value {
    let situation = Situation::from_json(&case["situation"].to_string())
        .unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
    packs.accept(&situation).unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
    let as_of = case.get("as-of").map_or_else(|| parse_date("2026-11-22").unwrap(), day);
    serde_json::to_value(check(packs, &situation, as_of, Explain::Yes)).unwrap()
}

#[test]
fn every_count_of_the_authorities_is_met() {
    let Some(cases) = shared("stay.json") else { return };
    counts_are_met(&cases);
}

#[test]
fn every_golden_case_of_the_count_is_met() {
    let text = include_str!("../../../../spec/vectors/stay.json");
    counts_are_met(&serde_json::from_str::<Vec<Value>>(text).expect("the vectors are JSON"));
}

fn counts_are_met(cases: &[Value]) {
    let mut wrong = Vec::new();
    for case in cases {
        let limits = Limit::parse_all(case["limit"].as_str().unwrap()).unwrap();
        let spans = case["stays"]
            .as_array()
            .unwrap()
            .iter()
            .map(|stay| Span { from: Day::of(day(&stay["from"])), to: Day::of(day(&stay["to"])) });
        let book = Book::simple(spans.collect(), &limits);
        let (plan, over) = if let Some(on) = case.get("on") {
            let standing = standing(&book, Day::of(day(on)));
            (standing.plan, standing.overstay_days)
        } else {
            let enter = Day::of(day(&case["enter"]));
            let leave = case.get("leave").map(|leave| Day::of(day(leave)));
            (plan(&book, enter, leave), overstay_on(&book, enter, leave))
        };
        let last = match plan.last {
            LastDay::On(last) => json!(last.date()),
            LastDay::None | LastDay::NoEnd => Value::Null,
        };
        let answer = json!({
            "days-used": plan.counts[0].used, "days-left": plan.counts[0].left, "last-lawful-day": last,
            "earliest-entry": plan.earliest.map(Day::date), "overstay-days": over,
        });
        wrong.append(&mut differences(case, &answer));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
