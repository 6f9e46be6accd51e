//! The pass card: one tall rounded tablet with the QR in its middle.

use base::{Country, Date};

use super::Tone;

/// A pass as its holder sees it.
#[derive(Clone, Debug)]
pub struct PassCard {
    /// The number of the authorisation.
    pub number: String,
    /// Whether it is usable now.
    pub state: PassState,
    /// The holder's name as in the passport.
    pub holder: String,
    /// The passport's number.
    pub document_number: String,
    /// The nationality.
    pub nationality: Country,
    /// The state that it lets into.
    pub into: Country,
    /// The first day of entry.
    pub valid_from: Date,
    /// The last day of entry.
    pub valid_until: Date,
    /// Days that may be stayed, where the pass says so.
    pub stay_days: Option<u16>,
    /// The additional information (an open reading of the rule).
    pub additional: Option<String>,
    /// The QR as SVG markup made by this service; it stands in the page as it is.
    pub qr_svg: String,
    /// The QR as a picture.
    pub png_href: String,
    /// The QR as a drawing.
    pub svg_href: String,
    /// The pass to print.
    pub pdf_href: String,
    /// The pass to print as a card.
    pub card_href: String,
    /// The paper in each of the languages that it speaks.
    pub print_in: Vec<PrintLink>,
    /// The small code, if the pass has one.
    pub small: Option<SmallCodeView>,
}

/// The paper in one language.
#[derive(Clone, Debug)]
pub struct PrintLink {
    /// The tag of the language.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: String,
    /// The page.
    pub pdf_href: String,
    /// The card.
    pub card_href: String,
}

/// The binary twin of the seal as a small QR code.
#[derive(Clone, Debug)]
pub struct SmallCodeView {
    /// The code as SVG markup made by this service; it stands in the page as it is.
    pub svg: String,
    /// The code as a picture.
    pub png_href: String,
    /// The code as a drawing.
    pub svg_href: String,
}

/// Whether a pass is usable.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PassState {
    /// Entry may be sought now.
    Open,
    /// Not yet.
    NotYet,
    /// Its time is over.
    Over,
    /// Its one entry is used.
    Used,
    /// It was revoked.
    Revoked,
    /// It does not count for the time being.
    Suspended,
}

impl PassState {
    /// Its code: the message `pass-state-…`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::NotYet => "not-yet",
            Self::Over => "over",
            Self::Used => "used",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
        }
    }

    /// How it looks.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Open => Tone::Yes,
            Self::NotYet => Tone::Look,
            Self::Over | Self::Revoked | Self::Suspended => Tone::No,
            Self::Used => Tone::Quiet,
        }
    }
}
