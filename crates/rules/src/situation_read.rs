//! Reads a [`Situation`] from JSON, strictly.
//!
//! In: text. Out: typed facts, or an error that names the path, what is wrong, and what to write instead.
//!
//! A key or word that nobody knows is an error with the nearest known one: a mistyped fact must not become an unknown
//! one. Error texts quote the word in question and never a name, a number or a birth date.

use std::borrow::Cow;
use std::fmt;

use base::{Country, Date, Moment, nearest, parse_date};

use crate::json::Json;
use crate::situation::{
    Contract, Document, Filed, Hit, Known, Passage, Registered, Situation, Stay, Visa, When,
};
use crate::vocabulary::{Crossing, DocumentKind, Ground, HitKind, Mode, Purpose, Residence, Role, Urgency};

/// The text is no situation. Its message is one line, in English, with the path of the fact.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct SituationError {
    path: String,
    code: &'static str,
    message: String,
}

/// Stays, whereabouts, nationalities and hits: more than this is no traveller's list.
const LONGEST_LIST: usize = 5_000;
/// Room for the keys of the largest object.
const MOST_KEYS: usize = 24;
/// Years in which a journey can lie; they bound the work on a stay.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

type Read<T> = Result<T, SituationError>;

impl Situation {
    /// Reads a situation as `paiza check` takes it.
    ///
    /// # Errors
    ///
    /// [`SituationError`]: no JSON, an unknown key or word (with the nearest known one), a day that does not exist,
    /// an exit before its entry.
    pub fn from_json(text: &str) -> Result<Self, SituationError> {
        Self::read(text, false).map(|(situation, _)| situation)
    }

    /// Reads a line of `paiza check --batch`: a situation that may carry its own `as-of`.
    ///
    /// # Errors
    ///
    /// As [`Situation::from_json`].
    pub fn from_batch_line(text: &str) -> Result<(Self, Option<Date>), SituationError> {
        Self::read(text, true)
    }

    fn read(text: &str, with_as_of: bool) -> Read<(Self, Option<Date>)> {
        let json = Json::read(text)
            .map_err(|error| SituationError::at("", "not-json", format!("this is no JSON: {error}")))?;
        let mut keys = Keys::of(&Path::Whole, json)?;
        let as_of = if with_as_of { keys.optional("as-of", day)? } else { None };
        let situation = situation(&mut keys)?;
        keys.finish()?;
        in_order(&situation)?;
        Ok((situation, as_of))
    }
}

impl SituationError {
    pub(crate) fn at(path: impl fmt::Display, code: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.to_string(), code, message: message.into() }
    }

    /// The path of the fact that is wrong; empty where the text as a whole is.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, as a stable code: `bad-date`, `unknown-country`, `unknown-fact` …
    pub fn code(&self) -> &'static str {
        self.code
    }
}

fn situation(keys: &mut Keys<'_>) -> Read<Situation> {
    let into = keys.optional("into", country)?.ok_or_else(|| {
        SituationError::at(
            "into",
            "missing",
            "`into` is missing: name the state to be entered, such as `\"into\": \"RUS\"`",
        )
    })?;
    Ok(Situation {
        into,
        crossing: keys.optional("crossing", word(Crossing::WORDS, Crossing::parse))?,
        document: keys.optional("document", document)?.unwrap_or_default(),
        nationalities: keys.optional("nationalities", list(country))?,
        born: keys.optional("born", day)?,
        residence: keys
            .optional("residence", by_state(word(Residence::WORDS, Residence::parse)))?
            .unwrap_or_default(),
        visa: keys.optional("visa", by_state(visa))?.unwrap_or_default(),
        role: keys.optional("role", word(Role::WORDS, Role::parse))?,
        purpose: keys.optional("purpose", word(Purpose::WORDS, Purpose::parse))?,
        contract: keys.optional("contract", or_none(contract))?.unwrap_or_default(),
        urgency: keys.optional("urgency", word(Urgency::WORDS, Urgency::parse))?,
        entry: keys.optional("entry", passage)?.unwrap_or_default(),
        exit: keys.optional("exit", passage)?.unwrap_or_default(),
        filed: keys.optional("filed", or_none(filed))?.unwrap_or_default(),
        whereabouts: keys.optional("whereabouts", or_empty(list(whereabouts)))?,
        stays: keys.optional("stays", or_empty(list(stay)))?,
        hits: keys.optional("hits", or_empty(list(hit)))?,
        registered: keys.optional("registered", or_none(registered))?.unwrap_or_default(),
        switches: keys.optional("switches", list(text))?.unwrap_or_default(),
    })
}

