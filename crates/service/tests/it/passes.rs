//! The pass in its four forms, its verdict, and the way over the border that it opens.

use axum::body::Body;
use axum::http::Method;
use journey::{CrossingId, StaffId};
use serde_json::{Value, json};
use service::flows::{self, CrossingDecision, Shown};

use crate::world::{BORN, Reply, World, filing, passport, run};

impl World {
    async fn granted(&self) -> String {
        self.file(&filing(), "one").await.json()["reference"].as_str().unwrap().to_owned()
    }

    async fn pass(&self, reference: &str, form: &str) -> Reply {
        let path = format!("/api/v1/applications/{reference}/{form}");
        let reply = self.send(Method::GET, &path, &[("birth-date", BORN)], Body::empty()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply
    }

    async fn verify(&self, kind: &str, body: impl Into<Body>, lines: Option<&str>) -> Value {
        let mut headers = vec![("content-type", kind)];
        headers.extend(lines.map(|lines| ("passport-mrz", lines)));
        let reply = self.send(Method::POST, "/api/v1/passes/verify", &headers, body).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    async fn cross(&self, seal: Option<String>) -> CrossingId {
        let officer: StaffId = self.authority.new_id(self.now());
        let id = self.authority.new_id(self.now());
        let shown = Shown { point: "RUS-PETUKHOVO".to_owned(), seal, mrz: passport(), ..Shown::default() };
        let crossed =
            flows::record_crossing(&self.authority, self.now(), officer, id, &shown, CrossingDecision::Admit)
                .await;
        crossed.unwrap().crossing.id()
    }
}

#[test]
fn a_pass_comes_as_seal_picture_and_paper() {
    run(async {
        let world = World::new().await;
        let reference = world.granted().await;
        let seal = world.pass(&reference, "pass").await;
        assert_eq!(seal.kind(), "application/json");
        assert_eq!(seal.json()["data"]["hdr"]["t"], "icao.dta");
        assert_eq!(seal.headers["cache-control"], "private, no-store");
        let svg = world.pass(&reference, "pass.svg").await;
        assert!(svg.kind() == "image/svg+xml" && svg.text().starts_with("<svg"));
        let png = world.pass(&reference, "pass.png").await;
        assert_eq!((png.kind(), pass::qr::decode(&png.bytes).unwrap()), ("image/png", seal.text()));
        let pdf = world.pass(&reference, "pass.pdf").await;
        assert!(pdf.kind() == "application/pdf" && pdf.bytes.starts_with(b"%PDF-"));
        for language in ["en", "ru", "kk", "ky", "tg", "uz", "tk"] {
            for paper in ["pass.pdf", "pass-card.pdf"] {
                let pdf = world.pass(&reference, &format!("{paper}?lang={language}")).await;
                let tag = format!("/Lang({language})");
                assert!(
                    pdf.bytes.windows(tag.len()).any(|window| window == tag.as_bytes()),
                    "{paper} {language}"
                );
            }
        }
    });
}

#[test]
fn the_small_code_comes_as_text_and_picture_and_verifies_like_the_seal() {
    run(async {
        let world = World::new().await;
        let reference = world.granted().await;
        let twin = world.pass(&reference, "pass-small.txt").await;
        assert!(twin.kind().starts_with("text/plain") && twin.text().starts_with("RDB1B"), "{}", twin.text());
        let svg = world.pass(&reference, "pass-small.svg").await;
        assert!(svg.kind() == "image/svg+xml" && svg.text().starts_with("<svg"));
        let png = world.pass(&reference, "pass-small.png").await;
        assert_eq!(pass::qr::decode(&png.bytes).unwrap(), twin.text());
        let lines = passport().replace('\n', " ");
        for (kind, body) in [("text/plain", twin.bytes.clone()), ("image/png", png.bytes)] {
            let verdict = world.verify(kind, body, Some(&lines)).await;
            assert_eq!(
                (&verdict["status"], &verdict["document"], &verdict["form"]),
                (&json!("valid"), &json!("matches"), &json!("idb")),
                "{verdict}"
            );
        }
        let status = format!("/api/v1/applications/{reference}");
        let status = world.send(Method::GET, &status, &[("birth-date", BORN)], Body::empty()).await.json();
        assert_eq!(status["pass"]["small-code"], json!(twin.text()));
        assert_eq!(status["pass"]["no-small-code"], Value::Null);
    });
}

#[test]
fn a_seal_is_verified_from_text_and_picture_and_against_a_passport() {
    run(async {
        let world = World::new().await;
        let reference = world.granted().await;
        let seal = world.pass(&reference, "pass").await.text();
        let png = world.pass(&reference, "pass.png").await.bytes;
        let lines = passport().replace('\n', " ");
        for (kind, body) in [
            ("text/plain", seal.clone().into_bytes()),
            ("application/json", seal.clone().into_bytes()),
            ("image/png", png),
        ] {
            let verdict = world.verify(kind, body.clone(), None).await;
            assert_eq!(
                (&verdict["status"], &verdict["document"]),
                (&json!("valid"), &json!("not-checked")),
                "{verdict}"
            );
            let verdict = world.verify(kind, body, Some(&lines)).await;
            assert_eq!(
                (&verdict["status"], &verdict["document"]),
                (&json!("valid"), &json!("matches")),
                "{verdict}"
            );
        }
        let other =
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<,L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        let verdict = world.verify("text/plain", seal.clone(), Some(other)).await;
        assert_eq!((&verdict["status"], &verdict["document"]), (&json!("invalid"), &json!("mismatch")));
        let verdict = world.verify("text/plain", seal.clone(), Some("P<UTOERIKSSON BROKEN")).await;
        assert_eq!(verdict["reasons"], json!(["INVALID_PASSPORT_MRZ"]));
        let forged = seal.replace("ANVAR", "ANVIR");
        assert_eq!(world.verify("text/plain", forged, None).await["signature"], "bad");
    });
}

#[test]
fn what_is_no_seal_is_answered_and_what_is_no_request_is_a_problem() {
    run(async {
        let world = World::new().await;
        let verdict = world.verify("text/plain", "nonsense", None).await;
        assert_eq!((&verdict["status"], &verdict["signature"]), (&json!("invalid"), &json!("unreadable")));
        let verdict = world.verify("application/json", "{\"data\":1,\"data\":2}", None).await;
        assert_eq!(verdict["reasons"], json!(["WRONG_FORMAT"]));
        let verdict = world.verify("image/png", b"\x89PNG\r\n\x1a\n".to_vec(), None).await;
        assert_eq!(verdict["reasons"], json!(["READ_ERROR"]));
        let path = "/api/v1/passes/verify";
        let send = async |headers: &[(&str, &str)], body: Vec<u8>| {
            world.send(Method::POST, path, headers, body).await
        };
        send(&[("content-type", "image/gif")], vec![1]).await.problem(415, "wrong-kind");
        send(&[], vec![1]).await.problem(415, "wrong-kind");
        send(&[("content-type", "text/plain")], Vec::new()).await.problem(400, "bad-request");
        send(&[("content-type", "image/png")], vec![0; 20_000_000]).await.problem(413, "too-large");
        let fields = send(&[("content-type", "text/plain"), ("passport-mrz", " ")], vec![65]).await;
        assert_eq!(fields.problem(422, "invalid-fields"), ["passport-mrz missing"]);
    });
}

#[test]
fn a_traveller_sees_the_last_lawful_day_the_overstay_and_the_statistics_count_it() {
    run(async {
        let world = World::new().await;
        let reference = world.granted().await;
        let seal = world.pass(&reference, "pass").await.text();
        world.pass_hours(5 * 24);
        world.cross(Some(seal)).await;
        let status = world.case(&reference, BORN).await.json();
        assert_eq!(status["pass"]["state"], "used");
        assert_eq!(status["stay"]["entered-at"], "2026-08-10T14:00:00+05:00");
        let last = status["stay"]["last-lawful-day"].as_str().unwrap().to_owned();
        assert_eq!((last.as_str(), &status["stay"]["overstay"]), ("2026-11-07", &Value::Null), "{status}");
        world.pass_hours(100 * 24);
        let status = world.case(&reference, BORN).await.json();
        assert_eq!(status["stay"]["overstay"], json!({"days": 11, "is-continuing": true}));
        world.cross(None).await;
        let status = world.case(&reference, BORN).await.json();
        assert_eq!(status["stay"]["overstay"], json!({"days": 11, "is-continuing": false}));
        let report = world.get("/api/v1/statistics/overstay?year=2026").await.json();
        let row = &report["rows"][0];
        assert_eq!(
            (&row["nationality"], &row["hidden"], &row["expected"]),
            (&json!("UZB"), &json!(true), &Value::Null)
        );
        assert_eq!((&report["records"], &report["all"]), (&json!(1), &Value::Null));
    });
}
