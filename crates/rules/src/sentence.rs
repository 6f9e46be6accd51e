//! Reads a sentence of the closed grammar.
//!
//! In: one line such as `document.nationality is in @visa-free`. Out: an [`Atom`], or a message that names the word in
//! question and the nearest known one. There is no `or`, no negation of compounds and no arithmetic.

use base::{Country, Moment, nearest, parse_date};

use crate::duration::Duration;
use crate::fact::{Fact, FactKind, Where};
use crate::pack::{Atom, Edge, LimitNamed, Realm, Symbols, Values, ValuesNamed};
use crate::stay::Limit;
use crate::values::ValueSet;
use crate::vocabulary::{Crossing, HitKind};

/// Names that a sentence may use: the lists of its pack (name and the fact they list), its rules and its territories, in
/// order.
pub(crate) struct Names<'a> {
    pub(crate) sets: &'a [(String, Fact)],
    pub(crate) rules: &'a [String],
    pub(crate) territories: &'a [String],
    pub(crate) symbols: &'a mut Symbols,
}

type Read<T> = Result<T, String>;

/// Reads one sentence.
pub(crate) fn parse(text: &str, names: &mut Names<'_>) -> Read<Atom> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.contains(&"or") || words.contains(&"and") {
        return Err(
            "a sentence has no `or` and no `and`; use `any = [..]`, or write two sentences".to_owned()
        );
    }
    special(&words, names).unwrap_or_else(|| about_fact(&words, names))
}

/// The sentences that do not begin with a fact.
fn special(words: &[&str], names: &mut Names<'_>) -> Option<Read<Atom>> {
    Some(match words {
        ["crossing", "is", way, "into", state] => crossing_into(way, state, names),
        ["crossing", "point", rest @ ..] => about(Fact::EntryPoint, rest, names),
        ["age", "from", "born", "on", event, "is", "under", years, "years"] => age(event, years, true),
        ["age", "from", "born", "on", event, "is", "at", "least", years, "years"] => age(event, years, false),
        ["planned", "stay", "is", "at", "most", days, "days"] => {
            number(days).map(|at_most| Atom::PlannedStay { at_most })
        }
        ["days", "used", "under", limit, "are", "at", "least", days] => {
            limit_named(limit, names).and_then(|under| Ok(Atom::DaysUsed { under, at_least: number(days)? }))
        }
        ["longest", "past", "overstay", "under", limit, "is", "more", "than", days, "days"] => {
            limit_named(limit, names)
                .and_then(|under| Ok(Atom::LongestOverstay { under, more_than: number(days)? }))
        }
        ["last", "overstay", "under", limit, "ended", "less", "than", number, unit, "before", event] => {
            last_overstay(limit, &[number, unit], event, names)
        }
        [all @ ("any" | "every"), "nationality", "is", "in", rest @ ..] => {
            values(Fact::Nationality, rest, names)
                .map(|values| Atom::Nationalities { every: *all == "every", values })
        }
        ["document", "valid", "at", "least", number, unit, "after", event] => span(&[number, unit])
            .and_then(|duration| Ok(Atom::DocumentValid { duration, after: self::event(event)? })),
        ["document", "has", pages, "blank", "pages"] => {
            number(pages).map(|pages| Atom::BlankPages { at_least: pages.min(10_000) as u16 })
        }
        ["holder", "was", place @ ("inside" | "outside"), state, "on", on] => {
            holder(*place == "outside", state, on, names)
        }
        ["hit", "is", "in", rest @ ..] => list(rest).and_then(|kinds| hit(&kinds)),
        ["hit", "is", kind] => hit(&[(*kind).to_owned()]),
        [visa, "is", "valid", "on", event] if visa.starts_with("visa.") => {
            visa_state(visa).and_then(|state| Ok(Atom::VisaValid { state, on: self::event(event)? }))
        }
        [visa, "is", "issued", "before", edge] if visa.starts_with("visa.") => {
            visa_state(visa).and_then(|state| {
                Ok(Atom::Against { event: Fact::VisaIssued(state), edge: self::edge(edge)?, negated: false })
            })
        }
        _ => return form(words).map(|form| Err(format!("this is no whole sentence: it goes `{form}`"))),
    })
}

