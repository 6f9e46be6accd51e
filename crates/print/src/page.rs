//! The A4 page: title, answer, codes, rows and notes, each drawn and tagged in reading order.

use std::num::NonZeroU16;

use krilla::page::Page;
use krilla::tagging::{TableHeaderScope, Tag, TagGroup, TagTree};
use pass::qr::Modules;

use crate::document::{PassDocument, WIDTH};
use crate::font::Fonts;
use crate::pen::{Column, Pen, Style, code_side};

/// White around everything, in points (17 mm: inside what every printer reaches).
pub(crate) const MARGIN: f32 = 48.0;
/// The text's column.
const TEXT: Column = Column { left: MARGIN, width: WIDTH - 2.0 * MARGIN };
/// How the page is set, from roomy to narrow: two languages and long notes need room that the codes must give.
pub(crate) const LAYOUTS: [Layout; 5] = [
    Layout { qr_mm: 80.0, small_mm: 50.0, scale: 1.0 },
    Layout { qr_mm: 66.0, small_mm: 44.0, scale: 1.0 },
    Layout { qr_mm: 58.0, small_mm: 42.0, scale: 0.94 },
    Layout { qr_mm: 54.0, small_mm: 38.0, scale: 0.88 },
    Layout { qr_mm: 50.0, small_mm: 36.0, scale: 0.82 },
];

/// One way to set the page. A code is never smaller than scanners are promised, whatever stands here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// Side of the large code with its quiet zone.
    qr_mm: f32,
    /// Side of the small code beside it.
    small_mm: f32,
    /// Size of the letters, in their usual size.
    scale: f32,
}

/// Least gap between the two, in points.
const GAP: f32 = 28.0;
/// Width of the labels' column.
const LABELS: f32 = 190.0;

const TITLE: Style = Style::bold(20.0);
const ANSWER: Style = Style::bold(12.0);
const VALUE: Style = Style::bold(10.5);
const LABEL: Style = Style::plain(9.5);
const NOTE: Style = Style::plain(9.0);
const QUIET: Style = Style::quiet(9.5);
const CAPTION: Style = Style::quiet(8.5);

/// Sets the page and gives the height that was used, in points from the top.
pub(crate) fn set(
    sheet: &mut Page<'_>,
    document: &PassDocument,
    codes: &Codes,
    fonts: &Fonts,
    layout: Layout,
    tree: &mut TagTree,
) -> f32 {
    let sized = |style: Style| style.scaled(layout.scale);
    let mut pen = Pen { surface: sheet.surface(), fonts, page: 0, y: MARGIN };
    let title = Tag::Hn(NonZeroU16::MIN, Some(document.title.own.clone()));
    pen.phrase(&document.title, sized(TITLE), TEXT, title, tree);
    let authority = pen.lines(&document.authority, sized(QUIET), TEXT, None);
    tree.push(TagGroup::with_children(Tag::P, authority));
    pen.y += 6.0;
    pen.phrase(&document.answer, sized(ANSWER), TEXT, Tag::P, tree);
    set_codes(&mut pen, document, codes, layout, tree);
    table(&mut pen, document, layout.scale, tree);
    pen.y += 8.0;
    for note in &document.notes {
        pen.phrase(note, sized(NOTE), TEXT, Tag::P, tree);
        pen.y += 3.0;
    }
    let bottom = pen.y;
    pen.surface.finish();
    bottom
}

/// The codes of a pass, ready to be drawn.
pub(crate) struct Codes {
    pub(crate) seal: Modules,
    pub(crate) small: Option<Modules>,
}

/// The large code, and the small one to its right; below each what it is.
fn set_codes(
    pen: &mut Pen<'_, '_>,
    document: &PassDocument,
    codes: &Codes,
    layout: Layout,
    tree: &mut TagTree,
) {
    let Layout { qr_mm, small_mm, scale } = layout;
    let caption = CAPTION.scaled(scale);
    pen.y += 6.0;
    let side = code_side(&codes.seal, qr_mm);
    let small = document.small.as_ref().zip(codes.small.as_ref());
    let small_side = small.map_or(0.0, |(_, modules)| code_side(modules, small_mm) + GAP);
    let top = pen.y;
    let left = MARGIN + (TEXT.width - side - small_side) / 2.0;
    pen.code(&codes.seal, qr_mm, left, &document.qr_description, tree);
    pen.phrase(&document.qr_description, caption, Column { left, width: side }, Tag::Caption, tree);
    let end = pen.y;
    if let Some((small, modules)) = small {
        pen.y = top + (side - code_side(modules, small_mm)).max(0.0);
        let left = left + side + GAP;
        let width = pen.code(modules, small_mm, left, &small.description, tree);
        pen.phrase(&small.description, caption, Column { left, width }, Tag::Caption, tree);
    }
    pen.y = pen.y.max(end) + 6.0;
}

