//! One case over the API: filed, looked at, corrected, withdrawn, refused, appealed.

use axum::body::Body;
use axum::http::Method;
use journey::{ReasonCode, StaffId};
use serde_json::{Value, json};
use service::flows::{self, CaseDecision};

use crate::world::{BORN, World, filing, run};

/// A filing that an officer must decide: an emergency, whose proof must be read.
fn urgent() -> Value {
    let mut filing = filing();
    filing["urgency"] = json!("urgent-treatment");
    filing
}

impl World {
    async fn step(&self, reference: &str, step: &str, body: &Value) -> crate::world::Reply {
        let path = format!("/api/v1/applications/{reference}/{step}");
        self.post(&path, &[("birth-date", BORN)], body).await
    }

    async fn put(&self, reference: &str, body: &Value) -> crate::world::Reply {
        let path = format!("/api/v1/applications/{reference}");
        self.send_json(Method::PUT, &path, &[("birth-date", BORN)], body).await
    }

    async fn referred(&self) -> String {
        let filed = self.file(&urgent(), "urgent").await.json();
        assert_eq!((&filed["stage"], &filed["pass"]), (&json!("referred"), &Value::Null), "{filed}");
        filed["reference"].as_str().unwrap().to_owned()
    }

    async fn refuse(&self, reference: &str) {
        let found =
            flows::find(&self.authority, reference.parse().unwrap(), BORN.parse().unwrap()).await.unwrap();
        let officer: StaffId = self.authority.new_id(self.now());
        let decision = CaseDecision::Refuse {
            reason: ReasonCode::ProofMissing,
            rule: "rus.entry/stay".to_owned(),
            sentence: "The proof does not show when the treatment begins.".to_owned(),
        };
        flows::decide(&self.authority, self.now(), officer, found, decision).await.unwrap();
    }
}

