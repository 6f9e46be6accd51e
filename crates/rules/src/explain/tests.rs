//! Tests of explanations over the built-in packs: nothing asked is missing, nothing forbidden is suggested.

use base::parse_date;

use super::*;
use crate::evaluate::{Explain, check};

const KNOWN: &str = "2026-11-22";

/// A worker of Uzbekistan, who also holds a passport of Belarus, filed too late and wants to stay too long.
const LATE: &str = r#"{"into": "RUS", "crossing": "entry", "document": {"nationality": "UZB"},
    "nationalities": ["UZB", "BLR"], "born": "1990-05-01", "residence": {"RUS": "none"},
    "visa": {"RUS": {"class": "none"}}, "role": "none", "purpose": "work", "contract": null, "urgency": "none",
    "entry": {"at": "2026-08-10T09:00:00+05:00", "point": "RUS-PETUKHOVO"}, "exit": {"on": "2026-12-20"},
    "filed": {"at": "2026-08-09T12:00:00+05:00"},
    "stays": [{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}]}"#;

/// The same worker after an overstay of three months.
fn banned() -> String {
    LATE.replace(
        r#"[{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}]"#,
        r#"[{"in": "RUS", "from": "2025-01-01", "to": "2025-06-30"}]"#,
    )
}

fn explained(set: &PackSet, situation: &str) -> Answer {
    let situation = Situation::from_json(situation).unwrap();
    check(set, &situation, parse_date(KNOWN).unwrap(), Explain::Fully)
}

/// The facts of `change_cost` that no suggestion may name, whatever stands in the way.
const NEVER: &[&str] =
    &["born", "stays", "whereabouts", "purpose", "role", "urgency", "hits", "nationalities"];

#[test]
fn a_condition_stands_with_the_value_and_the_source_with_its_confidence() {
    let set = PackSet::builtin();
    let answer = explained(&set, LATE);
    let because = answer.because.as_ref().unwrap();
    let stay = because.iter().find(|because| because.rule == "rus.entry/stay").unwrap();
    let json = serde_json::to_value(stay).unwrap();
    assert_eq!(json["conditions"][2], "visa.RUS.class is none");
    let judged = serde_json::json!({"sentence": "visa.RUS.class is none", "truth": "true",
        "facts": [{"fact": "visa.RUS.class", "value": "none"}]});
    assert_eq!(json["judged"][2], judged);
    assert_eq!(json["judged"][4]["sentence"], "planned stay is within calendar-year:90");
    assert_eq!(json["judged"][4]["truth"], "false");
    let sure = serde_json::json!({"source": "fz260", "confidence": "several", "checked": "to-verify"});
    assert_eq!(json["confidence"][0], sure);
    // The one stay without a break is longer than its 90 days too.
    let unbroken = because.iter().find(|because| because.rule == "rus.entry/stay-unbroken").unwrap();
    assert_eq!(unbroken.judged.last().map(|judged| judged.truth), Some(Judgement::False));
}

#[test]
fn a_plain_answer_and_its_reasons_carry_none_of_it() {
    let set = PackSet::builtin();
    let situation = Situation::from_json(LATE).unwrap();
    for explain in [Explain::No, Explain::Yes] {
        let answer = check(&set, &situation, parse_date(KNOWN).unwrap(), explain);
        let json = serde_json::to_string(&answer).unwrap();
        for word in ["judged", "why-not", "changes", "pack-marks", "confidence"] {
            assert!(!json.contains(word), "{word}");
        }
    }
}

#[test]
fn the_cheapest_change_comes_first_and_each_was_tried() {
    let set = PackSet::builtin();
    let answer = explained(&set, LATE);
    let told: Vec<String> = answer
        .changes
        .iter()
        .flatten()
        .map(|change| Voice::new(&set, Language::English, Register::Traveller).change(change))
        .collect();
    assert_eq!(
        told,
        [
            "Apply no later than 7 August 2026, 09:00 (+05:00). Then: Entry application, required, filed in time.",
            "Come with your other passport: Belarus. Then: Entry application, not needed.",
            "Enter no earlier than 12 August 2026, 12:00 (+05:00). Then: Entry application, required, filed in time.",
            "Shorten your stay: leave no later than 28 September 2026. Then: Length of stay, within the limit.",
        ]
    );
}

