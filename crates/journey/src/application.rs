//! An application and its stages.
//!
//! In: a filing, the rules' assessment of it, and what a person decides, each with its moment. Out: the next state and
//! the event that says what happened. A transition takes the old state, so that nothing can be decided twice.
//!
//! ```text
//! Submitted ─assess─► granted
//!     ▲      └──────► referred ─► granted
//!     └──correct──────┤   │ └───► refused ─► appealed ─► upheld
//!                     │   └─────► withdrawn          └─► overturned
//! ```

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::appeal::{Appeal, AppealDecision, AppealError, AppealOutcome, said};
use crate::assessment::{Assessment, Outcome, ReferralCode, ReferralReason};
use crate::decision::{Decider, EntryWindow, Grant, Refusal};
use crate::event::{Event, EventKind};
use crate::filing::Filing;
use crate::ids::{ApplicationId, StaffId};
use crate::reference::Reference;
use crate::terms::{Deadline, Terms};
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

/// A transition's outcome: the application as it now stands, and the event to be written with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// The application.
    pub application: Application,
    /// What happened.
    pub event: Event,
}

/// A step that the present stage does not allow.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StepError {
    /// The stage is another.
    #[error("the application is `{is}`, and this step starts from `{wanted}`: load it again")]
    WrongStage {
        /// The present stage.
        is: StageName,
        /// The stage from which the step starts.
        wanted: StageName,
    },
    /// Entry can no longer be sought within the term of a pass, so nothing can be granted.
    #[error("no pass can be made: the term after filing or the validity of the document is over")]
    WindowClosed,
    /// The appeal or the decision on it cannot be taken in.
    #[error(transparent)]
    Appeal(#[from] AppealError),
}

/// A filing that the rules have not answered yet: new, or corrected.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Submitted {
    id: ApplicationId,
    reference: Reference,
    filed_at: Timestamp,
    revision: u32,
    filing: Filing,
    history: Vec<Mark>,
}

impl Submitted {
    /// A new application, filed at `filed_at`.
    pub fn new(id: ApplicationId, reference: Reference, filed_at: Timestamp, filing: Filing) -> Self {
        let mark = Mark { stage: StageName::Submitted, revision: 1, at: filed_at, deadline: None };
        Self { id, reference, filed_at, revision: 1, filing, history: vec![mark] }
    }

    /// The identifier.
    pub fn id(&self) -> ApplicationId {
        self.id
    }

    /// When it was first filed; a correction does not move it.
    pub fn filed_at(&self) -> Timestamp {
        self.filed_at
    }

    /// What the traveller says.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// Goes on as the rules' answer says: granted if nothing stands against it, else referred to an officer.
    pub fn assess(self, assessment: Assessment, at: Timestamp, terms: &Terms) -> Step {
        let expires = self.filing.document.expires;
        let window = EntryWindow::of(terms, self.filed_at, at, expires);
        let stage = match (&assessment.outcome, window) {
            (Outcome::Clear, Some(window)) => {
                Stage::Granted { grant: Grant { by: Decider::Machine, at, window } }
            }
            (Outcome::Clear, None) => {
                referred(vec![ReferralReason::of(ReferralCode::WindowClosed)], at, terms)
            }
            (Outcome::Refer(reasons), _) => referred(reasons.clone(), at, terms),
        };
        let kind = if self.revision == 1 {
            EventKind::ApplicationSubmitted
        } else {
            EventKind::ApplicationCorrected
        };
        let event = Event::of(kind)
            .with("revision", self.revision)
            .with("stage", stage.name())
            .with("reasons", codes(assessment.reasons()));
        let application = Application {
            id: self.id,
            reference: self.reference,
            filed_at: self.filed_at,
            revision: self.revision,
            filing: self.filing,
            assessment,
            stage: stage.clone(),
            history: self.history,
        };
        Step { application: application.at_stage(stage, at), event }
    }
}

