//! The profile of a digital travel authorisation as a VDS-NC seal: its limits, and what nobody here has read yet.
//!
//! The official text of ICAO's technical report (v2.15, June 2021) was not at hand beyond its table of contents. What
//! follows is rebuilt from the attestation rulebook that cites it clause by clause and from its binary twin (barcode
//! data structure, message 0x06). Five things stay unknown; each stands here once, with a test that names the gap.

use document::pki::{Purpose, VDS_NC_SIGNER, VDS_SIGNER};

use crate::seal::SealForm;

/// UNKNOWN 1: the exact string of `data.hdr.t`. `icao.dta` follows the pattern of `icao.vacc` and `icao.test`.
pub const MESSAGE_TYPE: &str = "icao.dta";

/// The message type of a receipt of a filed application: ours, and never a permission to travel.
pub const RECEIPT_TYPE: &str = "paiza.receipt";

/// UNKNOWN 2: the two-letter document type of a DTA signer (`NT` is test, `NV` vaccination). While it is unknown our
/// signers carry no list of types, and a list in a foreign signer's certificate is not held against it.
pub const DOCUMENT_TYPE: Option<&str> = None;

/// UNKNOWN 3: the digit order of `data.msg.dta.dos`. The rulebook labels it YYMMDD and reads `050000` as five years;
/// the visa seal of Doc 9303-7 writes days, months, years.
pub const STAY_ORDER: StayOrder = StayOrder::YearsMonthsDays;

/// UNKNOWN 4: the exact list of application fields of the report's appendix A. It does not touch the seal.
pub const APPLICATION_FIELDS_CONFIRMED: bool = false;

/// UNKNOWN 5: the bytes of the worked example of the report's appendix C.
pub const WORKED_EXAMPLE: Option<&str> = None;

/// In which order six digits say years, months and days.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StayOrder {
    /// `YYMMDD`, as the rulebook labels the field.
    YearsMonthsDays,
    /// `DDMMYY`, as the visa seal of Doc 9303-7 has it.
    DaysMonthsYears,
}

/// Begins the message type of a barcode that holds no authorisation; the tags of its messages follow.
pub const BARCODE_MESSAGE_PREFIX: &str = "icao.idb.";

/// `data.hdr.v` of this profile.
pub const VERSION: i64 = 1;
/// Most characters of `dtan`.
pub const MAX_NUMBER: usize = 13;
/// Most characters of `pi.n`: the name field of a passport's MRZ.
pub const MAX_NAME: usize = 39;
/// Most characters of `pi.pn`: eleven, as the binary twin allows.
pub const MAX_DOCUMENT_NUMBER: usize = 11;
/// Most characters of `dta.poi`.
pub const MAX_PLACE: usize = 15;
/// Most characters of `dta.tcc`.
pub const MAX_CATEGORY: usize = 46;
/// Most characters of `dta.ai`.
pub const MAX_ADDITIONAL: usize = 100;
/// Digits of `dta.dos`.
pub const STAY_DIGITS: usize = 6;
/// Most characters of `dta.noe`: `M`, or a number up to 99.
pub const MAX_ENTRIES: usize = 2;

/// Largest seal that is read, in bytes of text. A QR code holds 2,953; the rest is room for white space.
pub const MAX_SEAL_BYTES: usize = 8 * 1024;
/// Deepest nesting that is read. Known profiles need seven.
pub const MAX_DEPTH: usize = 16;
/// Largest QR code that a seal of ours may need (Doc 9303-13 and TR VDS-NC, section on barcodes).
pub const MAX_QR_VERSION: usize = 30;

/// What a signer must be allowed to do to seal a message of this type.
pub(crate) fn purpose(message_type: &str) -> Purpose {
    let document_type = match message_type {
        MESSAGE_TYPE => DOCUMENT_TYPE,
        "icao.test" => Some("NT"),
        "icao.vacc" => Some("NV"),
        _ => None,
    };
    Purpose { key_usage: VDS_NC_SIGNER, document_type: document_type.map(str::to_owned) }
}

/// What a signer may be marked for, one of them, to seal a message of this type in this form.
///
/// Which purpose the report on barcodes asks for is not confirmed. Our signers sign both forms; other states may keep
/// the signers of their older binary seals.
pub(crate) fn purposes(form: SealForm, message_type: &str) -> Vec<Purpose> {
    let of_json = purpose(message_type);
    match form {
        SealForm::VdsNc => vec![of_json],
        SealForm::Barcode => vec![of_json.clone(), Purpose { key_usage: VDS_SIGNER, ..of_json }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When one of these fails, somebody has read the official text: update `spec/pass.md` section 7 with it.
    #[test]
    fn gap_1_the_message_type_is_a_guess_by_pattern() {
        assert_eq!(MESSAGE_TYPE, "icao.dta");
    }

    #[test]
    fn gap_2_the_document_type_of_signers_is_unknown() {
        assert_eq!(DOCUMENT_TYPE, None);
        assert_eq!(purpose(MESSAGE_TYPE).document_type, None);
        assert_eq!(purpose("icao.vacc").document_type.as_deref(), Some("NV"));
    }

    #[test]
    fn gap_3_the_digit_order_of_the_stay_is_a_guess() {
        assert_eq!(STAY_ORDER, StayOrder::YearsMonthsDays);
    }

    #[test]
    fn gap_4_the_application_fields_are_not_confirmed() {
        const { assert!(!APPLICATION_FIELDS_CONFIRMED) };
    }

    #[test]
    fn gap_5_the_worked_example_is_not_at_hand() {
        assert_eq!(WORKED_EXAMPLE, None);
    }
}
