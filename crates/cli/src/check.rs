//! `paiza check`: what do the rules say of a situation?
//!
//! In: one situation, or with `--batch` one a line. Out: the verdict, what to do by when, and why; or JSON. A situation
//! that cannot be read is a failure; an answer never is, whatever it says.

use std::io::Write;
use std::path::PathBuf;

use base::{Date, parse_date};
use pass::LogPlace;
use rules::compiled::Checker;
use rules::{Answer, Explain, Language, PackSet, Register, Situation, Voice, check};
use serde_json::json;

use crate::batch::{self, Answering, Line, MAX_LINE_BYTES};
use crate::edge;
use crate::io::{Failure, open_input, read_text, write_json};
use crate::pack_files;
use crate::pack_rules::release;

/// Ask the rules about a situation.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The situation as JSON, or `-` for standard input.
    #[arg(default_value = "-")]
    situation: String,
    /// What was publicly known on this day decides; default: today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// A folder of packs, or one pack; default: the built-in packs.
    #[arg(long, value_name = "DIR")]
    packs: Option<String>,
    /// The packs that an installation used, by its release log.
    #[arg(long, value_name = "FILE", conflicts_with = "packs")]
    log: Option<PathBuf>,
    /// After this line of the log, or at this instant; default: now.
    #[arg(long, value_name = "POSITION|INSTANT", requires = "log", value_parser = release::place)]
    at: Option<LogPlace>,
    /// One situation a line; one JSON line each.
    #[arg(long)]
    batch: bool,
    /// Add the reasons: every condition, what stands in the way of another answer, and what can be changed.
    #[arg(long)]
    explain: bool,
    /// The language of the text: en, ru, kk, ky, tg, uz, tk.
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    language: Language,
    /// To whom the text speaks: traveller, officer.
    #[arg(long, value_name = "WHO", default_value = "traveller", value_parser = register)]
    register: Register,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Reads and answers.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let (packs, day) = match &args.log {
        None => (packs(args.packs.as_deref())?, None),
        Some(log) => {
            let (packs, day) = release::packs_at(log, args.at.unwrap_or_else(release::now))?;
            (PackSet::load(&packs).map_err(|error| Failure::input(error.to_string()))?, Some(day))
        }
    };
    // What was known when those packs were in use, unless another day is named.
    let as_of = args.as_of.or(day).unwrap_or_else(edge::today);
    let explain = if args.explain { Explain::Fully } else { Explain::No };
    if args.batch {
        return batch(&args.situation, &packs, as_of, explain, out);
    }
    let situation =
        Situation::from_json(&read_text(&args.situation)?).map_err(|e| Failure::input(e.to_string()))?;
    packs.accept(&situation).map_err(|error| Failure::input(error.to_string()))?;
    if args.json {
        return write_json(out, &answered(&packs, &situation, as_of, explain));
    }
    // Without --explain the text still names the rules and their sources.
    let explain = if args.explain { Explain::Fully } else { Explain::Yes };
    let answer = answered(&packs, &situation, as_of, explain);
    let voice = Voice::new(&packs, args.language, args.register);
    Ok(write!(out, "{}", voice.report(&answer))?)
}

fn answered(packs: &PackSet, situation: &Situation, as_of: Date, explain: Explain) -> Answer {
    let mut answer = check(packs, situation, as_of, explain);
    answer.with_hashes(packs, pass::sha256_hex);
    answer
}

fn language(tag: &str) -> Result<Language, String> {
    let known = || Language::ALL.iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ");
    Language::from_tag(tag)
        .ok_or_else(|| format!("`{tag}` is no language of these texts: one of {}", known()))
}

fn register(word: &str) -> Result<Register, String> {
    Register::parse(word).ok_or_else(|| format!("`{word}` is no register: traveller or officer"))
}

/// The packs of a path, or the built-in ones.
pub fn packs(path: Option<&str>) -> Result<PackSet, Failure> {
    match path {
        None => Ok(PackSet::builtin()),
        Some(path) => {
            PackSet::load(&pack_files::read(path)?).map_err(|error| Failure::input(error.to_string()))
        }
    }
}

