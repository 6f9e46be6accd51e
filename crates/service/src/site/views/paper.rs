//! The pass on paper: its words in seven languages, with English beside them, and what goes on the page and the card.
//!
//! Paper is shown to officers, hotels and employers who read other languages than its holder, so it speaks all seven
//! of the rules, also where the pages do not yet. Days stand as in the seal, `2026-08-01`: every desk reads that.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use journey::Application;
use print::{PassDocument, Phrase, Row, SmallCode};
use rules::Language;
use store::StoredPass;

use crate::Authority;

type Bundle = FluentBundle<FluentResource>;

/// Loads the words of a language; the tests of this module name a fault.
fn load(tag: &str, source: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

fn bundle(language: Language) -> &'static Bundle {
    macro_rules! files {
        ($($language:ident = $tag:literal),+) => {
            match language {
                $(Language::$language => {
                    static WORDS: LazyLock<Bundle> = LazyLock::new(|| {
                        load($tag, include_str!(concat!("../../../../../web/locales/", $tag, "/paper.ftl")))
                    });
                    &WORDS
                }),+
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
    )
}

/// A message of the paper, with its values.
fn say(language: Language, key: &str, values: &[(&'static str, &str)]) -> String {
    let bundle = bundle(language);
    let mut arguments = FluentArgs::new();
    for (name, value) in values {
        arguments.set(*name, *value);
    }
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    let said =
        pattern.map(|pattern| bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned());
    said.unwrap_or_else(|| format!("??{key}??"))
}

/// The language's name in itself.
pub fn own_name(language: Language) -> String {
    say(language, "paper-language", &[])
}

/// The pass on paper, in that language and in English.
pub fn paper(
    authority: &Authority,
    language: Language,
    application: &Application,
    pass: &StoredPass,
    additional: Option<String>,
) -> PassDocument {
    let phrase = |key: &str, values: &[(&'static str, &str)]| Phrase {
        own: say(language, key, values),
        english: (language != Language::English).then(|| say(Language::English, key, values)),
    };
    let row = |key: &str, value: String, on_card| Row { label: phrase(key, &[]), value, on_card };
    let document = &application.filing().document;
    let window = pass.record.window();
    let (from, until) = (window.from.to_string(), window.until.to_string());
    let mut rows = vec![
        row("paper-number", pass.record.number().to_string(), true),
        row("paper-holder", document.full_name(), true),
        row("paper-born", document.born.to_string(), false),
        row("paper-nationality", document.nationality.to_string(), false),
        row("paper-document", document.number.clone(), true),
        row("paper-from", from.clone(), true),
        row("paper-until", until.clone(), true),
        row("paper-entries", "1".to_owned(), false),
    ];
    rows.extend(additional.map(|text| row("paper-additional", text, false)));
    let packs: Vec<String> =
        application.assessment().packs.iter().map(|(id, version)| format!("{id} {version}")).collect();
    let mut notes = vec![
        phrase("paper-note-officer", &[]),
        phrase("paper-note-verify", &[("authority", &authority.settings.name)]),
        phrase("paper-note-rules", &[("packs", &packs.join(", "))]),
    ];
    if authority.settings.is_demo {
        notes.insert(0, phrase("paper-note-demo", &[]));
    }
    PassDocument {
        language: language.tag().to_owned(),
        title: phrase("paper-title", &[]),
        authority: authority.settings.name.clone(),
        answer: phrase("paper-answer", &[("from", &from), ("until", &until)]),
        rows,
        qr_description: phrase("paper-qr", &[]),
        notes,
        seal: pass.seal.clone(),
        small: pass.twin.clone().map(|text| SmallCode { text, description: phrase("paper-small", &[]) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(language: Language) -> String {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/locales");
        std::fs::read_to_string(root.join(language.tag()).join("paper.ftl")).unwrap()
    }

    /// The messages of a file with the values that each wants.
    fn messages(language: Language) -> Vec<(String, Vec<String>)> {
        let source = source(language);
        assert!(FluentResource::try_new(source.clone()).is_ok(), "{language:?}");
        let lines = source.lines().filter_map(|line| line.split_once(" = "));
        lines
            .map(|(key, text)| {
                let mut values: Vec<String> = text
                    .split("{ $")
                    .skip(1)
                    .map(|rest| rest.split(' ').next().unwrap().to_owned())
                    .collect();
                values.sort();
                (key.to_owned(), values)
            })
            .collect()
    }

    #[test]
    fn the_paper_speaks_seven_languages_with_the_same_messages_and_values() {
        let english = messages(Language::English);
        assert!(english.len() > 15);
        for &language in Language::ALL {
            assert_eq!(messages(language), english, "{language:?}");
            let values = [("from", "1"), ("until", "2"), ("authority", "3"), ("packs", "4")];
            for (key, _) in &english {
                let said = say(language, key, &values);
                assert!(!said.is_empty() && !said.contains(['?', '{', '$']), "{language:?} {key}: {said}");
            }
        }
    }
}
