//! The travellers who are asked: examples, and what becomes of them when one fact is another.

use std::collections::{BTreeMap, BTreeSet};

use base::{Country, Date, Span, parse_date};
use serde_json::{Map, Value, json};

use super::{DiffQuestion, Witness};
use crate::fact::{Fact, FactKind};
use crate::pack::{Conditions, Deadline, Exception, OTHER, Pack, Place, Rule, Symbols, Target, Version};
use crate::pack_set::classes;
use crate::situation::Situation;
use crate::values::ValueSet;

/// The travellers, and the classes of nationalities that no line tells apart.
pub(super) struct Witnesses {
    pub(super) list: Vec<Witness>,
    pub(super) nationalities: Vec<Vec<Country>>,
}

pub(super) fn all(old: &Pack, new: &Pack, symbols: &Symbols, question: &DiffQuestion) -> Witnesses {
    let packs = [old.clone(), new.clone()];
    let classes = classes(&packs, symbols);
    let nationalities: Vec<Vec<Country>> = classes
        .get(&Fact::Nationality)
        .into_iter()
        .flatten()
        .map(|class| Country::all().filter(|country| class.contains(country.index())).collect())
        .collect();
    let changed = Changed::of(old, new);
    let mut list = seeds(old, new, question);
    if changed.is_any {
        let made =
            variants(&list, &days(&changed, question), &values(&changed, &classes, symbols), question.most);
        list.extend(made);
    }
    Witnesses { list, nationalities }
}

/// The examples of both packs, each once.
fn seeds(old: &Pack, new: &Pack, question: &DiffQuestion) -> Vec<Witness> {
    let known_to = old.known_to.max(new.known_to);
    let mut seeds: Vec<Witness> = Vec::new();
    for example in old.examples.iter().chain(&new.examples) {
        let as_of = question.as_of.or(example.as_of).unwrap_or(known_to);
        if !seeds.iter().any(|seed| seed.as_of == as_of && seed.situation == example.situation) {
            let (situation, from) = (example.situation.clone(), example.name.clone());
            seeds.push(Witness { situation, as_of, from });
        }
    }
    seeds
}

/// The lines that are not the same in both packs: what their sentences speak of, and when they begin and end.
#[derive(Default)]
struct Changed {
    is_any: bool,
    facts: BTreeSet<Fact>,
    days: BTreeSet<Date>,
}

impl Changed {
    fn of(old: &Pack, new: &Pack) -> Self {
        let mut changed = Self::default();
        for (pack, other) in [(old, new), (new, old)] {
            let lists: BTreeSet<usize> = (0..pack.sets.len())
                .filter(|place| pack.sets.get(*place).is_some_and(|list| !same_list(pack, list, other)))
                .collect();
            for rule in &pack.rules {
                let known = other.rules.iter().find(|known| known.id == rule.id);
                let differs = known.is_none_or(|known| {
                    bare_rule(known) != bare_rule(rule)
                        || differ((other, &known.versions), (pack, &rule.versions))
                });
                changed.add(differs, &rule.when, &rule.versions, &lists);
            }
            for exception in &pack.exceptions {
                let known = other.exceptions.iter().find(|known| known.id == exception.id);
                let differs = known.is_none_or(|known| {
                    bare_exception(known) != bare_exception(exception)
                        || other.target_id(known.defeats) != pack.target_id(exception.defeats)
                        || differ((other, &known.versions), (pack, &exception.versions))
                });
                changed.add(differs, &exception.when, &exception.versions, &lists);
            }
            for deadline in &pack.deadlines {
                let known = other.deadlines.iter().find(|known| known.id == deadline.id);
                let differs = known.is_none_or(|known| {
                    bare_deadline(known) != bare_deadline(deadline)
                        || differ((other, &known.versions), (pack, &deadline.versions))
                });
                changed.add(differs, &Conditions::default(), &deadline.versions, &lists);
            }
        }
        changed
    }

