//! The words of the explanation in each language, and a small reader of the Fluent files they stand in.
//!
//! Read are messages with `{ $value }` and selectors on one number, one level deep: what `web/locales/*/law.ftl` uses. A
//! full Fluent library reads the same files to the same text (a test of the service compares them).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use base::Country;

/// A language of explanations.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Russian.
    Russian,
    /// Kazakh.
    Kazakh,
    /// Kyrgyz.
    Kyrgyz,
    /// Tajik.
    Tajik,
    /// Uzbek.
    Uzbek,
    /// Turkmen.
    Turkmen,
}

/// Messages and names of states of one language.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    messages: BTreeMap<String, Vec<Piece>>,
    countries: BTreeMap<String, String>,
}

/// Messages of one language from Fluent files, for whoever words answers without a Fluent library: the planner in the
/// browser. Read are messages with `{ $value }` and selectors on one number, one level deep.
#[derive(Clone, Debug, Default)]
pub struct Messages(BTreeMap<String, Vec<Piece>>);

/// A part of a message.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Piece {
    Text(String),
    Value(String),
    /// By the plural form of a number: forms with their category; `other` is the default.
    Plural(String, Vec<(String, Vec<Piece>)>),
}

/// A value inside a message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Arg {
    Text(String),
    Number(u32),
}

macro_rules! files {
    ($($language:ident = $tag:literal),+) => {
        impl Language {
            /// Every language.
            pub const ALL: &'static [Self] = &[$(Self::$language),+];

            /// The tag of RFC 5646.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$language => $tag),+
                }
            }

            /// The file of messages, as written.
            pub fn messages(self) -> &'static str {
                match self {
                    $(Self::$language => include_str!(concat!("../../../../web/locales/", $tag, "/law.ftl"))),+
                }
            }

            /// The table of the names of states, as JSON.
            pub fn countries(self) -> &'static str {
                match self {
                    $(Self::$language => include_str!(concat!("../../../../web/locales/countries.", $tag, ".json"))),+
                }
            }

            pub(crate) fn catalog(self) -> &'static Catalog {
                match self {
                    $(Self::$language => {
                        static WORDS: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(Language::$language));
                        &WORDS
                    }),+
                }
            }
        }
    };
}
files!(
    English = "en",
    Russian = "ru",
    Kazakh = "kk",
    Kyrgyz = "ky",
    Tajik = "tg",
    Uzbek = "uz",
    Turkmen = "tk"
);

impl Language {
    /// The language with this tag (`ru`, `ru-KZ`); case does not matter.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(first))
    }

    /// Who reviewed the language's file; `none` if nobody did.
    pub fn reviewed(self) -> String {
        self.catalog().text(self, "law-reviewed", &[]).unwrap_or_else(|| "none".to_owned())
    }

    /// The name of a state; its code where it has none.
    pub fn country(self, country: Country) -> String {
        let catalog = self.catalog();
        let message = || catalog.text(self, &format!("country-{}", country.code().to_ascii_lowercase()), &[]);
        catalog
            .countries
            .get(country.code())
            .cloned()
            .or_else(message)
            .unwrap_or_else(|| country.code().to_owned())
    }

    /// A message with its values; `None` if there is none or if a value is missing.
    pub fn message(self, key: &str, texts: &[(&str, &str)], numbers: &[(&str, u32)]) -> Option<String> {
        let texts = texts.iter().map(|(name, text)| (*name, Arg::Text((*text).to_owned())));
        let numbers = numbers.iter().map(|(name, number)| (*name, Arg::Number(*number)));
        self.catalog().text(self, key, &texts.chain(numbers).collect::<Vec<_>>())
    }

    /// The category of CLDR that a count takes.
    fn plural(self, count: u32) -> &'static str {
        match self {
            Self::Russian => match (count % 10, count % 100) {
                (1, tens) if tens != 11 => "one",
                (2..=4, tens) if !(12..=14).contains(&tens) => "few",
                _ => "many",
            },
            Self::Tajik => "other",
            _ if count == 1 => "one",
            _ => "other",
        }
    }
}

impl Messages {
    /// Reads files of messages; of two messages of one name the later one counts.
    pub fn read(files: &str) -> Self {
        Self(entries(files).into_iter().map(|(key, text)| (key, pieces(&text))).collect())
    }

    /// A message with its values; `None` if there is none or if a value is missing.
    pub fn say(
        &self,
        language: Language,
        key: &str,
        texts: &[(&str, &str)],
        numbers: &[(&str, u32)],
    ) -> Option<String> {
        let texts = texts.iter().map(|(name, text)| (*name, Arg::Text((*text).to_owned())));
        let numbers = numbers.iter().map(|(name, number)| (*name, Arg::Number(*number)));
        let mut out = String::new();
        write(&mut out, language, self.0.get(key)?, &texts.chain(numbers).collect::<Vec<_>>())?;
        Some(one_full_stop(&out))
    }
}

/// A Russian date ends with a full stop of its own.
fn one_full_stop(text: &str) -> String {
    text.replace("\u{a0}г..", "\u{a0}г.")
}

