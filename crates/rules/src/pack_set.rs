//! The packs that are asked together.

use std::collections::BTreeMap;

use base::tz::TimeZone;
use base::{Country, Date};

use crate::answer::Answer;
use crate::fact::Fact;
use crate::load::{LoadError, PackFault, PackFiles, load};
use crate::pack::{Atom, Conditions, Pack, Source, Status, Symbols, Values, Version};
use crate::values::ValueSet;
use crate::vocabulary::Slot;

/// Packs, loaded and ready to be asked.
#[derive(Clone, Debug)]
pub struct PackSet {
    pub(crate) packs: Vec<Pack>,
    pub(crate) symbols: Symbols,
    /// For each pack the days on which the answer to a question may change, by the question's place.
    cuts: Vec<Vec<Vec<Date>>>,
    /// For each pack the values of each fact, sorted into classes that none of its sentences tells apart.
    classes: Vec<Classes>,
    /// The same by the place of a question: what no sentence of its law tells apart.
    classes_of: Vec<Vec<Classes>>,
}

/// The values of each fact, sorted into classes.
type Classes = BTreeMap<Fact, Vec<ValueSet>>;

/// One pack of any status, opened to be linted, tested, shown and compared. It cannot be asked about a traveller: only
/// [`crate::check`] decides, and it takes a [`PackSet`], whose packs are published.
#[derive(Clone, Debug)]
pub struct OpenPack {
    set: PackSet,
}

/// What examples and lint run on: packs that decide, and packs that were only opened.
pub(crate) mod sealed {
    use super::{OpenPack, PackSet};

    /// Nobody else can name this trait, so nobody else gets at the packs inside an [`OpenPack`].
    pub trait Packs {
        fn set(&self) -> &PackSet;
    }

    impl Packs for PackSet {
        fn set(&self) -> &PackSet {
            self
        }
    }

    impl Packs for OpenPack {
        fn set(&self) -> &PackSet {
            &self.set
        }
    }
}

impl OpenPack {
    /// The pack, as a list of one.
    pub fn packs(&self) -> &[Pack] {
        &self.set.packs
    }
}

/// A rule, exception or deadline as a page shows it.
#[derive(Clone, Debug)]
pub struct RulePage<'a> {
    /// The pack it stands in.
    pub pack: &'a Pack,
    /// Its name in the pack.
    pub id: &'a str,
    /// The key of its title; a text for travellers stands under the same key with `-text`.
    pub title: &'a str,
    /// Its question, for rules.
    pub slot: Option<Slot>,
    /// Its sentences; deadlines have none.
    pub conditions: Option<&'a crate::pack::Conditions>,
    /// All of these sentences must be true …
    pub when: Vec<&'a str>,
    /// … and one of these, unless there is none.
    pub any: Vec<&'a str>,
    /// Its versions.
    pub versions: &'a [Version],
    /// The rule or deadline it defeats, for exceptions; the rule it belongs to, for deadlines.
    pub about: Option<&'a str>,
}

impl PackSet {
    /// Loads packs that decide: each must be published.
    ///
    /// # Errors
    ///
    /// [`LoadError`] with every fault of the first pack that has any.
    pub fn load(packs: &[PackFiles]) -> Result<Self, LoadError> {
        let set = Self::load_any(packs)?;
        let unpublished = set.packs.iter().zip(packs).find(|(pack, _)| pack.status != Status::Published);
        if let Some((pack, files)) = unpublished {
            let message = format!(
                "the pack `{}` is not published: it may be linted and tested, and decides nothing; set `pack.status = \"published\"` when it may",
                pack.id
            );
            return Err(LoadError::new(vec![PackFault::new(&files.name, 0, message)]));
        }
        Ok(set)
    }

    /// Loads packs from the JSON of [`crate::builtin::prepared`], where no TOML can be read.
    ///
    /// # Errors
    ///
    /// [`LoadError`] for text that is no such JSON.
    pub fn load_prepared(text: &str) -> Result<Self, LoadError> {
        let mut symbols = Symbols::default();
        let packs = crate::load::load_prepared(text, &mut symbols)?;
        Ok(Self::of(packs, symbols))
    }

