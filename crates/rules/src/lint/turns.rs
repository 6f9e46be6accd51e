//! The values at which the sentences of some lines turn: for each fact enough values that none is told from all of them.

use std::collections::BTreeSet;

use base::{Country, Date, Span};

use crate::duration::Duration;
use crate::fact::{Fact, Where};
use crate::pack::{Atom, Edge, LimitNamed, Pack, Sentence, Version};
use crate::situation::{Contract, Filed, Hit, Known, Registered, Situation, Stay, When};

/// Where some lines of a pack turn.
pub(super) struct Turns<'a> {
    pack: &'a Pack,
    /// Whose border is tried: the state of the pack; of a group one of its states, and each if a sentence asks which.
    into: Vec<Country>,
    /// Every sentence of the lines.
    pub(super) sentences: Vec<&'a Sentence>,
    /// Every day on which a version or a list of the lines changes.
    pub(super) days: BTreeSet<Date>,
}

impl<'a> Turns<'a> {
    /// Those of some versions and conditions, with the lists that they name.
    pub(super) fn new(pack: &'a Pack, lines: &[(&'a [Version], Vec<&'a Sentence>)]) -> Self {
        let mut days = BTreeSet::new();
        let mut sentences = Vec::new();
        for (versions, said) in lines {
            for edge in versions.iter().flat_map(|version| [Some(version.from), version.until]).flatten() {
                edge_days(edge, &mut days);
            }
            for sentence in said {
                sentences.push(*sentence);
                if let Some(set) = sentence.atom.set() {
                    list_days(pack, set, &mut days);
                }
                if let Some(territory) =
                    sentence.atom.territory().and_then(|place| pack.territories.get(place))
                {
                    list_days(pack, territory.members, &mut days);
                }
                if let Some(LimitNamed::Rule(rule)) = sentence.atom.limit()
                    && let Some(rule) = pack.rules.get(*rule)
                {
                    sentences.extend(rule.when.sentences());
                }
            }
        }
        let asks_which = sentences.iter().any(|sentence| sentence.atom.facts().contains(&Fact::EntryState));
        let into = if asks_which {
            Country::all().filter(|state| pack.is_of(*state)).collect()
        } else {
            pack.example_state().into_iter().collect()
        };
        Self { pack, into, sentences, days }
    }

    /// Where a search begins: nothing known, and once for each thing of which silence says no.
    pub(super) fn starts(&self) -> Vec<Situation> {
        let mut starts: Vec<Situation> = self.into.iter().copied().map(Situation::into_state).collect();
        let mut kinds = BTreeSet::new();
        for sentence in &self.sentences {
            if let Atom::Hit { kinds: named } = &sentence.atom {
                kinds.extend(named.iter().copied());
            }
        }
        let hit = |kind| Hit { kind, until: None };
        let mut hits: Vec<Vec<Hit>> = kinds.iter().map(|kind| vec![hit(*kind)]).collect();
        if kinds.len() > 1 {
            hits.push(kinds.into_iter().map(hit).collect());
        }
        let listed: Vec<Situation> = starts
            .iter()
            .flat_map(|start| hits.iter().map(|hits| Situation { hits: Some(hits.clone()), ..start.clone() }))
            .collect();
        starts.extend(listed);
        if !self.pack.switches.is_empty() {
            let switches: Vec<String> = self.pack.switches.iter().map(|switch| switch.id.clone()).collect();
            let on = |start: &Situation| Situation { switches: switches.clone(), ..start.clone() };
            let switched: Vec<Situation> = starts.iter().map(on).collect();
            starts.extend(switched);
        }
        starts
    }

    /// Days of entry: the day before the first change of the law, and each change.
    pub(super) fn entries(&self, situation: &Situation) -> Vec<Situation> {
        let mut days = self.days.clone();
        for sentence in &self.sentences {
            if let Atom::Against { event: Fact::EntryAt, edge, .. } = &sentence.atom {
                edge_days(*edge, &mut days);
            }
        }
        let first = days.first().and_then(|day| day.yesterday().ok());
        days.extend(first);
        days.retain(|day| (1900..2200).contains(&day.year()));
        // The latest law first: a witness of today is worth more than one of long ago.
        let on = |day: &Date| dated(situation, Fact::EntryAt, *day);
        days.iter().rev().filter_map(on).collect()
    }

    /// The values of a fact that are worth trying, and whether nobody is left out.
    pub(super) fn values(&self, s: &Situation, fact: Fact) -> (Vec<Situation>, bool) {
        match fact {
            Fact::EntryAt => (self.entries(s), true),
            Fact::BlankPages => (self.pages(s), true),
            Fact::Nationalities => (nationalities(s), true),
            Fact::Whereabouts => (self.whereabouts(s), true),
            Fact::Stays => (self.stays(s), false),
            _ => {
                let mut days = BTreeSet::new();
                for sentence in &self.sentences {
                    event_days(s, fact, &sentence.atom, &mut days);
                }
                days.extend(usual(s, fact));
                (days.into_iter().filter_map(|day| dated(s, fact, day)).collect(), true)
            }
        }
    }

