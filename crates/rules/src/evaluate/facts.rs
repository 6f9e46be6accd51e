//! The facts of a situation as sets of possible values, with what is assumed while a case is tried.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::civil::{DateTime, Time as WallTime};
use base::tz::TimeZone;
use base::{Country, Date, Moment, SignedDuration, Timestamp};

use super::ledger::Kept;
use super::residue::Residue;
use crate::capitals::capital_zone;
use crate::duration::instant_of;
use crate::fact::Fact;
use crate::pack::{OTHER, Pack, Sentence};
use crate::pack_set::PackSet;
use crate::situation::{Known, Passage, Situation, Visa, When};
use crate::values::ValueSet;
use crate::vocabulary::{Crossing, DocumentKind, Mode, Purpose, Residence, Role, Slot, Urgency};

/// First and last day that an unknown event can have.
const EARLIEST: Date = Date::constant(1800, 1, 1);
const LATEST: Date = Date::constant(2600, 1, 1);

/// Something that must be settled before a slot is decided. The order is the order in which they are tried.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) enum Need {
    /// Between which changes of the law the entry lies.
    EntryDay,
    /// Which class of values a fact has.
    Class(Fact),
    /// On which side of a day that nobody has announced the law lies: no fact can settle it.
    Undated(Undated),
    /// Whether a sentence about facts without a finite set of values is true.
    Assumption {
        /// The facts that would settle it.
        facts: Vec<Fact>,
        /// The sentence.
        claim: Arc<str>,
    },
}

/// A day on which a version begins or ends, and that nobody has announced.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) struct Undated {
    /// One source and one range are one day, in whatever rules it stands.
    pub(crate) claim: Arc<str>,
    /// The rule, exception or deadline whose version it is.
    pub(crate) rule: String,
    pub(crate) not_before: Option<Date>,
    pub(crate) not_after: Option<Date>,
}

/// When an event is, as far as is known: an interval, both ends included.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Span {
    pub(crate) first: Timestamp,
    pub(crate) last: Timestamp,
    pub(crate) first_day: Date,
    pub(crate) last_day: Date,
}

/// The time of an event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Time {
    /// It does not take place.
    Never,
    /// Within this interval.
    Within(Span),
}

