//! The languages whose passports spell names in their own way.

use base::Country;
use serde::{Deserialize, Serialize};

/// A language in which a name is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it")]
pub enum Language {
    Belarusian,
    Bulgarian,
    Kazakh,
    Kyrgyz,
    Macedonian,
    Russian,
    Serbian,
    Tajik,
    Turkmen,
    Ukrainian,
    Uzbek,
}

impl Language {
    /// The language whose spelling a state's own passports follow, where this module knows one.
    pub fn of(country: Country) -> Option<Self> {
        Some(match country.code() {
            "BLR" => Self::Belarusian,
            "BGR" => Self::Bulgarian,
            "KAZ" => Self::Kazakh,
            "KGZ" => Self::Kyrgyz,
            "MKD" => Self::Macedonian,
            "RUS" => Self::Russian,
            "SRB" | "MNE" => Self::Serbian,
            "TJK" => Self::Tajik,
            "TKM" => Self::Turkmen,
            "UKR" => Self::Ukrainian,
            "UZB" => Self::Uzbek,
            _ => return None,
        })
    }
}