/// What no single fact shows: an exit before its entry.
fn in_order(situation: &Situation) -> Read<()> {
    let day_of = |when: When| match when {
        When::Unknown => None,
        When::On(day) => Some(day),
        When::At(moment) => Some(moment.date()),
    };
    let backwards = match (situation.entry.when, situation.exit.when) {
        (When::At(entry), When::At(exit)) => exit < entry,
        (entry, exit) => day_of(entry).zip(day_of(exit)).is_some_and(|(entry, exit)| exit < entry),
    };
    if backwards {
        return Err(SituationError::at(
            "exit",
            "wrong-order",
            "`exit` lies before `entry`; correct one of the two",
        ));
    }
    Ok(())
}

fn document(path: &Path<'_>, json: Json<'_>) -> Read<Document> {
    let mut keys = Keys::of(path, json)?;
    let document = Document {
        nationality: keys.optional("nationality", country)?,
        issuer: keys.optional("issuer", country)?,
        kind: keys.optional("kind", word(DocumentKind::WORDS, DocumentKind::parse))?,
        expires: keys.optional("expires", any_day)?,
        blank_pages: keys.optional("blank-pages", count)?,
    };
    keys.finish()?;
    Ok(document)
}

fn visa(path: &Path<'_>, json: Json<'_>) -> Read<Visa> {
    let mut keys = Keys::of(path, json)?;
    let visa = Visa {
        class: keys.optional("class", text)?,
        issued: keys.optional("issued", any_day)?,
        expires: keys.optional("expires", any_day)?,
        entries: keys.optional("entries", count)?,
        days: keys.optional("days", count)?,
        held: keys.optional("held", truth)?,
    };
    keys.finish()?;
    Ok(visa)
}

fn contract(path: &Path<'_>, json: Json<'_>) -> Read<Contract> {
    let mut keys = Keys::of(path, json)?;
    let contract = Contract { from: keys.optional("from", day)?, until: keys.optional("until", day)? };
    keys.finish()?;
    if contract.from.zip(contract.until).is_some_and(|(from, until)| until < from) {
        return Err(SituationError::at(
            "contract.until",
            "wrong-order",
            "`contract.until` lies before `contract.from`; correct one of the two",
        ));
    }
    Ok(contract)
}

fn when(path: &Path<'_>, keys: &mut Keys<'_>) -> Read<When> {
    Ok(match (keys.optional("at", moment)?, keys.optional("on", day)?) {
        (Some(_), Some(_)) => {
            return Err(SituationError::at(
                path,
                "contradiction",
                format!("`{path}` has both `at` and `on`; keep `at` if the hour is known, else `on`"),
            ));
        }
        (Some(at), None) => When::At(at),
        (None, Some(on)) => When::On(on),
        (None, None) => When::Unknown,
    })
}

fn registered(path: &Path<'_>, json: Json<'_>) -> Read<Registered> {
    let mut keys = Keys::of(path, json)?;
    let registered = Registered { when: when(path, &mut keys)? };
    keys.finish()?;
    Ok(registered)
}

fn passage(path: &Path<'_>, json: Json<'_>) -> Read<Passage> {
    let mut keys = Keys::of(path, json)?;
    let passage = Passage {
        when: when(path, &mut keys)?,
        point: keys.optional("point", text)?,
        mode: keys.optional("mode", word(Mode::WORDS, Mode::parse))?,
    };
    keys.finish()?;
    Ok(passage)
}

fn filed(path: &Path<'_>, json: Json<'_>) -> Read<Filed> {
    let mut keys = Keys::of(path, json)?;
    let filed = Filed {
        at: keys.optional("at", moment)?,
        granted: keys.optional("granted", truth)?.unwrap_or_default(),
    };
    keys.finish()?;
    Ok(filed)
}

fn stay(path: &Path<'_>, json: Json<'_>) -> Read<Stay> {
    let mut keys = Keys::of(path, json)?;
    let ground = keys.optional("ground", word(Ground::WORDS, Ground::parse))?.unwrap_or(Ground::VisaFree);
    span(path, keys, ground)
}

