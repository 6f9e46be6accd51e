//! The message 0x06 of the barcode: an authorisation as thirteen fields, and back.

use base::Date;
use document::Sex;
use document::pki::state_of;
use serde_json::{Map, Value, json};

use super::fold::{TwinFault, folded, read_stay, stay_text};
use super::tlv::{self, Field};
use super::{c40, date};
use crate::authorisation::{Authorisation, Draft, Entries, Holder, SealField};
use crate::profile;
use crate::seal::SealError;

/// The tag of a digital travel authorisation among the messages.
pub(super) const TAG: u8 = 0x06;

/// Characters of the passport number, fillers included: the field has a fixed length.
const DOCUMENT_NUMBER: usize = 12;
/// Where each field stands, in the order of the tags 1 to 13, with the most bytes that it may have.
///
/// The list we have gives `ai` 67 bytes, but 100 characters need 68: both are read.
const FIELDS: [(SealField, usize); 13] = [
    (SealField::Number, 10),
    (SealField::Name, 26),
    (SealField::DocumentNumber, 8),
    (SealField::BirthDate, date::LENGTH),
    (SealField::Nationality, 2),
    (SealField::Sex, 1),
    (SealField::Place, 10),
    (SealField::ValidFrom, date::LENGTH),
    (SealField::ValidUntil, date::LENGTH),
    (SealField::Stay, 2),
    (SealField::Entries, 1),
    (SealField::Category, 32),
    (SealField::Additional, 68),
];

/// What the message says.
pub(super) struct Read {
    pub(super) authorisation: Authorisation,
    /// The same, in the shape of the JSON seal.
    pub(super) fields: Value,
    /// Paths of what is kept but not known.
    pub(super) unknown: Vec<String>,
}

/// The value of the message for an authorisation.
pub(super) fn write(authorisation: &Authorisation) -> Result<Vec<u8>, TwinFault> {
    let said = folded(authorisation)?;
    let holder = said.holder();
    let text = |field, text: &str| c40::encode(text).ok_or(TwinFault::Letters(field));
    let number = format!("{:<DOCUMENT_NUMBER$}", holder.document_number);
    let values = [
        Some(text(SealField::Number, said.number())?),
        Some(text(SealField::Name, &holder.name)?),
        Some(text(SealField::DocumentNumber, &number)?),
        Some(date::encode(holder.birth_date).to_vec()),
        Some(text(SealField::Nationality, &format!("{:<3}", holder.nationality.code()))?),
        Some(vec![holder.sex.map_or('<', Sex::letter) as u8]),
        Some(text(SealField::Place, said.place_of_issue())?),
        Some(date::encode(said.valid_from()).to_vec()),
        Some(date::encode(said.valid_until()).to_vec()),
        Some(text(SealField::Stay, &stay_text(said.stay())?)?),
        Some(vec![match said.entries() {
            Entries::Many => 0,
            Entries::Count(count) => count,
        }]),
        Some(text(SealField::Category, said.category())?),
        said.additional().map(|additional| text(SealField::Additional, additional)).transpose()?,
    ];
    let mut message = Vec::new();
    for (tag, value) in (1..).zip(values) {
        if let Some(value) = value {
            tlv::put(&mut message, tag, &value);
        }
    }
    Ok(message)
}

/// Reads the value of the message.
pub(super) fn read(bytes: &[u8]) -> Result<Read, SealError> {
    let fields = Fields(tlv::all(bytes).ok_or(SealError::Barcode("the message has no sound fields"))?);
    let mut unknown = fields.unknown();
    let stay = fields.text(SealField::Stay)?;
    let sex = fields.sex()?;
    let entries = fields.entries()?;
    let nationality = fields.text(SealField::Nationality)?;
    let draft = Draft {
        number: fields.text(SealField::Number)?,
        holder: Holder {
            name: fields.text(SealField::Name)?,
            birth_date: fields.day(SealField::BirthDate)?,
            sex,
            nationality: state_of(&nationality).ok_or_else(|| wrong(SealField::Nationality))?,
            document_number: fields.text(SealField::DocumentNumber)?,
        },
        place_of_issue: fields.text(SealField::Place)?,
        valid_from: fields.day(SealField::ValidFrom)?,
        valid_until: fields.day(SealField::ValidUntil)?,
        stay: read_stay(&stay).unwrap_or_else(|()| {
            // How other issuers fill these three characters is not known: shown as it stands, not interpreted.
            unknown.push(format!("data.msg.{}", SealField::Stay));
            None
        }),
        entries,
        category: fields.text(SealField::Category)?,
        additional: fields
            .find(SealField::Additional)
            .map(|_| fields.text(SealField::Additional))
            .transpose()?,
    };
    let authorisation = Authorisation::read(draft)?;
    let fields = shown(&authorisation, &nationality, &stay);
    Ok(Read { authorisation, fields, unknown })
}