    fn add(&mut self, differs: bool, when: &Conditions, versions: &[Version], lists: &BTreeSet<usize>) {
        let names_changed_list =
            when.sentences().filter_map(|sentence| sentence.atom.set()).any(|list| lists.contains(&list));
        if !differs && !names_changed_list {
            return;
        }
        self.is_any = true;
        self.facts.extend(when.sentences().flat_map(|sentence| sentence.atom.facts()));
        for version in versions {
            self.days.insert(version.from.day());
            self.days.extend(version.until.map(crate::pack::Edge::day));
        }
    }
}

fn same_list(pack: &Pack, list: &crate::pack::NamedSet, other: &Pack) -> bool {
    let names = |pack: &Pack, places: &[usize]| -> Vec<String> {
        places.iter().filter_map(|place| pack.sets.get(*place)).map(|list| list.id.clone()).collect()
    };
    let changes = |list: &crate::pack::NamedSet| -> Vec<(Date, Date, Vec<String>, Vec<String>)> {
        let each = list.changes.iter();
        each.map(|c| (c.on, c.published, c.added.clone(), c.removed.clone())).collect()
    };
    other.sets.iter().find(|known| known.id == list.id).is_some_and(|known| {
        let parts = |pack: &Pack, list: &crate::pack::NamedSet| {
            let others = list.union.iter().chain(&list.without).copied();
            (names(pack, &list.union), names(pack, &list.without), others.collect::<Vec<_>>())
        };
        let (mine, theirs) = (parts(pack, list), parts(other, known));
        known.members == list.members
            && (known.from, known.published) == (list.from, list.published)
            && changes(known) == changes(list)
            && (mine.0, mine.1) == (theirs.0, theirs.1)
            // INVARIANT: the loader refuses lists that name each other in a circle.
            && mine.2.iter().filter_map(|place| pack.sets.get(*place)).all(|inner| same_list(pack, inner, other))
    })
}

/// A rule without what decides nothing or is compared apart: everything else that it says.
fn bare_rule(rule: &Rule) -> String {
    let (title, place) = (String::new(), Place::default());
    let when = Conditions::default();
    let bare = Rule { title, place, when, versions: Vec::new(), ..rule.clone() };
    format!("{bare:?} {:?}", texts(&rule.when))
}

fn bare_exception(exception: &Exception) -> String {
    let (title, place) = (String::new(), Place::default());
    let (when, defeats) = (Conditions::default(), Target::Rule(0));
    let bare = Exception { title, place, when, defeats, versions: Vec::new(), ..exception.clone() };
    format!("{bare:?} {:?}", texts(&exception.when))
}

fn bare_deadline(deadline: &Deadline) -> String {
    let (title, place) = (String::new(), Place::default());
    let bare = Deadline { title, place, of: 0, versions: Vec::new(), ..deadline.clone() };
    format!("{bare:?}")
}

fn texts(when: &Conditions) -> [Vec<&str>; 2] {
    [&when.all, &when.any].map(|part| part.iter().map(|sentence| sentence.text.as_str()).collect())
}

/// True if the versions differ in anything that can decide: of a source that is its rank and day of adoption.
fn differ(a: (&Pack, &[Version]), b: (&Pack, &[Version])) -> bool {
    let shown = |(pack, versions): (&Pack, &[Version])| -> Vec<String> {
        let plain = |version: &Version| Version {
            source: 0,
            facts: Vec::new(),
            in_force_zone: None,
            ..version.clone()
        };
        let source = |version: &Version| {
            pack.source_of(version).map(|source| (pack.place_of(source.rank), source.adopted))
        };
        versions.iter().map(|version| format!("{:?} {:?}", plain(version), source(version))).collect()
    };
    shown(a) != shown(b)
}

/// Both sides of each day on which a changed line begins or ends.
fn days(changed: &Changed, question: &DiffQuestion) -> Vec<Date> {
    let sides = |day: &Date| [day.checked_sub(Span::new().days(1)).ok(), Some(*day)];
    let mut days: BTreeSet<Date> = changed.days.iter().flat_map(sides).flatten().collect();
    days.extend(&question.days);
    days.into_iter().collect()
}

