//! The verdict on a seal, as `paiza pass verify` gives it.

use utoipa::ToSchema;

/// Everything that was found about one seal.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Verification {
    /// `valid`, `invalid`, or `unverifiable`, which must never be shown as valid.
    pub status: String,
    /// `trustable`, `medium-fraud-potential`, `high-fraud-potential`.
    #[schema(required = true)]
    pub trust: Option<String>,
    /// Message type.
    #[schema(required = true, examples("icao.dta"))]
    pub message: Option<String>,
    /// `vds-nc` for the JSON seal, `idb` for the small code.
    #[schema(required = true)]
    pub form: Option<String>,
    /// Issuing state.
    #[schema(required = true)]
    pub issuer: Option<String>,
    /// `good`, `bad`, `unreadable`.
    pub signature: String,
    /// `trusted`, `untrusted`, `unknown-certificate`, `expired`, `revoked`, `wrong-purpose`.
    #[schema(required = true)]
    pub chain: Option<String>,
    /// What is known of revocation.
    #[schema(required = true)]
    pub revocation: Option<Revocation>,
    /// The lists that were asked are older than the policy would have them. It changes no verdict.
    pub is_old: bool,
    /// `not-yet`, `open`, `over`; `null` where the message has none.
    #[schema(required = true)]
    pub window: Option<String>,
    /// `matches`, `mismatch`, `not-checked`.
    pub document: String,
    /// The message of the seal; `null` if there is none.
    #[schema(required = true, value_type = Option<Object>)]
    pub fields: Option<serde_json::Value>,
    /// Stable codes of what was found.
    pub reasons: Vec<String>,
    /// Every field that seal and passport both have: `field`, `agreement`, and what was needed to see it.
    #[schema(value_type = Vec<Object>)]
    pub compared: Vec<serde_json::Value>,
    /// Fields in which seal and passport differ.
    pub differs: Vec<String>,
    /// Fields that are kept but not known.
    pub unknown_fields: Vec<String>,
    /// Findings in words, for an expert.
    pub notes: Vec<String>,
}

/// What is known of revocation, and how old the knowledge is.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Revocation {
    /// `not-revoked`, `revoked`, `suspended`, `unknown`, `stale`.
    pub state: String,
    /// Seconds since the oldest list that was asked was made.
    #[schema(required = true)]
    pub age_seconds: Option<i64>,
}
