//! The whole line: an authority is set up, a traveller files, is granted, shows the pass, enters, leaves, is counted.
//!
//! Goal: what was acknowledged is there after a kill -9, at every station; and no log line names the traveller.
//! Method: the real binary on an empty folder. The real clock runs, so every day is counted from the day that the
//! service itself names.

use std::net::SocketAddr;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use base::{Country, Date, Span, parse_date};
use document::Mrz;
use document::mrz::{Format, MrzDate};
use serde_json::{Value, json};

use crate::desk::Officer;
use crate::http::try_send;
use crate::service::{Folder, Service, paiza, paiza_json};

const POINT: &str = "RUS-PETUKHOVO";
const BORN: &str = "1990-05-01";
const NUMBER: &str = "FA7654321";

#[test]
fn a_traveller_goes_from_the_filing_to_the_statistics_through_a_killed_service() {
    let folder = Folder::new("journey");
    let (data, log) = (folder.text("data"), folder.path("log"));
    let made = paiza_json(&[
        "setup",
        "--data",
        &data,
        "--name",
        "Test authority",
        "--state",
        "RUS",
        "--place",
        "Moscow",
        "--json",
    ]);
    let service = Service::start(&data, &log);
    let today = today(&service);

    // Filed and granted; the service is killed while others file, and what it acknowledged is there.
    let mine = file(service.address(), today, NUMBER, "mine").unwrap();
    assert_eq!(mine["stage"], "granted", "{mine}");
    let reference = mine["reference"].as_str().unwrap().to_owned();
    let (service, others) = kill_while_others_file(service, &data, &log, today);
    for (reference, _) in &others {
        status(&service, reference);
    }
    let again = file(service.address(), today, NUMBER, "mine").unwrap();
    assert_eq!(again, mine, "the first answer is repeated after the restart");

    // The picture of the pass is good by the certificate of the authority alone.
    let picture = folder.path("pass.png");
    let path = format!("/api/v1/applications/{reference}/pass.png");
    std::fs::write(&picture, service.send("GET", &path, &[("birth-date", BORN)], b"").body).unwrap();
    verify(&folder, &data, today);

    // An officer whom the administrator added lets the traveller in.
    let first = made["password"].as_str().unwrap();
    let administrator = Officer::first_log_in(&service, "admin", first, "a long enough password");
    let once = administrator.add_staff(&service, "post1", "border");
    let officer = Officer::first_log_in(&service, "post1", &once, "another long password");
    let png = std::fs::read(&picture).unwrap();
    let entry = officer.scan(&service, POINT, &passport(today), Some(&png));
    assert_eq!(officer.decide_elsewhere(&service, &entry, "admit", "RUS-NOWHERE"), 404, "no such point");
    officer.decide(&service, &entry, "admit");
    officer.decide(&service, &entry, "admit");
    service.kill();
    let service = Service::start(&data, &log);
    let entered = status(&service, &reference);
    assert_eq!(entered["pass"]["state"], "used", "{entered}");
    assert_eq!(entered["stay"]["overstay"], Value::Null);
    let last_lawful_day =
        entered["stay"]["last-lawful-day"].as_str().expect("a last lawful day is told").to_owned();
    assert!(parse_date(&last_lawful_day).unwrap() > today);
    let statistics = format!("/desk/statistics.csv?year={}", &last_lawful_day[..4]);
    let rows = officer.get(&service, &statistics);
    assert!(!rows.contains("UZB"), "no departure is expected yet: {rows}");

    // A pass admits once: who comes again with it is inside already, and leaves.
    let exit = officer.scan(&service, POINT, &passport(today), Some(&png));
    assert_eq!(exit.offered, ["exit"]);
    officer.decide(&service, &exit, "exit");
    service.kill();
    let service = Service::start(&data, &log);
    let second = officer.scan(&service, POINT, &passport(today), Some(&png));
    assert!(!second.offered.contains(&"admit".to_owned()), "the pass is used");
    let rows = officer.get(&service, &statistics);
    assert!(rows.contains("UZB,work,1,0,0,0,"), "{rows}");
    let public = format!("/api/v1/statistics/overstay?year={}", &last_lawful_day[..4]);
    let report = service.send("GET", &public, &[], b"").json(200);
    assert_eq!(report["rows"][0]["hidden"], true, "one person is too few to be published: {report}");
    let metrics = service.send("GET", "/metrics", &[], b"").text();
    assert!(metrics.contains("paiza_crossings_total 2\n"), "{metrics}");
    service.kill();

    let examined = paiza(&["doctor", "--data", &data]);
    assert!(examined.status.success(), "{}", String::from_utf8_lossy(&examined.stdout));
    let log = std::fs::read_to_string(&log).unwrap();
    for personal in ["TURSUNOV", "RUSTAM", NUMBER, BORN, reference.as_str(), "900501"] {
        assert!(!log.contains(personal), "the log names the traveller: {personal}");
    }
}

