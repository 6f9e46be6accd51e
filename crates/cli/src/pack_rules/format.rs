//! `paiza pack fmt`: lays out the files of packs, and says which it changed.
//!
//! In: a pack, a folder of packs, or one file on standard input. Out: the files, each replaced in one step; nothing is
//! written if any of them cannot be read.

use std::io::Write;
use std::path::PathBuf;

use rules::{PackFile, PackFiles, formatted};
use serde_json::json;

use crate::io::{Failure, read_text, write_json};
use crate::pack_files;

/// Lay out the files of a pack, comments and all; what they say stays the same.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The pack, a folder of packs, or `-` for one file from standard input to standard output.
    path: String,
    /// Write nothing: name the files that would change, and fail if there is one.
    #[arg(long)]
    check: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Lays out and writes.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    if args.path == "-" {
        return standard_input(args.check, out);
    }
    let mut changed: Vec<(PathBuf, String)> = Vec::new();
    let mut count = 0_usize;
    for (root, pack) in pack_files::rooted(&args.path)? {
        for file in &pack.files {
            let text = formatted(&pack, file).map_err(|fault| Failure::input(fault.to_string()))?;
            count += 1;
            if text != file.text {
                // A pack of one file is that file; else the files lie in the pack's folder.
                let path = if file.path == pack.name { root.clone() } else { root.join(&file.path) };
                changed.push((path, text));
            }
        }
    }
    if !args.check {
        for (path, text) in &changed {
            pack_files::replace(path, text.as_bytes())?;
        }
    }
    let names: Vec<String> = changed.iter().map(|(path, _)| path.display().to_string()).collect();
    if args.json {
        write_json(out, &json!({"files": count, "changed": names, "written": !args.check}))?;
    } else {
        for name in &names {
            writeln!(out, "{name}")?;
        }
        let verb = if args.check { "would change" } else { "changed" };
        writeln!(out, "{} of {count} files {verb}", names.len())?;
    }
    if args.check && !changed.is_empty() { Err(Failure::check_failed()) } else { Ok(()) }
}

fn standard_input(check: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let file = PackFile { path: "standard input.toml".to_owned(), text: read_text("-")? };
    let pack = PackFiles { name: file.path.clone(), files: Vec::new() };
    let text = formatted(&pack, &file).map_err(|fault| Failure::input(fault.to_string()))?;
    if check {
        return if text == file.text { Ok(()) } else { Err(Failure::check_failed()) };
    }
    out.write_all(text.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_on(path: &std::path::Path, check: bool) -> (Result<(), Failure>, String) {
        let mut out = Vec::new();
        let args = Args { path: path.to_string_lossy().into_owned(), check, json: false };
        let outcome = run(&args, &mut out);
        (outcome, String::from_utf8(out).expect("text"))
    }

    #[test]
    fn a_check_writes_nothing_and_a_run_writes_what_the_check_named() {
        let folder = std::env::temp_dir().join(format!("paiza-fmt-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("rules")).expect("the temporary folder can be written");
        let rules = folder.join("rules/a.toml");
        std::fs::write(folder.join("pack.toml"), "a = 1\n").expect("written");
        std::fs::write(&rules, "# why\nb=2\n").expect("written");
        let (outcome, text) = run_on(&folder, true);
        assert_eq!(outcome, Err(Failure::check_failed()));
        assert!(text.ends_with("rules/a.toml\n1 of 2 files would change\n"), "{text}");
        assert_eq!(std::fs::read_to_string(&rules).expect("read"), "# why\nb=2\n");
        let (outcome, text) = run_on(&folder, false);
        assert_eq!(outcome, Ok(()));
        assert!(text.ends_with("1 of 2 files changed\n"), "{text}");
        assert_eq!(std::fs::read_to_string(&rules).expect("read"), "# why\nb = 2\n");
        assert_eq!(run_on(&folder, true).0, Ok(()));
        std::fs::write(&rules, "b = = 2\n").expect("written");
        std::fs::write(folder.join("pack.toml"), "a=1\n").expect("written");
        assert!(matches!(run_on(&folder, false).0, Err(Failure::Input(_))));
        let untouched = std::fs::read_to_string(folder.join("pack.toml")).expect("read");
        assert_eq!(untouched, "a=1\n", "one file that cannot be read keeps all as they are");
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
