//! The shared words: dates and instants, states, names of things, and the two doors to the outside world.
//!
//! Nothing here reads a clock, a file or a random source. [`Clock`] and [`IdSource`] are the doors through which the
//! edge (`cli`, tests) lets them in.

mod clock;
mod country;
mod country_table;
mod id;
mod moment;
mod suggest;
mod zone;

pub use clock::{Clock, FixedClock, IdSource, SequenceIds};
pub use country::{Country, CountryError, Kind};
pub use id::{Id, IdError, IdKind};
pub use jiff::civil::Date;
pub use jiff::{SignedDuration, Span, Timestamp, civil, tz};
pub use moment::{Moment, MomentError, parse_date};
pub use suggest::nearest;
#[cfg(target_arch = "wasm32")]
pub use zone::bring_zone;
pub use zone::zone;