fn referred(reasons: Vec<ReferralReason>, at: Timestamp, terms: &Terms) -> Stage {
    Stage::Referred { reasons, decide_by: terms.deadline(at, terms.decision_days) }
}

fn codes(reasons: &[ReferralReason]) -> String {
    reasons.iter().map(|reason| reason.code.word()).collect::<Vec<_>>().join(" ")
}

/// An application that the rules have answered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Application {
    id: ApplicationId,
    reference: Reference,
    filed_at: Timestamp,
    revision: u32,
    filing: Filing,
    assessment: Assessment,
    stage: Stage,
    history: Vec<Mark>,
}

impl Application {
    /// The identifier.
    pub fn id(&self) -> ApplicationId {
        self.id
    }

    /// The traveller's reference.
    pub fn reference(&self) -> Reference {
        self.reference
    }

    /// When it was first filed.
    pub fn filed_at(&self) -> Timestamp {
        self.filed_at
    }

    /// The revision of the filing, from 1; each correction adds one.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// What the traveller says.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// What the rules answered to this revision.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The present stage.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The steps so far, oldest first, each with the deadline of the next.
    pub fn history(&self) -> &[Mark] {
        &self.history
    }

    /// The grant, if there is one: by the rules, by an officer, or on appeal.
    pub fn grant(&self) -> Option<&Grant> {
        match &self.stage {
            Stage::Granted { grant } => Some(grant),
            Stage::Overturned { grant, .. } => grant.as_ref(),
            _ => None,
        }
    }

