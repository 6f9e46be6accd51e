//! Sources, lists and crossing points of a pack.

use base::{Country, nearest, tz::TimeZone};

use super::compile::Compiler;
use super::document;
use super::graph::circle;
use super::parts::{At, Parts};
use crate::fact::Fact;
use crate::mirror::OPEN_PLACE;
use crate::pack::{Holidays, Jurisdiction, NamedSet, Place, Point, SetChange, Source, Switch, Territory};
use crate::sentence::value;
use crate::values::ValueSet;
use crate::vocabulary::{Checked, Confidence, Rank};

impl Compiler<'_> {
    pub(super) fn sources(&mut self, parts: &mut Parts) {
        for At { item, place } in std::mem::take(&mut parts.sources) {
            if self.sources.iter().any(|known| known.id == item.id) {
                self.fault(&place, format!("the source `{}` stands twice", item.id));
            }
            let what = format!("source `{}`", item.id);
            let source = Source {
                rank: self
                    .word(&place, &what, "rank", &item.rank, Rank::WORDS, Rank::parse)
                    .unwrap_or(Rank::Practice),
                published: self.date(&place, &what, &item.published),
                confidence: self
                    .word(&place, &what, "confidence", &item.confidence, Confidence::WORDS, Confidence::parse)
                    .unwrap_or(Confidence::Recall),
                checked: self
                    .word(&place, &what, "checked", &item.checked, Checked::WORDS, Checked::parse)
                    .unwrap_or(Checked::Secondary),
                adopted: item.adopted.map(|day| self.date(&place, &what, &day)),
                id: item.id,
                cite: item.cite,
                cite_original: item.cite_original,
                link: item.link,
                place: place.clone(),
            };
            self.sources.push(source);
        }
    }

    /// The order of ranks, from the highest down: each of them once.
    pub(super) fn ranks(&mut self, place: &Place, words: Option<Vec<String>>) -> Vec<Rank> {
        let Some(words) = words else { return Rank::ALL.to_vec() };
        let read = |word: &String| self.word(place, "pack", "ranks", word, Rank::WORDS, Rank::parse);
        let ranks: Vec<Rank> = words.iter().filter_map(read).collect();
        let is_read = ranks.len() == words.len();
        let times = |rank: Rank| ranks.iter().filter(|known| **known == rank).count();
        if let Some(rank) = Rank::ALL.iter().find(|rank| times(**rank) != 1 && is_read) {
            let problem = if times(*rank) == 0 { "is missing" } else { "stands twice" };
            self.fault(
                place,
                format!("`pack.ranks` names every rank once, from the highest down: `{rank}` {problem}"),
            );
        }
        ranks
    }

    pub(super) fn sets(&mut self, parts: &mut Parts) -> Vec<NamedSet> {
        let items = std::mem::take(&mut parts.sets);
        let names: Vec<String> = items.iter().map(|(name, _)| name.clone()).collect();
        let sets: Vec<NamedSet> =
            items.into_iter().filter_map(|(name, item)| self.set(name, item, &names)).collect();
        if let Some(places) = circle(sets.len(), |i| {
            sets.get(i).map(|set| set.union.iter().chain(&set.without).copied().collect()).unwrap_or_default()
        }) {
            let path: Vec<&str> =
                places.iter().filter_map(|i| sets.get(*i)).map(|set| set.id.as_str()).collect();
            let place =
                places.first().and_then(|i| sets.get(*i)).map(|set| set.place.clone()).unwrap_or_default();
            self.fault(&place, format!("lists name each other in a circle: @{}", path.join(", @")));
        }
        sets
    }

    fn set(
        &mut self,
        id: String,
        At { item, place }: At<document::Set>,
        names: &[String],
    ) -> Option<NamedSet> {
        let what = format!("list `@{id}`");
        let of = match Fact::parse(&item.of) {
            Ok(of) => of,
            Err(message) => {
                self.fault(&place, format!("{what}: {message}"));
                return None;
            }
        };
        let source = self.source(&place, &what, &item.source);
        let mut set = NamedSet {
            of,
            title: item.title,
            from: self.date(&place, &what, &item.from),
            published: self.published(&place, &what, item.published.as_ref(), source),
            source,
            facts: item.facts,
            members: self.members(&place, &what, of, &item.members),
            words: item.members,
            union: self.other_sets(&place, &what, &item.union, names),
            without: self.other_sets(&place, &what, &item.without, names),
            changes: Vec::new(),
            place: place.clone(),
            id,
        };
        set.changes = item.change.into_iter().map(|change| self.change(&place, &what, of, change)).collect();
        set.changes.sort_by_key(|change| change.on);
        Some(set)
    }

    fn change(&mut self, place: &Place, what: &str, of: Fact, change: document::Change) -> SetChange {
        let source = self.source(place, what, &change.source);
        SetChange {
            on: self.date(place, what, &change.on),
            published: self.published(place, what, change.published.as_ref(), source),
            source,
            facts: change.facts,
            add: self.members(place, what, of, &change.add),
            remove: self.members(place, what, of, &change.remove),
            added: change.add,
            removed: change.remove,
            accepted_edge: change.accepted_edge,
        }
    }

    fn members(&mut self, place: &Place, what: &str, of: Fact, words: &[String]) -> ValueSet {
        let mut set = ValueSet::default();
        // An open place stands for nobody yet; the loader lets only drafts have one.
        for word in words.iter().filter(|word| *word != OPEN_PLACE) {
            match value(of, word, self.symbols) {
                Ok(value) => set.insert(value),
                Err(message) => self.fault(place, format!("{what}: {message}")),
            }
        }
        set
    }

    fn other_sets(&mut self, place: &Place, what: &str, wanted: &[String], names: &[String]) -> Vec<usize> {
        wanted.iter().filter_map(|name| self.named(place, what, "list", name, names)).collect()
    }

    pub(super) fn territories(&mut self, parts: &mut Parts, sets: &[NamedSet]) -> Vec<Territory> {
        let names: Vec<String> = sets.iter().map(|set| set.id.clone()).collect();
        let mut territories: Vec<Territory> = Vec::new();
        for At { item, place } in std::mem::take(&mut parts.territories) {
            let what = format!("territory `{}`", item.id);
            if territories.iter().any(|known| known.id == item.id) || Country::parse(&item.id).is_ok() {
                self.fault(&place, format!("{what}: the name stands twice, or is the code of a state"));
            }
            let Some(members) = self.named(&place, &what, "list", &item.members, &names) else { continue };
            if sets.get(members).is_some_and(|set| set.of != Fact::EntryState) {
                let message = format!("{what}: write `of = \"entry.state\"` in its list `@{}`", item.members);
                self.fault(&place, message);
            }
            territories.push(Territory { id: item.id, title: item.title, members, place });
        }
        territories
    }

    pub(super) fn switches(&mut self, parts: &mut Parts) -> Vec<Switch> {
        let mut switches: Vec<Switch> = Vec::new();
        for At { item, place } in std::mem::take(&mut parts.switches) {
            if switches.iter().any(|known| known.id == item.id) {
                self.fault(&place, format!("the switch `{}` stands twice", item.id));
            }
            switches.push(Switch { id: item.id, title: item.title, place });
        }
        switches
    }

    pub(super) fn holidays(&mut self, parts: &mut Parts) -> Vec<Holidays> {
        let mut lists: Vec<Holidays> = Vec::new();
        for At { item, place } in std::mem::take(&mut parts.holidays) {
            let what = format!("holidays `{}`", item.id);
            if lists.iter().any(|known| known.id == item.id) || item.id == "none" {
                self.fault(&place, format!("{what}: the name stands twice, or is `none`"));
            }
            let source = self.source(&place, &what, &item.source);
            lists.push(Holidays {
                published: self.published(&place, &what, item.published.as_ref(), source),
                source,
                facts: item.facts,
                days: item.days.iter().map(|day| self.date(&place, &what, day)).collect(),
                working: item.working.iter().map(|day| self.date(&place, &what, day)).collect(),
                id: item.id,
                title: item.title,
                place,
            });
        }
        lists
    }

    /// The state, or the territory of the pack, whose law it holds.
    pub(super) fn jurisdiction(
        &mut self,
        place: &Place,
        name: &str,
        territories: &[Territory],
    ) -> Option<Jurisdiction> {
        if let Some(at) = territories.iter().position(|territory| territory.id == name) {
            return Some(Jurisdiction::Territory { place: at, id: name.to_owned() });
        }
        let near = nearest(name, territories.iter().map(|territory| territory.id.as_str()));
        match (Country::parse(name), near) {
            (Ok(state), _) => Some(Jurisdiction::State(state)),
            (Err(error), None) => {
                self.fault(place, error.to_string());
                None
            }
            (Err(_), Some(near)) => {
                let shown: String = name.chars().take(40).collect();
                self.fault(
                    place,
                    format!("`{shown}` is no state and no territory of this pack, did you mean `{near}`?"),
                );
                None
            }
        }
    }

    pub(super) fn country(&mut self, place: &Place, code: &str) -> Option<Country> {
        Country::parse(code).map_err(|error| self.fault(place, error.to_string())).ok()
    }

    pub(super) fn points(&mut self, parts: &mut Parts) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for At { item, place } in std::mem::take(&mut parts.points) {
            if !item.contains_key("source") {
                self.fault(&place, "the crossing points name no `source`; write the one that lists them");
            }
            for (key, value) in item {
                match key.as_str() {
                    "source" => {
                        let named = value.as_str().unwrap_or_default().to_owned();
                        self.points_source = Some(self.source(&place, "the crossing points", &named));
                    }
                    "facts" => {}
                    zone => self.points_of_zone(&place, zone, &value, &mut points),
                }
            }
        }
        points
    }

    fn points_of_zone(&mut self, place: &Place, zone: &str, names: &toml::Value, points: &mut Vec<Point>) {
        let Some(zone) = self.zone(place, zone) else { return };
        let Some(names) = names.as_array() else {
            self.fault(place, "the crossing points of a zone are a list of names");
            return;
        };
        for name in names {
            let Some(name) = name.as_str() else {
                self.fault(place, "the crossing points of a zone are a list of names");
                continue;
            };
            if points.iter().any(|known| known.name == name) {
                self.fault(place, format!("the crossing point `{name}` stands twice"));
            }
            if self.symbols.intern(Fact::EntryPoint, name).is_none() {
                self.fault(place, "there are too many crossing points");
            }
            points.push(Point { name: name.to_owned(), zone: zone.clone() });
        }
    }

    pub(super) fn zone(&mut self, place: &Place, name: &str) -> Option<TimeZone> {
        let zone = base::zone(name);
        if zone.is_none() {
            self.fault(place, format!("`{name}` is no time zone: write a name such as `Europe/Moscow`"));
        }
        zone
    }
}
