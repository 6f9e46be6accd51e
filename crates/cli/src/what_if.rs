//! `paiza what-if`: whose answers would a draft have changed?
//!
//! In: a draft and a table of crossings, without names. Out: per question and nationality how many surely, how many
//! perhaps, and some of them to look at. Rows that cannot be read are told and the rest is answered; the exit code is then 2.

use std::io::{IsTerminal, Write};

use base::Date;
use oversight::what_if::{COLUMNS, WhatIfReport, WhatIfRow, what_if};
use rules::WhatIf;

use crate::check::day;
use crate::edge;
use crate::io::{Failure, open_input, write_json};
use crate::pack_files;

/// Ask whose answers a draft would have changed.
#[derive(Debug, clap::Args)]
#[command(after_help = columns())]
pub struct Args {
    /// The draft: a pack whose status is `draft`. One with the name of a pack takes its place.
    #[arg(long, value_name = "DIR")]
    draft: String,
    /// The table of crossings (CSV), or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    crossings: String,
    /// The packs that decide; default: the built-in packs.
    #[arg(long, value_name = "DIR")]
    packs: Option<String>,
    /// What was publicly known on this day decides; default: today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

fn columns() -> String {
    let width = COLUMNS.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let lines: Vec<String> = COLUMNS.iter().map(|(name, fact)| format!("  {name:width$}  {fact}")).collect();
    format!(
        "Columns of the table, of which the first two must be there; an empty cell is a fact that nobody knows:\n{}",
        lines.join("\n")
    )
}

/// Reads, asks and prints.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    let packs = match &args.packs {
        None => rules::builtin::files(),
        Some(path) => pack_files::read(path)?,
    };
    let (_, draft) = pack_files::one(&args.draft)?;
    let law = WhatIf::new(&packs, &draft).map_err(|error| Failure::input(error.to_string()))?;
    let as_of = args.as_of.unwrap_or_else(edge::today);
    let mut errors = std::io::stderr();
    let shows_progress = errors.is_terminal();
    let mut progress = |rows: u64| {
        if shows_progress {
            // Who cannot be told how far it is can still be told the answer.
            let _ = write!(errors, "\r{rows} crossings");
        }
    };
    let input = open_input(&args.crossings)?;
    let report = what_if(&law, input, as_of, &mut progress)
        .map_err(|error| Failure::input(format!("`{}`: {error}", args.crossings)))?;
    if shows_progress {
        let _ = write!(std::io::stderr(), "\r{:20}\r", "");
    }
    if args.json {
        write_json(out, &report)?;
    } else {
        print(&report, out)?;
    }
    if report.not_counted == 0 {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{} of {} rows of `{}` could not be asked; see the problems above",
        report.not_counted,
        report.crossings + report.not_counted,
        args.crossings
    )))
}

fn print(report: &WhatIfReport, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{} crossings under `{}`", report.crossings, report.draft)?;
    if report.all.is_empty() {
        writeln!(out, "No answer would have been another.")?;
    } else {
        writeln!(
            out,
            "\n{:<28}{:<6}{:>12}{:>12}{:>12}",
            "another answer", "", "crossings", "certain", "possible"
        )?;
    }
    for all in &report.all {
        line(all, "all", out)?;
        for row in report.rows.iter().filter(|row| row.slot == all.slot) {
            line(row, row.nationality.as_deref().unwrap_or_default(), out)?;
        }
    }
    for witness in &report.witnesses {
        writeln!(out, "\nrow {}: {}", witness.row, witness.situation)?;
        for slot in witness.certain.iter().chain(&witness.possible) {
            let sure = if witness.certain.contains(slot) { "" } else { " (perhaps)" };
            let of = |answers: &serde_json::Value| {
                let result = answers.get(slot.word()).and_then(|answer| answer.get("result"));
                result.and_then(|word| word.as_str()).unwrap_or("nothing").to_owned()
            };
            writeln!(out, "  {slot}: {} → {}{sure}", of(&witness.before), of(&witness.after))?;
        }
    }
    for problem in &report.problems {
        writeln!(out, "row {}: {}", problem.row, problem.message)?;
    }
    for column in &report.ignored_columns {
        writeln!(out, "column `{column}` was not looked at")?;
    }
    Ok(())
}

fn line(row: &WhatIfRow, name: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let slot = if name == "all" { row.slot.word() } else { "" };
    writeln!(out, "{slot:<28}{name:<6}{:>12}{:>12}{:>12}", row.crossings, row.certain, row.possible)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_asked_about_a_table_and_bad_rows_are_told() {
        let folder = std::env::temp_dir().join(format!("paiza-what-if-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let mut draft =
            rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("built in");
        for file in &mut draft.files {
            file.text = file
                .text
                .replace("pack.status       = \"published\"", "pack.status = \"draft\"")
                .replace("members = [\"BRN\", \"HKG\", \"NRU\"]", "members = [\"BRN\", \"NRU\"]");
        }
        pack_files::create(&folder.join("draft"), &draft).expect("written");
        let table = folder.join("crossings.csv");
        std::fs::write(&table, "nationality,entered\nHKG,2026-06-01\nBRN,2026-06-01\nHKG,never\n")
            .expect("written");
        let ask = |json| {
            let args = Args {
                draft: folder.join("draft").to_string_lossy().into_owned(),
                crossings: table.to_string_lossy().into_owned(),
                packs: None,
                as_of: base::parse_date("2026-11-22").ok(),
                json,
            };
            let mut out = Vec::new();
            let outcome = run(&args, &mut out);
            (outcome, String::from_utf8(out).expect("text"))
        };
        let (outcome, text) = ask(true);
        assert!(matches!(outcome, Err(Failure::Input(message)) if message.starts_with("1 of 3 rows")));
        let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let row = &report["rows"][0];
        assert_eq!((&row["nationality"], &row["possible"]), (&"HKG".into(), &1.into()), "{text}");
        assert!(ask(false).1.contains("row 3: "), "{}", ask(false).1);
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
