//! What each sentence means, for known and for unknown facts.

use std::sync::Arc;

use base::{Date, Timestamp};

use super::facts::{Facts, Need, Span, Time};
use super::law::Law;
use super::truth::Truth;
use crate::duration::Duration;
use crate::fact::{Fact, Where};
use crate::pack::{Atom, Conditions, Edge, Pack, Realm, Sentence, Values};
use crate::situation::Stay;
use crate::values::ValueSet;
use crate::vocabulary::HitKind;

/// A pack, and the law and the reading under which its sentences are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'p> {
    pub(crate) pack: &'p Pack,
    pub(crate) law: Law,
    pub(crate) reading: Option<&'p str>,
}

impl Facts<'_> {
    /// The truth of conditions; what would settle them is added to `needs` if they are unknown.
    pub(crate) fn conditions(&self, when: &Conditions, context: Context<'_>, needs: &mut Vec<Need>) -> Truth {
        let mut wanted = Vec::new();
        let all = when
            .all
            .iter()
            .map(|sentence| self.sentence(sentence, context, &mut wanted))
            .fold(Truth::True, Truth::and);
        let any = when
            .any
            .iter()
            .map(|sentence| self.sentence(sentence, context, &mut wanted))
            .fold(Truth::False, Truth::or);
        let truth = if when.any.is_empty() { all } else { all.and(any) };
        if truth == Truth::Unknown {
            needs.append(&mut wanted);
        }
        truth
    }

    fn sentence(&self, sentence: &Sentence, context: Context<'_>, needs: &mut Vec<Need>) -> Truth {
        let mut inner = Vec::new();
        let mark = self.residue.mark();
        let truth = self.atom(&sentence.atom, context, &mut inner);
        if truth != Truth::Unknown {
            self.residue.strike(mark);
        }
        self.note_sentence(sentence, truth, context);
        if truth != Truth::Unknown {
            return truth;
        }
        if let Some(holds) = self.follows(sentence) {
            self.residue.note_truth(Truth::of(holds));
            return Truth::of(holds);
        }
        self.residue.note_truth(Truth::Unknown);
        if inner.is_empty() {
            inner.push(self.need(sentence));
        }
        needs.append(&mut inner);
        Truth::Unknown
    }

    /// What would settle a sentence.
    pub(crate) fn need(&self, sentence: &Sentence) -> Need {
        match &sentence.atom {
            Atom::Is { fact, .. } | Atom::Present { fact, .. } => Need::Class(fact.at(self.situation.into)),
            Atom::CrossingInto { .. } => Need::Class(Fact::Crossing),
            atom => {
                let mut facts = atom.facts();
                for fact in &mut facts {
                    *fact = fact.at(self.situation.into);
                }
                if facts.iter().any(|fact| !self.is_known(*fact)) {
                    facts.retain(|fact| !self.is_known(*fact));
                } else {
                    // The day is known and the hour decides.
                    facts.retain(|fact| self.hour_is_open(*fact));
                }
                Need::Assumption { facts, claim: Arc::clone(&sentence.claim.text) }
            }
        }
    }

    pub(crate) fn hour_is_open(&self, fact: Fact) -> bool {
        matches!(self.time(fact), Time::Within(span) if !span.is_exact())
    }

    pub(crate) fn atom(&self, atom: &Atom, context: Context<'_>, needs: &mut Vec<Need>) -> Truth {
        match atom {
            Atom::Is { fact, values, negated } => {
                let wanted = self.named(*values, context);
                among(self.values(*fact), wanted).negated_if(*negated)
            }
            Atom::Present { fact, negated } => {
                among(self.values(*fact), ValueSet::one(1)).negated_if(*negated)
            }
            Atom::CrossingInto { crossing, into } => {
                if context.pack.is_in(*into, self.situation.into, context.law.day, self.as_of) {
                    among(self.values(Fact::Crossing), ValueSet::one(*crossing as usize))
                } else {
                    Truth::False
                }
            }
            Atom::Age { on, years, under } => self.age_reached(*on, *years).negated_if(*under),
            Atom::Against { event, edge, negated } => self.before(*event, *edge).negated_if(*negated),
            Atom::Gap { event, duration, at_least, before, other } => {
                self.gap(*event, *duration, *before, *other, *at_least)
            }
            Atom::PlannedStay { at_most } => self.planned_at_most(*at_most),
            Atom::DaysUsed { under, at_least } => self.days_used(under, *at_least, context, needs),
            Atom::LongestOverstay { under, more_than } => {
                self.longest_overstay(under, *more_than, context, needs)
            }
            Atom::LastOverstay { under, within, before } => {
                self.last_overstay(under, *within, *before, context, needs)
            }
            Atom::Nationalities { every, values } => self.nationalities(*every, self.named(*values, context)),
            Atom::DocumentValid { duration, after } => {
                self.gap_of(self.time(Fact::DocumentExpires), *duration, false, self.time(*after), true)
            }
            Atom::BlankPages { at_least } => self
                .situation
                .document
                .blank_pages
                .map_or(Truth::Unknown, |pages| Truth::of(pages >= *at_least)),
            Atom::VisaValid { state, on } => self.visa_valid(*state, *on),
            Atom::Holder { place, outside, on } => self.was_inside(*place, *on, context).negated_if(*outside),
            Atom::Hit { kinds } => self.hit(kinds),
        }
    }

    fn named(&self, values: Values, context: Context<'_>) -> ValueSet {
        match values {
            Values::These(named) => named.0,
            Values::Set(set) => context.pack.members(set, context.law.day, self.as_of),
        }
    }

    fn nationalities(&self, every: bool, wanted: ValueSet) -> Truth {
        let presented = among(self.values(Fact::Nationality), wanted);
        let Some(held) = &self.situation.nationalities else {
            // The passport presented is one of them; of the others nothing is known.
            return match (presented, every) {
                (Truth::True, false) => Truth::True,
                (Truth::False, true) => Truth::False,
                _ => Truth::Unknown,
            };
        };
        let mut members = held.iter().map(|state| wanted.contains(state.index()));
        if every { Truth::of(members.all(|is_in| is_in)) } else { Truth::of(members.any(|is_in| is_in)) }
    }

    /// Whether the birthday that completes so many years has been reached on the day of an event.
    fn age_reached(&self, on: Fact, years: u32) -> Truth {
        let (Time::Within(born), Time::Within(event)) = (self.time(Fact::Born), self.time(on)) else {
            return Truth::False;
        };
        let (first, last) = (birthday(born.first_day, years), birthday(born.last_day, years));
        Truth::over(event.first_day >= last, event.last_day >= first)
    }

    fn before(&self, event: Fact, edge: Edge) -> Truth {
        let Time::Within(span) = self.time(event) else { return Truth::False };
        match edge {
            Edge::Day(day) => Truth::over(span.last_day < day, span.first_day < day),
            Edge::Moment(moment) => Truth::over(span.last < moment.instant(), span.first < moment.instant()),
            Edge::Between { not_before, not_after } => Truth::over(
                not_before.is_some_and(|day| span.last_day < day),
                not_after.is_none_or(|day| span.first_day < day),
            ),
        }
    }

    fn gap(&self, event: Fact, duration: Duration, before: bool, other: Fact, at_least: bool) -> Truth {
        self.gap_of(self.time(event), duration, before, self.time(other), at_least)
    }

    /// `a` is at least (or at most) so long before (or after) `b`. Exactly so long is both.
    fn gap_of(&self, a: Time, duration: Duration, before: bool, b: Time, at_least: bool) -> Truth {
        let (Time::Within(a), Time::Within(b)) = (a, b) else { return Truth::False };
        let by_instants = matches!(duration, Duration::Hours(_)) || (a.is_exact() && b.is_exact());
        if !by_instants {
            return gap_of_days(a, duration, before, b, at_least);
        }
        // The limit moves with `b`; `a` is compared with it at both ends of both intervals.
        let limit = |b: Timestamp| {
            if before {
                duration.instant_before(b, &self.zone)
            } else {
                duration.instant_after(b, &self.zone)
            }
        };
        let (first_limit, last_limit) = (limit(b.first), limit(b.last));
        // "At least before" and "at most after" ask for `a` not after the limit.
        if before == at_least {
            Truth::over(a.last <= first_limit, a.first <= last_limit)
        } else {
            Truth::over(a.first >= last_limit, a.last >= first_limit)
        }
    }

    fn planned_at_most(&self, days: u32) -> Truth {
        let Time::Within(exit) = self.time(Fact::ExitOn) else { return Truth::Unknown };
        let entry = self.entry();
        let length =
            |from: Date, to: Date| i64::from(crate::stay::Day::of(to).since(crate::stay::Day::of(from))) + 1;
        let (shortest, longest) =
            (length(entry.last_day, exit.first_day), length(entry.first_day, exit.last_day));
        Truth::over(longest <= i64::from(days), shortest <= i64::from(days))
    }

    fn visa_valid(&self, state: Where, on: Fact) -> Truth {
        let none = ValueSet::one(self.set.symbols.number(Fact::VisaClass(state), "none"));
        let no_visa = match self.visa_of(Fact::VisaClass(state)).and_then(|visa| visa.class.as_deref()) {
            Some("none") => Truth::True,
            Some(_) => Truth::False,
            None => among(self.values(Fact::VisaClass(state)), none),
        };
        let (Time::Within(issued), Time::Within(expires), Time::Within(event)) =
            (self.time(Fact::VisaIssued(state)), self.time(Fact::VisaExpires(state)), self.time(on))
        else {
            return Truth::False;
        };
        let begun = Truth::over(issued.last_day <= event.first_day, issued.first_day <= event.last_day);
        let ended = Truth::over(expires.last_day < event.first_day, expires.first_day < event.last_day);
        no_visa.negated_if(true).and(begun).and(ended.negated_if(true))
    }

    fn was_inside(&self, place: Realm, on: Edge, context: Context<'_>) -> Truth {
        let day = on.day();
        let covers = |stay: &Stay| {
            stay.from <= day
                && stay.to.is_none_or(|to| day <= to)
                && context.pack.is_in(place, stay.country, day, self.as_of)
        };
        let known = [&self.situation.whereabouts, &self.situation.stays];
        if known.into_iter().flatten().flatten().any(covers) {
            return Truth::True;
        }
        if self.situation.whereabouts.is_some() { Truth::False } else { Truth::Unknown }
    }

    /// Without the key no list was asked, and a rule on hits is silent.
    fn hit(&self, kinds: &[HitKind]) -> Truth {
        let Some(hits) = &self.situation.hits else { return Truth::False };
        let entry: Span = self.entry();
        hits.iter()
            .filter(|hit| kinds.contains(&hit.kind))
            .map(|hit| match hit.until {
                None => Truth::True,
                Some(until) => Truth::over(entry.last_day <= until, entry.first_day <= until),
            })
            .fold(Truth::False, Truth::or)
    }
}

/// As `gap_of`, by whole days: where a fact has no hour, a span of days has none either.
fn gap_of_days(a: Span, duration: Duration, before: bool, b: Span, at_least: bool) -> Truth {
    let limit = |day: Date| if before { duration.before(day) } else { duration.after(day) };
    let (first_limit, last_limit) = (limit(b.first_day), limit(b.last_day));
    if before == at_least {
        Truth::over(a.last_day <= first_limit, a.first_day <= last_limit)
    } else {
        Truth::over(a.first_day >= last_limit, a.last_day >= first_limit)
    }
}

/// The day on which somebody completes so many years; who was born on 29 February does so on 1 March of a common year.
fn birthday(born: Date, years: u32) -> Date {
    let day = Duration::Years(years.min(1_000)).after(born);
    if day.day() < born.day() { day.tomorrow().unwrap_or(day) } else { day }
}

fn among(possible: ValueSet, wanted: ValueSet) -> Truth {
    Truth::over(possible.is_within(wanted), !possible.and(wanted).is_empty())
}
