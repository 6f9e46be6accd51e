//! `POST /api/v1/mrz`: what stands in a machine readable zone? Nothing is stored.

use axum::Json as Answer;
use serde::Deserialize;
use utoipa::ToSchema;

use super::describe::Problems;
use super::input::{Json, zone_text};
use super::shapes;
use crate::web::Problem;

/// The lines as the document prints them.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct MrzLines {
    /// Two or three lines.
    #[schema(example = super::describe::mrz_example, min_items = 1, max_items = 3)]
    lines: Vec<String>,
}

/// What stands in a machine readable zone?
///
/// The reading of the two or three lines, with each problem by its line and columns, as `paiza mrz` gives it. Lines that
/// are no machine readable zone are answered too, with `"format": null`.
#[utoipa::path(
    post,
    path = "/api/v1/mrz",
    operation_id = "read-mrz",
    tag = "documents",
    request_body = MrzLines,
    responses((status = 200, description = "The reading.", body = shapes::MrzReading), Problems)
)]
pub(super) async fn read(Json(zone): Json<MrzLines>) -> Result<Answer<document::Reading>, Problem> {
    Ok(Answer(document::read(&zone_text("lines", &zone.lines)?)))
}
