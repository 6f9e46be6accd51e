//! A situation as JSON, put to every built-in pack.

use std::sync::OnceLock;

use rules::{Explain, Language, PackSet, Register, Situation, Voice, check};

use super::{as_of, shape};

fn packs() -> &'static PackSet {
    static PACKS: OnceLock<PackSet> = OnceLock::new();
    PACKS.get_or_init(PackSet::builtin)
}

/// The situations of the examples of the built-in packs, a fact a line, so that lines can be exchanged between them.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let examples = packs().packs().iter().flat_map(|pack| &pack.examples);
    examples
        .map(|example| {
            let json = example.situation.to_json();
            let facts = json.as_object().into_iter().flatten().filter(|(key, _)| *key != "into");
            let lines: Vec<String> = facts.map(|(key, value)| format!("\"{key}\": {value},\n")).collect();
            format!("{{{}\"into\": \"{}\"}}\n", lines.concat(), example.situation.into).into_bytes()
        })
        .collect()
}

pub(super) fn run(input: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(input);
    // The line of a batch is read by the same reader, with a key of its own.
    let batch = Situation::from_batch_line(&text);
    let situation = match Situation::from_json(&text) {
        Ok(situation) => situation,
        Err(error) => return Ok(format!("!{}", shape(&error.to_string()))),
    };
    if batch.as_ref().map(|(situation, _)| situation) != Ok(&situation) {
        return Err("as a line of a batch it is another situation".to_owned());
    }
    let written = situation.to_json().to_string();
    match Situation::from_json(&written) {
        Ok(again) if again == situation => {}
        Ok(_) => return Err("written and read again it is another situation".to_owned()),
        Err(error) => return Err(format!("what was written is not read: {error}")),
    }
    if let Err(error) = packs().accept(&situation) {
        return Ok(format!("!{}", shape(&error.to_string())));
    }
    let answer = check(packs(), &situation, as_of(), Explain::Yes);
    let json = serde_json::to_value(&answer).map_err(|error| format!("the answer is no JSON: {error}"))?;
    for language in Language::ALL {
        Voice::new(packs(), *language, Register::Officer).report(&answer);
    }
    let slots: Vec<String> = answer
        .slots
        .iter()
        .map(|slot| format!("{}:{}:{:?}", slot.slot, slot.result, slot.filing.filing))
        .collect();
    let open = answer.depends_on.join(",");
    Ok(format!("{} {} {} {open} {}", answer.into, answer.verdict, slots.join(" "), json.is_object()))
}
