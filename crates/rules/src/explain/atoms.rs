//! The sentences of the grammar in words: the name of the fact, then what is asked of it.
//!
//! *Name: requirement* needs no cases and no agreement, and so stands in every language.

use base::Country;

use super::voice::Voice;
use super::words::Arg;
use crate::duration::Duration;
use crate::fact::{Fact, FactKind, Where};
use crate::pack::{Atom, LimitNamed, LimitSpec, Pack, Realm, Values};
use crate::stay::Limit;
use crate::values::ValueSet;

impl Voice<'_> {
    pub(super) fn atom(&self, pack: &Pack, atom: &Atom) -> String {
        let (name, value) = self.parts(pack, atom);
        self.fact_line(name, value)
    }

    /// The name of what a sentence speaks of, and what it asks.
    fn parts(&self, pack: &Pack, atom: &Atom) -> (String, String) {
        match atom {
            Atom::Is { fact, values, negated } => {
                (self.fact(*fact), self.values(pack, *fact, *values, *negated))
            }
            Atom::Present { fact, negated } => {
                (self.fact(*fact), self.text(if *negated { "law-none" } else { "law-some" }, &[]))
            }
            Atom::Age { on, years, under } => {
                let name = self.name("age", &[("event", self.event(*on))]);
                (name, self.count(if *under { "law-age-under" } else { "law-age-from" }, "years", *years))
            }
            Atom::Against { event, edge, negated } => {
                let key = if *negated { "law-not-before" } else { "law-before" };
                (self.fact(*event), self.say(key, &[("date", self.edge(*edge))]))
            }
            Atom::Gap { event, duration, at_least, before, other } => {
                let key = match (at_least, before) {
                    (true, true) => "law-at-least-before",
                    (false, true) => "law-at-most-before",
                    (true, false) => "law-at-least-after",
                    (false, false) => "law-at-most-after",
                };
                (self.fact(*event), self.span_and_event(key, *duration, *other))
            }
            Atom::PlannedStay { at_most } => {
                (self.name("planned-stay", &[]), self.days("law-at-most", *at_most))
            }
            Atom::DaysUsed { under, at_least } => {
                (self.under("days-used", pack, under), self.days("law-at-least", *at_least))
            }
            Atom::LongestOverstay { under, more_than } => {
                (self.under("longest-overstay", pack, under), self.days("law-more-than", *more_than))
            }
            Atom::LastOverstay { under, within, before } => (
                self.under("last-overstay", pack, under),
                self.span_and_event("law-less-before", *within, *before),
            ),
            Atom::Nationalities { every, values } => {
                let name = if *every { "nationality-every" } else { "nationality-any" };
                (self.name(name, &[]), self.values(pack, Fact::Nationality, *values, false))
            }
            Atom::DocumentValid { duration, after } => (
                self.fact(Fact::DocumentExpires),
                self.span_and_event("law-at-least-after", *duration, *after),
            ),
            Atom::BlankPages { at_least } => {
                (self.fact(Fact::BlankPages), self.count("law-pages", "count", u32::from(*at_least)))
            }
            Atom::CrossingInto { crossing, into } => {
                let key = format!("law-crossing-{crossing}");
                (self.fact(Fact::Crossing), self.say(&key, &[("country", self.realm(pack, *into))]))
            }
            Atom::VisaValid { state, on } => {
                (self.fact(Fact::VisaClass(*state)), self.say("law-valid-on", &[("event", self.event(*on))]))
            }
            Atom::Holder { place, outside, on } => {
                let args = [("date", self.edge(*on)), ("country", self.realm(pack, *place))];
                let key = if *outside { "law-outside" } else { "law-inside" };
                (self.name("holder", &args), self.text(key, &[]))
            }
            Atom::Hit { kinds } => {
                let kinds: Vec<String> = kinds.iter().map(|kind| self.word("hit", kind.word())).collect();
                (self.fact(Fact::Hits), self.say("law-one-of", &[("values", kinds.join(", "))]))
            }
        }
    }

    /// The name of a state, or of a group of states of the pack.
    fn realm(&self, pack: &Pack, realm: Realm) -> String {
        match realm {
            Realm::State(state) => self.language.country(state),
            Realm::Territory(place) => {
                let Some(territory) = pack.territories.get(place) else { return String::new() };
                let title = self.text_of(pack, &territory.title);
                title.unwrap_or(&territory.id).to_owned()
            }
        }
    }

    /// The name of a fact.
    pub(crate) fn fact(&self, fact: Fact) -> String {
        let of = |name: &str, place: Where| {
            let country = match place {
                Where::State(state) => self.language.country(state),
                Where::Here => self.text("law-here", &[]),
            };
            self.name(name, &[("country", country)])
        };
        let name = match fact {
            Fact::Residence(state) => return of("residence", state),
            Fact::VisaClass(state) => return of("visa", state),
            Fact::VisaIssued(state) => return of("visa-issued", state),
            Fact::VisaExpires(state) => return of("visa-expires", state),
            Fact::VisaDays(state) => return of("visa-days", state),
            Fact::VisaEntries(state) => return of("visa-entries", state),
            Fact::EntryState => "entry-state",
            Fact::Registered => "registered",
            Fact::RegisteredAt => "registered-at",
            Fact::Crossing => "crossing",
            Fact::Nationality => "nationality",
            Fact::Nationalities => "nationalities",
            Fact::Role => "role",
            Fact::Purpose => "purpose",
            Fact::DocumentKind => "kind",
            Fact::Issuer => "issuer",
            Fact::EntryPoint => "entry-point",
            Fact::EntryMode => "entry-mode",
            Fact::ExitPoint => "exit-point",
            Fact::ExitMode => "exit-mode",
            Fact::Urgency => "urgency",
            Fact::Contract => "contract",
            Fact::Filed => "filed",
            Fact::EntryAt => "entry",
            Fact::ExitOn => "exit",
            Fact::Born => "born",
            Fact::DocumentExpires => "expires",
            Fact::BlankPages => "blank-pages",
            Fact::ContractFrom => "contract-from",
            Fact::ContractUntil => "contract-until",
            Fact::FiledAt => "filed-at",
            Fact::Whereabouts => "whereabouts",
            Fact::Stays => "stays",
            Fact::Hits => "hit",
        };
        self.name(name, &[])
    }

    pub(super) fn name(&self, name: &str, args: &[(&str, String)]) -> String {
        self.say(&format!("law-fact-{name}"), args)
    }

    /// An event, as it stands in "before …" and "after …".
    fn event(&self, fact: Fact) -> String {
        let name = match fact {
            Fact::EntryAt => "entry",
            Fact::ExitOn => "exit",
            Fact::FiledAt => "filed",
            Fact::RegisteredAt => "registered",
            Fact::Born => "born",
            Fact::DocumentExpires => "expires",
            Fact::VisaIssued(_) => "visa-issued",
            Fact::VisaExpires(_) => "visa-expires",
            Fact::ContractFrom => "contract-from",
            Fact::ContractUntil => "contract-until",
            other => return self.fact(other),
        };
        self.text(&format!("law-event-{name}"), &[])
    }

    /// `is`, `is not`, `is in` and `is not in`, with the values in words.
    fn values(&self, pack: &Pack, fact: Fact, values: Values, negated: bool) -> String {
        let named = match values {
            Values::Set(place) => {
                let set = pack.sets.get(place);
                let title = set.and_then(|set| self.text_of(pack, &set.title));
                let title = title.or(set.map(|set| set.id.as_str())).unwrap_or_default().to_owned();
                let key = if negated { "law-not-in-list" } else { "law-in-list" };
                return self.say(key, &[("list", title)]);
            }
            Values::These(named) => named.0,
        };
        let words = self.words_of(fact, named);
        match (words.as_slice(), negated) {
            ([only], _) if *only == "none" => self.text(if negated { "law-some" } else { "law-none" }, &[]),
            ([only], false) => self.say("law-is", &[("value", self.word_of(fact, only))]),
            ([only], true) => self.say("law-not", &[("value", self.word_of(fact, only))]),
            (several, negated) => {
                let named: Vec<String> = several.iter().map(|word| self.word_of(fact, word)).collect();
                let key = if negated { "law-none-of" } else { "law-one-of" };
                self.say(key, &[("values", named.join(", "))])
            }
        }
    }

    /// The words of a set of values.
    fn words_of(&self, fact: Fact, values: ValueSet) -> Vec<String> {
        match fact.kind() {
            FactKind::Words(words) => {
                let held = words.iter().enumerate().filter(|(place, _)| values.contains(*place));
                held.map(|(_, word)| (*word).to_owned()).collect()
            }
            FactKind::Country => Country::all()
                .filter(|country| values.contains(country.index()))
                .map(|country| country.code().to_owned())
                .collect(),
            FactKind::Open => self.packs.symbols.words(fact, values).collect(),
            FactKind::Presence | FactKind::Event | FactKind::Special => Vec::new(),
        }
    }

    fn span_and_event(&self, key: &str, span: Duration, event: Fact) -> String {
        self.say(key, &[("span", self.span(span)), ("event", self.event(event))])
    }

    fn days(&self, key: &str, days: u32) -> String {
        self.say(key, &[("span", self.span(Duration::Days(days)))])
    }

    /// A name that says under which limit days are counted.
    fn under(&self, name: &str, pack: &Pack, limit: &LimitNamed) -> String {
        let limit = match limit {
            LimitNamed::These(limits) => {
                let named: Vec<String> = limits.iter().map(|limit| self.limit(*limit)).collect();
                named.join(" + ")
            }
            LimitNamed::Rule(place) => {
                let rule = pack.rules.get(*place).map_or_else(String::new, |rule| pack.full_name(&rule.id));
                self.say("law-limit-rule", &[("rule", self.title(&rule))])
            }
        };
        self.name(name, &[("limit", limit)])
    }

    pub(super) fn limit_spec(&self, limit: LimitSpec) -> String {
        match limit {
            LimitSpec::Days(limit) => self.limit(limit),
            LimitSpec::Both { per_visit, then } => {
                format!("{} + {}", self.limit(per_visit), self.limit(then))
            }
            LimitSpec::Until(fact) => self.say("law-limit-until", &[("event", self.event(fact))]),
        }
    }

    fn limit(&self, limit: Limit) -> String {
        let day = limit.until().map(|day| self.day(day));
        self.limit_words(limit.max_days(), &limit.window(), day)
    }

    /// A limit by its parts: `90 days in any 180 days`.
    pub(crate) fn limit_words(&self, max_days: Option<u32>, window: &str, until: Option<String>) -> String {
        if let Some(date) = until {
            return self.say("law-limit-until-day", &[("date", date)]);
        }
        let span = max_days.map_or_else(String::new, |days| self.span(Duration::Days(days)));
        match window.strip_prefix("rolling-").and_then(|days| days.parse().ok()) {
            Some(days) => {
                let window = self.span(Duration::Days(days));
                self.say("law-limit-rolling", &[("span", span), ("window", window)])
            }
            None => self.text(&format!("law-limit-{window}"), &[("span", Arg::Text(span))]),
        }
    }
}
