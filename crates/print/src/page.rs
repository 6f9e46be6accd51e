//! The page: title, answer, QR, rows and notes, each drawn and tagged in reading order.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::Page;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::TextDirection;
use pass::qr::{Modules, QUIET_ZONE};

use crate::document::{PassDocument, Phrase, WIDTH};
use crate::font::{Face, Fonts};

/// White around everything, in points (17 mm: inside what every printer reaches).
pub(crate) const MARGIN: f32 = 48.0;
/// One millimetre in points.
const MM: f32 = 72.0 / 25.4;
/// Smallest side of a module (Doc 9303-13: four dots at 300 dpi).
pub(crate) const MIN_MODULE_MM: f32 = 0.338_67;
/// Side of the QR with its quiet zone where the modules stay large enough: as large as leaves room for the rows.
const QR_SIDE_MM: f32 = 85.0;
/// Width of the labels' column.
const LABELS: f32 = 190.0;

/// The colours of the design: text, quiet text, lines.
const TEXT: (u8, u8, u8) = (0x16, 0x20, 0x2B);
const QUIET: (u8, u8, u8) = (0x51, 0x5B, 0x66);
const LINE: (u8, u8, u8) = (0x7A, 0x82, 0x8B);

/// Sets the page and gives the height that was used, in points from the top.
pub(crate) fn set(
    sheet: &mut Page<'_>,
    document: &PassDocument,
    modules: &Modules,
    fonts: &Fonts,
    tree: &mut TagTree,
) -> f32 {
    let mut pen = Pen { surface: sheet.surface(), fonts, y: MARGIN };
    let first = NonZeroU16::MIN;
    let title = Tag::Hn(first, Some(document.title.own.clone()));
    pen.phrase(&document.title, Style::TITLE, title, tree);
    let authority = pen.lines(&document.authority, Style::QUIET, None);
    tree.push(TagGroup::with_children(Tag::P, authority));
    pen.y += 6.0;
    pen.phrase(&document.answer, Style::ANSWER, Tag::P, tree);
    pen.qr(modules, &document.qr_description, tree);
    pen.table(document, tree);
    pen.y += 8.0;
    for note in &document.notes {
        pen.phrase(note, Style::NOTE, Tag::P, tree);
        pen.y += 3.0;
    }
    let bottom = pen.y;
    pen.surface.finish();
    bottom
}

/// Side of one module, in points: as large as the page allows, never below the least that scanners are promised.
pub(crate) fn module_side(modules: &Modules) -> f32 {
    let count = (modules.side() + 2 * QUIET_ZONE) as f32;
    (QR_SIDE_MM / count).max(MIN_MODULE_MM) * MM
}

#[derive(Clone, Copy)]
struct Style {
    size: f32,
    is_bold: bool,
    colour: (u8, u8, u8),
}

impl Style {
    const TITLE: Self = Self { size: 20.0, is_bold: true, colour: TEXT };
    const ANSWER: Self = Self { size: 12.0, is_bold: true, colour: TEXT };
    const VALUE: Self = Self { size: 10.5, is_bold: true, colour: TEXT };
    const LABEL: Self = Self { size: 9.5, is_bold: false, colour: TEXT };
    const NOTE: Self = Self { size: 9.0, is_bold: false, colour: TEXT };
    const QUIET: Self = Self { size: 9.5, is_bold: false, colour: QUIET };

    /// English under the traveller's own language: smaller and quieter.
    fn second(self) -> Self {
        Self { size: (self.size * 0.8).max(8.0), is_bold: false, colour: QUIET }
    }

    fn face(self, fonts: &Fonts) -> &Face {
        if self.is_bold { &fonts.bold } else { &fonts.regular }
    }
}

struct Pen<'p, 'f> {
    surface: Surface<'p>,
    fonts: &'f Fonts,
    y: f32,
}

impl Pen<'_, '_> {
    /// Both languages of a phrase, one under the other, as one or two elements of the same kind.
    fn phrase(&mut self, phrase: &Phrase, style: Style, tag: impl Into<TagKind>, tree: &mut TagTree) {
        let own = self.lines(&phrase.own, style, None);
        tree.push(TagGroup::with_children(tag, own));
        if let Some(english) = &phrase.english {
            let lines = self.lines(english, style.second(), Some("en"));
            tree.push(TagGroup::with_children(Tag::P.with_lang(Some("en".to_owned())), lines));
        }
    }

