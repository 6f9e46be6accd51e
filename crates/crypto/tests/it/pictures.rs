//! From the QR's picture back to the seal, through what happens to pictures.

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
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let white = vec![255; (width * height) as usize];
    encoder.write_header().unwrap().write_image_data(&white).unwrap();
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
