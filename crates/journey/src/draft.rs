//! A filing as it is typed, sent and stored: plain text, nothing checked.
//!
//! This is the one form of a filing outside this crate: the body of the API's request, what a page's form becomes, and
//! what lies sealed in the record. [`FilingDraft::parse`] makes a [`crate::Filing`] of it.

use serde::{Deserialize, Serialize};

/// What the traveller writes. An empty text and an absent key both mean that nothing was said.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct FilingDraft {
    /// The travel document, as its machine readable zone prints it.
    pub document: DocumentDraft,
    /// Further nationalities, as country codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationalities: Vec<String>,
    /// Where to write to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The language in which the traveller reads (`en`, `ru` …).
    pub language: String,
    /// Where and when the border will be crossed.
    pub entry: EntryDraft,
    /// Day of leaving, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<String>,
    /// What the trip is for.
    pub purpose: String,
    /// Regions to be visited.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Why it is urgent; empty means that it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// The identifier of the uploaded proof of urgency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
    /// A standing that changes the rules; empty means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A contract of work in the state travelled to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractDraft>,
    /// A residence permit of the state travelled to; empty means none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residence: Option<String>,
    /// A visa of the state travelled to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa: Option<VisaDraft>,
    /// Earlier stays that the traveller declares.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<StayDraft>,
    /// The adult who files for a child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guardian: Option<GuardianDraft>,
}

/// A travel document, as typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct DocumentDraft {
    /// Country code of the nationality.
    pub nationality: String,
    /// Country code of the issuer.
    pub issuer: String,
    /// Kind of document.
    pub kind: String,
    /// Number.
    pub number: String,
    /// Last day of validity.
    pub expires: String,
    /// Primary identifier (family name).
    pub primary: String,
    /// Secondary identifier (given names).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secondary: Option<String>,
    /// Birth date; `XX` for a part that the document does not state.
    pub born: String,
    /// `F`, `M` or `<`.
    pub sex: String,
}

/// Entry, as typed: `at` where the hour is known, else `on`.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct EntryDraft {
    /// Instant with an offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Day, where the hour is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Crossing point of the pack, such as `RUS-PETUKHOVO`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// How the border is crossed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
}

/// A contract, as typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ContractDraft {
    /// First day.
    pub from: String,
    /// Last day; empty where the contract has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// A visa, as typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct VisaDraft {
    /// The state's own class, or `none`.
    pub class: String,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Last day of validity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// A declared stay, as typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct StayDraft {
    /// Country code.
    #[serde(rename = "in")]
    pub country: String,
    /// First day.
    pub from: String,
    /// Last day; empty where the stay goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Ground of the stay; empty means `visa-free`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
}

/// The adult who files for a child, as typed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct GuardianDraft {
    /// Primary identifier.
    pub primary: String,
    /// Secondary identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secondary: Option<String>,
    /// Country code of the nationality.
    pub nationality: String,
    /// Number of the adult's travel document.
    pub document_number: String,
    /// `parent` or `guardian`.
    pub relation: String,
}
