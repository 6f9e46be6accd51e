//! `GET /health/live` and `GET /health/ready`: does it run, and can it serve?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::describe::ProblemDocument;
use crate::web::{Problem, ProblemKind};

/// That the service answers.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Health {
    /// `live` or `ready`.
    status: &'static str,
}

/// Does the process run?
#[utoipa::path(
    get,
    path = "/health/live",
    operation_id = "live",
    tag = "service",
    responses((status = 200, description = "It runs.", body = Health))
)]
pub(super) async fn live() -> Json<Health> {
    Json(Health { status: "live" })
}

/// Can the service serve? It asks its record.
#[utoipa::path(
    get,
    path = "/health/ready",
    operation_id = "ready",
    tag = "service",
    responses(
        (status = 200, description = "It can.", body = Health),
        (status = 503, description = "The record does not answer.", body = ProblemDocument,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn ready(State(api): State<Api>) -> Result<Json<Health>, Problem> {
    match api.authority().record.ping().await {
        Ok(()) => Ok(Json(Health { status: "ready" })),
        Err(error) => {
            tracing::error!(%error, "the record does not answer");
            Err(Problem::new(ProblemKind::Unavailable, "the record does not answer"))
        }
    }
}
