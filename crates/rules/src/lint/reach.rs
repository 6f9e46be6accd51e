//! Whom the lines of a pack reach: two rules that contradict each other for one traveller, and lines that reach nobody.

use std::collections::BTreeSet;

use base::Date;

use super::Findings;
use super::search::{Outcome, Search};
use super::turns::Turns;
use crate::evaluate::probe::{Asked, Claim};
use crate::evaluate::{Explain, check};
use crate::pack::{Exception, LimitNamed, Pack, Rule, Sentence, Target, Version};
use crate::pack_set::PackSet;
use crate::vocabulary::{Slot, State};

type Line<'p> = (&'p [Version], Vec<&'p Sentence>);

impl Findings<'_> {
    /// Pairs of rules of one slot, and of exceptions that change one part, that can hold together and differ.
    pub(super) fn overlaps(&mut self, set: &PackSet) {
        let pack = self.pack;
        for (i, a) in pack.rules.iter().enumerate() {
            for (j, b) in pack.rules.iter().enumerate().skip(i + 1) {
                if a.slot == b.slot
                    && a.slot != Slot::Stay
                    && !is_accepted(a, b)
                    && may_differ(pack, (i, a), (j, b))
                {
                    self.overlap(set, (i, a), (j, b));
                }
            }
        }
        for (i, a) in pack.exceptions.iter().enumerate() {
            for (j, b) in pack.exceptions.iter().enumerate().skip(i + 1) {
                let is_accepted = a.accepted_overlap.is_some() || b.accepted_overlap.is_some();
                if a.defeats == b.defeats
                    && !is_accepted
                    && let Some(part) = clashing_part(a, b)
                {
                    self.clash(set, (i, a), (j, b), part);
                }
            }
        }
    }

    fn overlap(&mut self, set: &PackSet, (i, a): (usize, &Rule), (j, b): (usize, &Rule)) {
        let pack = self.pack;
        let (one, other) = (Target::Rule(i), Target::Rule(j));
        let claims =
            [Claim::Applies(one, None), Claim::Applies(other, None), Claim::Holds(i), Claim::Holds(j)];
        let turns = Turns::new(pack, &lines_of(pack, &[one, other]));
        for reading in readings(pack) {
            let asked = Asked { set, pack, reading, as_of: latest(pack) };
            let found = Search::new(asked, &claims, &turns).run(|s| asked.disagreement(s, (i, j)).is_some());
            if let Outcome::Found(traveller) = found
                && let Some((first, second)) = asked.disagreement(&traveller, (i, j))
            {
                let message = format!(
                    "rule `{}` says {first} and rule `{}` says {second} to one traveller, and nothing settles which stands: {}; write an exception that `defeats` one of them, or say why both stand in `accepted_overlap`",
                    a.id,
                    b.id,
                    traveller.to_json()
                );
                self.add(&b.place, message);
                return;
            }
        }
    }

    fn clash(&mut self, set: &PackSet, (i, a): (usize, &Exception), (j, b): (usize, &Exception), part: &str) {
        let pack = self.pack;
        let (one, other) = (Target::Exception(i), Target::Exception(j));
        let mut claims = vec![Claim::Applies(one, None), Claim::Applies(other, None)];
        claims.extend([Claim::Applies(a.defeats, None), Claim::Stands(i), Claim::Stands(j)]);
        if let Target::Rule(rule) = a.defeats {
            claims.push(Claim::Holds(rule));
        }
        let turns = Turns::new(pack, &lines_of(pack, &[one, other]));
        for reading in readings(pack) {
            let asked = Asked { set, pack, reading, as_of: latest(pack) };
            if let Outcome::Found(traveller) = Search::new(asked, &claims, &turns).run(|_| true) {
                let message = format!(
                    "exceptions `{}` and `{}` put different things in the place of `{part}` for one traveller, and only their order in the file decides: {}; let one of them `defeats` the other, or say why in `accepted_overlap`",
                    a.id,
                    b.id,
                    traveller.to_json()
                );
                self.add(&b.place, message);
                return;
            }
        }
    }

    /// Versions that can hold for nobody, by name. What an example names is not searched for.
    pub(super) fn reach(&mut self, set: &PackSet) -> BTreeSet<String> {
        let pack = self.pack;
        let mut unreached = BTreeSet::new();
        let named = named_by_examples(set, pack);
        let rules = pack.rules.iter().enumerate().map(|(i, rule)| {
            ("rule", rule.id.as_str(), &rule.place, rule.versions.as_slice(), Target::Rule(i))
        });
        let exceptions = pack.exceptions.iter().enumerate().map(|(i, exception)| {
            let versions = exception.versions.as_slice();
            ("exception", exception.id.as_str(), &exception.place, versions, Target::Exception(i))
        });
        for (kind, id, place, versions, target) in rules.chain(exceptions) {
            for version in versions.iter().filter(|version| version.state == State::Adopted) {
                let is_named = named.contains(&(id.to_owned(), version.n));
                if is_named || reaches_somebody(set, pack, versions, version, target) {
                    continue;
                }
                let why = if kind == "rule" {
                    "it can hold for nobody: its sentences contradict each other, an exception always defeats it, or its days and those of its lists never meet"
                } else {
                    "it can never meet what it defeats: their sentences contradict each other, or their days never meet"
                };
                let what = format!("{kind} `{id}`, version {}", version.n);
                self.add(place, format!("{what}: {why}; correct it or take it out"));
                unreached.insert(what);
            }
        }
        unreached
    }
}

