//! `/check`: questions about a trip, and what the rules answer. Nothing is stored.

use axum::extract::State;
use axum::response::Response;
use base::parse_date;
use rules::Register;

use super::{Site, forms, views};
use crate::web::pages::{CheckAnswerPage, CheckFormPage};
use crate::web::{Chrome, Errors, Filled, Page};

/// The questions.
pub async fn form(State(site): State<Site>, chrome: Chrome) -> Response {
    page(&site, &chrome, Filled::default(), Errors::none()).respond(&chrome)
}

/// The answer, or the questions again where one could not be read.
pub async fn answer(State(site): State<Site>, chrome: Chrome, form: Filled) -> Response {
    let authority = &site.authority;
    let mut errors = Errors::none();
    let situation = forms::situation(authority, &form, &mut errors);
    let today = authority.day_of(authority.clock.now());
    let as_of = form.given("as-of").map(|text| parse_date(text).map_err(|_| ()));
    if as_of == Some(Err(())) {
        errors.add("as-of", crate::i18n::words("error-bad-date"));
    }
    if !errors.is_empty() {
        return page(&site, &chrome, form, errors).respond(&chrome);
    }
    let as_of = as_of.and_then(Result::ok).unwrap_or(today);
    let answer = authority.explained(&situation, as_of);
    CheckAnswerPage {
        into: authority.rules_of(),
        form,
        ask_next: answer.ask_first.clone(),
        depends_on: answer.depends_on.clone(),
        answer: views::answer(authority, &answer, &situation, chrome.language, Register::Traveller),
        points: views::points(authority),
    }
    .respond(&chrome)
}

fn page(site: &Site, _chrome: &Chrome, form: Filled, errors: Errors) -> CheckFormPage {
    CheckFormPage { into: site.authority.rules_of(), form, errors, points: views::points(&site.authority) }
}