#[test]
fn a_folder_without_an_installation_is_not_served_and_says_what_to_do() {
    let folder = Folder::new("no-installation");
    let output = paiza(&["serve", "--data", &folder.text("none"), "--listen", "127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("error: ") && said.contains("paiza setup"), "{said}");
    let data = folder.text("data");
    let setup = ["setup", "--data", &data, "--name", "A", "--state", "RUS", "--place", "Moscow", "--json"];
    paiza_json(&setup);
    let again = paiza(&setup);
    assert_eq!(again.status.code(), Some(2), "nothing that is there is overwritten");
}

/// The day at the authority, as the service names it: no clock is read here.
fn today(service: &Service) -> Date {
    let answer = service.post("/api/v1/check", &[], &json!({"into": "RUS"})).json(200);
    parse_date(answer["as-of"].as_str().unwrap()).unwrap()
}

fn day(today: Date, days: i64) -> Date {
    today.checked_add(Span::new().days(days)).unwrap()
}

/// Files for a trip in ten days; `None` if the service went away before it answered.
fn file(to: SocketAddr, today: Date, number: &str, key: &str) -> Option<Value> {
    let filing = json!({
        "document": {
            "nationality": "UZB", "issuer": "UZB", "kind": "ordinary-passport", "number": number,
            "expires": day(today, 1500).to_string(), "primary": "TURSUNOV", "secondary": "RUSTAM", "born": BORN,
            "sex": "M"
        },
        "language": "ru",
        "entry": {"at": format!("{}T12:00:00+05:00", day(today, 10)), "point": POINT, "mode": "road"},
        "exit": day(today, 20).to_string(),
        "purpose": "work",
        "contract": {"from": day(today, 11).to_string(), "until": day(today, 20).to_string()}
    });
    let headers = [("idempotency-key", key), ("content-type", "application/json")];
    let reply = try_send(to, "POST", "/api/v1/applications", &headers, filing.to_string().as_bytes())?;
    Some(reply.json(201))
}

fn status(service: &Service, reference: &str) -> Value {
    service.send("GET", &format!("/api/v1/applications/{reference}"), &[("birth-date", BORN)], b"").json(200)
}

/// Four callers file one application after another; after the twentieth answer the service is killed in the middle of
/// the others. Gives the service, started again, and every reference that was acknowledged with its key.
fn kill_while_others_file(
    service: Service,
    data: &str,
    log: &std::path::Path,
    today: Date,
) -> (Service, Vec<(String, String)>) {
    let address = service.address();
    let (sender, answers) = channel();
    let callers: Vec<_> = (0..4)
        .map(|caller| {
            let sender: Sender<(String, String)> = sender.clone();
            thread::spawn(move || {
                for turn in 0..100 {
                    let key = format!("other-{caller}-{turn}");
                    let Some(filed) = file(address, today, &format!("FB{caller}{turn:05}"), &key) else {
                        return;
                    };
                    sender.send((filed["reference"].as_str().unwrap().to_owned(), key)).unwrap();
                }
            })
        })
        .collect();
    drop(sender);
    let mut acknowledged: Vec<(String, String)> = answers.iter().take(20).collect();
    service.kill();
    for caller in callers {
        caller.join().unwrap();
    }
    acknowledged.extend(answers.iter());
    assert!(acknowledged.len() < 400, "the service was killed while callers were busy");
    let service = Service::start(data, log);
    for (reference, key) in &acknowledged {
        let (caller, turn) = key.trim_start_matches("other-").split_once('-').unwrap();
        let number = format!("FB{caller}{:05}", turn.parse::<u32>().unwrap());
        let again = file(service.address(), today, &number, key).unwrap();
        assert_eq!(again["reference"], reference.as_str(), "what was acknowledged is there, once");
    }
    acknowledged.truncate(20);
    (service, acknowledged)
}

/// `paiza pass verify` reads the picture, with the passport beside it, and says `valid`: on the authority's day, which may
/// have begun before that of UTC.
fn verify(folder: &Folder, data: &str, today: Date) {
    let lines = folder.text("passport.txt");
    std::fs::write(&lines, passport(today)).unwrap();
    let (trust, picture) = (format!("{data}/trust"), folder.text("pass.png"));
    let at = format!("{today}T23:59:59+03:00");
    let command = ["pass", "verify", "--trust", &trust, "--mrz", &lines, "--at", &at, "--json", &picture];
    let verdict = paiza_json(&command);
    assert_eq!((&verdict["status"], &verdict["document"]), (&json!("valid"), &json!("matches")), "{verdict}");
    assert_eq!(verdict["message"], "icao.dta");
}

/// The passport's machine readable zone.
fn passport(today: Date) -> String {
    let short = |day: Date| {
        MrzDate::parse(&format!("{:02}{:02}{:02}", day.year() % 100, day.month(), day.day())).unwrap()
    };
    let uzbekistan = Country::parse("UZB").unwrap();
    let zone = Mrz {
        format: Format::Td3,
        document_code: "P".to_owned(),
        issuer: uzbekistan,
        primary: "TURSUNOV".to_owned(),
        secondary: Some("RUSTAM".to_owned()),
        name_truncated: false,
        document_number: NUMBER.to_owned(),
        nationality: uzbekistan,
        birth_date: short(parse_date(BORN).unwrap()),
        sex: document::Sex::from_letter('M'),
        expiry_date: short(day(today, 1500)),
        optional: None,
        optional_2: None,
    };
    zone.compose().unwrap()
}
