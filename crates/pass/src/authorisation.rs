//! The authorisation: what a pass says about one traveller, one passport and one span of days.
//!
//! In: a [`Draft`] with every field as text or value. Out: an [`Authorisation`] whose fields keep the limits of the
//! profile, or an [`AuthorisationError`] that names the field. The same record prints, seals and, later, packs into the
//! binary twin.

use std::fmt;

use base::{Country, Date};
use document::{Mrz, Sex};
use serde::Serialize;

use crate::profile::{self, StayOrder};

/// Everything that an authorisation says, not yet checked against the profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Draft {
    /// The pass number (`dtan`), at most 13 characters.
    pub number: String,
    /// The holder.
    pub holder: Holder,
    /// Where the authorisation was issued (`poi`), at most 15 characters.
    pub place_of_issue: String,
    /// First day on which entry may be sought (`vf`).
    pub valid_from: Date,
    /// Last day on which entry may be sought (`vu`).
    pub valid_until: Date,
    /// How long the holder may stay after an entry (`dos`).
    pub stay: Option<Stay>,
    /// How often the holder may enter (`noe`).
    pub entries: Entries,
    /// Type, class or category (`tcc`), at most 46 characters.
    pub category: String,
    /// Conditions and remarks (`ai`), at most 100 characters.
    pub additional: Option<String>,
}

/// The person, as the passport prints them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Holder {
    /// Name in the letters of the MRZ (`pi.n`), at most 39 characters, family name first or last as the issuer writes it.
    pub name: String,
    /// Birth date (`pi.dob`).
    pub birth_date: Date,
    /// Sex (`pi.sex`); `None` is the filler.
    pub sex: Option<Sex>,
    /// Nationality (`pi.nl`).
    pub nationality: Country,
    /// Number of the passport (`pi.pn`), at most 11 characters.
    pub document_number: String,
}

impl Holder {
    /// The holder as a passport's MRZ names them; the century of the birth date is up to the caller.
    ///
    /// The name is written as family name, blank, given names, cut at what a pass holds.
    pub fn of(passport: &Mrz, birth_date: Date) -> Self {
        let secondary = passport.secondary.as_deref().unwrap_or_default();
        let name = format!("{} {secondary}", passport.primary);
        Self {
            name: name.trim().chars().take(profile::MAX_NAME).collect(),
            birth_date,
            sex: passport.sex,
            nationality: passport.nationality,
            document_number: passport.document_number.clone(),
        }
    }
}

/// How often the holder may enter.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum Entries {
    /// Any number of times.
    Many,
    /// This many times, 1 to 99.
    Count(u8),
}

/// How long the holder may stay, counted from entry (Doc 9303-7, 9.1.3).
///
/// Each part is at most 99. The triple 0, 0, 0 means "until the last day of validity".
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct Stay {
    /// Calendar years.
    pub years: u8,
    /// Calendar months.
    pub months: u8,
    /// Calendar days.
    pub days: u8,
}

impl Stay {
    /// A stay of so many days.
    pub fn of_days(days: u8) -> Self {
        Self { years: 0, months: 0, days }
    }

    /// Six digits in the given order.
    pub fn digits(self, order: StayOrder) -> String {
        let Self { years, months, days } = self;
        match order {
            StayOrder::YearsMonthsDays => format!("{years:02}{months:02}{days:02}"),
            StayOrder::DaysMonthsYears => format!("{days:02}{months:02}{years:02}"),
        }
    }

    /// Reads six digits in the given order.
    pub fn from_digits(text: &str, order: StayOrder) -> Option<Self> {
        if text.len() != profile::STAY_DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let pair = |start: usize| text.get(start..start + 2)?.parse::<u8>().ok();
        let (first, months, last) = (pair(0)?, pair(2)?, pair(4)?);
        Some(match order {
            StayOrder::YearsMonthsDays => Self { years: first, months, days: last },
            StayOrder::DaysMonthsYears => Self { years: last, months, days: first },
        })
    }
}