    fn pages(&self, s: &Situation) -> Vec<Situation> {
        let wanted = self.sentences.iter().filter_map(|sentence| match sentence.atom {
            Atom::BlankPages { at_least } => Some(at_least),
            _ => None,
        });
        let counts: BTreeSet<u16> = wanted.flat_map(|pages| [pages, pages.saturating_sub(1)]).collect();
        let with = |pages: u16| {
            let mut with = s.clone();
            with.document.blank_pages = Some(pages);
            with
        };
        counts.into_iter().map(with).collect()
    }

    fn whereabouts(&self, s: &Situation) -> Vec<Situation> {
        let spans = self.sentences.iter().filter_map(|sentence| match &sentence.atom {
            Atom::Holder { place, on, .. } => {
                let state = self.pack.example_of(*place, on.day())?;
                Some(Stay::visa_free(state, on.day(), Some(on.day())))
            }
            _ => None,
        });
        let mut spans: Vec<Stay> = spans.collect();
        spans.dedup();
        let with = |stays: Vec<Stay>| {
            let mut with = s.clone();
            with.whereabouts = Some(stays);
            with
        };
        let mut all = vec![with(Vec::new()), with(spans.clone())];
        if spans.len() > 1 {
            all.extend(spans.into_iter().map(|span| with(vec![span])));
        }
        all
    }

    /// Nobody was there; and stays of such lengths that a count or an overstay begins with them. The past has more
    /// shapes than can be tried.
    fn stays(&self, s: &Situation) -> Vec<Situation> {
        let Some(enter) = day_of(s, Fact::EntryAt) else { return Vec::new() };
        let mut lengths = BTreeSet::from([1_i64, 100, 400]);
        let mut gaps = BTreeSet::from([1_i64, 200]);
        for sentence in &self.sentences {
            match &sentence.atom {
                Atom::DaysUsed { at_least, .. } => {
                    lengths.extend([i64::from(*at_least), i64::from(*at_least) - 1]);
                }
                Atom::LongestOverstay { more_than, .. } => lengths.extend([i64::from(*more_than) + 400]),
                Atom::LastOverstay { within, .. } => {
                    let over = within.before(enter);
                    gaps.extend([i64::from((enter - over).get_days()) + 1]);
                }
                _ => {}
            }
        }
        let with = |stays: Vec<Stay>| {
            let mut with = s.clone();
            with.stays = Some(stays);
            with
        };
        let back = |days: i64| enter.saturating_sub(Span::new().days(days));
        let mut all = vec![with(Vec::new())];
        for length in lengths.into_iter().filter(|length| *length > 0) {
            for gap in &gaps {
                let stay = Stay::visa_free(s.into, back(gap + length - 1), Some(back(*gap)));
                all.push(with(vec![stay]));
            }
        }
        all
    }
}

/// True if a traveller's fact is said already.
pub(super) fn is_told(s: &Situation, fact: Fact) -> bool {
    match fact.at(s.into) {
        Fact::EntryAt => s.entry.when != When::Unknown,
        Fact::ExitOn => s.exit.when != When::Unknown,
        Fact::Born => s.born.is_some(),
        Fact::DocumentExpires => s.document.expires.is_some(),
        Fact::BlankPages => s.document.blank_pages.is_some(),
        Fact::VisaIssued(Where::State(state)) => s.visa.get(&state).is_some_and(|visa| visa.issued.is_some()),
        Fact::VisaExpires(Where::State(state)) => {
            s.visa.get(&state).is_some_and(|visa| visa.expires.is_some())
        }
        Fact::ContractFrom => s.contract.value().is_some_and(|contract| contract.from.is_some()),
        Fact::ContractUntil => s.contract.value().is_some_and(|contract| contract.until.is_some()),
        Fact::FiledAt => s.filed.value().is_some_and(|filed| filed.at.is_some()),
        Fact::RegisteredAt => s.registered.value().is_some_and(|made| made.when != When::Unknown),
        Fact::Nationalities => s.nationalities.is_some(),
        Fact::Whereabouts => s.whereabouts.is_some(),
        Fact::Stays => s.stays.is_some(),
        Fact::Hits | Fact::EntryState => true,
        _ => s.word(fact).is_some(),
    }
}

/// The days of an event on which a sentence turns, as far as its other event is known.
fn event_days(s: &Situation, fact: Fact, atom: &Atom, days: &mut BTreeSet<Date>) {
    let near = |day: Date, days: &mut BTreeSet<Date>| {
        days.extend([day.yesterday().ok(), Some(day), day.tomorrow().ok()].into_iter().flatten());
    };
    match atom {
        Atom::Against { event, edge, .. } if *event == fact => edge_days(*edge, days),
        Atom::Age { on, years, .. } if fact == Fact::Born => {
            if let Some(day) = day_of(s, *on) {
                near(Duration::Years(*years).before(day), days);
            }
        }
        Atom::Gap { event, duration, before, other, .. } => {
            let ends = [(*event, *other, *before), (*other, *event, !*before)];
            for (_, from, is_before) in ends.into_iter().filter(|(of, ..)| *of == fact) {
                if let Some(day) = day_of(s, from) {
                    near(if is_before { duration.before(day) } else { duration.after(day) }, days);
                }
            }
        }
        Atom::DocumentValid { duration, after } if fact == Fact::DocumentExpires => {
            if let Some(day) = day_of(s, *after) {
                near(duration.after(day), days);
            }
        }
        Atom::PlannedStay { at_most } if fact == Fact::ExitOn => {
            if let Some(day) = day_of(s, Fact::EntryAt) {
                near(day.saturating_add(Span::new().days(i64::from(*at_most) - 1)), days);
            }
        }
        Atom::VisaValid { on, .. } | Atom::LastOverstay { before: on, .. } => {
            if let Some(day) = day_of(s, *on).filter(|_| atom.facts().contains(&fact)) {
                near(day, days);
            }
        }
        _ => {}
    }
}

