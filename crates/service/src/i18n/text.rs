//! A reader's language at work: turns the names of messages into text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use base::{Country, Date, Moment, civil};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::language::Language;
use super::words::{Value, Words};
use super::{countries, dates};

type Bundle = FluentBundle<FluentResource>;

/// The files of a language, embedded. One file an area; a message may stand in any of them, once.
fn sources(language: Language) -> &'static [&'static str] {
    macro_rules! files {
        ($folder:literal: $($file:literal)*) => {
            &[$(include_str!(concat!("../../../../web/locales/", $folder, "/", $file, ".ftl"))),*]
        };
    }
    // The words of the law are also read by the rules themselves.
    match language {
        Language::English => files!("en": "tools" "plan" "words" "law" "parts" "traveller" "fields" "desk"),
        Language::Russian => files!("ru": "tools" "plan" "words" "law" "parts" "traveller" "fields" "desk"),
        Language::Kazakh => files!("kk": "tools" "plan" "law"),
        Language::Kyrgyz => files!("ky": "tools" "plan" "law"),
        Language::Tajik => files!("tg": "tools" "plan" "law"),
        Language::Uzbek => files!("uz": "tools" "plan" "law"),
        Language::Turkmen => files!("tk": "tools" "plan" "law"),
    }
}

/// The words of the tools of a language: what a page hands to its script.
fn tool_source(language: Language) -> &'static str {
    sources(language).first().copied().unwrap_or_default()
}

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> =
    LazyLock::new(|| Language::OF_TOOLS.iter().map(|language| (*language, load(*language))).collect());

