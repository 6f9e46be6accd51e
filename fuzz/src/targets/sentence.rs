//! One sentence of a condition, read as part of a pack.

use rules::pack::Atom;
use rules::{Explain, Language, PackFile, PackFiles, PackSet, Register, Situation, Voice, check};

use super::{as_of, shape};

/// A pack around the sentence: a list, a list of purposes and a stay rule that it may name.
const AROUND: &str = r#"pack.format = 1
pack.id = "kaz.fuzz"
pack.version = "1.0.0"
pack.jurisdiction = "KAZ"
pack.status = "published"
pack.title = "t"
pack.languages = ["en"]
pack.known_to = 2026-11-22
source = [{ id = "act", rank = "law", published = 2020-01-01, confidence = "official", checked = "confirmed", cite = "An act" }]
[set]
visa-free = { of = "document.nationality", title = "t", from = 2020-01-01, source = "act", members = ["RUS", "UZB"] }
jobs = { of = "purpose", title = "t", from = 2020-01-01, source = "act", members = ["work"] }
[[rule]]
id = "stay"
slot = "stay"
title = "t"
applies_on = "each-day-of-stay"
version = [{ n = 1, from = 2020-01-01, source = "act", limit = { kind = "rolling", max = 90, window = 180 } }]
[[rule]]
id = "visa"
slot = "visa"
title = "t"
then = { result = "required" }
applies_on = "day-of-entry"
version = [{ n = 1, from = 2020-01-01, source = "act" }]
"#;
/// Travellers to whom every sentence is put: one of whom nothing is known, and one of whom much is.
const TRAVELLERS: &[&str] = &[
    r#"{"into":"KAZ"}"#,
    r#"{"into":"KAZ","crossing":"entry","document":{"nationality":"UZB","issuer":"UZB","kind":"ordinary-passport","expires":"2030-01-01","blank-pages":2},"nationalities":["UZB","RUS"],"born":"2000-02-29","residence":{"KAZ":"none"},"visa":{"KAZ":{"class":"B-1","issued":"2026-01-01","expires":"2027-01-01"}},"role":"none","purpose":"work","urgency":"none","contract":{"from":"2026-05-01","until":"2026-12-01"},"entry":{"on":"2026-05-01","mode":"air"},"exit":{"on":"2026-06-01"},"filed":{"at":"2026-04-01T12:00:00+05:00"},"stays":[{"in":"KAZ","from":"2025-11-01","to":"2026-03-01"}],"whereabouts":[{"in":"UZB","from":"2020-01-01","to":"2026-05-01"}],"hits":[]}"#,
];

pub(super) fn run(input: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(input);
    let set = match loaded(&text) {
        Ok(set) => set,
        Err(message) => return Ok(format!("!{}", shape(&message))),
    };
    let atom = atom(&set).ok_or("the sentence loads and is not there")?;
    let spaced: String = text.split_whitespace().collect::<Vec<_>>().join("  ");
    let again = loaded(&spaced).map_err(|error| format!("with other spaces it is no sentence: {error}"))?;
    if self::atom(&again) != Some(atom.clone()) {
        return Err("with other spaces it says something else".to_owned());
    }
    for traveller in TRAVELLERS {
        let situation = Situation::from_json(traveller).map_err(|error| error.to_string())?;
        let answer = check(&set, &situation, as_of(), Explain::Yes);
        for language in Language::ALL {
            let told = Voice::new(&set, *language, Register::Traveller).report(&answer);
            if told.is_empty() {
                return Err(format!("nothing is told in `{}`", language.tag()));
            }
        }
    }
    // The kind of the sentence, and of its parts, by the names of their types.
    let letters = |c: char| if c.is_ascii_alphabetic() { c } else { ' ' };
    let mut kinds: Vec<String> =
        atom.chars().map(letters).collect::<String>().split_whitespace().map(str::to_owned).collect();
    kinds.truncate(8);
    Ok(kinds.join(" "))
}

/// The pack with the sentence as a condition.
fn loaded(sentence: &str) -> Result<PackSet, String> {
    let sentence = toml::Value::String(sentence.to_owned());
    let text = format!("{AROUND}when = [{sentence}]\n");
    let file = PackFile { path: "pack.toml".to_owned(), text };
    let files = PackFiles { name: "kaz.fuzz".to_owned(), files: vec![file] };
    PackSet::load(&[files]).map_err(|error| error.to_string())
}

/// What the sentence says.
fn atom(set: &PackSet) -> Option<String> {
    let rule = set.packs().first()?.rules.iter().find(|rule| rule.id == "visa")?;
    let atom: &Atom = &rule.when.all.first()?.atom;
    Some(format!("{atom:?}"))
}