fn whereabouts(path: &Path<'_>, json: Json<'_>) -> Read<Stay> {
    span(path, Keys::of(path, json)?, Ground::VisaFree)
}

fn span(path: &Path<'_>, mut keys: Keys<'_>, ground: Ground) -> Read<Stay> {
    let stay = Stay {
        country: keys.required("in", country)?,
        from: keys.required("from", day)?,
        to: keys.required("to", nullable(day))?,
        ground,
    };
    keys.finish()?;
    if stay.to.is_some_and(|to| to < stay.from) {
        return Err(SituationError::at(
            format!("{path}.to"),
            "wrong-order",
            format!("`{path}.to` lies before `{path}.from`; correct one of the two"),
        ));
    }
    Ok(stay)
}

fn hit(path: &Path<'_>, json: Json<'_>) -> Read<Hit> {
    let mut keys = Keys::of(path, json)?;
    let hit = Hit {
        kind: keys.required("kind", word(HitKind::WORDS, HitKind::parse))?,
        until: keys.optional("until", nullable(any_day))?.flatten(),
    };
    keys.finish()?;
    Ok(hit)
}

/// Where a value stands; put into words only where something is wrong.
enum Path<'p> {
    /// The situation as a whole.
    Whole,
    /// Under a key.
    Key(&'p Path<'p>, &'p str),
    /// A place in a list, from 0.
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Key(Path::Whole, key) => f.write_str(key),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
            Self::Item(parent, place) => write!(f, "{parent}[{place}]"),
        }
    }
}

/// The keys of one object: what is left at the end is what nobody knows.
struct Keys<'j> {
    path: &'j Path<'j>,
    left: Vec<(Cow<'j, str>, Json<'j>)>,
    known: Vec<&'static str>,
}

impl<'j> Keys<'j> {
    fn of(path: &'j Path<'j>, json: Json<'j>) -> Read<Self> {
        match json {
            Json::Object(left) => Ok(Self { path, left, known: Vec::with_capacity(MOST_KEYS) }),
            other if matches!(path, Path::Whole) => Err(SituationError::at(
                "",
                "wrong-type",
                format!("a situation is an object, not {}", other.kind()),
            )),
            other => Err(wrong(path, "an object", &other)),
        }
    }

    fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Path<'_>, Json<'_>) -> Read<T>,
    ) -> Read<Option<T>> {
        self.known.push(key);
        let Some(place) = self.left.iter().position(|(name, _)| name == key) else { return Ok(None) };
        let (_, json) = self.left.swap_remove(place);
        read(&Path::Key(self.path, key), json).map(Some)
    }

    fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Path<'_>, Json<'_>) -> Read<T>,
    ) -> Read<T> {
        let path = self.path;
        self.optional(key, read)?.ok_or_else(|| {
            let path = Path::Key(path, key);
            SituationError::at(&path, "missing", format!("`{path}` is missing"))
        })
    }

    fn finish(self) -> Read<()> {
        let Some((key, _)) = self.left.first() else { return Ok(()) };
        let shown: String = Path::Key(self.path, key).to_string().chars().take(80).collect();
        let hint = nearest(key, self.known.iter().copied())
            .map_or_else(String::new, |near| format!(", did you mean `{}`?", Path::Key(self.path, near)));
        Err(SituationError::at(
            shown.clone(),
            "unknown-fact",
            format!("`{shown}` is no fact that a situation knows{hint}"),
        ))
    }
}

fn wrong(path: &Path<'_>, wanted: &str, found: &Json<'_>) -> SituationError {
    SituationError::at(path, "wrong-type", format!("`{path}` must be {wanted}, not {}", found.kind()))
}

fn text(path: &Path<'_>, json: Json<'_>) -> Read<String> {
    short(path, json).map(Cow::into_owned)
}

fn short<'j>(path: &Path<'_>, json: Json<'j>) -> Read<Cow<'j, str>> {
    match json {
        Json::Text(text) if (1..=64).contains(&text.len()) => Ok(text),
        Json::Text(_) => {
            Err(SituationError::at(path, "wrong-length", format!("`{path}` must be text of 1 to 64 bytes")))
        }
        other => Err(wrong(path, "text", &other)),
    }
}