    /// The names of the time zones that the packs' states can ask for.
    pub fn zone_names(&self) -> Vec<String> {
        let zones = self.packs.iter().flat_map(|pack| {
            let points = pack.points.iter().map(|point| &point.zone);
            pack.zone.iter().chain(points)
        });
        let states = Country::all().filter(|state| self.of_state(*state).next().is_some());
        let mut names: Vec<String> = zones.filter_map(|zone| zone.iana_name().map(str::to_owned)).collect();
        names.extend(states.map(|state| crate::capitals::zone_name(state).to_owned()));
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Opens one pack of any status, to lint, test or show it.
    ///
    /// # Errors
    ///
    /// [`LoadError`] with every fault.
    pub fn open(pack: &PackFiles) -> Result<OpenPack, LoadError> {
        Ok(OpenPack { set: Self::load_any(std::slice::from_ref(pack))? })
    }

    /// The packs that are built in.
    pub fn builtin() -> Self {
        crate::builtin::packs()
    }

    fn load_any(files: &[PackFiles]) -> Result<Self, LoadError> {
        let mut symbols = Symbols::default();
        let mut packs: Vec<Pack> = Vec::new();
        for files in files {
            let pack = load(files, &mut symbols)?;
            if packs.iter().any(|known| known.id == pack.id) {
                let message = format!("a second pack is named `{}`", pack.id);
                return Err(LoadError::new(vec![PackFault::new(&files.name, 0, message)]));
            }
            let of_one = |known: &&Pack| known.jurisdiction.to_string() == pack.jurisdiction.to_string();
            if let Some(known) = packs.iter().filter(of_one).find(|known| known.ranks != pack.ranks) {
                let message = format!(
                    "the packs `{}` and `{}` of one jurisdiction order the ranks of acts differently; write the same `pack.ranks` in both",
                    known.id, pack.id
                );
                return Err(LoadError::new(vec![PackFault::new(&files.name, 0, message)]));
            }
            packs.push(pack);
        }
        Ok(Self::of(packs, symbols))
    }

    /// Packs that decide, and behind them a draft; only what-if may ask both.
    pub(crate) fn load_beside(files: &[PackFiles], draft: &PackFiles) -> Result<Self, LoadError> {
        let Self { mut packs, mut symbols, .. } = Self::load_any(files)?;
        packs.push(load(draft, &mut symbols)?);
        Ok(Self::of(packs, symbols))
    }

    /// These packs in the place of this set's, with its words.
    pub(crate) fn with(&self, packs: Vec<Pack>) -> Self {
        Self::of(packs, self.symbols.clone())
    }

    pub(crate) fn of(packs: Vec<Pack>, symbols: Symbols) -> Self {
        let classes = packs.iter().map(|pack| classes(std::slice::from_ref(pack), &symbols)).collect();
        let days = |pack: &Pack| Slot::ALL.iter().map(|slot| pack.change_days_of(*slot)).collect();
        let cuts = packs.iter().map(days).collect();
        let of_slots = |pack: &Pack| {
            Slot::ALL
                .iter()
                .map(|slot| told_apart(pack, &pack.law_of(*slot), &symbols, Classes::new()))
                .collect()
        };
        let classes_of = packs.iter().map(of_slots).collect();
        Self { packs, symbols, cuts, classes, classes_of }
    }

    /// The days on which the answer of a state's packs to a question may change, sorted.
    pub(crate) fn cuts(&self, slot: Slot, entered: Country) -> Vec<Date> {
        let of_state = self.packs.iter().zip(&self.cuts).filter(|(pack, _)| pack.is_of(entered));
        let mut days: Vec<Date> =
            of_state.filter_map(|(_, by_slot)| by_slot.get(slot as usize)).flatten().copied().collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Some values of a fact, sorted into classes that no sentence of a pack of this state tells apart; of one question,
    /// no sentence of its law.
    pub(crate) fn parts(
        &self,
        fact: Fact,
        entered: Country,
        possible: ValueSet,
        slot: Option<Slot>,
    ) -> Vec<ValueSet> {
        let mut parts = vec![possible];
        for (place, _) in self.packs.iter().enumerate().filter(|(_, pack)| pack.is_of(entered)) {
            let of_slot = |slot: Slot| self.classes_of.get(place)?.get(slot as usize);
            let Some(classes) = slot.map_or_else(|| self.classes.get(place), of_slot) else { continue };
            let here = fact.here(entered);
            let names = [Some(fact), (here != fact).then_some(here)];
            for known in names.into_iter().flatten().filter_map(|name| classes.get(&name)) {
                parts = parts
                    .iter()
                    .flat_map(|part| known.iter().map(|class| class.and(*part)))
                    .filter(|part| !part.is_empty())
                    .collect();
            }
        }
        parts
    }

    /// Every pack.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// Only the packs of these names, in the order in which they stand here.
    #[must_use]
    pub fn only(&self, ids: &[String]) -> Self {
        let packs = self.packs.iter().filter(|pack| ids.contains(&pack.id)).cloned().collect();
        Self::of(packs, self.symbols.clone())
    }

    /// The packs that hold a state's law, its own or that of a group of states it is or was a member of.
    pub fn of_state(&self, state: Country) -> impl Iterator<Item = &Pack> {
        self.packs.iter().filter(move |pack| pack.is_of(state))
    }

    /// A pack by its name.
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == id)
    }

    /// The names of the crossing points of a state.
    pub fn points(&self, state: Country) -> Vec<&str> {
        self.of_state(state).flat_map(|pack| &pack.points).map(|point| point.name.as_str()).collect()
    }

    /// The zone of a crossing point.
    pub fn point_zone(&self, point: &str) -> Option<&TimeZone> {
        self.packs.iter().find_map(|pack| pack.point_zone(point))
    }

