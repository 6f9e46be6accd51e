//! Texts: every key in every language, none unused, none left untranslated.
//!
//! A pack's texts are plain messages (`text`): the loader refuses arguments and selectors. So there are no arguments to
//! compare, no plural categories to complete and nothing inserted that would have to be isolated; and a name of a
//! country can only stand in the words themselves.

use std::collections::BTreeSet;

use super::{Findings, titles};
use crate::load::PackFault;
use crate::pack::Place;

/// Words from which on two languages do not say the same by chance.
const WORDS_TO_TRANSLATE: usize = 3;

impl Findings<'_> {
    /// Every title in every language, and a sentence for travellers beside every rule, exception and deadline.
    pub(super) fn texts(&mut self) {
        let pack = self.pack;
        let mut used: BTreeSet<String> = BTreeSet::new();
        let nowhere = Place { file: pack.id.clone(), line: 0 };
        let mut wanted: Vec<(String, Place)> = vec![(pack.title.clone(), nowhere)];
        wanted.extend(pack.sets.iter().map(|set| (set.title.clone(), set.place.clone())));
        let territories = pack.territories.iter();
        wanted.extend(territories.map(|territory| (territory.title.clone(), territory.place.clone())));
        wanted.extend(pack.switches.iter().map(|switch| (switch.title.clone(), switch.place.clone())));
        for (title, place) in titles(pack) {
            wanted.push((title.to_owned(), place.clone()));
            wanted.push((format!("{title}-text"), place.clone()));
        }
        for (key, place) in wanted {
            if used.insert(key.clone()) {
                self.text_in_every_language(&key, &place);
            }
        }
        for language in pack.texts.languages() {
            let file = format!("{}/text/{language}.ftl", pack.id);
            if !pack.languages.iter().any(|known| known == language) {
                let message =
                    format!("`pack.languages` does not name `{language}`; name it or take the file out");
                self.found.push(PackFault::new(&file, 0, message));
            }
            for key in pack.texts.keys(language).filter(|key| !used.contains(*key)) {
                let message = format!("nothing uses the text `{key}`; take it out");
                self.found.push(PackFault::new(&file, 0, message));
            }
        }
    }

    fn text_in_every_language(&mut self, key: &str, place: &Place) {
        let pack = self.pack;
        let mut said: Vec<(&str, &str)> = Vec::new();
        for language in &pack.languages {
            let Some(text) = pack.texts.find(language, key).filter(|text| !text.is_empty()) else {
                self.add(place, format!("the text `{key}` is missing in `text/{language}.ftl`; write it"));
                continue;
            };
            let same = said.iter().find(|(_, other)| *other == text);
            if let Some((other, _)) = same.filter(|_| text.split_whitespace().count() >= WORDS_TO_TRANSLATE) {
                let message = format!(
                    "the text `{key}` is the same in `text/{language}.ftl` as in `text/{other}.ftl`; translate it"
                );
                self.add(place, message);
            }
            said.push((language, text));
        }
    }
}
