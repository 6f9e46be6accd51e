//! Reading a machine readable zone: every field, every problem with its place.
//!
//! In: any text. Out: a [`Reading`]; nothing makes it fail, and the work is bounded by the text's first few lines.

use base::{Country, Kind};

use super::check_digit::check_digit;
use super::date::MrzDate;
use super::layout::{Checked, Layout, Span, recognise};
use super::reading::{Field, Problem, ProblemCode, Reading, Sex};

/// One more line than any format has, so that a fourth line is seen.
const MAX_LINES: usize = 4;
/// More than any format's columns, so that a surplus is seen; the rest of a longer line is not looked at.
const MAX_COLUMNS: usize = 200;

/// Reads the two or three lines of a machine readable zone.
///
/// Blanks around a line, blank lines, a byte order mark and any form of line break are tolerated; letters must be
/// capital. Text that is no machine readable zone gives a reading without a format.
///
/// # Source
///
/// ICAO Doc 9303-3 to -7; `spec/mrz.md`.
pub fn read(text: &str) -> Reading {
    let lines = cells(text);
    match recognise(&lines) {
        Some(layout) => Reader { layout, lines: &lines, problems: Vec::new() }.read(),
        None => not_an_mrz(&lines),
    }
}

fn cells(text: &str) -> Vec<Vec<char>> {
    text.trim_start_matches('\u{feff}')
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(MAX_LINES)
        .map(|line| line.chars().take(MAX_COLUMNS).collect())
        .collect()
}

fn not_an_mrz(lines: &[Vec<char>]) -> Reading {
    let width = lines.first().map_or(1, Vec::len);
    let problem = Problem {
        field: Field::Format,
        code: ProblemCode::UnknownFormat,
        line: 1,
        start: 1,
        end: width as u16,
    };
    Reading {
        format: None,
        valid: false,
        document_code: None,
        issuer: None,
        primary: None,
        secondary: None,
        name_truncated: false,
        document_number: None,
        nationality: None,
        birth_date: None,
        sex: None,
        expiry_date: None,
        optional: None,
        optional_2: None,
        problems: vec![problem],
    }
}