fn truth(path: &Path<'_>, json: Json<'_>) -> Read<bool> {
    match json {
        Json::Bool(truth) => Ok(truth),
        other => Err(wrong(path, "true or false", &other)),
    }
}

fn count(path: &Path<'_>, json: Json<'_>) -> Read<u16> {
    match json {
        Json::Count(count) if count <= 10_000 => Ok(count as u16),
        other => Err(wrong(path, "a whole number from 0 to 10000", &other)),
    }
}

fn country(path: &Path<'_>, json: Json<'_>) -> Read<Country> {
    let code = short(path, json)?;
    Country::parse(&code)
        .map_err(|error| SituationError::at(path, "unknown-country", format!("`{path}`: {error}")))
}

/// A day of a journey: it lies in a year that a journey can lie in.
fn day(path: &Path<'_>, json: Json<'_>) -> Read<Date> {
    let day = any_day(path, json)?;
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(SituationError::at(
        path,
        "bad-date",
        format!("`{path}` must lie in the years {} to {}", YEARS.start(), YEARS.end()),
    ))
}

fn any_day(path: &Path<'_>, json: Json<'_>) -> Read<Date> {
    match json {
        Json::Text(text) => parse_date(&text).map_err(|_| {
            SituationError::at(
                path,
                "bad-date",
                format!("`{path}` must be a day of the calendar, such as `2026-08-10`"),
            )
        }),
        other => Err(wrong(path, "a day such as `2026-08-10`", &other)),
    }
}

fn moment(path: &Path<'_>, json: Json<'_>) -> Read<Moment> {
    const WANTED: &str = "an instant with an offset, such as `2026-08-10T09:00:00+05:00`";
    let moment = match json {
        Json::Text(text) => Moment::parse(&text)
            .map_err(|_| SituationError::at(path, "bad-instant", format!("`{path}` must be {WANTED}")))?,
        other => return Err(wrong(path, WANTED, &other)),
    };
    if YEARS.contains(&moment.date().year()) {
        return Ok(moment);
    }
    Err(SituationError::at(
        path,
        "bad-date",
        format!("`{path}` must lie in the years {} to {}", YEARS.start(), YEARS.end()),
    ))
}

fn word<T>(
    words: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> impl Fn(&Path<'_>, Json<'_>) -> Read<T> + Copy {
    move |path, json| {
        let text = short(path, json)?;
        parse(&text).ok_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            let hint = nearest(&text, words.iter().copied()).map_or_else(
                || format!("; one of {}", words.join(", ")),
                |near| format!(", did you mean `{near}`?"),
            );
            SituationError::at(path, "unknown-word", format!("`{path}` cannot be `{shown}`{hint}"))
        })
    }
}

fn list<T>(
    item: impl Fn(&Path<'_>, Json<'_>) -> Read<T>,
) -> impl FnOnce(&Path<'_>, Json<'_>) -> Read<Vec<T>> {
    move |path, json| match json {
        Json::List(items) if items.len() > LONGEST_LIST => Err(SituationError::at(
            path,
            "too-many",
            format!("`{path}` has more than {LONGEST_LIST} members"),
        )),
        Json::List(items) => {
            items.into_iter().enumerate().map(|(i, json)| item(&Path::Item(path, i), json)).collect()
        }
        other => Err(wrong(path, "a list", &other)),
    }
}

fn by_state<T>(
    item: impl Fn(&Path<'_>, Json<'_>) -> Read<T>,
) -> impl FnOnce(&Path<'_>, Json<'_>) -> Read<std::collections::BTreeMap<Country, T>> {
    move |path, json| match json {
        Json::Object(entries) => entries
            .into_iter()
            .map(|(code, json)| {
                let state = Country::parse(&code).map_err(|error| {
                    SituationError::at(path, "unknown-country", format!("`{path}`: {error}"))
                })?;
                Ok((state, item(&Path::Key(path, &code), json)?))
            })
            .collect(),
        other => Err(wrong(path, "an object by state", &other)),
    }
}

fn or_none<T>(
    read: impl FnOnce(&Path<'_>, Json<'_>) -> Read<T>,
) -> impl FnOnce(&Path<'_>, Json<'_>) -> Read<Known<T>> {
    move |path, json| match json {
        Json::Null => Ok(Known::Nothing),
        json => read(path, json).map(Known::Is),
    }
}