/// The facts of one case.
#[derive(Clone, Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) set: &'a PackSet,
    pub(crate) packs: &'a [&'a Pack],
    pub(crate) situation: &'a Situation,
    pub(crate) as_of: Date,
    /// The zone of the crossing point of entry.
    pub(crate) zone: TimeZone,
    exit_zone: TimeZone,
    narrowed: BTreeMap<Fact, ValueSet>,
    /// When the entry is, and whether not even rough days are known.
    entry: Span,
    entry_is_open: bool,
    /// The question whose law alone tells values and days apart; `None`: the law of every question.
    slot: Option<Slot>,
    /// The stretches of days between which the law changes.
    stretches: Arc<[(Date, Date)]>,
    pub(super) assumed: BTreeMap<Arc<str>, bool>,
    /// What is left of the law in this case, if somebody keeps it.
    pub(super) residue: Residue,
    /// What was found before of the stay rules for facts like these.
    pub(super) kept: Option<&'a Kept>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(
        set: &'a PackSet,
        packs: &'a [&'a Pack],
        situation: &'a Situation,
        as_of: Date,
    ) -> Self {
        let stretches = between(packs.iter().flat_map(|pack| pack.change_days()).collect());
        Self::over(set, packs, situation, as_of, stretches)
    }

    /// The facts, where the stretches of days between which the law changes are known already.
    pub(crate) fn over(
        set: &'a PackSet,
        packs: &'a [&'a Pack],
        situation: &'a Situation,
        as_of: Date,
        stretches: Arc<[(Date, Date)]>,
    ) -> Self {
        let zone = zone(set, packs, situation.into, &situation.entry, None);
        let exit_zone = zone_of_exit(set, packs, situation, &zone);
        let told = passage(&situation.entry, &zone);
        Self {
            set,
            packs,
            situation,
            as_of,
            zone,
            exit_zone,
            narrowed: BTreeMap::new(),
            slot: None,
            entry: told.unwrap_or_else(Span::unknown),
            entry_is_open: told.is_none(),
            stretches,
            assumed: BTreeMap::new(),
            residue: Residue::default(),
            kept: None,
        }
    }

    /// The same facts, asked about one question: only its law tells days and values apart.
    #[must_use]
    pub(crate) fn about(&self, slot: Slot) -> Self {
        let mut facts = self.clone();
        facts.stretches = stretches_of(self.set, slot, self.situation.into);
        facts.slot = Some(slot);
        facts
    }

    /// The same facts, of which the law of every question tells values apart.
    #[cfg(test)]
    pub(crate) fn told_apart_by_all(&self) -> Self {
        Self { slot: None, ..self.clone() }
    }

    /// What is possible of a fact, sorted into classes that the law does not tell apart.
    pub(super) fn classes(&self, fact: Fact) -> Vec<ValueSet> {
        self.set.parts(fact, self.situation.into, self.values(fact), self.slot)
    }

    /// The same facts, asked about one question of which the stretches are known already.
    #[must_use]
    pub(crate) fn along(&self, slot: Slot, stretches: &Arc<[(Date, Date)]>) -> Self {
        Self { stretches: Arc::clone(stretches), slot: Some(slot), ..self.clone() }
    }

    /// The same facts, with what was found before of the stay rules for facts like these.
    #[must_use]
    pub(crate) fn with_kept(self, kept: &'a Kept) -> Self {
        Self { kept: Some(kept), ..self }
    }

    /// The possible values of a fact from a finite set.
    pub(crate) fn values(&self, fact: Fact) -> ValueSet {
        let fact = fact.at(self.situation.into);
        self.narrowed.get(&fact).copied().unwrap_or_else(|| self.told(fact))
    }

    /// True if a fact from a finite set has one value only.
    pub(crate) fn is_known(&self, fact: Fact) -> bool {
        match fact.kind() {
            crate::fact::FactKind::Event => match self.time(fact) {
                Time::Never => true,
                Time::Within(span) => span.first_day == span.last_day,
            },
            crate::fact::FactKind::Special => match fact {
                Fact::Nationalities => self.situation.nationalities.is_some(),
                Fact::BlankPages => self.situation.document.blank_pages.is_some(),
                Fact::VisaDays(_) => self.visa_of(fact).is_some_and(|visa| visa.days.is_some()),
                Fact::VisaEntries(_) => self.visa_of(fact).is_some_and(|visa| visa.entries.is_some()),
                Fact::Whereabouts => self.situation.whereabouts.is_some(),
                Fact::Stays => self.situation.stays.is_some(),
                _ => true,
            },
            _ => self.values(fact).len() == 1,
        }
    }

    /// The visa that a fact speaks of, if anything is known of it.
    pub(crate) fn visa_of(&self, fact: Fact) -> Option<&'a Visa> {
        use crate::fact::Where::State;
        match fact.at(self.situation.into) {
            Fact::VisaClass(State(state))
            | Fact::VisaIssued(State(state))
            | Fact::VisaExpires(State(state))
            | Fact::VisaDays(State(state))
            | Fact::VisaEntries(State(state)) => self.situation.visa.get(&state),
            _ => None,
        }
    }

    fn told(&self, fact: Fact) -> ValueSet {
        use crate::fact::Where::State;
        let s = self.situation;
        let number = |fact: Fact, word: Option<&str>| word.map(|word| self.set.symbols.number(fact, word));
        let value = match fact {
            Fact::Crossing => s.crossing.map(|v: Crossing| v as usize),
            Fact::Nationality => s.document.nationality.map(Country::index),
            Fact::Issuer => s.document.issuer.map(Country::index),
            Fact::DocumentKind => s.document.kind.map(|v: DocumentKind| v as usize),
            Fact::EntryState => Some(s.into.index()),
            Fact::Residence(State(state)) => s.residence.get(&state).map(|v: &Residence| *v as usize),
            Fact::VisaClass(State(state)) => {
                number(fact, s.visa.get(&state).and_then(|visa| visa.class.as_deref()))
            }
            Fact::Role => s.role.map(|v: Role| v as usize),
            Fact::Purpose => s.purpose.map(|v: Purpose| v as usize),
            Fact::Urgency => s.urgency.map(|v: Urgency| v as usize),
            Fact::EntryPoint => number(fact, s.entry.point.as_deref()),
            Fact::ExitPoint => number(fact, s.exit.point.as_deref()),
            Fact::EntryMode => s.entry.mode.map(|v: Mode| v as usize),
            Fact::ExitMode => s.exit.mode.map(|v: Mode| v as usize),
            Fact::Contract => presence(&s.contract),
            Fact::Filed => presence(&s.filed),
            Fact::Registered => presence(&s.registered),
            _ => None,
        };
        value.map_or_else(|| self.set.symbols.domain(fact), |value| ValueSet::one(value.min(OTHER)))
    }

    /// When an event is.
    pub(crate) fn time(&self, fact: Fact) -> Time {
        use crate::fact::Where::State;
        let s = self.situation;
        let fact = fact.at(s.into);
        let day = |day: Option<Date>| Time::Within(day.map_or_else(Span::unknown, |day| self.whole_day(day)));
        match fact {
            Fact::EntryAt => Time::Within(self.entry()),
            Fact::ExitOn => Time::Within(passage(&s.exit, &self.exit_zone).unwrap_or_else(Span::unknown)),
            Fact::Born => day(s.born),
            Fact::DocumentExpires => day(s.document.expires),
            Fact::VisaIssued(State(state)) => day(s.visa.get(&state).and_then(|visa| visa.issued)),
            Fact::VisaExpires(State(state)) => day(s.visa.get(&state).and_then(|visa| visa.expires)),
            Fact::ContractFrom => optional(&s.contract, |contract| day(contract.from)),
            Fact::ContractUntil => optional(&s.contract, |contract| day(contract.until)),
            Fact::FiledAt => optional(&s.filed, |filed| {
                Time::Within(
                    filed.at.map_or_else(Span::unknown, |at| Span::instant(at.instant(), &self.zone)),
                )
            }),
            Fact::RegisteredAt => optional(&s.registered, |registered| {
                Time::Within(of_when(registered.when, &self.zone).unwrap_or_else(Span::unknown))
            }),
            _ => Time::Within(Span::unknown()),
        }
    }

    /// When the entry is.
    pub(crate) fn entry(&self) -> Span {
        self.entry
    }

    /// True if not even a rough day of entry is known.
    pub(crate) fn entry_is_open(&self) -> bool {
        self.entry_is_open
    }

    /// The day of entry, if it is known.
    pub(crate) fn entry_day(&self) -> Option<Date> {
        let span = self.entry();
        (span.first_day == span.last_day).then_some(span.first_day)
    }

    pub(crate) fn whole_day(&self, day: Date) -> Span {
        Span::days(day, day, &self.zone)
    }

    /// What was assumed of a claim in this case.
    pub(crate) fn assumed(&self, claim: &str) -> Option<bool> {
        let holds = self.assumed.get(claim).copied()?;
        self.residue.note_claim(claim, holds);
        Some(holds)
    }

    /// What follows of a sentence from what was assumed in this case.
    pub(crate) fn follows(&self, sentence: &Sentence) -> Option<bool> {
        if self.assumed.is_empty() { None } else { sentence.claim.settled(&self.assumed) }
    }

    #[must_use]
    /// The same case, judged by these packs.
    pub(super) fn among(&self, packs: &'a [&'a Pack]) -> Self {
        Self { packs, ..self.clone() }
    }

    pub(crate) fn with_values(&self, fact: Fact, values: ValueSet) -> Self {
        let mut case = self.clone();
        case.narrowed.insert(fact.at(self.situation.into), values);
        case
    }

    /// The same case, with the notes of what is left of the law.
    #[must_use]
    pub(super) fn with_residue(&self, residue: Residue) -> Self {
        Self { residue, ..self.clone() }
    }

    #[must_use]
    pub(crate) fn with_claim(&self, claim: &Arc<str>, holds: bool) -> Self {
        let mut case = self.clone();
        case.assumed.insert(Arc::clone(claim), holds);
        case
    }

    #[must_use]
    pub(crate) fn with_entry_days(&self, first: Date, last: Date) -> Self {
        let mut case = self.clone();
        if self.situation.entry.when == When::Unknown {
            case.entry = Span::days(first, last, &self.zone);
            case.entry_is_open = false;
        }
        case
    }

    /// The stretches of days between which the law of the packs changes.
    pub(crate) fn stretches(&self) -> Arc<[(Date, Date)]> {
        Arc::clone(&self.stretches)
    }
}

