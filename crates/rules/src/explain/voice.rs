//! Says conditions, obstacles and changes in the words of a language, to a traveller or to an officer.

use base::{Country, Date, Moment};
use serde_json::Value;

use super::words::{Arg, Catalog, Language};
use super::{Bound, Change, FactChange, Judged, Judgement, Says, WhyNot};
use crate::answer::Because;
use crate::duration::Duration;
use crate::fact::Fact;
use crate::pack::{Edge, Pack, Sentence};
use crate::pack_set::PackSet;

/// To whom an explanation speaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Register {
    /// To the traveller.
    Traveller,
    /// To an officer.
    Officer,
}

impl Register {
    /// Every register.
    pub const ALL: &'static [Self] = &[Self::Traveller, Self::Officer];

    /// The register that a word names: `traveller`, `officer`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "traveller" => Some(Self::Traveller),
            "officer" => Some(Self::Officer),
            _ => None,
        }
    }
}

/// A language and a register at work on the texts of some packs.
#[derive(Clone, Copy, Debug)]
pub struct Voice<'p> {
    pub(crate) packs: &'p PackSet,
    pub(crate) language: Language,
    pub(crate) register: Register,
}

impl<'p> Voice<'p> {
    /// A voice.
    pub fn new(packs: &'p PackSet, language: Language, register: Register) -> Self {
        Self { packs, language, register }
    }

    /// A sentence of a pack.
    pub fn sentence(&self, pack: &Pack, sentence: &Sentence) -> String {
        self.atom(pack, &sentence.atom)
    }

    /// A condition of a rule or exception, without what was said of it.
    pub fn condition(&self, rule: &str, judged: &Judged) -> String {
        let Some(pack) = rule.split_once('/').and_then(|(pack, _)| self.packs.pack(pack)) else {
            return judged.sentence.clone();
        };
        match &judged.says {
            Says::Atom(atom) => self.atom(pack, atom),
            Says::Limit(limit) => self.fact_line(self.name("planned-stay", &[]), self.limit_spec(*limit)),
        }
    }

    /// A condition with what was said of it and whether it is fulfilled.
    pub fn judged(&self, rule: &str, judged: &Judged) -> String {
        let condition = self.condition(rule, judged);
        match judged.truth {
            Judgement::True => self.say("say-true", &[("condition", condition), ("told", self.told(judged))]),
            Judgement::False => {
                self.say("say-false", &[("condition", condition), ("told", self.told(judged))])
            }
            Judgement::Unknown => {
                let missing = judged.facts.iter().filter(|told| told.value.is_none()).map(|told| told.fact);
                let mut facts: Vec<String> = missing.map(|fact| self.fact(fact)).collect();
                if facts.is_empty() {
                    // Every fact is known and the hour decides.
                    facts = judged.facts.iter().map(|told| self.fact(told.fact)).collect();
                }
                self.say("say-unknown", &[("condition", condition), ("facts", facts.join(", "))])
            }
        }
    }

    /// Every condition of a decisive rule, judged; then what it defeats.
    pub fn because(&self, because: &Because) -> Vec<String> {
        let mut lines: Vec<String> =
            because.judged.iter().map(|judged| self.judged(&because.rule, judged)).collect();
        if !because.defeated.is_empty() {
            let rules: Vec<String> = because.defeated.iter().map(|rule| self.title(rule)).collect();
            lines.push(self.say("say-defeated", &[("rules", rules.join("; "))]));
        }
        lines
    }

    /// A rule that would have given another result: a line for it, then one for each obstacle.
    pub fn why_not(&self, why_not: &WhyNot) -> (String, Vec<String>) {
        let rule = self.title(&why_not.rule);
        if why_not.in_the_way.is_empty() {
            let rules: Vec<String> = why_not.yields_to.iter().map(|rule| self.title(rule)).collect();
            let line = self.say("why-not-yields", &[("rule", rule), ("rules", rules.join("; "))]);
            return (line, Vec::new());
        }
        let slot = self.word("slot", why_not.slot.word());
        let result = self.word("result", why_not.result.word());
        let line = self.say("why-not-rule", &[("slot", slot), ("result", result), ("rule", rule)]);
        (line, why_not.in_the_way.iter().map(|judged| self.judged(&why_not.rule, judged)).collect())
    }

