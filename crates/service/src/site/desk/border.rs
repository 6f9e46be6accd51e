//! `/desk/border`: scan, see, decide.

use axum::extract::State;
use axum::response::Response;
use base::parse_date;
use journey::{CrossingId, Direction};
use rules::{DocumentKind, Purpose, Residence, Role};

use super::super::verify::seal_text;
use super::super::{Site, reply, views};
use super::cases::refusal;
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, BorderFacts, CrossingDecision, FlowError, Inspection, RecordedCrossing, Shown};
use crate::i18n::{words, words_with};
use crate::web::choices::VISAS;
use crate::web::pages::{BorderPage, DonePage};
use crate::web::parts::{Banner, Link, Tone};
use crate::web::{Chrome, Errors, Filled, Page};

/// What the desk asks beside the passport, carried from the scan to the decision.
const CARRIED: &[&str] =
    &["point", "seal", "mrz", "document-kind", "purpose", "role", "residence", "visa", "exit-on"];

/// The empty desk.
pub async fn form(State(site): State<Site>, chrome: Chrome, _officer: Officer) -> Result<Response, Response> {
    Ok(page(&site.authority, Filled::default(), Errors::none()).respond(&chrome))
}

/// What lies on the desk, looked at.
pub async fn scan(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    mut form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let mut errors = Errors::none();
    if form.file("image").is_some()
        && let Some(text) = seal_text(&form, &mut errors).await
    {
        form.put("seal", text);
    }
    if !authority.has_point(form.text("point")) {
        errors.add("point", words("error-point"));
    }
    if form.given("mrz").is_none() {
        errors.add("mrz", words("error-missing"));
    }
    if !errors.is_empty() {
        return Ok(page(authority, form, errors).respond(&chrome));
    }
    let id: CrossingId = authority.new_id(authority.clock.now());
    form.put("crossing", id.to_string());
    inspected(authority, &chrome, form, Errors::none()).await
}

async fn inspected(
    authority: &Authority,
    chrome: &Chrome,
    form: Filled,
    errors: Errors,
) -> Result<Response, Response> {
    let inspection = flows::inspect(authority, authority.clock.now(), &shown(&form))
        .await
        .map_err(|error| reply::fault(&error, chrome))?;
    let result = views::border_result(
        authority,
        &inspection,
        carry(&form, &inspection),
        chrome.language,
        form.clone(),
        errors,
    );
    Ok(BorderPage { result: Some(result), ..page(authority, form, Errors::none()) }.respond(chrome))
}

fn page(authority: &Authority, form: Filled, errors: Errors) -> BorderPage {
    BorderPage { form, errors, points: views::points(authority), result: None }
}

fn carry(form: &Filled, inspection: &Inspection) -> Vec<(String, String)> {
    let direction = inspection.direction.word().to_owned();
    let crossing = form.text("crossing").to_owned();
    CARRIED
        .iter()
        .filter_map(|name| form.given(name).map(|text| ((*name).to_owned(), text.to_owned())))
        .chain([("crossing".to_owned(), crossing), ("direction".to_owned(), direction)])
        .collect()
}

/// What lies on the desk, as the form says it.
pub fn shown(form: &Filled) -> Shown {
    Shown {
        point: form.text("point").to_owned(),
        seal: form.given("seal").map(str::to_owned),
        mrz: form.text("mrz").to_owned(),
        facts: BorderFacts {
            kind: DocumentKind::parse(form.text("document-kind")),
            purpose: Purpose::parse(form.text("purpose")),
            role: Role::parse(form.text("role")),
            residence: Residence::parse(form.text("residence")),
            visa_class: form.given("visa").filter(|class| VISAS.contains(class)).map(str::to_owned),
            exit: parse_date(form.text("exit-on")).ok(),
        },
        seen: match form.text("decision") {
            "admit" => Some(Direction::Entry),
            "exit" => Some(Direction::Exit),
            _ => None,
        },
    }
}

/// Records the decision.
pub async fn decide(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let id = CrossingId::parse(form.text("crossing")).map_err(|_| fail(FlowError::NotFound))?;
    let mut errors = Errors::none();
    let Some(decision) = decision(&form, &mut errors).map_err(fail)? else {
        return inspected(authority, &chrome, form, errors).await;
    };
    let now = authority.clock.now();
    let recorded = flows::record_crossing(authority, now, officer.id, id, &shown(&form), decision).await;
    recorded.map(|recorded| done(&recorded, &chrome)).map_err(fail)
}

fn decision(form: &Filled, errors: &mut Errors) -> Result<Option<CrossingDecision>, FlowError> {
    Ok(match form.text("decision") {
        "admit" | "exit" => Some(CrossingDecision::Admit),
        "refuse" => refusal(form, "note", errors).map(|(reason, rule, sentence)| CrossingDecision::Refuse {
            reason,
            rule,
            sentence,
        }),
        "second-line" => {
            let note = form.given("note").map(str::to_owned);
            if note.is_none() {
                errors.add("note", words("error-second-line-note"));
            }
            note.map(|reason| CrossingDecision::SecondLine { reason })
        }
        _ => return Err(FlowError::NotFound),
    })
}

fn done(recorded: &RecordedCrossing, chrome: &Chrome) -> Response {
    let details = recorded.crossing.details();
    let (tone, key) = match (recorded.crossing.outcome().name(), details.direction) {
        (journey::OutcomeName::Admitted, Direction::Entry) => (Tone::Yes, "border-done-entered"),
        (journey::OutcomeName::Admitted, Direction::Exit) => (Tone::Yes, "border-done-left"),
        (journey::OutcomeName::Refused, _) => (Tone::No, "border-done-refused"),
        (journey::OutcomeName::SecondLine, _) => (Tone::Look, "border-done-second-line"),
    };
    let say = match (&recorded.overstay, details.last_lawful_day) {
        (Some(over), _) => Some(words_with("border-done-overstay", [("days", over.days.into())])),
        (None, Some(day)) if key == "border-done-entered" => {
            Some(words_with("border-done-last-day", [("date", day.into())]))
        }
        _ => None,
    };
    DonePage {
        title: words("border-done-title"),
        banner: Banner { tone, word: words(key), say },
        links: vec![Link { href: "/desk/border".to_owned(), label: words("border-next") }],
    }
    .respond(chrome)
}
