//! A QR code among grey values: found and read, whatever took the picture.
//!
//! The native readers of PNG and JPEG hand their pixels in, and so does the browser with the frames of a camera: both
//! search by this one code. The library's own front door stamps each result with the time of the computer, which is no
//! business of ours and which WebAssembly does not have; so its parts are called one by one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8LuminanceSource};

/// Longest sides that are searched, one after the other. The first suits a code that fills half of the picture, the
/// second a small one in a large photograph, the third a noisy one.
const SEARCH_SIDES: [usize; 3] = [1_600, 3_200, 800];
/// Sets of three corners that are tried in one picture: a page full of patterns must not take for ever.
const MAX_CORNER_SETS: usize = 64;

/// Grey values, row by row.
pub struct Grey {
    /// Pixels in a row.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
    /// 0 is black, 255 white.
    pub(super) values: Vec<u8>,
}

impl Grey {
    /// The picture on a canvas: four bytes a pixel, red, green, blue, opacity. `None` unless the sizes fit.
    pub fn from_rgba(width: usize, height: usize, pixels: &[u8]) -> Option<Self> {
        let is_whole = width.checked_mul(height)?.checked_mul(4)? == pixels.len();
        let values = || pixels.chunks_exact(4).map(grey_of).collect();
        (is_whole && width > 0 && height > 0).then(|| Self { width, height, values: values() })
    }

    /// The text of a QR code in the picture, looked for at one size after the other.
    pub fn find(&self) -> Option<String> {
        let mut last_step = 0;
        for side in SEARCH_SIDES {
            let step = self.width.max(self.height).div_ceil(side).max(1);
            // A picture that is small already gives the same once more.
            if step == last_step {
                continue;
            }
            if let Some(text) = self.shrink(step).search() {
                return Some(text);
            }
            last_step = step;
        }
        None
    }

    /// The text of a QR code in one frame of a camera, looked for at its own size only: the next frame comes soon.
    pub fn glance(self) -> Option<String> {
        self.search()
    }

    /// Averages whole squares of pixels, which also takes out the noise of a camera.
    fn shrink(&self, step: usize) -> Self {
        if step == 1 {
            return Self { width: self.width, height: self.height, values: self.values.clone() };
        }
        let (width, height) = (self.width / step, self.height / step);
        let mut values = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let rows = (y * step..(y + 1) * step).filter_map(|row| {
                    let start = row * self.width + x * step;
                    self.values.get(start..start + step)
                });
                let sum: usize = rows.flatten().map(|value| usize::from(*value)).sum();
                values.push((sum / (step * step)) as u8);
            }
        }
        Self { width, height, values }
    }

    fn search(self) -> Option<String> {
        // The reader is other people's code and the picture is a stranger's: a panic of theirs is a picture without a
        // code.
        catch_unwind(AssertUnwindSafe(|| {
            let source =
                Luma8LuminanceSource::new(self.values, self.width as u32, self.height as u32).ok()?;
            let binarizer = HybridBinarizer::new(source);
            let matrix = binarizer.get_black_matrix().ok()?;
            let found = by_corners(matrix);
            #[cfg(feature = "picture")]
            let found = found.or_else(|| by_alignment(matrix));
            found
        }))
        .ok()
        .flatten()
    }
}

/// One pixel as grey; what is transparent is paper.
pub(super) fn grey_of(pixel: &[u8]) -> u8 {
    let luminance = |r: u8, g: u8, b: u8| (u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8;
    let (value, opacity) = match *pixel {
        [grey, opacity] => (u32::from(grey), opacity),
        [r, g, b] => (luminance(r, g, b), 255),
        [r, g, b, opacity] => (luminance(r, g, b), opacity),
        [grey, ..] => (u32::from(grey), 255),
        [] => (255, 255),
    };
    let opacity = u32::from(opacity);
    ((value * opacity + 255 * (255 - opacity)) / 255) as u8
}

/// The newer search of the library: three corners that belong together, then the grid between them. Its bytes are taken
/// as they are: tables of old character sets would be half of what a browser loads, and a seal is ASCII.
fn by_corners(matrix: &BitMatrix) -> Option<String> {
    let mut corners = FindFinderPatterns(matrix, true, 0);
    GenerateFinderPatternSets(&mut corners).into_iter().take(MAX_CORNER_SETS).find_map(|set| {
        let grid = SampleQR(matrix, &set).ok()?;
        let decoded = Decode(grid.getBits()).ok()?;
        let text = decoded.isValid().then(|| String::from_utf8_lossy(decoded.content().bytes()).into_owned());
        text.filter(|text| !text.is_empty())
    })
}

/// The older search, which reads some blurred pictures that the newer one does not.
#[cfg(feature = "picture")]
fn by_alignment(matrix: &BitMatrix) -> Option<String> {
    use rxing::DecodeHints;
    use rxing::qrcode::decoder::qrcode_decoder::decode_bitmatrix_with_hints;
    use rxing::qrcode::detector::Detector;
    let hints = DecodeHints {
        CharacterSet: Some("UTF-8".to_owned()),
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let grid = Detector::new(matrix).detect_with_hints(&hints).ok()?;
    let decoded = decode_bitmatrix_with_hints(grid.getBits(), &hints).ok()?;
    Some(decoded.getText().to_owned())
}
