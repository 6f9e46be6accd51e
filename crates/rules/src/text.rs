//! The texts of a pack: titles and sentences for travellers, by language.
//!
//! A pack's Fluent files hold plain messages only (no arguments, no selectors), so that this small reader and a full
//! Fluent library agree on them.

use std::collections::BTreeMap;

/// Texts by language.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    by_language: BTreeMap<String, BTreeMap<String, String>>,
    raw: BTreeMap<String, String>,
}

impl Texts {
    /// Adds a file of one language. Lines that are no plain message are given back with their number.
    pub(crate) fn add(&mut self, language: &str, file: &str) -> Vec<(usize, String)> {
        let mut faults = Vec::new();
        let messages = self.by_language.entry(language.to_owned()).or_default();
        let mut current: Option<String> = None;
        for (number, line) in file.lines().enumerate() {
            let trimmed = line.trim();
            if trimmed.is_empty() || line.starts_with('#') {
                current = None;
            } else if line.starts_with([' ', '\t']) {
                match current.as_ref().and_then(|key| messages.get_mut(key)) {
                    Some(text) => {
                        if !text.is_empty() {
                            text.push(' ');
                        }
                        text.push_str(trimmed);
                    }
                    None => faults.push((number + 1, "this line continues no message".to_owned())),
                }
            } else {
                current = message(messages, line).map_err(|fault| faults.push((number + 1, fault))).ok();
            }
            if trimmed.contains(['{', '}']) {
                faults.push((number + 1, "a pack's text has no arguments: no `{` and no `}`".to_owned()));
            }
        }
        let raw = self.raw.entry(language.to_owned()).or_default();
        raw.push_str(file);
        raw.push('\n');
        faults
    }

    /// A text in a language.
    pub fn find(&self, language: &str, key: &str) -> Option<&str> {
        self.by_language.get(language)?.get(key).map(String::as_str)
    }

    /// The Fluent source of a language, for a full Fluent library.
    pub fn fluent(&self, language: &str) -> Option<&str> {
        self.raw.get(language).map(String::as_str)
    }

    /// The languages that have any text.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.by_language.keys().map(String::as_str)
    }

    /// The keys of a language.
    pub fn keys(&self, language: &str) -> impl Iterator<Item = &str> {
        self.by_language.get(language).into_iter().flat_map(|messages| messages.keys().map(String::as_str))
    }

    pub(crate) fn all(&self) -> &BTreeMap<String, BTreeMap<String, String>> {
        &self.by_language
    }
}

fn message(messages: &mut BTreeMap<String, String>, line: &str) -> Result<String, String> {
    let (key, text) = line.split_once('=').ok_or("a message is written `key = text`")?;
    let key = key.trim();
    let well_formed = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_formed {
        return Err(format!("`{key}` is no key: small letters, digits and hyphens"));
    }
    if messages.insert(key.to_owned(), text.trim().to_owned()).is_some() {
        return Err(format!("`{key}` stands twice"));
    }
    Ok(key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_may_run_over_lines() {
        let mut texts = Texts::default();
        let faults = texts.add("en", "# a comment\nvisa = A visa\n    is needed.\n\nstay = Stay\n");
        assert_eq!(faults, vec![]);
        assert_eq!(texts.find("en", "visa"), Some("A visa is needed."));
        assert_eq!(texts.keys("en").collect::<Vec<_>>(), ["stay", "visa"]);
        assert_eq!(texts.find("ru", "visa"), None);
    }

    #[test]
    fn what_is_no_plain_message_is_given_back_with_its_line() {
        let faults = Texts::default().add("en", "a = 1\na = 2\nB = 3\n  lost\nc = { $x }\nnonsense");
        let shown: Vec<String> = faults.iter().map(|(line, fault)| format!("{line}: {fault}")).collect();
        assert_eq!(
            shown,
            [
                "2: `a` stands twice",
                "3: `B` is no key: small letters, digits and hyphens",
                "4: this line continues no message",
                "5: a pack's text has no arguments: no `{` and no `}`",
                "6: a message is written `key = text`",
            ]
        );
    }
}
