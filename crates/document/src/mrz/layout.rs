//! Where each field stands in each format, and which format a text is.
//!
//! Source: ICAO Doc 9303-4 (TD3), -5 (TD1), -6 (TD2), -7 (MRV-A, MRV-B); `spec/mrz.md` clauses 1 and 2.

use super::reading::{Field, Format};

/// Cells of one line; line and columns count from 1, both ends belong to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Span {
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

const fn span(line: usize, start: usize, end: usize) -> Span {
    Span { line, start, end }
}

impl Span {
    pub(super) const fn width(self) -> usize {
        self.end + 1 - self.start
    }
}

/// A field and the cell of its check digit.
pub(super) type Checked = (Span, Span);

/// The places of one format. Together they cover every cell.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) format: Format,
    pub(super) lines: usize,
    pub(super) width: usize,
    pub(super) code: Span,
    pub(super) issuer: Span,
    pub(super) name: Span,
    pub(super) number: Checked,
    pub(super) nationality: Span,
    pub(super) birth: Checked,
    pub(super) sex: Span,
    pub(super) expiry: Checked,
    pub(super) optional: Span,
    pub(super) optional_check: Option<Span>,
    pub(super) optional_2: Option<Span>,
    /// The cells over which the composite check digit runs, and its own cell.
    pub(super) composite: Option<(&'static [Span], Span)>,
    /// A number of more than nine characters goes on in the optional field.
    pub(super) allows_long_number: bool,
}

impl Layout {
    /// Every field with its place; the name counts as the primary one.
    pub(super) fn fields(&self) -> impl Iterator<Item = (Field, Span)> {
        let always = [
            (Field::DocumentCode, self.code),
            (Field::Issuer, self.issuer),
            (Field::Primary, self.name),
            (Field::DocumentNumber, self.number.0),
            (Field::DocumentNumberCheck, self.number.1),
            (Field::Nationality, self.nationality),
            (Field::BirthDate, self.birth.0),
            (Field::BirthDateCheck, self.birth.1),
            (Field::Sex, self.sex),
            (Field::ExpiryDate, self.expiry.0),
            (Field::ExpiryDateCheck, self.expiry.1),
            (Field::Optional, self.optional),
        ];
        let sometimes = [
            self.optional_check.map(|cell| (Field::OptionalCheck, cell)),
            self.optional_2.map(|cells| (Field::Optional2, cells)),
            self.composite.map(|(_, cell)| (Field::CompositeCheck, cell)),
        ];
        always.into_iter().chain(sometimes.into_iter().flatten())
    }
}

/// The layout of a format.
pub(super) fn layout_of(format: Format) -> &'static Layout {
    match format {
        Format::Td1 => &TD1,
        Format::Td2 => &TD2,
        Format::Td3 => &TD3,
        Format::MrvA => &MRV_A,
        Format::MrvB => &MRV_B,
    }
}

/// How far every line may be from the right length when none has it exactly.
const NEAR: usize = 3;

/// The layout that the lines have, or had before characters were lost or added; `None` if they are no MRZ.
pub(super) fn recognise(lines: &[Vec<char>]) -> Option<&'static Layout> {
    let first = lines.first()?;
    let is_visa = first.first().is_some_and(|letter| letter.eq_ignore_ascii_case(&'V'));
    let formats: &[Format] = match (lines.len(), is_visa) {
        (3, _) => &[Format::Td1],
        (2, false) => &[Format::Td3, Format::Td2],
        (2, true) => &[Format::MrvA, Format::MrvB],
        _ => return None,
    };
    let nearest = formats.iter().map(|format| layout_of(*format)).min_by_key(|it| distance(lines, it))?;
    let fits = lines.iter().any(|line| line.len() == nearest.width)
        || lines.iter().all(|line| line.len().abs_diff(nearest.width) <= NEAR);
    (fits && looks_like_mrz(lines)).then_some(nearest)
}

fn distance(lines: &[Vec<char>], layout: &Layout) -> usize {
    lines.iter().map(|line| line.len().abs_diff(layout.width)).sum()
}

/// Prose has neither dates nor fillers. An MRZ has, in any format, at least eight of their characters in its second
/// line, and few characters that are no letter, figure or filler even where a scanner read badly.
fn looks_like_mrz(lines: &[Vec<char>]) -> bool {
    let total: usize = lines.iter().map(Vec::len).sum();
    let familiar = lines.iter().flatten().filter(|c| c.is_ascii_alphanumeric() || **c == '<').count();
    let figures = |line: &Vec<char>| line.iter().filter(|c| c.is_ascii_digit() || **c == '<').count();
    familiar * 4 >= total * 3 && lines.get(1).is_some_and(|line| figures(line) >= 8)
}