/// `null` and `[]` both say *known to be none*.
fn or_empty<T>(
    read: impl FnOnce(&Path<'_>, Json<'_>) -> Read<Vec<T>>,
) -> impl FnOnce(&Path<'_>, Json<'_>) -> Read<Vec<T>> {
    move |path, json| match json {
        Json::Null => Ok(Vec::new()),
        json => read(path, json),
    }
}

fn nullable<T>(
    read: impl FnOnce(&Path<'_>, Json<'_>) -> Read<T>,
) -> impl FnOnce(&Path<'_>, Json<'_>) -> Read<Option<T>> {
    move |path, json| match json {
        Json::Null => Ok(None),
        json => read(path, json).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, message: &str) {
        assert_eq!(Situation::from_json(text).unwrap_err().to_string(), message);
    }

    #[test]
    fn a_wrong_key_or_word_names_its_path_and_the_nearest() {
        check("{}", "`into` is missing: name the state to be entered, such as `\"into\": \"RUS\"`");
        check(r#"{"into": "RUZ"}"#, "`into`: `RUZ` is no country code of three letters, did you mean `RUS`?");
        check(
            r#"{"into": "RUS", "document": {"nationalty": "UZB"}}"#,
            "`document.nationalty` is no fact that a situation knows, did you mean `document.nationality`?",
        );
        check(r#"{"into": "RUS", "purpose": "werk"}"#, "`purpose` cannot be `werk`, did you mean `work`?");
        check(
            r#"{"into": "RUS", "crossing": "sideways"}"#,
            "`crossing` cannot be `sideways`; one of entry, exit, transit",
        );
        check(r#"{"into": "RUS", "as-of": "2026-01-01"}"#, "`as-of` is no fact that a situation knows");
        check(
            r#"{"into": "RUS", "stays": [{"in": "RUS", "from": "2026-01-01"}]}"#,
            "`stays[0].to` is missing",
        );
    }

    #[test]
    fn a_day_that_does_not_exist_or_runs_backwards_is_refused() {
        check(
            r#"{"into": "RUS", "born": "2023-02-29"}"#,
            "`born` must be a day of the calendar, such as `2026-08-10`",
        );
        check(
            r#"{"into": "RUS", "entry": {"on": "2026-08-10"}, "exit": {"on": "2026-08-09"}}"#,
            "`exit` lies before `entry`; correct one of the two",
        );
        check(
            r#"{"into": "RUS", "stays": [{"in": "RUS", "from": "2026-01-02", "to": "2026-01-01"}]}"#,
            "`stays[0].to` lies before `stays[0].from`; correct one of the two",
        );
        check(
            r#"{"into": "RUS", "entry": {"at": "2026-08-10T09:00:00"}}"#,
            "`entry.at` must be an instant with an offset, such as `2026-08-10T09:00:00+05:00`",
        );
        check(
            r#"{"into": "RUS", "entry": {"on": "2200-01-01"}}"#,
            "`entry.on` must lie in the years 1900 to 2199",
        );
        check(
            r#"{"into": "RUS", "entry": {"on": "2026-01-01", "at": "2026-01-01T00:00:00Z"}}"#,
            "`entry` has both `at` and `on`; keep `at` if the hour is known, else `on`",
        );
    }

    #[test]
    fn text_that_is_no_situation_is_refused() {
        check("[]", "a situation is an object, not a list");
        for text in ["", "{", "{\"into\": \"RUS\", \"into\": \"KAZ\"}", "null", "{\"into\": 7}", "\u{0}"] {
            assert!(Situation::from_json(text).is_err(), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(Situation::from_json(&deep).is_err());
    }

    #[test]
    fn null_and_the_empty_list_say_none_and_a_missing_key_says_nothing() {
        let none = Situation::from_json(r#"{"into": "RUS", "filed": null, "contract": null, "stays": null}"#)
            .unwrap();
        assert_eq!((none.filed, none.contract, none.stays), (Known::Nothing, Known::Nothing, Some(vec![])));
        let nothing = Situation::from_json(r#"{"into": "RUS"}"#).unwrap();
        assert!(nothing.filed.is_unknown() && nothing.contract.is_unknown() && nothing.stays.is_none());
    }
}