/// The stretches of days between which the answer of a state's packs to a question may change.
pub(crate) fn stretches_of(set: &PackSet, slot: Slot, entered: Country) -> Arc<[(Date, Date)]> {
    between(set.cuts(slot, entered))
}

/// The stretches of days that begin on some days, the first of them long ago.
fn between(mut starts: Vec<Date>) -> Arc<[(Date, Date)]> {
    starts.push(EARLIEST);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).map(|day| day.yesterday().unwrap_or(*day)).chain([LATEST]);
    starts.iter().copied().zip(ends).filter(|(first, last)| first <= last).collect()
}

impl Span {
    pub(crate) fn unknown() -> Self {
        Self { first: Timestamp::MIN, last: Timestamp::MAX, first_day: EARLIEST, last_day: LATEST }
    }

    fn instant(at: Timestamp, zone: &TimeZone) -> Self {
        let day = zone.to_datetime(at).date();
        Self { first: at, last: at, first_day: day, last_day: day }
    }

    /// Whole days in a zone.
    pub(crate) fn days(first_day: Date, last_day: Date, zone: &TimeZone) -> Self {
        let start = |day: Date| instant_of(DateTime::from_parts(day, WallTime::midnight()), zone);
        let end = last_day.tomorrow().ok().and_then(start);
        let last = end.and_then(|end| end.checked_sub(SignedDuration::from_nanos(1)).ok());
        Self {
            first: start(first_day).unwrap_or(Timestamp::MIN),
            last: last.unwrap_or(Timestamp::MAX),
            first_day,
            last_day,
        }
    }