/// How a sentence goes that begins with a word of its own.
fn form(words: &[&str]) -> Option<&'static str> {
    Some(match words {
        ["age", ..] => "age from born on entry.at is under 6 years",
        ["planned", ..] => "planned stay is at most 30 days",
        ["days", ..] => "days used under calendar-year:90 are at least 60",
        ["longest", ..] => "longest past overstay under rolling:90/180 is more than 30 days",
        ["last", ..] => "last overstay under rolling:90/180 ended less than 3 years before entry.at",
        ["any" | "every", ..] => "any nationality is in @set",
        ["document", "valid", ..] => "document valid at least 6 months after exit.on",
        ["document", "has", ..] => "document has 2 blank pages",
        ["document", ..] => "document.nationality is UZB",
        ["holder", ..] => "holder was inside USA on 2026-01-01",
        ["hit", ..] => "hit is in [entry-ban]",
        _ => return None,
    })
}

fn about_fact(words: &[&str], names: &mut Names<'_>) -> Read<Atom> {
    let (subject, rest) = words.split_first().ok_or("the sentence is empty")?;
    about(Fact::parse(subject)?, rest, names)
}

/// The sentences that begin with a fact and the word `is`.
fn about(fact: Fact, words: &[&str], names: &mut Names<'_>) -> Read<Atom> {
    const VERBS: &[&str] = &["is"];
    let (verb, rest) =
        words.split_first().ok_or_else(|| format!("`{fact}` needs a verb, such as `{fact} is …`"))?;
    if *verb != "is" {
        let hint = nearest(verb, VERBS.iter().copied())
            .map_or_else(String::new, |n| format!(", did you mean `{n}`?"));
        return Err(format!("`{}` is no verb of a sentence{hint}", short(verb)));
    }
    match rest {
        ["present"] => presence(fact, false),
        ["absent"] => presence(fact, true),
        ["before", edge] => against(fact, edge, false),
        ["not", "before", edge] => against(fact, edge, true),
        ["at", bound @ ("least" | "most"), number, unit, side @ ("before" | "after"), other] => {
            Ok(Atom::Gap {
                event: event_of(fact)?,
                duration: span(&[number, unit])?,
                at_least: *bound == "least",
                before: *side == "before",
                other: event(other)?,
            })
        }
        ["not", "in", rest @ ..] => {
            values(fact, rest, names).map(|values| Atom::Is { fact, values, negated: true })
        }
        ["in", rest @ ..] => {
            values(fact, rest, names).map(|values| Atom::Is { fact, values, negated: false })
        }
        ["not", value] => one(fact, value, names).map(|values| Atom::Is { fact, values, negated: true }),
        [value] => one(fact, value, names).map(|values| Atom::Is { fact, values, negated: false }),
        _ => Err(no_ending(rest)),
    }
}

fn no_ending(rest: &[&str]) -> String {
    const ENDINGS: &[&str] = &[
        "not",
        "in",
        "not in",
        "present",
        "absent",
        "before",
        "not before",
        "at least",
        "at most",
        "valid on",
    ];
    let first = rest.first().copied().unwrap_or_default();
    let hint = nearest(first, ENDINGS.iter().copied())
        .map_or_else(String::new, |n| format!(", did you mean `{n}`?"));
    format!("`is {}` is no way to end a sentence{hint}", short(&rest.join(" ")))
}

fn presence(fact: Fact, negated: bool) -> Read<Atom> {
    match fact.kind() {
        FactKind::Presence => Ok(Atom::Present { fact, negated }),
        FactKind::Open if matches!(fact, Fact::VisaClass(_)) => {
            Err(format!("a visa is present when `{fact} is not none`; write that"))
        }
        _ => Err(format!("`{fact}` cannot be present or absent; `contract` and `filed` can")),
    }
}