/// A value of each class of every fact that a changed line speaks of, and of nationality.
fn values(
    changed: &Changed,
    classes: &BTreeMap<Fact, Vec<ValueSet>>,
    symbols: &Symbols,
) -> Vec<(Fact, Value)> {
    let mut facts = changed.facts.clone();
    facts.insert(Fact::Nationality);
    let of_fact = |fact: Fact| {
        let classes = classes.get(&fact).into_iter().flatten();
        classes.filter_map(move |class| Some((fact, representative(fact, *class, symbols)?)))
    };
    facts.into_iter().flat_map(of_fact).collect()
}

/// What becomes of the travellers when the day of entry or one fact is another, or both. Of more than `most` every n-th
/// is made.
fn variants(seeds: &[Witness], days: &[Date], values: &[(Fact, Value)], most: usize) -> Vec<Witness> {
    let days: Vec<Option<Date>> = std::iter::once(None).chain(days.iter().copied().map(Some)).collect();
    let values: Vec<Option<&(Fact, Value)>> = std::iter::once(None).chain(values.iter().map(Some)).collect();
    let count = seeds.len() * days.len() * values.len();
    let all = seeds.iter().flat_map(|seed| {
        let values = &values;
        days.iter().flat_map(move |day| values.iter().map(move |value| (seed, *day, *value)))
    });
    let every = count.div_ceil(most.max(1)).max(1);
    all.step_by(every).filter_map(|(seed, day, value)| variant(seed, day, value)).collect()
}

/// One of them; `None` if nothing is another, or if it contradicts itself, such as an exit before the entry.
fn variant(seed: &Witness, day: Option<Date>, value: Option<&(Fact, Value)>) -> Option<Witness> {
    let own = seed.situation.to_json();
    let mut facts = own.clone();
    let mut from = seed.from.clone();
    if let Some(day) = day {
        facts = moved(&facts, day)?;
        from.push_str(&format_args!(", entering on {day}").to_string());
    }
    if let Some((fact, value)) = value {
        set(&mut facts, &fact.to_string(), value.clone());
        if *fact == Fact::Nationality && facts.get("nationalities").is_some() {
            set(&mut facts, "nationalities", json!([value]));
        }
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        from.push_str(&format_args!(", with {fact} {shown}").to_string());
    }
    let situation = Situation::from_json(&facts.to_string()).ok().filter(|_| facts != own)?;
    Some(Witness { situation, as_of: seed.as_of, from })
}

/// One value of a class; the words that no pack names stand for all of them.
fn representative(fact: Fact, class: ValueSet, symbols: &Symbols) -> Option<Value> {
    let mut values = (0..OTHER).filter(|value| class.contains(*value));
    match fact.kind() {
        FactKind::Words(words) => words.get(values.next()?).map(|word| json!(word)),
        FactKind::Country => Country::from_index(values.next()?).map(|country| json!(country)),
        FactKind::Open => symbols.word(fact, values.next()?).map(|word| json!(word)),
        _ => None,
    }
}

/// The journey moved so that it begins on a day: the exit and the filing move with it.
fn moved(facts: &Value, day: Date) -> Option<Value> {
    let entry = facts.get("entry")?;
    let text = entry.get("at").or_else(|| entry.get("on"))?.as_str()?;
    let days = parse_date(text.get(..10)?).ok()?.until(day).ok()?;
    let mut moved = facts.clone();
    for path in ["entry.at", "entry.on", "exit.at", "exit.on", "filed.at", "contract.from", "contract.until"]
    {
        let Some(old) = crate::expect::at(facts, path).and_then(Value::as_str) else { continue };
        let (date, rest) = old.split_at_checked(10)?;
        let new = parse_date(date).ok()?.checked_add(days).ok()?;
        set(&mut moved, path, json!(format!("{new}{rest}")));
    }
    Some(moved)
}

fn set(facts: &mut Value, path: &str, value: Value) {
    let (key, rest) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let Some(object) = facts.as_object_mut() else { return };
    match rest {
        None => {
            object.insert(key.to_owned(), value);
        }
        Some(rest) => {
            let inner = object.entry(key.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if !inner.is_object() {
                *inner = Value::Object(Map::new());
            }
            set(inner, rest, value);
        }
    }
}