struct Reader<'a> {
    layout: &'static Layout,
    lines: &'a [Vec<char>],
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn read(mut self) -> Reading {
        let layout = self.layout;
        self.judge_lengths();
        self.judge_characters();
        let (document_number, optional) = self.number();
        let (primary, secondary) = self.name();
        let reading = Reading {
            format: Some(layout.format),
            valid: false,
            document_code: self.whole(layout.code).as_deref().and_then(shown),
            issuer: self.state(Field::Issuer, layout.issuer),
            primary,
            secondary,
            name_truncated: self.name_truncated(),
            document_number,
            nationality: self.state(Field::Nationality, layout.nationality),
            birth_date: self.date(Field::BirthDate, Field::BirthDateCheck, layout.birth),
            sex: self.sex(),
            expiry_date: self.date(Field::ExpiryDate, Field::ExpiryDateCheck, layout.expiry),
            optional,
            optional_2: layout.optional_2.and_then(|place| shown(&self.cut(place))),
            problems: Vec::new(),
        };
        self.judge_optional();
        self.judge_composite();
        self.problems.sort_by_key(|it| (it.line, it.start, it.end, it.field, it.code));
        let valid = !self.problems.iter().any(|problem| problem.code.spoils_validity());
        Reading { valid, problems: self.problems, ..reading }
    }

    /// The columns of a wrong length are the missing or the surplus ones.
    fn judge_lengths(&mut self) {
        let wanted = self.layout.width;
        for (index, line) in self.lines.iter().enumerate() {
            let found = line.len();
            if found != wanted {
                let (start, end) = if found < wanted { (found + 1, wanted) } else { (wanted + 1, found) };
                self.report(Field::Format, ProblemCode::WrongLength, Span { line: index + 1, start, end });
            }
        }
    }

    /// One problem for each run of bad characters in a field.
    fn judge_characters(&mut self) {
        let secondary_from = self.secondary_from();
        for (field, place) in self.layout.fields() {
            let is_name = place == self.layout.name;
            let mut run: Option<(Field, Span)> = None;
            for (column, letter) in self.columns(place) {
                let is_bad = !in_alphabet(letter) || (is_name && letter.is_ascii_digit());
                let part = if is_name && column >= secondary_from { Field::Secondary } else { field };
                run = match run {
                    Some((at, span)) if is_bad && at == part => Some((at, Span { end: column, ..span })),
                    other => {
                        if let Some((at, span)) = other {
                            self.report(at, ProblemCode::BadCharacter, span);
                        }
                        is_bad.then_some((part, Span { line: place.line, start: column, end: column }))
                    }
                };
            }
            if let Some((at, span)) = run {
                self.report(at, ProblemCode::BadCharacter, span);
            }
        }
    }

    /// The document's number and what is left of the optional field, which carries the end of a long number.
    fn number(&mut self) -> (Option<String>, Option<String>) {
        let layout = self.layout;
        let (place, check) = layout.number;
        let number = self.whole(place);
        let optional = self.cut(layout.optional);
        if let Some(long) = number.as_deref().and_then(|number| self.long_number(number, &optional)) {
            let column = layout.optional.start + long.tail_width - 1;
            let cell = Span { line: layout.optional.line, start: column, end: column };
            if !long.is_right
                && self.is_sound(place)
                && self.is_sound(Span { end: column, ..layout.optional })
            {
                self.report(Field::DocumentNumberCheck, ProblemCode::CheckDigit, cell);
            }
            return (shown(&long.number), shown(&long.rest));
        }
        self.judge_check_digit(Field::DocumentNumberCheck, (place, check), false);
        (number.as_deref().and_then(shown), shown(&optional))
    }

    fn long_number(&self, number: &str, optional: &str) -> Option<LongNumber> {
        let check = self.whole(self.layout.number.1)?;
        let is_open = self.layout.allows_long_number && check == "<" && !number.ends_with('<');
        if is_open { LongNumber::join(number, optional) } else { None }
    }

    fn state(&mut self, field: Field, place: Span) -> Option<String> {
        let text = self.whole(place)?;
        let known = Country::parse(text.trim_end_matches('<')).ok();
        let is_known = known.is_some_and(|country| country.kind() != Kind::Specimen);
        if !is_known && self.is_sound(place) {
            self.report(field, ProblemCode::UnknownState, place);
        }
        // `DEU` is accepted and means `D`.
        known.map(|country| country.code().to_owned()).or_else(|| shown(&text))
    }

    fn name(&mut self) -> (Option<String>, Option<String>) {
        let place = self.layout.name;
        let text = self.cut(place);
        let (primary, secondary) = text.split_once("<<").unwrap_or((&text, ""));
        let (primary, secondary) = (shown(primary), shown(secondary));
        if primary.is_none() && self.is_whole(place.line) {
            self.report(Field::Primary, ProblemCode::EmptyName, place);
        }
        (primary, secondary)
    }

    fn name_truncated(&self) -> bool {
        let place = self.layout.name;
        self.is_whole(place.line) && self.cut(place).ends_with(|last: char| last.is_ascii_uppercase())
    }

    /// The column from which a name counts as secondary: after the first two fillers.
    fn secondary_from(&self) -> usize {
        let place = self.layout.name;
        let text = self.cut(place);
        let before = text.split_once("<<").map(|(primary, _)| primary.chars().count() + 2);
        before.map_or(usize::MAX, |width| place.start + width)
    }

    fn date(&mut self, field: Field, check: Field, places: Checked) -> Option<String> {
        let text = self.whole(places.0)?;
        if self.is_sound(places.0) && MrzDate::parse(&text).is_err() {
            self.report(field, ProblemCode::BadDate, places.0);
        }
        self.judge_check_digit(check, places, false);
        Some(text)
    }

    fn sex(&mut self) -> Option<Sex> {
        let place = self.layout.sex;
        match self.whole(place)?.as_str() {
            "F" => Some(Sex::Female),
            "M" => Some(Sex::Male),
            "<" => None,
            _ => {
                if self.is_sound(place) {
                    self.report(Field::Sex, ProblemCode::BadSex, place);
                }
                None
            }
        }
    }

    fn judge_optional(&mut self) {
        if let Some(cell) = self.layout.optional_check {
            let is_empty = self.cut(self.layout.optional).chars().all(|letter| letter == '<');
            self.judge_check_digit(Field::OptionalCheck, (self.layout.optional, cell), is_empty);
        }
    }

    fn judge_composite(&mut self) {
        let Some((parts, cell)) = self.layout.composite else { return };
        if !parts.iter().chain([&cell]).all(|part| self.is_sound(*part)) {
            return;
        }
        let covered: String = parts.iter().map(|part| self.cut(*part)).collect();
        if !fits(&covered, &self.cut(cell)) {
            self.report(Field::CompositeCheck, ProblemCode::CompositeCheckDigit, cell);
        }
    }

    /// Says nothing where a bad character or a wrong length is reported already: there the digit proves nothing.
    fn judge_check_digit(&mut self, field: Field, (place, cell): Checked, filler_is_fine: bool) {
        if !self.is_sound(place) || !self.is_sound(cell) {
            return;
        }
        let digit = self.cut(cell);
        let is_right = fits(&self.cut(place), &digit) || (filler_is_fine && digit == "<");
        if !is_right {
            self.report(field, ProblemCode::CheckDigit, cell);
        }
    }

    fn report(&mut self, field: Field, code: ProblemCode, place: Span) {
        let (line, start, end) = (place.line as u16, place.start as u16, place.end as u16);
        self.problems.push(Problem { field, code, line, start, end });
    }

    /// The cells of a place that are there, with their columns.
    fn columns(&self, place: Span) -> Vec<(usize, char)> {
        let cells = self.lines.get(place.line - 1).map_or(&[][..], Vec::as_slice);
        (place.start..).zip(cells.iter().copied().skip(place.start - 1).take(place.width())).collect()
    }

    fn cut(&self, place: Span) -> String {
        self.columns(place).into_iter().map(|(_, letter)| letter).collect()
    }

    /// The text of a place, if all its cells are there.
    fn whole(&self, place: Span) -> Option<String> {
        let text = self.cut(place);
        (text.chars().count() == place.width()).then_some(text)
    }

    fn is_whole(&self, line: usize) -> bool {
        self.lines.get(line - 1).is_some_and(|cells| cells.len() == self.layout.width)
    }

    /// Whether a place may be judged: its line has the right length and its cells are of the alphabet.
    fn is_sound(&self, place: Span) -> bool {
        self.is_whole(place.line) && self.cut(place).chars().all(in_alphabet)
    }
}