/// Loads what parses. A file with a fault loads its sound messages; the tests of this module name the fault.
fn load(language: Language) -> Bundle {
    let tag = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Isolation marks are for mixed directions; all our languages run left to right, and the marks break copied text.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The words of one language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Text {
    language: Language,
}

impl Text {
    /// The words of a language.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The files of messages that the planner words its answers with.
    pub fn planner_words(&self) -> String {
        macro_rules! file {
            ($folder:literal) => {
                concat!(
                    include_str!(concat!("../../../../web/locales/", $folder, "/law.ftl")),
                    "\n",
                    include_str!(concat!("../../../../web/locales/", $folder, "/plan.ftl"))
                )
            };
        }
        let files = match self.language {
            Language::English => file!("en"),
            Language::Russian => file!("ru"),
            Language::Kazakh => file!("kk"),
            Language::Kyrgyz => file!("ky"),
            Language::Tajik => file!("tg"),
            Language::Uzbek => file!("uz"),
            Language::Turkmen => file!("tk"),
        };
        files.to_owned()
    }

    /// A message without values.
    pub fn msg(&self, key: impl AsRef<str>) -> String {
        self.format(key.as_ref(), None)
    }

    /// A message with one value.
    pub fn one(&self, key: &str, name: &'static str, value: impl Show) -> String {
        self.with(key, &[(name, value.value())])
    }

    /// A message with two values.
    pub fn two(
        &self,
        key: &str,
        name: &'static str,
        value: impl Show,
        other: &'static str,
        second: impl Show,
    ) -> String {
        self.with(key, &[(name, value.value()), (other, second.value())])
    }

    /// The word for a code of a closed set: the message `group-code`.
    pub fn word(&self, group: &str, code: &str) -> String {
        self.msg(format!("{group}-{}", code.to_ascii_lowercase().replace('_', "-")))
    }

    /// The sentence that goes with a code's word: the message `group-code-say`.
    pub fn word_say(&self, group: &str, code: &str) -> String {
        self.word(group, &format!("{code}-say"))
    }

    /// The message if there is one; for help texts that not every field has.
    pub fn maybe(&self, key: impl AsRef<str>) -> Option<String> {
        self.lookup(key.as_ref(), None)
    }

    /// The label of a form's field: the message `field-NAME`.
    pub fn label(&self, field: impl AsRef<str>) -> String {
        self.msg(format!("field-{}", field.as_ref()))
    }

    /// The label of a field by its name on the form (`stay-from-2`), without the mark at its end; for the list of errors.
    pub fn label_of(&self, name: &str) -> Option<String> {
        // The box that says "none" answers for the whole group.
        let name = name.strip_suffix("-none").unwrap_or(name);
        let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('-');
        let label = self.maybe(format!("field-{stem}"))?;
        Some(label.trim_end_matches(['?', '.']).to_owned())
    }

    /// Words as the name of a fact: the label of a field asks a question, and its short form (`field-NAME-plain`), where
    /// there is one, names what was answered.
    pub fn name_of(&self, words: &Words) -> String {
        let short = match words {
            Words::Message { key, .. } => self.maybe(format!("{key}-plain")),
            _ => None,
        };
        short.unwrap_or_else(|| self.say(words))
    }

    /// The help of a form's field, where it has one: the message `field-NAME-help`.
    pub fn help(&self, field: impl AsRef<str>) -> Option<String> {
        self.maybe(format!("field-{}-help", field.as_ref()))
    }

    /// Any value as text in this language.
    pub fn show(&self, value: impl Show) -> String {
        self.value(&value.value())
    }

    /// Words as text.
    pub fn say(&self, words: &Words) -> String {
        match words {
            Words::Plain(text) => text.clone(),
            Words::Value(value) => self.value(value),
            Words::Message { key, values } => self.with(key, values),
        }
    }

    /// A day with its weekday: `Friday 7 August 2026`.
    pub fn long_day(&self, day: impl Show) -> String {
        match day.value() {
            Value::Day(day) => dates::long_day(*self, day),
            Value::Moment(moment) => dates::long_day(*self, moment.date()),
            other => self.value(&other),
        }
    }

    /// The hour of a moment in its own offset: `09:00`.
    pub fn hour(&self, moment: &Moment) -> String {
        dates::hour(*moment)
    }

    /// The name of a month of a year: `August 2026`.
    pub fn month(&self, year: &i16, month: &i8) -> String {
        dates::month(*self, *year, *month)
    }

    /// The name of a time zone as people say it (`Moscow time`), or its offset where it has no name here.
    pub fn zone(&self, zone: &str, moment: &Moment) -> String {
        let key = format!("zone-{}", zone.replace(['/', '_'], "-").to_ascii_lowercase());
        self.maybe(&key).unwrap_or_else(|| dates::offset(*moment))
    }

    /// A size for people: `2.4 MB`.
    pub fn size(&self, bytes: &u64) -> String {
        let tenths = bytes / 100_000;
        if tenths == 0 {
            return self.one("size-kilobytes", "size", (bytes / 1000).max(1) as i64);
        }
        let (whole, part) = (tenths / 10, tenths % 10);
        let mark = self.msg("decimal-mark");
        self.one("size-megabytes", "size", format!("{whole}{mark}{part}"))
    }

    fn with(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                Value::Number(number) => args.set(*name, *number),
                other => args.set(*name, self.value(other)),
            }
        }
        self.format(key, Some(&args))
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => dates::number(self, *number),
            Value::Day(day) => dates::day(self, *day),
            Value::Moment(moment) => dates::moment(self, *moment),
            Value::Country(country) => countries::name(self.language, *country),
            Value::Word(group, code) => self.word(group, code),
        }
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.lookup(key, args)
            .or_else(|| Self::new(Language::English).lookup(key, args))
            .unwrap_or_else(|| format!("??{key}??"))
    }

    fn lookup(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundle()?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        // A Russian date ends with a full stop of its own.
        let text = text.replace("\u{a0}г..", "\u{a0}г.");
        if faults.is_empty() { Some(text) } else { Some(format!("{text} ??{key}??")) }
    }

    fn bundle(self) -> Option<&'static Bundle> {
        BUNDLES.iter().find(|(language, _)| *language == self.language).map(|(_, bundle)| bundle)
    }

    /// The words of the tools whose names begin so, as JSON for a script. Values stand as `{name}`, for it to fill in.
    pub fn tool_words(&self, groups: &[&str]) -> String {
        let mut words = BTreeMap::new();
        let (mut key, mut values) = ("", BTreeSet::new());
        for line in tool_source(self.language).lines().chain(["end = "]) {
            let name =
                line.split_once(" =").map(|(name, _)| name).filter(|name| !name.starts_with([' ', '#']));
            if let Some(name) = name {
                if groups.iter().any(|group| key.starts_with(group)) {
                    words.insert(key.to_owned(), self.with_holes(key, &values));
                }
                (key, values) = (name, BTreeSet::new());
            }
            values.extend(line.split('$').skip(1).map(|rest| {
                rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default()
            }));
        }
        for (country, name) in self.countries() {
            words.insert(format!("state-{}", country.code()), name);
        }
        // `<` would end the element that holds it.
        serde_json::to_string(&words).unwrap_or_default().replace('<', "\\u003c")
    }

    fn with_holes(self, key: &str, values: &BTreeSet<&str>) -> String {
        let mut args = FluentArgs::new();
        for name in values {
            args.set((*name).to_owned(), format!("{{{name}}}"));
        }
        self.format(key, Some(&args))
    }
}