/// Reads a day of the command line.
pub fn day(text: &str) -> Result<Date, String> {
    parse_date(text).map_err(|error| error.to_string())
}

fn batch(
    path: &str,
    packs: &PackSet,
    as_of: Date,
    explain: Explain,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let worker = || -> Answering<'_> {
        let mut checker = Checker::new(packs);
        Box::new(move |line, out| write_one(&mut checker, packs, line, (as_of, explain), out))
    };
    let tally = batch::run(open_input(path)?, path, &worker, out)?;
    if tally.wrong == 0 {
        return Ok(());
    }
    Err(Failure::input(format!(
        "{} of {} lines could not be read; each has its error in its place",
        tally.wrong, tally.lines
    )))
}

/// Appends the answer to a line, or its error; false if it could not be read.
fn write_one(
    checker: &mut Checker<'_>,
    packs: &PackSet,
    line: Line<'_>,
    (as_of, explain): (Date, Explain),
    out: &mut Vec<u8>,
) -> bool {
    let answered = one(checker, packs, line.bytes, as_of, explain);
    let is_read = answered.is_ok();
    // Writing to memory fails only if a value is no JSON, which no answer is.
    let _ = match answered {
        Ok(answer) => serde_json::to_writer(&mut *out, &answer),
        Err(message) => {
            serde_json::to_writer(&mut *out, &json!({"error": {"line": line.number, "message": message}}))
        }
    };
    out.push(b'\n');
    is_read
}

fn one(
    checker: &mut Checker<'_>,
    packs: &PackSet,
    line: &[u8],
    as_of: Date,
    explain: Explain,
) -> Result<Answer, String> {
    if line.len() > MAX_LINE_BYTES {
        return Err("the line is longer than 1 MiB".to_owned());
    }
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8 text".to_owned())?;
    let (situation, own) =
        Situation::from_batch_line(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())?;
    packs.accept(&situation).map_err(|error| error.to_string())?;
    let mut answer = checker.check(&situation, own.unwrap_or(as_of), explain);
    answer.with_hashes(packs, pass::sha256_hex);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(lines: &str) -> (Vec<serde_json::Value>, Result<(), Failure>) {
        let folder = std::env::temp_dir().join(format!("paiza-check-{}-{}", std::process::id(), lines.len()));
        std::fs::write(&folder, lines).expect("the temporary folder can be written");
        let mut out = Vec::new();
        let as_of = parse_date("2026-11-22").expect("a day");
        let path = folder.to_string_lossy().into_owned();
        let outcome = batch(&path, &PackSet::builtin(), as_of, Explain::No, &mut out);
        std::fs::remove_file(&folder).expect("it can be removed");
        let text = String::from_utf8(out).expect("text");
        (text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect(), outcome)
    }

    #[test]
    fn a_bad_line_has_its_error_in_its_place_and_the_rest_goes_on() {
        let (found, outcome) = answers(
            "{\"into\":\"RUS\"}\n{\"into\":\"RUS\",\"purpos\":\"work\"}\n\n{\"into\":\"RUS\",\"as-of\":\"2025-07-10\"}",
        );
        assert_eq!(found.len(), 3);
        assert_eq!(found[0]["as-of"], "2026-11-22");
        assert_eq!(
            found[1],
            json!({"error": {"line": 2, "message": "`purpos` is no fact that a situation knows, did you mean `purpose`?"}})
        );
        assert_eq!(found[2]["as-of"], "2025-07-10");
        let message = "1 of 4 lines could not be read; each has its error in its place";
        assert_eq!(outcome, Err(Failure::input(message)));
    }

    #[test]
    fn a_line_that_is_too_long_is_an_error_and_not_the_end() {
        let long = format!("{{\"into\": \"{}\"}}\n{{\"into\":\"RUS\"}}", "x".repeat(MAX_LINE_BYTES));
        let (found, outcome) = answers(&long);
        assert_eq!(found[0]["error"]["message"], "the line is longer than 1 MiB");
        assert_eq!(found[1]["into"], "RUS");
        assert!(outcome.is_err());
    }
}
