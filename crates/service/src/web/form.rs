//! What a person typed into a form, as typed, and what is wrong with it.
//!
//! [`Filled`] keeps every text by the name of its field, so that a form that comes back with errors has lost nothing.
//! Parsing into domain types happens in the handler, once; what does not parse goes into [`Errors`].

use std::collections::BTreeMap;

use crate::i18n::Words;

/// The texts of a form by the names of their fields, and the files.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    texts: BTreeMap<String, String>,
    files: BTreeMap<String, Upload>,
}

/// A file that somebody sent.
#[derive(Clone)]
pub struct Upload {
    /// The name that the sender gave it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What is wrong with a form: for each field one sentence that says how to mend it.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<(String, Words)>);

impl Filled {
    /// A form with these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let texts = texts.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Self { texts, files: BTreeMap::new() }
    }

    /// What stands in a field, without the blanks around it; empty where nothing was typed.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }

    /// The text as typed, blanks and all: a password is not trimmed.
    pub fn raw(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// What stands in a field, or `None` where nothing was typed.
    pub fn given(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.given(name).is_some()
    }

    /// The file of a field; an empty file counts as none.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.get(name).filter(|file| !file.bytes.is_empty())
    }

    /// Puts a text into a field.
    pub fn put(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.texts.insert(name.into(), text.into());
    }

    /// Puts a file into a field.
    pub fn put_file(&mut self, name: impl Into<String>, file: Upload) {
        self.files.insert(name.into(), file);
    }

    /// Every field with its text, in the order of the names; for carrying a form through a further page.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// How many rows `stem-1`, `stem-2` … hold something; at least one.
    pub fn rows(&self, stem: &str) -> usize {
        let last = self
            .texts
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .filter_map(|(name, _)| name.strip_prefix(stem)?.strip_prefix('-')?.parse::<usize>().ok());
        last.filter(|row| *row <= Self::MOST_ROWS).max().unwrap_or(1).max(1)
    }

    /// The most rows that a repeated group of fields may have.
    pub const MOST_ROWS: usize = 40;
}

/// Shows the name and the size only: what is inside is the traveller's.
impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload").field("size_bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl Errors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// One field is wrong.
    pub fn of(field: &str, what: Words) -> Self {
        Self(vec![(field.to_owned(), what)])
    }

    /// Says what is wrong with a field. The first sentence about a field stands.
    pub fn add(&mut self, field: &str, what: Words) {
        if self.on(field).is_none() {
            self.0.push((field.to_owned(), what));
        }
    }

    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with a field.
    pub fn on(&self, field: &str) -> Option<&Words> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, what)| what)
    }

    /// Every field that is wrong, in the order found.
    pub fn all(&self) -> &[(String, Words)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::words;

    #[test]
    fn a_form_gives_back_what_was_typed() {
        let form =
            Filled::of([("born", " 1990-05-01 "), ("role", ""), ("stay-from-1", "x"), ("stay-from-3", "y")]);
        assert_eq!(form.given("born"), Some("1990-05-01"));
        assert_eq!(form.given("role"), None);
        assert_eq!(form.text("nothing"), "");
        assert_eq!(form.rows("stay-from"), 3);
        assert_eq!(form.rows("stay-to"), 1);
    }

    #[test]
    fn the_first_sentence_about_a_field_stands() {
        let mut errors = Errors::of("born", words("one"));
        errors.add("born", words("two"));
        errors.add("role", words("three"));
        assert_eq!(errors.on("born"), Some(&words("one")));
        assert_eq!(errors.all().len(), 2);
    }
}