    /// True if the instant is known.
    pub(crate) fn is_exact(&self) -> bool {
        self.first == self.last
    }

    /// True if nothing is known of it.
    pub(crate) fn is_unknown(&self) -> bool {
        self.first_day == EARLIEST && self.last_day == LATEST
    }
}

fn presence<T>(fact: &Known<T>) -> Option<usize> {
    match fact {
        Known::Unknown => None,
        Known::Nothing => Some(0),
        Known::Is(_) => Some(1),
    }
}

fn optional<T>(fact: &Known<T>, time: impl Fn(&T) -> Time) -> Time {
    match fact {
        Known::Unknown => Time::Within(Span::unknown()),
        Known::Nothing => Time::Never,
        Known::Is(value) => time(value),
    }
}

fn passage(passage: &Passage, zone: &TimeZone) -> Option<Span> {
    of_when(passage.when, zone)
}

fn of_when(when: When, zone: &TimeZone) -> Option<Span> {
    match when {
        When::Unknown => None,
        When::On(day) => Some(Span::days(day, day, zone)),
        When::At(at) => Some(Span::instant(at.instant(), zone)),
    }
}

/// The crossing point's zone; else the offset of the instant; else `fallback`; else the zone of the state's capital.
fn zone(
    set: &PackSet,
    packs: &[&Pack],
    state: Country,
    passage: &Passage,
    fallback: Option<&TimeZone>,
) -> TimeZone {
    let by_point = passage.point.as_deref().and_then(|point| set.point_zone(point).cloned());
    let by_offset = || match passage.when {
        When::At(at) => Some(TimeZone::fixed(Moment::offset(at))),
        _ => None,
    };
    by_point
        .or_else(by_offset)
        .or_else(|| fallback.cloned())
        .or_else(|| packs.iter().find_map(|pack| pack.zone.clone()))
        .unwrap_or_else(|| capital_zone(state))
}

fn zone_of_exit(set: &PackSet, packs: &[&Pack], situation: &Situation, entry: &TimeZone) -> TimeZone {
    zone(set, packs, situation.into, &situation.exit, Some(entry))
}