/// The fields in the shape of the JSON seal, so that a page shows either form alike.
fn shown(authorisation: &Authorisation, nationality: &str, stay: &str) -> Value {
    let holder = authorisation.holder();
    let mut terms = Map::new();
    terms.insert("poi".into(), authorisation.place_of_issue().into());
    terms.insert("vf".into(), authorisation.valid_from().to_string().into());
    terms.insert("vu".into(), authorisation.valid_until().to_string().into());
    match authorisation.stay() {
        Some(stay) => drop(terms.insert("dos".into(), stay.digits(profile::STAY_ORDER).into())),
        None if stay.is_empty() => {}
        None => drop(terms.insert("dos".into(), stay.into())),
    }
    terms.insert("noe".into(), authorisation.entries().to_string().into());
    terms.insert("tcc".into(), authorisation.category().into());
    if let Some(additional) = authorisation.additional() {
        terms.insert("ai".into(), additional.into());
    }
    json!({
        "dtan": authorisation.number(),
        "pi": {
            "n": holder.name,
            "dob": holder.birth_date.to_string(),
            "sex": holder.sex.map_or('<', Sex::letter).to_string(),
            "nl": nationality,
            "pn": holder.document_number,
        },
        "dta": terms,
    })
}

struct Fields<'b>(Vec<Field<'b>>);

impl<'b> Fields<'b> {
    fn find(&self, field: SealField) -> Option<&'b [u8]> {
        let tag = FIELDS.iter().position(|(known, _)| *known == field)? as u8 + 1;
        self.0.iter().find(|field| field.tag == tag).map(|field| field.value)
    }

    /// The bytes of a field that must be there, no longer than it may be.
    fn value(&self, field: SealField) -> Result<&'b [u8], SealError> {
        let limit = FIELDS.iter().find(|(known, _)| *known == field).map_or(0, |(_, limit)| *limit);
        self.find(field).filter(|value| value.len() <= limit).ok_or_else(|| wrong(field))
    }

    /// A packed text without the blanks that fill it up.
    fn text(&self, field: SealField) -> Result<String, SealError> {
        let text = c40::decode(self.value(field)?).ok_or_else(|| wrong(field))?;
        Ok(text.trim_end().to_owned())
    }

    fn day(&self, field: SealField) -> Result<Date, SealError> {
        date::decode(self.value(field)?).ok_or_else(|| wrong(field))
    }

    fn sex(&self) -> Result<Option<Sex>, SealError> {
        match self.value(SealField::Sex)? {
            b"F" => Ok(Some(Sex::Female)),
            b"M" => Ok(Some(Sex::Male)),
            b"<" => Ok(None),
            _ => Err(wrong(SealField::Sex)),
        }
    }

    fn entries(&self) -> Result<Entries, SealError> {
        match *self.value(SealField::Entries)? {
            [0] => Ok(Entries::Many),
            [count @ 1..=99] => Ok(Entries::Count(count)),
            _ => Err(wrong(SealField::Entries)),
        }
    }

    fn unknown(&self) -> Vec<String> {
        let known = 1..=FIELDS.len() as u8;
        let extra = self.0.iter().filter(|field| !known.contains(&field.tag));
        extra.map(|field| format!("data.msg.{:02x}", field.tag)).collect()
    }
}

fn wrong(field: SealField) -> SealError {
    SealError::Field(format!("data.msg.{field}"))
}