fn table(pen: &mut Pen<'_, '_>, document: &PassDocument, scale: f32, tree: &mut TagTree) {
    let (label_style, value_style) = (LABEL.scaled(scale), VALUE.scaled(scale));
    let labels = Column { left: MARGIN, width: LABELS };
    let left = MARGIN + LABELS + 12.0;
    let values = Column { left, width: WIDTH - MARGIN - left };
    let mut table = TagGroup::new(Tag::Table.with_summary(Some(document.title.own.clone())));
    for row in &document.rows {
        pen.rule(TEXT);
        let top = pen.y;
        let mut label = pen.lines(&row.label.own, label_style, labels, None);
        if let Some(english) = &row.label.english {
            label.extend(pen.lines(english, label_style.second(), labels, Some("en")));
        }
        let label_end = std::mem::replace(&mut pen.y, top);
        let value = pen.lines(&row.value, value_style, values, None);
        pen.y = pen.y.max(label_end) + 3.0;
        let mut cells = TagGroup::new(Tag::TR);
        cells.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), label));
        cells.push(TagGroup::with_children(Tag::TD, value));
        table.push(cells);
    }
    if !document.rows.is_empty() {
        pen.rule(TEXT);
        tree.push(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pen::{MIN_MODULE_MM, MM};
    use crate::{Phrase, PrintError, Row, SmallCode, card_pdf, pass_pdf};

    fn phrase(own: &str, english: &str) -> Phrase {
        Phrase { own: own.into(), english: Some(english.into()) }
    }

    fn sample() -> PassDocument {
        let row = |own: &str, english: &str, value: &str| Row {
            label: phrase(own, english),
            value: value.into(),
            on_card: true,
        };
        PassDocument {
            language: "tg".into(),
            title: phrase("Иҷозатномаи рақамии сафар", "Digital travel authorisation"),
            authority: "Authority of the specimen state".into(),
            answer: phrase("Воридшавӣ як маротиба иҷозат аст", "One entry is allowed"),
            rows: vec![
                row("Ном", "Name", "ERIKSSON ANNA MARIA"),
                row("Рақами шиноснома", "Passport number", "L898902C3"),
                row("Эътибор дорад", "Valid", "2026-08-01 – 2026-10-29"),
            ],
            qr_description: phrase("Рамзи QR бо мӯҳри имзошуда", "QR code with the signed seal"),
            notes: vec![phrase(
                "Дар сарҳад ҳамроҳи шиноснома нишон диҳед.",
                "Show it at the border with the passport.",
            )],
            seal: "x".repeat(1_400),
            small: Some(SmallCode {
                text: format!("RDB1B{}", "A".repeat(330)),
                description: phrase("Рамзи хурд", "Small code"),
            }),
        }
    }

    #[test]
    fn a_pass_becomes_one_tagged_page() {
        let pdf = pass_pdf(&sample()).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let has = |needle: &[u8]| pdf.windows(needle.len()).any(|window| window == needle);
        assert!(has(b"/StructTreeRoot") && has(b"/Figure") && has(b"/TH"));
        assert!(pdf.len() < 200_000, "{} bytes", pdf.len());
    }

    #[test]
    fn an_english_pass_says_nothing_twice_and_a_strange_letter_does_no_harm() {
        let mut document = sample();
        document.language = "en".into();
        document.title = Phrase { own: "Digital travel authorisation".into(), english: None };
        document.rows[0].value = "漢字 \u{0} Ж".into();
        assert!(pass_pdf(&document).is_ok());
    }

    #[test]
    fn modules_are_never_smaller_than_scanners_are_promised() {
        for bytes in [1, 600, 1_370, pass::qr::MAX_BYTES] {
            let modules = Modules::of(&"x".repeat(bytes)).unwrap();
            let count = (modules.side() + 2 * pass::qr::QUIET_ZONE) as f32;
            for wanted_mm in [1.0, LAYOUTS[4].small_mm, LAYOUTS[0].qr_mm] {
                let module = code_side(&modules, wanted_mm) / count;
                assert!(module >= MIN_MODULE_MM * MM - 1e-4, "{bytes} bytes, {wanted_mm} mm");
            }
        }
    }

    fn pages(pdf: &[u8]) -> usize {
        let kind = b"/Type/Page/";
        pdf.windows(kind.len()).filter(|window| window == kind).count()
    }

    /// Method: with the small code front and back; without it the large one has a side of its own.
    #[test]
    fn a_card_has_two_sides_or_three_to_fold() {
        let mut document = sample();
        let card = card_pdf(&document).unwrap();
        assert!(card.windows(6).any(|window| window == b"/Lang " || window == b"/Figur"));
        assert_eq!(pages(&card), 2);
        document.small = None;
        assert_eq!(pages(&card_pdf(&document).unwrap()), 3);
    }

    #[test]
    fn the_largest_seal_and_the_longest_name_still_fit_a_card() {
        let mut document = sample();
        document.rows[0].value = "WWWWWWWWWWWW WWWWWWWWWWWWWW WWWWWWWWWWW".into();
        assert!(card_pdf(&document).is_ok());
        document.small = None;
        document.seal = "x".repeat(pass::qr::MAX_BYTES);
        assert!(card_pdf(&document).is_ok());
        document.notes = vec![phrase(&"длинно ".repeat(200), "long"); 3];
        assert_eq!(card_pdf(&document), Err(PrintError::TooLong));
    }

    #[test]
    fn what_does_not_fit_is_said_and_not_cut() {
        let mut document = sample();
        document.notes = vec![phrase(&"длинно ".repeat(1_000), "long"); 3];
        assert_eq!(pass_pdf(&document), Err(PrintError::TooLong));
        let mut document = sample();
        document.seal = "x".repeat(3_000);
        assert!(matches!(pass_pdf(&document), Err(PrintError::Qr(_))));
    }
}
