//! One line of the law less: what can be taken away from a pack, and how it comes back.

use base::Date;

use crate::fact::Fact;
use crate::pack::{Conditions, Edge, Exception, Instead, NamedSet, Pack, Place, Target, Version};
use crate::values::ValueSet;
use crate::vocabulary::{AppliesOn, State};

/// A line that can be taken away.
#[derive(Clone, Debug)]
pub(super) struct Removal {
    /// What it is, for a message.
    pub(super) what: String,
    /// Where it stands.
    pub(super) place: Place,
    /// The id that answers name it by, if they do.
    pub(super) line: Option<String>,
    at: At,
    part: Part,
}

/// The item of the pack that loses something, by its place.
#[derive(Clone, Copy, Debug)]
enum At {
    Rule(usize),
    Exception(usize),
    Deadline(usize),
    Set(usize),
}

#[derive(Clone, Debug)]
enum Part {
    /// One version.
    Version(u32),
    /// Every version: the whole item.
    Whole,
    /// One part of what an exception puts in the place of its target.
    Instead(InsteadPart),
    /// `at_least` of a deadline.
    AtLeast,
    /// `not_earlier_than` of a deadline.
    NotEarlierThan,
    /// The members that a list has from its first day.
    Members,
    /// A change of a list.
    Change(usize),
}

#[derive(Clone, Copy, Debug)]
enum InsteadPart {
    Strength,
    Result,
    Limit,
    OrLonger,
    AtLeast,
    NotEarlierThan,
}

/// Everything that can be taken away. A version that is suspended or repealed in every reading says what its absence
/// says as well, and is left out, and so is a list that only such lines name. Drafts and announcements decide nothing and are left out.
pub(super) fn removals(pack: &Pack) -> Vec<Removal> {
    let mut all = Vec::new();
    for (i, rule) in pack.rules.iter().enumerate() {
        all.extend(of_versions("rule", &rule.id, &rule.place, At::Rule(i), &rule.versions));
    }
    for (i, exception) in pack.exceptions.iter().enumerate() {
        let at = At::Exception(i);
        all.extend(of_versions("exception", &exception.id, &exception.place, at, &exception.versions));
        all.extend(of_instead(exception, at));
    }
    for (i, deadline) in pack.deadlines.iter().enumerate() {
        let (at, place) = (At::Deadline(i), &deadline.place);
        all.extend(of_versions("deadline", &deadline.id, place, at, &deadline.versions));
        if deadline.at_least.is_some() && deadline.not_earlier_than.is_some() {
            let parts = [("at_least", Part::AtLeast), ("not_earlier_than", Part::NotEarlierThan)];
            all.extend(parts.map(|(name, part)| {
                let what = format!("deadline `{}`, `{name}`", deadline.id);
                Removal { what, place: place.clone(), line: Some(deadline.id.clone()), at, part }
            }));
        }
    }
    for (i, set) in pack.sets.iter().enumerate().filter(|(i, _)| named_by(pack, *i, decides)) {
        all.extend(of_set(set, At::Set(i)));
    }
    all
}

/// Each version alone; all together, if there is more than one.
fn of_versions(kind: &str, id: &str, place: &Place, at: At, versions: &[Version]) -> Vec<Removal> {
    let removal =
        |what: String, part| Removal { what, place: place.clone(), line: Some(id.to_owned()), at, part };
    let mut all: Vec<Removal> = versions
        .iter()
        .filter(|version| decides(version))
        .map(|version| removal(format!("{kind} `{id}`, version {}", version.n), Part::Version(version.n)))
        .collect();
    if all.len() > 1 {
        all.push(removal(format!("{kind} `{id}`"), Part::Whole));
    }
    all
}

