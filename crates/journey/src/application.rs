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
use crate::stage::{Mark, Stage, StageName};
use crate::terms::Terms;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{FILED, assessment, at, clear, draft, id, referral, terms, today};
    use crate::{NewRefusal, ReasonCode};

    fn submitted() -> Submitted {
        Submitted::new(id(1), Reference::from_random([1; 8]), at(FILED), draft().parse(today()).unwrap())
    }

    fn referred() -> Application {
        submitted().assess(assessment(referral()), at(FILED), &terms()).application
    }

    fn refused() -> Application {
        let new = NewRefusal {
            officer: id(7),
            reason: ReasonCode::FiledTooLate,
            rule: "rus.entry/window".to_owned(),
            sentence: "The application came two hours before the crossing.".to_owned(),
            at: at("2026-08-02T09:00:00Z"),
        };
        referred().refuse(Refusal::new(new).unwrap(), &terms()).unwrap().application
    }

    fn appealed() -> Application {
        refused().appeal("My father is ill.", at("2026-08-03T09:00:00Z"), &terms()).unwrap().application
    }

    fn stages(application: &Application) -> Vec<&'static str> {
        application.history().iter().map(|mark| mark.stage.word()).collect()
    }

    #[test]
    fn what_nothing_stands_against_is_granted_and_everything_else_goes_to_a_person() {
        let granted = submitted().assess(assessment(clear()), at(FILED), &terms());
        assert_eq!(granted.application.stage().name(), StageName::Granted);
        assert_eq!(granted.application.grant().unwrap().by, Decider::Machine);
        assert_eq!(stages(&granted.application), ["submitted", "granted"]);
        let step = submitted().assess(assessment(referral()), at(FILED), &terms());
        assert_eq!(step.application.stage().name(), StageName::Referred);
        assert_eq!(step.event.details["reasons"], "filed-late");
        // Three days for the officer, the last of them whole.
        let deadline = step.application.stage().deadline().unwrap();
        assert_eq!(deadline.last_day.to_string(), "2026-08-04");
    }

    #[test]
    fn a_window_that_has_closed_goes_to_a_person_too() {
        let mut short = draft();
        short.document.expires = "2026-08-01".to_owned();
        let filing = short.parse(today()).unwrap();
        let submitted = Submitted::new(id(1), Reference::from_random([1; 8]), at(FILED), filing);
        let step = submitted.assess(assessment(clear()), at("2026-08-02T09:00:00Z"), &terms());
        let Stage::Referred { reasons, .. } = step.application.stage() else { panic!("referred") };
        assert_eq!(reasons[0].code, ReferralCode::WindowClosed);
        let granted = step.application.grant_by(id(7), at("2026-08-02T09:00:00Z"), &terms());
        assert_eq!(granted.unwrap_err(), StepError::WindowClosed);
    }

    #[test]
    fn a_correction_is_a_new_revision_that_the_rules_answer_again() {
        let mut changed = draft();
        changed.purpose = "study".to_owned();
        let again = referred().correct(changed.parse(today()).unwrap(), at("2026-08-02T09:00:00Z")).unwrap();
        let step = again.assess(assessment(clear()), at("2026-08-02T09:00:00Z"), &terms());
        assert_eq!(step.event.kind, EventKind::ApplicationCorrected);
        assert_eq!(step.application.revision(), 2);
        assert_eq!(step.application.filed_at(), at(FILED), "the day of filing does not move");
        assert_eq!(stages(&step.application), ["submitted", "referred", "submitted", "granted"]);
        assert_eq!(step.application.grant().unwrap().window.until.to_string(), "2026-10-30");
    }

    #[test]
    fn once_decided_nothing_can_be_corrected_withdrawn_or_decided_again() {
        let granted = referred().grant_by(id(7), at(FILED), &terms()).unwrap().application;
        let withdrawn = referred().withdraw(at(FILED)).unwrap().application;
        for application in [granted, refused(), appealed(), withdrawn] {
            let is = application.stage().name();
            let wrong = |error| assert_eq!(error, StepError::WrongStage { is, wanted: StageName::Referred });
            let filing = application.filing().clone();
            wrong(application.clone().correct(filing, at(FILED)).unwrap_err());
            wrong(application.clone().withdraw(at(FILED)).unwrap_err());
            wrong(application.clone().grant_by(id(8), at(FILED), &terms()).unwrap_err());
            let refusal = refused().refusal().unwrap().clone();
            wrong(application.refuse(refusal, &terms()).unwrap_err());
        }
    }

    #[test]
    fn an_appeal_is_open_to_the_end_of_its_last_day() {
        let appeal = |now: &str| refused().appeal("My father is ill.", at(now), &terms());
        // Refused on 2 August, fifteen days: the whole of 17 August in Moscow.
        assert!(appeal("2026-08-17T20:59:59Z").is_ok());
        assert_eq!(appeal("2026-08-17T21:00:00Z").unwrap_err(), AppealError::TooLate.into());
        let silent = refused().appeal("  ", at(FILED), &terms());
        assert_eq!(silent.unwrap_err(), AppealError::SentenceMissing.into());
        let not_refused = referred().appeal("Why?", at(FILED), &terms());
        assert!(matches!(not_refused, Err(StepError::WrongStage { wanted: StageName::Refused, .. })));
    }

    #[test]
    fn an_appeal_is_decided_by_another_officer_with_a_sentence() {
        let decide = |officer, outcome, sentence: &str| {
            appealed().decide_appeal(id(officer), outcome, sentence, at("2026-08-05T09:00:00Z"), &terms())
        };
        let same = decide(7, AppealOutcome::Upheld, "It stands.");
        assert_eq!(same.unwrap_err(), AppealError::SameOfficer.into());
        let silent = decide(8, AppealOutcome::Upheld, "");
        assert_eq!(silent.unwrap_err(), AppealError::SentenceMissing.into());
        let upheld = decide(8, AppealOutcome::Upheld, "It stands.").unwrap();
        assert_eq!(upheld.event.kind, EventKind::AppealUpheld);
        assert!(upheld.application.grant().is_none());
        let overturned = decide(8, AppealOutcome::Overturned, "The proof was good.").unwrap();
        let grant = overturned.application.grant().unwrap();
        assert_eq!((grant.by, grant.window.from), (Decider::Officer(id(8)), "2026-08-05".parse().unwrap()));
        assert_eq!(
            stages(&overturned.application),
            ["submitted", "referred", "refused", "appealed", "overturned"]
        );
    }

    #[test]
    fn a_refusal_set_aside_after_the_window_grants_no_pass() {
        let late = at("2026-10-30T21:00:00Z");
        let step = appealed().decide_appeal(id(8), AppealOutcome::Overturned, "Granted.", late, &terms());
        let application = step.unwrap().application;
        assert_eq!(application.stage().name(), StageName::Overturned);
        assert!(application.grant().is_none());
    }

    #[test]
    fn an_application_reads_back_and_a_forged_one_is_noticed() {
        let decided = appealed()
            .decide_appeal(id(8), AppealOutcome::Upheld, "It stands.", at(FILED), &terms())
            .unwrap()
            .application;
        for application in [referred(), refused(), appealed(), decided.clone()] {
            let json = serde_json::to_string(&application).unwrap();
            let read: Application = serde_json::from_str(&json).unwrap();
            assert_eq!(read, application);
            assert!(read.is_consistent());
        }
        let json = serde_json::to_string(&decided).unwrap();
        let forged =
            json.replace(&id::<crate::StaffKind>(8).to_string(), &id::<crate::StaffKind>(7).to_string());
        assert!(!serde_json::from_str::<Application>(&forged).unwrap().is_consistent());
        let silent = json.replace("The application came two hours before the crossing.", " ");
        assert!(serde_json::from_str::<Application>(&silent).is_err());
    }

    #[test]
    fn retention_counts_from_the_last_thing_that_the_traveller_may_need() {
        let granted = submitted().assess(assessment(clear()), at(FILED), &terms()).application;
        let check = |application: &Application, expected: Option<&str>| {
            assert_eq!(application.kept_since(), expected.map(at), "{}", application.stage().name());
        };
        check(&referred(), None);
        check(&granted, Some("2026-10-31T12:00:00Z"));
        check(&refused(), Some("2026-08-17T21:00:00Z"));
        check(&appealed(), None);
        check(
            &referred().withdraw(at("2026-08-02T09:00:00Z")).unwrap().application,
            Some("2026-08-02T09:00:00Z"),
        );
    }
}
