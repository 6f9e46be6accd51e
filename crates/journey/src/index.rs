//! The words under which a person or a document is found again.
//!
//! The record keeps no name and no number in clear. What it keeps is a keyed hash of these terms, made outside; here is
//! only what is hashed, so that every part of the house hashes the same.

use base::Country;

use crate::birth::BirthDate;
use crate::filing::TravelDocument;

/// What is hashed with a key to find a person or a document again. It holds personal data: never log or store it.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct IndexTerm(String);

impl IndexTerm {
    /// The bytes to be hashed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
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
    IndexTerm(format!("document|{nationality}|{}", letters(number)))
}

/// The term of a person: both identifiers run together, and the birth date.
///
/// Run together, for documents differ in where they divide a name.
pub fn person_term(primary: &str, secondary: Option<&str>, born: BirthDate) -> IndexTerm {
    IndexTerm(format!("person|{}{}|{born}", letters(primary), letters(secondary.unwrap_or_default())))
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
        assert_eq!(term, person_term("karimov", Some("ALI<RUSTAM"), born));
        assert_eq!(term, person_term("KARIMOV ALI RUSTAM", None, born));
        assert_ne!(term, person_term("KARIMOV", Some("ALI"), born));
        assert_eq!(format!("{term:?}"), "IndexTerm(…)");
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