impl Entries {
    /// Reads `M` or a number.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "M" {
            return Some(Self::Many);
        }
        let digits = !text.is_empty() && text.len() <= profile::MAX_ENTRIES;
        let all = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits && all { text.parse().ok().filter(|count| *count > 0).map(Self::Count) } else { None }
    }
}

impl fmt::Display for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Many => f.write_str("M"),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

/// A field of the profile, by its name in the seal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
#[expect(missing_docs, reason = "each name is the path of the field in the seal, below `data.msg`")]
pub enum SealField {
    #[serde(rename = "dtan")]
    Number,
    #[serde(rename = "pi.n")]
    Name,
    #[serde(rename = "pi.dob")]
    BirthDate,
    #[serde(rename = "pi.sex")]
    Sex,
    #[serde(rename = "pi.nl")]
    Nationality,
    #[serde(rename = "pi.pn")]
    DocumentNumber,
    #[serde(rename = "dta.poi")]
    Place,
    #[serde(rename = "dta.vf")]
    ValidFrom,
    #[serde(rename = "dta.vu")]
    ValidUntil,
    #[serde(rename = "dta.dos")]
    Stay,
    #[serde(rename = "dta.noe")]
    Entries,
    #[serde(rename = "dta.tcc")]
    Category,
    #[serde(rename = "dta.ai")]
    Additional,
}

impl SealField {
    /// The path below `data.msg`.
    pub fn path(self) -> &'static str {
        match self {
            Self::Number => "dtan",
            Self::Name => "pi.n",
            Self::BirthDate => "pi.dob",
            Self::Sex => "pi.sex",
            Self::Nationality => "pi.nl",
            Self::DocumentNumber => "pi.pn",
            Self::Place => "dta.poi",
            Self::ValidFrom => "dta.vf",
            Self::ValidUntil => "dta.vu",
            Self::Stay => "dta.dos",
            Self::Entries => "dta.noe",
            Self::Category => "dta.tcc",
            Self::Additional => "dta.ai",
        }
    }
}

impl fmt::Display for SealField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

/// A field breaks a limit of the profile. The value stays out of the text: it is personal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AuthorisationError {
    /// Nothing stands there.
    #[error("`{0}` is empty, and a pass must have it")]
    Empty(SealField),
    /// More characters than the profile allows.
    #[error("`{field}` has {length} characters, and a pass holds {limit}")]
    TooLong {
        /// The field.
        field: SealField,
        /// Characters found.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A character outside the alphabet of the field.
    #[error(
        "`{0}` has a character that a pass cannot hold there: use the letters of the passport's machine readable zone"
    )]
    Letters(SealField),
    /// A value outside the field's set.
    #[error("`{0}` has a value that the profile does not know")]
    Value(SealField),
    /// The last day lies before the first.
    #[error("`dta.vu` lies before `dta.vf`")]
    EndsBeforeItBegins,
}

/// An authorisation whose fields keep every limit of the profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Authorisation(Draft);

impl Authorisation {
    /// Checks a draft for issuing.
    ///
    /// # Errors
    ///
    /// [`AuthorisationError`] names the first field that breaks a limit.
    ///
    /// # Source
    ///
    /// ICAO TR Digital Travel Authorizations v2.15, section 3.3, as rebuilt in `spec/pass.md` section 2.
    pub fn new(draft: Draft) -> Result<Self, AuthorisationError> {
        let authorisation = Self::read(draft)?;
        let Draft { number, holder, .. } = &authorisation.0;
        // Both also go through the binary twin and the comparison at the border, which know only these letters.
        letters(SealField::Name, &holder.name, |c| matches!(c, 'A'..='Z' | ' ' | '<'))?;
        letters(SealField::DocumentNumber, &holder.document_number, |c| {
            c.is_ascii_uppercase() || c.is_ascii_digit()
        })?;
        letters(SealField::Number, number, |c| c.is_ascii_uppercase() || c.is_ascii_digit())?;
        Ok(authorisation)
    }

