//! What a printed pass holds, and the PDFs made of it: an A4 page and a card.

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use pass::qr::Modules;

use crate::card;
use crate::font::Fonts;
use crate::page::{self, Codes};

/// A4 in points of 1/72 inch (ISO 216: 210 mm × 297 mm).
pub(crate) const WIDTH: f32 = 595.276;
pub(crate) const HEIGHT: f32 = 841.89;

/// A text in the traveller's language and, where that is not English, in English.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Phrase {
    /// In the language of the document.
    pub own: String,
    /// In English; `None` where the document is English or the text is the same.
    pub english: Option<String>,
}

/// A line of the pass: a label and what it says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The label.
    pub label: Phrase,
    /// The value, as the passport or the seal has it.
    pub value: String,
    /// Does it stand on the card too?
    pub on_card: bool,
}

/// The small code: the binary twin of the seal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SmallCode {
    /// The text that the code holds.
    pub text: String,
    /// What it is, for those who cannot see it.
    pub description: Phrase,
}

/// Everything on the page, already in words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassDocument {
    /// Language of the `own` texts, as BCP 47 (`ru`, `kk`, `tg`).
    pub language: String,
    /// The title of the authorisation.
    pub title: Phrase,
    /// Who issued it.
    pub authority: String,
    /// The answer first: what the pass allows.
    pub answer: Phrase,
    /// Name, passport, dates and so on, in reading order.
    pub rows: Vec<Row>,
    /// What the QR is, for those who cannot see it.
    pub qr_description: Phrase,
    /// The rule it rests on, how to check it, what to do at the border.
    pub notes: Vec<Phrase>,
    /// The seal that the QR holds.
    pub seal: String,
    /// The small code, if the pass has one.
    pub small: Option<SmallCode>,
}

/// The page could not be made.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PrintError {
    /// The seal is too large for a QR code.
    #[error(transparent)]
    Qr(#[from] pass::qr::QrError),
    /// The texts need more than one page.
    #[error("the texts do not fit one A4 page: shorten the notes")]
    TooLong,
    /// The PDF library refused.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// Sets a pass as a PDF of one A4 page.
///
/// # Errors
///
/// [`PrintError`] says what does not fit.
pub fn pass_pdf(document: &PassDocument) -> Result<Vec<u8>, PrintError> {
    for layout in page::LAYOUTS {
        let (mut pdf, fonts, codes) = begin(document)?;
        let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
        let mut sheet = pdf.start_page_with(paper(WIDTH, HEIGHT)?);
        let bottom = page::set(&mut sheet, document, &codes, &fonts, layout, &mut tree);
        sheet.finish();
        if bottom <= HEIGHT - page::MARGIN {
            return end(pdf, tree);
        }
    }
    Err(PrintError::TooLong)
}

/// Sets a pass as a card of the size ID-1 (85.6 mm × 54 mm): front and back, and where there is no small code a side
/// between them with the large one.
///
/// # Errors
///
/// [`PrintError`] says what does not fit.
pub fn card_pdf(document: &PassDocument) -> Result<Vec<u8>, PrintError> {
    let (mut pdf, fonts, codes) = begin(document)?;
    let mut tree = TagTree::new().with_lang(Some(document.language.clone()));
    for (number, side) in card::sides(document, &codes).iter().enumerate() {
        let mut sheet = pdf.start_page_with(paper(card::WIDTH, card::HEIGHT)?);
        let fits = card::set(&mut sheet, number, side, &fonts, &mut tree);
        sheet.finish();
        if !fits {
            return Err(PrintError::TooLong);
        }
    }
    end(pdf, tree)
}

fn begin(document: &PassDocument) -> Result<(Document, Fonts, Codes), PrintError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(&error))?;
    let mut pdf = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let metadata = Metadata::new()
        .title(document.title.own.clone())
        .language(document.language.clone())
        .authors(vec![document.authority.clone()])
        .creator("Paiza".to_owned());
    pdf.set_metadata(metadata);
    let mut outline = Outline::new();
    let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
    outline.push_child(OutlineNode::new(document.title.own.clone(), top));
    pdf.set_outline(outline);
    let fonts = Fonts::load().ok_or_else(|| PrintError::Pdf("the font cannot be read".to_owned()))?;
    let small = document.small.as_ref().map(|small| Modules::of(&small.text)).transpose()?;
    Ok((pdf, fonts, Codes { seal: Modules::of(&document.seal)?, small }))
}

fn paper(width: f32, height: f32) -> Result<PageSettings, PrintError> {
    PageSettings::from_wh(width, height).ok_or_else(|| PrintError::Pdf("the page has no size".to_owned()))
}

fn end(mut pdf: Document, tree: TagTree) -> Result<Vec<u8>, PrintError> {
    pdf.set_tag_tree(tree);
    pdf.finish().map_err(|error| fault(&error))
}

fn fault(error: &dyn std::fmt::Debug) -> PrintError {
    PrintError::Pdf(format!("{error:?}"))
}
