//! Differences between two states of a pack.

use base::parse_date;
use rules::{Diff, DiffQuestion, Difference, Effect, PackFiles, Slot, diff};

fn rus() -> PackFiles {
    rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("it is built in")
}

/// The pack with one text in the place of another; the text must stand in it.
fn with(from: &str, to: &str) -> PackFiles {
    let mut pack = rus();
    let mut found = false;
    for file in &mut pack.files {
        found |= file.text.contains(from);
        file.text = file.text.replacen(from, to, 1);
    }
    assert!(found, "`{from}` is not in the pack");
    pack
}

fn check(after: &PackFiles) -> Diff {
    diff(&rus(), after, &DiffQuestion { most: 300, ..DiffQuestion::default() })
        .unwrap_or_else(|error| panic!("{error}"))
}

fn of_slot(diff: &Diff, slot: Slot) -> Vec<&Difference> {
    diff.changes.iter().filter(|change| change.slot == slot).collect()
}

#[test]
fn what_changes_no_answer_is_no_difference() {
    for (from, to) in [
        ("# The entry application (RuID).", "# Another comment."),
        ("pack.version      = \"", "pack.version = \"9"),
        ("Federal Law 260-FZ", "Law 260-FZ"),
    ] {
        let found = check(&with(from, to));
        assert!(found.changes.is_empty() && found.asked > 20, "{from}: {:?}", found.changes);
    }
}

#[test]
fn a_longer_deadline_tightens_the_application_and_nothing_else() {
    let found = check(&with("at_least = \"72 hours\"", "at_least = \"96 hours\""));
    assert!(found.differing > 0 && found.asked > found.differing, "{} of {}", found.differing, found.asked);
    assert!(found.changes.iter().all(|change| change.slot == Slot::PreEntryAuthorisation));
    let other = found.changes.iter().find(|change| change.effect != Effect::Tightens);
    assert!(other.is_none(), "{other:#?}");
    let change = &found.changes[0];
    assert!(change.keys().contains(&"file-by".to_owned()), "{:?}", change.keys());
    assert!(change.nationalities.iter().any(|country| country.code() == "UZB"));
}

#[test]
fn a_member_taken_off_a_list_changes_the_answers_of_that_nationality_alone() {
    let found = check(&with("members = [\"BRN\", \"HKG\", \"NRU\"]", "members = [\"BRN\", \"NRU\"]"));
    let visa = of_slot(&found, Slot::Visa);
    let tightened =
        visa.iter().find(|change| change.effect == Effect::Tightens).expect("a visa is needed now");
    let codes: Vec<&str> = tightened.nationalities.iter().map(|country| country.code()).collect();
    assert_eq!(codes, ["HKG"]);
    assert_eq!(tightened.before.as_ref().map(|answer| answer.result.word()), Some("not-required"));
    assert_eq!(tightened.after.as_ref().map(|answer| answer.result.word()), Some("required"));
}

/// Goal: a change that holds from a day on is met on that day and not before it.
#[test]
fn a_change_is_met_from_its_day_on() {
    let from = "then = { result = \"required\", obtain = \"ruid-application\"";
    assert!(rus().files.iter().any(|file| file.text.contains(from)));
    let after = with(
        "{ n = 6, reading = \"everyone\", from = 2026-07-01,",
        "{ n = 6, reading = \"everyone\", from = 2026-07-08,",
    );
    let found = check(&after);
    assert!(!found.changes.is_empty());
    for change in &found.changes {
        let (first, last) = (*change.days.first().expect("known"), *change.days.last().expect("known"));
        assert!(
            first >= parse_date("2026-07-01").unwrap() && last < parse_date("2026-07-08").unwrap(),
            "{change:#?}"
        );
    }
}

#[test]
fn packs_of_two_states_have_no_difference_to_show() {
    let other = with("pack.jurisdiction = \"RUS\"", "pack.jurisdiction = \"KAZ\"");
    let error = diff(&rus(), &other, &DiffQuestion::default()).expect_err("another state");
    assert!(error.to_string().contains("this is the law of KAZ"), "{error}");
}
