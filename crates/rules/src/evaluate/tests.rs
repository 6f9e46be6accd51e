//! Tests of the evaluator over small packs: rank, later law, exceptions, readings, time.

use base::parse_date;

use super::*;
use crate::compiled::Program;
use crate::load::{PackFile, PackFiles};
use crate::vocabulary::{Outcome, Slot, Verdict};

mod claims;
mod limits;
mod registration;
mod residue;
mod territory;
mod undated;

const HEADER: &str = r#"pack.format = 1
pack.id = "kaz.demo"
pack.version = "1.0.0"
pack.jurisdiction = "KAZ"
pack.status = "published"
pack.title = "demo"
pack.languages = ["en"]
pack.known_to = 2026-11-22
source = [
  { id = "treaty", rank = "treaty", published = 2019-01-01, confidence = "official", checked = "confirmed", cite = "T", adopted = 2019-01-01 },
  { id = "law", rank = "law", published = 2020-01-01, confidence = "official", checked = "confirmed", cite = "L", adopted = 2020-01-01 },
  { id = "later", rank = "law", published = 2024-01-01, confidence = "official", checked = "secondary", cite = "M", adopted = 2024-01-01 },
  { id = "report", rank = "law", published = 2024-01-01, confidence = "single", checked = "secondary", cite = "R" },
]
[points]
source = "law"
"Asia/Almaty" = ["KAZ-ONE"]
"#;

fn packs(rules: &str) -> PackSet {
    let file = PackFile { path: "pack.toml".to_owned(), text: format!("{HEADER}{rules}") };
    PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap()
}

/// A rule of the slot `visa`.
fn rule(id: &str, when: &str, result: &str, version: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nslot = \"visa\"\ntitle = \"t\"\nwhen = [{when}]\nthen = {{ result = \"{result}\" }}\napplies_on = \"day-of-entry\"\nversion = [{version}]\n"
    )
}

fn exception(id: &str, defeats: &str, when: &str) -> String {
    format!(
        "[[exception]]\nid = \"{id}\"\ndefeats = \"{defeats}\"\ntitle = \"t\"\nwhen = [\"{when}\"]\nversion = [{{ n = 1, from = 2020-01-01, source = \"law\" }}]\n"
    )
}

fn from(source: &str) -> String {
    format!("{{ n = 1, from = 2020-01-01, source = \"{source}\" }}")
}

fn ask(packs: &PackSet, facts: &str, as_of: &str) -> Answer {
    let situation = Situation::from_json(&format!("{{\"into\": \"KAZ\", {facts}}}")).unwrap();
    check(packs, &situation, parse_date(as_of).unwrap(), Explain::Yes)
}

#[track_caller]
fn visa(rules: &str, facts: &str, expected: Outcome) -> Answer {
    let answer = ask(&packs(rules), facts, "2026-11-22");
    assert_eq!(answer.result(Slot::Visa), Some(expected), "{facts} {rules}");
    answer
}

const MAY: &str = r#""entry": {"on": "2026-05-01"}"#;

#[test]
fn a_higher_rank_beats_a_later_law() {
    let rules = rule("a", "", "not-required", &from("treaty")) + &rule("b", "", "required", &from("later"));
    visa(&rules, MAY, Outcome::NotRequired);
}