/// False if it is certain that a version can hold for nobody.
fn reaches_somebody(
    set: &PackSet,
    pack: &Pack,
    versions: &[Version],
    version: &Version,
    target: Target,
) -> bool {
    let Some(as_of) = known_on(pack, versions, version) else { return true };
    let mut claims = vec![Claim::Applies(target, Some(version.n))];
    match target {
        Target::Rule(rule) => claims.push(Claim::Holds(rule)),
        Target::Exception(exception) => {
            claims.extend(chain(pack, target).into_iter().skip(1).map(|line| Claim::Applies(line, None)));
            claims.push(Claim::Stands(exception));
        }
        Target::Deadline(_) => {}
    }
    let turns = Turns::new(pack, &lines_of(pack, &[target]));
    for reading in readings(pack) {
        let asked = Asked { set, pack, reading, as_of };
        match Search::new(asked, &claims, &turns).run(|_| true) {
            Outcome::Nobody => {}
            Outcome::Found(_) | Outcome::Unsure => return true,
        }
    }
    false
}

fn is_accepted(a: &Rule, b: &Rule) -> bool {
    a.accepted_overlap.is_some() || b.accepted_overlap.is_some()
}

/// False if two rules can never give different answers: both know one outcome only, and it is the same.
fn may_differ(pack: &Pack, a: (usize, &Rule), b: (usize, &Rule)) -> bool {
    let outcomes = |(place, rule): (usize, &Rule)| {
        let then = rule.then.as_ref().map(|then| then.result);
        let mut said: BTreeSet<_> =
            rule.versions.iter().map(|version| (then, Some(version.strength))).collect();
        for instead in pack
            .exceptions
            .iter()
            .filter(|e| pack.rule_of(e.defeats) == Some(place))
            .filter_map(|e| e.instead)
        {
            let strengths: Vec<_> = said.iter().map(|(_, strength)| *strength).collect();
            said.extend(
                strengths
                    .into_iter()
                    .map(|strength| (instead.result.or(then), instead.strength.or(strength))),
            );
        }
        said
    };
    let (a, b) = (outcomes(a), outcomes(b));
    a.len() != 1 || a != b
}

/// The part that two exceptions change, each in its own way.
fn clashing_part(a: &Exception, b: &Exception) -> Option<&'static str> {
    fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.zip(b).is_some_and(|(a, b)| a != b)
    }
    let (a, b) = (a.instead?, b.instead?);
    [
        ("strength", differ(a.strength, b.strength)),
        ("result", differ(a.result, b.result)),
        ("limit", differ(a.limit, b.limit)),
        ("at_least", differ(a.at_least, b.at_least)),
        ("not_earlier_than", differ(a.not_earlier_than, b.not_earlier_than)),
    ]
    .into_iter()
    .find_map(|(part, differ)| differ.then_some(part))
}

