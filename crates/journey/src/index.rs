//! The words under which a person or a document is found again.
//!
//! The record keeps no name and no number in clear. What it keeps is a keyed hash of these terms, made outside; here is
//! only what is hashed, so that every part of the house hashes the same.

use base::Country;
use document::names::{Name, compare};

use crate::birth::BirthDate;
use crate::filing::TravelDocument;

/// What is hashed with a key to find a person or a document again. It holds personal data: never log or store it.
#[derive(Clone, Eq, PartialEq)]
pub struct IndexTerm {
    text: String,
    person: Option<Person>,
}

/// A person as a document or an officer names them.
#[derive(Clone, Eq, PartialEq)]
struct Person {
    primary: String,
    secondary: Option<String>,
    born: BirthDate,
}

impl IndexTerm {
    /// The bytes to be hashed for records of exactly this person or document.
    pub fn as_bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The bytes to be hashed for officers' lists: a document, or a birth date. Among the entries of one birth date
    /// [`IndexTerm::fits`] finds the name, for no hash meets two spellings of it.
    pub fn list_bytes(&self) -> Vec<u8> {
        self.person.as_ref().map_or_else(
            || self.text.clone().into_bytes(),
            |person| format!("born|{}", person.born).into_bytes(),
        )
    }

    /// True if both name the same document, or can name the same person: born on the same day, with the same letters
    /// or with spellings of which a passport may print either (`spec/names.md` clause 7).
    pub fn fits(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (&self.person, &other.person) else {
            return self.text == other.text;
        };
        one.born == two.born && (self.text == other.text || one.meets(two))
    }
}

impl Person {
    /// True if the names have a spelling in common, divided as they are or read as one.
    fn meets(&self, other: &Self) -> bool {
        let meet = |one: Option<Name>, two: Option<Name>| {
            one.zip(two).is_some_and(|(one, two)| compare(&one, &two).is_possible())
        };
        meet(self.name(), other.name()) || meet(self.name_in_one(), other.name_in_one())
    }

    fn name(&self) -> Option<Name> {
        Name::written(&self.primary, self.secondary.as_deref(), None).ok()
    }

    fn name_in_one(&self) -> Option<Name> {
        let whole = format!("{} {}", self.primary, self.secondary.as_deref().unwrap_or_default());
        Name::written(&whole, None, None).ok()
    }
}

impl std::fmt::Debug for IndexTerm {
    /// Prints nothing of the term: it names a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IndexTerm(…)")
    }
}

/// The term of a document: nationality and number.
///
/// The nationality and not the issuer, for a pass names only the former (the DTA profile has no issuer field).
pub fn document_term(nationality: Country, number: &str) -> IndexTerm {
    IndexTerm { text: format!("document|{nationality}|{}", letters(number)), person: None }
}

/// The term of a person: both identifiers run together, and the birth date.
///
/// Run together, for documents differ in where they divide a name.
pub fn person_term(primary: &str, secondary: Option<&str>, born: BirthDate) -> IndexTerm {
    let text = format!("person|{}{}|{born}", letters(primary), letters(secondary.unwrap_or_default()));
    let person = Person { primary: primary.to_owned(), secondary: secondary.map(str::to_owned), born };
    IndexTerm { text, person: Some(person) }
}

impl TravelDocument {
    /// The term of this document.
    pub fn term(&self) -> IndexTerm {
        document_term(self.nationality, &self.number)
    }

    /// The term of its holder.
    pub fn holder_term(&self) -> IndexTerm {
        person_term(&self.primary, self.secondary.as_deref(), self.born)
    }
}

/// Letters and digits in upper case: fillers, spaces and hyphens are set differently by different readers.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_however_the_name_is_divided() {
        let born: BirthDate = "1990-05-01".parse().unwrap();
        let term = person_term("KARIMOV", Some("ALI RUSTAM"), born);
        assert_eq!(term.as_bytes(), person_term("karimov", Some("ALI<RUSTAM"), born).as_bytes());
        assert_eq!(term.as_bytes(), person_term("KARIMOV ALI RUSTAM", None, born).as_bytes());
        assert_ne!(term.as_bytes(), person_term("KARIMOV", Some("ALI"), born).as_bytes());
        assert_eq!(format!("{term:?}"), "IndexTerm(…)");
    }

    #[test]
    fn a_name_on_a_list_meets_every_spelling_that_a_passport_may_print() {
        let check = |listed: (&str, Option<&str>), shown: (&str, Option<&str>), expected| {
            let born: BirthDate = "1990-05-01".parse().unwrap();
            let (listed, shown) =
                (person_term(listed.0, listed.1, born), person_term(shown.0, shown.1, born));
            assert_eq!(listed.list_bytes(), shown.list_bytes());
            assert_eq!(listed.fits(&shown), expected, "{:?}", (listed.text, shown.text));
        };
        check(("Каримов", Some("Жасур")), ("KARIMOV", Some("ZHASUR")), true);
        check(("Каримов Жасур", None), ("KARIMOV", Some("ZHASUR")), true);
        check(("KARIMOV", Some("JASUR")), ("KARIMOV", Some("JASUR")), true);
        check(("KARIMOV", Some("JASUR")), ("KARIMOVA", Some("JASUR")), false);
        check(("Каримов", None), ("KARIMOV", Some("ZHASUR")), false);
        let (may, june) = ("1990-05-01".parse().unwrap(), "1990-06-01".parse().unwrap());
        assert!(!person_term("KARIMOV", None, may).fits(&person_term("KARIMOV", None, june)));
    }

    #[test]
    fn a_document_is_found_by_nationality_and_number() {
        let uzb = Country::parse("UZB").unwrap();
        assert_eq!(document_term(uzb, "AA 1234567"), document_term(uzb, "AA1234567<<"));
        assert_ne!(
            document_term(uzb, "AA1234567"),
            document_term(Country::parse("KGZ").unwrap(), "AA1234567")
        );
    }
}
