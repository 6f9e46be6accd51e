//! Groups of states with dated members: whose days count, and for whom the pack speaks.

use super::*;
use serde_json::{Value, json};

const PACK: &str = r#"pack.format = 1
pack.id = "group.demo"
pack.version = "1.0.0"
pack.jurisdiction = "group"
pack.status = "published"
pack.title = "demo"
pack.languages = ["en"]
pack.known_to = 2026-11-22
source = [{ id = "code", rank = "law", published = 2006-01-01, confidence = "official", checked = "confirmed", cite = "C" }]
[set.members]
of = "entry.state"
title = "members"
from = 2007-12-21
source = "code"
members = ["FRA", "ESP", "D", "ITA"]
change = [
  { on = 2023-01-01, add = ["HRV"], source = "code" },
  { on = 2024-03-31, add = ["BGR"], source = "code" },
  { on = 2030-01-01, remove = ["ITA"], source = "code" },
]
[[territory]]
id = "group"
title = "group"
members = "members"
[[rule]]
id = "visa"
slot = "visa"
title = "visa"
when = ["crossing is entry into group", "document.nationality is UZB", "residence.here is none", "visa.here.class is none"]
then = { result = "required" }
applies_on = "day-of-entry"
version = [{ n = 1, from = 2007-12-21, source = "code" }]
[[rule]]
id = "stay"
slot = "stay"
title = "stay"
when = ["crossing is entry into group", "residence.here is none"]
applies_on = "each-day-of-stay"
territory = "group"
grounds = ["visa-free", "visa"]
version = [{ n = 1, from = 2013-10-18, source = "code", limit = { kind = "rolling", max = 90, window = 180 } }]
"#;

fn group(pack: &str) -> PackSet {
    let file = PackFile { path: "pack.toml".to_owned(), text: pack.to_owned() };
    PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap()
}

/// Who enters a member state on a day, with earlier stays.
fn journey(into: &str, enter: &str, stays: &Value) -> Value {
    let situation = json!({
        "into": into, "crossing": "entry", "document": {"nationality": "KAZ"}, "residence": {into: "none"},
        "visa": {into: {"class": "none"}}, "entry": {"on": enter}, "exit": {"on": enter}, "stays": stays,
    });
    let situation = Situation::from_json(&situation.to_string()).unwrap();
    serde_json::to_value(check(&group(PACK), &situation, parse_date("2026-11-22").unwrap(), Explain::Yes))
        .unwrap()
}

#[track_caller]
fn used(into: &str, enter: &str, stays: &Value, expected: &Value) -> Value {
    let answer = journey(into, enter, stays);
    assert_eq!(answer["slots"]["stay"]["days-used"], *expected, "{into} {enter} {stays}: {answer}");
    answer
}

#[test]
fn days_in_all_members_count_together() {
    let stays = json!([
        {"in": "FRA", "from": "2026-01-01", "to": "2026-01-10"},
        {"in": "ESP", "from": "2026-01-10", "to": "2026-01-20"},
        {"in": "GBR", "from": "2026-02-01", "to": "2026-02-20"},
    ]);
    let answer = used("D", "2026-03-01", &stays, &json!(20));
    assert_eq!(answer["slots"]["stay"]["limit"]["territory"], "group");
}

#[test]
fn each_day_counts_by_the_membership_of_that_day() {
    let around = |state: &str, from: &str, to: &str| json!([{"in": state, "from": from, "to": to}]);
    used("FRA", "2023-02-01", &around("HRV", "2022-12-22", "2023-01-10"), &json!(10));
    used("FRA", "2023-02-01", &around("HRV", "2022-12-22", "2022-12-31"), &json!(0));
    used("FRA", "2024-05-01", &around("BGR", "2024-03-01", "2024-04-09"), &json!(10));
    used("FRA", "2030-02-01", &around("ITA", "2029-12-22", "2030-01-10"), &json!(10));
}

