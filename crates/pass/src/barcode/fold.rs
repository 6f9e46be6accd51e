//! What a text becomes in the binary twin, whose alphabet is `A`–`Z`, `0`–`9` and the blank.
//!
//! Letters become capitals, the filler and marks between words become blanks. A character that would take meaning with
//! it is not folded: then there is no twin, and its absence has a reason.

use crate::authorisation::{Authorisation, AuthorisationError, Draft, Holder, SealField, Stay};

/// Marks that part words and may become a blank.
const MARKS: &[char] = &[';', '(', ')', '\'', '"'];
/// The same, unless a digit follows: `1.5`, `-5`, `10:30` and `01/02` would say something else.
const MARKS_OF_NUMBERS: &[char] = &[',', '.', ':', '/', '-'];

/// Why a pass has no binary twin. The value stays out of the text: it is personal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TwinFault {
    /// A character that the twin cannot hold without a change of meaning.
    #[error("`{0}` has a character that the binary twin cannot hold: it has A to Z, 0 to 9 and the blank")]
    Letters(SealField),
    /// A stay of years, months and days together; the twin has room for one of them.
    #[error("`dta.dos` says more than one of years, months and days, and the binary twin holds one")]
    MixedStay,
}

/// The authorisation as its binary twin says it: the same, or with the texts in the twin's alphabet.
///
/// # Errors
///
/// [`TwinFault`] if that would change what it says.
///
/// # Source
///
/// `spec/barcode.md`, section 3.
pub fn folded(authorisation: &Authorisation) -> Result<Authorisation, TwinFault> {
    let holder = authorisation.holder();
    stay_text(authorisation.stay())?;
    let draft = Draft {
        number: authorisation.number().to_owned(),
        holder: Holder { name: fold(SealField::Name, &holder.name)?, ..holder.clone() },
        place_of_issue: fold(SealField::Place, authorisation.place_of_issue())?,
        category: fold(SealField::Category, authorisation.category())?,
        additional: authorisation.additional().map(|text| fold(SealField::Additional, text)).transpose()?,
        valid_from: authorisation.valid_from(),
        valid_until: authorisation.valid_until(),
        stay: authorisation.stay(),
        entries: authorisation.entries(),
    };
    Authorisation::read(draft).map_err(|fault| TwinFault::Letters(emptied(fault)))
}

/// A text of nothing but marks has nothing left; no other limit can break by folding.
fn emptied(fault: AuthorisationError) -> SealField {
    match fault {
        AuthorisationError::Empty(field)
        | AuthorisationError::Letters(field)
        | AuthorisationError::Value(field)
        | AuthorisationError::TooLong { field, .. } => field,
        AuthorisationError::EndsBeforeItBegins => SealField::ValidUntil,
    }
}

fn fold(field: SealField, text: &str) -> Result<String, TwinFault> {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let next = match letter {
            'A'..='Z' | '0'..='9' => letter,
            'a'..='z' => letter.to_ascii_uppercase(),
            ' ' => ' ',
            // Only a name has the filler; elsewhere the sign means "less than".
            '<' if field == SealField::Name => ' ',
            mark if MARKS.contains(&mark) => ' ',
            mark if MARKS_OF_NUMBERS.contains(&mark) && !rest.peek().is_some_and(char::is_ascii_digit) => ' ',
            // `R22-1` is a name; `-1` and `10-12` are numbers.
            '-' if folded.ends_with(|before: char| before.is_ascii_uppercase()) => ' ',
            _ => return Err(TwinFault::Letters(field)),
        };
        // Runs of blanks say nothing, except in a name, where two of them part the family name from the rest.
        if next != ' ' || field == SealField::Name || !folded.ends_with(' ') {
            folded.push(next);
        }
    }
    Ok(folded.trim().to_owned())
}

/// The duration of stay in three characters: a number below 100 and `D`, `M` or `Y`; three blanks if nothing is said.
///
/// `00D` is the triple 0, 0, 0: until the last day of validity.
pub(super) fn stay_text(stay: Option<Stay>) -> Result<String, TwinFault> {
    let Some(Stay { years, months, days }) = stay else { return Ok("   ".to_owned()) };
    match (years, months, days) {
        (0, 0, days) => Ok(format!("{days:02}D")),
        (0, months, 0) => Ok(format!("{months:02}M")),
        (years, 0, 0) => Ok(format!("{years:02}Y")),
        _ => Err(TwinFault::MixedStay),
    }
}

/// What three characters say about the stay; `Err` if they say something that is not known here.
pub(super) fn read_stay(text: &str) -> Result<Option<Stay>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let (number, unit) = text.split_at_checked(2).ok_or(())?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse::<u8>().ok().filter(|_| is_number).ok_or(())?;
    let nothing = Stay { years: 0, months: 0, days: 0 };
    Ok(Some(match unit {
        "D" => Stay { days: number, ..nothing },
        // `00M` and `00Y` would be second spellings of `00D`.
        "M" if number > 0 => Stay { months: number, ..nothing },
        "Y" if number > 0 => Stay { years: number, ..nothing },
        _ => return Err(()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: SealField, text: &str, expected: Option<&str>) {
        assert_eq!(fold(field, text).ok().as_deref(), expected, "{text}");
    }

    #[test]
    fn letters_become_capitals_and_marks_between_words_become_one_blank() {
        check(SealField::Place, "Utopia-City", Some("UTOPIA CITY"));
        check(
            SealField::Category,
            "Pre-entry authorisation: tourism",
            Some("PRE ENTRY AUTHORISATION TOURISM"),
        );
        check(
            SealField::Additional,
            "Duty open, sources differ: a (90) free;",
            Some("DUTY OPEN SOURCES DIFFER A 90 FREE"),
        );
        check(SealField::Category, "Covid-19, form A-7", Some("COVID 19 FORM A 7"));
        check(SealField::Name, "ERIKSSON<<ANNA<MARIA", Some("ERIKSSON  ANNA MARIA"));
        check(SealField::Name, "ERIKSSON ANNA", Some("ERIKSSON ANNA"));
    }

    #[test]
    fn a_character_that_carries_meaning_is_not_folded() {
        for text in [
            "1.5 days",
            "-5",
            "01/02",
            "10:30",
            "10-12",
            "a -5",
            "under <5",
            "50%",
            "A+B",
            "Orenbürg",
            "Оренбург",
            "a\u{a0}b",
            "a_b",
        ] {
            check(SealField::Additional, text, None);
        }
    }

    #[test]
    fn a_stay_has_one_unit_and_one_spelling() {
        let stay = |years, months, days| Some(Stay { years, months, days });
        for (stay, text) in [
            (None, "   "),
            (stay(0, 0, 0), "00D"),
            (stay(0, 0, 90), "90D"),
            (stay(0, 6, 0), "06M"),
            (stay(5, 0, 0), "05Y"),
        ] {
            assert_eq!(stay_text(stay).as_deref(), Ok(text));
            assert_eq!(read_stay(text), Ok(stay), "{text}");
        }
        assert_eq!(stay_text(stay(1, 6, 0)), Err(TwinFault::MixedStay));
        for text in ["090", "1 D", "00M", "00Y", "9D", "90W", "+9D", "D90"] {
            assert_eq!(read_stay(text), Err(()), "{text}");
        }
    }
}