/// A line and what it defeats, up to the rule.
fn chain(pack: &Pack, target: Target) -> Vec<Target> {
    let mut chain = vec![target];
    // INVARIANT: the loader refuses exceptions that defeat each other in a circle.
    while let Some(next) = chain.last().and_then(|last| match last {
        Target::Exception(i) => pack.exceptions.get(*i).map(|exception| exception.defeats),
        Target::Deadline(i) => pack.deadlines.get(*i).map(|deadline| Target::Rule(deadline.of)),
        Target::Rule(_) => None,
    }) {
        chain.push(next);
    }
    chain
}

/// Versions and sentences of some lines, of what they defeat, and of every exception to any of those.
fn lines_of<'p>(pack: &'p Pack, targets: &[Target]) -> Vec<Line<'p>> {
    let mut all: Vec<Target> = Vec::new();
    let mut open: Vec<Target> = targets.iter().flat_map(|target| chain(pack, *target)).collect();
    while let Some(target) = open.pop() {
        if all.contains(&target) {
            continue;
        }
        all.push(target);
        open.extend(pack.defeaters(target).map(|(place, _)| Target::Exception(place)));
        // A limit that a sentence names by its rule.
        open.extend(line(pack, target).1.iter().filter_map(|sentence| match sentence.atom.limit() {
            Some(LimitNamed::Rule(rule)) => Some(Target::Rule(*rule)),
            _ => None,
        }));
    }
    all.into_iter().map(|target| line(pack, target)).collect()
}

fn line(pack: &Pack, target: Target) -> Line<'_> {
    match target {
        Target::Rule(i) => {
            pack.rules.get(i).map(|rule| (rule.versions.as_slice(), rule.when.sentences().collect()))
        }
        Target::Exception(i) => {
            pack.exceptions.get(i).map(|e| (e.versions.as_slice(), e.when.sentences().collect()))
        }
        Target::Deadline(i) => pack.deadlines.get(i).map(|d| (d.versions.as_slice(), Vec::new())),
    }
    .unwrap_or_default()
}

/// The readings of a pack, and none.
fn readings(pack: &Pack) -> Vec<Option<&str>> {
    let rules = pack.rules.iter().flat_map(|rule| &rule.versions);
    let exceptions = pack.exceptions.iter().flat_map(|exception| &exception.versions);
    let named: BTreeSet<&str> =
        rules.chain(exceptions).filter_map(|version| version.reading.as_deref()).collect();
    std::iter::once(None).chain(named.into_iter().map(Some)).collect()
}

/// A day on which everything in the pack is known.
fn latest(pack: &Pack) -> Date {
    let rules = pack.rules.iter().flat_map(|rule| &rule.versions);
    let exceptions = pack.exceptions.iter().flat_map(|exception| &exception.versions);
    rules.chain(exceptions).map(|version| version.published).fold(pack.known_to, Date::max)
}

/// The last day on which a version was known and nothing had taken its place; `None` if there is no such day.
fn known_on(pack: &Pack, versions: &[Version], version: &Version) -> Option<Date> {
    let decides = |other: &&Version| !matches!(other.state, State::Draft | State::Announced);
    let replaced = versions
        .iter()
        .filter(decides)
        .filter(|other| other.replaces == Some(version.n))
        .map(|other| other.published)
        .min();
    match replaced {
        None => Some(latest(pack)),
        Some(day) => day.yesterday().ok().filter(|day| *day >= version.published),
    }
}

/// The lines, with their versions, that the answers to the examples name.
fn named_by_examples(set: &PackSet, pack: &Pack) -> BTreeSet<(String, u32)> {
    let answers = pack
        .examples
        .iter()
        .map(|example| check(set, &example.situation, example.as_of.unwrap_or(pack.known_to), Explain::Yes));
    let because = answers.flat_map(|answer| answer.because.unwrap_or_default());
    because
        .map(|because| (because.rule.rsplit('/').next().unwrap_or_default().to_owned(), because.version))
        .collect()
}