/// What a template may show or put into a message.
pub trait Show {
    /// The value to format.
    fn value(&self) -> Value;
}

impl<T: Show + ?Sized> Show for &T {
    fn value(&self) -> Value {
        (**self).value()
    }
}
impl Show for str {
    fn value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl Show for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl Show for Value {
    fn value(&self) -> Value {
        self.clone()
    }
}
macro_rules! shows {
    ($($kind:ty),*) => { $(
        impl Show for $kind {
            fn value(&self) -> Value {
                Value::from(*self)
            }
        }
    )* };
}
shows!(u8, u16, u32, i32, i64, usize, Date, Moment, Country);

impl Show for civil::Time {
    fn value(&self) -> Value {
        Value::Text(format!("{:02}:{:02}", self.hour(), self.minute()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The messages of a language with the values each speaks of.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for source in sources(language) {
            if let Err((_, faults)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{language}: {faults:?}");
            }
            let mut key = String::new();
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                if let Some((name, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '-'])
                {
                    key = name.to_owned();
                    assert!(
                        all.insert(key.clone(), BTreeSet::new()).is_none(),
                        "{language}: `{key}` stands twice"
                    );
                }
                for found in line.split('$').skip(1) {
                    let name: String =
                        found.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    if let Some(values) = all.get_mut(&key) {
                        values.insert(name);
                    }
                }
            }
        }
        all
    }

    #[test]
    fn every_language_has_every_message_with_the_same_values() {
        let english = messages(Language::English);
        for &language in Language::ALL {
            let theirs = messages(language);
            for (key, values) in &english {
                assert_eq!(theirs.get(key), Some(values), "{language}: `{key}`");
            }
            for key in theirs.keys() {
                assert!(english.contains_key(key), "{language}: `{key}` is unknown to English");
            }
        }
    }

    /// Goal: a page in one of the seven languages falls back to English nowhere.
    #[test]
    fn the_tools_speak_seven_languages() {
        let words = |language| {
            let words: BTreeMap<String, String> =
                serde_json::from_str(&Text::new(language).tool_words(&["verify-", "seal-"])).unwrap();
            words
        };
        let english = words(Language::English);
        assert!(english["verify-issued"].contains("{state}"));
        for &language in Language::OF_TOOLS {
            let theirs = words(language);
            assert!(theirs.keys().eq(english.keys()), "{language}");
            assert!(!theirs.values().any(|text| text.contains("??")), "{language}");
            let own = messages(language);
            assert!(
                messages(Language::English)
                    .keys()
                    .filter(|key| tool_source(Language::English).contains(&format!("\n{key} =")))
                    .all(|key| own.contains_key(key)),
                "{language}"
            );
        }
    }

    /// Goal: the words of the law have two readers; whatever a page shows, the command line says too.
    #[test]
    fn the_rules_read_their_words_as_fluent_does() {
        for language in rules::Language::ALL {
            let resource = FluentResource::try_new(language.messages().to_owned());
            let resource = resource.unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
            let mut bundle = Bundle::new_concurrent(vec![language.tag().parse().unwrap()]);
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(resource);
            let lines = language.messages().lines().filter_map(|line| line.split_once(" ="));
            let keys: Vec<&str> =
                lines.map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#'])).collect();
            let values: BTreeSet<&str> = language
                .messages()
                .split('$')
                .skip(1)
                .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap())
                .collect();
            for count in [0, 1, 2, 5, 11, 21, 22, 104] {
                let counts = ["count", "years"];
                let texts: Vec<(&str, &str)> =
                    values.iter().filter(|name| !counts.contains(name)).map(|name| (*name, "Ab")).collect();
                let numbers: Vec<(&str, u32)> = counts.iter().map(|name| (*name, count)).collect();
                let mut args = FluentArgs::new();
                for (name, text) in &texts {
                    args.set(*name, *text);
                }
                for (name, number) in &numbers {
                    args.set(*name, *number);
                }
                for key in &keys {
                    let pattern = bundle.get_message(key).unwrap().value().unwrap();
                    let mut faults = Vec::new();
                    let wanted = bundle.format_pattern(pattern, Some(&args), &mut faults);
                    assert!(faults.is_empty(), "{language:?}: `{key}`: {faults:?}");
                    let ours = language.message(key, &texts, &numbers);
                    assert_eq!(ours.as_deref(), Some(&*wanted), "{language:?}: `{key}`");
                }
            }
        }
    }