    /// Checks a draft that came out of a seal: lengths and sets, but any letters, since other issuers write others.
    pub(crate) fn read(draft: Draft) -> Result<Self, AuthorisationError> {
        length(SealField::Number, &draft.number, profile::MAX_NUMBER)?;
        length(SealField::Name, &draft.holder.name, profile::MAX_NAME)?;
        length(SealField::DocumentNumber, &draft.holder.document_number, profile::MAX_DOCUMENT_NUMBER)?;
        length(SealField::Place, &draft.place_of_issue, profile::MAX_PLACE)?;
        length(SealField::Category, &draft.category, profile::MAX_CATEGORY)?;
        if let Some(additional) = &draft.additional {
            length(SealField::Additional, additional, profile::MAX_ADDITIONAL)?;
        }
        let texts = [
            (SealField::Place, Some(&draft.place_of_issue)),
            (SealField::Category, Some(&draft.category)),
            (SealField::Additional, draft.additional.as_ref()),
        ];
        for (field, text) in texts {
            letters(field, text.map_or("", String::as_str), |c| !c.is_control())?;
        }
        if draft.stay.is_some_and(|stay| stay.years.max(stay.months).max(stay.days) > 99) {
            return Err(AuthorisationError::Value(SealField::Stay));
        }
        if matches!(draft.entries, Entries::Count(count) if count == 0 || count > 99) {
            return Err(AuthorisationError::Value(SealField::Entries));
        }
        // A year of more than four figures has no place in `YYYY-MM-DD`.
        let days = [
            (SealField::BirthDate, draft.holder.birth_date),
            (SealField::ValidFrom, draft.valid_from),
            (SealField::ValidUntil, draft.valid_until),
        ];
        if let Some((field, _)) = days.iter().find(|(_, day)| day.year() < 1) {
            return Err(AuthorisationError::Value(*field));
        }
        if draft.valid_until < draft.valid_from {
            return Err(AuthorisationError::EndsBeforeItBegins);
        }
        Ok(Self(draft))
    }

    /// The pass number.
    pub fn number(&self) -> &str {
        &self.0.number
    }

    /// The holder.
    pub fn holder(&self) -> &Holder {
        &self.0.holder
    }

    /// Where it was issued.
    pub fn place_of_issue(&self) -> &str {
        &self.0.place_of_issue
    }

    /// First day on which entry may be sought.
    pub fn valid_from(&self) -> Date {
        self.0.valid_from
    }

    /// Last day on which entry may be sought.
    pub fn valid_until(&self) -> Date {
        self.0.valid_until
    }

    /// How long the holder may stay after an entry.
    pub fn stay(&self) -> Option<Stay> {
        self.0.stay
    }

    /// How often the holder may enter.
    pub fn entries(&self) -> Entries {
        self.0.entries
    }

    /// Type, class or category.
    pub fn category(&self) -> &str {
        &self.0.category
    }

    /// Conditions and remarks.
    pub fn additional(&self) -> Option<&str> {
        self.0.additional.as_deref()
    }
}

fn length(field: SealField, text: &str, limit: usize) -> Result<(), AuthorisationError> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Err(AuthorisationError::Empty(field));
    }
    if length > limit { Err(AuthorisationError::TooLong { field, length, limit }) } else { Ok(()) }
}

