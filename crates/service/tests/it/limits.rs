//! Limits of the API: sizes, media types, keys; and that nothing is written past one.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;

use crate::world::{World, filing, run};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

#[test]
fn a_proof_is_taken_only_as_what_it_is() {
    run(async {
        let world = World::new().await;
        let send = async |kind: &str, key: &str, body: Vec<u8>| {
            let headers = [("content-type", kind), ("idempotency-key", key)];
            world.send(Method::POST, "/api/v1/uploads", &headers, body).await
        };
        let first = send("application/pdf", "a", PDF.to_vec()).await;
        assert_eq!(first.status, 201, "{}", first.text());
        assert_eq!(first.json()["id"].as_str().unwrap().len(), 26);
        let again = send("application/pdf", "a", PDF.to_vec()).await;
        assert_eq!(
            (again.status, again.json()),
            (first.status, first.json()),
            "the first answer is repeated"
        );
        send("application/pdf", "a", b"%PDF-1.4\n".to_vec()).await.problem(409, "key-reused");
        send("image/png", "b", b"<svg onload=alert(1)>".to_vec()).await.problem(415, "wrong-kind");
        send("image/png", "b", PDF.to_vec()).await.problem(415, "wrong-kind");
        send("text/html", "b", PDF.to_vec()).await.problem(415, "wrong-kind");
        send("application/pdf", "b", Vec::new()).await.problem(400, "bad-request");
        let sized = |bytes: usize| {
            let mut content = PDF.to_vec();
            content.resize(bytes, b' ');
            content
        };
        assert_eq!(send("application/pdf", "c", sized(5_000_000)).await.status, 201);
        send("application/pdf", "d", sized(5_000_001)).await.problem(413, "too-large");
        send("application/pdf", "d", sized(20_000_000)).await.problem(413, "too-large");
    });
}

#[test]
fn what_creates_something_needs_a_key_that_fits() {
    run(async {
        let world = World::new().await;
        let none = world.post("/api/v1/applications", &[], &filing()).await;
        none.problem(400, "key-missing");
        for key in [String::new(), "a b".to_owned(), "x".repeat(101)] {
            world.file(&filing(), &key).await.problem(400, "key-missing");
        }
        let upload =
            world.send(Method::POST, "/api/v1/uploads", &[("content-type", "application/pdf")], PDF).await;
        upload.problem(400, "key-missing");
        assert_eq!(world.file(&filing(), &"x".repeat(100)).await.status, 201);
    });
}

#[test]
fn a_body_of_json_has_a_limit_also_where_its_length_is_not_said() {
    run(async {
        let world = World::new().await;
        let with = |bytes: usize| format!("{{\"into\":\"RUS\"{}}}", " ".repeat(bytes - 14));
        let kind = [("content-type", "application/json; charset=utf-8")];
        let send = async |body: Body| world.send(Method::POST, "/api/v1/check", &kind, body).await;
        assert_eq!(send(with(256_000).into()).await.status, 200);
        send(with(256_001).into()).await.problem(413, "too-large");
        send(with(20_000_000).into()).await.problem(413, "too-large");
    });
}

#[test]
fn after_a_refused_request_nothing_is_on_record() {
    run(async {
        let world = World::new().await;
        let before = world.authority.record.events_since(0, 100).await.unwrap().len();
        let mut wrong = filing();
        wrong["document"]["nationality"] = json!("UZX");
        world.file(&wrong, "k").await.problem(422, "invalid-fields");
        world.file(&json!({"documents": {}}), "k").await.problem(422, "invalid-fields");
        assert_eq!(world.authority.record.events_since(0, 100).await.unwrap().len(), before);
        assert_eq!(world.file(&filing(), "k").await.status, 201, "the key was not spent");
    });
}