    /// Every file with this ending under a folder.
    fn files(folder: &std::path::Path, ending: &str, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                found.push(path);
            }
        }
    }

    /// Goal: a message named in code or in a template that no sample happens to show is missed by the page test.
    #[test]
    fn every_message_that_code_or_a_template_names_exists() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        files(&root.join("src"), "rs", &mut paths);
        files(&root.join("../../web/templates"), "html", &mut paths);
        let english = messages(Language::English);
        for path in paths.iter().filter(|path| !path.ends_with("i18n/text.rs")) {
            let source = std::fs::read_to_string(path).unwrap();
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let source = code.collect::<Vec<_>>().join("\n");
            // Keys that handlers hand on under a name of their own.
            for literal in source.split('"').filter(|_| path.iter().any(|part| part == "site")) {
                let is_key = (literal.starts_with("error-") || literal.starts_with("fault-"))
                    && literal.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
                    && !literal.ends_with('-');
                assert!(!is_key || english.contains_key(literal), "{}: `{literal}`", path.display());
            }
            for call in ["words(", "words_with(", "t.msg(", "t.one(", "t.two(", "text.msg(", "text.one("] {
                for rest in source.split(call).skip(1) {
                    let Some(literal) = rest.trim_start().strip_prefix('"') else { continue };
                    let key = literal.split('"').next().unwrap_or_default();
                    let values = english.get(key);
                    assert!(key.contains('{') || values.is_some(), "{}: `{key}`", path.display());
                    let wants_none = matches!(call, "words(" | "t.msg(" | "text.msg(");
                    let has_none = values.is_none_or(BTreeSet::is_empty);
                    assert!(!wants_none || has_none, "{}: `{key}` needs values", path.display());
                    let near: String = literal.chars().take(400).collect();
                    for value in values.into_iter().flatten().filter(|_| !key.contains('{')) {
                        let is_given = near.contains(&format!("\"{value}\""));
                        assert!(is_given, "{}: `{key}` needs `{value}`", path.display());
                    }
                }
            }
        }
    }

    #[test]
    fn russian_plurals_take_their_form() {
        let text = Text::new(Language::Russian);
        for (days, wanted) in [(1, "1 день"), (3, "3 дня"), (5, "5 дней"), (21, "21 день"), (111, "111 дней")]
        {
            assert_eq!(text.one("days", "days", days), wanted);
        }
    }

    #[test]
    fn a_missing_message_is_marked() {
        assert_eq!(Text::new(Language::Russian).msg("no-such-message"), "??no-such-message??");
        assert_eq!(Text::new(Language::Russian).maybe("no-such-message"), None);
    }
}
