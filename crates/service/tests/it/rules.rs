//! What the rules say, what a passport says, which rules there are, and what may be published.

use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};

use crate::schema::DESCRIPTION;
use crate::world::{World, run};

fn situation() -> Value {
    DESCRIPTION["paths"]["/api/v1/check"]["post"]["requestBody"]["content"]["application/json"]["example"]
        .clone()
}

#[test]
fn a_situation_is_answered_as_the_command_line_does() {
    run(async {
        let world = World::new().await;
        let reply = world.post("/api/v1/check", &[], &situation()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let answer = reply.json();
        assert_eq!((&answer["into"], &answer["as-of"]), (&json!("RUS"), &json!("2026-08-05")));
        assert_eq!(answer["slots"]["stay"]["days-left"], 50);
        assert_eq!(answer["slots"]["pre-entry-authorisation"]["filing"], "in-time");
        assert!(answer.get("because").is_none());
        let reply = world.post("/api/v1/check?as-of=2026-11-22&explain=true", &[], &situation()).await;
        let answer = reply.json();
        assert_eq!(answer["as-of"], "2026-11-22");
        assert!(!answer["because"].as_array().unwrap().is_empty());
        let little = world.post("/api/v1/check", &[], &json!({"into": "RUS"})).await.json();
        assert_eq!(little["verdict"], "depends");
        assert!(little["ask-first"].is_string());
    });
}

#[test]
fn what_is_no_situation_is_named_by_field_and_code() {
    run(async {
        let world = World::new().await;
        let check = async |change: Value, expected: &str| {
            let mut situation = situation();
            for (key, value) in change.as_object().unwrap() {
                situation[key] = value.clone();
            }
            let fields = world.post("/api/v1/check", &[], &situation).await.problem(422, "invalid-fields");
            assert_eq!(fields, [expected]);
        };
        check(json!({"document": {"nationality": "UZX"}}), "document.nationality unknown-country").await;
        check(json!({"born": "1990-02-30"}), "born bad-date").await;
        check(json!({"entry": {"at": "2026-08-10T25:00:00+05:00"}}), "entry.at bad-instant").await;
        check(json!({"entry": {"on": "2026-08-10", "point": "RUS-NOWHERE"}}), "entry.point unknown-point")
            .await;
        check(json!({"purpose": "fishing"}), "purpose unknown-word").await;
        check(json!({"nationalty": ["UZB"]}), "nationalty unknown-fact").await;
        check(json!({"into": 7}), "into wrong-type").await;
        let fields = world.post("/api/v1/check", &[], &json!({})).await.problem(422, "invalid-fields");
        assert_eq!(fields, ["into missing"]);
        let fields = world.post("/api/v1/check?as-of=2026-13-01", &[], &situation()).await;
        assert_eq!(fields.problem(422, "invalid-fields"), ["as-of bad-date"]);
        world.post("/api/v1/check?asof=2026-01-01", &[], &situation()).await.problem(422, "invalid-fields");
        let kind = [("content-type", "application/json")];
        world.send(Method::POST, "/api/v1/check", &kind, "{").await.problem(400, "bad-request");
        world.send(Method::POST, "/api/v1/check", &kind, vec![0xff_u8]).await.problem(400, "bad-request");
        world.send(Method::POST, "/api/v1/check", &[], "{}").await.problem(415, "wrong-kind");
    });
}

#[test]
fn the_lines_of_a_passport_are_read_with_their_problems() {
    run(async {
        let world = World::new().await;
        let lines = |lines: &[&str]| json!({ "lines": lines });
        let sound =
            ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
        let reading = world.post("/api/v1/mrz", &[], &lines(&sound)).await.json();
        assert_eq!((&reading["format"], &reading["valid"]), (&json!("TD3"), &json!(true)));
        assert_eq!(reading["primary"], "ERIKSSON");
        let broken =
            ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C37UTO7408122F1204159ZE184226B<<<<<10"];
        let reading = world.post("/api/v1/mrz", &[], &lines(&broken)).await.json();
        assert_eq!(reading["valid"], false);
        assert_eq!(reading["problems"][1]["code"], "check-digit");
        let reading = world.post("/api/v1/mrz", &[], &lines(&["nonsense"])).await.json();
        assert_eq!(reading["format"], Value::Null);
        let check = async |body: Value, expected: &str| {
            let fields = world.post("/api/v1/mrz", &[], &body).await.problem(422, "invalid-fields");
            assert_eq!(fields, [expected]);
        };
        check(lines(&[]), "lines missing").await;
        check(lines(&["A", "B", "C", "D"]), "lines too-many").await;
        check(lines(&["A".repeat(61).as_str()]), "lines too-long").await;
        check(lines(&["A\nB"]), "lines bad-character").await;
        check(json!({"line": ["A"]}), "line unknown-field").await;
        check(json!({}), "lines missing").await;
        check(json!({"lines": 7}), " wrong-type").await;
    });
}

#[test]
fn points_packs_and_rules_are_told_with_their_sources() {
    run(async {
        let world = World::new().await;
        let points = world.get("/api/v1/points").await.json();
        let petukhovo = json!({"point": "RUS-PETUKHOVO", "zone": "Asia/Yekaterinburg"});
        assert!(points["points"].as_array().unwrap().contains(&petukhovo), "{points}");
        let packs = world.get("/api/v1/rules").await.json();
        assert_eq!((&packs["state"], &packs["rules-of"]), (&json!("RUS"), &json!("RUS")));
        assert_eq!(packs["packs"][0]["pack"], "rus.entry");
        let rules = packs["packs"][0]["rules"].as_array().unwrap();
        assert!(!packs["packs"][0]["sources"].as_array().unwrap().is_empty());
        for rule in rules {
            let path = format!("/api/v1/rules/{}", rule["rule"].as_str().unwrap());
            let page = world.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.json()["versions"][0]["source"]["cite"].is_string(), "{path}");
        }
        let title = |language: &'static str| {
            let world = &world;
            async move {
                let headers = [("accept-language", language)];
                let path = "/api/v1/rules/rus.entry/stay";
                world.send(Method::GET, path, &headers, Body::empty()).await.json()["title"].clone()
            }
        };
        assert_ne!(title("ru").await, title("en").await);
        world.get("/api/v1/rules/rus.entry/nothing").await.problem(404, "not-found");
        world.get("/api/v1/rules/no.pack/stay").await.problem(404, "not-found");
        world.get("/api/v1/nothing").await.problem(404, "not-found");
        world.send(Method::DELETE, "/api/v1/points", &[], Body::empty()).await.problem(405, "method");
    });
}

