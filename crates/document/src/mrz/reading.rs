//! What a reader found in a machine readable zone, in the shape of `paiza mrz`, and its typed form.

use std::fmt;

use base::Country;
use serde::{Deserialize, Serialize};

use super::date::MrzDate;

/// The five layouts of Doc 9303.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Identity card: three lines of 30 (Doc 9303-5).
    #[serde(rename = "TD1")]
    Td1,
    /// Larger identity card: two lines of 36 (Doc 9303-6).
    #[serde(rename = "TD2")]
    Td2,
    /// Passport: two lines of 44 (Doc 9303-4).
    #[serde(rename = "TD3")]
    Td3,
    /// Visa sticker: two lines of 44 (Doc 9303-7).
    #[serde(rename = "MRV-A")]
    MrvA,
    /// Smaller visa sticker: two lines of 36 (Doc 9303-7).
    #[serde(rename = "MRV-B")]
    MrvB,
}

impl Format {
    /// The name as `paiza mrz` prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Td1 => "TD1",
            Self::Td2 => "TD2",
            Self::Td3 => "TD3",
            Self::MrvA => "MRV-A",
            Self::MrvB => "MRV-B",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The sex that a document states; a filler (unspecified) is no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// `F`.
    #[serde(rename = "F")]
    Female,
    /// `M`.
    #[serde(rename = "M")]
    Male,
}

impl Sex {
    /// Reads the letter; a filler or anything else states no sex.
    pub fn from_letter(letter: char) -> Option<Self> {
        match letter {
            'F' => Some(Self::Female),
            'M' => Some(Self::Male),
            _ => None,
        }
    }

    /// The letter as the document prints it.
    pub fn letter(self) -> char {
        match self {
            Self::Female => 'F',
            Self::Male => 'M',
        }
    }
}

/// Where a problem sits: a key of the answer, or a check digit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "each name is the key of the answer that it stands for")]
pub enum Field {
    Format,
    DocumentCode,
    Issuer,
    Primary,
    Secondary,
    DocumentNumber,
    DocumentNumberCheck,
    Nationality,
    BirthDate,
    BirthDateCheck,
    Sex,
    ExpiryDate,
    ExpiryDateCheck,
    Optional,
    OptionalCheck,
    #[serde(rename = "optional-2")]
    Optional2,
    CompositeCheck,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ProblemCode {
    /// The line is longer or shorter than its format wants; the columns are the surplus or the missing ones.
    WrongLength,
    /// A character outside `A`–`Z`, `0`–`9`, `<`, or a figure in a name.
    BadCharacter,
    /// The check digit of one field does not fit it.
    CheckDigit,
    /// The check digit over several fields does not fit them.
    CompositeCheckDigit,
    /// No day that exists.
    BadDate,
    /// A code that stands for no state, organisation or person, or the specimen state.
    UnknownState,
    /// Neither `F`, `M` nor a filler.
    BadSex,
    /// No primary name.
    EmptyName,
    /// No machine readable zone at all.
    UnknownFormat,
}

impl ProblemCode {
    /// Whether a reading with this problem is not `valid`: structure, alphabet and check digits are, contents are not.
    pub fn spoils_validity(self) -> bool {
        match self {
            Self::WrongLength
            | Self::BadCharacter
            | Self::CheckDigit
            | Self::CompositeCheckDigit
            | Self::UnknownFormat => true,
            Self::BadDate | Self::UnknownState | Self::BadSex | Self::EmptyName => false,
        }
    }
}

/// One problem and its place.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Problem {
    /// The field concerned.
    pub field: Field,
    /// What is wrong.
    pub code: ProblemCode,
    /// The line, from 1, blank lines not counted.
    pub line: u16,
    /// The first column concerned, from 1.
    pub start: u16,
    /// The last column concerned.
    pub end: u16,
}

