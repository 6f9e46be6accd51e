//! `/desk/statistics`: how many left too late, or not at all, over the crossings recorded here.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Country, Date, parse_date};
use oversight::overstay::{Group, Question, Report, Row, StatisticalYear, report};
use serde::Deserialize;

use super::super::{Site, reply};
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, FlowError};
use crate::i18n::words;
use crate::web::pages::{StatisticsPage, StatisticsRow};
use crate::web::{Chrome, Errors, Filled, Page};

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Wanted {
    year: Option<String>,
    year_starts: Option<String>,
    snapshot: Option<String>,
    public: Option<String>,
}

impl Wanted {
    fn form(&self, today: Date) -> Filled {
        let mut form = Filled::default();
        form.put("year", self.year.clone().unwrap_or_else(|| today.year().to_string()));
        form.put("year-starts", self.year_starts.clone().unwrap_or_else(|| "01-01".to_owned()));
        form.put("snapshot", self.snapshot.clone().unwrap_or_default());
        form.put("public", self.public.clone().unwrap_or_default());
        form
    }
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let today = authority.day_of(authority.clock.now());
    let form = wanted.form(today);
    let mut errors = Errors::none();
    let Some(question) = question(&form, &mut errors) else {
        let page = StatisticsPage {
            form,
            errors,
            from: today,
            to: today,
            rows: Vec::new(),
            total: None,
            csv_href: String::new(),
        };
        return Ok(page.respond(&chrome));
    };
    let report = answer(authority, &question, &form).await.map_err(|error| reply::fault(&error, &chrome))?;
    let csv_href = format!(
        "/desk/statistics.csv?year={}&year-starts={}&snapshot={}&public={}",
        form.text("year"),
        form.text("year-starts"),
        form.text("snapshot"),
        form.text("public")
    );
    Ok(StatisticsPage {
        from: question.year.from(),
        to: question.year.until(),
        rows: report.rows.iter().map(row).collect(),
        total: report.all.as_ref().map(row),
        csv_href,
        form,
        errors,
    }
    .respond(&chrome))
}

/// The same as CSV.
pub async fn csv(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let form = wanted.form(authority.day_of(authority.clock.now()));
    let question =
        question(&form, &mut Errors::none()).ok_or_else(|| reply::fault(&FlowError::NotFound, &chrome))?;
    let report = answer(authority, &question, &form).await.map_err(|error| reply::fault(&error, &chrome))?;
    let mut lines = vec![CSV_HEADER.to_owned()];
    lines.extend(report.rows.iter().chain(&report.all).map(csv_line));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"overstay.csv\""),
    ];
    Ok((headers, lines.join("\n") + "\n").into_response())
}

const CSV_HEADER: &str = "nationality,class,expected,out-of-country,suspected-in-country,total,total-rate,suspected-rate,interval-95-from,interval-95-to";

/// No field needs quotes: codes, numbers and the purposes of `rules` hold neither commas nor quotes.
fn csv_line(row: &Row) -> String {
    let number = |count: Option<u64>| count.map_or_else(String::new, |count| count.to_string());
    let rate =
        |rate: Option<oversight::overstay::Rate>| rate.map_or_else(String::new, |rate| rate.to_string());
    [
        row.nationality.clone().unwrap_or_else(|| "all".to_owned()),
        row.class.clone().unwrap_or_default(),
        number(row.expected),
        number(row.out_of_country),
        number(row.suspected_in_country),
        number(row.total),
        rate(row.total_rate),
        rate(row.suspected_rate),
        rate(row.interval_95.map(|[from, _]| from)),
        rate(row.interval_95.map(|[_, to]| to)),
    ]
    .join(",")
}

fn question(form: &Filled, errors: &mut Errors) -> Option<Question> {
    let year = form
        .text("year")
        .parse()
        .ok()
        .and_then(|year: i16| StatisticalYear::named(year, form.text("year-starts")).ok());
    if year.is_none() {
        errors.add("year", words("error-year"));
    }
    let snapshot = form.given("snapshot").map(parse_date);
    if matches!(snapshot, Some(Err(_))) {
        errors.add("snapshot", words("error-bad-date"));
    }
    Some(Question {
        year: year?,
        snapshot: snapshot.transpose().ok()?,
        modes: Vec::new(),
        groups: vec![Group::Nationality, Group::Class],
    })
}

async fn answer(authority: &Authority, question: &Question, form: &Filled) -> Result<Report, FlowError> {
    let records = flows::stay_records(authority, authority.day_of(authority.clock.now())).await?;
    let numbered = records.into_iter().enumerate().map(|(row, record)| (row as u64 + 1, record)).collect();
    let report = report(numbered, Vec::new(), question);
    Ok(if form.ticked("public") { report.for_the_public() } else { report })
}

fn row(row: &Row) -> StatisticsRow {
    let count = |count: Option<u64>| count.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    StatisticsRow {
        nationality: row.nationality.as_deref().and_then(|code| Country::parse(code).ok()),
        class: row.class.clone().unwrap_or_default(),
        expected: count(row.expected),
        out_of_country: count(row.out_of_country),
        suspected_in_country: count(row.suspected_in_country),
        total: count(row.total),
        total_rate: row.total_rate.map(|rate| rate.to_string()),
        suspected_rate: row.suspected_rate.map(|rate| rate.to_string()),
        interval_95: row.interval_95.map(|[from, to]| (from.to_string(), to.to_string())),
    }
}