/// Each part of an `instead` that has more than one: of a single part the exception itself is the proof.
fn of_instead(exception: &Exception, at: At) -> Vec<Removal> {
    let Some(instead) = &exception.instead else { return Vec::new() };
    let parts: Vec<(&str, InsteadPart)> = [
        (instead.strength.is_some(), "strength", InsteadPart::Strength),
        (instead.result.is_some(), "result", InsteadPart::Result),
        (instead.limit.is_some(), "limit", InsteadPart::Limit),
        (instead.or_longer, "or_longer", InsteadPart::OrLonger),
        (instead.at_least.is_some(), "at_least", InsteadPart::AtLeast),
        (instead.not_earlier_than.is_some(), "not_earlier_than", InsteadPart::NotEarlierThan),
    ]
    .into_iter()
    .filter_map(|(is_there, name, part)| is_there.then_some((name, part)))
    .collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    let removal = |(name, part): (&str, InsteadPart)| Removal {
        what: format!("exception `{}`, `instead.{name}`", exception.id),
        place: exception.place.clone(),
        line: Some(exception.id.clone()),
        at,
        part: Part::Instead(part),
    };
    parts.into_iter().map(removal).collect()
}

fn of_set(set: &NamedSet, at: At) -> Vec<Removal> {
    let removal = |what: String, part| Removal { what, place: set.place.clone(), line: None, at, part };
    let mut all = Vec::new();
    if !set.words.is_empty() {
        all.push(removal(format!("list `@{}`, its members from {}", set.id, set.from), Part::Members));
    }
    all.extend(set.changes.iter().enumerate().map(|(i, change)| {
        removal(format!("list `@{}`, the change of {}", set.id, change.on), Part::Change(i))
    }));
    all
}

