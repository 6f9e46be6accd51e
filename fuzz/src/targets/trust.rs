//! Status lists and trust bundles, and what a bundle becomes by a delta.

use pass::{Bundle, RustCryptoCheck, StatusIndex, StatusToken, TrustStore};

use super::shape;

const BUNDLE: &[u8] = include_bytes!("../../world/bundle");

/// A status list token.
pub(super) fn status_list(input: &[u8]) -> Result<String, String> {
    let token = match StatusToken::parse(input) {
        Ok(token) => token,
        Err(fault) => return Ok(format!("!{}", shape(&fault.to_string()))),
    };
    let signature = token.check_signature(&RustCryptoCheck).is_ok();
    let statuses = token.statuses();
    let list = statuses.list();
    let size = list.size();
    for index in [0, 1, 7, 8, size.saturating_sub(1), size, u32::MAX] {
        if list.get(index).is_some() != (index < size) {
            return Err("a place outside the list has a status, or one inside has none".to_owned());
        }
        StatusIndex::new(index).map(|index| statuses.at(index));
    }
    let again = list.deflate().and_then(|packed| pass::StatusList::inflate(list.bits(), &packed));
    if again.as_ref().map(pass::StatusList::bytes) != Ok(list.bytes()) {
        return Err("packed and unpacked it is another list".to_owned());
    }
    Ok(format!(
        "{signature} {} {} {}",
        list.bits().number(),
        size.checked_ilog2().unwrap_or_default(),
        statuses.suspended().len().min(3)
    ))
}

/// A bundle, or a delta to one.
pub(super) fn bundle(input: &[u8]) -> Result<String, String> {
    let base = Bundle::read(BUNDLE).map_err(|fault| format!("the bundle of the corpus: {fault}"))?;
    let (kind, read) = if input.starts_with(b"PAIZA-DELTA") {
        ("delta", base.apply(input))
    } else {
        ("bundle", Bundle::read(input))
    };
    let bundle = match read {
        Ok(bundle) => bundle,
        Err(fault) => return Ok(format!("!{kind} {}", shape(&fault.to_string()))),
    };
    let bytes = bundle.to_bytes().map_err(|fault| format!("it is read and cannot be written: {fault}"))?;
    match Bundle::read(&bytes) {
        Ok(again) if again.sha256() == bundle.sha256() => {}
        _ => return Err("written and read again it is another bundle".to_owned()),
    }
    let follows = base.accepts(&bundle, &RustCryptoCheck).err().map(|fault| shape(&fault.to_string()));
    let store =
        TrustStore::from_bundle(&bytes, &[], &RustCryptoCheck).err().map(|fault| shape(&fault.to_string()));
    Ok(format!("{kind} {} {follows:?} {store:?}", bundle.parts().len().min(9)))
}
