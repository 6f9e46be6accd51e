//! Small things that every part of a pack is made of: words, names, days, spans of time; each with its fault.

use base::{Date, Moment, nearest, parse_date};
use toml::value::Datetime;

use super::compile::Compiler;
use super::fault::PackFault;
use crate::duration::Duration;
use crate::fact::{Fact, FactKind};
use crate::pack::{Edge, Place};
use crate::sentence::no_word;

impl Compiler<'_> {
    pub(super) fn fault(&mut self, place: &Place, message: impl Into<String>) {
        self.faults.push(PackFault::new(&place.file, place.line, message));
    }

    pub(super) fn word<T>(
        &mut self,
        place: &Place,
        what: &str,
        key: &str,
        word: &str,
        words: &[&str],
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = parse(word);
        if value.is_none() {
            self.fault(place, format!("{what}: {}", no_word(key, word, words)));
        }
        value
    }

    pub(super) fn named(
        &mut self,
        place: &Place,
        what: &str,
        kind: &str,
        name: &str,
        known: &[String],
    ) -> Option<usize> {
        let found = known.iter().position(|id| id == name);
        if found.is_none() {
            let hint = nearest(name, known.iter().map(String::as_str))
                .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
            self.fault(place, format!("{what}: there is no {kind} `{name}`{hint}"));
        }
        found
    }

    pub(super) fn source(&mut self, place: &Place, what: &str, name: &str) -> usize {
        let known: Vec<String> = self.sources.iter().map(|source| source.id.clone()).collect();
        self.named(place, what, "source", name, &known).unwrap_or(0)
    }

    pub(super) fn published(
        &mut self,
        place: &Place,
        what: &str,
        day: Option<&Datetime>,
        source: usize,
    ) -> Date {
        match day {
            Some(day) => self.date(place, what, day),
            None => self.sources.get(source).map_or(Date::MIN, |source| source.published),
        }
    }

    pub(super) fn date(&mut self, place: &Place, what: &str, day: &Datetime) -> Date {
        parse_date(&day.to_string()).unwrap_or_else(|_| {
            self.fault(place, format!("{what}: `{day}` must be a day such as 2026-07-01"));
            Date::MIN
        })
    }

    /// A day, an instant, or a range of days in which it lies.
    pub(super) fn edge(&mut self, place: &Place, what: &str, at: &toml::Value) -> Option<Edge> {
        if let toml::Value::Table(range) = at {
            return self.range(place, what, range);
        }
        let text = at.to_string();
        let edge =
            parse_date(&text).map(Edge::Day).ok().or_else(|| Moment::parse(&text).map(Edge::Moment).ok());
        if edge.is_none() {
            self.fault(place, format!("{what}: `{at}` must be a day, or an instant with its offset"));
        }
        edge
    }

    /// `{ not_before = D, not_after = D }`: a day that nobody has announced.
    fn range(&mut self, place: &Place, what: &str, range: &toml::Table) -> Option<Edge> {
        const KEYS: &[&str] = &["not_before", "not_after"];
        if let Some(key) = range.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let hint = nearest(key, KEYS.iter().copied())
                .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
            self.fault(place, format!("{what}: `{key}` is no end of a range of days{hint}"));
            return None;
        }
        let mut end = |key: &str| {
            let value = range.get(key)?;
            let day = parse_date(&value.to_string());
            day.map_err(|_| self.fault(place, format!("{what}: `{key}` must be a day such as 2026-07-01")))
                .ok()
        };
        let (not_before, not_after) = (end("not_before"), end("not_after"));
        let is_ordered = not_before.zip(not_after).is_none_or(|(first, last)| first < last);
        if !is_ordered || (not_before.is_none() && not_after.is_none()) {
            self.fault(
                place,
                format!("{what}: a range of days names `not_before`, a later `not_after`, or both"),
            );
            return None;
        }
        Some(Edge::Between { not_before, not_after })
    }

    pub(super) fn event(&mut self, place: &Place, what: &str, path: &str) -> Option<Fact> {
        let fact = Fact::parse(path).and_then(|fact| match fact.kind() {
            FactKind::Event => Ok(fact),
            _ => Err(format!("`{fact}` is no event: it has no day")),
        });
        fact.map_err(|message| self.fault(place, format!("{what}: {message}"))).ok()
    }

    pub(super) fn duration(&mut self, place: &Place, what: &str, text: Option<&str>) -> Option<Duration> {
        Duration::parse(text?).map_err(|message| self.fault(place, format!("{what}: {message}"))).ok()
    }
}