impl Removal {
    /// Takes the line away.
    pub(super) fn take(&self, pack: &mut Pack) {
        match self.at {
            At::Rule(i) => {
                if let Some(rule) = pack.rules.get_mut(i) {
                    self.take_version(&mut rule.versions);
                }
            }
            At::Exception(i) => {
                if let Some(exception) = pack.exceptions.get_mut(i) {
                    self.take_version(&mut exception.versions);
                    if let (Part::Instead(part), Some(instead)) = (&self.part, &mut exception.instead) {
                        part.take(instead);
                    }
                }
            }
            At::Deadline(i) => {
                if let Some(deadline) = pack.deadlines.get_mut(i) {
                    self.take_version(&mut deadline.versions);
                    match self.part {
                        Part::AtLeast => deadline.at_least = None,
                        Part::NotEarlierThan => deadline.not_earlier_than = None,
                        _ => {}
                    }
                }
            }
            At::Set(i) => {
                if let Some(set) = pack.sets.get_mut(i) {
                    match self.part {
                        Part::Members => set.members = ValueSet::default(),
                        Part::Change(change) if change < set.changes.len() => {
                            set.changes.remove(change);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn take_version(&self, versions: &mut Vec<Version>) {
        match self.part {
            Part::Version(n) => versions.retain(|version| version.n != n),
            Part::Whole => versions.clear(),
            _ => {}
        }
    }

    /// Puts the line back from the whole pack.
    pub(super) fn put_back(&self, pack: &mut Pack, whole: &Pack) {
        fn copy<T: Clone>(into: &mut [T], from: &[T], place: usize) {
            if let (Some(into), Some(from)) = (into.get_mut(place), from.get(place)) {
                *into = from.clone();
            }
        }
        match self.at {
            At::Rule(i) => copy(&mut pack.rules, &whole.rules, i),
            At::Exception(i) => copy(&mut pack.exceptions, &whole.exceptions, i),
            At::Deadline(i) => copy(&mut pack.deadlines, &whole.deadlines, i),
            At::Set(i) => copy(&mut pack.sets, &whole.sets, i),
        }
    }
}

impl InsteadPart {
    fn take(self, instead: &mut Instead) {
        match self {
            Self::Strength => instead.strength = None,
            Self::Result => instead.result = None,
            Self::Limit => instead.limit = None,
            Self::OrLonger => instead.or_longer = false,
            Self::AtLeast => instead.at_least = None,
            Self::NotEarlierThan => instead.not_earlier_than = None,
        }
    }
}

/// When a line is in force, and for whom.
#[derive(Clone, Debug)]
pub(super) struct Lasting<'p> {
    pub(super) from: Edge,
    pub(super) until: Option<Edge>,
    /// By which day's law it is judged.
    pub(super) applies_on: Vec<AppliesOn>,
    /// For a list: the fact, and members that a traveller must be to be concerned.
    pub(super) values: Option<(Fact, Vec<&'p str>)>,
    /// The conditions of the line and of the rule that it belongs to.
    pub(super) when: Vec<&'p Conditions>,
    /// The conditions of other exceptions that would switch the rule off.
    pub(super) unless: Vec<&'p Conditions>,
    pub(super) published: Date,
    /// Days on which something became known that took the line's place.
    superseded: Vec<Date>,
    /// True if the line decides only until the first such day.
    is_replaced: bool,
}

/// Members of a list that are tried at an edge: one of them must be told from the rest.
const MEMBERS_TRIED: usize = 4;

impl Removal {
    /// When the line is in force; `None` for what has no days of its own, and where the pack says why its edges are
    /// not met.
    pub(super) fn lasting<'p>(&self, pack: &'p Pack) -> Option<Lasting<'p>> {
        match (&self.part, self.at) {
            (Part::Version(n), at) => {
                let versions = versions(pack, at)?;
                let version = versions.iter().find(|version| version.n == *n)?;
                let replacing = versions.iter().filter(|other| other.replaces == Some(*n) && decides(other));
                let superseded: Vec<Date> = replacing.map(|other| other.published).collect();
                version.accepted_edge.is_none().then(|| Lasting {
                    from: version.from,
                    until: version.until,
                    applies_on: applies_on(pack, at),
                    values: None,
                    when: conditions(pack, at),
                    unless: in_the_way(pack, at),
                    published: version.published,
                    is_replaced: !superseded.is_empty(),
                    superseded,
                })
            }
            (Part::Change(change), At::Set(i)) => {
                let set = pack.sets.get(i)?;
                let this = set
                    .changes
                    .get(*change)
                    .filter(|this| this.accepted_edge.is_none() && names_in_force(pack, i, this.on))?;
                let words = this.added.iter().chain(&this.removed).take(MEMBERS_TRIED);
                let later = set.changes.iter().filter(|other| other.published > this.published);
                Some(Lasting {
                    from: Edge::Day(this.on),
                    until: None,
                    applies_on: applies_on(pack, self.at),
                    values: Some((set.of, words.map(String::as_str).collect())),
                    when: Vec::new(),
                    unless: Vec::new(),
                    published: this.published,
                    superseded: later.map(|other| other.published).collect(),
                    is_replaced: false,
                })
            }
            _ => None,
        }
    }
}

impl Lasting<'_> {
    /// The days of knowledge on which the line can decide.
    pub(super) fn known(&self, known_to: Date, example: Option<Date>) -> Vec<Date> {
        let mut days: Vec<Date> = self.superseded.iter().filter_map(|day| day.yesterday().ok()).collect();
        if !self.is_replaced {
            days.push(known_to.max(self.published));
        }
        days.extend(example);
        days.retain(|day| *day >= self.published);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// For what is decided by the law of the day of the decision: that day, if the line was known by then.
    pub(super) fn known_on(&self, day: Date) -> Vec<Date> {
        if day >= self.published { vec![day] } else { Vec::new() }
    }
}

/// True if something that names a list, itself or through another list, is in force on a day. Before that day nobody can
/// be concerned by its changes.
fn names_in_force(pack: &Pack, set: usize, day: Date) -> bool {
    named_by(pack, set, |version| {
        decides(version) && version.from.day() <= day && version.until.is_none_or(|until| day < until.day())
    })
}

/// True if a version of something that names a list, itself or through another list, is such a one.
fn named_by(pack: &Pack, set: usize, is_such: impl Fn(&Version) -> bool) -> bool {
    let mut lists = vec![set];
    // INVARIANT: the loader refuses lists that name each other in a circle.
    for _ in 0..pack.sets.len() {
        let holds = |other: &NamedSet| other.union.iter().chain(&other.without).any(|i| lists.contains(i));
        let all = pack.sets.iter().enumerate();
        let more: Vec<usize> =
            all.filter(|(i, other)| holds(other) && !lists.contains(i)).map(|(i, _)| i).collect();
        lists.extend(more);
    }
    let rules = pack.rules.iter().map(|rule| (&rule.when, &rule.versions));
    let exceptions = pack.exceptions.iter().map(|exception| (&exception.when, &exception.versions));
    rules.chain(exceptions).any(|(when, versions)| {
        when.sentences().any(|sentence| sentence.atom.set().is_some_and(|set| lists.contains(&set)))
            && versions.iter().any(&is_such)
    })
}

fn decides(version: &Version) -> bool {
    match version.state {
        State::Adopted => true,
        State::Suspended | State::Repealed => version.reading.is_some(),
        State::Draft | State::Announced => false,
    }
}

fn versions(pack: &Pack, at: At) -> Option<&[Version]> {
    match at {
        At::Rule(i) => pack.rules.get(i).map(|rule| rule.versions.as_slice()),
        At::Exception(i) => pack.exceptions.get(i).map(|exception| exception.versions.as_slice()),
        At::Deadline(i) => pack.deadlines.get(i).map(|deadline| deadline.versions.as_slice()),
        At::Set(_) => None,
    }
}

fn conditions(pack: &Pack, at: At) -> Vec<&Conditions> {
    let of_rule = |place: usize| pack.rules.get(place).map(|rule| &rule.when);
    let (own, rule) = match at {
        At::Rule(i) => (None, Some(i)),
        At::Deadline(i) => (None, pack.deadlines.get(i).map(|deadline| deadline.of)),
        At::Exception(i) => (pack.exceptions.get(i), pack.rule_of(Target::Exception(i))),
        At::Set(_) => (None, None),
    };
    rule.and_then(of_rule).into_iter().chain(own.map(|exception| &exception.when)).collect()
}

/// The exceptions that switch off the rule that something belongs to, but for the thing itself and what it defeats.
fn in_the_way(pack: &Pack, at: At) -> Vec<&Conditions> {
    let (mut own, rule) = match at {
        At::Rule(i) => (Vec::new(), Some(i)),
        At::Deadline(i) => (Vec::new(), pack.deadlines.get(i).map(|deadline| deadline.of)),
        At::Exception(i) => (vec![i], pack.rule_of(Target::Exception(i))),
        At::Set(_) => return Vec::new(),
    };
    // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
    while let Some(Target::Exception(next)) =
        own.last().and_then(|i| pack.exceptions.get(*i)).map(|exception| exception.defeats)
    {
        own.push(next);
    }
    let others = pack.exceptions.iter().enumerate().filter(|(i, exception)| {
        !own.contains(i) && exception.instead.is_none() && rule.map(Target::Rule) == Some(exception.defeats)
    });
    others.map(|(_, exception)| &exception.when).collect()
}

/// By which day's law something is judged: that of its rule; for a list, of any rule of the pack.
fn applies_on(pack: &Pack, at: At) -> Vec<AppliesOn> {
    let of_rule = |place: usize| pack.rules.get(place).map(|rule| rule.applies_on);
    let found = match at {
        At::Rule(i) => of_rule(i),
        At::Deadline(i) => pack.deadlines.get(i).and_then(|deadline| of_rule(deadline.of)),
        At::Exception(i) => pack.rule_of(Target::Exception(i)).and_then(of_rule),
        At::Set(_) => None,
    };
    let mut all: Vec<AppliesOn> =
        found.map_or_else(|| pack.rules.iter().map(|rule| rule.applies_on).collect(), |one| vec![one]);
    all.sort_unstable();
    all.dedup();
    all
}