fn against(fact: Fact, text: &str, negated: bool) -> Read<Atom> {
    Ok(Atom::Against { event: event_of(fact)?, edge: edge(text)?, negated })
}

fn crossing_into(way: &str, into: &str, names: &Names<'_>) -> Read<Atom> {
    let crossing = Crossing::parse(way).ok_or_else(|| no_word("crossing", way, Crossing::WORDS))?;
    Ok(Atom::CrossingInto { crossing, into: realm(into, names)? })
}

/// A country code, or the name of a territory of the pack.
fn realm(text: &str, names: &Names<'_>) -> Read<Realm> {
    if let Some(place) = names.territories.iter().position(|id| id == text) {
        return Ok(Realm::Territory(place));
    }
    Country::parse(text).map(Realm::State).map_err(|error| {
        let near = nearest(text, names.territories.iter().map(String::as_str));
        near.map_or_else(
            || error.to_string(),
            |near| format!("`{}` is no state and no territory, did you mean `{near}`?", short(text)),
        )
    })
}

fn age(event: &str, years: &str, under: bool) -> Read<Atom> {
    Ok(Atom::Age { on: self::event(event)?, years: number(years)?, under })
}

fn last_overstay(limit: &str, within: &[&str], before: &str, names: &Names<'_>) -> Read<Atom> {
    Ok(Atom::LastOverstay {
        under: limit_named(limit, names)?,
        within: span(within)?,
        before: event(before)?,
    })
}

fn holder(outside: bool, place: &str, on: &str, names: &Names<'_>) -> Read<Atom> {
    Ok(Atom::Holder { place: realm(place, names)?, outside, on: edge(on)? })
}

fn hit(kinds: &[String]) -> Read<Atom> {
    let kinds = kinds
        .iter()
        .map(|kind| HitKind::parse(kind).ok_or_else(|| no_word("hit", kind, HitKind::WORDS)))
        .collect::<Read<Vec<HitKind>>>()?;
    Ok(Atom::Hit { kinds })
}

fn limit_named(text: &str, names: &Names<'_>) -> Read<LimitNamed> {
    if text.contains(':') {
        return Limit::parse_all(text).map(LimitNamed::These).map_err(|error| error.to_string());
    }
    if let Some(place) = names.rules.iter().position(|rule| rule == text) {
        return Ok(LimitNamed::Rule(place));
    }
    let hint = nearest(text, names.rules.iter().map(String::as_str)).map_or_else(
        || "; write a stay rule's id or `rolling:90/180`".to_owned(),
        |n| format!(", did you mean `{n}`?"),
    );
    Err(format!("`{}` is no limit{hint}", short(text)))
}

/// `@set` or `[a, b]`.
fn values(fact: Fact, words: &[&str], names: &mut Names<'_>) -> Read<Values> {
    if let [set] = words
        && let Some(name) = set.strip_prefix('@')
    {
        return named_set(fact, name, names);
    }
    let mut set = ValueSet::default();
    for word in list(words)? {
        set.insert(value(fact, &word, names.symbols)?);
    }
    Ok(Values::These(ValuesNamed(set)))
}

fn one(fact: Fact, word: &str, names: &mut Names<'_>) -> Read<Values> {
    if word.starts_with('@') {
        return Err(format!("`{}` is a list: write `is in {}`", short(word), short(word)));
    }
    Ok(Values::These(ValuesNamed(ValueSet::one(value(fact, word, names.symbols)?))))
}

fn named_set(fact: Fact, name: &str, names: &Names<'_>) -> Read<Values> {
    let Some(place) = names.sets.iter().position(|(id, _)| id == name) else {
        let hint = nearest(name, names.sets.iter().map(|(id, _)| id.as_str()))
            .map_or_else(String::new, |near| format!(", did you mean `@{near}`?"));
        return Err(format!("`@{}` is no list of this pack{hint}", short(name)));
    };
    let of = names.sets.get(place).map_or(fact, |(_, of)| *of);
    if of.kind() == fact.kind() && same_open_table(of, fact) {
        Ok(Values::Set(place))
    } else {
        Err(format!("`@{name}` lists values of `{of}`, which `{fact}` cannot have"))
    }
}