#[test]
fn who_overstayed_is_told_when_the_ban_is_over_and_never_to_be_another() {
    let set = PackSet::builtin();
    let banned = banned();
    let answer = explained(&set, &banned);
    let entry: Vec<&Change> = answer.changes.iter().flatten().filter(|c| c.slot == Slot::Entry).collect();
    let [later] = entry.as_slice() else { panic!("{entry:?}") };
    assert_eq!(later.facts.first().map(|change| change.fact), Some(Fact::EntryAt));
    assert_eq!(later.facts.first().map(|change| &change.value), Some(&serde_json::json!("2028-06-30")));
    // One day earlier the ban still holds, and on the day itself it does not.
    for (day, wanted) in [("2028-06-29", "forbidden"), ("2028-06-30", "permitted")] {
        let moved = banned.replace("2026-08-10T", &format!("{day}T")).replace("2026-12-20", "2028-12-20");
        assert_eq!(explained(&set, &moved).result(Slot::Entry).unwrap().word(), wanted, "{day}");
    }
}

#[test]
fn the_hash_of_a_pack_is_the_callers() {
    let set = PackSet::builtin();
    let mut answer = explained(&set, LATE);
    answer.with_hashes(&set, |bytes| format!("{} bytes", bytes.len()));
    let mark = answer.pack_marks.iter().flatten().next().unwrap();
    let length = set.pack("rus.entry").unwrap().canonical_bytes().len();
    assert_eq!(mark.hash.as_deref(), Some(format!("{length} bytes").as_str()));
    assert_eq!(mark.reviewed, "none");
}

#[test]
fn a_rule_whose_conditions_are_fulfilled_names_what_it_yields_to() {
    let set = PackSet::builtin();
    let child = LATE.replace("1990-05-01", "2021-05-01");
    let answer = explained(&set, &child);
    let yielding = answer.why_not.iter().flatten().find(|why_not| why_not.rule == "rus.entry/application");
    let yielding = yielding.unwrap();
    assert_eq!(yielding.result, Outcome::Required);
    assert_eq!((yielding.in_the_way.len(), yielding.yields_to.len()), (0, 1));
    assert_eq!(yielding.yields_to, ["rus.entry/application.under-six"]);
}

