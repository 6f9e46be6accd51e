//! The pen: lines of text, phrases in two languages, codes and rules, drawn and tagged in reading order.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Node, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::TextDirection;
use pass::qr::{Modules, QUIET_ZONE};

use crate::document::Phrase;
use crate::font::{Face, Fonts};

/// One millimetre in points.
pub(crate) const MM: f32 = 72.0 / 25.4;
/// Smallest side of a module (Doc 9303-13: four dots at 300 dpi).
pub(crate) const MIN_MODULE_MM: f32 = 0.338_67;
/// Height of a line, in sizes of its letters.
const LINE_HEIGHT: f32 = 1.3;

/// The colours of the design: text, quiet text, lines.
const TEXT: (u8, u8, u8) = (0x16, 0x20, 0x2B);
const QUIET: (u8, u8, u8) = (0x51, 0x5B, 0x66);
const LINE: (u8, u8, u8) = (0x7A, 0x82, 0x8B);

/// Side of a code with its quiet zone, in points: as wide as asked, never below what scanners are promised.
pub(crate) fn code_side(modules: &Modules, wanted_mm: f32) -> f32 {
    module_side(modules, wanted_mm) * (modules.side() + 2 * QUIET_ZONE) as f32
}

/// Side of one module, in points.
fn module_side(modules: &Modules, wanted_mm: f32) -> f32 {
    let count = (modules.side() + 2 * QUIET_ZONE) as f32;
    (wanted_mm / count).max(MIN_MODULE_MM) * MM
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) size: f32,
    pub(crate) is_bold: bool,
    colour: (u8, u8, u8),
}

impl Style {
    pub(crate) const fn plain(size: f32) -> Self {
        Self { size, is_bold: false, colour: TEXT }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { size, is_bold: true, colour: TEXT }
    }

    pub(crate) const fn quiet(size: f32) -> Self {
        Self { size, is_bold: false, colour: QUIET }
    }

    /// English under the traveller's own language: smaller and quieter.
    pub(crate) fn second(self) -> Self {
        Self::quiet((self.size * 0.8).max(8.0).min(self.size))
    }

    pub(crate) fn scaled(self, scale: f32) -> Self {
        Self { size: self.size * scale, ..self }
    }

    pub(crate) fn face(self, fonts: &Fonts) -> &Face {
        if self.is_bold { &fonts.bold } else { &fonts.regular }
    }

    /// Height that a text takes in a column of that width, in points.
    pub(crate) fn height(self, fonts: &Fonts, text: &str, width: f32) -> f32 {
        self.face(fonts).wrap(text, self.size, width).len() as f32 * self.size * LINE_HEIGHT
    }
}

/// A column of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) left: f32,
    pub(crate) width: f32,
}

pub(crate) struct Pen<'p, 'f> {
    pub(crate) surface: Surface<'p>,
    pub(crate) fonts: &'f Fonts,
    /// The page, counted from 0: figures say where they stand.
    pub(crate) page: usize,
    /// Present height, in points from the top.
    pub(crate) y: f32,
}

impl Pen<'_, '_> {
    /// Both languages of a phrase, one under the other, as one or two elements of the same kind.
    pub(crate) fn phrase(
        &mut self,
        phrase: &Phrase,
        style: Style,
        column: Column,
        tag: impl Into<TagKind>,
        tree: &mut TagTree,
    ) {
        let own = self.lines(&phrase.own, style, column, None);
        tree.push(TagGroup::with_children(tag, own));
        if let Some(english) = &phrase.english {
            let lines = self.lines(english, style.second(), column, Some("en"));
            tree.push(TagGroup::with_children(Tag::P.with_lang(Some("en".to_owned())), lines));
        }
    }

    /// Draws wrapped lines from the present height on, and moves it down.
    pub(crate) fn lines(
        &mut self,
        text: &str,
        style: Style,
        column: Column,
        language: Option<&str>,
    ) -> Vec<Node> {
        let face = style.face(self.fonts);
        let mut nodes = Vec::new();
        for line in face.wrap(text, style.size, column.width) {
            self.y += style.size * LINE_HEIGHT;
            let span = ContentTag::Span(SpanTag::empty().with_lang(language));
            let identifier = self.surface.start_tagged(span);
            self.surface.set_fill(Some(colour(style.colour)));
            // The gap between base line and line height belongs below the letters.
            let base = Point::from_xy(column.left, self.y - style.size * 0.25);
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

    /// A code with its quiet zone, one rectangle for each run of dark modules; moves down below it. Gives its side.
    pub(crate) fn code(
        &mut self,
        modules: &Modules,
        wanted_mm: f32,
        left: f32,
        description: &Phrase,
        tree: &mut TagTree,
    ) -> f32 {
        let module = module_side(modules, wanted_mm);
        let side = code_side(modules, wanted_mm);
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
        let bounds = Rect::from_xywh(left, self.y, side, side).map(|rect| BBox::new(self.page, rect));
        let tag = Tag::Figure(Some(description.own.clone())).with_bbox(bounds);
        tree.push(TagGroup::with_children(tag, vec![identifier.into()]));
        self.y += side;
        side
    }

    pub(crate) fn rule(&mut self, column: Column) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        self.surface.set_fill(Some(colour(LINE)));
        let mut path = PathBuilder::new();
        if let Some(line) = Rect::from_xywh(column.left, self.y, column.width, 0.5) {
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
