//! The description of the API is the one that is committed, and its examples are true.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use crate::schema::{DESCRIPTION, check_named};
use crate::world::{World, run};

#[test]
fn the_committed_description_is_the_one_of_the_code() {
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../api/openapi.json");
    let ours = service::api::description();
    if std::fs::read_to_string(&committed).unwrap_or_default() != ours {
        let fresh = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("openapi.json");
        std::fs::write(&fresh, &ours).unwrap();
        panic!(
            "`api/openapi.json` differs from the code: look at the change, then `cp {} api/openapi.json`",
            fresh.display()
        );
    }
}

#[test]
fn the_service_serves_its_description() {
    run(async {
        let world = World::new().await;
        let reply = world.get("/api/v1/openapi.json").await;
        assert_eq!((reply.status.as_u16(), reply.kind()), (200, "application/json"));
        assert_eq!(reply.text(), service::api::description());
    });
}

#[test]
fn every_reference_in_the_description_leads_somewhere_and_every_schema_is_used() {
    fn walk<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    walk(&DESCRIPTION, &mut found);
    let schemas = DESCRIPTION["components"]["schemas"].as_object().unwrap();
    let known: BTreeSet<String> = schemas.keys().map(|name| format!("#/components/schemas/{name}")).collect();
    let found: BTreeSet<String> = found.into_iter().map(str::to_owned).collect();
    assert_eq!(found, known);
}

#[test]
fn every_operation_has_a_name_of_its_own_a_tag_a_summary_and_an_answer() {
    let mut names = BTreeSet::new();
    for (path, item) in DESCRIPTION["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let has = |key: &str| operation.get(key).is_some_and(|value| !value.is_null());
            assert!(has("summary") && has("tags"), "{method} {path}");
            assert!(
                names.insert(operation["operationId"].as_str().unwrap()),
                "{method} {path}: a name twice"
            );
            let answers = operation["responses"].as_object().unwrap();
            assert!(answers.keys().any(|status| status.starts_with('2')), "{method} {path}");
        }
    }
}

#[test]
fn the_examples_fit_their_schemas() {
    let filing = &DESCRIPTION["components"]["schemas"]["Filing"]["example"];
    assert!(filing.is_object(), "{filing}");
    check_named("Filing", filing);
    let check = &DESCRIPTION["paths"]["/api/v1/check"]["post"]["requestBody"]["content"]["application/json"]
        ["example"];
    assert!(check.is_object(), "{check}");
    check_named("Situation", check);
    check_named("ProblemDocument", &DESCRIPTION["components"]["schemas"]["ProblemDocument"]["example"]);
}

/// Goal: a key that the reader of filings knows is described, and the other way round.
/// Method: a filing in which everything is said is written by the code itself.
#[test]
fn the_schema_of_a_filing_has_the_keys_that_are_read() {
    let some = || Some(String::new());
    let draft = journey::FilingDraft {
        nationalities: vec![String::new()],
        email: some(),
        exit: some(),
        regions: vec![String::new()],
        urgency: some(),
        proof: some(),
        role: some(),
        contract: Some(journey::ContractDraft { until: some(), ..Default::default() }),
        residence: some(),
        visa: Some(journey::VisaDraft { issued: some(), expires: some(), ..Default::default() }),
        stays: vec![journey::StayDraft { to: some(), ground: some(), ..Default::default() }],
        guardian: Some(journey::GuardianDraft { secondary: some(), ..Default::default() }),
        document: journey::DocumentDraft { secondary: some(), ..Default::default() },
        entry: journey::EntryDraft { at: some(), on: some(), point: some(), mode: some() },
        ..Default::default()
    };
    let written = serde_json::to_value(draft).unwrap();
    for (key, name) in [
        ("", "Filing"),
        ("/document", "Document"),
        ("/entry", "Entry"),
        ("/contract", "Contract"),
        ("/visa", "Visa"),
        ("/stays/0", "Stay"),
        ("/guardian", "Guardian"),
    ] {
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        let described = &DESCRIPTION["components"]["schemas"][name]["properties"];
        assert_eq!(keys(written.pointer(key).unwrap()), keys(described), "{name}");
    }
}
