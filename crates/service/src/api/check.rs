//! `POST /api/v1/check`: what do the rules say? Nothing is stored.

use ::rules::{Answer, Explain, Situation};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use base::parse_date;
use serde::Deserialize;

use super::describe::Problems;
use super::input::{JsonText, field};
use super::{Api, fault, shapes};
use crate::web::Problem;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Wanted {
    as_of: Option<String>,
    explain: Option<bool>,
}

/// What do the rules say?
///
/// The facts of a journey in, the answer of the rules out, as `paiza check` gives it. Nothing is stored.
#[utoipa::path(
    post,
    path = "/api/v1/check",
    operation_id = "check",
    tag = "rules",
    params(
        ("as-of" = Option<String>, Query, format = Date,
            description = "What was publicly known on this day; today where it is absent."),
        ("explain" = Option<bool>, Query, description = "Adds `because`, the rules that decided, with `why-not`, `changes` and `pack-marks`."),
    ),
    request_body(content = shapes::Situation, example = super::describe::situation_example),
    responses((status = 200, description = "The answer, whatever it is.", body = shapes::Answer), Problems)
)]
pub(super) async fn check(
    State(api): State<Api>,
    wanted: Result<Query<Wanted>, QueryRejection>,
    JsonText(text): JsonText,
) -> Result<Json<Answer>, Problem> {
    let authority = api.authority();
    let Query(wanted) = wanted.map_err(|error| wrong_query(&error))?;
    let situation = Situation::from_json(&text).map_err(|error| fault::of_situation(&error))?;
    authority.packs.accept(&situation).map_err(|error| fault::of_situation(&error))?;
    let as_of = match wanted.as_of.as_deref().map(parse_date) {
        Some(Ok(day)) => day,
        Some(Err(error)) => return Err(Problem::fields(vec![field("as-of", "bad-date", error.to_string())])),
        None => authority.day_of(authority.clock.now()),
    };
    let explain = if wanted.explain == Some(true) { Explain::Fully } else { Explain::No };
    let mut answer = ::rules::check(&authority.packs, &situation, as_of, explain);
    answer.with_hashes(&authority.packs, pass::sha256_hex);
    Ok(Json(answer))
}

/// An address with a part that is not known or cannot be read.
pub(super) fn wrong_query(error: &QueryRejection) -> Problem {
    Problem::fields(vec![field("query", "unknown-or-unreadable", error.body_text())])
}