    fn lines(&mut self, text: &str, style: Style, language: Option<&str>) -> Vec<krilla::tagging::Node> {
        self.column(text, style, MARGIN, WIDTH - 2.0 * MARGIN, language)
    }

    /// Draws wrapped lines from the present height on, and moves it down.
    fn column(
        &mut self,
        text: &str,
        style: Style,
        left: f32,
        width: f32,
        language: Option<&str>,
    ) -> Vec<krilla::tagging::Node> {
        let face = style.face(self.fonts);
        let mut nodes = Vec::new();
        for line in face.wrap(text, style.size, width) {
            self.y += style.size * 1.3;
            let span = ContentTag::Span(SpanTag::empty().with_lang(language));
            let identifier = self.surface.start_tagged(span);
            self.surface.set_fill(Some(colour(style.colour)));
            // The gap between base line and line height belongs below the letters.
            let base = Point::from_xy(left, self.y - style.size * 0.25);
            self.surface.draw_text(
                base,
                face.font.clone(),
                style.size,
                &line,
                false,
                TextDirection::LeftToRight,
            );
            self.surface.end_tagged();
            nodes.push(identifier.into());
        }
        nodes
    }

    /// The QR in the middle, one rectangle for each run of dark modules.
    fn qr(&mut self, modules: &Modules, description: &Phrase, tree: &mut TagTree) {
        let module = module_side(modules);
        let side = module * (modules.side() + 2 * QUIET_ZONE) as f32;
        let left = (WIDTH - side) / 2.0;
        self.y += 6.0;
        let corner = (left + module * QUIET_ZONE as f32, self.y + module * QUIET_ZONE as f32);
        let mut path = PathBuilder::new();
        for (column, row, length) in modules.runs() {
            let (x, y) = (corner.0 + column as f32 * module, corner.1 + row as f32 * module);
            if let Some(run) = Rect::from_xywh(x, y, length as f32 * module, module) {
                path.push_rect(run);
            }
        }
        let identifier = self.surface.start_tagged(ContentTag::Other);
        self.surface.set_fill(Some(colour((0, 0, 0))));
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
        self.surface.end_tagged();
        let bounds = Rect::from_xywh(left, self.y, side, side).map(|rect| BBox::new(0, rect));
        let tag = Tag::Figure(Some(description.own.clone())).with_bbox(bounds);
        tree.push(TagGroup::with_children(tag, vec![identifier.into()]));
        self.y += side;
        let style = Style { size: 8.5, ..Style::QUIET };
        self.phrase(description, style, Tag::Caption, tree);
        self.y += 6.0;
    }

    fn table(&mut self, document: &PassDocument, tree: &mut TagTree) {
        let mut table = TagGroup::new(Tag::Table.with_summary(Some(document.title.own.clone())));
        for row in &document.rows {
            self.rule();
            let top = self.y;
            let mut label = self.column(&row.label.own, Style::LABEL, MARGIN, LABELS, None);
            if let Some(english) = &row.label.english {
                label.extend(self.column(english, Style::LABEL.second(), MARGIN, LABELS, Some("en")));
            }
            let label_end = std::mem::replace(&mut self.y, top);
            let left = MARGIN + LABELS + 12.0;
            let value = self.column(&row.value, Style::VALUE, left, WIDTH - MARGIN - left, None);
            self.y = self.y.max(label_end) + 3.0;
            let mut cells = TagGroup::new(Tag::TR);
            cells.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), label));
            cells.push(TagGroup::with_children(Tag::TD, value));
            table.push(cells);
        }
        if !document.rows.is_empty() {
            self.rule();
            tree.push(table);
        }
    }

    fn rule(&mut self) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.surface.set_fill(Some(colour(LINE)));
        let mut path = PathBuilder::new();
        if let Some(line) = Rect::from_xywh(MARGIN, self.y, WIDTH - 2.0 * MARGIN, 0.5) {
            path.push_rect(line);
        }
        if let Some(path) = path.finish() {
            self.surface.draw_path(&path);
        }
        self.surface.end_tagged();
        self.y += 1.5;
    }
}

fn colour((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PrintError, Row, pass_pdf};

    fn phrase(own: &str, english: &str) -> Phrase {
        Phrase { own: own.into(), english: Some(english.into()) }
    }

    fn sample() -> PassDocument {
        let row =
            |own: &str, english: &str, value: &str| Row { label: phrase(own, english), value: value.into() };
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
            assert!(module_side(&modules) >= MIN_MODULE_MM * MM, "{bytes} bytes");
        }
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
