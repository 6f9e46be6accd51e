//! What the rules answered to a filing, and what follows from it: granted when nothing stands against it, else referred.
//!
//! INVARIANT: there is no third outcome. A machine never refuses; what stands against an application goes to a person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// Why an application goes to an officer.
    ReferralCode {
        /// The rules answered that entry is refused.
        RulesRefuse = "rules-refuse",
        /// Two rules of equal rank disagree.
        RulesConflict = "rules-conflict",
        /// A missing fact decides.
        FactMissing = "fact-missing",
        /// Something else than this authorisation is required first, such as a visa or a bond.
        RequiredFirst = "required-first",
        /// The application came before the window opened.
        FiledEarly = "filed-early",
        /// The application came after the last hour.
        FiledLate = "filed-late",
        /// The application came inside the short window of an emergency, whose proof must be read.
        EmergencyProof = "emergency-proof",
        /// The planned stay is longer than the days that are left.
        StayTooLong = "stay-too-long",
        /// An entry on an officer's list fits.
        Hit = "hit",
        /// The document expires before a pass could admit.
        WindowClosed = "window-closed",
        /// The adult who files for a child must be found to have an authorisation of their own.
        GuardianCheck = "guardian-check",
    }
}

/// One reason for a referral.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReferralReason {
    /// Why.
    pub code: ReferralCode,
    /// The slot of the answer that it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// The rules that led to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The facts that are missing, by their path in the situation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl ReferralReason {
    /// A reason that needs no more words.
    pub fn of(code: ReferralCode) -> Self {
        Self { code, slot: None, rules: Vec::new(), facts: Vec::new() }
    }
}

/// What follows from the rules' answer.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome", content = "reasons", deny_unknown_fields)]
pub enum Outcome {
    /// Nothing stands against the application.
    Clear,
    /// A person must decide.
    Refer(Vec<ReferralReason>),
}

/// The rules' answer to one revision of an application, kept so that the decision can be replayed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Assessment {
    /// What was publicly known by this day.
    pub as_of: Date,
    /// The packs that were asked, with their versions.
    pub packs: BTreeMap<String, String>,
    /// What follows.
    pub outcome: Outcome,
    /// The whole answer as JSON, in the shape of `paiza check --explain`.
    pub answer: String,
}

impl Assessment {
    /// The reasons for which a person must decide; empty if nothing stands against the application.
    pub fn reasons(&self) -> &[ReferralReason] {
        match &self.outcome {
            Outcome::Clear => &[],
            Outcome::Refer(reasons) => reasons,
        }
    }
}
