//! `/desk/statistics`: how many left too late, or not at all.

use base::{Country, Date};

use crate::web::form::{Errors, Filled};

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
    /// Stays whose authorised end lies in the year.
    pub expected: u32,
    /// Left after the authorised end; `None` where a small number is hidden, here and below.
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
