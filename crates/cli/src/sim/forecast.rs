//! `paiza sim forecast`: the next hours at a post, from its own record.
//!
//! In: a scenario for the desks and a table of people seen. Out: bands for each hour. Rows that cannot be read are told
//! and the rest is answered; the exit code is then 2.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use base::civil::DateTime;
use base::tz::TimeZone;
use serde::Deserialize;
use sim::Band;
use sim::forecast::{Forecast, ForecastOutcome, Question, Record};

use super::{on_all_cores, plan};
use crate::io::{Failure, open_input, write_json};

const HOUR_SECONDS: i64 = 3_600;
/// The most rows that are told one by one.
const MAX_TOLD: u64 = 20;

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Columns of the record: `at` (local time, 2026-11-22T14:05, an offset is left aside), and optionally `flow` (a flow of the\nscenario; needed where it has several) and `people` (default 1). At least three weeks before `--from`."
)]
pub struct Args {
    /// The scenario (TOML), for desks, times and shares.
    scenario: String,
    /// People as they were recorded (CSV), or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    record: String,
    /// The first hour that is forecast, in local time, as in 2026-11-22T14:00.
    #[arg(long, value_name = "TIME", value_parser = local)]
    from: DateTime,
    /// How many hours ahead, up to 48.
    #[arg(long, default_value_t = 6)]
    hours: u32,
    /// People who wait now, as `LANE=NUMBER`; may stand several times.
    #[arg(long, value_name = "LANE=N", value_parser = waiting)]
    waiting: Vec<(String, u32)>,
    /// How many futures are lived through.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    seeds: u64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Deserialize)]
struct Row {
    at: String,
    flow: Option<String>,
    people: Option<u32>,
}

/// Reads, lives through the futures, prints.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    let plan = plan(&args.scenario)?;
    let default_flow = plan.only_flow().map(str::to_owned);
    let mut told = Told { path: &args.record, rows: 0 };
    let records = records(open_input(&args.record)?, default_flow.as_deref(), &mut told)?;
    let question = Question {
        from: hour_number(args.from).ok_or_else(|| Failure::input("`--from` lies outside the calendar"))?,
        hour_of_day: i64::from(args.from.hour()),
        hours: args.hours,
        records,
        waiting: args.waiting.iter().cloned().collect(),
    };
    let forecast = Forecast::new(&plan, &question).map_err(|error| Failure::input(error.to_string()))?;
    let futures = on_all_cores(1, args.seeds, |seed| forecast.future(seed))?;
    let outcome = forecast.together(&futures);
    if args.json {
        write_json(out, &outcome)?;
    } else {
        print(&outcome, out)?;
    }
    if told.rows == 0 {
        return Ok(());
    }
    Err(Failure::input(format!("{} rows of `{}` were left out; see above", told.rows, args.record)))
}

/// Rows that were left out, the first of them told.
struct Told<'a> {
    path: &'a str,
    rows: u64,
}

impl Told<'_> {
    fn tell(&mut self, line: u64, fault: &str) {
        self.rows += 1;
        if self.rows <= MAX_TOLD {
            // Who cannot be told of a row is told of the number at the end.
            let _ = writeln!(std::io::stderr(), "`{}` line {line}: {fault}", self.path);
        }
    }
}

fn records(
    input: impl BufRead,
    default_flow: Option<&str>,
    told: &mut Told<'_>,
) -> Result<BTreeMap<String, Record>, Failure> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(input);
    let headers = reader.headers().map_err(|error| Failure::input(error.to_string()))?.clone();
    if !headers.iter().any(|name| name == "at") {
        return Err(Failure::input("the record has no column `at`: give it the local time of each person"));
    }
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for (place, row) in reader.records().enumerate() {
        let line = place as u64 + 2;
        let read = row.and_then(|row| row.deserialize::<Row>(Some(&headers)));
        match read.map_err(|error| error.to_string()).and_then(|row| counted(row, default_flow)) {
            Ok((flow, hour, people)) => *records.entry(flow).or_default().entry(hour).or_default() += people,
            Err(fault) => told.tell(line, &fault),
        }
    }
    Ok(records)
}

fn counted(row: Row, default_flow: Option<&str>) -> Result<(String, i64, u32), String> {
    let hour = local(&row.at).ok().and_then(hour_number);
    let hour = hour.ok_or_else(|| format!("`{}` is no local time as in 2026-11-22T14:05", row.at))?;
    let flow = row.flow.filter(|flow| !flow.is_empty()).or_else(|| default_flow.map(str::to_owned));
    let flow = flow.ok_or("the scenario has several flows: name one in the column `flow`")?;
    Ok((flow, hour, row.people.unwrap_or(1)))
}

/// Hours of the local clock since 1970.
fn hour_number(local: DateTime) -> Option<i64> {
    let as_utc = TimeZone::UTC.to_timestamp(local).ok()?;
    Some(as_utc.as_second().div_euclid(HOUR_SECONDS))
}

fn local(text: &str) -> Result<DateTime, String> {
    text.parse().map_err(|_| format!("`{text}` is no local time as in 2026-11-22T14:00"))
}

fn waiting(text: &str) -> Result<(String, u32), String> {
    let parts = text.split_once('=').and_then(|(lane, count)| Some((lane.to_owned(), count.parse().ok()?)));
    parts.ok_or_else(|| format!("`{text}` is not of the form LANE=NUMBER, as in cars=30"))
}

fn print(outcome: &ForecastOutcome, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{}\nFrom {} past weeks, {} futures; of each figure 5 of 100 futures lie below the first, 5 above the last.",
        outcome.scenario, outcome.weeks, outcome.seeds
    )?;
    writeln!(
        out,
        "   hour              people        mean wait, minutes     longest wait, minutes      promise kept"
    )?;
    for hour in &outcome.hours {
        let share = hour.kept_share.map(|band| Band {
            low: band.low * 100.0,
            median: band.median * 100.0,
            high: band.high * 100.0,
        });
        writeln!(
            out,
            "  {}  {}  {}  {}  {}",
            hour.begins,
            text(hour.arrived, 0),
            text(hour.mean_minutes, 1),
            text(hour.max_minutes, 1),
            text(share, 0)
        )?;
    }
    Ok(())
}

fn text(band: Option<Band>, decimals: usize) -> String {
    band.map_or_else(
        || format!("{:>22}", "-"),
        |Band { low, median, high }| format!("{low:>6.decimals$} {median:>7.decimals$} {high:>7.decimals$}"),
    )
}
