//! The files of a pack, joined: `=== path` begins each but the first, which is `pack.toml`.

use base::Country;
use rules::{Explain, Form, PackFile, PackFiles, PackSet, Situation, check, formatted, lint, show};

use super::{as_of, shape};

/// Line by line proof of a large pack would leave time for nothing else.
const MAX_PROVEN: usize = 6;

/// The built-in packs, file by file: each TOML file with its pack's header, so that it can stand alone.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for pack in rules::builtin::files() {
        let header =
            pack.files.iter().find(|file| file.path == "pack.toml").map_or("", |file| file.text.as_str());
        for file in pack.files.iter().filter(|file| file.path != "pack.toml" && file.text.len() < 20_000) {
            seeds.push(format!("{header}\n=== {}\n{}", file.path, file.text).into_bytes());
        }
    }
    seeds
}

pub(super) fn run(input: &[u8]) -> Result<String, String> {
    let files = files(&String::from_utf8_lossy(input));
    let laid_out: Result<Vec<PackFile>, _> = files
        .files
        .iter()
        .map(|file| formatted(&files, file).map(|text| PackFile { path: file.path.clone(), text }))
        .collect();
    let set = match PackSet::load(std::slice::from_ref(&files)) {
        Ok(set) => set,
        Err(error) => {
            let mut faults: Vec<String> = error.faults().iter().map(|fault| shape(&fault.message)).collect();
            faults.sort();
            faults.dedup();
            faults.truncate(4);
            return Ok(format!("!{}", faults.join("|")));
        }
    };
    let laid_out = laid_out.map_err(|fault| format!("it loads and cannot be laid out: {fault}"))?;
    let again = PackFiles { name: files.name.clone(), files: laid_out };
    let again = PackSet::load(&[again]).map_err(|error| format!("laid out it does not load: {error}"))?;
    let (Some(pack), Some(other)) = (set.packs().first(), again.packs().first()) else {
        return Err("it loads and there is no pack".to_owned());
    };
    if pack.canonical_bytes() != other.canonical_bytes() {
        return Err("laid out it says something else".to_owned());
    }
    for form in [Form::Text, Form::Html] {
        show(pack, "en", form);
    }
    let (rules, examples) = (pack.rules.len() + pack.exceptions.len(), pack.examples.len());
    let findings = if rules <= MAX_PROVEN && examples <= MAX_PROVEN { lint(&set, pack).len() } else { 0 };
    for example in pack.examples.iter().take(MAX_PROVEN) {
        example.run(&set, pack.known_to);
    }
    // A pack of a territory is asked for a state that may or may not be a member.
    let Some(state) = pack.jurisdiction.state().or_else(|| Country::parse("FRA").ok()) else {
        return Err("there is no state to ask for".to_owned());
    };
    let answer = check(&set, &Situation::into_state(state), as_of(), Explain::Yes);
    Ok(format!(
        "{} {} {} {} {}",
        answer.verdict,
        answer.slots.iter().count(),
        rules.min(9),
        examples.min(9),
        findings.min(9)
    ))
}

fn files(text: &str) -> PackFiles {
    let mut files = vec![PackFile { path: "pack.toml".to_owned(), text: String::new() }];
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) if files.len() < 20 => {
                files.push(PackFile { path: path.trim_end().to_owned(), text: String::new() });
            }
            _ => {
                if let Some(file) = files.last_mut() {
                    file.text.push_str(line);
                }
            }
        }
    }
    PackFiles { name: "fuzz".to_owned(), files }
}
