//! What an authority has set: who it is, whose rules it applies, its terms. Nothing here is personal.

use base::{Country, Date, Timestamp};
use journey::{Retention, Terms};
use serde::{Deserialize, Serialize};

/// The settings of an authority.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AuthoritySettings {
    /// The name of the authority.
    pub name: String,
    /// The state that issues.
    pub state: Country,
    /// The state whose rules are evaluated; another than `state` only for the specimen state.
    pub rules_of: Country,
    /// Place of issue, as it stands in the seal.
    pub place: String,
    /// The packs that are applied.
    pub packs: Vec<String>,
    /// True for a demonstration, which every page then says.
    pub is_demo: bool,
    /// The terms.
    pub terms: Terms,
    /// How long what is personal is kept.
    pub retention: Retention,
    /// When the authority was set up.
    pub established_at: Timestamp,
    /// The status list; an authority of before there was one gets it when it next opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusSettings>,
}

/// The status list of an authority. It never changes: issued numbers lead into it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StatusSettings {
    /// The key of the pass numbers, base64url.
    pub number_key: String,
    /// The first day of validity from which every pass has a place.
    pub since: Date,
    /// How many passes it has room for.
    pub places: u32,
}
