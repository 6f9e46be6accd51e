//! The shapes of foreign values on the wire, for the API's description only: the values themselves live in `rules`,
//! `journey`, `document`, `pass` and `oversight`, which know no OpenAPI.
//!
//! Nothing is ever made of these types. The tests of the API hold every answer against them, key by key, so that a value
//! and its description cannot part.

mod answer;
mod filing;
mod mrz;
mod report;
mod situation;
mod verification;
pub(in crate::api) mod words;

pub use answer::{Answer, Because, Limit, ReadingOfLaw, SlotAnswer, Slots};
pub use filing::{Contract, Document, Entry, Filing, Guardian, Stay, Visa};
pub use mrz::{MrzProblem, MrzReading};
pub use report::{Report, ReportRow, ReportYear};
pub use situation::{
    Crossing, Hit, Situation, SituationContract, SituationDocument, SituationFiled, SituationStay,
    SituationVisa, Whereabouts,
};
pub use verification::{Revocation, Verification};

/// The bytes of a file.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct Binary(pub Vec<u8>);