    /// The refusal, if there is one, whatever became of it.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.stage {
            Stage::Refused { refusal, .. }
            | Stage::Appealed { refusal, .. }
            | Stage::Upheld { refusal, .. }
            | Stage::Overturned { refusal, .. } => Some(refusal),
            _ => None,
        }
    }

    /// The traveller corrects the filing; the rules must answer again.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] once a decision fell.
    pub fn correct(self, filing: Filing, at: Timestamp) -> Result<Submitted, StepError> {
        self.referred()?;
        let revision = self.revision.saturating_add(1);
        let mut history = self.history;
        history.push(Mark { stage: StageName::Submitted, revision, at, deadline: None });
        let (id, reference, filed_at) = (self.id, self.reference, self.filed_at);
        Ok(Submitted { id, reference, filed_at, revision, filing, history })
    }

    /// The traveller takes the application back.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] once a decision fell.
    pub fn withdraw(self, at: Timestamp) -> Result<Step, StepError> {
        self.referred()?;
        let event = Event::of(EventKind::ApplicationWithdrawn);
        Ok(Step { application: self.at_stage(Stage::Withdrawn { at }, at), event })
    }

    /// An officer grants.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] unless it is referred; [`StepError::WindowClosed`] if no pass could admit any more.
    pub fn grant_by(self, officer: StaffId, at: Timestamp, terms: &Terms) -> Result<Step, StepError> {
        self.referred()?;
        let window = self.window(at, terms).ok_or(StepError::WindowClosed)?;
        let grant = Grant { by: Decider::Officer(officer), at, window };
        let event = Event::of(EventKind::ApplicationGranted).with("until", window.until);
        Ok(Step { application: self.at_stage(Stage::Granted { grant }, at), event })
    }

    /// An officer refuses; an appeal is open from now on.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] unless it is referred.
    pub fn refuse(self, refusal: Refusal, terms: &Terms) -> Result<Step, StepError> {
        self.referred()?;
        let at = refusal.at();
        let event = Event::of(EventKind::ApplicationRefused)
            .with("reason", refusal.reason())
            .with("rule", refusal.rule());
        let appeal_by = terms.deadline(at, terms.appeal_days);
        Ok(Step { application: self.at_stage(Stage::Refused { refusal, appeal_by }, at), event })
    }

    /// The traveller appeals.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] unless it is refused; [`StepError::Appeal`] if the term is over or nothing is said.
    pub fn appeal(self, grounds: &str, at: Timestamp, terms: &Terms) -> Result<Step, StepError> {
        let Stage::Refused { refusal, appeal_by } = self.stage.clone() else {
            return Err(self.not(StageName::Refused));
        };
        if appeal_by.is_past(at) {
            return Err(AppealError::TooLate.into());
        }
        let decide_by = terms.deadline(at, terms.appeal_decision_days);
        let appeal = Appeal { at, grounds: said(grounds)?, decide_by };
        let event = Event::of(EventKind::AppealFiled).with("decide-by", decide_by.last_day);
        Ok(Step { application: self.at_stage(Stage::Appealed { refusal, appeal }, at), event })
    }

    /// Another officer decides the appeal.
    ///
    /// # Errors
    ///
    /// [`StepError::WrongStage`] unless it is appealed; [`StepError::Appeal`] if the officer is the one who refused, or
    /// there is no sentence.
    pub fn decide_appeal(
        self,
        officer: StaffId,
        outcome: AppealOutcome,
        sentence: &str,
        at: Timestamp,
        terms: &Terms,
    ) -> Result<Step, StepError> {
        let Stage::Appealed { refusal, appeal } = self.stage.clone() else {
            return Err(self.not(StageName::Appealed));
        };
        let decision = AppealDecision::new(&refusal, officer, outcome, sentence, at)?;
        let (stage, kind) = match outcome {
            AppealOutcome::Upheld => (Stage::Upheld { refusal, appeal, decision }, EventKind::AppealUpheld),
            AppealOutcome::Overturned => {
                let by = Decider::Officer(officer);
                let grant = self.window(at, terms).map(|window| Grant { by, at, window });
                (Stage::Overturned { refusal, appeal, decision, grant }, EventKind::AppealOverturned)
            }
        };
        Ok(Step { application: self.at_stage(stage, at), event: Event::of(kind) })
    }

    /// From when the term of retention counts; `None` while the application is open.
    ///
    /// A granted one counts from the last day of its window, a refused one from the end of the term of appeal, so that
    /// nothing is erased that the traveller may still need.
    pub fn kept_since(&self) -> Option<Timestamp> {
        let last = self.history.last().map(|mark| mark.at);
        match &self.stage {
            Stage::Referred { .. } | Stage::Appealed { .. } => None,
            Stage::Refused { appeal_by, .. } => Some(appeal_by.ends),
            Stage::Granted { grant } | Stage::Overturned { grant: Some(grant), .. } => {
                Some(grant.window.ends())
            }
            Stage::Upheld { .. } | Stage::Overturned { grant: None, .. } | Stage::Withdrawn { .. } => last,
        }
    }

    /// Whether what was read back keeps what the transitions keep.
    ///
    /// A record that was tampered with, or written by a faulty program, is a fault and not a decision.
    pub fn is_consistent(&self) -> bool {
        let decided = match &self.stage {
            Stage::Upheld { refusal, decision, .. } => decision.fits(refusal, AppealOutcome::Upheld),
            Stage::Overturned { refusal, decision, .. } => decision.fits(refusal, AppealOutcome::Overturned),
            _ => true,
        };
        decided && self.history.last().is_some_and(|mark| mark.stage == self.stage.name())
    }

    fn window(&self, at: Timestamp, terms: &Terms) -> Option<EntryWindow> {
        EntryWindow::of(terms, self.filed_at, at, self.filing.document.expires)
    }

    fn referred(&self) -> Result<(), StepError> {
        if matches!(self.stage, Stage::Referred { .. }) { Ok(()) } else { Err(self.not(StageName::Referred)) }
    }

    fn not(&self, wanted: StageName) -> StepError {
        StepError::WrongStage { is: self.stage.name(), wanted }
    }

    /// The same application at a new stage, with the mark of it.
    fn at_stage(mut self, stage: Stage, at: Timestamp) -> Self {
        let (name, deadline) = (stage.name(), stage.deadline());
        self.history.push(Mark { stage: name, revision: self.revision, at, deadline });
        self.stage = stage;
        self
    }
}
