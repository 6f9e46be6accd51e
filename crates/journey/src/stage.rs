//! The stages of an application, each with what belongs to it.

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::appeal::{Appeal, AppealDecision};
use crate::assessment::ReferralReason;
use crate::decision::{Grant, Refusal};
use crate::terms::Deadline;
use crate::words::words;

words! {
    /// The name of a stage, for queues, columns and the status page.
    StageName {
        /// Filed, and not yet answered by the rules. Never stored as the present stage.
        Submitted = "submitted",
        /// An officer must decide.
        Referred = "referred",
        /// Granted.
        Granted = "granted",
        /// Refused by an officer; an appeal is open.
        Refused = "refused",
        /// The traveller appealed; another officer must decide.
        Appealed = "appealed",
        /// The refusal stands.
        Upheld = "upheld",
        /// The refusal was set aside.
        Overturned = "overturned",
        /// The traveller took the application back.
        Withdrawn = "withdrawn",
    }
}

/// A stage with what belongs to it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "stage", deny_unknown_fields)]
pub enum Stage {
    /// An officer must decide.
    #[serde(rename_all = "kebab-case")]
    Referred {
        /// Why.
        reasons: Vec<ReferralReason>,
        /// By when.
        decide_by: Deadline,
    },
    /// Granted.
    Granted {
        /// The grant.
        grant: Grant,
    },
    /// Refused by an officer.
    #[serde(rename_all = "kebab-case")]
    Refused {
        /// The refusal.
        refusal: Refusal,
        /// Until when the traveller may appeal.
        appeal_by: Deadline,
    },
    /// The traveller appealed.
    Appealed {
        /// What the appeal is against.
        refusal: Refusal,
        /// The appeal.
        appeal: Appeal,
    },
    /// The refusal stands.
    Upheld {
        /// The refusal.
        refusal: Refusal,
        /// The appeal.
        appeal: Appeal,
        /// The decision on it.
        decision: AppealDecision,
    },
    /// The refusal was set aside.
    Overturned {
        /// The refusal.
        refusal: Refusal,
        /// The appeal.
        appeal: Appeal,
        /// The decision on it.
        decision: AppealDecision,
        /// The grant; `None` if the window for entry closed meanwhile, so that the traveller must file anew.
        grant: Option<Grant>,
    },
    /// The traveller took the application back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
}

impl Stage {
    /// The name of the stage.
    pub fn name(&self) -> StageName {
        match self {
            Self::Referred { .. } => StageName::Referred,
            Self::Granted { .. } => StageName::Granted,
            Self::Refused { .. } => StageName::Refused,
            Self::Appealed { .. } => StageName::Appealed,
            Self::Upheld { .. } => StageName::Upheld,
            Self::Overturned { .. } => StageName::Overturned,
            Self::Withdrawn { .. } => StageName::Withdrawn,
        }
    }

    /// By when the next step is due: the officer's, or the traveller's appeal. `None` at the end of the way.
    pub fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Referred { decide_by, .. } => Some(*decide_by),
            Self::Refused { appeal_by, .. } => Some(*appeal_by),
            Self::Appealed { appeal, .. } => Some(appeal.decide_by),
            Self::Granted { .. } | Self::Upheld { .. } | Self::Overturned { .. } | Self::Withdrawn { .. } => {
                None
            }
        }
    }
}

/// One step of the way, as the traveller sees it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mark {
    /// The stage that was reached.
    pub stage: StageName,
    /// The revision of the filing, from 1.
    pub revision: u32,
    /// When.
    pub at: Timestamp,
    /// By when the next step is due.
    pub deadline: Option<Deadline>,
}
