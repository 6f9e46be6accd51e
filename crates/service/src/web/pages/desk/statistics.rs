//! `/desk/statistics`: how many left too late, or not at all.

use axum::http::StatusCode;
use base::{Country, Date};

use crate::i18n::{Text, words};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::samples;

/// The overstay table of a year.
#[derive(Clone, Debug)]
pub struct StatisticsPage {
    /// What was asked (`year`, `year-starts`, `snapshot`, `group`, `public`).
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The first day of the year counted.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// One row a group.
    pub rows: Vec<StatisticsRow>,
    /// All groups together.
    pub total: Option<StatisticsRow>,
    /// The same as CSV.
    pub csv_href: String,
}

impl StatisticsPage {
    /// The fields.
    pub const FIELDS: &'static [&'static str] = &["year", "year-starts", "snapshot", "public"];
}

/// One group.
#[derive(Clone, Debug)]
pub struct StatisticsRow {
    /// The nationality; `None` in the row of all.
    pub nationality: Option<Country>,
    /// The class of stay; may be empty.
    pub class: String,
    /// Stays whose authorised end lies in the year; `None` where a small number is hidden, here and below.
    pub expected: Option<u32>,
    /// Left after the authorised end.
    pub out_of_country: Option<u32>,
    /// No departure recorded.
    pub suspected_in_country: Option<u32>,
    /// Both.
    pub total: Option<u32>,
    /// Both in per cent, two decimals (`15.35`).
    pub total_rate: Option<String>,
    /// No departure recorded, in per cent.
    pub suspected_rate: Option<String>,
    /// Wilson's interval of the total rate.
    pub interval_95: Option<(String, String)>,
}

impl StatisticsPage {
    /// The rows, and the sum as the last.
    pub fn all_rows(&self) -> impl Iterator<Item = &StatisticsRow> {
        self.rows.iter().chain(&self.total)
    }

    /// The bars of the chart: name, rate in words, length in per cent of the longest; at most twelve.
    pub fn bars(&self, text: &Text) -> Vec<(String, String, u32)> {
        let rate = |row: &StatisticsRow| row.total_rate.as_deref().and_then(|rate| rate.parse::<f64>().ok());
        let mut rows: Vec<(&StatisticsRow, f64)> =
            self.rows.iter().filter_map(|row| rate(row).map(|rate| (row, rate))).collect();
        rows.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let longest = rows.first().map_or(1.0, |(_, rate)| rate.max(0.01));
        let bar = |(row, rate): (&StatisticsRow, f64)| {
            let name = row.nationality.map_or_else(String::new, |country| text.show(country));
            let name =
                if row.class.is_empty() { name } else { format!("{name}, {}", self.class(text, &row.class)) };
            (name, self.rate(text, &row.total_rate), (rate / longest * 100.0).round() as u32)
        };
        rows.into_iter().take(12).map(bar).collect()
    }

    /// The class of stay in words, where it is a purpose of ours.
    pub fn class(&self, text: &Text, class: &str) -> String {
        text.maybe(format!("purpose-{class}")).unwrap_or_else(|| class.to_owned())
    }

    /// A count, or the sign for a hidden one.
    pub fn count(&self, text: &Text, count: &Option<u32>) -> String {
        count.map_or_else(|| text.msg("statistics-hidden"), |count| text.show(count))
    }

    /// A rate in per cent, or the sign for a hidden one.
    pub fn rate(&self, text: &Text, rate: &Option<String>) -> String {
        let with_mark = |rate: &String| format!("{}\u{a0}%", rate.replace('.', &text.msg("decimal-mark")));
        rate.as_ref().map_or_else(|| text.msg("statistics-hidden"), with_mark)
    }

    /// An interval of rates.
    pub fn interval(&self, text: &Text, interval: &Option<(String, String)>) -> String {
        let mark = text.msg("decimal-mark");
        interval.as_ref().map_or_else(
            || text.msg("statistics-hidden"),
            |(low, high)| format!("{}–{}\u{a0}%", low.replace('.', &mark), high.replace('.', &mark)),
        )
    }
}

impl Page for StatisticsPage {
    const NAME: &'static str = "statistics";

    fn room(&self) -> &'static str {
        "statistics"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(StatisticsPage, "desk/statistics.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let row = StatisticsRow {
            nationality: Some(samples::country("TKM")),
            class: "B-1/B-2".to_owned(),
            expected: Some(925),
            out_of_country: Some(20),
            suspected_in_country: Some(122),
            total: Some(142),
            total_rate: Some("15.35".to_owned()),
            suspected_rate: Some("13.19".to_owned()),
            interval_95: Some(("13.17".to_owned(), "17.82".to_owned())),
        };
        let hidden = StatisticsRow {
            nationality: Some(samples::country("KGZ")),
            class: String::new(),
            expected: Some(31),
            out_of_country: None,
            suspected_in_country: None,
            total: None,
            total_rate: None,
            suspected_rate: None,
            interval_95: None,
        };
        let other = StatisticsRow {
            nationality: Some(samples::country("UZB")),
            expected: Some(12_040),
            total_rate: Some("7.21".to_owned()),
            ..row.clone()
        };
        let full = Self {
            form: Filled::of([("year", "2026"), ("year-starts", "01-01")]),
            errors: Errors::none(),
            from: samples::day(1, 1),
            to: samples::day(12, 31),
            total: Some(StatisticsRow { nationality: None, class: String::new(), ..row.clone() }),
            rows: vec![row, other, hidden],
            csv_href: "/desk/statistics.csv?year=2026".to_owned(),
        };
        let empty = Self { rows: Vec::new(), total: None, ..full.clone() };
        let wrong = Self { errors: Errors::of("year", words("error-year")), ..empty.clone() };
        vec![("statistics", full), ("statistics-empty", empty), ("statistics-errors", wrong)]
    }
}
