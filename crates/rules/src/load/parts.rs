//! How the files of a pack become one document, in which each item knows its place.

use std::collections::BTreeMap;

use base::nearest;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::document::{
    Deadline, Example, Exception, File, Header, Holidays, Rule, Set, Source, Switch, Territory,
};
use super::fault::PackFault;
use super::{PackFile, PackFiles};
use crate::mirror::OPEN_PLACE;
use crate::pack::Place;
use crate::text::Texts;

/// One item of the pack with its place.
#[derive(Debug)]
pub(super) struct At<T> {
    pub(super) item: T,
    pub(super) place: Place,
}

/// Turns offsets within one file into places.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    file: String,
    starts: Vec<usize>,
}

/// The files of a pack, put together.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) header: At<Header>,
    pub(super) sources: Vec<At<Source>>,
    pub(super) sets: Vec<(String, At<Set>)>,
    pub(super) territories: Vec<At<Territory>>,
    pub(super) switches: Vec<At<Switch>>,
    pub(super) holidays: Vec<At<Holidays>>,
    pub(super) points: Vec<At<BTreeMap<String, toml::Value>>>,
    pub(super) rules: Vec<(At<Rule>, Lines)>,
    pub(super) exceptions: Vec<(At<Exception>, Lines)>,
    pub(super) deadlines: Vec<(At<Deadline>, Lines)>,
    pub(super) given: BTreeMap<String, toml::Table>,
    pub(super) examples: Vec<At<Example>>,
    pub(super) texts: Texts,
    pub(super) text_faults: Vec<PackFault>,
    pub(super) canonical: Vec<u8>,
    pub(super) open_places: Vec<Place>,
}

impl Lines {
    pub(super) fn of(file: String, text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, starts: std::iter::once(0).chain(breaks).collect() }
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        Place { file: self.file.clone(), line: self.starts.partition_point(|start| *start <= offset) }
    }

    pub(super) fn at<T>(&self, spanned: Spanned<T>) -> At<T> {
        let place = self.place(spanned.span().start);
        At { item: spanned.into_inner(), place }
    }
}

/// Reads every file of a pack.
pub(super) fn read(files: &PackFiles) -> Result<Parts, Vec<PackFault>> {
    let mut collected = Collected::default();
    for file in in_order(files) {
        collected.take(files, file);
    }
    collected.finish(&files.name)
}

/// `pack.toml` first, then the others by name: the order in which rules stand in the pack.
pub(super) fn in_order(files: &PackFiles) -> Vec<&PackFile> {
    let mut sorted: Vec<&PackFile> = files.files.iter().collect();
    sorted.sort_by_key(|file| (file.path != "pack.toml", file.path.clone()));
    sorted
}

/// True for a file that holds items of the pack.
pub(super) fn is_toml(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "toml")
}

/// The language of a file of texts.
pub(super) fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix("text/").and_then(|rest| rest.strip_suffix(".ftl"))
}

#[derive(Default)]
pub(super) struct Collected {
    faults: Vec<PackFault>,
    header: Option<At<Header>>,
    sources: Vec<At<Source>>,
    sets: Vec<(String, At<Set>)>,
    territories: Vec<At<Territory>>,
    switches: Vec<At<Switch>>,
    holidays: Vec<At<Holidays>>,
    points: Vec<At<BTreeMap<String, toml::Value>>>,
    rules: Vec<(At<Rule>, Lines)>,
    exceptions: Vec<(At<Exception>, Lines)>,
    deadlines: Vec<(At<Deadline>, Lines)>,
    given: BTreeMap<String, toml::Table>,
    examples: Vec<At<Example>>,
    texts: Texts,
    text_faults: Vec<PackFault>,
    tables: Vec<toml::Table>,
    open_places: Vec<Place>,
}

impl Collected {
    fn take(&mut self, files: &PackFiles, file: &PackFile) {
        let name =
            if file.path == files.name { file.path.clone() } else { format!("{}/{}", files.name, file.path) };
        self.open_places.extend(open_places(&name, &file.text));
        if let Some(language) = language_of(&file.path) {
            self.take_text(&name, language, &file.text);
        } else if is_toml(&file.path) {
            self.take_toml(name, &file.text);
        }
    }

