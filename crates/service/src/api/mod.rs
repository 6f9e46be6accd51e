//! The JSON API: one file a group of routes, each route with its description beside it.
//!
//! In: requests of programs. Out: JSON in the shapes of the command line, and problem documents (RFC 9457). Handlers
//! translate and decide nothing; what creates something takes an `Idempotency-Key`, and an answer of 2xx is durable.
//!
//! `GET /api/v1/openapi.json` is the description; it is committed as `api/openapi.json`, and a test holds the two
//! together.

mod applications;
mod check;
mod describe;
mod fault;
mod health;
mod input;
mod metrics;
mod mrz;
mod passes;
mod rules;
pub mod shapes;
mod statistics;
mod status;
mod uploads;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::flows::PROOF_LIMIT_BYTES;
use crate::site::Site;
use metrics::Tally;

/// Largest picture of a seal that is taken, in bytes; the shell in front takes no larger request anyway.
const PICTURE_BYTES: usize = 6_000_000;

/// What every handler of the API gets.
#[derive(Clone, Debug)]
pub(crate) struct Api {
    site: Site,
    tally: Arc<Tally>,
}

impl Api {
    fn authority(&self) -> &crate::Authority {
        &self.site.authority
    }
}

/// The routes of the API.
pub fn routes(site: Site) -> Router {
    let tally = Arc::new(Tally::default());
    let (router, _) = described().split_for_parts();
    router
        .layer(middleware::from_fn_with_state(Arc::clone(&tally), metrics::count))
        .with_state(Api { site, tally })
}

/// The description of the API as JSON, the same bytes every time.
pub fn description() -> String {
    let mut text = serde_json::to_string_pretty(&openapi()).unwrap_or_default();
    text.push('\n');
    text
}

fn openapi() -> OpenApi {
    described().split_for_parts().1
}

/// Every route with its description, under the limit that its bodies have.
fn described() -> OpenApiRouter<Api> {
    let small = OpenApiRouter::with_openapi(describe::about())
        .routes(routes!(check::check))
        .routes(routes!(mrz::read))
        .routes(routes!(applications::file))
        .routes(routes!(applications::show, applications::correct))
        .routes(routes!(applications::withdraw))
        .routes(routes!(applications::appeal))
        .routes(routes!(passes::seal))
        .routes(routes!(passes::svg))
        .routes(routes!(passes::png))
        .routes(routes!(passes::pdf))
        .routes(routes!(passes::card))
        .routes(routes!(passes::small))
        .routes(routes!(passes::small_svg))
        .routes(routes!(passes::small_png))
        .routes(routes!(rules::points))
        .routes(routes!(rules::packs))
        .routes(routes!(rules::rule))
        .routes(routes!(statistics::overstay))
        .routes(routes!(describe::document))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(metrics::show))
        .layer(DefaultBodyLimit::max(input::JSON_BYTES));
    let uploads =
        OpenApiRouter::new().routes(routes!(uploads::keep)).layer(DefaultBodyLimit::max(PROOF_LIMIT_BYTES));
    let pictures =
        OpenApiRouter::new().routes(routes!(passes::verify)).layer(DefaultBodyLimit::max(PICTURE_BYTES));
    small.merge(uploads).merge(pictures)
}
