//! `paiza pack draft`: writes a draft that mirrors a rule, for what-if and for a lawyer to fill.
//!
//! In: a rule and two states. Out: a new folder with the files of a pack that decides nothing.

use std::io::Write;
use std::path::PathBuf;

use base::Country;
use rules::{OPEN_PLACE, PackSet, mirror};
use serde_json::json;

use crate::check;
use crate::io::{Failure, write_json};
use crate::pack_files;

/// Write a draft that mirrors a rule: what would it be if another state did the same?
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `rus.entry/application`.
    #[arg(long, value_name = "PACK/RULE")]
    mirror: String,
    /// The two states to exchange, such as `RUS,KAZ`.
    #[arg(long, value_name = "STATE,STATE", value_delimiter = ',', num_args = 1, required = true)]
    swap: Vec<Country>,
    /// The folder of the draft; it must not be there yet.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The packs to take the rule from; default: the built-in packs.
    #[arg(long, value_name = "DIR")]
    packs: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Writes the draft and says which places are open.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    let packs = check::packs(args.packs.as_deref())?;
    let &[first, second] = args.swap.as_slice() else {
        return Err(Failure::input("`--swap` takes two states, such as `RUS,KAZ`"));
    };
    let (pack, rule) = args.mirror.split_once('/').ok_or_else(|| {
        Failure::input("`--mirror` names a pack and a rule, such as `rus.entry/application`")
    })?;
    let known: Vec<&str> = packs.packs().iter().map(|pack| pack.id.as_str()).collect();
    let found = packs.pack(pack).ok_or_else(|| {
        Failure::input(format!("there is no pack `{pack}`; there are: {}", known.join(", ")))
    })?;
    let other = if found.jurisdiction.state() == Some(first) { second } else { first };
    // The other state's pack on the same subject, else any of its packs.
    let subject = pack.rsplit('.').next().unwrap_or_default();
    let overlay_on = packs
        .of_state(other)
        .find(|pack| pack.id.rsplit('.').next() == Some(subject))
        .or_else(|| packs.of_state(other).next())
        .map(|pack| pack.id.as_str());
    let draft = mirror(found, rule, (first, second), overlay_on)
        .map_err(|error| Failure::input(error.to_string()))?;
    let open = PackSet::open(&draft)
        .map_err(|error| Failure::input(format!("this rule cannot be mirrored on its own: {error}")))?;
    let places: Vec<String> = open
        .packs()
        .iter()
        .flat_map(|pack| &pack.open_places)
        .map(|place| format!("{}:{}", place.file, place.line))
        .collect();
    pack_files::create(&args.out, &draft)?;
    if args.json {
        let answer =
            json!({"draft": draft.name, "overlay-on": overlay_on, "out": args.out, "open-places": places});
        return write_json(out, &answer);
    }
    writeln!(out, "`{}` is written to `{}`.", draft.name, args.out.display())?;
    match overlay_on {
        Some(pack) => writeln!(out, "It stands beside `{pack}`.")?,
        None => writeln!(out, "No pack speaks of {other} yet: the draft stands alone.")?,
    }
    writeln!(
        out,
        "{} places are open (`{OPEN_PLACE}`); it cannot be published before they are filled.",
        places.len()
    )?;
    writeln!(out, "Next: fill the lists, then `paiza pack lint {}`.", args.out.display())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(mirror: &str, out: PathBuf) -> Args {
        let state = |code| Country::parse(code).expect("a code");
        Args {
            mirror: mirror.to_owned(),
            swap: vec![state("RUS"), state("KAZ")],
            out,
            packs: None,
            json: false,
        }
    }

    #[test]
    fn a_draft_is_written_once_and_opens_but_does_not_decide() {
        let folder = std::env::temp_dir().join(format!("paiza-draft-{}", std::process::id()));
        let mut out = Vec::new();
        run(&args("rus.entry/application", folder.clone()), &mut out).expect("it is written");
        let text = String::from_utf8(out).expect("text");
        assert!(text.starts_with("`kaz.application-mirror` is written to"), "{text}");
        let files = pack_files::read(&folder.to_string_lossy()).expect("it can be read");
        assert!(PackSet::open(&files[0]).is_ok());
        assert!(PackSet::load(&files).is_err(), "a draft decides nothing");
        let again = run(&args("rus.entry/application", folder.clone()), &mut Vec::new());
        assert!(matches!(again, Err(Failure::Input(message)) if message.contains("is there already")));
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn wrong_names_are_told() {
        for (name, part) in [
            ("application", "names a pack and a rule"),
            ("xyz.entry/application", "there is no pack `xyz.entry`"),
            ("rus.entry/aplication", "did you mean `application`?"),
        ] {
            let outcome = run(&args(name, PathBuf::from("/nowhere")), &mut Vec::new());
            assert!(
                matches!(&outcome, Err(Failure::Input(message)) if message.contains(part)),
                "{outcome:?}"
            );
        }
    }
}
