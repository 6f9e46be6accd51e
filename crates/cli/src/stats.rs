//! `paiza stats`: statistics over recorded crossings.
//!
//! In: a table of stays. Out: counts and rates. Rows that cannot be counted are told, each with its reason, and the rest
//! is answered; the exit code is then 2, as with `check --batch`.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use base::Date;
use oversight::overstay::{
    Group, Mode, Question, Report, Row, StatisticalYear, StayRecord, Table, read_csv, report,
};
use service::config::{Config, DataFolder};
use service::installation::open;

use crate::io::{Failure, open_input, write_json};

/// Statistics over recorded crossings.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    statistic: Statistic,
}

#[derive(Debug, clap::Subcommand)]
enum Statistic {
    Overstay(Overstay),
}

/// How many left too late, or not at all.
#[derive(Debug, clap::Args)]
struct Overstay {
    /// The table of stays (CSV), or `-` for standard input.
    #[arg(long, value_name = "FILE", required_unless_present = "data")]
    crossings: Option<String>,
    /// The folder of an installation, to count the crossings recorded there. Only stays whose end has passed count.
    #[arg(long, value_name = "DIR", conflicts_with = "crossings")]
    data: Option<PathBuf>,
    /// The year, named by the calendar year in which it ends.
    #[arg(long)]
    year: i16,
    /// Month and day on which the year starts.
    #[arg(long, value_name = "MM-DD", default_value = "01-01")]
    year_starts: String,
    /// What the rows are parted by: nationality, class, mode, port.
    #[arg(long, value_delimiter = ',', default_value = "nationality,class")]
    group: Vec<GroupName>,
    /// Only what was recorded by this day.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    snapshot: Option<Date>,
    /// Only entries by these modes: air, road, rail, sea, foot.
    #[arg(long, value_delimiter = ',', value_parser = parse_mode)]
    modes: Vec<Mode>,
    /// Hide numbers so small that they could point at a person.
    #[arg(long)]
    public: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
enum GroupName {
    Nationality,
    Class,
    Mode,
    Port,
}

/// Counts and answers.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let Statistic::Overstay(args) = args.statistic;
    match (&args.data, &args.crossings) {
        (Some(folder), _) => {
            let records = recorded(folder)?;
            tell(&args, report(records, Vec::new(), &question(&args)?), out)
        }
        (None, Some(path)) => answer(&args, open_input(path)?, out),
        (None, None) => {
            Err(Failure::input("name a table with `--crossings`, or an installation with `--data`"))
        }
    }
}

/// The stays that an installation has recorded; nobody's name leaves the record.
fn recorded(folder: &Path) -> Result<Vec<(u64, StayRecord)>, Failure> {
    let folder = DataFolder::at(folder);
    let config = Config::read(&folder).map_err(|error| Failure::input(error.to_string()))?;
    let records = crate::edge::runtime()?.block_on(async {
        let authority = open(&folder, &config, crate::edge::doors())
            .await
            .map_err(|error| Failure::input(error.to_string()))?;
        let today = authority.day_of(authority.clock.now());
        let records = service::flows::stay_records(&authority, today).await;
        let closed = authority.record.close().await;
        let records = records.map_err(|error| Failure::system(error.to_string()))?;
        closed.map_err(|error| Failure::system(error.to_string()))?;
        Ok::<_, Failure>(records)
    })?;
    Ok((1..).zip(records).collect())
}

fn question(args: &Overstay) -> Result<Question, Failure> {
    let year = StatisticalYear::named(args.year, args.year_starts.trim())
        .map_err(|error| Failure::input(error.to_string()))?;
    Ok(Question { year, snapshot: args.snapshot, modes: args.modes.clone(), groups: groups(&args.group) })
}

fn answer(args: &Overstay, input: impl BufRead, out: &mut dyn Write) -> Result<(), Failure> {
    let question = question(args)?;
    let table = read_table(args.crossings.as_deref().unwrap_or("-"), input)?;
    let ignored_columns = table.ignored_columns.clone();
    require_columns(&table, &question)?;
    tell(args, Report { ignored_columns, ..report(table.records, table.faults, &question) }, out)
}