    /// A rule, exception or deadline by its full name, such as `rus.entry/stay`.
    pub fn rule(&self, name: &str) -> Option<RulePage<'_>> {
        let (pack, id) = name.split_once('/')?;
        let pack = self.pack(pack)?;
        pack.page(id)
    }

    /// A source by pack and name, such as `rus.entry/fz260`; without a pack the first of that name.
    pub fn source(&self, name: &str) -> Option<&Source> {
        let (pack, id) = name.split_once('/').map_or((None, name), |(pack, id)| (Some(pack), id));
        let packs = self.packs.iter().filter(|known| pack.is_none_or(|pack| known.id == pack));
        packs.flat_map(|pack| &pack.sources).find(|source| source.id == id)
    }

    /// A source that a rule names; two packs may use one name for two sources.
    pub fn source_of(&self, rule: &str, name: &str) -> Option<&Source> {
        let (pack, _) = rule.split_once('/')?;
        self.source(&format!("{pack}/{name}"))
    }

    /// A source that an answer names, in one of the packs that gave it.
    pub fn source_behind(&self, answer: &Answer, name: &str) -> Option<&Source> {
        answer.packs.keys().find_map(|pack| self.source(&format!("{pack}/{name}")))
    }

    /// A text of any pack in a language, or in English where that language has none.
    pub fn text(&self, language: &str, key: &str) -> Option<&str> {
        let find = |language| self.packs.iter().find_map(|pack| pack.texts.find(language, key));
        find(language).or_else(|| find("en"))
    }
}

impl Pack {
    /// A rule, exception or deadline by its name in the pack.
    pub fn page(&self, id: &str) -> Option<RulePage<'_>> {
        if let Some(rule) = self.rules.iter().find(|rule| rule.id == id) {
            return Some(RulePage {
                pack: self,
                id: &rule.id,
                title: &rule.title,
                slot: Some(rule.slot),
                conditions: Some(&rule.when),
                when: rule.when.all.iter().map(|sentence| sentence.text.as_str()).collect(),
                any: rule.when.any.iter().map(|sentence| sentence.text.as_str()).collect(),
                versions: &rule.versions,
                about: None,
            });
        }
        if let Some(exception) = self.exceptions.iter().find(|exception| exception.id == id) {
            return Some(RulePage {
                pack: self,
                id: &exception.id,
                title: &exception.title,
                slot: None,
                conditions: Some(&exception.when),
                when: exception.when.all.iter().map(|sentence| sentence.text.as_str()).collect(),
                any: exception.when.any.iter().map(|sentence| sentence.text.as_str()).collect(),
                versions: &exception.versions,
                about: Some(self.target_id(exception.defeats)),
            });
        }
        let deadline = self.deadlines.iter().find(|deadline| deadline.id == id)?;
        Some(RulePage {
            pack: self,
            id: &deadline.id,
            title: &deadline.title,
            slot: None,
            conditions: None,
            when: Vec::new(),
            any: Vec::new(),
            versions: &deadline.versions,
            about: self.rules.get(deadline.of).map(|rule| rule.id.as_str()),
        })
    }

    /// The source of a version.
    pub fn source_of(&self, version: &Version) -> Option<&Source> {
        self.source(version.source)
    }

    /// The members of a list by its name, on a day and as known on another, as words; `None` if there is no such list.
    pub fn list_has(&self, set: &str, country: Country, day: Date, as_of: Date) -> Option<bool> {
        let place = self.sets.iter().position(|known| known.id == set)?;
        Some(self.members(place, day, as_of).contains(country.index()))
    }
}

/// Sorts the values of every fact into classes that no sentence of these packs tells apart.
pub(crate) fn classes(packs: &[Pack], symbols: &Symbols) -> BTreeMap<Fact, Vec<ValueSet>> {
    packs.iter().fold(Classes::new(), |classes, pack| {
        let rules = pack.rules.iter().map(|rule| &rule.when);
        let all: Vec<&Conditions> = rules.chain(pack.exceptions.iter().map(|other| &other.when)).collect();
        told_apart(pack, &all, symbols, classes)
    })
}

/// Classes, sorted further by what some conditions of a pack tell apart.
fn told_apart(pack: &Pack, conditions: &[&Conditions], symbols: &Symbols, mut classes: Classes) -> Classes {
    for sentence in conditions.iter().flat_map(|conditions| conditions.sentences()) {
        for (fact, distinction) in distinctions(pack, &sentence.atom) {
            let parts = classes.entry(fact).or_insert_with(|| vec![symbols.domain(fact)]);
            *parts = parts
                .iter()
                .flat_map(|part| [part.and(distinction), part.without(distinction)])
                .filter(|part| !part.is_empty())
                .collect();
        }
    }
    classes
}

fn distinctions(pack: &Pack, atom: &Atom) -> Vec<(Fact, ValueSet)> {
    match atom {
        Atom::Is { fact, values: Values::These(named), .. } => vec![(*fact, named.0)],
        Atom::Is { fact, values: Values::Set(set), .. } => {
            pack.distinctions(*set).into_iter().map(|distinction| (*fact, distinction)).collect()
        }
        Atom::Present { fact, .. } => vec![(*fact, ValueSet::one(1))],
        Atom::CrossingInto { crossing, .. } => vec![(Fact::Crossing, ValueSet::one(*crossing as usize))],
        _ => Vec::new(),
    }
}