#[test]
fn a_jurisdiction_may_order_the_ranks_otherwise() {
    let rules = rule("a", "", "not-required", &from("treaty")) + &rule("b", "", "required", &from("law"));
    for (ranks, expected) in [
        ("", Outcome::NotRequired),
        (r#"pack.ranks = ["treaty", "law", "decree", "order", "practice"]"#, Outcome::NotRequired),
        (r#"pack.ranks = ["law", "treaty", "decree", "order", "practice"]"#, Outcome::Required),
        (r#"pack.ranks = ["practice", "order", "decree", "law", "treaty"]"#, Outcome::Required),
    ] {
        let text = format!("{ranks}\n{HEADER}{rules}");
        let file = PackFile { path: "pack.toml".to_owned(), text };
        let packs = PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap();
        assert_eq!(ask(&packs, MAY, "2026-11-22").result(Slot::Visa), Some(expected), "{ranks}");
    }
}

#[test]
fn packs_of_one_jurisdiction_agree_on_the_order_of_ranks() {
    let pack = |id: &str, ranks: &str| PackFiles {
        name: id.to_owned(),
        files: vec![PackFile {
            path: "pack.toml".to_owned(),
            text: format!("{ranks}\n{}", HEADER.replace("kaz.demo", id)),
        }],
    };
    let law_first = r#"pack.ranks = ["law", "treaty", "decree", "order", "practice"]"#;
    assert!(PackSet::load(&[pack("kaz.a", law_first), pack("kaz.b", law_first)]).is_ok());
    let error = PackSet::load(&[pack("kaz.a", law_first), pack("kaz.b", "")]).unwrap_err();
    assert!(error.to_string().contains("order the ranks of acts differently"), "{error}");
}

#[test]
fn of_one_rank_the_later_adopted_act_wins_and_a_report_beats_nothing() {
    let first = rule("a", "", "not-required", &from("law"));
    visa(&(first.clone() + &rule("b", "", "required", &from("later"))), MAY, Outcome::Required);
    let answer = visa(&(first + &rule("b", "", "required", &from("report"))), MAY, Outcome::Conflict);
    assert_eq!(answer.verdict, Verdict::Conflict);
    let readings: Vec<&str> =
        answer.slot(Slot::Visa).unwrap().readings.iter().map(|reading| reading.reading.as_str()).collect();
    assert_eq!(readings, ["kaz.demo/a", "kaz.demo/b"]);
}

#[test]
fn agreement_of_two_rules_is_no_conflict() {
    let rules = rule("a", "", "required", &from("law")) + &rule("b", "", "required", &from("report"));
    visa(&rules, MAY, Outcome::Required);
}

#[test]
fn the_deepest_exception_is_judged_first() {
    let rules = rule("a", "", "required", &from("law"))
        + &exception("a.x", "a", "purpose is tourism")
        + &exception("a.x.y", "a.x", "role is crew")
        + &exception("a.x.y.z", "a.x.y", "mode is sea");
    let facts = |more: &str| format!("{MAY}, {more}");
    visa(&rules, &facts(r#""purpose": "work", "role": "crew""#), Outcome::Required);
    visa(&rules, &facts(r#""purpose": "tourism", "role": "none""#), Outcome::NotRequired);
    visa(&rules, &facts(r#""purpose": "tourism", "role": "crew""#), Outcome::Depends);
    let at_sea = r#""purpose": "tourism", "role": "crew", "entry": {"on": "2026-05-01", "mode": "sea"}"#;
    visa(&rules, at_sea, Outcome::NotRequired);
    let by_air = r#""purpose": "tourism", "role": "crew", "entry": {"on": "2026-05-01", "mode": "air"}"#;
    visa(&rules, by_air, Outcome::Required);
}

#[test]
fn a_sentence_or_its_opposite_never_leads_to_a_question() {
    let rules = rule("a", "\"purpose is work\"", "required", &from("law"))
        + &rule("b", "\"purpose is not work\"", "required", &from("law"));
    let answer = visa(&rules, MAY, Outcome::Required);
    assert_eq!((answer.depends_on.len(), answer.ask_first), (0, None));
}

#[test]
fn a_set_of_possible_values_may_decide_before_the_value_is_known() {
    let rules =
        rule("a", "\"document.nationality is not RUS\", \"purpose is work\"", "required", &from("law"));
    let answer = visa(&rules, MAY, Outcome::Depends);
    assert_eq!(answer.depends_on, ["document.nationality", "purpose"]);
    visa(&rules, &format!(r#"{MAY}, "purpose": "study""#), Outcome::NotRequired);
    visa(&rules, &format!(r#"{MAY}, "document": {{"nationality": "RUS"}}"#), Outcome::NotRequired);
}

#[test]
fn a_rule_that_starts_at_an_instant_asks_for_the_hour_on_its_day() {
    let rules = rule("a", "", "required", "{ n = 1, from = 2026-05-01T12:00:00+05:00, source = \"law\" }");
    visa(&rules, r#""entry": {"at": "2026-05-01T11:59:59+05:00"}"#, Outcome::NotRequired);
    visa(&rules, r#""entry": {"at": "2026-05-01T07:00:00Z"}"#, Outcome::Required);
    visa(&rules, r#""entry": {"on": "2026-04-30"}"#, Outcome::NotRequired);
    visa(&rules, r#""entry": {"on": "2026-05-02"}"#, Outcome::Required);
    let answer = visa(&rules, r#""entry": {"on": "2026-05-01"}"#, Outcome::Depends);
    assert_eq!(answer.depends_on, ["entry.at"]);
}

#[test]
fn a_day_is_read_in_the_zone_of_the_crossing_point() {
    let rules = rule("a", "", "required", "{ n = 1, from = 2026-05-01, source = \"law\" }");
    // 19:30 in London is half past midnight on 1 May at the crossing point, and still 30 April where it was written.
    let at = r#""at": "2026-04-30T20:30:00+01:00""#;
    visa(&rules, &format!(r#""entry": {{{at}, "point": "KAZ-ONE"}}"#), Outcome::Required);
    visa(&rules, &format!(r#""entry": {{{at}}}"#), Outcome::NotRequired);
}

#[test]
fn a_day_may_begin_in_another_zone_than_that_of_the_crossing() {
    // Midnight in New York is nine in the morning in Almaty while New York has summer time.
    let version = "{ n = 1, from = 2026-05-01, until = 2026-06-01, source = \"law\" ZONE }";
    let own = version.replace("ZONE", ", in_force_zone = \"America/New_York\"");
    let of_rule = rule("a", "", "required", &version.replace("ZONE", ""))
        .replace("applies_on", "in_force_zone = \"America/New_York\"\napplies_on");
    for rules in [rule("a", "", "required", &own), of_rule] {
        for (entry, expected) in [
            (r#""at": "2026-05-01T08:59:59.999999999+05:00""#, Outcome::NotRequired),
            (r#""at": "2026-05-01T09:00:00+05:00""#, Outcome::Required),
            (r#""at": "2026-06-01T08:59:59.999999999+05:00""#, Outcome::Required),
            (r#""at": "2026-06-01T09:00:00+05:00""#, Outcome::NotRequired),
            (r#""on": "2026-04-30""#, Outcome::NotRequired),
            (r#""on": "2026-05-01""#, Outcome::Depends),
            (r#""on": "2026-05-02""#, Outcome::Required),
            (r#""on": "2026-05-31""#, Outcome::Required),
            (r#""on": "2026-06-01""#, Outcome::Depends),
            (r#""on": "2026-06-02""#, Outcome::NotRequired),
        ] {
            let answer = visa(&rules, &format!(r#""entry": {{{entry}}}"#), expected);
            let asked: &[&str] = if expected == Outcome::Depends { &["entry.at"] } else { &[] };
            assert_eq!(answer.depends_on, asked, "{entry}");
            let facts =
                format!(r#"{{"into": "KAZ", "document": {{"nationality": "UZB"}}, "entry": {{{entry}}}}}"#);
            let (set, situation) = (packs(&rules), Situation::from_json(&facts).unwrap());
            let program = Program::new(&set, situation.into, parse_date("2026-11-22").unwrap()).unwrap();
            // An entry that the law changes within is left to the evaluator.
            let encoded = program.encode(&situation).ok();
            let decided = encoded.and_then(|encoded| program.decide(&encoded).result(Slot::Visa));
            assert_eq!(decided, (expected != Outcome::Depends).then_some(expected), "{entry}");
        }
    }
}

#[test]
fn of_an_exception_too_a_day_may_begin_in_another_zone() {
    // Midnight in Tokyo is still eight in the evening in Almaty.
    let rules = rule("a", "", "required", &from("law"))
        + &exception("a.x", "a", "mode is air")
            .replace("from = 2020-01-01", "in_force_zone = \"Asia/Tokyo\", from = 2026-05-01");
    for (at, expected) in [
        ("2026-04-30T19:59:59.999999999+05:00", Outcome::Required),
        ("2026-04-30T20:00:00+05:00", Outcome::NotRequired),
    ] {
        visa(&rules, &format!(r#""entry": {{"at": "{at}", "mode": "air"}}"#), expected);
    }
}

#[test]
fn nothing_is_known_before_it_is_published() {
    let rules = rule(
        "a",
        "",
        "required",
        "{ n = 1, from = 2020-01-01, source = \"law\" }, { n = 2, from = 2020-01-01, strength = \"voluntary\", replaces = 1, source = \"later\" }",
    );
    let packs = packs(&rules);
    for (as_of, expected) in [
        ("2019-12-31", Outcome::NotRequired),
        ("2020-01-01", Outcome::Required),
        ("2023-12-31", Outcome::Required),
        ("2024-01-01", Outcome::Voluntary),
    ] {
        assert_eq!(ask(&packs, MAY, as_of).result(Slot::Visa), Some(expected), "{as_of}");
    }
}

#[test]
fn a_draft_a_suspended_and_a_repealed_version_bind_nobody() {
    for (state, expected) in [
        ("draft", Outcome::NotRequired),
        ("announced", Outcome::NotRequired),
        ("suspended", Outcome::NotRequired),
        ("repealed", Outcome::NotRequired),
        ("adopted", Outcome::Required),
    ] {
        let version = format!("{{ n = 1, from = 2020-01-01, state = \"{state}\", source = \"law\" }}");
        visa(&rule("a", "", "required", &version), MAY, expected);
    }
}

#[test]
fn the_law_of_the_day_that_applies_on_names_decides() {
    let of = |applies_on: &str| {
        rule("a", "", "required", "{ n = 1, from = 2026-05-01, source = \"law\" }")
            .replace("day-of-entry", applies_on)
    };
    let (april, may, entry) =
        ("2026-04-30T23:59:59+05:00", "2026-05-01T00:00:00+05:00", r#""entry": {"on": "2026-06-01"}"#);
    for (applies_on, facts, as_of, expected) in [
        ("day-of-entry", r#""entry": {"on": "2026-04-30"}"#.to_owned(), "2026-11-22", Outcome::NotRequired),
        ("day-of-entry", r#""entry": {"on": "2026-05-01"}"#.to_owned(), "2026-11-22", Outcome::Required),
        (
            "day-of-filing",
            format!(r#"{entry}, "filed": {{"at": "{april}"}}"#),
            "2026-11-22",
            Outcome::NotRequired,
        ),
        ("day-of-filing", format!(r#"{entry}, "filed": {{"at": "{may}"}}"#), "2026-11-22", Outcome::Required),
        // Nothing filed: the law of the day of the question.
        ("day-of-filing", format!(r#"{entry}, "filed": null"#), "2026-04-30", Outcome::NotRequired),
        ("day-of-filing", format!(r#"{entry}, "filed": null"#), "2026-05-01", Outcome::Required),
        ("moment-of-decision", entry.to_owned(), "2026-04-30", Outcome::NotRequired),
        ("moment-of-decision", entry.to_owned(), "2026-05-01", Outcome::Required),
    ] {
        let answer = ask(&packs(&of(applies_on)), &facts, as_of);
        assert_eq!(answer.result(Slot::Visa), Some(expected), "{applies_on}, {facts}, as of {as_of}");
    }
}

#[test]
fn each_day_of_a_stay_is_judged_by_the_law_of_that_day_or_all_by_that_of_the_entry() {
    let of = |applies_on: &str| {
        let limit = |max: u32| format!("limit = {{ kind = \"per-entry\", max = {max} }}");
        packs(&format!(
            "[[rule]]\nid = \"stay\"\nslot = \"stay\"\ntitle = \"t\"\nwhen = []\napplies_on = \"{applies_on}\"\n\
             version = [{{ n = 1, from = 2020-01-01, until = 2026-05-01, source = \"law\", {} }}, \
             {{ n = 2, from = 2026-05-01, source = \"law\", {} }}]\n",
            limit(90),
            limit(10)
        ))
    };
    for (applies_on, enter, last) in [
        // The tenth day is the first of May: it is lawful; who came a day earlier is on the eleventh, and is not.
        ("each-day-of-stay", "2026-04-22", "2026-05-01"),
        ("each-day-of-stay", "2026-04-21", "2026-04-30"),
        ("each-day-of-stay", "2026-05-01", "2026-05-10"),
        ("day-of-entry", "2026-04-30", "2026-07-28"),
        ("day-of-entry", "2026-05-01", "2026-05-10"),
    ] {
        let facts = format!(r#""entry": {{"on": "{enter}"}}, "exit": {{"on": "{enter}"}}, "stays": []"#);
        let found = ask(&of(applies_on), &facts, "2026-11-22").last_lawful_day();
        assert_eq!(found, parse_date(last).ok(), "{applies_on}, {enter}");
    }
}

#[test]
fn one_of_any_is_enough_and_all_must_fail_to_fail() {
    let rules = rule("a", "", "required", &from("law"))
        .replace("when = []", "when = []\nany = [\"purpose is work\", \"document.kind is identity-card\"]");
    visa(&rules, &format!(r#"{MAY}, "purpose": "work""#), Outcome::Required);
    visa(&rules, &format!(r#"{MAY}, "purpose": "study""#), Outcome::Depends);
    let neither = format!(r#"{MAY}, "purpose": "study", "document": {{"kind": "ordinary-passport"}}"#);
    visa(&rules, &neither, Outcome::NotRequired);
}

/// A sentence, facts with which it is just true, and facts with which it is just false.
const EDGES: &[(&str, &str, &str)] = &[
    ("age from born on entry.at is under 6 years", r#""born": "2020-05-02""#, r#""born": "2020-05-01""#),
    ("age from born on entry.at is at least 65 years", r#""born": "1961-05-01""#, r#""born": "1961-05-02""#),
    ("planned stay is at most 30 days", r#""exit": {"on": "2026-05-30"}"#, r#""exit": {"on": "2026-05-31"}"#),
    ("filed is present", r#""filed": {}"#, r#""filed": null"#),
    (
        "document valid at least 6 months after entry.at",
        r#""document": {"expires": "2026-11-01"}"#,
        r#""document": {"expires": "2026-10-31"}"#,
    ),
    ("document has 2 blank pages", r#""document": {"blank-pages": 2}"#, r#""document": {"blank-pages": 1}"#),
    ("any nationality is in [RUS]", r#""nationalities": ["USA", "RUS"]"#, r#""nationalities": ["USA"]"#),
    ("every nationality is in [RUS]", r#""nationalities": ["RUS"]"#, r#""nationalities": ["USA", "RUS"]"#),
    (
        "holder was inside USA on 2025-06-09",
        r#""whereabouts": [{"in": "USA", "from": "2025-06-01", "to": "2025-06-09"}]"#,
        r#""whereabouts": [{"in": "USA", "from": "2025-06-01", "to": "2025-06-08"}]"#,
    ),
    (
        "visa.USA.class is in [B-1, B-2]",
        r#""visa": {"USA": {"class": "B-2"}}"#,
        r#""visa": {"USA": {"class": "F-1"}}"#,
    ),
    (
        "visa.USA is issued before 2026-01-01",
        r#""visa": {"USA": {"issued": "2025-12-31"}}"#,
        r#""visa": {"USA": {"issued": "2026-01-01"}}"#,
    ),
    (
        "visa.USA is valid on entry.at",
        r#""visa": {"USA": {"class": "C", "issued": "2026-01-01", "expires": "2026-05-01"}}"#,
        r#""visa": {"USA": {"class": "C", "issued": "2026-01-01", "expires": "2026-04-30"}}"#,
    ),
    (
        "days used under rolling:90/180 are at least 10",
        r#""stays": [{"in": "KAZ", "from": "2026-04-01", "to": "2026-04-10"}]"#,
        r#""stays": [{"in": "KAZ", "from": "2026-04-01", "to": "2026-04-09"}]"#,
    ),
    ("hit is entry-ban", r#""hits": [{"kind": "entry-ban", "until": "2026-05-01"}]"#, r#""hits": []"#),
    ("exit.on is before 2026-06-01", r#""exit": {"on": "2026-05-31"}"#, r#""exit": {"on": "2026-06-01"}"#),
    (
        "exit.on is at most 90 days after entry.at",
        r#""exit": {"at": "2026-07-30T00:00:00+05:00"}"#,
        r#""exit": {"on": "2026-07-31"}"#,
    ),
];

#[test]
fn each_sentence_tells_the_last_good_day_from_the_first_bad() {
    for (sentence, good, bad) in EDGES {
        let rules = rule("a", &format!("\"{sentence}\""), "required", &from("law"));
        visa(&rules, &format!("{MAY}, {good}"), Outcome::Required);
        visa(&rules, &format!("{MAY}, {bad}"), Outcome::NotRequired);
        let unknown = if sentence.starts_with("hit") { Outcome::NotRequired } else { Outcome::Depends };
        let answer = visa(&rules, MAY, unknown);
        assert_eq!(answer.depends_on.is_empty(), unknown != Outcome::Depends, "{sentence}");
    }
}

#[test]
fn silence_is_not_freedom() {
    let packs = packs("");
    let answer = check(&packs, &Situation::from_json(r#"{"into": "USA"}"#).unwrap(), Date::MAX, Explain::No);
    assert_eq!((answer.verdict, answer.slots.is_empty(), answer.packs.len()), (Verdict::Depends, true, 0));
}

#[test]
fn a_crossing_point_that_no_pack_lists_is_refused_with_the_nearest() {
    let packs = packs("");
    let read = |point: &str| {
        let text = format!(r#"{{"into": "KAZ", "entry": {{"point": "{point}"}}}}"#);
        packs.accept(&Situation::from_json(&text).unwrap()).map_err(|error| error.to_string())
    };
    assert_eq!(read("KAZ-ONE"), Ok(()));
    let message =
        "`entry.point`: `KAZ-ONES` is no crossing point of KAZ that a pack lists, did you mean `KAZ-ONE`?";
    assert_eq!(read("KAZ-ONES"), Err(message.to_owned()));
}
