//! Writing a machine readable zone from its fields, with the truncation of names of Doc 9303.

use super::check_digit::check_digit;
use super::layout::{Layout, Span, layout_of};
use super::reading::{Field, Mrz};

/// A document that no machine readable zone can hold.
// The values are personal: only the field is named.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ComposeError {
    /// The value has more characters than its field has cells.
    #[error("the value of {0:?} does not fit its field of the machine readable zone")]
    TooLong(Field),
    /// The value has a character that the field cannot hold; transliterate names first.
    #[error("the value of {0:?} has a character outside the alphabet of the machine readable zone")]
    BadCharacter(Field),
    /// The field must say something.
    #[error("the value of {0:?} is missing")]
    Missing(Field),
}

impl Mrz {
    /// Writes the lines, each but the last followed by a line break.
    ///
    /// A name that does not fit is cut as `spec/mrz.md` clause 8 says; [`Mrz::name_truncated`] is not looked at.
    ///
    /// # Errors
    ///
    /// [`ComposeError`] names the field that cannot be written.
    pub fn compose(&self) -> Result<String, ComposeError> {
        let layout = layout_of(self.format);
        let mut sheet = Sheet { rows: vec![vec!['<'; layout.width]; layout.lines] };
        sheet.put(layout.code, Field::DocumentCode, &self.document_code)?;
        sheet.put(layout.issuer, Field::Issuer, self.issuer.code())?;
        sheet.put(layout.name, Field::Primary, &self.name_field(layout)?)?;
        sheet.put(layout.nationality, Field::Nationality, self.nationality.code())?;
        sheet.put(layout.sex, Field::Sex, &self.sex.map_or('<', super::Sex::letter).to_string())?;
        self.put_number(layout, &mut sheet)?;
        for (field, (place, cell), date) in [
            (Field::BirthDate, layout.birth, self.birth_date),
            (Field::ExpiryDate, layout.expiry, self.expiry_date),
        ] {
            sheet.put(place, field, &date.to_string())?;
            sheet.put_check_digit(cell, &[place])?;
        }
        match (layout.optional_2, &self.optional_2) {
            (Some(place), Some(text)) => sheet.put(place, Field::Optional2, text)?,
            (None, Some(_)) => return Err(ComposeError::TooLong(Field::Optional2)),
            (_, None) => {}
        }
        if let Some(cell) = layout.optional_check {
            sheet.put_check_digit(cell, &[layout.optional])?;
        }
        if let Some((parts, cell)) = layout.composite {
            sheet.put_check_digit(cell, parts)?;
        }
        Ok(sheet.text())
    }

    /// The number, its check digit and the optional field, into which a long number runs on.
    fn put_number(&self, layout: &Layout, sheet: &mut Sheet) -> Result<(), ComposeError> {
        let (place, cell) = layout.number;
        let number = self.document_number.as_str();
        let optional = self.optional.as_deref().unwrap_or("");
        if number.is_empty() {
            return Err(ComposeError::Missing(Field::DocumentNumber));
        }
        if number.len() <= place.width() {
            sheet.put(place, Field::DocumentNumber, number)?;
            sheet.put_check_digit(cell, &[place])?;
            return sheet.put(layout.optional, Field::Optional, optional);
        }
        let is_plain = number.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let digit = check_digit(number).filter(|_| is_plain);
        let digit = digit.ok_or(ComposeError::BadCharacter(Field::DocumentNumber))?;
        if !layout.allows_long_number {
            return Err(ComposeError::TooLong(Field::DocumentNumber));
        }
        // Plain ASCII: bytes are characters.
        let (first, rest) = number.split_at(place.width());
        sheet.put(place, Field::DocumentNumber, first)?;
        let tail =
            if optional.is_empty() { format!("{rest}{digit}") } else { format!("{rest}{digit}<{optional}") };
        sheet.put(layout.optional, Field::DocumentNumber, &tail)
    }

