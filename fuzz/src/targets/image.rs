//! Pictures of codes: PNG and JPEG files, and bare pixels as a camera gives them.

use pass::qr;

use super::shape;

const PHOTOGRAPH: &[u8] = include_bytes!("../../../spec/vectors/pass-qr.jpg");
/// The longest side of bare pixels: large ones would leave time for few.
const MAX_SIDE: usize = 160;

/// A photograph, and a drawn code.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let drawn = qr::png("PAIZA", 120).unwrap_or_default();
    vec![PHOTOGRAPH.to_vec(), drawn]
}

pub(super) fn run(input: &[u8]) -> Result<String, String> {
    let pixels: Vec<u8> = input.iter().flat_map(|byte| [*byte, *byte, *byte, 255]).collect();
    let side = input.len().isqrt().min(MAX_SIDE);
    let bare = qr::Grey::from_rgba(side, side, pixels.get(..side * side * 4).unwrap_or_default());
    let found = bare.and_then(|grey| grey.find()).is_some();
    match qr::text_of(input) {
        Ok(text) if text.len() > 12 * 1024 * 1024 => Err("more text than there were bytes".to_owned()),
        Ok(text) => Ok(format!("{found} {}", text.len().min(9))),
        Err(fault) => Ok(format!("!{found} {}", shape(&fault.to_string()))),
    }
}
