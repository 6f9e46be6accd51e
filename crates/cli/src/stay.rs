//! `paiza stay`: counts days of stay under a limit.
//!
//! In: a limit, a list of stays, and the day that is asked about, or the day of a planned entry. Out: days used and left,
//! the last lawful day, the first day on which a day is left, the overstay.

use std::io::Write;

use base::{Date, parse_date};
use rules::stay::{Book, Day, LastDay, Limit, Plan, Span, earliest_for, overstay_on, plan, standing};
use serde::{Deserialize, Serialize};

use crate::check::day;
use crate::io::{Failure, read_text, write_json};

/// The most stays in one list.
const MAX_STAYS: usize = 5_000;
/// Years in which a day can lie.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Count days of stay.
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("when").required(true).args(["on", "enter"])))]
pub struct Args {
    /// `rolling:90/180`, `calendar-year:90`, `half-year:90`, `half-year-from-entry:90`, `per-entry:30`, or several joined with `+`.
    #[arg(long, value_name = "LIMIT", value_parser = limits)]
    limit: Limits,
    /// `[{"from": "2026-01-10", "to": "2026-02-18"}]` as a file, or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    stays: String,
    /// Where one stands on this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// A stay that is planned from this day on.
    #[arg(long, value_name = "DATE", value_parser = day)]
    enter: Option<Date>,
    /// The last day of the planned stay.
    #[arg(long, value_name = "DATE", value_parser = day, requires = "enter")]
    leave: Option<Date>,
    /// Ask for the first day, not before the one asked about, on which a stay of so many days is possible.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Limits that hold together.
#[derive(Clone, Debug)]
struct Limits(Vec<Limit>);

/// A stay as the file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StayLine {
    from: String,
    to: Option<String>,
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::option_option, reason = "absent and `null` both have a meaning in the answer")]
struct StayCount {
    on: Date,
    days_used: u32,
    days_left: u32,
    last_lawful_day: Option<Date>,
    earliest_entry: Option<Date>,
    /// Absent if nobody asked with `--days`; `null` if there is no such day within ten years.
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest_entry_for_days: Option<Option<Date>>,
    overstay_days: u32,
    counted: Vec<Counted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflicts_with_booked: Option<Date>,
}

/// Days that count, without a gap.
#[derive(Debug, Serialize)]
struct Counted {
    from: Date,
    to: Date,
}

/// Reads, counts and answers.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let asked = args.on.or(args.enter).unwrap_or(Date::MIN);
    for day in [args.on, args.enter, args.leave].into_iter().flatten() {
        if !YEARS.contains(&day.year()) {
            return Err(Failure::input(format!(
                "`{day}` lies outside the years {} to {}",
                YEARS.start(),
                YEARS.end()
            )));
        }
    }
    if args.leave.zip(args.enter).is_some_and(|(leave, enter)| leave < enter) {
        return Err(Failure::input("`--leave` lies before `--enter`; correct one of the two"));
    }
    let spans = spans(&read_text(&args.stays)?, asked)?;
    counted(&args, asked, spans, out)
}

fn counted(args: &Args, asked: Date, spans: Vec<Span>, out: &mut dyn Write) -> Result<(), Failure> {
    let book = Book::simple(spans, &args.limit.0);
    let mut count = match args.enter {
        Some(enter) => planned(&book, enter, args.leave),
        None => standing_on(&book, asked),
    };
    count.earliest_entry_for_days = args.days.map(|days| first_for(&book, asked, days));
    if args.json { write_json(out, &count) } else { print(&count, out) }
}

fn planned(book: &Book, enter: Date, leave: Option<Date>) -> StayCount {
    let (from, to) = (Day::of(enter), leave.map(Day::of));
    answer(book, enter, &plan(book, from, to), overstay_on(book, from, to))
}

fn standing_on(book: &Book, on: Date) -> StayCount {
    let standing = standing(book, Day::of(on));
    answer(book, on, &standing.plan, standing.overstay_days)
}

/// The first day, not before the one asked about, from which a stay of so many days is possible.
fn first_for(book: &Book, asked: Date, days: u32) -> Option<Date> {
    earliest_for(book, Day::of(asked), days).map(Day::date)
}

fn answer(book: &Book, on: Date, plan: &Plan, overstay_days: u32) -> StayCount {
    let (days_used, days_left) = plan.counts.first().map_or((0, 0), |count| (count.used, count.left));
    StayCount {
        on,
        days_used,
        days_left,
        last_lawful_day: match plan.last {
            LastDay::On(day) => Some(day.date()),
            LastDay::None | LastDay::NoEnd => None,
        },
        earliest_entry: plan.earliest.map(Day::date),
        earliest_entry_for_days: None,
        overstay_days,
        counted: plan
            .counts
            .first()
            .map(|count| book.counted(count, Day::of(on)))
            .unwrap_or_default()
            .into_iter()
            .map(|span| Counted { from: span.from.date(), to: span.to.date() })
            .collect(),
        conflicts_with_booked: plan.conflicts_with.map(Day::date),
    }
}

fn limits(text: &str) -> Result<Limits, String> {
    Limit::parse_all(text).map(Limits).map_err(|error| error.to_string())
}

/// Reads the stays; one without an end lasts up to the day that is asked about.
fn spans(text: &str, asked: Date) -> Result<Vec<Span>, Failure> {
    let lines: Vec<StayLine> = serde_json::from_str(text).map_err(|error| {
        Failure::input(format!(
            "the stays cannot be read: {error}; write `[{{\"from\": \"2026-01-10\", \"to\": \"2026-02-18\"}}]`"
        ))
    })?;
    if lines.len() > MAX_STAYS {
        return Err(Failure::input(format!("there are more than {MAX_STAYS} stays")));
    }
    lines.iter().enumerate().map(|(place, line)| span(line, place + 1, asked)).collect()
}

