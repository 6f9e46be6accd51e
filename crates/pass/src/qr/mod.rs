//! The QR code of a seal: as modules, SVG and PNG, and back from a picture.
//!
//! A text of capitals and digits, as the binary twin is, goes in alphanumeric mode: 5.5 bits a character instead of 8.
//! Drawn at the smallest version that holds the text, level M while that stays within version 30, else level L
//! (`spec/pass.md` section 6). Four modules of quiet zone belong to every drawing.

#[cfg(feature = "picture")]
mod picture;
#[cfg(feature = "scan")]
mod scan;

use fast_qr::{ECL, Mode, QRBuilder, QRCode};

#[cfg(feature = "picture")]
pub use picture::{MAX_PICTURE_BYTES, MAX_PIXELS, PictureError, decode, png, text_of};
#[cfg(feature = "scan")]
pub use scan::Grey;

use crate::profile::MAX_QR_VERSION;

/// Most bytes that a QR code of version 30 holds at level L (ISO/IEC 18004, table 7).
pub const MAX_BYTES: usize = 1_732;
/// Modules of white around the code.
pub const QUIET_ZONE: usize = 4;

/// The text does not fit the largest code that the profile allows.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text has {0} bytes and the largest QR code allowed holds {MAX_BYTES}")]
pub struct QrError(usize);

/// A QR code as dark and light modules, without its quiet zone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Modules {
    side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Encodes a text.
    ///
    /// # Errors
    ///
    /// [`QrError`] above version 30 at level L.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let code = encode(text, ECL::M).or_else(|| encode(text, ECL::L)).ok_or(QrError(text.len()))?;
        let modules = code.data.iter().take(code.size * code.size);
        Ok(Self { side: code.size, dark: modules.map(|module| module.value()).collect() })
    }

    /// Modules a side, quiet zone not counted.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The QR version, 1 to 30.
    pub fn version(&self) -> usize {
        self.side.saturating_sub(17) / 4
    }

    /// Is the module in this column and row dark? Outside the code everything is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let inside = column < self.side && row < self.side;
        inside && self.dark.get(row * self.side + column).copied().unwrap_or(false)
    }

    /// The dark runs of all rows, as column, row and length: fewer shapes than modules.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for row in 0..self.side {
            let mut column = 0;
            while column < self.side {
                let length = (column..self.side).take_while(|x| self.is_dark(*x, row)).count();
                if length > 0 {
                    runs.push((column, row, length));
                }
                column += length + 1;
            }
        }
        runs
    }
}

/// Draws a text as a scalable picture, one unit a module, quiet zone included. Its name for screen readers is up to
/// the page.
///
/// # Errors
///
/// [`QrError`] if the text does not fit.
pub fn svg(text: &str) -> Result<String, QrError> {
    use std::fmt::Write;
    let modules = Modules::of(text)?;
    let side = modules.side() + 2 * QUIET_ZONE;
    let mut path = String::new();
    for (column, row, length) in modules.runs() {
        let (x, y) = (column + QUIET_ZONE, row + QUIET_ZONE);
        // Writing to a string cannot fail.
        let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

fn encode(text: &str, level: ECL) -> Option<QRCode> {
    let mode = if text.bytes().all(is_alphanumeric) { Mode::Alphanumeric } else { Mode::Byte };
    let code = QRBuilder::new(text).mode(mode).ecl(level).build().ok()?;
    (code.size.saturating_sub(17) / 4 <= MAX_QR_VERSION).then_some(code)
}

/// The characters of the alphanumeric mode (ISO/IEC 18004, table 5).
fn is_alphanumeric(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" $%*+-./:".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO/IEC 18004, table 7: version 11 holds 366 alphanumeric characters at level M, and 251 bytes.
    #[test]
    fn capitals_and_digits_need_a_smaller_code() {
        let version = |letter: &str, length: usize| Modules::of(&letter.repeat(length)).unwrap().version();
        assert_eq!((version("A", 366), version("A", 367)), (11, 12));
        assert_eq!((version("a", 251), version("a", 252)), (11, 12));
    }

    #[test]
    fn the_largest_code_is_version_30_at_level_l() {
        let version = |bytes: usize| Modules::of(&"x".repeat(bytes)).map(|modules| modules.version());
        assert_eq!(version(MAX_BYTES), Ok(30));
        assert_eq!(version(MAX_BYTES + 1), Err(QrError(MAX_BYTES + 1)));
        assert_eq!(version(1), Ok(1));
    }

    #[test]
    fn a_drawing_has_its_quiet_zone_and_the_three_corners() {
        let modules = Modules::of("PAIZA").unwrap();
        assert_eq!(modules.side(), 21);
        for (column, row) in [(0, 0), (20, 0), (0, 20)] {
            assert!(modules.is_dark(column, row));
        }
        assert!(!modules.is_dark(21, 0) && !modules.is_dark(0, 21));
        let picture = svg("PAIZA").unwrap();
        assert!(picture.contains("viewBox=\"0 0 29 29\""));
        assert!(picture.contains("M4 4h7v1h-7z"));
    }
}
