//! The handlers of pages: they read a form, call a use case, and fill the context of a page. They decide nothing.

mod about;
mod apply;
mod case;
mod check;
mod desk;
mod forms;
mod keys;
mod local_time;
mod offline;
mod plan;
mod publication;
mod reply;
mod rule;
mod verify;
pub(crate) mod views;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::Authority;
use crate::publication::{BUNDLE_PATH, DELTA_PATH, STATUS_PATH};

use crate::web::pages::{StartPage, StatusFormPage};
use crate::web::{Chrome, Page};
pub(crate) use apply::new_key;
pub(crate) use desk::member;
pub(crate) use forms::lines_of;

/// What every handler gets.
#[derive(Clone, Debug)]
pub struct Site {
    /// The running authority.
    pub authority: Arc<Authority>,
}

/// The pages of travellers and of the desk.
pub fn routes(site: Site) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/check", get(check::form).post(check::answer))
        .route("/plan", get(plan::form).post(plan::answer))
        .route("/plan.webmanifest", get(offline::plan_manifest))
        .route("/offline-plan.js", get(offline::keep_plan))
        .route("/apply", get(apply::form).post(apply::file))
        .route("/apply/mrz", post(apply::read_mrz))
        .route("/status", get(case::form).post(case::open))
        .route("/case/{ticket}", get(case::show))
        .route("/case/{ticket}/correct", get(apply::correct_form).post(apply::correct))
        .route("/case/{ticket}/withdraw", post(case::withdraw))
        .route("/case/{ticket}/appeal", post(case::appeal))
        .route("/case/{ticket}/{file}", get(case::pass_file))
        .route("/verify", get(verify::form).post(verify::verify))
        .route("/verify.webmanifest", get(offline::verify_manifest))
        .route("/offline-verify.js", get(offline::keep_verify))
        .route("/rules/{pack}/{rule}", get(rule::show))
        .route("/about", get(about::show))
        .route("/authority.cer", get(about::certificate))
        .route(STATUS_PATH, get(publication::status))
        .route(BUNDLE_PATH, get(publication::bundle))
        .route(DELTA_PATH, get(publication::delta))
        .route("/.well-known/paiza", get(keys::index))
        .route("/.well-known/paiza/", get(keys::index))
        .route("/.well-known/paiza/{*path}", get(keys::file))
        .merge(desk::routes())
        .with_state(site)
}

async fn start(
    axum::extract::State(site): axum::extract::State<Site>,
    chrome: Chrome,
) -> axum::response::Response {
    StartPage { into: site.authority.settings.state }.respond(&chrome)
}

/// An empty form for finding a case.
pub(crate) fn empty_status_form() -> StatusFormPage {
    StatusFormPage { form: crate::web::Filled::default(), errors: crate::web::Errors::none() }
}
