//! What a passport itself says: its machine readable zone, the spelling of names, and the certificates behind it.
//!
//! In: text as a document prints it. Out: [`mrz::Reading`] (what stands there, and every problem), [`mrz::Mrz`] (typed,
//! only from a sound zone), and [`names::compare`].
//!
//! Nothing here knows a rule, a file or the present day: the caller names the day where a century is in doubt.

pub mod mrz;
pub mod names;
pub mod pki;

pub use mrz::{Mrz, Reading, Sex, read};
pub use names::{Name, NameMatch};
