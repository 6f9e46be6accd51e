//! From the QR's picture back to the seal, through what happens to pictures.

use base::{IdSource, SequenceIds};
use pass::qr::{self, PictureError};

use crate::world::seal;

#[test]
fn a_drawn_code_reads_back_at_every_size() {
    let text = seal().to_string();
    for side in [0, 300, 600, 1_200, 4_096] {
        let picture = qr::png(&text, side).unwrap();
        assert_eq!(qr::decode(&picture).as_deref(), Ok(text.as_str()), "{side} px");
    }
}

/// A camera's view: turned by a few degrees, grey instead of white, uneven light, and noise.
fn photograph(text: &str, pixels_a_module: f64, degrees: f64) -> Vec<u8> {
    let modules = qr::Modules::of(text).unwrap();
    let side = ((modules.side() + 40) as f64 * pixels_a_module) as u32;
    let noise = SequenceIds::from_seed(42);
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let middle = f64::from(side) / 2.0;
    let mut values = vec![0_u8; (side * side) as usize];
    noise.fill(&mut values);
    for (place, value) in (0_u32..).zip(values.iter_mut()) {
        let (x, y) = (f64::from(place % side) - middle, f64::from(place / side) - middle);
        let (u, v) = (x * cosine - y * sine, x * sine + y * cosine);
        let column = u / pixels_a_module + modules.side() as f64 / 2.0;
        let row = v / pixels_a_module + modules.side() as f64 / 2.0;
        let inside = column >= 0.0 && row >= 0.0;
        let is_dark = inside && modules.is_dark(column as usize, row as usize);
        let light = 60.0 * f64::from(place % side) / f64::from(side);
        let level = light + if is_dark { 40.0 } else { 160.0 };
        *value = (level + f64::from(*value % 31) - 15.0) as u8;
    }
    grey(side, side, &values)
}

#[test]
fn a_turned_noisy_and_unevenly_lit_photograph_reads_too() {
    let text = seal().to_string();
    for (pixels_a_module, degrees) in [(4.0, 3.0), (5.5, -7.0), (6.0, 90.0), (14.0, 12.0)] {
        let picture = photograph(&text, pixels_a_module, degrees);
        let read = qr::decode(&picture);
        assert_eq!(read.as_deref(), Ok(text.as_str()), "{pixels_a_module} px, {degrees} degrees");
    }
}

#[test]
fn what_is_no_picture_or_has_no_code_says_so() {
    let picture = qr::png(seal().as_str(), 600).unwrap();
    assert_eq!(qr::decode(b""), Err(PictureError::UnknownFormat));
    assert_eq!(
        qr::decode(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        Err(PictureError::UnknownFormat)
    );
    assert_eq!(qr::decode(b"GIF89a"), Err(PictureError::UnknownFormat));
    for length in [8, 33, 60, picture.len() / 2] {
        assert_eq!(qr::decode(&picture[..length]), Err(PictureError::Broken), "cut at {length}");
    }
    assert_eq!(qr::decode(&[0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]), Err(PictureError::Broken));
    assert_eq!(qr::decode(&vec![0; qr::MAX_PICTURE_BYTES + 1]), Err(PictureError::TooLarge));
    assert_eq!(qr::decode(&blank(600, 600)), Err(PictureError::NoCode));
}

#[test]
fn a_small_file_that_unfolds_to_a_huge_picture_is_refused_before_it_unfolds() {
    // The header alone decides.
    let mut bomb = blank(8, 8);
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let check = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&check.to_be_bytes());
    assert_eq!(qr::decode(&bomb), Err(PictureError::TooLarge));
}

/// A white picture.
fn blank(width: u32, height: u32) -> Vec<u8> {
    grey(width, height, &vec![255; (width * height) as usize])
}

fn grey(width: u32, height: u32, values: &[u8]) -> Vec<u8> {
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(values).unwrap();
    picture
}

/// The check sum of PNG chunks (ISO/IEC 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}
