//! `/desk` and `/desk/appeals`: what waits, those with the nearest deadline first.

use axum::extract::{Query, State};
use axum::response::Response;
use base::Timestamp;
use journey::{Reference, StageName};
use serde::Deserialize;
use store::Cursor;

use super::super::{Site, reply, views};
use super::officer::Officer;
use crate::Authority;
use crate::flows::FlowError;
use crate::web::pages::{QueuePage, StageCount};
use crate::web::parts::{CaseRow, Paging};
use crate::web::{Chrome, Page};

/// Rows on a page of the queue.
const ROWS: u32 = 50;
/// Rows beside an open case.
const ROWS_BESIDE: u32 = 20;

/// The stages that the filter offers.
const STAGES: &[StageName] = &[
    StageName::Referred,
    StageName::Granted,
    StageName::Refused,
    StageName::Appealed,
    StageName::Upheld,
    StageName::Overturned,
    StageName::Withdrawn,
];

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    stage: Option<String>,
    #[serde(default)]
    q: Option<String>,
    #[serde(default)]
    after: Option<String>,
}

/// The cases.
pub async fn cases(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Response> {
    let text = wanted.q.clone().unwrap_or_default();
    if let Ok(reference) = text.parse::<Reference>() {
        return Ok(reply::on_to(&format!("/desk/cases/{}", reference.compact()), &chrome));
    }
    let stage = wanted.stage.as_deref().and_then(StageName::parse).unwrap_or(StageName::Referred);
    let page = page(&site.authority, stage, &wanted, text, false).await;
    page.map(|page| page.respond(&chrome)).map_err(|error| reply::fault(&error, &chrome))
}

/// The appeals.
pub async fn appeals(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Response> {
    let text = wanted.q.clone().unwrap_or_default();
    let page = page(&site.authority, StageName::Appealed, &wanted, text, true).await;
    page.map(|page| page.respond(&chrome)).map_err(|error| reply::fault(&error, &chrome))
}

async fn page(
    authority: &Authority,
    stage: StageName,
    wanted: &Wanted,
    search: String,
    is_appeals: bool,
) -> Result<QueuePage, FlowError> {
    let now = authority.clock.now();
    let after = wanted.after.as_deref().map(Cursor::from_text);
    let found = authority.record.queue(stage, after, ROWS).await?;
    let mut cases = Vec::with_capacity(found.items.len());
    for row in &found.items {
        cases.push(views::queue_row(authority, row, now, None).await?);
    }
    let counts = authority.record.counts(now).await?;
    let count_of = |stage: StageName| {
        counts.applications.iter().find(|(name, _)| *name == stage).map_or(0, |(_, count)| *count as usize)
    };
    let path = if is_appeals { "/desk/appeals" } else { "/desk" };
    Ok(QueuePage {
        is_appeals,
        counts: if is_appeals {
            Vec::new()
        } else {
            STAGES
                .iter()
                .map(|name| StageCount {
                    stage: name.word().to_owned(),
                    count: count_of(*name),
                    href: format!("/desk?stage={name}"),
                    is_open: *name == stage,
                })
                .collect()
        },
        paging: Paging {
            total: count_of(stage),
            first: usize::from(!cases.is_empty()),
            last: cases.len(),
            before: wanted.after.as_ref().map(|_| format!("{path}?stage={stage}")),
            after: found.next.map(|next| format!("{path}?stage={stage}&after={}", next.as_str())),
        },
        cases,
        search,
    })
}

/// The rows that stand beside an open case.
pub async fn beside(
    authority: &Authority,
    stage: StageName,
    now: Timestamp,
    open: &str,
) -> Result<Vec<CaseRow>, FlowError> {
    let found = authority.record.queue(stage, None, ROWS_BESIDE).await?;
    let mut rows = Vec::with_capacity(found.items.len());
    for row in &found.items {
        rows.push(views::queue_row(authority, row, now, Some(open)).await?);
    }
    Ok(rows)
}