#[test]
fn what_cannot_be_asked_of_the_statistics_is_named() {
    run(async {
        let world = World::new().await;
        let report = world
            .get("/api/v1/statistics/overstay?year=2026&year-starts=10-01&group=nationality,class")
            .await;
        let report = report.json();
        assert_eq!(report["year"], json!({"from": "2025-10-01", "until": "2026-09-30"}));
        assert_eq!((&report["rows"], &report["snapshot"]), (&json!([]), &Value::Null));
        for (query, expected) in [
            ("year=1800", "year bad-year"),
            ("year-starts=02-29", "year bad-year"),
            ("group=name", "group unknown-word"),
            ("group=class,class", "group unknown-word"),
            ("year=x", "query unknown-or-unreadable"),
            ("person=1", "query unknown-or-unreadable"),
        ] {
            let reply = world.get(&format!("/api/v1/statistics/overstay?{query}")).await;
            assert_eq!(reply.problem(422, "invalid-fields"), [expected], "{query}");
        }
    });
}

#[test]
fn the_service_says_that_it_lives_and_counts_without_names() {
    run(async {
        let world = World::new().await;
        assert_eq!(world.get("/health/live").await.json(), json!({"status": "live"}));
        assert_eq!(world.get("/health/ready").await.json(), json!({"status": "ready"}));
        world.get("/api/v1/rules/no.pack/stay").await;
        let reply = world.get("/metrics").await;
        assert!(reply.kind().starts_with("text/plain"), "{}", reply.kind());
        let text = reply.text();
        for line in [
            "paiza_applications{stage=\"granted\"} 0",
            "paiza_passes_total 0",
            "paiza_api_responses_total{class=\"2xx\"} 2",
            "paiza_api_responses_total{class=\"4xx\"} 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        world.authority.record.close().await.unwrap();
        world.get("/health/ready").await.problem(503, "unavailable");
    });
}
