//! Versions, the zone in which their days are read, and the limits in them.

use base::{Moment, tz::TimeZone};

use super::compile::Compiler;
use super::document;
use super::parts::{At, Lines};
use crate::evaluate::judge::Span;
use crate::pack::{Edge, Exception, LimitSpec, Place, Rule, Target, Version};
use crate::sentence::no_word;
use crate::stay::Limit;
use crate::vocabulary::{Slot, State, Strength};

impl Compiler<'_> {
    pub(super) fn versions(
        &mut self,
        what: &str,
        items: Vec<toml::Spanned<document::Version>>,
        lines: &Lines,
        zone: Option<&str>,
    ) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::new();
        let placed: Vec<At<document::Version>> = items.into_iter().map(|item| lines.at(item)).collect();
        let numbers: Vec<u32> = placed.iter().map(|at| at.item.n).collect();
        for At { item, place } in placed {
            let what = format!("{what}, version {}", item.n);
            if versions.iter().any(|known| known.n == item.n) {
                self.fault(&place, format!("{what}: the number stands twice"));
            }
            if let Some(replaced) =
                item.replaces.filter(|replaced| *replaced == item.n || !numbers.contains(replaced))
            {
                self.fault(&place, format!("{what}: it replaces version {replaced}, which there is not"));
            }
            if let Some(version) = self.version(&place, &what, item, zone) {
                if let Some(other) = versions.iter().find(|other| overlap(other, &version, &versions)) {
                    let message = format!(
                        "{what}: version {} holds on the same days in the same reading; end it with `until`, or write `replaces = {}`",
                        other.n, other.n
                    );
                    self.fault(&place, message);
                }
                versions.push(version);
            }
        }
        if versions.is_empty() && numbers.is_empty() {
            self.fault(&lines.place(0), format!("{what}: it has no version"));
        }
        versions
    }

    fn version(
        &mut self,
        place: &Place,
        what: &str,
        item: document::Version,
        zone: Option<&str>,
    ) -> Option<Version> {
        let source = self.source(place, what, &item.source);
        let in_force_zone = item.in_force_zone.or_else(|| zone.map(str::to_owned));
        let zone = in_force_zone.as_deref().and_then(|name| self.zone(place, name));
        let from = self.edge(place, what, &item.from)?;
        let from = self.in_zone(place, what, from, zone.as_ref());
        let until = item.until.as_ref().and_then(|until| self.edge(place, what, until));
        let until = until.map(|until| self.in_zone(place, what, until, zone.as_ref()));
        if until.is_some_and(|until| until.last_day() < from.day() || until == from) {
            self.fault(
                place,
                format!(
                    "{what}: `until` does not lie after `from`; `until` is the first day it no longer holds"
                ),
            );
        }
        Some(Version {
            n: item.n,
            from,
            until,
            published: self.published(place, what, item.published.as_ref(), source),
            replaces: item.replaces,
            in_force_zone,
            reading: item.reading,
            switch: item.switch.filter(|switch| {
                let switches = self.switches.clone();
                self.named(place, what, "switch", switch, &switches).is_some()
            }),
            strength: item
                .strength
                .and_then(|word| self.word(place, what, "strength", &word, Strength::WORDS, Strength::parse))
                .unwrap_or(Strength::Mandatory),
            state: item
                .state
                .and_then(|word| self.word(place, what, "state", &word, State::WORDS, State::parse))
                .unwrap_or(State::Adopted),
            correction: item.correction,
            source,
            facts: item.facts,
            limit: item.limit.and_then(|limit| self.limit(place, what, &limit)),
            accepted_edge: item.accepted_edge,
        })
    }

    /// A day that is read in a zone of its own is the instant with which it begins there.
    fn in_zone(&mut self, place: &Place, what: &str, edge: Edge, zone: Option<&TimeZone>) -> Edge {
        match (edge, zone) {
            (Edge::Day(day), Some(zone)) => {
                Edge::Moment(Moment::in_zone(Span::days(day, day, zone).first, zone))
            }
            (Edge::Between { .. }, Some(_)) => {
                let message = "a range of days that nobody has announced is read at the crossing point: take `in_force_zone` away";
                self.fault(place, format!("{what}: {message}"));
                edge
            }
            _ => edge,
        }
    }

    /// A day of a stay has one law: it cannot change in the middle of it.
    pub(super) fn stays_are_whole_days(&mut self, rules: &[Rule], exceptions: &[Exception]) {
        let is_stay = |target: Target| rule_of(target, exceptions).and_then(|rule| rules.get(rule));
        let of_exceptions = exceptions.iter().filter_map(|exception| {
            Some((is_stay(exception.defeats)?, &exception.id, &exception.place, &exception.versions))
        });
        let of_rules = rules.iter().map(|rule| (rule, &rule.id, &rule.place, &rule.versions));
        for (rule, id, place, versions) in of_rules.chain(of_exceptions) {
            let is_zoned = versions.iter().any(|version| version.in_force_zone.is_some());
            if rule.slot == Slot::Stay && is_zoned {
                let message =
                    "a stay is counted in whole days of the crossing point: take `in_force_zone` away";
                self.fault(place, format!("`{id}`: {message}"));
            }
        }
    }

    /// The limit of a version or an exception; none, and a fault, if there is no such limit.
    pub(super) fn limit(&mut self, place: &Place, what: &str, limit: &document::Limit) -> Option<LimitSpec> {
        let kind = self.limit_kind(place, what, limit)?;
        match (kind, limit.until.as_deref(), limit.per_visit, limit.then.as_deref()) {
            ("until", Some(path), None, None) if limit.max.is_none() && limit.window.is_none() => {
                self.event(place, what, path).map(LimitSpec::Until)
            }
            ("per-visit-and-cumulative", None, Some(per_visit), Some(then))
                if limit.max.is_none() && limit.window.is_none() =>
            {
                self.both(place, what, per_visit, then)
            }
            ("until" | "per-visit-and-cumulative", ..) => self.wrong_keys(place, what, kind),
            (_, None, None, None) => self.count(place, what, kind, limit).map(LimitSpec::Days),
            _ => self.wrong_keys(place, what, kind),
        }
    }

    /// A limit of each visit, and the count over all visits beside it.
    fn both(&mut self, place: &Place, what: &str, days: u32, then: &document::Limit) -> Option<LimitSpec> {
        const COUNTS: &[&str] = &["rolling", "calendar-year", "half-year"];
        if !COUNTS.contains(&then.kind.as_str()) {
            self.fault(place, format!("{what}: {}", no_word("limit.then.kind", &then.kind, COUNTS)));
            return None;
        }
        let then = self.limit(place, what, then)?.counts().next()?;
        let per_visit = self.reachable(place, what, &format!("per-entry:{days}"))?;
        if matches!(then, Limit::Rolling { max_days, .. } if max_days < days) {
            let message = format!("no visit could reach `per_visit = {days}`: `then` allows fewer days");
            self.fault(place, format!("{what}: {message}"));
            return None;
        }
        Some(LimitSpec::Both { per_visit, then })
    }

    /// A count of days.
    fn count(&mut self, place: &Place, what: &str, kind: &str, limit: &document::Limit) -> Option<Limit> {
        match (kind, limit.max, limit.window) {
            ("rolling", Some(max), Some(window)) => {
                self.reachable(place, what, &format!("rolling:{max}/{window}"))
            }
            (kind, Some(max), None) if kind != "rolling" => {
                self.reachable(place, what, &format!("{kind}:{max}"))
            }
            _ => self.wrong_keys(place, what, kind),
        }
    }

    fn reachable(&mut self, place: &Place, what: &str, spelled: &str) -> Option<Limit> {
        let limit = Limit::parse(spelled).ok();
        if limit.is_none() {
            self.fault(place, format!("{what}: no stay could reach the limit `{spelled}`"));
        }
        limit
    }

    fn wrong_keys<T>(&mut self, place: &Place, what: &str, kind: &str) -> Option<T> {
        let takes = "`rolling` takes `max` and `window`, `per-visit-and-cumulative` takes `per_visit` and `then`, \
                     `until` takes `until`, the others take `max`";
        self.fault(place, format!("{what}: the limit `{kind}` has the wrong keys: {takes}"));
        None
    }

    /// The kind of a limit as `paiza stay` spells it; none, and a fault, if there is no such kind.
    fn limit_kind<'l>(&mut self, place: &Place, what: &str, limit: &'l document::Limit) -> Option<&'l str> {
        const KINDS: &[&str] =
            &["rolling", "calendar-year", "half-year", "per-entry", "per-visit-and-cumulative", "until"];
        const ANCHORS: &[&str] = &["calendar", "first-entry"];
        let fault = match (limit.kind.as_str(), limit.anchor.as_deref()) {
            (kind, _) if !KINDS.contains(&kind) => no_word("limit.kind", kind, KINDS),
            (kind, None) | (kind @ "half-year", Some("calendar")) => return Some(kind),
            ("half-year", Some("first-entry")) => return Some("half-year-from-entry"),
            ("half-year", Some(word)) => no_word("limit.anchor", word, ANCHORS),
            (kind, Some(_)) => format!("the limit `{kind}` takes no `anchor`; leave it out"),
        };
        self.fault(place, format!("{what}: {fault}"));
        None
    }
}

/// The rule that an exception acts on in the end.
fn rule_of(mut target: Target, exceptions: &[Exception]) -> Option<usize> {
    // The loader may not have refused a circle yet.
    for _ in 0..=exceptions.len() {
        match target {
            Target::Rule(rule) => return Some(rule),
            Target::Deadline(_) => return None,
            Target::Exception(other) => target = exceptions.get(other)?.defeats,
        }
    }
    None
}

/// True if two versions hold on the same days in one reading and neither takes the other's place.
fn overlap(a: &Version, b: &Version, all: &[Version]) -> bool {
    let decides =
        |version: &Version| matches!(version.state, State::Adopted | State::Suspended | State::Repealed);
    let one_reading = a.reading == b.reading || a.reading.is_none() || b.reading.is_none();
    let apart = |x: &Version, y: &Version| x.until.is_some_and(|until| until.last_day() <= y.from.day());
    let replaced = b.replaces == Some(a.n)
        || a.replaces == Some(b.n)
        || all.iter().any(|other| other.replaces == Some(a.n) || other.replaces == Some(b.n));
    decides(a) && decides(b) && one_reading && !replaced && !apart(a, b) && !apart(b, a)
}
