//! `/apply`: filing an application, and correcting one until a decision falls.

use axum::extract::{Path, State};
use axum::response::Response;
use base::Timestamp;
use journey::{Application, FilingDraft};
use rules::Register;

use super::{Site, forms, reply, views};
use crate::Authority;
use crate::flows::{self, FlowError, Submission};
use crate::i18n::words;
use crate::web::pages::{ApplyPage, FiledPage, MrzFragment};
use crate::web::{Chrome, Errors, Filled, Page};

/// The empty form, with a key that makes sending it twice harmless.
pub async fn form(State(site): State<Site>, chrome: Chrome) -> Response {
    let mut form = Filled::default();
    form.put("idempotency-key", new_key(&site.authority));
    page(&site.authority, form, Errors::none()).respond(&chrome)
}

/// Files what was typed.
pub async fn file(State(site): State<Site>, chrome: Chrome, mut form: Filled) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    if form.given("idempotency-key").is_none() {
        form.put("idempotency-key", new_key(authority));
    }
    let mut errors = Errors::none();
    let draft = read(authority, &mut form, &chrome, now, &mut errors).await;
    if !errors.is_empty() {
        return again(authority, form, errors).respond(&chrome);
    }
    let key = form.text("idempotency-key").to_owned();
    match flows::submit(authority, now, Submission { draft, key }).await {
        Ok(application) => filed(authority, &chrome, &application, now, false).await,
        Err(error) => answer_error(authority, &chrome, form, error, None),
    }
}

/// The form of a filed application, filled with what was said.
pub async fn correct_form(State(site): State<Site>, chrome: Chrome, Path(ticket): Path<String>) -> Response {
    let authority = &site.authority;
    match flows::find_by_ticket(authority, &ticket, authority.clock.now()).await {
        Ok(stored) => {
            let draft = FilingDraft::from(stored.value.filing());
            let mut form = forms::filled_from(authority, &draft);
            if let Some(proof) = &draft.proof {
                form.put("proof-kept", proof);
            }
            let correcting = Some((stored.value.reference().to_string(), ticket));
            correction(authority, form, Errors::none(), correcting).respond(&chrome)
        }
        Err(error) => reply::fault(&error, &chrome),
    }
}

/// Replaces the answers of a filed application.
pub async fn correct(
    State(site): State<Site>,
    chrome: Chrome,
    Path(ticket): Path<String>,
    mut form: Filled,
) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    let stored = match flows::find_by_ticket(authority, &ticket, now).await {
        Ok(stored) => stored,
        Err(error) => return reply::fault(&error, &chrome),
    };
    let correcting = Some((stored.value.reference().to_string(), ticket));
    let mut errors = Errors::none();
    // A proof that was sent before stays unless another one takes its place.
    if let Some(proof) = stored.value.filing().proof.filter(|_| form.given("proof-kept").is_none()) {
        form.put("proof-kept", proof.to_string());
    }
    let draft = read(authority, &mut form, &chrome, now, &mut errors).await;
    if !errors.is_empty() {
        return correction(authority, form, errors, correcting).respond(&chrome);
    }
    match flows::correct(authority, now, stored, draft).await {
        Ok(application) => filed(authority, &chrome, &application, now, true).await,
        Err(error) => answer_error(authority, &chrome, form, error, correcting),
    }
}

/// The lines of a passport as they are typed, read back at once. The page works without it.
pub async fn read_mrz(chrome: Chrome, form: Filled) -> Response {
    let text = form.text("mrz");
    MrzFragment { reading: views::mrz(text, &document::read(text)) }.respond(&chrome)
}

async fn read(
    authority: &Authority,
    form: &mut Filled,
    chrome: &Chrome,
    now: Timestamp,
    errors: &mut Errors,
) -> FilingDraft {
    let proof = proof(authority, form, now, errors).await;
    let today = authority.day_of(now);
    forms::filing(authority, form, chrome.language.code(), proof, today, errors)
}