fn same_open_table(a: Fact, b: Fact) -> bool {
    a.kind() != FactKind::Open || matches!(a, Fact::VisaClass(_)) == matches!(b, Fact::VisaClass(_))
}

/// The number of a word among the values of a fact.
pub(crate) fn value(fact: Fact, word: &str, symbols: &mut Symbols) -> Read<usize> {
    match fact.kind() {
        FactKind::Words(words) => words
            .iter()
            .position(|known| *known == word)
            .ok_or_else(|| no_word(&fact.to_string(), word, words)),
        FactKind::Country => country(word).map(Country::index),
        FactKind::Open => symbols.intern(fact, word).ok_or_else(|| format!("`{fact}` has too many words")),
        FactKind::Presence => Err(format!("`{fact}` is `present` or `absent`, and never `{}`", short(word))),
        FactKind::Event => {
            Err(format!("`{fact}` is an event: write `is before DATE` or `is at least 3 days before …`"))
        }
        FactKind::Special => {
            Err(format!("`{fact}` has sentences of its own, and none that ends in `{}`", short(word)))
        }
    }
}

fn list(words: &[&str]) -> Read<Vec<String>> {
    let text = words.join(" ");
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .ok_or_else(|| format!("`{}` is no list: write `[a, b]` or `@set`", short(&text)))?;
    let items: Vec<String> = inner.split(',').map(|item| item.trim().to_owned()).collect();
    if items.iter().any(String::is_empty) {
        return Err(format!("the list `{}` has an empty place", short(&text)));
    }
    Ok(items)
}

fn event(path: &str) -> Read<Fact> {
    event_of(Fact::parse(path)?)
}

fn event_of(fact: Fact) -> Read<Fact> {
    if fact.kind() == FactKind::Event {
        Ok(fact)
    } else {
        Err(format!("`{fact}` is no event: it has no day"))
    }
}

/// A day or an instant as a sentence writes it.
pub(crate) fn edge(text: &str) -> Read<Edge> {
    if let Ok(day) = parse_date(text) {
        return Ok(Edge::Day(day));
    }
    Moment::parse(text).map(Edge::Moment).map_err(|_| {
        format!(
            "`{}` is no day such as `2026-07-01` and no instant such as `2026-07-01T00:00:00+03:00`",
            short(text)
        )
    })
}

fn visa_state(text: &str) -> Read<Where> {
    Where::parse(text.trim_start_matches("visa."))
}

fn country(code: &str) -> Read<Country> {
    Country::parse(code).map_err(|error| error.to_string())
}

fn span(words: &[&str]) -> Read<Duration> {
    Duration::parse(&words.join(" "))
}

fn number(text: &str) -> Read<u32> {
    text.parse()
        .ok()
        .filter(|n| *n <= 20_000)
        .ok_or_else(|| format!("`{}` is no whole number up to 20000", short(text)))
}