    /// What the traveller can change, and what follows.
    pub fn change(&self, change: &Change) -> String {
        let parts: Vec<String> = change.facts.iter().map(|change| self.fact_change(change)).collect();
        let slot = self.word("slot", change.slot.word());
        let mut result = self.word("result", change.result.word());
        if let Some(filing) = change.filing {
            result = format!("{result}, {}", self.word("filing", filing.word()));
        }
        self.say("change-then", &[("change", parts.join("; ")), ("slot", slot), ("result", result)])
    }

    /// What must be said of texts that no speaker has reviewed: the words of the language, then those of each pack.
    pub fn unreviewed<'a>(&self, packs: impl IntoIterator<Item = &'a Pack>) -> Vec<String> {
        let mut notes = Vec::new();
        if self.language.reviewed() == "none" {
            notes.push(self.text("law-unreviewed", &[]));
        }
        let packs = packs.into_iter().filter(|pack| pack.reviewed == "none");
        notes.extend(packs.map(|pack| self.say("law-unreviewed-pack", &[("pack", pack.id.clone())])));
        notes
    }

    /// The title of a rule, exception or deadline.
    pub fn title(&self, rule: &str) -> String {
        let title = self.packs.rule(rule).and_then(|page| self.text_of(page.pack, page.title));
        title.unwrap_or(rule).to_owned()
    }

    /// A text of a pack in the language, or in English where the pack has none in it.
    pub(crate) fn text_of<'t>(&self, pack: &'t Pack, key: &str) -> Option<&'t str> {
        let find = |language: &str| pack.texts.find(language, key);
        find(self.language.tag()).or_else(|| find(Language::English.tag()))
    }

    /// The heading over what stands in the way of another answer.
    pub fn why_not_heading(&self) -> String {
        self.text("why-not-head", &[])
    }

    /// The heading over what can be changed.
    pub fn changes_heading(&self) -> String {
        self.text("change-head", &[])
    }

    /// The name of a fact by its path.
    pub fn fact_at(&self, path: &str) -> String {
        Fact::parse(path).map_or_else(|_| path.to_owned(), |fact| self.fact(fact))
    }

    fn fact_change(&self, change: &FactChange) -> String {
        let told = self.value(change.fact, &change.value);
        let (key, name) = match (change.fact, change.bound) {
            (Fact::FiledAt, Bound::NotBefore) => ("change-file-from", "date"),
            (Fact::FiledAt, _) => ("change-file-by", "date"),
            (Fact::ExitOn, _) => ("change-exit", "date"),
            (Fact::Nationality, _) => ("change-passport", "country"),
            (Fact::EntryPoint, _) => ("change-point", "point"),
            (Fact::EntryMode, _) => ("change-mode", "mode"),
            (Fact::DocumentExpires, _) => ("change-expires", "date"),
            (Fact::BlankPages, _) => ("change-pages", "count"),
            (_, _) => ("change-entry", "date"),
        };
        self.say(key, &[(name, told)])
    }

    /// What was said of the facts of a condition; of several, each with its name.
    fn told(&self, judged: &Judged) -> String {
        let spoken_of: Vec<Fact> = match &judged.says {
            Says::Atom(atom) => atom.facts(),
            Says::Limit(_) => judged.facts.iter().map(|told| told.fact).collect(),
        };
        let mut told: Vec<(Fact, String)> = Vec::new();
        for known in judged.facts.iter().filter(|told| spoken_of.contains(&told.fact)) {
            let value = match &known.value {
                None => self.text("told-not-said", &[]),
                Some(value) => self.value(known.fact, value),
            };
            told.push((known.fact, value));
        }
        match told.as_slice() {
            [(_, only)] => only.clone(),
            several => {
                let named = several.iter().map(|(fact, told)| {
                    self.say("told-named", &[("fact", self.fact(*fact)), ("told", told.clone())])
                });
                named.collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// A value of a fact, as a situation writes it.
    fn value(&self, fact: Fact, value: &Value) -> String {
        match value {
            Value::Null => self.text("told-none", &[]),
            Value::Array(items) if items.is_empty() => self.text("told-none", &[]),
            Value::Array(items) if matches!(fact, Fact::Stays | Fact::Whereabouts) => {
                self.count("told-stays", "count", u32::try_from(items.len()).unwrap_or(u32::MAX))
            }
            Value::Array(items) => {
                let named: Vec<String> = items.iter().map(|item| self.value(fact, item)).collect();
                named.join(", ")
            }
            Value::Object(map) => match map.get("kind").and_then(Value::as_str) {
                Some(kind) => self.word("hit", kind),
                None => self.text("told-some", &[]),
            },
            Value::String(text) => self.word_of(fact, text),
            other => other.to_string(),
        }
    }

    /// A word that a fact may be: a code of a closed set, a state, a day, an instant.
    pub(super) fn word_of(&self, fact: Fact, word: &str) -> String {
        if let Ok(day) = base::parse_date(word) {
            return self.day(day);
        }
        if let Ok(moment) = Moment::parse(word) {
            return self.moment(moment);
        }
        match fact {
            Fact::Nationality | Fact::Nationalities | Fact::Issuer => Country::parse(word)
                .map_or_else(|_| word.to_owned(), |country| self.language.country(country)),
            Fact::EntryPoint | Fact::ExitPoint => point(word),
            _ if word == "none" => self.text("told-none", &[]),
            fact => match group_of(fact) {
                Some(group) => self.word(group, word),
                None => word.to_owned(),
            },
        }
    }

    /// `7 August 2026`.
    pub(crate) fn day(&self, day: Date) -> String {
        let month = self.text(&format!("month-{}-of", day.month()), &[]);
        let args = [("day", day.day().to_string()), ("month", month), ("year", day.year().to_string())];
        self.say("date-day", &args)
    }

    /// `7 August 2026, 09:00 (+05:00)`.
    pub(crate) fn moment(&self, moment: Moment) -> String {
        let local = moment.local();
        let text = moment.to_string();
        let offset = text.get(19..).unwrap_or_default();
        let hour = format!("{:02}:{:02} ({offset})", local.hour(), local.minute());
        self.say("date-moment", &[("date", self.day(moment.date())), ("hour", hour)])
    }

    pub(super) fn edge(&self, edge: Edge) -> String {
        match edge {
            Edge::Day(day) => self.day(day),
            Edge::Moment(moment) => self.moment(moment),
            Edge::Between { not_before, not_after } => {
                let end = |day: Option<base::Date>| day.map_or_else(|| "…".to_owned(), |day| self.day(day));
                self.say("date-between", &[("first", end(not_before)), ("last", end(not_after))])
            }
        }
    }

    pub(super) fn span(&self, duration: Duration) -> String {
        let (key, count) = match duration {
            Duration::Hours(count) => ("span-hours", count),
            Duration::Days(count) => ("span-days", count),
            Duration::WorkingDays(count) => ("span-working-days", count),
            Duration::Months(count) => ("span-months", count),
            Duration::Years(count) => ("span-years", count),
        };
        self.count(key, "count", count)
    }

    /// `name: requirement`.
    pub(super) fn fact_line(&self, fact: String, value: String) -> String {
        self.say("law-fact", &[("fact", fact), ("value", value)])
    }

    /// The word of a code of a closed set; a code that the vocabulary does not know stands as it is.
    pub(crate) fn word(&self, group: &str, code: &str) -> String {
        self.find(&format!("{group}-{code}"), &[]).unwrap_or_else(|| code.to_owned())
    }

    /// A message with one number.
    pub(super) fn count(&self, key: &str, name: &str, number: u32) -> String {
        self.text(key, &[(name, Arg::Number(number))])
    }

    /// A message with texts, in the register.
    pub(crate) fn say(&self, key: &str, args: &[(&str, String)]) -> String {
        let args: Vec<(&str, Arg)> =
            args.iter().map(|(name, text)| (*name, Arg::Text(text.clone()))).collect();
        self.text(key, &args)
    }

    /// A message in the register; in English where the language has none; else its marked key.
    pub(crate) fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| format!("??{key}??"))
    }

    fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let find = |language: Language| {
            let catalog: &Catalog = language.catalog();
            let officer = match self.register {
                Register::Officer => catalog.text(language, &format!("{key}-officer"), args),
                Register::Traveller => None,
            };
            officer.or_else(|| catalog.text(language, key, args))
        };
        find(self.language).or_else(|| find(Language::English))
    }
}

/// The group of messages that the values of a fact have.
fn group_of(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Crossing => "crossing",
        Fact::DocumentKind => "kind",
        Fact::Residence(_) => "residence",
        Fact::Role => "role",
        Fact::Purpose => "purpose",
        Fact::Urgency => "urgency",
        Fact::EntryMode | Fact::ExitMode => "mode",
        Fact::Hits => "hit",
        _ => return None,
    })
}

/// `RUS-VERKHNY-LARS` as a name.
fn point(code: &str) -> String {
    let name = code.split_once('-').map_or(code, |(_, name)| name);
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        format!("{first}{}", letters.as_str().to_lowercase())
    });
    words.collect::<Vec<_>>().join(" ")
}