fn letters(field: SealField, text: &str, allowed: impl Fn(char) -> bool) -> Result<(), AuthorisationError> {
    if text.chars().all(allowed) { Ok(()) } else { Err(AuthorisationError::Letters(field)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        let day = |text| base::parse_date(text).unwrap();
        Draft {
            number: "7A8GFZJNG0EDC".into(),
            holder: Holder {
                name: "ERIKSSON ANNA MARIA".into(),
                birth_date: day("1974-08-12"),
                sex: None,
                nationality: Country::parse("UTO").unwrap(),
                document_number: "L898902C3".into(),
            },
            place_of_issue: "UTOPIA CITY".into(),
            valid_from: day("2026-08-01"),
            valid_until: day("2026-10-29"),
            stay: None,
            entries: Entries::Count(1),
            category: "Private visit".into(),
            additional: None,
        }
    }

    /// The field changed by `set` takes `limit` characters and no more, is never empty, and refuses `wrong`.
    fn check(field: SealField, limit: usize, wrong: &str, set: impl Fn(&mut Draft, String)) {
        let judge = |text: &str| {
            let mut draft = draft();
            set(&mut draft, text.to_owned());
            Authorisation::new(draft).map(|_| ())
        };
        assert_eq!(judge(&"A".repeat(limit)), Ok(()), "{field}");
        let length = limit + 1;
        assert_eq!(judge(&"A".repeat(length)), Err(AuthorisationError::TooLong { field, length, limit }));
        for empty in ["", " "] {
            assert_eq!(judge(empty), Err(AuthorisationError::Empty(field)));
        }
        assert_eq!(judge(wrong), Err(AuthorisationError::Letters(field)), "{field}");
    }

    #[test]
    fn every_text_keeps_its_limit_and_its_letters() {
        check(SealField::Number, 13, "7a8g", |draft, text| draft.number = text);
        check(SealField::Name, 39, "ÉRIKSSON", |draft, text| draft.holder.name = text);
        check(SealField::Name, 39, "ERIKSSON 2", |draft, text| draft.holder.name = text);
        check(SealField::DocumentNumber, 11, "L 1", |draft, text| draft.holder.document_number = text);
        check(SealField::Place, 15, "A\nB", |draft, text| draft.place_of_issue = text);
        check(SealField::Category, 46, "A\u{0}", |draft, text| draft.category = text);
        check(SealField::Additional, 100, "A\u{1b}", |draft, text| draft.additional = Some(text));
    }

    #[test]
    fn a_limit_counts_characters_and_not_bytes() {
        let cyrillic = Draft { additional: Some("ә".repeat(100)), ..draft() };
        assert!(Authorisation::new(cyrillic).is_ok());
    }

    #[test]
    fn the_last_day_is_not_before_the_first() {
        let one_day = Draft { valid_until: draft().valid_from, ..draft() };
        assert!(Authorisation::new(one_day).is_ok());
        let inverted = Draft { valid_until: draft().valid_from.yesterday().unwrap(), ..draft() };
        assert_eq!(Authorisation::new(inverted), Err(AuthorisationError::EndsBeforeItBegins));
    }

    #[test]
    fn entries_and_stays_are_what_two_figures_hold() {
        for (count, fits) in [(0, false), (1, true), (99, true), (100, false)] {
            let draft = Draft { entries: Entries::Count(count), ..draft() };
            assert_eq!(Authorisation::new(draft).is_ok(), fits, "{count} entries");
        }
        for (days, fits) in [(0, true), (99, true), (100, false)] {
            let draft = Draft { stay: Some(Stay::of_days(days)), ..draft() };
            assert_eq!(Authorisation::new(draft).is_ok(), fits, "{days} days");
        }
        for (text, entries) in
            [("M", Some(Entries::Many)), ("1", Some(Entries::Count(1))), ("99", Some(Entries::Count(99)))]
        {
            assert_eq!(Entries::parse(text), entries);
        }
        for nonsense in ["", "0", "00", "100", "m", "-1", "+1", "1 "] {
            assert_eq!(Entries::parse(nonsense), None, "{nonsense}");
        }
    }

    /// The digit order is not confirmed, so both are kept working.
    #[test]
    fn six_digits_say_years_months_and_days_in_either_order() {
        let five_years = Stay { years: 5, months: 0, days: 30 };
        for (order, digits) in
            [(StayOrder::YearsMonthsDays, "050030"), (StayOrder::DaysMonthsYears, "300005")]
        {
            assert_eq!(five_years.digits(order), digits);
            assert_eq!(Stay::from_digits(digits, order), Some(five_years));
            for nonsense in ["", "05003", "0500300", "05 030", "-50030", "０５００３０"] {
                assert_eq!(Stay::from_digits(nonsense, order), None, "{nonsense}");
            }
        }
    }
}
