//! The lines of a machine readable zone, and the name in it.

use document::Mrz;
use document::names::{self, Name};

/// The golden zones.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../spec/vectors/mrz.json")).unwrap_or_default();
    let mut found = Vec::new();
    collect(&file, &mut found);
    found
}

/// Every text that holds a filler is a zone, or a part of one.
fn collect(value: &serde_json::Value, into: &mut Vec<Vec<u8>>) {
    match value {
        serde_json::Value::String(text) if text.contains('<') => into.push(text.as_bytes().to_vec()),
        serde_json::Value::Array(all) => all.iter().for_each(|inner| collect(inner, into)),
        serde_json::Value::Object(all) => all.values().for_each(|inner| collect(inner, into)),
        _ => {}
    }
}

pub(super) fn run(input: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(input);
    let reading = document::read(&text);
    if let Ok(name) = Name::written(text.lines().next().unwrap_or_default(), None, None)
        && !names::compare(&name, &name).is_possible()
    {
        return Err("a name is not its own".to_owned());
    }
    let codes: Vec<String> = reading.problems.iter().map(|problem| format!("{:?}", problem.code)).collect();
    let Some(mrz) = reading.document() else {
        return Ok(format!("!{:?} {}", reading.format, codes.join(" ")));
    };
    let lines = mrz.compose().map_err(|fault| format!("it is read and cannot be written: {fault}"))?;
    match document::read(&lines).document() {
        Some(again) if again == once_spaced(&mrz, &again) => {
            Ok(format!("{:?} {} {}", mrz.format, mrz.name_truncated, codes.join(" ")))
        }
        Some(_) => Err("written and read again it is another document".to_owned()),
        None => Err("what was written is not read".to_owned()),
    }
}

/// The document with single blanks in its name, as names are written; who had others may fit where they did not.
fn once_spaced(mrz: &Mrz, written: &Mrz) -> Mrz {
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut spaced = mrz.clone();
    spaced.primary = single(&mrz.primary);
    spaced.secondary = mrz.secondary.as_deref().map(single);
    if spaced != *mrz {
        spaced.name_truncated = written.name_truncated;
    }
    spaced
}
