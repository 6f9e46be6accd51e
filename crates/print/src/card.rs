//! The card: the pass in the size of a bank card (ISO/IEC 7810, ID-1), to be cut out or folded.
//!
//! The small code fits beside the text: at 69 modules with its quiet zone it is 36 mm wide, a module 0.52 mm. Where
//! there is no small code the large one has a side of its own: at 145 modules of 0.3387 mm it is 49.1 mm wide, and the
//! card is 54 mm high.

use std::num::NonZeroU16;

use krilla::page::Page;
use krilla::tagging::{Tag, TagGroup, TagKind, TagTree};
use pass::qr::Modules;

use crate::document::{PassDocument, Phrase};
use crate::font::Fonts;
use crate::page::Codes;
use crate::pen::{Column, MM, Pen, Style, code_side};

/// ID-1 in points: 85.60 mm × 53.98 mm.
pub(crate) const WIDTH: f32 = 85.6 * MM;
pub(crate) const HEIGHT: f32 = 53.98 * MM;
/// White around everything, in points.
const MARGIN: f32 = 2.4 * MM;
/// Side of the small code with its quiet zone.
const SMALL_SIDE_MM: f32 = 36.0;
/// Side of the large code, where it stands alone.
const LARGE_SIDE_MM: f32 = 49.2;
/// How much smaller than drawn the letters may become before a text counts as too long.
const SCALES: [f32; 4] = [1.0, 0.93, 0.86, 0.8];
/// Gap between two blocks, in points.
const GAP: f32 = 1.5;

/// A text of the card with all that it needs to be set.
struct Block<'d> {
    text: std::borrow::Cow<'d, str>,
    style: Style,
    language: Option<&'static str>,
    kind: TagKind,
    gap: f32,
}

/// One side of the card.
pub(crate) struct Side<'d> {
    code: Option<(&'d Modules, &'d Phrase, f32)>,
    blocks: Vec<Block<'d>>,
}

/// The sides of the card in the order of reading.
pub(crate) fn sides<'d>(document: &'d PassDocument, codes: &'d Codes) -> Vec<Side<'d>> {
    let small = document.small.as_ref().zip(codes.small.as_ref());
    let small = small.map(|(small, modules)| (modules, &small.description, SMALL_SIDE_MM));
    let large = (&codes.seal, &document.qr_description, LARGE_SIDE_MM);
    let mut sides = vec![Side { code: small, blocks: front(document) }];
    if small.is_none() {
        sides.push(Side { code: Some(large), blocks: Vec::new() });
    }
    sides.push(Side { code: None, blocks: back(document) });
    sides
}

/// Sets a side; `false` if its text does not fit at any size that can be read.
pub(crate) fn set(
    sheet: &mut Page<'_>,
    page: usize,
    side: &Side<'_>,
    fonts: &Fonts,
    tree: &mut TagTree,
) -> bool {
    let mut pen = Pen { surface: sheet.surface(), fonts, page, y: MARGIN };
    let mut column = Column { left: MARGIN, width: WIDTH - 2.0 * MARGIN };
    if let Some((modules, description, wanted_mm)) = side.code {
        let side_points = code_side(modules, wanted_mm);
        let left =
            if side.blocks.is_empty() { (WIDTH - side_points) / 2.0 } else { WIDTH - MARGIN - side_points };
        pen.y = (HEIGHT - side_points) / 2.0;
        pen.code(modules, wanted_mm, left, description, tree);
        pen.y = MARGIN;
        column.width = left - MARGIN - GAP;
    }
    let room = HEIGHT - 2.0 * MARGIN;
    let fitting = SCALES.into_iter().find(|scale| height(&side.blocks, *scale, column.width, fonts) <= room);
    for block in &side.blocks {
        pen.y += block.gap;
        let style = block.style.scaled(fitting.unwrap_or(1.0));
        let lines = pen.lines(&block.text, style, column, block.language);
        tree.push(TagGroup::with_children(block.kind.clone(), lines));
    }
    pen.surface.finish();
    fitting.is_some()
}

fn height(blocks: &[Block<'_>], scale: f32, width: f32, fonts: &Fonts) -> f32 {
    let of_block =
        |block: &Block<'_>| block.gap + block.style.scaled(scale).height(fonts, &block.text, width);
    blocks.iter().map(of_block).sum()
}

fn front(document: &PassDocument) -> Vec<Block<'_>> {
    let title = Tag::Hn(NonZeroU16::MIN, Some(document.title.own.clone()));
    let mut blocks = Vec::new();
    phrase(&mut blocks, &document.title, Style::bold(8.5), title.into(), 0.0);
    push(&mut blocks, &document.authority, Style::quiet(5.5), None, 0.0);
    for row in document.rows.iter().filter(|row| row.on_card) {
        // One line for both languages: there is little room, and the value is what is looked for.
        let label = match &row.label.english {
            Some(english) => format!("{} / {english}", row.label.own),
            None => row.label.own.clone(),
        };
        push(&mut blocks, label, Style::quiet(5.5), None, GAP);
        push(&mut blocks, &row.value, Style::bold(7.5), None, 0.0);
    }
    blocks
}

fn back(document: &PassDocument) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    phrase(&mut blocks, &document.answer, Style::bold(7.5), Tag::P.into(), 0.0);
    for note in &document.notes {
        phrase(&mut blocks, note, Style::plain(6.0), Tag::P.into(), GAP);
    }
    blocks
}

fn phrase<'d>(blocks: &mut Vec<Block<'d>>, phrase: &'d Phrase, style: Style, kind: TagKind, gap: f32) {
    blocks.push(Block { text: phrase.own.as_str().into(), style, language: None, kind, gap });
    if let Some(english) = &phrase.english {
        let size = (style.size * 0.85).max(5.5);
        push(blocks, english, Style::quiet(size), Some("en"), 0.0);
    }
}

fn push<'d>(
    blocks: &mut Vec<Block<'d>>,
    text: impl Into<std::borrow::Cow<'d, str>>,
    style: Style,
    language: Option<&'static str>,
    gap: f32,
) {
    let kind = Tag::P.with_lang(language.map(str::to_owned)).into();
    blocks.push(Block { text: text.into(), style, language, kind, gap });
}