    pub(super) fn take_text(&mut self, name: &str, language: &str, text: &str) {
        let faults = self.texts.add(language, text);
        self.text_faults.extend(faults.into_iter().map(|(line, fault)| PackFault::new(name, line, fault)));
    }

    fn take_toml(&mut self, name: String, text: &str) {
        let lines = Lines::of(name, text);
        let read: Result<(File, toml::Table), PackFault> =
            parse::<File>(&lines, text).and_then(|file| Ok((file, parse::<toml::Table>(&lines, text)?)));
        match read {
            Ok((file, table)) => {
                self.tables.push(table);
                self.take_items(file, &lines);
            }
            Err(fault) => self.faults.push(fault),
        }
    }

    pub(super) fn take_items(&mut self, file: File, lines: &Lines) {
        if let Some(header) = file.pack {
            let header = lines.at(header);
            if self.header.is_some() {
                let message = "a second `pack` header; a pack has one";
                self.faults.push(PackFault::new(&header.place.file, header.place.line, message));
            }
            self.header = Some(header);
        }
        self.sources.extend(file.source.into_iter().map(|item| lines.at(item)));
        self.sets.extend(file.set.into_iter().map(|(name, item)| (name, lines.at(item))));
        self.territories.extend(file.territory.into_iter().map(|item| lines.at(item)));
        self.switches.extend(file.switch.into_iter().map(|item| lines.at(item)));
        self.holidays.extend(file.holidays.into_iter().map(|item| lines.at(item)));
        self.points.extend(file.points.map(|item| lines.at(item)));
        self.rules.extend(file.rule.into_iter().map(|item| (lines.at(item), lines.clone())));
        self.exceptions.extend(file.exception.into_iter().map(|item| (lines.at(item), lines.clone())));
        self.deadlines.extend(file.deadline.into_iter().map(|item| (lines.at(item), lines.clone())));
        self.given.extend(file.given);
        self.examples.extend(file.example.into_iter().map(|item| lines.at(item)));
    }

    pub(super) fn finish(mut self, name: &str) -> Result<Parts, Vec<PackFault>> {
        let Some(header) = self.header.take() else {
            if self.faults.is_empty() {
                let message =
                    "there is no `pack` header: write `pack.id = \"…\"` and its other keys in `pack.toml`";
                self.faults.push(PackFault::new(name, 0, message));
            }
            return Err(self.faults);
        };
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let canonical = super::canonical::bytes(self.tables, &self.texts);
        Ok(Parts {
            header,
            sources: self.sources,
            sets: self.sets,
            territories: self.territories,
            switches: self.switches,
            holidays: self.holidays,
            points: self.points,
            rules: self.rules,
            exceptions: self.exceptions,
            deadlines: self.deadlines,
            given: self.given,
            examples: self.examples,
            texts: self.texts,
            text_faults: self.text_faults,
            canonical,
            open_places: self.open_places,
        })
    }
}

/// The lines on which a lawyer still has to say something; a comment may speak of it.
fn open_places<'t>(file: &'t str, text: &'t str) -> impl Iterator<Item = Place> + 't {
    let says = |line: &str| line.split('#').next().is_some_and(|said| said.contains(OPEN_PLACE));
    let lines = text.lines().zip(1..).filter(move |(line, _)| says(line));
    lines.map(|(_, line)| Place { file: file.to_owned(), line })
}

fn parse<T: DeserializeOwned>(lines: &Lines, text: &str) -> Result<T, PackFault> {
    toml::from_str(text).map_err(|error| {
        let place = lines.place(error.span().map_or(0, |span| span.start));
        PackFault::new(place.file, place.line, plainly(error.message()))
    })
}

/// The reader's message in the house's words, with the nearest known key for an unknown one.
fn plainly(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown field")
        && let Some(key) = quoted.next()
    {
        let hint = nearest(key, quoted).map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
        return format!("`{key}` is no key here{hint}");
    }
    if message.starts_with("missing field")
        && let Some(key) = quoted.next()
    {
        return format!("the key `{key}` is missing");
    }
    message.lines().next().unwrap_or_default().to_owned()
}