/// A number of more than nine characters (TD1, TD2): a filler in the check digit's cell, then the rest of the number
/// and its check digit at the start of the optional field, up to the next filler.
struct LongNumber {
    number: String,
    tail_width: usize,
    rest: String,
    is_right: bool,
}

impl LongNumber {
    fn join(first_nine: &str, optional: &str) -> Option<Self> {
        let (tail, rest) = optional.split_once('<').unwrap_or((optional, ""));
        let digit = tail.chars().last().filter(char::is_ascii_digit)?;
        let end = tail.strip_suffix(digit).filter(|end| !end.is_empty())?;
        let number = format!("{first_nine}{end}");
        // States differ in whether the filler in the check digit's cell takes part in the sum.
        let digit_text = digit.to_string();
        let is_right = fits(&number, &digit_text) || fits(&format!("{first_nine}<{end}"), &digit_text);
        Some(Self { tail_width: tail.chars().count(), rest: rest.to_owned(), is_right, number })
    }
}

fn fits(text: &str, digit: &str) -> bool {
    check_digit(text).is_some_and(|wanted| digit == wanted.to_string())
}

fn in_alphabet(letter: char) -> bool {
    letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '<'
}

/// Outer fillers (and blanks, which are reported as bad characters) are cut, inner ones become spaces, nothing is `None`.
fn shown(text: &str) -> Option<String> {
    let inner = text.trim_matches(['<', ' ']);
    (!inner.is_empty()).then(|| inner.replace('<', " "))
}
