//! Drafts that mirror a rule.

use base::Country;
use rules::{MirrorError, OPEN_PLACE, PackFiles, PackSet, Status, mirror};

fn state(code: &str) -> Country {
    Country::parse(code).expect("a code")
}

fn draft() -> PackFiles {
    let packs = PackSet::builtin();
    let rus = packs.pack("rus.entry").expect("it is built in");
    mirror(rus, "application", (state("RUS"), state("KAZ")), Some("kaz.entry")).expect("it can be mirrored")
}

fn file<'f>(files: &'f PackFiles, path: &str) -> &'f str {
    &files.files.iter().find(|file| file.path == path).expect(path).text
}

#[test]
fn a_mirrored_rule_speaks_of_the_other_state_and_leaves_places_open() {
    let files = draft();
    let rules = file(&files, "rules/mirror.toml");
    assert!(rules.contains("\"crossing is entry into KAZ\""), "{rules}");
    assert!(rules.contains("residence.KAZ") && !rules.contains("RUS"), "{rules}");
    assert!(
        rules.contains(&format!("members = [\"{OPEN_PLACE}\"]")),
        "a list of countries is empty: {rules}"
    );
    assert!(rules.contains("members = [\"work\", \"study\"]"), "words of the vocabulary stay: {rules}");
    assert!(rules.contains("at_least = \"72 hours\"") && !rules.contains("\"ruid-"), "{rules}");
    let header = file(&files, "pack.toml");
    assert!(
        header.contains("pack.mirror = { of = \"rus.entry/application\", swap = [\"RUS\", \"KAZ\"] }"),
        "{header}"
    );
    assert!(header.contains("pack.overlay_on = \"kaz.entry\""), "{header}");
}

#[test]
fn a_draft_is_opened_and_decides_nothing() {
    let files = draft();
    let open = PackSet::open(&files).unwrap_or_else(|error| panic!("{error}: {:#?}", error.faults()));
    let pack = &open.packs()[0];
    assert_eq!(
        (pack.status, pack.jurisdiction.state(), pack.rules.len()),
        (Status::Draft, Some(state("KAZ")), 1)
    );
    assert!(pack.open_places.len() > 10, "{:?}", pack.open_places);
    let findings = rules::lint(&open, pack);
    assert!(findings.iter().any(|finding| finding.message.contains(OPEN_PLACE)), "{findings:?}");
    let refused = PackSet::load(std::slice::from_ref(&files)).expect_err("a draft decides nothing");
    assert!(refused.to_string().contains("is not published"), "{refused}");
}

#[test]
fn an_open_place_blocks_publication_and_is_named_with_its_line() {
    let mut files = draft();
    for file in &mut files.files {
        file.text = file.text.replace("pack.status = \"draft\"", "pack.status = \"published\"");
    }
    let fault = PackSet::load(std::slice::from_ref(&files)).expect_err("it has open places");
    let shown: Vec<String> = fault.faults().iter().map(ToString::to_string).collect();
    assert!(
        shown.iter().any(|line| line.contains("rules/mirror.toml:") && line.contains("an open place")),
        "{shown:?}"
    );
    assert!(shown.iter().any(|line| line.contains("only a draft has `overlay_on`")), "{shown:?}");
    // A comment may speak of open places.
    let builtin = &rules::builtin::files()[0];
    let mut files = builtin.clone();
    files.files[0].text.push_str("# TODO-lawyer: nothing\n");
    assert!(PackSet::load(std::slice::from_ref(&files)).is_ok());
}

#[test]
fn what_cannot_be_mirrored_says_why() {
    let packs = PackSet::builtin();
    let rus = packs.pack("rus.entry").expect("it is built in");
    let fault = mirror(rus, "aplication", (state("RUS"), state("KAZ")), None).expect_err("no such rule");
    assert_eq!(fault.to_string(), "`rus.entry` has no rule `aplication`, did you mean `application`?");
    let fault = mirror(rus, "application", (state("UZB"), state("KAZ")), None).expect_err("another state");
    assert!(matches!(fault, MirrorError::AnotherState { .. }), "{fault}");
}
