//! Names: from the script in which a person writes them to the letters of an MRZ, and whether two of them can be one.
//!
//! In: a name as its bearer writes it (Latin or Cyrillic) or as an MRZ prints it. Out: the spellings that a passport may
//! print, the likeliest first ([`to_mrz`]), and a comparison that accepts every one of them ([`compare`]).
//!
//! States deviate from the table of Doc 9303 and from their own earlier rules. So a spelling worked out here ranks and
//! suggests; it must never be the ground on which somebody is turned away. Meaning: `spec/names.md`.

mod compare;
mod cyrillic;
mod language;
mod latin;
mod spelling;

pub use compare::{Alternative, NameComparison, NameMatch, compare, compare_spelled};
pub use language::Language;
pub use spelling::{NameError, to_mrz};

use spelling::Identifier;

/// The whole name of one person: the primary identifier, mostly the family name, and the secondary one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Name {
    primary: Identifier,
    secondary: Identifier,
    truncated: bool,
}

impl Name {
    /// A name as an MRZ prints it, with spaces or fillers between components. Its letters mean themselves.
    ///
    /// `truncated` says that the name may go on ([`crate::Reading::name_truncated`]).
    pub fn from_mrz(primary: &str, secondary: Option<&str>, truncated: bool) -> Self {
        Self {
            primary: Identifier::plain(primary),
            secondary: Identifier::plain(secondary.unwrap_or("")),
            truncated,
        }
    }

    /// A name as its bearer writes it, in Latin or Cyrillic letters; `language` puts that language's spellings first.
    ///
    /// # Errors
    ///
    /// [`NameError`] if the primary identifier has no letter, or a letter is of another script.
    pub fn written(
        primary: &str,
        secondary: Option<&str>,
        language: Option<Language>,
    ) -> Result<Self, NameError> {
        let primary = Identifier::written(primary, language)?;
        let secondary = secondary.map(|text| Identifier::written(text, language)).transpose();
        let secondary = match secondary {
            Err(NameError::Empty) | Ok(None) => Identifier::default(),
            Ok(Some(identifier)) => identifier,
            Err(error) => return Err(error),
        };
        Ok(Self { primary, secondary, truncated: false })
    }

    /// The likeliest spelling as an MRZ writes it: `KARIMOV<<JASUR<BEK`.
    pub fn mrz_text(&self) -> String {
        let primary = self.primary.preferred().replace(' ', "<");
        let secondary = self.secondary.preferred().replace(' ', "<");
        if secondary.is_empty() { primary } else { format!("{primary}<<{secondary}") }
    }
}
