//! How many left too late, or not at all, as `paiza stats overstay --public` gives it.

use utoipa::ToSchema;

/// Counts and rates, group by group. Numbers from 1 to 4 are hidden, with what would give them away.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Report {
    /// The first and the last day of the year.
    pub year: ReportYear,
    /// Only what was recorded by this day.
    #[schema(format = Date, required = true)]
    pub snapshot: Option<String>,
    /// One row a group.
    pub rows: Vec<ReportRow>,
    /// All groups together; `null` where it would betray a hidden row.
    #[schema(required = true)]
    pub all: Option<ReportRow>,
    /// How many records were looked at.
    pub records: u64,
    /// How many of them could not be counted.
    pub not_counted: u64,
    /// Always empty here.
    pub problems: Vec<String>,
    /// Always empty here.
    pub ignored_columns: Vec<String>,
}

/// A statistical year.
#[derive(ToSchema)]
pub struct ReportYear {
    /// First day.
    #[schema(format = Date)]
    pub from: String,
    /// Last day.
    #[schema(format = Date)]
    pub until: String,
}

/// One group; a hidden number is `null`.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct ReportRow {
    /// Nationality, where rows are parted by it.
    pub nationality: Option<String>,
    /// Class, where rows are parted by it: the purpose of the trip.
    pub class: Option<String>,
    /// Mode of transport, where rows are parted by it.
    pub mode: Option<String>,
    /// Crossing point of entry, where rows are parted by it.
    pub port: Option<String>,
    /// Stays whose authorised end lies in the year.
    #[schema(required = true)]
    pub expected: Option<u64>,
    /// Left after the authorised end.
    #[schema(required = true)]
    pub out_of_country: Option<u64>,
    /// No departure recorded.
    #[schema(required = true)]
    pub suspected_in_country: Option<u64>,
    /// Both together.
    #[schema(required = true)]
    pub total: Option<u64>,
    /// Per cent of the expected, to two decimals.
    #[schema(required = true)]
    pub total_rate: Option<String>,
    /// Per cent of the expected, to two decimals.
    #[schema(required = true)]
    pub suspected_rate: Option<String>,
    /// Wilson's interval of the total rate.
    #[schema(required = true, rename = "interval-95")]
    pub interval_95: Option<Vec<String>>,
    /// Some number is hidden because it is small.
    pub hidden: Option<bool>,
}
