//! `paiza pack baseline`: a first pack for every state, from a table of who needs what.
//!
//! In: the table, and where it comes from. Out: a folder a destination; nothing is written over, and nothing is written
//! if a line of the table is wrong.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use base::parse_date;
use rules::{Confidence, PackFiles, PackSet, TableSource, baseline};
use serde_json::json;

use crate::io::{Failure, read_text, write_json};
use crate::pack_files;

/// Make a baseline pack for every state from a table: passport, destination, requirement.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A requirement is a number of days without a visa, `visa free`, `visa required`, `e-visa`, `visa on arrival`, `eta`,
`no admission`, or -1 for one's own state. The packs say what the table says from its day on, with the table as their source.")]
pub struct Args {
    /// The table, comma-separated; `-` for standard input.
    table: String,
    /// The folder that the packs are written into.
    #[arg(long)]
    out: PathBuf,
    /// What the table is, as explanations name it.
    #[arg(long)]
    cite: String,
    /// The day on which it was published.
    #[arg(long)]
    published: String,
    /// Where it can be read.
    #[arg(long)]
    link: Option<String>,
    /// How well it is supported: official, several, single, repo, recall.
    #[arg(long, default_value = "repo")]
    confidence: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Makes and writes them.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    let published = parse_date(&args.published).map_err(|error| Failure::input(error.to_string()))?;
    let confidence = Confidence::parse(&args.confidence).ok_or_else(|| {
        let words = Confidence::WORDS.join(", ");
        Failure::input(format!("`{}` is no confidence; one of {words}", args.confidence))
    })?;
    let source = TableSource { cite: &args.cite, link: args.link.as_deref(), published, confidence };
    let packs = baseline(&read_text(&args.table)?, &source)
        .map_err(|error| Failure::input(format!("`{}`: {error}", args.table)))?;
    PackSet::load(&packs).map_err(|error| Failure::input(error.to_string()))?;
    let folders: Vec<PathBuf> = packs.iter().map(|pack| args.out.join(&pack.name)).collect();
    if let Some(taken) = folders.iter().find(|folder| folder.exists()) {
        let message = format!("`{}` is there already; move it away, or name another folder", taken.display());
        return Err(Failure::input(message));
    }
    for (pack, folder) in packs.iter().zip(&folders) {
        write(pack, folder)?;
    }
    if args.json {
        let names: Vec<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
        return write_json(out, &json!({"packs": names, "folder": args.out}));
    }
    writeln!(out, "{} packs in {}", packs.len(), args.out.display())?;
    Ok(())
}

fn write(pack: &PackFiles, folder: &Path) -> Result<(), Failure> {
    for file in &pack.files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| {
                Failure::system(format!("`{}` cannot be made: {error}; check the disk", parent.display()))
            })?;
        }
        pack_files::replace(&path, file.text.as_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_on(table: &Path, out: &Path, published: &str) -> (Result<(), Failure>, String) {
        let mut text = Vec::new();
        let args = Args {
            table: table.to_string_lossy().into_owned(),
            out: out.to_owned(),
            cite: "A table".to_owned(),
            published: published.to_owned(),
            link: None,
            confidence: "repo".to_owned(),
            json: false,
        };
        let outcome = run(&args, &mut text);
        (outcome, String::from_utf8(text).expect("text"))
    }

    #[test]
    fn a_table_becomes_a_folder_of_packs_that_can_be_asked() {
        let folder = std::env::temp_dir().join(format!("paiza-baseline-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let (table, out) = (folder.join("table.csv"), folder.join("packs"));
        fs::write(&table, "KAZ,UZB,30\nUZB,KAZ,visa requird\n").expect("written");
        assert!(matches!(run_on(&table, &out, "2025-01-12").0, Err(Failure::Input(_))));
        assert!(!out.exists(), "a wrong line writes nothing");
        fs::write(&table, "KAZ,UZB,30\nUZB,KAZ,30\n").expect("written");
        assert!(matches!(run_on(&table, &out, "yesterday").0, Err(Failure::Input(_))));
        let (outcome, text) = run_on(&table, &out, "2025-01-12");
        assert_eq!(outcome, Ok(()));
        assert_eq!(text, format!("2 packs in {}\n", out.display()));
        let read = pack_files::read(&out.to_string_lossy()).expect("the packs are read");
        assert_eq!(PackSet::load(&read).expect("they load").packs().len(), 2);
        assert!(
            matches!(run_on(&table, &out, "2025-01-12").0, Err(Failure::Input(_))),
            "nothing is written over"
        );
        fs::remove_dir_all(folder).expect("removed");
    }
}
