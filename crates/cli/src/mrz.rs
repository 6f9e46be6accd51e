//! `paiza mrz`: reads a machine readable zone.
//!
//! In: the two or three lines of one document, or with `--batch` many documents parted by empty lines. Out: what stands
//! in them, and every problem. Text that is no machine readable zone is answered too, and is no failure.

use std::io::Write;

use document::mrz::{Field, Problem, ProblemCode, Reading, read};

use crate::io::{Failure, read_input, write_json, write_json_line};

/// Read a machine readable zone (TD1, TD2, TD3, MRV-A, MRV-B).
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file with the two or three lines, or `-` for standard input.
    #[arg(default_value = "-")]
    file: String,
    /// Documents parted by empty lines; one JSON line each.
    #[arg(long)]
    batch: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Reads and answers.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    // A byte that is no text is a bad character of the zone, not a reason to give no answer.
    let text = String::from_utf8_lossy(&read_input(&args.file)?).into_owned();
    if args.batch {
        return documents(&text).iter().try_for_each(|lines| write_json_line(out, &read(lines)));
    }
    let reading = read(&text);
    if args.json { write_json(out, &reading) } else { print(&reading, out) }
}

/// The documents of a batch; a line of blanks is empty.
fn documents(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    lines.split(|line| line.is_empty()).filter(|one| !one.is_empty()).map(|one| one.join("\n")).collect()
}

fn print(reading: &Reading, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(format) = reading.format else {
        writeln!(out, "This is no machine readable zone: two lines of 44 or 36 characters, or three of 30.")?;
        return Ok(());
    };
    let verdict = if reading.valid { "valid" } else { "NOT valid" };
    writeln!(out, "{format}, {verdict}")?;
    let name = match (&reading.primary, &reading.secondary) {
        (Some(primary), Some(secondary)) => Some(format!("{primary}, {secondary}")),
        (primary, secondary) => primary.clone().or_else(|| secondary.clone()),
    };
    let name = name.map(|name| if reading.name_truncated { name + " (may be cut)" } else { name });
    let rows = [
        ("document", reading.document_code.clone()),
        ("issued by", reading.issuer.clone()),
        ("number", reading.document_number.clone()),
        ("name", name),
        ("nationality", reading.nationality.clone()),
        ("born", reading.birth_date.as_deref().map(year_month_day)),
        ("sex", reading.sex.map(|sex| sex.letter().to_string())),
        ("expires", reading.expiry_date.as_deref().map(year_month_day)),
        ("optional", reading.optional.clone()),
        ("optional 2", reading.optional_2.clone()),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            writeln!(out, "  {label:<12} {value}")?;
        }
    }
    for problem in &reading.problems {
        writeln!(out, "  {}", sentence(*problem))?;
    }
    Ok(())
}

/// `740812` as `74-08-12`; the zone does not tell the century.
fn year_month_day(figures: &str) -> String {
    let pairs: Vec<char> = figures.chars().collect();
    let text: Vec<String> = pairs.chunks(2).map(|pair| pair.iter().collect()).collect();
    format!("{} (year-month-day)", text.join("-").replace('<', "?"))
}

fn sentence(problem: Problem) -> String {
    let columns = if problem.start == problem.end {
        format!("column {}", problem.start)
    } else {
        format!("columns {} to {}", problem.start, problem.end)
    };
    let what = match problem.code {
        ProblemCode::WrongLength => "the line has too few or too many characters",
        ProblemCode::BadCharacter => "a character that may not stand here",
        ProblemCode::CheckDigit => "the check digit does not fit",
        ProblemCode::CompositeCheckDigit => "the check digit over the whole document does not fit",
        ProblemCode::BadDate => "no day of the calendar",
        ProblemCode::UnknownState => "no code of a state or organisation",
        ProblemCode::BadSex => "neither F, M nor <",
        ProblemCode::EmptyName => "no name",
        _ => "not readable",
    };
    format!("line {}, {columns}: {what} ({})", problem.line, field_name(problem.field))
}

fn field_name(field: Field) -> String {
    // The name is the key of the answer, which serialisation knows.
    serde_json::to_value(field).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECIMEN: &str =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn printed(text: &str) -> String {
        let mut out = Vec::new();
        print(&read(text), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_person_reads_fields_and_problems() {
        let text = printed(SPECIMEN);
        for line in [
            "TD3, valid\n",
            "  number       L898902C3\n",
            "  name         ERIKSSON, ANNA MARIA\n",
            "  born         74-08-12 (year-month-day)\n",
            "  line 1, columns 3 to 5: no code of a state or organisation (issuer)\n",
        ] {
            assert!(text.contains(line), "{text}");
        }
        assert!(printed("hello").starts_with("This is no machine readable zone"));
    }

    #[test]
    fn documents_of_a_batch_are_parted_by_empty_lines_of_any_kind() {
        let cases = [
            ("", 0),
            ("\n \r\n", 0),
            ("a\nb", 1),
            ("a\nb\n\nc\nd\n", 2),
            ("\u{feff}a\r\nb\r\n \t \r\n\r\nc\rd\r", 2),
        ];
        for (text, count) in cases {
            assert_eq!(documents(text).len(), count, "{text:?}");
        }
        assert_eq!(documents("a\r\nb\r\n\r\nc"), ["a\nb", "c"]);
    }
}
