//! `paiza pack diff`: what a change of a pack changes for travellers.
//!
//! In: a pack before and after. Out: the answers that differ, each with a traveller who shows it. A difference is an
//! answer, never a failure.

use std::io::Write;

use base::Date;
use rules::{Diff, DiffQuestion, Difference, SlotAnswer, diff};
use serde_json::{Value, json};

use crate::check::day;
use crate::io::{Failure, write_json};
use crate::pack_files;

/// Show which answers differ between two states of a pack, with a traveller for each.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The pack before.
    before: String,
    /// The pack after.
    after: String,
    /// What was publicly known on this day decides; default: the day of each example, or the packs' own.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// A day of entry to try besides those on which a changed line begins or ends.
    #[arg(long, value_name = "DATE", value_parser = day)]
    day: Vec<Date>,
    /// The most travellers to make from the examples.
    #[arg(long, value_name = "N", default_value_t = DiffQuestion::default().most)]
    most: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Compares and prints.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    let question = DiffQuestion { as_of: args.as_of, days: args.day.clone(), most: args.most };
    let (_, before) = pack_files::one(&args.before)?;
    let (_, after) = pack_files::one(&args.after)?;
    let found = diff(&before, &after, &question).map_err(|error| Failure::input(error.to_string()))?;
    if args.json { write_json(out, &shown(&found)) } else { print(&found, out) }
}

/// The difference as JSON.
pub fn shown(found: &Diff) -> Value {
    let changes: Vec<Value> = found
        .changes
        .iter()
        .map(|change| {
            json!({
                "slot": change.slot, "before": change.before, "after": change.after, "keys": change.keys(),
                "effect": change.effect.word(), "nationalities": change.nationalities,
                "witnesses": change.count, "entering": change.days.first().zip(change.days.last()).map(|(first, last)| [first, last]),
                "witness": {
                    "from": change.witness.from, "as-of": change.witness.as_of,
                    "situation": change.witness.situation.to_json(),
                },
            })
        })
        .collect();
    json!({
        "before": {"pack": found.before.0, "version": found.before.1},
        "after": {"pack": found.after.0, "version": found.after.1},
        "asked": found.asked, "differing": found.differing, "changes": changes,
    })
}

fn print(found: &Diff, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{} {} → {} {}", found.before.0, found.before.1, found.after.0, found.after.1)?;
    writeln!(out, "{} of {} travellers have another answer", found.differing, found.asked)?;
    for change in &found.changes {
        one(change, out)?;
    }
    Ok(())
}

/// One difference, for a person.
pub fn one(change: &Difference, out: &mut dyn Write) -> Result<(), Failure> {
    let (before, after) = (words(change.before.as_ref()), words(change.after.as_ref()));
    writeln!(out, "\n{}: {before} → {after} ({})", change.slot, change.effect.word())?;
    for key in change.keys().iter().filter(|key| !matches!(key.as_str(), "result" | "strength" | "obtain")) {
        let of = |answer: Option<&SlotAnswer>| {
            let value = answer.and_then(|answer| serde_json::to_value(answer).ok());
            value
                .and_then(|value| value.get(key).map(Value::to_string))
                .unwrap_or_else(|| "nothing".to_owned())
        };
        writeln!(out, "  {key}: {} → {}", of(change.before.as_ref()), of(change.after.as_ref()))?;
    }
    let codes: Vec<&str> = change.nationalities.iter().take(20).map(|country| country.code()).collect();
    let more = change.nationalities.len() - codes.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    writeln!(out, "  for {}{more}; {} travellers show it", codes.join(" "), change.count)?;
    if let Some((first, last)) = change.days.first().zip(change.days.last()) {
        writeln!(out, "  entering from {first} to {last}")?;
    }
    writeln!(out, "  such as: {} (as known on {})", change.witness.from, change.witness.as_of)?;
    Ok(())
}

fn words(answer: Option<&SlotAnswer>) -> String {
    let Some(answer) = answer else { return "nothing".to_owned() };
    let strength = answer.strength.map_or_else(String::new, |strength| format!(" ({strength})"));
    let obtain = answer.obtain.as_ref().map_or_else(String::new, |what| format!(" {what}"));
    format!("{}{strength}{obtain}", answer.result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_states_of_a_pack_are_compared_by_their_answers() {
        let folder = std::env::temp_dir().join(format!("paiza-diff-{}", std::process::id()));
        let rus =
            || rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("built in");
        let mut after = rus();
        for file in &mut after.files {
            file.text = file.text.replace("at_least = \"72 hours\"", "at_least = \"96 hours\"");
        }
        pack_files::create(&folder.join("a"), &rus()).expect("written");
        pack_files::create(&folder.join("b"), &after).expect("written");
        let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
        let ask = |before: &str, after: &str, json| {
            let args = Args {
                before: path(before),
                after: path(after),
                as_of: None,
                day: Vec::new(),
                most: 50,
                json,
            };
            let mut out = Vec::new();
            run(&args, &mut out).expect("a difference is an answer");
            String::from_utf8(out).expect("text")
        };
        assert!(ask("a", "a", false).contains("\n0 of "));
        let text = ask("a", "b", false);
        assert!(text.contains("pre-entry-authorisation: required") && text.contains("(tightens)"), "{text}");
        assert!(text.contains("file-by: "), "{text}");
        let json: Value = serde_json::from_str(&ask("b", "a", true)).expect("JSON");
        assert_eq!(json["changes"][0]["effect"], "loosens");
        assert!(json["changes"][0]["witness"]["situation"]["into"].is_string(), "{json}");
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
