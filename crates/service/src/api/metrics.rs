//! `GET /metrics`: counts for Prometheus. Nothing personal stands in them.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use journey::StageName;
use store::Counts;

use super::Api;
use crate::web::Problem;

/// The classes of status that are told apart.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

/// How many answers the API gave, by class of status.
#[derive(Debug, Default)]
pub(super) struct Tally([AtomicU64; CLASSES.len()]);

impl Tally {
    fn add(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(2);
        if let Some(count) = self.0.get(class) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Counts what goes out.
pub(super) async fn count(State(tally): State<Arc<Tally>>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    tally.add(response.status());
    response
}

/// Counts in the text format of Prometheus.
#[utoipa::path(
    get,
    path = "/metrics",
    operation_id = "metrics",
    tag = "service",
    responses((status = 200, description = "Prometheus text.", body = String, content_type = "text/plain"))
)]
pub(super) async fn show(State(api): State<Api>) -> Result<Response, Problem> {
    let authority = api.authority();
    let counts = authority.record.counts(authority.clock.now()).await.map_err(Problem::internal)?;
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, text(&counts, &api.tally)).into_response())
}

fn text(counts: &Counts, tally: &Tally) -> String {
    let mut text = String::new();
    family(&mut text, "paiza_build_info", "gauge", "The version that runs.");
    line(&mut text, "paiza_build_info", Some(("version", env!("CARGO_PKG_VERSION"))), 1);
    family(&mut text, "paiza_applications", "gauge", "Applications on record, by stage.");
    for stage in StageName::ALL.iter().filter(|stage| **stage != StageName::Submitted) {
        let count = counts.applications.iter().find(|(name, _)| name == stage).map_or(0, |(_, count)| *count);
        line(&mut text, "paiza_applications", Some(("stage", stage.word())), count);
    }
    for (name, kind, help, count) in [
        (
            "paiza_overdue",
            "gauge",
            "Applications and appeals whose day of decision has passed.",
            counts.overdue,
        ),
        ("paiza_passes_total", "counter", "Passes issued.", counts.passes),
        ("paiza_crossings_total", "counter", "Crossings recorded.", counts.crossings),
        ("paiza_second_line", "gauge", "Crossings open in second line.", counts.second_line),
        ("paiza_hits", "gauge", "Entries on lists that were not ended.", counts.hits),
    ] {
        family(&mut text, name, kind, help);
        line(&mut text, name, None, count);
    }
    family(
        &mut text,
        "paiza_api_responses_total",
        "counter",
        "Answers of the API since the start, by class of status.",
    );
    for (class, count) in CLASSES.iter().zip(&tally.0) {
        line(&mut text, "paiza_api_responses_total", Some(("class", class)), count.load(Ordering::Relaxed));
    }
    text
}

fn family(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, name: &str, label: Option<(&str, &str)>, count: u64) {
    let label = label.map_or_else(String::new, |(key, value)| format!("{{{key}=\"{value}\"}}"));
    let _ = writeln!(text, "{name}{label} {count}");
}