#[test]
fn days_before_the_state_joined_are_not_planned_days_of_the_group() {
    let situation = json!({
        "into": "HRV", "crossing": "entry", "document": {"nationality": "KAZ"}, "residence": {"HRV": "none"},
        "visa": {"HRV": {"class": "none"}}, "entry": {"on": "2022-12-02"}, "exit": {"on": "2023-03-31"}, "stays": [],
    });
    let situation = Situation::from_json(&situation.to_string()).unwrap();
    let answer = check(&group(PACK), &situation, parse_date("2026-11-22").unwrap(), Explain::No);
    // 90 days from the first day of membership on.
    assert_eq!(answer.last_lawful_day(), Some(parse_date("2023-03-31").unwrap()));
    assert_eq!(answer.result(Slot::Stay), Some(Outcome::Within));
}

#[test]
fn before_it_joined_a_state_has_no_answer_from_the_group() {
    let answer = journey("HRV", "2022-12-02", &json!([]));
    assert!(answer["slots"]["visa"].is_null(), "{answer}");
    assert_eq!(answer["verdict"], "depends");
    assert_eq!(journey("HRV", "2023-01-01", &json!([]))["slots"]["visa"]["result"], "not-required");
    assert_eq!(journey("GBR", "2023-01-01", &json!([]))["packs"], json!({}));
}

#[test]
fn days_with_a_residence_permit_or_a_long_stay_visa_do_not_count() {
    let on = |ground: &str| {
        json!([{"in": "FRA", "from": "2026-01-01", "to": "2026-01-10", "ground": ground},
               {"in": "ESP", "from": "2026-02-01", "to": "2026-02-05"}])
    };
    for (ground, expected) in
        [("visa-free", 15), ("visa", 15), ("residence-permit", 5), ("long-stay-visa", 5)]
    {
        used("D", "2026-03-01", &on(ground), &json!(expected));
    }
}

#[test]
fn here_is_the_state_entered_and_is_asked_for_by_its_name() {
    let situation = json!({
        "into": "ESP", "crossing": "entry", "document": {"nationality": "UZB"}, "residence": {"FRA": "none"},
        "entry": {"on": "2026-03-01"},
    });
    let ask = |situation: &Value| {
        let situation = Situation::from_json(&situation.to_string()).unwrap();
        check(&group(PACK), &situation, parse_date("2026-11-22").unwrap(), Explain::No)
    };
    let answer = ask(&situation);
    assert_eq!(answer.result(Slot::Visa), Some(Outcome::Depends));
    assert!(answer.depends_on.contains(&"residence.ESP".to_owned()), "{:?}", answer.depends_on);
    assert!(answer.depends_on.contains(&"visa.ESP.class".to_owned()), "{:?}", answer.depends_on);
    let mut known = situation.clone();
    known["residence"] = json!({"ESP": "permanent-residence-permit"});
    assert_eq!(ask(&known).result(Slot::Visa), Some(Outcome::NotRequired));
    known["residence"] = json!({"ESP": "none"});
    known["visa"] = json!({"ESP": {"class": "C"}});
    assert_eq!(ask(&known).result(Slot::Visa), Some(Outcome::NotRequired));
    known["visa"] = json!({"ESP": {"class": "none"}});
    assert_eq!(ask(&known).result(Slot::Visa), Some(Outcome::Required));
}

#[test]
fn a_wrong_territory_is_a_load_error_with_a_suggestion() {
    for (from, to, message) in [
        (
            "into group\", \"residence",
            "into groop\", \"residence",
            "demo/pack.toml:37: rule `stay`: `groop` is no state and no territory, did you mean `group`?",
        ),
        (
            "territory = \"group\"",
            "territory = \"groups\"",
            "rule `stay`: there is no territory `groups`, did you mean `group`?",
        ),
        (
            "members = \"members\"",
            "members = \"member\"",
            "there is no list `member`, did you mean `members`?",
        ),
        ("of = \"entry.state\"", "of = \"document.nationality\"", "write `of = \"entry.state\"`"),
        (
            "jurisdiction = \"group\"",
            "jurisdiction = \"goup\"",
            "`goup` is no state and no territory of this pack, did you mean `group`?",
        ),
    ] {
        let file = PackFile { path: "pack.toml".to_owned(), text: PACK.replace(from, to) };
        let error = PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap_err();
        let shown: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|fault| fault.contains(message)), "{message}: {shown:?}");
    }
}