fn span(line: &StayLine, number: usize, asked: Date) -> Result<Span, Failure> {
    let read = |text: &str| {
        let day = parse_date(text).map_err(|error| Failure::input(format!("stay {number}: {error}")))?;
        if YEARS.contains(&day.year()) {
            return Ok(day);
        }
        let message =
            format!("stay {number}: `{day}` lies outside the years {} to {}", YEARS.start(), YEARS.end());
        Err(Failure::input(message))
    };
    let from = read(&line.from)?;
    let to = line.to.as_deref().map(read).transpose()?.unwrap_or_else(|| asked.max(from));
    if to < from {
        return Err(Failure::input(format!(
            "stay {number} ends before it begins; correct one of the two days"
        )));
    }
    Ok(Span { from: Day::of(from), to: Day::of(to) })
}

fn print(count: &StayCount, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "On {}: {} days used, {} left.", count.on, count.days_used, count.days_left)?;
    match count.last_lawful_day {
        Some(day) => writeln!(out, "Last lawful day: {day}.")?,
        None => writeln!(out, "This day is not lawful.")?,
    }
    if let (None, Some(day)) = (count.last_lawful_day, count.earliest_entry) {
        writeln!(out, "First day on which a day is left: {day}.")?;
    }
    match count.earliest_entry_for_days {
        Some(Some(day)) => writeln!(out, "First day on which a stay of that length is possible: {day}.")?,
        Some(None) => writeln!(out, "No day within ten years allows a stay of that length.")?,
        None => {}
    }
    if count.overstay_days > 0 {
        writeln!(out, "Overstay: {} days.", count.overstay_days)?;
    }
    if let Some(day) = count.conflicts_with_booked {
        writeln!(out, "The plan takes days from the booked stay that begins on {day}.")?;
    }
    for span in &count.counted {
        writeln!(out, "  counted: {} to {}", span.from, span.to)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        limit: &str,
        stays: &str,
        on: Option<&str>,
        enter: Option<&str>,
        leave: Option<&str>,
    ) -> serde_json::Value {
        let date = |text: &str| parse_date(text).expect("a day");
        let asked = date(on.or(enter).expect("a day is asked about"));
        let book = Book::simple(spans(stays, asked).expect("stays"), &limits(limit).expect("a limit").0);
        let count = match enter {
            Some(enter) => planned(&book, date(enter), leave.map(date)),
            None => standing_on(&book, asked),
        };
        serde_json::to_value(count).expect("JSON")
    }

    #[test]
    fn the_example_of_the_interface_holds() {
        let stays = r#"[{"from": "2026-01-10", "to": "2026-02-18"}]"#;
        assert_eq!(
            check("calendar-year:90", stays, Some("2026-09-01"), None, None),
            serde_json::json!({
                "on": "2026-09-01", "days-used": 40, "days-left": 50, "last-lawful-day": "2026-10-20",
                "earliest-entry": "2026-09-01", "overstay-days": 0,
                "counted": [{"from": "2026-01-10", "to": "2026-02-18"}],
            })
        );
    }

    #[test]
    fn an_overstay_is_counted_on_the_day_of_leaving() {
        let count = check("per-entry:30", "[]", None, Some("2026-03-01"), Some("2026-03-31"));
        assert_eq!((&count["overstay-days"], &count["last-lawful-day"]), (&1.into(), &"2026-03-30".into()));
        let open =
            check("per-entry:30", r#"[{"from": "2026-03-01", "to": null}]"#, Some("2026-03-31"), None, None);
        assert_eq!((&open["days-used"], &open["overstay-days"]), (&31.into(), &1.into()));
        assert_eq!(open["earliest-entry"], serde_json::Value::Null);
    }

    #[test]
    fn a_stay_of_so_many_days_is_possible_from_a_day_on_or_never() {
        let args = |days: u32| Args {
            limit: limits("calendar-year:90").expect("a limit"),
            stays: String::new(),
            on: None,
            enter: Some(parse_date("2026-04-01").expect("a day")),
            leave: None,
            days: Some(days),
            json: true,
        };
        let asked = parse_date("2026-04-01").expect("a day");
        let spans = spans(r#"[{"from": "2026-01-01", "to": "2026-03-16"}]"#, asked).expect("stays");
        let answered = |days: u32| {
            let mut out = Vec::new();
            counted(&args(days), asked, spans.clone(), &mut out).expect("an answer");
            let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
            json["earliest-entry-for-days"].clone()
        };
        assert_eq!([answered(15), answered(16)], ["2026-04-01", "2026-12-17"]);
        assert_eq!(answered(181), serde_json::Value::Null);
    }

    #[test]
    fn stays_that_cannot_be_read_say_why() {
        let asked = parse_date("2026-01-01").expect("a day");
        for (text, message) in [
            (
                r#"[{"from": "2026-02-02", "to": "2026-02-01"}]"#,
                "stay 1 ends before it begins; correct one of the two days",
            ),
            (
                r#"[{"from": "2026-02-30", "to": "2026-03-01"}]"#,
                "stay 1: `2026-02-30` is no day of the calendar, such as `2026-08-10`",
            ),
            (
                r#"[{"from": "0026-02-03", "to": "2026-03-01"}]"#,
                "stay 1: `0026-02-03` lies outside the years 1900 to 2199",
            ),
        ] {
            assert_eq!(spans(text, asked), Err(Failure::input(message)));
        }
        for text in ["", "{}", r#"[{"from": "2026-01-01", "until": "2026-01-02"}]"#, "[1]"] {
            assert!(spans(text, asked).is_err(), "{text}");
        }
    }
}