/// The message for a word that is none of a closed set.
pub(crate) fn no_word(what: &str, word: &str, words: &[&str]) -> String {
    let hint = nearest(word, words.iter().copied())
        .map_or_else(|| format!("; one of {}", words.join(", ")), |near| format!(", did you mean `{near}`?"));
    format!("`{what}` cannot be `{}`{hint}", short(word))
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Read<Atom> {
        let sets = [
            ("visa-free".to_owned(), Fact::Nationality),
            ("points".to_owned(), Fact::EntryPoint),
            ("jobs".to_owned(), Fact::Purpose),
        ];
        let rules = ["visa".to_owned(), "stay".to_owned()];
        let territories = ["schengen".to_owned()];
        let symbols = &mut Symbols::default();
        parse(text, &mut Names { sets: &sets, rules: &rules, territories: &territories, symbols })
    }

    #[test]
    fn every_sentence_of_the_grammar_is_read() {
        for text in [
            "document.nationality is UZB",
            "document.nationality is not RUS",
            "purpose is in [work, study]",
            "purpose is not in @jobs",
            "document.nationality is in @visa-free",
            "document.issuer is not in @visa-free",
            "contract is present",
            "filed is absent",
            "age from born on entry.at is under 6 years",
            "age from born on entry.at is at least 65 years",
            "entry.at is before 2026-07-01",
            "entry.at is not before 2026-07-01T00:00:00+03:00",
            "filed.at is at least 72 hours before entry.at",
            "exit.on is at most 90 days after entry.at",
            "planned stay is at most 30 days",
            "days used under calendar-year:90 are at least 60",
            "days used under stay are at least 60",
            "longest past overstay under stay is more than 30 days",
            "last overstay under rolling:90/180 ended less than 3 years before entry.at",
            "any nationality is in @visa-free",
            "every nationality is in [UZB, KAZ]",
            "document valid at least 6 months after exit.on",
            "document has 2 blank pages",
            "crossing is entry into RUS",
            "crossing is exit",
            "crossing is entry into schengen",
            "holder was outside schengen on 2026-01-01",
            "residence.here is none",
            "visa.here.class is in [C, none]",
            "visa.here is valid on entry.at",
            "visa.here is issued before 2026-01-01",
            "entry.state is in [FRA, D]",
            "crossing point is in @points",
            "entry.point is not in @points",
            "mode is air",
            "exit.mode is in [road, rail]",
            "visa.USA.class is in [B-1, B-2]",
            "visa.USA is issued before 2026-01-01T00:01:00-05:00",
            "visa.USA is valid on entry.at",
            "holder was inside USA on 2026-01-01",
            "holder was outside USA on 2025-06-09T00:01:00-04:00",
            "hit is in [entry-ban, controlled-person]",
            "hit is lost-document",
            "residence.RUS is none",
            "role is international-driver",
            "document.kind is diplomatic-passport",
            "urgency is not none",
        ] {
            assert!(read(text).is_ok(), "{text}: {:?}", read(text).err());
        }
    }

    #[test]
    fn what_is_no_sentence_says_why() {
        for (text, message) in [
            (
                "document.nationalty is UZB",
                "`document.nationalty` is no fact, did you mean `document.nationality`?",
            ),
            (
                "document.nationality is in @visa-fre",
                "`@visa-fre` is no list of this pack, did you mean `@visa-free`?",
            ),
            (
                "purpose is in @visa-free",
                "`@visa-free` lists values of `document.nationality`, which `purpose` cannot have",
            ),
            ("purpose are work", "`are` is no verb of a sentence"),
            ("purpose iss work", "`iss` is no verb of a sentence, did you mean `is`?"),
            ("purpose is worl", "`purpose` cannot be `worl`, did you mean `work`?"),
            (
                "purpose is work or study",
                "a sentence has no `or` and no `and`; use `any = [..]`, or write two sentences",
            ),
            ("age from born on purpose is under 6 years", "`purpose` is no event: it has no day"),
            (
                "filed.at is at least 72 hors before entry.at",
                "`hors` is no unit of time, did you mean `hours`?",
            ),
            (
                "longest past overstay under sty is more than 30 days",
                "`sty` is no limit, did you mean `stay`?",
            ),
            ("document.nationality is UZX", "`UZX` is no country code of three letters, did you mean `UZB`?"),
            (
                "entry.at is before tomorrow",
                "`tomorrow` is no day such as `2026-07-01` and no instant such as `2026-07-01T00:00:00+03:00`",
            ),
            ("purpose is @jobs", "`@jobs` is a list: write `is in @jobs`"),
            (
                "purpose is exactly the same as before",
                "`is exactly the same as before` is no way to end a sentence",
            ),
            ("stays is many", "`stays` has sentences of its own, and none that ends in `many`"),
            (
                "crossing is entry into schengn",
                "`schengn` is no state and no territory, did you mean `schengen`?",
            ),
            ("visa.heer.class is C", "`heer` is no country code of three letters"),
            ("", "the sentence is empty"),
        ] {
            assert_eq!(read(text).map(|_| ()).unwrap_err(), message, "{text}");
        }
    }
}
