//! Pictures: a QR as PNG, and the text of a QR in a PNG or JPEG that somebody took.
//!
//! A picture comes from strangers. Its size in bytes and in pixels is looked at before anything is decoded, only two
//! formats are read, and a picture larger than a code needs is made smaller before the search.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::scan::{Grey, grey_of};
use super::{Modules, QUIET_ZONE, QrError};

/// Largest picture that is looked at, in bytes.
pub const MAX_PICTURE_BYTES: usize = 12 * 1024 * 1024;
/// Most pixels that are decoded: a photograph of a good telephone camera.
pub const MAX_PIXELS: usize = 25_000_000;
/// Memory that the PNG reader may use beside the rows, in bytes.
const PNG_MEMORY: usize = 64 * 1024 * 1024;
/// Longest side of a PNG that is written, in pixels.
const MAX_DRAWN_SIDE: usize = 4_096;

/// First bytes of every PNG (ISO/IEC 15948, 5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// First bytes of every JPEG (ISO/IEC 10918-1: start of image, then a marker).
const JPEG: &[u8] = &[0xff, 0xd8, 0xff];

/// No text could be read from the picture.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// Too many bytes or pixels.
    #[error("the picture is larger than 12 MB or 25 million pixels: send a smaller one")]
    TooLarge,
    /// Neither PNG nor JPEG.
    #[error("this is neither a PNG nor a JPEG picture")]
    UnknownFormat,
    /// A PNG or JPEG that is broken.
    #[error("the picture is broken and cannot be opened")]
    Broken,
    /// No QR code, or one that is too small, blurred or cut.
    #[error("no QR code can be read in the picture: take it closer, straight and sharp, with the white edge")]
    NoCode,
}

/// Draws a text as a PNG with a side of at most `side_px` pixels, quiet zone included.
///
/// Every module is the same whole number of pixels, at least two, so that nothing blurs; for too small a `side_px` the
/// picture is larger than asked.
///
/// # Errors
///
/// [`QrError`] if the text does not fit.
pub fn png(text: &str, side_px: usize) -> Result<Vec<u8>, QrError> {
    let modules = Modules::of(text)?;
    let side = modules.side() + 2 * QUIET_ZONE;
    let scale = (side_px.min(MAX_DRAWN_SIDE) / side).max(2);
    let pixels = side * scale;
    let is_dark =
        |x: usize, y: usize| match ((x / scale).checked_sub(QUIET_ZONE), (y / scale).checked_sub(QUIET_ZONE))
        {
            (Some(column), Some(row)) => modules.is_dark(column, row),
            _ => false,
        };
    let mut rows = Vec::with_capacity(pixels * pixels.div_ceil(8));
    for y in 0..pixels {
        for start in (0..pixels).step_by(8) {
            let bits = (0..8).fold(0_u8, |bits, i| (bits << 1) | u8::from(!is_dark(start + i, y)));
            rows.push(bits);
        }
    }
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, pixels as u32, pixels as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    // Writing a picture of fitting size to memory cannot fail; should it, the text is too much for us.
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&rows));
    written.map_err(|_| QrError(text.len()))?;
    Ok(picture)
}

/// Reads the text of the QR code in a PNG or JPEG.
///
/// # Errors
///
/// [`PictureError`] says whether the picture or the code is at fault.
pub fn decode(bytes: &[u8]) -> Result<String, PictureError> {
    if bytes.len() > MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge);
    }
    // The readers are other people's code and the picture is a stranger's: a panic of theirs is a broken picture.
    let grey = catch_unwind(AssertUnwindSafe(|| open(bytes))).unwrap_or(Err(PictureError::Broken))?;
    grey.find().ok_or(PictureError::NoCode)
}

/// Reads a seal's text from whatever was handed in: the picture of a QR, or the text itself.
///
/// # Errors
///
/// [`PictureError`]; what is neither text nor a picture is [`PictureError::UnknownFormat`].
pub fn text_of(bytes: &[u8]) -> Result<String, PictureError> {
    if is_picture(bytes) {
        return decode(bytes);
    }
    if bytes.len() > MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::UnknownFormat)?;
    Ok(text.trim_start_matches('\u{feff}').trim().to_owned())
}

fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(PNG) || bytes.starts_with(JPEG)
}

fn open(bytes: &[u8]) -> Result<Grey, PictureError> {
    if bytes.starts_with(PNG) {
        open_png(bytes)
    } else if bytes.starts_with(JPEG) {
        open_jpeg(bytes)
    } else {
        Err(PictureError::UnknownFormat)
    }
}

fn within_limits(width: usize, height: usize) -> Result<(), PictureError> {
    let pixels = width.checked_mul(height).ok_or(PictureError::TooLarge)?;
    if pixels > MAX_PIXELS { Err(PictureError::TooLarge) } else { Ok(()) }
}

fn open_png(bytes: &[u8]) -> Result<Grey, PictureError> {
    let broken = |_| PictureError::Broken;
    let limits = png::Limits { bytes: PNG_MEMORY };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    within_limits(width, height)?;
    let channels = reader.output_color_type().0.samples();
    let mut values = Vec::with_capacity(width * height);
    if reader.info().interlaced {
        // All of it must be in memory at once.
        let size =
            reader.output_buffer_size().filter(|size| *size <= PNG_MEMORY).ok_or(PictureError::TooLarge)?;
        let mut rows = vec![0; size];
        reader.next_frame(&mut rows).map_err(broken)?;
        values.extend(rows.chunks_exact(channels).map(grey_of));
    } else {
        while let Some(row) = reader.next_row().map_err(broken)? {
            values.extend(row.data().chunks_exact(channels).map(grey_of));
        }
    }
    if values.len() == width * height {
        Ok(Grey { width, height, values })
    } else {
        Err(PictureError::Broken)
    }
}

fn open_jpeg(bytes: &[u8]) -> Result<Grey, PictureError> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(1 << 15)
        .set_max_height(1 << 15);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| PictureError::Broken)?;
    let (width, height) = decoder.info().map(|info| (info.width, info.height)).ok_or(PictureError::Broken)?;
    let (width, height) = (usize::from(width), usize::from(height));
    within_limits(width, height)?;
    let values = decoder.decode().map_err(|_| PictureError::Broken)?;
    if values.len() == width * height {
        Ok(Grey { width, height, values })
    } else {
        Err(PictureError::Broken)
    }
}
