//! The signed receipt of a filed application: genuine where the authority signed it, and never a pass.

use crypto::AwsLcCheck;
use pass::{FilingReceipt, IssueError, Passport, RECEIPT_NOTE, Seal, issue_receipt};

use crate::world::{AUTHORITY, PASSPORT, country, instant, line, mrz, now, trust, verifier, verify};

fn receipt() -> FilingReceipt {
    FilingReceipt {
        reference: "K79QQ-SM6QY-C".to_owned(),
        filed_at: instant("2026-08-01T11:00:00.75+00:00"),
        document_number: "L898902C3".to_owned(),
        authority: "Authority of Utopia".to_owned(),
    }
}

fn signed() -> String {
    let state = AUTHORITY.state();
    issue_receipt(&receipt(), state, now().instant(), AUTHORITY.signer(), &AwsLcCheck).unwrap().to_string()
}

#[test]
fn a_receipt_is_genuine_and_holds_no_pass() {
    let text = signed();
    let answer = verify(&text);
    assert_eq!(line(&answer), "valid trustable good trusted");
    let json = serde_json::to_value(&answer).unwrap();
    assert_eq!(json["message"], "paiza.receipt");
    assert_eq!(json["window"], serde_json::Value::Null);
    assert_eq!(json["fields"]["note"], RECEIPT_NOTE);
    assert_eq!(json["fields"]["at"], "2026-08-01T11:00:00Z");
    assert_eq!(json["fields"]["doc"], "02C3", "four characters and no more");
    assert!(!text.contains("L898902C3"));
    // Whoever asks the answer for a pass gets none, with the right passport too.
    let passport = mrz(PASSPORT);
    let shown = verifier(trust(&AUTHORITY)).verify(&text, now(), Passport::Shown(&passport));
    assert_eq!(serde_json::to_value(&shown).unwrap()["document"], "not-checked");
    assert!(shown.into_pass().is_none());
    assert!(Seal::parse(&text).unwrap().authorisation().is_none());
}

#[test]
fn a_receipt_that_was_made_into_a_pass_or_changed_is_noticed() {
    let text = signed();
    for (what, with) in [
        ("K79QQ-SM6QY-C", "K79QQ-SM6QY-D"),
        ("2026-08-01T11", "2026-07-01T11"),
        ("Authority of Utopia", "Authority of Nowhere"),
        ("Not a permission", "It is a permission"),
    ] {
        let answer = verify(&text.replacen(what, with, 1));
        assert_eq!(line(&answer), "invalid high-fraud-potential bad trusted INVALID_SIGNATURE", "{what}");
    }
    let renamed = verify(&text.replacen("paiza.receipt", "icao.dta", 1));
    assert!(line(&renamed).starts_with("invalid"), "{}", line(&renamed));
    assert!(line(&renamed).ends_with("WRONG_FORMAT"), "{}", line(&renamed));
}

#[test]
fn a_receipt_is_signed_only_by_the_states_own_signer_in_its_period() {
    let sign = |state: &str, at: &str| {
        issue_receipt(&receipt(), country(state), instant(at), AUTHORITY.signer(), &AwsLcCheck).map(|_| ())
    };
    assert!(sign("UTO", "2026-07-01T00:00:00+00:00").is_ok());
    assert!(sign("UTO", "2027-09-01T00:00:00+00:00").is_ok());
    assert_eq!(sign("UTO", "2027-09-01T00:00:01+00:00"), Err(IssueError::SignerPeriod));
    assert_eq!(sign("UTO", "2026-06-30T23:59:59+00:00"), Err(IssueError::SignerPeriod));
    assert!(matches!(sign("RUS", "2026-08-01T00:00:00+00:00"), Err(IssueError::AnotherState(_))));
}
