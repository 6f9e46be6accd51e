//! A written name as a row of letters, each with the spellings that an MRZ may give it.

use std::collections::VecDeque;

use super::language::Language;
use super::{cyrillic, latin};

/// The most characters of one identifier that are looked at; Doc 9303 prints at most 39 of a name.
const MAX_CHARACTERS: usize = 256;
/// The most spellings that [`to_mrz`] gives.
const MAX_CANDIDATES: usize = 64;

/// A name that has no spelling in the letters `A`–`Z`.
// A name is personal: only the place in it is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// There is no letter at all.
    #[error("the name has no letter; write it in Latin or Cyrillic letters")]
    Empty,
    /// A figure, or a letter of a script that is not known here.
    #[error(
        "character {position} of the name has no spelling in the letters A to Z; copy the name from the passport's machine readable lines"
    )]
    Unknown {
        /// The place of the character, from 1.
        position: usize,
    },
    /// More characters than any name.
    #[error("the name is longer than 256 characters; copy it from the passport's machine readable lines")]
    TooLong,
}

/// The spellings of one letter, the likeliest first; an empty one leaves it out.
pub(super) type Choice = Vec<&'static str>;

/// A word of a name.
pub(super) type Component = Vec<Choice>;

/// The primary or the secondary identifier.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Identifier {
    pub(super) components: Vec<Component>,
}

/// The spellings that an MRZ may give to one identifier, the likeliest first, words apart by one space.
///
/// At most 64 are given; those that differ least from the likeliest come first. [`super::compare`] knows them all.
///
/// # Errors
///
/// [`NameError`] if the text has no letter, or a letter of another script than Latin and Cyrillic.
///
/// # Source
///
/// ICAO Doc 9303-3, section 6 and the national passport rules that deviate from it; `spec/names.md`.
pub fn to_mrz(text: &str, language: Option<Language>) -> Result<Vec<String>, NameError> {
    Ok(Identifier::written(text, language)?.candidates())
}

impl Identifier {
    /// The letters `A`–`Z` of the text, each meaning itself; everything else parts words.
    pub(super) fn plain(text: &str) -> Self {
        let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let spell = |word: &str| word.chars().filter_map(latin::itself).map(|letter| vec![letter]).collect();
        Self { components: words.take(MAX_CHARACTERS).map(spell).collect() }
    }

    pub(super) fn written(text: &str, language: Option<Language>) -> Result<Self, NameError> {
        if text.chars().count() > MAX_CHARACTERS {
            return Err(NameError::TooLong);
        }
        let mut components: Vec<Component> = vec![Vec::new()];
        let letters = composed(text);
        let mut rest = letters.as_slice();
        while let Some((first, tail)) = rest.split_first() {
            let is_initial = components.last().is_none_or(Vec::is_empty);
            let (choice, used) = match first.kind {
                Mark::Separator => {
                    components.push(Vec::new());
                    (None, 1)
                }
                Mark::Dropped => (None, 1),
                Mark::Letter => match spell(rest, is_initial, language) {
                    Some((choice, used)) => (Some(choice), used),
                    None => return Err(NameError::Unknown { position: first.position }),
                },
            };
            if let (Some(choice), Some(component)) = (choice, components.last_mut()) {
                component.push(choice);
            }
            rest = rest.get(used..).unwrap_or(tail);
        }
        components.retain(|component| component.iter().any(|choice| choice.iter().any(|it| !it.is_empty())));
        if components.is_empty() { Err(NameError::Empty) } else { Ok(Self { components }) }
    }

    /// The likeliest spelling, words apart by one space.
    pub(super) fn preferred(&self) -> String {
        let first = |choice: &Choice| choice.first().copied().unwrap_or("");
        let words: Vec<String> =
            self.components.iter().map(|component| component.iter().map(first).collect()).collect();
        words.join(" ")
    }

