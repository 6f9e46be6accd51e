//! Sentences of which one settles another: negations, and points of one line.

use super::*;

/// Conditions of which all or any must be true, and what they come to for a traveller of whom the fact is not known.
#[track_caller]
fn check_unknown(all: &[&str], any: &[&str], expected: Outcome) {
    let quoted =
        |some: &[&str]| some.iter().map(|text| format!("\"{text}\"")).collect::<Vec<String>>().join(", ");
    let mut rules = rule("a", &quoted(all), "required", &from("law"));
    if !any.is_empty() {
        rules = rules.replace("then = ", &format!("any = [{}]\nthen = ", quoted(any)));
    }
    let answer = visa(&rules, MAY, expected);
    assert_eq!(answer.depends_on.is_empty(), expected != Outcome::Depends, "{all:?} {any:?}");
}

const OPPOSITES: &[(&str, &str)] = &[
    ("age from born on entry.at is under 14 years", "age from born on entry.at is at least 14 years"),
    ("exit.on is before 2026-06-01", "exit.on is not before 2026-06-01"),
    ("exit.on is before 2026-06-01T12:00:00+05:00", "exit.on is not before 2026-06-01T12:00:00+05:00"),
    ("holder was inside USA on 2025-06-09", "holder was outside USA on 2025-06-09"),
];

#[test]
fn a_sentence_and_its_negation_are_never_both_true_and_never_both_false() {
    for (sentence, negation) in OPPOSITES {
        check_unknown(&[sentence, negation], &[], Outcome::NotRequired);
        check_unknown(&[], &[sentence, negation], Outcome::Required);
        check_unknown(&[sentence], &[], Outcome::Depends);
        check_unknown(&[negation], &[], Outcome::Depends);
        let both = rule("a", &format!("\"{sentence}\""), "required", &from("law"))
            + &rule("b", &format!("\"{negation}\""), "required", &from("law"));
        assert!(visa(&both, MAY, Outcome::Required).depends_on.is_empty(), "{sentence}");
    }
}

#[test]
fn points_of_one_line_order() {
    let age = |more: &str| format!("age from born on entry.at is {more} years");
    let (under_6, under_14) = (age("under 6"), age("under 14"));
    let (from_6, from_14) = (age("at least 6"), age("at least 14"));
    check_unknown(&[&under_6, &from_14], &[], Outcome::NotRequired);
    check_unknown(&[], &[&under_14, &from_6], Outcome::Required);
    // Between the two points somebody is both, and outside them somebody is neither.
    check_unknown(&[&under_14, &from_6], &[], Outcome::Depends);
    check_unknown(&[], &[&under_6, &from_14], Outcome::Depends);
    check_unknown(
        &["exit.on is before 2026-06-01", "exit.on is not before 2026-07-01"],
        &[],
        Outcome::NotRequired,
    );
    check_unknown(
        &["exit.on is before 2026-07-01", "exit.on is not before 2026-06-01"],
        &[],
        Outcome::Depends,
    );
}

#[test]
fn numbers_of_a_line_order_as_numbers_do() {
    let rules = rule("a", "\"planned stay is at most 9 days\"", "required", &from("law"))
        + &exception("a.x", "a", "planned stay is at most 10 days");
    assert!(visa(&rules, MAY, Outcome::NotRequired).depends_on.is_empty());
    let rules = rule("a", "\"document has 10 blank pages\"", "required", &from("law"))
        + &exception("a.x", "a", "document has 9 blank pages");
    assert!(visa(&rules, MAY, Outcome::NotRequired).depends_on.is_empty());
    let turned = rule("a", "\"planned stay is at most 10 days\"", "required", &from("law"))
        + &exception("a.x", "a", "planned stay is at most 9 days");
    visa(&turned, MAY, Outcome::Depends);
}

#[test]
fn what_only_seems_opposite_stays_apart() {
    let gap = |more: &str| format!("exit.on is {more} 90 days after entry.at");
    // Exactly so long is both.
    check_unknown(&[&gap("at least"), &gap("at most")], &[], Outcome::Depends);
    // Of two events, or of two lines, neither settles the other.
    let age = "age from born on entry.at is under 14 years";
    check_unknown(&[age, "age from born on exit.on is at least 14 years"], &[], Outcome::Depends);
    check_unknown(
        &["exit.on is before 2026-06-01", "document.expires is not before 2026-06-01"],
        &[],
        Outcome::Depends,
    );
}

/// Sentences about numbers that nobody knows: the first is true of fewer than the second.
const ORDERED: &[(&str, &str)] = &[
    ("days used under rolling:90/180 are at least 60", "days used under rolling:90/180 are at least 30"),
    (
        "longest past overstay under calendar-year:90 is more than 30 days",
        "longest past overstay under calendar-year:90 is more than 3 days",
    ),
    (
        "last overstay under per-entry:30 ended less than 1 years before entry.at",
        "last overstay under per-entry:30 ended less than 3 years before entry.at",
    ),
    ("exit.on is at least 30 days after entry.at", "exit.on is at least 9 days after entry.at"),
    ("exit.on is at most 9 days after entry.at", "exit.on is at most 30 days after entry.at"),
    ("document valid at least 6 months after exit.on", "document valid at least 3 months after exit.on"),
    ("document valid at least 6 months after exit.on", "document.expires is at least 3 months after exit.on"),
];

#[test]
fn who_is_past_one_number_of_a_line_is_past_every_smaller_one() {
    for (narrow, wide) in ORDERED {
        let pair = |when: &str, defeated: &str| {
            rule("a", &format!("\"{when}\""), "required", &from("law")) + &exception("a.x", "a", defeated)
        };
        // Whom the narrow sentence is true of the wide one is true of too: nobody is left, and nothing is asked.
        assert!(visa(&pair(narrow, wide), MAY, Outcome::NotRequired).depends_on.is_empty(), "{narrow}");
        assert!(!visa(&pair(wide, narrow), MAY, Outcome::Depends).depends_on.is_empty(), "{narrow}");
    }
}

#[test]
fn spans_of_different_units_and_at_least_beside_at_most_do_not_order() {
    for (when, defeated) in [
        ("exit.on is at least 40 days after entry.at", "exit.on is at least 1 months after entry.at"),
        ("exit.on is at least 30 days after entry.at", "exit.on is at most 30 days after entry.at"),
        ("days used under rolling:90/180 are at least 60", "days used under rolling:60/180 are at least 30"),
    ] {
        let rules =
            rule("a", &format!("\"{when}\""), "required", &from("law")) + &exception("a.x", "a", defeated);
        visa(&rules, MAY, Outcome::Depends);
    }
}