fn tell(args: &Overstay, full: Report, out: &mut dyn Write) -> Result<(), Failure> {
    let question = question(args)?;
    let not_counted = full.not_counted;
    let shown = if args.public { full.for_the_public() } else { full };
    if args.json {
        write_json(out, &shown)?;
    } else {
        print(&shown, &question, out)?;
    }
    if not_counted == 0 {
        return Ok(());
    }
    let where_to_look =
        if args.public { "run without --public to see which" } else { "see the problems above" };
    Err(Failure::input(format!(
        "{not_counted} of {} rows of `{}` could not be counted; {where_to_look}",
        shown.records,
        args.crossings.as_deref().unwrap_or("the record")
    )))
}

/// Each group once, in the order asked for.
fn groups(names: &[GroupName]) -> Vec<Group> {
    let mut groups = Vec::new();
    for name in names {
        let group = match name {
            GroupName::Nationality => Group::Nationality,
            GroupName::Class => Group::Class,
            GroupName::Mode => Group::Mode,
            GroupName::Port => Group::Port,
        };
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn read_table(path: &str, mut input: impl BufRead) -> Result<Table, Failure> {
    // The first four bytes of every Parquet file, whatever its name.
    let is_parquet = input.fill_buf().is_ok_and(|bytes| bytes.starts_with(b"PAR1"));
    if is_parquet || path.to_ascii_lowercase().ends_with(".parquet") {
        return Err(Failure::input(format!(
            "`{path}` is a Parquet file, which is not read yet; save the table as CSV and name that file"
        )));
    }
    read_csv(input).map_err(|error| Failure::input(format!("`{path}`: {error}")))
}

/// A question about a column that the table does not have would be answered with nothing but `unknown`.
fn require_columns(table: &Table, question: &Question) -> Result<(), Failure> {
    let wanted = [
        ("mode", !question.modes.is_empty() || question.groups.contains(&Group::Mode)),
        ("port", question.groups.contains(&Group::Port)),
    ];
    match wanted.iter().find(|(column, is_asked)| *is_asked && !table.has_column(column)) {
        Some((column, _)) => Err(Failure::input(format!(
            "the table has no column `{column}`; add it, or ask without --modes and --group {column}"
        ))),
        None => Ok(()),
    }
}

fn print(report: &Report, question: &Question, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "Stays whose authorised end lies in {} to {}", report.year.from(), report.year.until())?;
    if let Some(day) = report.snapshot {
        writeln!(out, "As recorded by {day}")?;
    }
    writeln!(
        out,
        "\n{:<24}{:>10}{:>10}{:>10}{:>10}{:>9}{:>11}  95 % interval",
        "", "expected", "left late", "not left", "total", "total %", "not left %"
    )?;
    for row in &report.rows {
        print_row(&name_of(row, question), row, out)?;
    }
    if let Some(all) = &report.all {
        print_row("all", all, out)?;
    }
    for problem in &report.problems {
        let counted = if problem.counted { " (counted)" } else { "" };
        writeln!(out, "row {}: {}{counted}", problem.row, problem.message)?;
    }
    for column in &report.ignored_columns {
        writeln!(out, "column `{column}` was not looked at")?;
    }
    Ok(())
}

fn name_of(row: &Row, question: &Question) -> String {
    let part = |group: &Group| match group {
        Group::Nationality => row.nationality.clone(),
        Group::Class => row.class.clone(),
        Group::Mode => row.mode.clone(),
        Group::Port => row.port.clone(),
    };
    question.groups.iter().filter_map(part).collect::<Vec<_>>().join(" ")
}

fn print_row(name: &str, row: &Row, out: &mut dyn Write) -> Result<(), Failure> {
    let interval = row.interval_95.map(|[low, high]| format!("{low}–{high}"));
    writeln!(
        out,
        "{name:<24}{:>10}{:>10}{:>10}{:>10}{:>9}{:>11}  {}",
        shown(row.expected),
        shown(row.out_of_country),
        shown(row.suspected_in_country),
        shown(row.total),
        shown(row.total_rate),
        shown(row.suspected_rate),
        shown(interval)
    )?;
    Ok(())
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}

fn parse_day(text: &str) -> Result<Date, String> {
    base::parse_date(text).map_err(|error| error.to_string())
}

fn parse_mode(text: &str) -> Result<Mode, String> {
    text.parse().map_err(|error: oversight::overstay::WordError| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, clap::Parser)]
    struct Cli {
        #[command(flatten)]
        args: Args,
    }

    const TABLE: &str = "person,nationality,class,entered,authorised-until,left,left-by,mode\n\
        1,TKM,B-1/B-2,2022-11-01,2022-12-01,2022-12-02,out,air\n\
        2,TKM,B-1/B-2,2022-11-01,2022-12-01,,,sea\n\
        3,TKM,B-1/B-2,2022-11-01,2022-12-01,2022-12-01,out,road\n";

    /// Answers `paiza stats overstay` over a table with more flags.
    fn answered(table: &str, flags: &str) -> (String, Result<(), Failure>) {
        use clap::Parser;
        let line = format!("x overstay --crossings stays.csv --year 2023 --year-starts 10-01 {flags}");
        let cli = Cli::try_parse_from(line.split_whitespace()).unwrap();
        let Statistic::Overstay(args) = cli.args.statistic;
        let mut out = Vec::new();
        let outcome = answer(&args, table.as_bytes(), &mut out);
        (String::from_utf8(out).unwrap(), outcome)
    }

    fn json(table: &str, flags: &str) -> serde_json::Value {
        let (text, outcome) = answered(table, &format!("{flags} --json"));
        assert_eq!(outcome, Ok(()), "{text}");
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn flags_choose_what_counts() {
        let everything = json(TABLE, "");
        assert_eq!(everything["rows"][0]["expected"], 3);
        assert_eq!(everything["rows"][0]["class"], "B-1/B-2");
        assert_eq!(json(TABLE, "--modes air,sea")["rows"][0]["expected"], 2);
        assert_eq!(json(TABLE, "--snapshot 2022-12-01")["rows"][0]["total"], 0);
        assert_eq!(json(TABLE, "--group mode")["rows"][2]["mode"], "sea");
        assert_eq!(json(TABLE, "--public")["rows"][0]["total"], serde_json::Value::Null);
    }

    #[test]
    fn a_person_reads_a_table() {
        let (text, outcome) = answered(TABLE, "");
        assert_eq!(outcome, Ok(()));
        let row = text.lines().find(|line| line.starts_with("TKM")).unwrap();
        assert_eq!(
            row.split_whitespace().collect::<Vec<_>>(),
            ["TKM", "B-1/B-2", "3", "1", "1", "2", "66.67", "33.33", "20.77–93.85"]
        );
    }

    #[test]
    fn a_bad_row_is_told_and_the_rest_is_answered() {
        let table = format!("{TABLE}4,TKX,B-1/B-2,2022-11-01,2022-12-01,,,air\n");
        let (text, outcome) = answered(&table, "");
        assert!(text.contains("row 5: `nationality`: `TKX` is no country code"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("TKM")), "{text}");
        let failure = outcome.unwrap_err();
        assert!(failure.message().unwrap().starts_with("1 of 4 rows of `stays.csv`"), "{failure:?}");
    }

    #[test]
    fn what_cannot_be_answered_says_what_to_do() {
        let said =
            |table: &str, flags: &str| answered(table, flags).1.unwrap_err().message().unwrap().to_owned();
        assert!(
            said("PAR1\u{15}", "")
                .contains("is a Parquet file, which is not read yet; save the table as CSV")
        );
        assert!(said(TABLE, "--group port").contains("the table has no column `port`"));
        assert!(said("a,b\n1,2\n", "").contains("the header has no column `person`"));
    }
}