/// What stands in a machine readable zone, whether it is right or not: the answer of `paiza mrz`.
///
/// Outer fillers are cut and inner ones are spaces; what is empty is `None`. Trust nothing here while
/// [`Reading::valid`] is false.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reading {
    /// The layout; `None` when the text is no machine readable zone.
    pub format: Option<Format>,
    /// Whether structure, alphabet and check digits are right. It says nothing about states, dates, sex or names.
    pub valid: bool,
    /// `P`, `ID`, `V` …
    pub document_code: Option<String>,
    /// The code of the issuing state or organisation, `D` for Germany.
    pub issuer: Option<String>,
    /// The primary identifier, mostly the family name.
    pub primary: Option<String>,
    /// The secondary identifier, mostly the given names.
    pub secondary: Option<String>,
    /// The last cell of the name field is a letter: the name may go on, so match it by its beginning.
    pub name_truncated: bool,
    /// The document's number, a long one joined.
    pub document_number: Option<String>,
    /// The code of the holder's nationality.
    pub nationality: Option<String>,
    /// `YYMMDD`, unknown parts as `<`.
    pub birth_date: Option<String>,
    /// `None` for a filler, or for what is no sex.
    pub sex: Option<Sex>,
    /// `YYMMDD`, unknown parts as `<`.
    pub expiry_date: Option<String>,
    /// The first field that the issuer fills as it likes.
    pub optional: Option<String>,
    /// The second such field, in TD1 only.
    pub optional_2: Option<String>,
    /// Everything that is wrong, in the order of lines and columns.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// The typed document, if the zone is valid, its states are codes that exist (the specimen state among them), its
    /// dates can exist and it names somebody.
    pub fn document(&self) -> Option<Mrz> {
        let may_stand = |problem: &Problem| problem.code == ProblemCode::UnknownState;
        if !self.valid || !self.problems.iter().all(may_stand) {
            return None;
        }
        Some(Mrz {
            format: self.format?,
            document_code: self.document_code.clone().unwrap_or_default(),
            issuer: country(self.issuer.as_deref())?,
            primary: self.primary.clone()?,
            secondary: self.secondary.clone(),
            name_truncated: self.name_truncated,
            document_number: self.document_number.clone()?,
            nationality: country(self.nationality.as_deref())?,
            birth_date: MrzDate::parse(self.birth_date.as_deref()?).ok()?,
            sex: self.sex,
            expiry_date: MrzDate::parse(self.expiry_date.as_deref()?).ok()?,
            optional: self.optional.clone(),
            optional_2: self.optional_2.clone(),
        })
    }
}

fn country(code: Option<&str>) -> Option<Country> {
    Country::parse(code?).ok()
}

/// A travel document as its machine readable zone states it: what [`Reading::document`] gives and
/// [`Mrz::compose`] writes.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mrz {
    /// The layout.
    pub format: Format,
    /// One or two letters: `P`, `PD`, `ID`, `V` …
    pub document_code: String,
    /// The issuing state or organisation.
    pub issuer: Country,
    /// The primary identifier: letters `A`–`Z`, components apart by one space.
    pub primary: String,
    /// The secondary identifier, likewise.
    pub secondary: Option<String>,
    /// The name may be cut.
    pub name_truncated: bool,
    /// Letters and figures; longer than nine only in TD1 and TD2.
    pub document_number: String,
    /// The holder's nationality.
    pub nationality: Country,
    /// The birth date, without its century.
    pub birth_date: MrzDate,
    /// The sex, if stated.
    pub sex: Option<Sex>,
    /// The last day of validity, without its century.
    pub expiry_date: MrzDate,
    /// The first field that the issuer fills as it likes.
    pub optional: Option<String>,
    /// The second such field, in TD1 only.
    pub optional_2: Option<String>,
}

impl Mrz {
    /// The holder's name, for comparing.
    pub fn name(&self) -> crate::Name {
        crate::Name::from_mrz(&self.primary, self.secondary.as_deref(), self.name_truncated)
    }
}