    fn name_field(&self, layout: &Layout) -> Result<String, ComposeError> {
        let components = |text: &str, field: Field| -> Result<Vec<String>, ComposeError> {
            let plain = text.chars().all(|letter| letter.is_ascii_uppercase() || letter == ' ');
            if !plain {
                return Err(ComposeError::BadCharacter(field));
            }
            let parts = text.split(' ').filter(|part| !part.is_empty());
            // More components than cells never fit: the limit bounds the work of cutting.
            Ok(parts.take(layout.name.width()).map(str::to_owned).collect())
        };
        let primary = components(&self.primary, Field::Primary)?;
        let secondary = components(self.secondary.as_deref().unwrap_or(""), Field::Secondary)?;
        if primary.is_empty() {
            return Err(ComposeError::Missing(Field::Primary));
        }
        Ok(cut_name(Part::all(primary, secondary), layout.name.width()))
    }
}

/// One component of a name, of which the first `kept` letters are written. Letters are plain ASCII: bytes.
struct Part {
    text: String,
    kept: usize,
    is_secondary: bool,
}

impl Part {
    fn all(primary: Vec<String>, secondary: Vec<String>) -> Vec<Self> {
        let part = |is_secondary| move |text: String| Self { kept: text.len(), text, is_secondary };
        primary.into_iter().map(part(false)).chain(secondary.into_iter().map(part(true))).collect()
    }
}

/// Cuts a name that is wider than its field: components lose their ends from the right, each down to its first letter,
/// secondary ones first; if that is not enough, whole components go, from the right. The last cell is then a letter
/// wherever one is left to stand in it, which tells the reader that the name may go on.
fn cut_name(mut parts: Vec<Part>, width: usize) -> String {
    while written(&parts).len() > width {
        let excess = written(&parts).len() - width;
        if let Some(part) = parts.iter_mut().rev().find(|part| part.kept > 1) {
            part.kept -= excess.min(part.kept - 1);
        } else {
            parts.pop();
        }
    }
    // A component that went may have freed more cells than were wanted: the last ones left take them back.
    let mut free = width - written(&parts).len();
    for part in parts.iter_mut().rev() {
        let back = free.min(part.text.len() - part.kept);
        part.kept += back;
        free -= back;
    }
    written(&parts)
}

fn written(parts: &[Part]) -> String {
    let mut text = String::new();
    let mut was_secondary = false;
    for part in parts {
        if !text.is_empty() {
            text.push_str(if part.is_secondary == was_secondary { "<" } else { "<<" });
        }
        was_secondary = part.is_secondary;
        text.extend(part.text.chars().take(part.kept));
    }
    text
}

/// The cells being filled; whatever is not filled stays `<`.
struct Sheet {
    rows: Vec<Vec<char>>,
}

impl Sheet {
    fn put(&mut self, place: Span, field: Field, text: &str) -> Result<(), ComposeError> {
        if text.chars().count() > place.width() {
            return Err(ComposeError::TooLong(field));
        }
        if text.starts_with(' ') || text.ends_with(' ') {
            return Err(ComposeError::BadCharacter(field));
        }
        let row = self.rows.get_mut(place.line - 1).into_iter().flatten();
        for (cell, letter) in row.skip(place.start - 1).zip(text.chars()) {
            *cell = match letter {
                ' ' | '<' => '<',
                'A'..='Z' | '0'..='9' => letter,
                _ => return Err(ComposeError::BadCharacter(field)),
            };
        }
        Ok(())
    }

    fn put_check_digit(&mut self, cell: Span, parts: &[Span]) -> Result<(), ComposeError> {
        let covered: String = parts.iter().map(|part| self.cut(*part)).collect();
        let digit = check_digit(&covered).ok_or(ComposeError::BadCharacter(Field::CompositeCheck))?;
        self.put(cell, Field::CompositeCheck, &digit.to_string())
    }

    fn cut(&self, place: Span) -> String {
        let row = self.rows.get(place.line - 1).into_iter().flatten();
        row.skip(place.start - 1).take(place.width()).collect()
    }

    fn text(&self) -> String {
        self.rows.iter().map(|row| row.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
    }
}
