//! `/verify`: is this QR good? Nothing that is shown here is stored.

use axum::extract::State;
use axum::response::Response;
use pass::Passport;

use super::{Site, views};
use crate::i18n::words;
use crate::web::pages::VerifyPage;
use crate::web::{Chrome, Errors, Filled, Page};

/// The empty form.
pub async fn form(chrome: Chrome) -> Response {
    VerifyPage::empty().respond(&chrome)
}

/// The verdict.
pub async fn verify(State(site): State<Site>, chrome: Chrome, form: Filled) -> Response {
    let mut errors = Errors::none();
    let text = seal_text(&form, &mut errors).await;
    let authority = &site.authority;
    let now = authority.clock.now();
    let reading = form.given("mrz").map(document::read);
    let mrz = reading.as_ref().and_then(document::Reading::document);
    if reading.is_some() && mrz.is_none() {
        errors.add("mrz", words("error-mrz"));
    }
    let result = text.map(|text| {
        let passport = match (&reading, &mrz) {
            (None, _) => Passport::NotShown,
            (Some(_), None) => Passport::Unreadable,
            (_, Some(mrz)) => Passport::Shown(mrz),
        };
        views::seal(&authority.verifier().verify(&text, authority.moment(now), passport))
    });
    VerifyPage { form, errors, result }.respond(&chrome)
}

/// The text of the seal: read from a picture, or pasted.
pub async fn seal_text(form: &Filled, errors: &mut Errors) -> Option<String> {
    if let Some(file) = form.file("image") {
        let bytes = file.bytes.clone();
        // Reading a picture takes milliseconds of a processor: not on the thread that answers others.
        let read = tokio::task::spawn_blocking(move || pass::qr::decode(&bytes)).await;
        if let Ok(Ok(text)) = read {
            return Some(text);
        }
        errors.add("image", words("error-no-code"));
        return None;
    }
    let pasted = form.given("seal").map(str::to_owned);
    if pasted.is_none() {
        errors.add("image", words("error-seal-missing"));
    }
    pasted
}
