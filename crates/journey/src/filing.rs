//! What the traveller says, once it has been read: every field typed, every combination possible.
//!
//! INVARIANT: a [`Filing`] comes only out of [`crate::FilingDraft::parse`] or, for what was accepted before, out of
//! `TryFrom<FilingDraft>`, which leaves out what depends on the day.

use std::fmt;

use base::{Country, Moment};
use jiff::civil::Date;
use rules::{DocumentKind, Ground, Mode, Purpose, Residence, Role, Urgency};
use serde::{Deserialize, Serialize};

use crate::birth::BirthDate;
use crate::draft::FilingDraft;
use crate::ids::UploadId;
use crate::words::{Language, Relation, Sex};

/// What the traveller says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(into = "FilingDraft", try_from = "FilingDraft")]
#[non_exhaustive]
pub struct Filing {
    /// The document on which the traveller will cross.
    pub document: TravelDocument,
    /// Further nationalities.
    pub nationalities: Vec<Country>,
    /// Where to write to.
    pub email: Option<Email>,
    /// The language in which the traveller reads.
    pub language: Language,
    /// Where and when the border will be crossed.
    pub entry: Entry,
    /// Day of leaving.
    pub exit: Option<Date>,
    /// What the trip is for.
    pub purpose: Purpose,
    /// Regions to be visited.
    pub regions: Vec<String>,
    /// Why it is urgent.
    pub urgency: Urgency,
    /// The uploaded proof of urgency.
    pub proof: Option<UploadId>,
    /// A standing that changes the rules.
    pub role: Role,
    /// A contract of work in the state travelled to.
    pub contract: Option<Contract>,
    /// A residence permit of the state travelled to; none unless the traveller names one.
    pub residence: Residence,
    /// A visa of the state travelled to; none unless the traveller names one.
    pub visa: Option<Visa>,
    /// Earlier stays that the traveller declares.
    pub stays: Vec<DeclaredStay>,
    /// The adult who files for a child.
    pub guardian: Option<Guardian>,
}

/// A travel document, as its machine readable zone prints it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TravelDocument {
    /// Nationality of the holder.
    pub nationality: Country,
    /// State or organisation that issued it.
    pub issuer: Country,
    /// Kind.
    pub kind: DocumentKind,
    /// Number: letters `A`–`Z` and digits.
    pub number: String,
    /// Last day of validity.
    pub expires: Date,
    /// Primary identifier (family name), letters `A`–`Z` and single spaces.
    pub primary: String,
    /// Secondary identifier (given names).
    pub secondary: Option<String>,
    /// Birth date.
    pub born: BirthDate,
    /// Sex.
    pub sex: Sex,
}

impl TravelDocument {
    /// Both identifiers, the primary one first, with a space between.
    pub fn full_name(&self) -> String {
        match &self.secondary {
            Some(secondary) => format!("{} {secondary}", self.primary),
            None => self.primary.clone(),
        }
    }
}

/// When the border will be crossed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EntryTime {
    /// At a known hour.
    At(Moment),
    /// On a day whose hour is not known.
    On(Date),
}

impl EntryTime {
    /// The calendar day, in the offset in which the hour was written.
    pub fn day(self) -> Date {
        match self {
            Self::At(moment) => moment.date(),
            Self::On(day) => day,
        }
    }
}

/// Where and when the border will be crossed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// When.
    pub when: EntryTime,
    /// Crossing point of the pack.
    pub point: Option<String>,
    /// How.
    pub mode: Option<Mode>,
}

/// A contract of work.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Contract {
    /// First day.
    pub from: Date,
    /// Last day, where there is one.
    pub until: Option<Date>,
}

/// A visa of the state travelled to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Visa {
    /// The state's own class.
    pub class: String,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Last day of validity.
    pub expires: Option<Date>,
}

/// An earlier stay that the traveller declares.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DeclaredStay {
    /// Where.
    pub country: Country,
    /// First day.
    pub from: Date,
    /// Last day; `None` while it goes on.
    pub to: Option<Date>,
    /// On what ground.
    pub ground: Ground,
}

/// The adult who files for a child.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Guardian {
    /// Primary identifier.
    pub primary: String,
    /// Secondary identifier.
    pub secondary: Option<String>,
    /// Nationality.
    pub nationality: Country,
    /// Number of the adult's travel document.
    pub document_number: String,
    /// What the adult is to the child.
    pub relation: Relation,
}

/// An e-mail address: one `@`, a name before it, a dotted host after it, no space or control character.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this is no e-mail address")]
pub struct EmailError;

impl Email {
    /// Reads an address. Only delivery proves that it exists; this keeps out what no mail server takes.
    ///
    /// # Errors
    ///
    /// [`EmailError`] if the shape is wrong or the address is longer than 254 characters (RFC 5321, 4.5.3.1.3).
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let (name, host) = text.split_once('@').ok_or(EmailError)?;
        let clean =
            |part: &str| !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"@".contains(c));
        let dotted = host.contains('.') && host.split('.').all(|label| !label.is_empty());
        if text.len() > 254 || name.is_empty() || name.len() > 64 || !clean(name) || !clean(host) || !dotted {
            return Err(EmailError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_dotted_host() {
        for text in ["a@b.cd", "first.last+trip@mail.example.org"] {
            assert!(Email::parse(text).is_ok(), "{text}");
        }
        for text in ["", "a", "a@b", "@b.cd", "a@b..cd", "a b@c.de", "a@b.cd\r\nbcc:x@y.zz", "a@b@c.de"] {
            assert!(Email::parse(text).is_err(), "{text}");
        }
        assert!(Email::parse(&format!("{}@b.cd", "a".repeat(64))).is_ok());
        assert!(Email::parse(&format!("{}@b.cd", "a".repeat(65))).is_err());
    }
}