/// Keeps the proof of an emergency as soon as it comes, so that a wrong field elsewhere does not lose it.
async fn proof(
    authority: &Authority,
    form: &mut Filled,
    now: Timestamp,
    errors: &mut Errors,
) -> Option<String> {
    let is_urgent = form.given("urgency").is_some_and(|word| word != "none");
    if let Some(file) = form.file("proof").cloned() {
        let key = new_key(authority);
        match flows::keep_upload(authority, now, file.bytes, &key).await {
            Ok(id) => form.put("proof-kept", id.to_string()),
            Err(FlowError::Upload { .. }) => errors.add("proof", words("error-proof-kind")),
            Err(error) => {
                tracing::error!(%error, "a proof could not be kept");
                errors.add("proof", words("error-proof-fault"));
            }
        }
    }
    let kept = form.given("proof-kept").map(str::to_owned);
    if is_urgent && kept.is_none() {
        errors.add("proof", words("error-proof-missing"));
    }
    kept.filter(|_| is_urgent)
}

fn answer_error(
    authority: &Authority,
    chrome: &Chrome,
    form: Filled,
    error: FlowError,
    correcting: Option<(String, String)>,
) -> Response {
    match error {
        FlowError::Problems(problems) => {
            let mut errors = Errors::none();
            forms::note_problems(&problems, &mut errors);
            correction(authority, form, errors, correcting).respond(chrome)
        }
        FlowError::NotNeeded(_, answer) => {
            let situation = forms::situation(authority, &form, &mut Errors::none());
            let view = views::answer(authority, &answer, &situation, chrome.language, Register::Traveller);
            ApplyPage { answer: Some(view), ..correction(authority, form, Errors::none(), correcting) }
                .respond(chrome)
        }
        error => reply::fault(&error, chrome),
    }
}

async fn filed(
    authority: &Authority,
    chrome: &Chrome,
    application: &Application,
    now: Timestamp,
    corrected: bool,
) -> Response {
    let ticket = match flows::ticket_for(authority, application, now) {
        Ok(ticket) => ticket,
        Err(error) => return reply::fault(&error, chrome),
    };
    let pass = match views::pass_card(authority, application, &ticket, now).await {
        Ok(pass) => pass,
        Err(error) => return reply::fault(&error, chrome),
    };
    FiledPage {
        reference: application.reference().to_string(),
        pass,
        answer_by: application
            .stage()
            .deadline()
            .map(|deadline| views::deadline(authority, "date-answer-by", deadline)),
        status_href: format!("/case/{}", ticket.as_str()),
        receipt_href: format!("/case/{}/receipt", ticket.as_str()),
        corrected,
    }
    .respond(chrome)
}

fn page(authority: &Authority, form: Filled, errors: Errors) -> ApplyPage {
    ApplyPage {
        into: authority.settings.state,
        mrz: form.given("mrz").map(|text| views::mrz(text, &document::read(text))),
        form,
        errors,
        points: views::points(authority),
        answer: None,
        proof_again: false,
        correcting: None,
        carry: Vec::new(),
        action: None,
    }
}

fn again(authority: &Authority, form: Filled, errors: Errors) -> ApplyPage {
    let kept = form.given("proof-kept").map(|id| ("proof-kept".to_owned(), id.to_owned()));
    ApplyPage { carry: kept.into_iter().collect(), ..page(authority, form, errors) }
}

fn correction(
    authority: &Authority,
    form: Filled,
    errors: Errors,
    correcting: Option<(String, String)>,
) -> ApplyPage {
    let page = again(authority, form, errors);
    match correcting {
        Some((reference, ticket)) => {
            ApplyPage { correcting: Some(reference), action: Some(format!("/case/{ticket}/correct")), ..page }
        }
        None => page,
    }
}

/// A key that nobody else has.
pub fn new_key(authority: &Authority) -> String {
    format!("{:016x}{:016x}", u64::from_be_bytes(authority.random()), u64::from_be_bytes(authority.random()))
}