/// The passport presented alone, and with one of each state that a sentence could name.
fn nationalities(s: &Situation) -> Vec<Situation> {
    let Some(own) = s.document.nationality else { return Vec::new() };
    let with = |other: Option<Country>| {
        let mut with = s.clone();
        with.nationalities = Some(std::iter::once(own).chain(other).collect());
        with
    };
    let others = Country::all().filter(|other| *other != own).map(Some);
    std::iter::once(None).chain(others).map(with).collect()
}

/// The day of an instant and, because the hour may come after it, the next.
fn edge_days(edge: Edge, days: &mut BTreeSet<Date>) {
    days.insert(edge.day());
    days.extend(edge.day().yesterday());
    if matches!(edge, Edge::Moment(_)) {
        days.extend(edge.day().tomorrow());
    }
}

fn list_days(pack: &Pack, set: usize, days: &mut BTreeSet<Date>) {
    let Some(set) = pack.sets.get(set) else { return };
    days.insert(set.from);
    days.extend(set.changes.iter().map(|change| change.on));
    // INVARIANT: the loader refuses lists that name each other in a circle.
    for other in set.union.iter().chain(&set.without) {
        list_days(pack, *other, days);
    }
}

fn day_of(s: &Situation, fact: Fact) -> Option<Date> {
    let of = |when: When| match when {
        When::Unknown => None,
        When::On(day) => Some(day),
        When::At(at) => Some(at.date()),
    };
    match fact.at(s.into) {
        Fact::EntryAt => of(s.entry.when),
        Fact::ExitOn => of(s.exit.when),
        Fact::Born => s.born,
        Fact::DocumentExpires => s.document.expires,
        Fact::VisaIssued(Where::State(state)) => s.visa.get(&state).and_then(|visa| visa.issued),
        Fact::VisaExpires(Where::State(state)) => s.visa.get(&state).and_then(|visa| visa.expires),
        Fact::ContractFrom => s.contract.value().and_then(|contract| contract.from),
        Fact::ContractUntil => s.contract.value().and_then(|contract| contract.until),
        Fact::FiledAt => s.filed.value().and_then(|filed| filed.at).map(base::Moment::date),
        Fact::RegisteredAt => s.registered.value().and_then(|made| of(made.when)),
        _ => None,
    }
}

/// A day on which an event usually lies: where no sentence turns, one day is as good as another.
fn usual(s: &Situation, fact: Fact) -> Option<Date> {
    let days = match fact {
        Fact::ExitOn => 7,
        Fact::Born => -11_000,
        Fact::DocumentExpires | Fact::VisaExpires(_) | Fact::ContractUntil => 1_000,
        _ => -30,
    };
    Some(day_of(s, Fact::EntryAt)?.saturating_add(Span::new().days(days)))
}

/// The traveller with a day said; `None` if the day cannot be.
fn dated(s: &Situation, fact: Fact, day: Date) -> Option<Situation> {
    let mut told = s.clone();
    match fact.at(s.into) {
        Fact::EntryAt => told.entry.when = When::On(day),
        Fact::ExitOn => {
            if day_of(s, Fact::EntryAt).is_some_and(|entry| day < entry) {
                return None;
            }
            told.exit.when = When::On(day);
        }
        Fact::Born => told.born = Some(day),
        Fact::DocumentExpires => told.document.expires = Some(day),
        Fact::VisaIssued(Where::State(state)) => told.visa.entry(state).or_default().issued = Some(day),
        Fact::VisaExpires(Where::State(state)) => told.visa.entry(state).or_default().expires = Some(day),
        Fact::ContractFrom | Fact::ContractUntil => {
            let mut contract = s.contract.value().cloned().unwrap_or(Contract::default());
            let end = if fact == Fact::ContractFrom { &mut contract.from } else { &mut contract.until };
            *end = Some(day);
            told.contract = Known::Is(contract);
        }
        Fact::RegisteredAt => told.registered = Known::Is(Registered { when: When::On(day) }),
        Fact::FiledAt => {
            let noon = day.at(12, 0, 0, 0);
            let at = crate::duration::instant_of(noon, &base::tz::TimeZone::UTC).map(base::Moment::utc);
            let granted = s.filed.value().is_some_and(|filed| filed.granted);
            told.filed = Known::Is(Filed { at, granted });
        }
        _ => return None,
    }
    Some(told)
}