impl Catalog {
    fn read(language: Language) -> Self {
        // An unreadable table gives no names, and then codes are shown; a test reads them all.
        let countries = serde_json::from_str(language.countries()).unwrap_or_default();
        let mut messages = BTreeMap::new();
        for (key, text) in entries(language.messages()) {
            messages.insert(key, pieces(&text));
        }
        Self { messages, countries }
    }

    /// A message in words; `None` if there is none or if a value is missing.
    pub(crate) fn text(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let mut out = String::new();
        write(&mut out, language, self.messages.get(key)?, args)?;
        Some(one_full_stop(&out))
    }

    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// The values that a message speaks of, sorted.
    #[cfg(test)]
    pub(crate) fn values(&self, key: &str) -> Vec<String> {
        let mut found = std::collections::BTreeSet::new();
        gather(self.messages.get(key).map_or(&[], Vec::as_slice), &mut found);
        found.into_iter().collect()
    }
}

#[cfg(test)]
fn gather(pieces: &[Piece], found: &mut std::collections::BTreeSet<String>) {
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Value(name) => {
                found.insert(name.clone());
            }
            Piece::Plural(name, forms) => {
                found.insert(name.clone());
                for (_, pieces) in forms {
                    gather(pieces, found);
                }
            }
        }
    }
}

fn write(out: &mut String, language: Language, pieces: &[Piece], args: &[(&str, Arg)]) -> Option<()> {
    let value = |name: &String| args.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Value(name) => match value(name)? {
                Arg::Text(text) => out.push_str(text),
                Arg::Number(number) => out.push_str(&number.to_string()),
            },
            Piece::Plural(name, forms) => {
                let category = match value(name)? {
                    Arg::Number(number) => language.plural(*number),
                    Arg::Text(_) => "other",
                };
                let form = |wanted: &str| forms.iter().find(|(name, _)| name == wanted);
                let (_, pieces) = form(category).or_else(|| form("other"))?;
                write(out, language, pieces, args)?;
            }
        }
    }
    Some(())
}

/// The messages of a file: a key, and its text with the lines that continue it.
fn entries(file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in file.lines() {
        let continues = line.starts_with([' ', '\t']) || (open && line.starts_with('}'));
        if line.starts_with('#') || line.trim().is_empty() {
            open = false;
        } else if continues {
            if let Some((_, text)) = found.last_mut().filter(|_| open) {
                text.push('\n');
                text.push_str(line.trim());
            }
        } else if let Some((key, text)) = line.split_once('=') {
            found.push((key.trim().to_owned(), text.trim().to_owned()));
            open = true;
        }
    }
    found
}

/// The parts of a message's text.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        push_text(&mut found, before);
        let Some(end) = closing(inside) else { break };
        let (inside, after) = inside.split_at(end);
        found.extend(placeable(inside.trim()));
        rest = after.strip_prefix('}').unwrap_or(after);
    }
    push_text(&mut found, rest);
    found
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text.replace('\n', " ")));
    }
}

/// Where the brace that is open closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (place, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(place),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// `$days`, or `$days ->` with its forms.
fn placeable(text: &str) -> Option<Piece> {
    let Some((name, forms)) = text.split_once("->") else {
        return text.strip_prefix('$').map(|name| Piece::Value(name.trim().to_owned()));
    };
    let name = name.trim().strip_prefix('$')?.to_owned();
    let forms = forms.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches('*');
        let (category, text) = line.strip_prefix('[')?.split_once(']')?;
        Some((category.trim().to_owned(), pieces(text.trim())))
    });
    Some(Piece::Plural(name, forms.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_with_values_and_forms_is_read_as_fluent_reads_it() {
        let file = "# c\na = plain\nb = { $x } of\n    { $y }\nc = { $n ->\n    [one] { $n } day\n   *[other] { $n } days\n} left\n";
        let catalog = Catalog {
            messages: entries(file).into_iter().map(|(key, text)| (key, pieces(&text))).collect(),
            countries: BTreeMap::new(),
        };
        let say = |key: &str, args: &[(&str, Arg)]| catalog.text(Language::English, key, args);
        let text = |text: &str| Arg::Text(text.to_owned());
        assert_eq!(say("a", &[]).as_deref(), Some("plain"));
        assert_eq!(say("b", &[("x", text("1")), ("y", text("2"))]).as_deref(), Some("1 of 2"));
        assert_eq!(say("b", &[("x", text("1"))]), None);
        assert_eq!(say("c", &[("n", Arg::Number(1))]).as_deref(), Some("1 day left"));
        assert_eq!(say("c", &[("n", Arg::Number(2))]).as_deref(), Some("2 days left"));
        assert_eq!(say("d", &[]), None);
    }

    #[test]
    fn a_count_takes_the_form_of_its_language() {
        for (count, form) in [(1, "one"), (3, "few"), (5, "many"), (11, "many"), (21, "one"), (112, "many")] {
            assert_eq!(Language::Russian.plural(count), form, "{count}");
        }
        assert_eq!((Language::Tajik.plural(1), Language::Kazakh.plural(1)), ("other", "one"));
    }
}
