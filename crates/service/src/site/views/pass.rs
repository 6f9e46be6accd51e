//! The pass on the screen, as a picture and on paper; and the verdict on a seal.

use base::{Date, Timestamp};
use journey::{Application, PassState as RecordState};
use pass::profile::{RECEIPT_TYPE, STAY_ORDER};
use pass::{Seal, Stay, Verification, barcode};
use rules::Language;
use store::{Found, Stored, StoredPass};

use super::paper::{own_name, paper};
use crate::Authority;
use crate::flows::{self, FlowError, Ticket};
use crate::web::parts::{PassCard, PassState, PrintLink, SealField, SmallCodeView, VerifyResult};

/// Side of the QR picture in pixels.
const PICTURE_PIXELS: usize = 900;
/// Side of the picture of the small code in pixels: the width of a small telephone's screen.
const SMALL_PIXELS: usize = 240;

/// The newest pass of an application that is still kept.
pub async fn current_pass(
    authority: &Authority,
    application: &Application,
) -> Result<Option<Stored<StoredPass>>, FlowError> {
    Ok(authority.record.passes_of(application.id()).await?.into_iter().find_map(Found::kept))
}

/// The card of the newest pass, if there is one.
pub async fn pass_card(
    authority: &Authority,
    application: &Application,
    ticket: &Ticket,
    now: Timestamp,
) -> Result<Option<PassCard>, FlowError> {
    let Some(pass) = current_pass(authority, application).await? else { return Ok(None) };
    Ok(Some(card(authority, application, &pass.value, ticket.as_str(), authority.day_of(now))))
}

/// The card of a pass.
pub fn card(
    authority: &Authority,
    application: &Application,
    pass: &StoredPass,
    ticket: &str,
    today: Date,
) -> PassCard {
    let document = &application.filing().document;
    let window = pass.record.window();
    let file = |kind: &str| format!("/case/{ticket}/pass.{kind}");
    PassCard {
        number: pass.record.number().to_string(),
        state: state(pass, today),
        holder: document.full_name(),
        document_number: document.number.clone(),
        nationality: document.nationality,
        into: authority.settings.state,
        valid_from: window.from,
        valid_until: window.until,
        stay_days: stay_days(&pass.seal),
        additional: additional(&pass.seal),
        qr_svg: pass::qr::svg(&pass.seal).unwrap_or_default(),
        png_href: file("png"),
        svg_href: file("svg"),
        pdf_href: file("pdf"),
        card_href: format!("/case/{ticket}/pass-card.pdf"),
        print_in: Language::ALL.iter().map(|language| print_link(*language, ticket)).collect(),
        small: pass.twin.as_ref().map(|twin| SmallCodeView {
            svg: pass::qr::svg(twin).unwrap_or_default(),
            png_href: format!("/case/{ticket}/pass-small.png"),
            svg_href: format!("/case/{ticket}/pass-small.svg"),
        }),
    }
}

fn print_link(language: Language, ticket: &str) -> PrintLink {
    let tag = language.tag();
    PrintLink {
        tag,
        name: own_name(language),
        pdf_href: format!("/case/{ticket}/pass.pdf?lang={tag}"),
        card_href: format!("/case/{ticket}/pass-card.pdf?lang={tag}"),
    }
}

/// Why the pass has no small code, where it has none.
pub fn no_small_code(pass: &StoredPass) -> Option<String> {
    if pass.twin.is_some() {
        return None;
    }
    let seal = Seal::parse(&pass.seal).ok()?;
    barcode::folded(seal.authorisation()?).err().map(|fault| fault.to_string())
}

/// Whether a pass is usable.
pub fn state(pass: &StoredPass, today: Date) -> PassState {
    let window = pass.record.window();
    match pass.record.state() {
        RecordState::Used { .. } => PassState::Used,
        RecordState::Revoked { .. } => PassState::Revoked,
        RecordState::Suspended { .. } => PassState::Suspended,
        RecordState::Unused if today < window.from => PassState::NotYet,
        RecordState::Unused if today > window.until => PassState::Over,
        RecordState::Unused => PassState::Open,
    }
}

fn additional(seal: &str) -> Option<String> {
    term(seal, "ai")
}

/// Days that may be stayed, where the seal says so in days alone.
fn stay_days(seal: &str) -> Option<u16> {
    let stay = Stay::from_digits(&term(seal, "dos")?, STAY_ORDER)?;
    (stay.years == 0 && stay.months == 0 && stay.days > 0).then(|| u16::from(stay.days))
}

/// A term of the authorisation as the seal has it.
fn term(seal: &str, key: &str) -> Option<String> {
    let seal: serde_json::Value = serde_json::from_str(seal).ok()?;
    Some(seal.pointer(&format!("/data/msg/dta/{key}"))?.as_str()?.to_owned())
}