#[test]
fn a_filing_in_time_is_granted_with_its_pass() {
    run(async {
        let world = World::new().await;
        let reply = world.file(&filing(), "one").await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        let filed = reply.json();
        assert_eq!((&filed["stage"], &filed["decide-by"]), (&json!("granted"), &Value::Null), "{filed}");
        assert_eq!(filed["pass"]["valid-from"], "2026-08-05");
        assert_eq!(filed["pass"]["valid-until"], "2026-11-03");
        assert_eq!(filed["answer"]["slots"]["pre-entry-authorisation"]["filing"], "in-time");
        let reference = filed["reference"].as_str().unwrap();
        let status = world.case(reference, BORN).await.json();
        assert_eq!((&status["stage"], &status["stay"]), (&json!("granted"), &Value::Null));
        assert_eq!(status["pass"]["number"], filed["pass"]["number"]);
        assert_eq!(status["history"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn a_repeated_key_gives_the_first_answer_and_with_another_filing_a_conflict() {
    run(async {
        let world = World::new().await;
        let first = world.file(&filing(), "one").await;
        world.pass_hours(1);
        let again = world.file(&filing(), "one").await;
        assert_eq!((again.status, again.json()), (first.status, first.json()));
        let mut other = filing();
        other["exit"] = json!("2026-08-19");
        world.file(&other, "one").await.problem(409, "key-reused");
        let second = world.file(&filing(), "two").await;
        assert_ne!(second.json()["reference"], first.json()["reference"]);
    });
}

#[test]
fn every_wrong_field_of_a_filing_is_named_at_once_in_the_callers_language() {
    run(async {
        let world = World::new().await;
        let mut wrong = filing();
        wrong["document"]["nationality"] = json!("UZX");
        wrong["document"]["born"] = json!("1990-02-30");
        wrong["entry"] = json!({"at": "2026-02-30T09:00:00+05:00"});
        wrong["purpose"] = json!("");
        let expected = [
            "document.nationality unknown-country",
            "document.born bad-date",
            "entry.at bad-instant",
            "purpose missing",
        ];
        let reply = world.file(&wrong, "k").await;
        assert_eq!(reply.problem(422, "invalid-fields"), expected);
        let unknown = world.file(&json!({"nationality": "UZB"}), "k").await;
        assert_eq!(unknown.problem(422, "invalid-fields"), ["nationality unknown-field"]);
        let headers = [("accept-language", "ru"), ("idempotency-key", "k")];
        let russian = world.post("/api/v1/applications", &headers, &wrong).await;
        assert_ne!(russian.json()["fields"][1]["message"], reply.json()["fields"][1]["message"]);
    });
}

#[test]
fn who_needs_no_authorisation_cannot_apply_for_one() {
    run(async {
        let world = World::new().await;
        let mut filing = filing();
        filing["document"]["nationality"] = json!("BLR");
        filing["document"]["issuer"] = json!("BLR");
        let fields = world.file(&filing, "k").await.problem(422, "not-needed");
        assert_eq!(fields, ["trip no-authorisation"]);
        filing["document"]["nationality"] = json!("IND");
        filing["document"]["issuer"] = json!("IND");
        let fields = world.file(&filing, "k").await.problem(422, "not-needed");
        assert_eq!(fields, ["trip visa-instead"]);
    });
}

#[test]
fn an_unknown_reference_and_a_wrong_birth_date_look_the_same() {
    run(async {
        let world = World::new().await;
        let filed = world.file(&filing(), "one").await.json();
        let reference = filed["reference"].as_str().unwrap();
        let unknown = journey::Reference::from_random([7; 8]).to_string();
        let wrong_born = world.case(reference, "1990-05-02").await;
        for reply in [
            world.case(&unknown, BORN).await,
            world.case("nonsense", BORN).await,
            world.step(&unknown, "withdrawal", &json!({})).await,
        ] {
            reply.problem(404, "not-found");
            assert_eq!(reply.bytes, wrong_born.bytes);
        }
        for step in ["pass", "pass.svg", "pass.png", "pass.pdf"] {
            let path = format!("/api/v1/applications/{reference}/{step}");
            let reply = world.send(Method::GET, &path, &[("birth-date", "1990-05-02")], Body::empty()).await;
            reply.problem(404, "not-found");
            assert_eq!(reply.bytes, wrong_born.bytes);
        }
        let bare = world.get(&format!("/api/v1/applications/{reference}")).await;
        assert_eq!(bare.problem(422, "invalid-fields"), ["birth-date missing"]);
        let broken = world.case(reference, "1990-02-30").await;
        assert_eq!(broken.problem(422, "invalid-fields"), ["birth-date bad-date"]);
    });
}

#[test]
fn until_a_decision_falls_the_filing_is_corrected_and_withdrawn() {
    run(async {
        let world = World::new().await;
        let reference = world.referred().await;
        let status = world.case(&reference, BORN).await.json();
        assert_eq!(status["reasons"], json!(["emergency-proof"]));
        assert_eq!(status["deadline"]["last-day"], "2026-08-08");
        let same = world.put(&reference, &urgent()).await.json();
        assert_eq!(same["revision"], 1, "the same filing again changes nothing");
        let mut later = urgent();
        later["exit"] = json!("2026-08-18");
        let corrected = world.put(&reference, &later).await.json();
        assert_eq!((&corrected["revision"], &corrected["stage"]), (&json!(2), &json!("referred")));
        later["exit"] = json!("2026-08-01");
        assert_eq!(world.put(&reference, &later).await.problem(422, "invalid-fields"), ["exit wrong-order"]);
        let withdrawn = world.step(&reference, "withdrawal", &json!({})).await.json();
        assert_eq!(withdrawn["stage"], "withdrawn");
        let again = world.step(&reference, "withdrawal", &json!({})).await;
        assert_eq!(again.json(), withdrawn);
        world.put(&reference, &urgent()).await.json();
        later["exit"] = json!("2026-08-19");
        world.put(&reference, &later).await.problem(409, "conflict");
    });
}

#[test]
fn a_correction_can_bring_the_pass() {
    run(async {
        let world = World::new().await;
        let reference = world.referred().await;
        let granted = world.put(&reference, &filing()).await.json();
        assert_eq!(
            (&granted["stage"], &granted["pass"]["state"]),
            (&json!("granted"), &json!("unused")),
            "{granted}"
        );
        world.step(&reference, "withdrawal", &json!({})).await.problem(409, "conflict");
    });
}

#[test]
fn a_refusal_says_reason_rule_and_sentence_and_opens_an_appeal() {
    run(async {
        let world = World::new().await;
        let reference = world.referred().await;
        let early = world.step(&reference, "appeal", &json!({"grounds": "It does."})).await;
        early.problem(409, "conflict");
        world.refuse(&reference).await;
        let status = world.case(&reference, BORN).await.json();
        assert_eq!(status["stage"], "refused");
        assert_eq!(status["refusal"]["reason"], "proof-missing");
        assert_eq!(status["refusal"]["rule"], "rus.entry/stay");
        assert_eq!(status["deadline"]["last-day"], "2026-08-20");
        let empty = world.step(&reference, "appeal", &json!({"grounds": " "})).await;
        assert_eq!(empty.problem(422, "invalid-fields"), ["grounds missing"]);
        let long = world.step(&reference, "appeal", &json!({"grounds": "x".repeat(2001)})).await;
        assert_eq!(long.problem(422, "invalid-fields"), ["grounds too-long"]);
        let appealed = world.step(&reference, "appeal", &json!({"grounds": "Page two does."})).await;
        assert_eq!(appealed.json()["appeal"]["grounds"], "Page two does.");
        let again = world.step(&reference, "appeal", &json!({"grounds": "Page two does."})).await;
        assert_eq!(again.json(), appealed.json());
        world.step(&reference, "appeal", &json!({"grounds": "Another."})).await.problem(409, "conflict");
        let path = format!("/api/v1/applications/{reference}/pass");
        let none = world.send(Method::GET, &path, &[("birth-date", BORN)], Body::empty()).await;
        none.problem(404, "not-found");
    });
}

#[test]
fn an_appeal_after_its_last_day_is_too_late() {
    run(async {
        let world = World::new().await;
        let reference = world.referred().await;
        world.refuse(&reference).await;
        world.pass_hours(16 * 24);
        let late = world.step(&reference, "appeal", &json!({"grounds": "It does."})).await;
        late.problem(409, "conflict");
    });
}

#[test]
fn a_filing_names_only_a_crossing_point_and_a_proof_that_exist() {
    run(async {
        let world = World::new().await;
        let mut wrong = filing();
        wrong["entry"]["point"] = json!("RUS-PETUKHOVA");
        wrong["proof"] = json!("01KZ8JDAM039Z9C2YTRSXZY7Q2");
        let fields = world.file(&wrong, "k").await.problem(422, "invalid-fields");
        assert_eq!(fields, ["entry.point unknown-point", "proof unknown-upload"]);
        let headers = [("content-type", "application/pdf"), ("idempotency-key", "proof")];
        let kept = world.send(Method::POST, "/api/v1/uploads", &headers, "%PDF-1.7").await.json();
        let mut right = urgent();
        right["proof"] = kept["id"].clone();
        let filed = world.file(&right, "k").await;
        assert_eq!((filed.status.as_u16(), &filed.json()["stage"]), (201, &json!("referred")));
        let reference = filed.json()["reference"].as_str().unwrap().to_owned();
        let fields = world.put(&reference, &wrong).await.problem(422, "invalid-fields");
        assert_eq!(fields, ["entry.point unknown-point", "proof unknown-upload"]);
    });
}