    /// Goes from the likeliest spelling outward, one letter's next spelling at a time.
    fn candidates(&self) -> Vec<String> {
        let choices = self.components.join(&vec![" "]);
        let mut found: Vec<String> = Vec::new();
        let mut queue = VecDeque::from([(vec![0_usize; choices.len()], 0_usize)]);
        while let Some((picks, from)) = queue.pop_front() {
            let picked = choices.iter().zip(&picks).filter_map(|(choice, pick)| choice.get(*pick).copied());
            let text: String = picked.collect();
            if !found.contains(&text) {
                found.push(text);
            }
            if found.len() == MAX_CANDIDATES {
                break;
            }
            // Only letters from the last changed one on are changed next, so that nothing comes twice.
            for (place, choice) in choices.iter().enumerate().skip(from) {
                let mut next = picks.clone();
                let Some(pick) = next.get_mut(place) else { continue };
                *pick += 1;
                if *pick < choice.len() && queue.len() < MAX_CANDIDATES {
                    queue.push_back((next, place));
                }
            }
        }
        found
    }
}

/// What a character of a written name is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Mark {
    Letter,
    Separator,
    Dropped,
}

/// A capital letter, or a mark between letters, and its place in the text.
#[derive(Clone, Copy, Debug)]
struct Sign {
    letter: char,
    kind: Mark,
    position: usize,
}

/// Capital letters with their marks joined to them, whatever form of Unicode the text has.
fn composed(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    // Some letters become two as capitals (`ß`, the ligature `fi`), some a letter and a mark.
    let capitals =
        text.chars().enumerate().flat_map(|(at, letter)| letter.to_uppercase().map(move |it| (at, it)));
    for (index, letter) in capitals {
        if is_combining(letter) {
            if let Some(last) = signs.last_mut() {
                last.letter = cyrillic::with_mark(last.letter, letter)
                    .or_else(|| latin::with_mark(last.letter, letter))
                    .unwrap_or(last.letter);
            }
            continue;
        }
        signs.push(Sign { letter, kind: kind_of(letter), position: index + 1 });
    }
    signs
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Hyphens and commas part words as blanks do; apostrophes and other punctuation are dropped.
fn kind_of(letter: char) -> Mark {
    match letter {
        '<' | ',' | '،' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => {
            Mark::Separator
        }
        _ if letter.is_whitespace() => Mark::Separator,
        // Apostrophes that Unicode counts as letters: `Oʻ`, `Gʻ`, the glottal stop, the soft sign of scholars.
        '\u{2b0}'..='\u{2ff}' => Mark::Dropped,
        _ if letter.is_alphanumeric() => Mark::Letter,
        _ => Mark::Dropped,
    }
}

/// The spellings of the first letter of `signs`, or of the first two where they are spelt together, and how many
/// signs that takes.
fn spell(signs: &[Sign], is_initial: bool, language: Option<Language>) -> Option<(Choice, usize)> {
    let mut letters = signs.iter().take_while(|sign| sign.kind == Mark::Letter).map(|sign| sign.letter);
    let first = letters.next()?;
    if let Some(second) = letters.next() {
        let pair = cyrillic::pair(first, second).or_else(|| latin::pair(first, second, language));
        if let Some(choice) = pair {
            return Some((choice.to_vec(), 2));
        }
    }
    let before_apostrophe = signs.get(1).is_some_and(|sign| is_apostrophe(sign.letter));
    cyrillic::spellings(first, is_initial, language)
        .or_else(|| latin::spellings(first, before_apostrophe, language))
        .map(|choice| (choice, 1))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '´' | '\u{2b9}'..='\u{2bf}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{ff07}')
}

/// Puts `first` before `others`, each spelling once.
pub(super) fn merged(first: &[&'static str], others: &[&'static str]) -> Choice {
    let mut all: Choice = Vec::with_capacity(first.len() + others.len());
    for spelling in first.iter().chain(others) {
        if !all.contains(spelling) {
            all.push(spelling);
        }
    }
    all
}
