//! Codes of states, organisations and persons, as travel documents print them.
//!
//! In: text of one to three letters. Out: a [`Country`] that is known to the table, or an error with the nearest code.
//!
//! `DEU` is accepted and means `D`, the code that German documents print (ICAO Doc 9303-3, section 5).

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::country_table::TABLE;
use crate::suggest::nearest;

/// A code of ICAO Doc 9303-3: a state, an organisation, or a person without a state.
///
/// Compares by its place in the table, prints its code.
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Country(u16);

/// What a code stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A state or territory of ISO 3166-1, or Kosovo (`RKS`).
    State,
    /// A class of British national other than citizen (`GBD` … `GBS`).
    British,
    /// An organisation that issues travel documents (`UNO`, `EUE`, `XPO` …).
    Organisation,
    /// A person without a state or a refugee (`XXA`, `XXB`, `XXC`), or unspecified (`XXX`).
    Person,
    /// The specimen state `UTO`.
    Specimen,
    /// A code no longer given out (`ANT`, `NTZ`), still found on old documents.
    Withdrawn,
}

/// The text is no code of the table.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{code}` is no country code of three letters{hint}")]
pub struct CountryError {
    code: String,
    hint: String,
}

/// The place of each code in the table, by its letters read as a number: journeys name many codes.
static BY_LETTERS: LazyLock<Vec<Option<u16>>> = LazyLock::new(|| {
    let mut places = vec![None; LETTERS.pow(3)];
    let codes = TABLE.iter().zip(0..).map(|((code, ..), place)| (*code, place));
    let both = codes.clone().find(|(code, _)| *code == "D").map(|(_, place)| ("DEU", place));
    for (code, place) in codes.chain(both) {
        if let Some(target) = number(code).and_then(|number| places.get_mut(number)) {
            *target = Some(place);
        }
    }
    places
});
/// Upper-case letters, and none.
const LETTERS: usize = 27;

/// One to three upper-case letters as a number.
fn number(code: &str) -> Option<usize> {
    let digit = |letter: &u8| letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1);
    let fits = (1..=3).contains(&code.len());
    let letters = code.as_bytes().iter().filter(|_| fits);
    let number = letters.map(digit).try_fold(0, |number, digit| Some(number * LETTERS + digit?))?;
    fits.then_some(number)
}

impl Country {
    /// How many codes the table holds; every [`Country::index`] is below it.
    pub const COUNT: usize = TABLE.len();

    /// Reads a three-letter code (or `D`); letters must be upper case.
    ///
    /// # Errors
    ///
    /// [`CountryError`] names the text and the nearest code.
    pub fn parse(code: &str) -> Result<Self, CountryError> {
        let place = number(code).and_then(|number| BY_LETTERS.get(number).copied().flatten());
        place.map(Self).ok_or_else(|| CountryError {
            code: code.chars().take(12).collect(),
            hint: nearest(code, TABLE.iter().map(|row| row.0))
                .map_or_else(String::new, |near| format!(", did you mean `{near}`?")),
        })
    }

    /// The first state with this two-letter code (ISO 3166-1 alpha-2, `KS` for Kosovo, `UT` for the specimen state).
    pub fn from_alpha2(code: &str) -> Option<Self> {
        let upper = code.to_ascii_uppercase();
        if upper.is_empty() {
            return None;
        }
        Self::all().find(|country| country.alpha2() == Some(upper.as_str()))
    }

    /// Every code of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(|index| Self(index as u16))
    }

    /// The place in the table, for sets of bits; below [`Country::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The code at a place of the table.
    pub fn from_index(index: usize) -> Option<Self> {
        (index < Self::COUNT).then_some(Self(index as u16))
    }

    /// The code as a travel document prints it, without fillers (`UZB`, `D`).
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The two-letter code, where one exists.
    pub fn alpha2(self) -> Option<&'static str> {
        let code = self.row().1;
        (!code.is_empty()).then_some(code)
    }

    /// What the code stands for.
    pub fn kind(self) -> Kind {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static str, Kind) {
        // INVARIANT: a `Country` is only made from an index of the table.
        TABLE.get(self.index()).copied().unwrap_or(("XXX", "", Kind::Person))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = CountryError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn germany_has_one_code_and_two_spellings() {
        assert_eq!(Country::parse("DEU"), Country::parse("D"));
        assert_eq!(Country::parse("D").unwrap().to_string(), "D");
        assert_eq!(Country::from_alpha2("de").unwrap().code(), "D");
    }

    #[test]
    fn a_wrong_code_names_the_nearest() {
        assert_eq!(
            Country::parse("KAX").unwrap_err().to_string(),
            "`KAX` is no country code of three letters, did you mean `KAZ`?"
        );
        for wrong in ["", "kaz", "DE", "KAZAKHSTAN", "ÄÖÜ"] {
            assert!(Country::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_code_stands_twice_and_every_one_reads_back() {
        let mut seen = std::collections::BTreeSet::new();
        for country in Country::all() {
            assert!(seen.insert(country.code()), "{country} stands twice");
            assert_eq!(Country::parse(country.code()), Ok(country));
            assert_eq!(Country::from_index(country.index()), Some(country));
        }
        assert_eq!(seen.len(), Country::COUNT);
    }
}