/// Takes the next value of a small generator; the seed is told where a test fails.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// A situation with some facts, each present or missing by chance; of every second seed few are missing.
fn random(seed: u64) -> String {
    let mut state = seed;
    let gaps = if seed.is_multiple_of(2) { 2 } else { 0 };
    let facts: &[(&str, &[&str])] = &[
        ("crossing", &["\"entry\"", "\"exit\"", "\"transit\""]),
        (
            "document",
            &[
                r#"{"nationality": "UZB"}"#,
                r#"{"nationality": "CHN"}"#,
                r#"{"nationality": "KAZ"}"#,
                r#"{"nationality": "USA"}"#,
                r#"{"nationality": "SRB"}"#,
            ],
        ),
        ("nationalities", &[r#"["UZB", "BLR"]"#, r#"["CHN", "KAZ"]"#]),
        ("born", &["\"1990-05-01\"", "\"2021-02-01\""]),
        ("residence", &[r#"{"RUS": "none"}"#, r#"{"RUS": "temporary-residence-permit"}"#]),
        ("visa", &[r#"{"RUS": {"class": "none"}}"#, r#"{"RUS": {"class": "e-visa"}}"#]),
        ("role", &["\"none\"", "\"diplomat\"", "\"international-driver\"", "\"eaeu-worker\""]),
        ("purpose", &["\"work\"", "\"tourism\"", "\"study\"", "\"haulage\""]),
        ("urgency", &["\"none\"", "\"death-of-relative\""]),
        ("contract", &["null", r#"{"from": "2026-01-01", "until": "2026-12-31"}"#, "{}"]),
        (
            "entry",
            &[
                r#"{"at": "2026-08-10T09:00:00+05:00", "point": "RUS-PETUKHOVO"}"#,
                r#"{"on": "2025-01-15"}"#,
                r#"{"on": "2026-09-14", "point": "RUS-SHEREMETYEVO"}"#,
            ],
        ),
        ("exit", &[r#"{"on": "2026-10-01"}"#, r#"{"on": "2027-02-01"}"#]),
        ("filed", &["null", "{}", r#"{"at": "2026-08-07T12:00:00+05:00"}"#]),
        (
            "stays",
            &[
                "[]",
                r#"[{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}]"#,
                r#"[{"in": "RUS", "from": "2024-01-01", "to": "2024-07-30"}]"#,
            ],
        ),
        ("hits", &["[]", r#"[{"kind": "entry-ban", "until": "2026-09-01"}]"#]),
    ];
    let mut parts = vec!["\"into\": \"RUS\"".to_owned()];
    for (name, values) in facts {
        let pick = next(&mut state) as usize % (values.len() + gaps);
        if let Some(value) = values.get(pick) {
            parts.push(format!("\"{name}\": {value}"));
        }
    }
    format!("{{{}}}", parts.join(", "))
}

/// Goal: whoever is asked can read in the explanation why.
#[test]
fn every_fact_asked_for_stands_in_the_explanation() {
    let set = PackSet::builtin();
    for seed in 0..120_u64 {
        let situation = random(seed);
        let answer = explained(&set, &situation);
        let because = answer.because.iter().flatten().flat_map(|because| &because.judged);
        let why_not = answer.why_not.iter().flatten().flat_map(|why_not| &why_not.in_the_way);
        let named: std::collections::BTreeSet<String> = because
            .chain(why_not)
            .flat_map(|judged| &judged.facts)
            .map(|told| told.fact.to_string())
            .collect();
        for asked in answer.depends_on.iter().chain(&answer.ask_first) {
            assert!(named.contains(asked), "seed {seed}: `{asked}` is asked and not explained: {situation}");
        }
    }
}

/// Goal: no suggestion asks anybody to be or to claim what they are not.
#[test]
fn no_change_names_what_nobody_may_change_and_a_passport_only_if_it_is_held() {
    let set = PackSet::builtin();
    let mut seen = 0;
    let complete = (0..80_u64).map(|seed| random(2 * seed + 1));
    for (seed, text) in complete.chain([LATE.to_owned(), banned()]).enumerate() {
        let situation = Situation::from_json(&text).unwrap();
        let answer = explained(&set, &text);
        for change in answer.changes.iter().flatten().flat_map(|change| &change.facts) {
            seen += 1;
            assert!(!NEVER.contains(&change.fact.to_string().as_str()), "seed {seed}: {change:?}");
            if change.fact == Fact::Nationality {
                let held: Vec<Value> =
                    situation.nationalities.iter().flatten().map(|held| serde_json::json!(held)).collect();
                assert!(held.contains(&change.value), "seed {seed}: {change:?}");
            }
        }
    }
    assert!(seen > 8, "only {seen} changes were told");
}

/// Goal: a sound explanation never calls a condition of a rule that decided false, where nothing is missing.
#[test]
fn the_conditions_of_a_rule_that_decided_are_not_false() {
    let set = PackSet::builtin();
    for seed in 0..120_u64 {
        let text = random(seed);
        let answer = explained(&set, &text);
        for because in answer.because.iter().flatten() {
            let own = because.judged.iter().filter(|judged| because.conditions.contains(&judged.sentence));
            let own: Vec<Judged> = own.cloned().collect();
            assert!(!judge::is_refuted(&own), "seed {seed}: {} {own:?}: {text}", because.rule);
        }
    }
}
