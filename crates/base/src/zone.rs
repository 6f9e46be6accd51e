//! Time zones by their names.
//!
//! Everywhere but in the browser the whole database of zones is built in, so that a verdict can be replayed on any machine.
//! A module of WebAssembly would carry 120 kB of it: there the few zones that packs name are brought in ([`bring_zone`]).

use jiff::tz::TimeZone;

/// The zone with a name of the tz database.
#[cfg(not(target_arch = "wasm32"))]
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

#[cfg(target_arch = "wasm32")]
pub use brought::{bring_zone, zone};

#[cfg(target_arch = "wasm32")]
mod brought {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::TimeZone;

    thread_local! {
        static ZONES: RefCell<BTreeMap<String, TimeZone>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// The zone with a name, if it was brought in.
    pub fn zone(name: &str) -> Option<TimeZone> {
        if name == "UTC" {
            return Some(TimeZone::UTC);
        }
        ZONES.with_borrow(|zones| zones.get(name).cloned())
    }

    /// Brings in a zone in the format of the tz database (RFC 9636); false if it cannot be read.
    pub fn bring_zone(name: &str, data: &[u8]) -> bool {
        let Ok(zone) = TimeZone::tzif(name, data) else { return false };
        ZONES.with_borrow_mut(|zones| zones.insert(name.to_owned(), zone));
        true
    }
}
