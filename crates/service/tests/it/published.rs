//! What proves the authority itself: its keys under `/.well-known/`, and the signed receipt of a filing.

use base::Timestamp;
use pass::{Passport, TrustStore, Verifier, sha256_hex};
use service::flows;

use crate::world::{World, filing, run};

#[test]
fn the_index_names_every_file_and_a_stranger_can_verify_with_them() {
    run(async {
        let world = World::new().await;
        let now = world.now();
        world
            .authority
            .keys
            .change(|keys, random| {
                keys.roll_over(&crypto::Rollover::default(), now, random)?;
                keys.rotate_signer("02", now, random)
            })
            .unwrap();
        let index = world.get("/.well-known/paiza/").await;
        assert_eq!(index.bytes, world.get("/.well-known/paiza").await.bytes);
        let index = index.json();
        assert_eq!((&index["authority"], &index["state"]), (&"Test authority".into(), &"RUS".into()));
        let says: Vec<_> =
            index["messages"].as_array().unwrap().iter().map(|m| &m["is-permission-to-travel"]).collect();
        assert_eq!(says, [true, false]);
        let mut trust = TrustStore::new();
        let mut kinds = Vec::new();
        for file in index["files"].as_array().unwrap() {
            let href = file["href"].as_str().unwrap();
            let reply = world.get(href).await;
            assert_eq!(reply.status, 200, "{href}");
            assert_eq!(sha256_hex(&reply.bytes), file["sha256"], "{href}");
            let kind = file["kind"].as_str().unwrap();
            kinds.push(kind.to_owned());
            if kind == "revocation-list" {
                let next: Timestamp = file["next-update"].as_str().unwrap().parse().unwrap();
                assert!(next > now && file["number"].as_u64().unwrap() > 0);
                assert_eq!(reply.kind(), "application/pkix-crl");
            }
            if ["country-certificate", "revocation-list"].contains(&kind) {
                let name = href.rsplit('/').next().unwrap();
                assert!(trust.add_file(name, &reply.bytes).unwrap());
            }
        }
        kinds.sort();
        assert_eq!(
            kinds,
            [
                "country-certificate",
                "country-certificate",
                "link-certificate",
                "revocation-list",
                "revocation-list",
                "signer-certificate",
                "signer-certificate",
            ]
        );
        assert_eq!(world.get("/.well-known/paiza/authority-9.cer").await.status, 404);
        assert_eq!(world.get("/.well-known/paiza/../keys/authority.keys").await.status, 404);
        let filed = world.file(&filing(), "one").await.json();
        assert_eq!(filed["stage"], "granted");
        let verifier = Verifier::new(trust, world.authority.check.clone());
        let seal = world.pass_text(filed["reference"].as_str().unwrap()).await;
        let answer = verifier.verify(&seal, world.authority.moment(now), Passport::NotShown);
        assert_eq!(serde_json::to_value(&answer).unwrap()["revocation"]["state"], "not-revoked");
    });
}

impl World {
    async fn pass_text(&self, reference: &str) -> String {
        let path = format!("/api/v1/applications/{reference}/pass");
        let born = [("birth-date", crate::world::BORN)];
        self.send(axum::http::Method::GET, &path, &born, axum::body::Body::empty()).await.text()
    }
}

#[test]
fn a_filing_has_a_signed_receipt_that_verify_does_not_take_for_a_pass() {
    run(async {
        let world = World::new().await;
        let filed = world.file(&filing(), "one").await.json();
        let reference = filed["reference"].as_str().unwrap().parse().unwrap();
        let born = crate::world::BORN.parse().unwrap();
        let stored = flows::find(&world.authority, reference, born).await.unwrap();
        let ticket = flows::ticket_for(&world.authority, &stored.value, world.now()).unwrap();
        let path = |file: &str| format!("/case/{}/{file}", ticket.as_str());
        let receipt = world.get(&path("receipt.json")).await;
        assert_eq!(receipt.kind(), "application/json");
        assert_eq!(receipt.json()["data"]["hdr"]["t"], "paiza.receipt");
        assert_eq!(receipt.json()["data"]["msg"]["ref"], filed["reference"]);
        assert_eq!(receipt.headers["cache-control"], "private, no-store");
        assert!(world.get(&path("receipt.svg")).await.text().starts_with("<svg"));
        assert_eq!(world.get(&path("receipt.exe")).await.status, 404);
        assert_eq!(world.get("/case/none/receipt.json").await.status, 404);
        let page = world.get(&path("")).await;
        let page = if page.status == 200 { page } else { world.get(path("").trim_end_matches('/')).await };
        assert!(page.text().contains("/receipt.svg"), "{}", page.text());
        let moment = world.authority.moment(world.now());
        let answer = world.authority.verifier().verify(&receipt.text(), moment, Passport::NotShown);
        assert_eq!(serde_json::to_value(&answer).unwrap()["message"], "paiza.receipt");
        assert!(answer.into_pass().is_none());
    });
}
