//! Names of states in the reader's language.
//!
//! The tables come from CLDR 48 and are embedded; the codes outside ISO 3166 (organisations, persons without a state,
//! the specimen) have their names among the messages.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use base::{Country, Kind};

use super::language::Language;
use super::text::Text;

type Names = BTreeMap<String, String>;

static TABLES: LazyLock<Vec<(Language, Names)>> =
    LazyLock::new(|| Language::OF_TOOLS.iter().map(|language| (*language, read(table(*language)))).collect());

fn table(language: Language) -> &'static str {
    macro_rules! file {
        ($tag:literal) => {
            include_str!(concat!("../../../../web/locales/countries.", $tag, ".json"))
        };
    }
    match language {
        Language::English => file!("en"),
        Language::Russian => file!("ru"),
        Language::Kazakh => file!("kk"),
        Language::Kyrgyz => file!("ky"),
        Language::Tajik => file!("tg"),
        Language::Uzbek => file!("uz"),
        Language::Turkmen => file!("tk"),
    }
}

/// An unreadable table gives no names, and then codes are shown; a test reads them all.
fn read(table: &str) -> Names {
    serde_json::from_str(table).unwrap_or_default()
}

/// The name of a state in a language; its code where it has none.
pub(super) fn name(language: Language, country: Country) -> String {
    let names = TABLES.iter().find(|(of, _)| *of == language).map(|(_, names)| names);
    let text = Text::new(language);
    names
        .and_then(|names| names.get(country.code()))
        .cloned()
        .or_else(|| text.maybe(format!("country-{}", country.code().to_ascii_lowercase())))
        .unwrap_or_else(|| country.code().to_owned())
}

impl Text {
    /// The states that a person can be a citizen of, and what stands for "no state", with their names, in the
    /// alphabet of the language.
    pub fn countries(&self) -> Vec<(Country, String)> {
        let wanted = |kind| matches!(kind, Kind::State | Kind::Person | Kind::Specimen);
        let mut all: Vec<_> = Country::all()
            .filter(|country| wanted(country.kind()))
            .map(|country| (country, name(self.language(), country)))
            .collect();
        all.sort_by(|(a, one), (b, other)| {
            let last = |country: &Country| country.kind() != Kind::State;
            last(a).cmp(&last(b)).then_with(|| alphabetical(one, other))
        });
        all
    }
}

/// Compares without regard to case and to the marks that would send `Åland` and `Ёмен` behind `Z` and `Я`.
fn alphabetical(one: &str, other: &str) -> Ordering {
    let plain = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .map(|letter| match letter {
                'å' | 'á' | 'ã' | 'ä' => 'a',
                'ç' => 'c',
                'é' | 'è' => 'e',
                'í' => 'i',
                'ô' | 'ö' | 'ó' => 'o',
                'ü' | 'ú' => 'u',
                'ё' => 'е',
                other => other,
            })
            .collect()
    };
    plain(one).cmp(&plain(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_name_in_every_language() {
        for &language in Language::ALL {
            for country in Country::all() {
                assert_ne!(name(language, country), country.code(), "{language} {country}");
            }
        }
    }

    #[test]
    fn states_stand_in_the_order_of_the_alphabet() {
        let names = Text::new(Language::English).countries();
        assert_eq!(names.first().map(|(country, _)| country.code()), Some("AFG"));
        let place = |code| names.iter().position(|(country, _)| country.code() == code).unwrap();
        assert!(place("ALA") < place("ALB") && place("ZWE") < place("UTO") && place("ZWE") < place("XXA"));
    }
}
