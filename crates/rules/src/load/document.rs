//! The shapes of a pack's TOML, and how its files become one document.

use std::collections::BTreeMap;

use base::nearest;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::value::Datetime;

use super::fault::PackFault;
use super::{PackFile, PackFiles};
use crate::mirror::OPEN_PLACE;
use crate::pack::Place;
use crate::text::Texts;

type Strings = Vec<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) pack: Option<Spanned<Header>>,
    pub(super) source: Vec<Spanned<Source>>,
    pub(super) set: BTreeMap<String, Spanned<Set>>,
    pub(super) territory: Vec<Spanned<Territory>>,
    pub(super) switch: Vec<Spanned<Switch>>,
    pub(super) holidays: Vec<Spanned<Holidays>>,
    pub(super) points: Option<Spanned<BTreeMap<String, toml::Value>>>,
    pub(super) rule: Vec<Spanned<Rule>>,
    pub(super) exception: Vec<Spanned<Exception>>,
    pub(super) deadline: Vec<Spanned<Deadline>>,
    pub(super) given: BTreeMap<String, toml::Table>,
    pub(super) example: Vec<Spanned<Example>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) version: String,
    pub(super) jurisdiction: String,
    pub(super) status: String,
    pub(super) title: String,
    pub(super) languages: Strings,
    #[serde(default)]
    pub(super) reviewed: Option<String>,
    #[serde(default)]
    pub(super) needs: BTreeMap<String, String>,
    pub(super) known_to: Datetime,
    #[serde(default)]
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) overlay_on: Option<String>,
    #[serde(default)]
    pub(super) mirror: Option<Mirror>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mirror {
    pub(super) of: String,
    pub(super) swap: Strings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) rank: String,
    pub(super) published: Datetime,
    pub(super) confidence: String,
    pub(super) checked: String,
    pub(super) cite: String,
    #[serde(default)]
    pub(super) cite_original: Option<String>,
    #[serde(default)]
    pub(super) adopted: Option<Datetime>,
    #[serde(default)]
    pub(super) link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pub(super) of: String,
    pub(super) title: String,
    pub(super) from: Datetime,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) members: Strings,
    #[serde(default)]
    pub(super) union: Strings,
    #[serde(default)]
    pub(super) without: Strings,
    #[serde(default)]
    pub(super) change: Vec<Change>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) on: Datetime,
    #[serde(default)]
    pub(super) add: Strings,
    #[serde(default)]
    pub(super) remove: Strings,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) accepted_edge: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Territory {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) members: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holidays {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) days: Vec<Datetime>,
    #[serde(default)]
    pub(super) working: Vec<Datetime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Switch {
    pub(super) id: String,
    pub(super) title: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) slot: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) when: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) any: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) then: Option<Then>,
    pub(super) applies_on: String,
    #[serde(default)]
    pub(super) counts: Option<Counts>,
    #[serde(default)]
    pub(super) grounds: Option<Strings>,
    #[serde(default)]
    pub(super) territory: Option<String>,
    #[serde(default)]
    pub(super) transition: Option<String>,
    #[serde(default)]
    pub(super) accepted_overlap: Option<String>,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Then {
    pub(super) result: String,
    #[serde(default)]
    pub(super) obtain: Option<String>,
    #[serde(default)]
    pub(super) usable_for: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    #[serde(default = "yes")]
    pub(super) day_of_entry: bool,
    #[serde(default = "yes")]
    pub(super) day_of_exit: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exception {
    pub(super) id: String,
    pub(super) defeats: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) when: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) any: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) instead: Option<Instead>,
    #[serde(default)]
    pub(super) accepted_overlap: Option<String>,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Instead {
    #[serde(default)]
    pub(super) strength: Option<String>,
    #[serde(default)]
    pub(super) result: Option<String>,
    #[serde(default)]
    pub(super) limit: Option<Limit>,
    #[serde(default)]
    pub(super) or_longer: bool,
    #[serde(default)]
    pub(super) at_least: Option<String>,
    #[serde(default)]
    pub(super) at_most: Option<String>,
    #[serde(default)]
    pub(super) not_earlier_than: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) max: Option<u32>,
    #[serde(default)]
    pub(super) window: Option<u32>,
    #[serde(default)]
    pub(super) until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deadline {
    pub(super) id: String,
    pub(super) of: String,
    pub(super) title: String,
    pub(super) act: String,
    #[serde(default)]
    pub(super) at_least: Option<String>,
    #[serde(default)]
    pub(super) before: Option<String>,
    #[serde(default)]
    pub(super) not_earlier_than: Option<String>,
    #[serde(default)]
    pub(super) at_most: Option<String>,
    #[serde(default)]
    pub(super) after: Option<String>,
    #[serde(default)]
    pub(super) holidays: Option<String>,
    #[serde(default)]
    pub(super) counts_first_day: bool,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) n: u32,
    pub(super) from: toml::Value,
    #[serde(default)]
    pub(super) until: Option<toml::Value>,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    #[serde(default)]
    pub(super) replaces: Option<u32>,
    #[serde(default)]
    pub(super) reading: Option<String>,
    #[serde(default)]
    pub(super) switch: Option<String>,
    #[serde(default)]
    pub(super) strength: Option<String>,
    #[serde(default)]
    pub(super) state: Option<String>,
    #[serde(default)]
    pub(super) correction: bool,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) limit: Option<Limit>,
    #[serde(default)]
    pub(super) accepted_edge: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) name: String,
    #[serde(default)]
    pub(super) as_of: Option<Datetime>,
    #[serde(default)]
    pub(super) base: Option<String>,
    #[serde(default)]
    pub(super) unknown: Strings,
    #[serde(default)]
    pub(super) given: toml::Table,
    pub(super) expect: toml::Table,
}

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
    fn of(file: String, text: &str) -> Self {
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
    let mut sorted: Vec<&PackFile> = files.files.iter().collect();
    // `pack.toml` first, then the others by name: the order in which rules stand in the pack.
    sorted.sort_by_key(|file| (file.path != "pack.toml", file.path.clone()));
    let mut collected = Collected::default();
    for file in sorted {
        collected.take(files, file);
    }
    collected.finish(files)
}

#[derive(Default)]
struct Collected {
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
        if let Some(language) = file.path.strip_prefix("text/").and_then(|rest| rest.strip_suffix(".ftl")) {
            let faults = self.texts.add(language, &file.text);
            self.text_faults
                .extend(faults.into_iter().map(|(line, fault)| PackFault::new(&name, line, fault)));
        } else if std::path::Path::new(&file.path).extension().is_some_and(|extension| extension == "toml") {
            self.take_toml(name, &file.text);
        }
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

    fn take_items(&mut self, file: File, lines: &Lines) {
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

    fn finish(mut self, files: &PackFiles) -> Result<Parts, Vec<PackFault>> {
        let Some(header) = self.header.take() else {
            if self.faults.is_empty() {
                let message =
                    "there is no `pack` header: write `pack.id = \"…\"` and its other keys in `pack.toml`";
                self.faults.push(PackFault::new(&files.name, 0, message));
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