/// The signed receipt as the file that was asked for: its media type and its bytes.
///
/// # Errors
///
/// [`FlowError::NotFound`] for any other file; that of the signer.
pub fn receipt_as(
    authority: &Authority,
    application: &Application,
    file: &str,
) -> Result<(&'static str, Vec<u8>), FlowError> {
    let receipt = flows::receipt(authority, application)?;
    match file {
        "receipt.json" => Ok(("application/json", String::from(receipt).into_bytes())),
        "receipt.svg" => {
            let svg = pass::qr::svg(receipt.as_str()).map_err(|error| {
                tracing::error!(%error, "a receipt could not be drawn");
                FlowError::NotFound
            })?;
            Ok(("image/svg+xml", svg.into_bytes()))
        }
        _ => Err(FlowError::NotFound),
    }
}

/// The pass as the file that was asked for: its media type and its bytes.
///
/// # Errors
///
/// [`FlowError::NotFound`] for any other file, and for the small code where there is none.
pub fn pass_as(
    authority: &Authority,
    language: Language,
    application: &Application,
    pass: &Stored<StoredPass>,
    file: &str,
) -> Result<(&'static str, Vec<u8>), FlowError> {
    let seal = &pass.value.seal;
    let small = || pass.value.twin.as_ref().ok_or(FlowError::NotFound);
    let drawn = |result: Result<Vec<u8>, String>| {
        result.map_err(|error| {
            tracing::error!(%error, "a pass could not be drawn");
            FlowError::NotFound
        })
    };
    match file {
        "pass.json" => Ok(("application/json", seal.clone().into_bytes())),
        "pass.svg" => {
            let svg = pass::qr::svg(seal).map(String::into_bytes).map_err(|e| e.to_string());
            drawn(svg).map(|bytes| ("image/svg+xml", bytes))
        }
        "pass.png" => {
            let png = pass::qr::png(seal, PICTURE_PIXELS).map_err(|e| e.to_string());
            drawn(png).map(|bytes| ("image/png", bytes))
        }
        "pass-small.txt" => Ok(("text/plain; charset=utf-8", small()?.clone().into_bytes())),
        "pass-small.svg" => {
            let svg = pass::qr::svg(small()?).map(String::into_bytes).map_err(|e| e.to_string());
            drawn(svg).map(|bytes| ("image/svg+xml", bytes))
        }
        "pass-small.png" => {
            let png = pass::qr::png(small()?, SMALL_PIXELS).map_err(|e| e.to_string());
            drawn(png).map(|bytes| ("image/png", bytes))
        }
        "pass.pdf" | "pass-card.pdf" => {
            let document = paper(authority, language, application, &pass.value, additional(seal));
            let set = if file == "pass.pdf" { print::pass_pdf } else { print::card_pdf };
            let pdf = set(&document).map_err(|e| e.to_string());
            drawn(pdf).map(|bytes| ("application/pdf", bytes))
        }
        _ => Err(FlowError::NotFound),
    }
}

/// The verdict on a seal.
pub fn seal(verification: &Verification) -> VerifyResult {
    let json = serde_json::to_value(verification).unwrap_or_default();
    let text = |path: &str| json.pointer(path).and_then(serde_json::Value::as_str).map(str::to_owned);
    let mut fields = Vec::new();
    flatten("", &verification.fields, &mut fields);
    let is_receipt = verification.message.as_deref() == Some(RECEIPT_TYPE);
    VerifyResult {
        // A genuine receipt is never shown with the word that lets somebody in.
        status: match text("/status") {
            Some(status) if status == "valid" && is_receipt => "receipt".to_owned(),
            status => status.unwrap_or_default(),
        },
        trust: text("/trust").unwrap_or_default(),
        signature: text("/signature").unwrap_or_default(),
        chain: text("/chain"),
        revocation: text("/revocation/state"),
        window: text("/window"),
        document: text("/document").unwrap_or_default(),
        issuer: text("/issuer"),
        reasons: json
            .get("reasons")
            .and_then(serde_json::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|code| code.as_str().map(str::to_owned))
            .collect(),
        fields,
    }
}

/// The fields of a message by their dotted paths; what is nested deeper than a seal may be was refused before.
fn flatten(path: &str, value: &serde_json::Value, fields: &mut Vec<SealField>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(&path, value, fields);
            }
        }
        serde_json::Value::Null => {}
        serde_json::Value::String(text) => {
            fields.push(SealField { key: path.to_owned(), value: text.clone() });
        }
        other => fields.push(SealField { key: path.to_owned(), value: other.to_string() }),
    }
}
