//! `GET /api/v1/statistics/overstay`: what may be published of how many left too late, or not at all.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use oversight::overstay::{Group, Question, Report, StatisticalYear, report};
use serde::Deserialize;

use super::check::wrong_query;
use super::describe::Problems;
use super::input::{Reader, field};
use super::{Api, fault, shapes};
use crate::flows;
use crate::web::Problem;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Wanted {
    year: Option<i16>,
    year_starts: Option<String>,
    group: Option<String>,
}

/// How many left too late, or not at all?
///
/// Over the crossings recorded here, by the published method, as known today. Numbers from 1 to 4 are hidden, with what
/// would give them away.
#[utoipa::path(
    get,
    path = "/api/v1/statistics/overstay",
    operation_id = "overstay-statistics",
    tag = "statistics",
    params(
        ("year" = Option<i16>, Query, description = "The year, named by the calendar year in which it ends; this one where it is absent."),
        ("year-starts" = Option<String>, Query, description = "Its first month and day; `01-01` where it is absent.", example = "10-01"),
        ("group" = Option<String>, Query, description = "What rows are parted by: `nationality`, `class`, `mode`, `port`, or several with commas; `nationality` where it is absent."),
    ),
    responses((status = 200, description = "The report.", body = shapes::Report), Problems)
)]
pub(super) async fn overstay(
    State(api): State<Api>,
    reader: Reader,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<Report>, Problem> {
    let authority = api.authority();
    let Query(wanted) = wanted.map_err(|error| wrong_query(&error))?;
    let today = authority.day_of(authority.clock.now());
    let year = wanted.year.unwrap_or(today.year());
    let starts = wanted.year_starts.as_deref().unwrap_or("01-01");
    let year = StatisticalYear::named(year, starts)
        .map_err(|error| Problem::fields(vec![field("year", "bad-year", error.to_string())]))?;
    let groups = groups(wanted.group.as_deref().unwrap_or("nationality"))?;
    let records =
        flows::stay_records(authority, today).await.map_err(|error| fault::of_flow(error, reader.0))?;
    let numbered = (1..).zip(records).collect();
    // Everything on record counts: a post in an earlier zone may already write tomorrow's date.
    let question = Question { year, snapshot: None, modes: Vec::new(), groups };
    Ok(Json(report(numbered, Vec::new(), &question).for_the_public()))
}

fn groups(text: &str) -> Result<Vec<Group>, Problem> {
    let group = |word: &str| match word {
        "nationality" => Some(Group::Nationality),
        "class" => Some(Group::Class),
        "mode" => Some(Group::Mode),
        "port" => Some(Group::Port),
        _ => None,
    };
    let groups: Option<Vec<Group>> = text.split(',').take(5).map(|word| group(word.trim())).collect();
    let is_sound = |groups: &Vec<Group>| {
        groups
            .iter()
            .enumerate()
            .all(|(place, group)| !groups.iter().take(place).any(|earlier| earlier == group))
    };
    groups.filter(is_sound).ok_or_else(|| {
        let message = "`nationality`, `class`, `mode`, `port`, or several of them with commas, each once";
        Problem::fields(vec![field("group", "unknown-word", message)])
    })
}
