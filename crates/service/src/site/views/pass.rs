//! The pass on the screen, as a picture and on paper; and the verdict on a seal.

use base::{Date, Timestamp};
use journey::{Application, PassState as RecordState};
use pass::profile::STAY_ORDER;
use pass::{Stay, Verification};
use print::{PassDocument, Phrase, Row};
use store::{Found, Stored, StoredPass};

use crate::Authority;
use crate::flows::{FlowError, Ticket};
use crate::i18n::{Language, Text, words, words_with};
use crate::web::parts::{PassCard, PassState, SealField, VerifyResult};

/// Side of the QR picture in pixels.
const PICTURE_PIXELS: usize = 900;

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
    }
}

fn state(pass: &StoredPass, today: Date) -> PassState {
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

/// The pass as the file that was asked for: its media type and its bytes.
///
/// # Errors
///
/// [`FlowError::NotFound`] for any other file.
pub fn pass_as(
    authority: &Authority,
    language: Language,
    application: &Application,
    pass: &Stored<StoredPass>,
    file: &str,
) -> Result<(&'static str, Vec<u8>), FlowError> {
    let seal = &pass.value.seal;
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
        "pass.pdf" => {
            let document = paper(authority, language, application, &pass.value);
            let pdf = print::pass_pdf(&document).map_err(|e| e.to_string());
            drawn(pdf).map(|bytes| ("application/pdf", bytes))
        }
        _ => Err(FlowError::NotFound),
    }
}

/// The pass on paper, in the reader's language and in English.
fn paper(
    authority: &Authority,
    language: Language,
    application: &Application,
    pass: &StoredPass,
) -> PassDocument {
    let own = Text::new(language);
    let english = Text::new(Language::English);
    let phrase = |words: crate::i18n::Words| Phrase {
        own: own.say(&words),
        english: (language != Language::English).then(|| english.say(&words)),
    };
    let row = |key: &str, value: String| Row { label: phrase(words(key)), value };
    let document = &application.filing().document;
    let window = pass.record.window();
    let mut rows = vec![
        row("paper-number", pass.record.number().to_string()),
        row("paper-holder", document.full_name()),
        row("paper-born", document.born.to_string()),
        row("paper-nationality", document.nationality.to_string()),
        row("paper-document", document.number.clone()),
        row("paper-from", window.from.to_string()),
        row("paper-until", window.until.to_string()),
        row("paper-entries", "1".to_owned()),
    ];
    rows.extend(additional(&pass.seal).map(|text| row("paper-additional", text)));
    let mut notes = vec![phrase(words("paper-note-officer")), phrase(words("paper-note-verify"))];
    if authority.settings.is_demo {
        notes.insert(0, phrase(words("paper-note-demo")));
    }
    let packs: Vec<String> =
        application.assessment().packs.iter().map(|(id, version)| format!("{id} {version}")).collect();
    notes.push(phrase(words_with("paper-note-rules", [("packs", packs.join(", ").into())])));
    PassDocument {
        language: language.code().to_owned(),
        title: phrase(words("paper-title")),
        authority: authority.settings.name.clone(),
        answer: phrase(words_with(
            "paper-answer",
            [("from", window.from.into()), ("until", window.until.into())],
        )),
        rows,
        qr_description: phrase(words("paper-qr")),
        notes,
        seal: pass.seal.clone(),
    }
}

/// The verdict on a seal.
pub fn seal(verification: &Verification) -> VerifyResult {
    let json = serde_json::to_value(verification).unwrap_or_default();
    let text = |path: &str| json.pointer(path).and_then(serde_json::Value::as_str).map(str::to_owned);
    let mut fields = Vec::new();
    flatten("", &verification.fields, &mut fields);
    VerifyResult {
        status: text("/status").unwrap_or_default(),
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