const TD3: Layout = Layout {
    format: Format::Td3,
    lines: 2,
    width: 44,
    code: span(1, 1, 2),
    issuer: span(1, 3, 5),
    name: span(1, 6, 44),
    number: (span(2, 1, 9), span(2, 10, 10)),
    nationality: span(2, 11, 13),
    birth: (span(2, 14, 19), span(2, 20, 20)),
    sex: span(2, 21, 21),
    expiry: (span(2, 22, 27), span(2, 28, 28)),
    optional: span(2, 29, 42),
    optional_check: Some(span(2, 43, 43)),
    optional_2: None,
    composite: Some((&[span(2, 1, 10), span(2, 14, 20), span(2, 22, 43)], span(2, 44, 44))),
    allows_long_number: false,
};

const TD2: Layout = Layout {
    format: Format::Td2,
    width: 36,
    name: span(1, 6, 36),
    optional: span(2, 29, 35),
    optional_check: None,
    composite: Some((&[span(2, 1, 10), span(2, 14, 20), span(2, 22, 35)], span(2, 36, 36))),
    allows_long_number: true,
    ..TD3
};

const MRV_A: Layout =
    Layout { format: Format::MrvA, optional: span(2, 29, 44), optional_check: None, composite: None, ..TD3 };

const MRV_B: Layout = Layout {
    format: Format::MrvB,
    width: 36,
    name: span(1, 6, 36),
    optional: span(2, 29, 36),
    optional_check: None,
    composite: None,
    ..TD3
};

const TD1: Layout = Layout {
    format: Format::Td1,
    lines: 3,
    width: 30,
    code: span(1, 1, 2),
    issuer: span(1, 3, 5),
    number: (span(1, 6, 14), span(1, 15, 15)),
    optional: span(1, 16, 30),
    birth: (span(2, 1, 6), span(2, 7, 7)),
    sex: span(2, 8, 8),
    expiry: (span(2, 9, 14), span(2, 15, 15)),
    nationality: span(2, 16, 18),
    optional_2: Some(span(2, 19, 29)),
    composite: Some((&[span(1, 6, 30), span(2, 1, 7), span(2, 9, 15), span(2, 19, 29)], span(2, 30, 30))),
    name: span(3, 1, 30),
    optional_check: None,
    allows_long_number: true,
};

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Format; 5] = [Format::Td1, Format::Td2, Format::Td3, Format::MrvA, Format::MrvB];

    #[test]
    fn the_fields_of_each_format_cover_every_cell_once() {
        for format in ALL {
            let layout = layout_of(format);
            let mut cells = vec![0; layout.lines * layout.width];
            for (_, place) in layout.fields() {
                for column in place.start..=place.end {
                    cells[(place.line - 1) * layout.width + column - 1] += 1;
                }
            }
            assert!(cells.iter().all(|times| *times == 1), "{format}");
            assert_eq!(layout.format, format);
        }
    }

    fn check(lengths: &[usize], first: char, expected: Option<Format>) {
        let mut lines: Vec<Vec<char>> = lengths.iter().map(|len| vec!['<'; *len]).collect();
        if let Some(cell) = lines.first_mut().and_then(|line| line.first_mut()) {
            *cell = first;
        }
        assert_eq!(recognise(&lines).map(|layout| layout.format), expected, "{lengths:?} {first}");
    }

    #[test]
    fn a_format_is_known_by_its_lines_and_its_first_letter() {
        check(&[44, 44], 'P', Some(Format::Td3));
        check(&[44, 44], 'V', Some(Format::MrvA));
        check(&[36, 36], 'I', Some(Format::Td2));
        check(&[36, 36], 'V', Some(Format::MrvB));
        check(&[30, 30, 30], 'I', Some(Format::Td1));
        check(&[30, 30, 30], 'V', Some(Format::Td1));
    }

    #[test]
    fn a_lost_or_added_character_leaves_the_format_known() {
        check(&[43, 44], 'P', Some(Format::Td3));
        check(&[45, 45], 'P', Some(Format::Td3));
        check(&[41, 47], 'P', Some(Format::Td3));
        check(&[44, 12], 'P', Some(Format::Td3));
        check(&[37, 35], 'V', Some(Format::MrvB));
        check(&[29, 31, 30], 'I', Some(Format::Td1));
        for lengths in [vec![], vec![44], vec![88], vec![40, 40], vec![44, 44, 44], vec![30; 4], vec![1, 1]] {
            check(&lengths, 'P', None);
        }
    }
}
