//! One traveller's way: application, decision, appeal, pass record, crossing, stay, and hits on an officer's list.
//!
//! In: what the traveller says, what the rules answered, what an officer decided, and the moment, all as values.
//! Out: the next state and the event that says what happened. Nothing here reads a clock, a file or a random source.
//!
//! INVARIANT: a machine grants or refers and never refuses. A [`Refusal`] has no constructor without a person, a reason
//! code, a rule and a sentence to the traveller; an appeal against it is decided by another officer.

mod appeal;
mod application;
mod assessment;
mod birth;
mod crossing;
mod decision;
mod draft;
mod event;
mod filing;
mod hit;
mod ids;
mod index;
mod parse;
mod pass_record;
mod reading;
mod reference;
mod retention;
#[cfg(test)]
mod samples;
mod situation;
mod stage;
mod stay;
mod terms;
mod withdrawal;
mod words;

pub use appeal::{Appeal, AppealDecision, AppealError, AppealOutcome};
pub use application::{Application, Step, StepError, Submitted};
pub use assessment::{Assessment, Circumstances, Outcome, ReferralCode, ReferralReason};
pub use birth::{BirthDate, BirthDateError};
pub use crossing::{
    Basis, Crossing, CrossingError, CrossingOutcome, Direction, Holder, NewCrossing, NoPassGround,
    OutcomeName, PassUse, Passage, Resolution, SecondLine,
};
pub use decision::{
    Decider, EntryWindow, Grant, NewRefusal, ReasonCode, Refusal, RefusalError, SENTENCE_CHARACTERS,
};
pub use draft::{ContractDraft, DocumentDraft, EntryDraft, FilingDraft, GuardianDraft, StayDraft, VisaDraft};
pub use event::{Actor, ActorError, Event, EventKind};
pub use filing::{
    Contract, DeclaredStay, Email, EmailError, Entry, EntryTime, Filing, Guardian, TravelDocument, Visa,
};
pub use hit::{Hit, HitEnd, HitError, HitSubject, NewHit};
pub use ids::{
    ApplicationId, ApplicationKind, CrossingId, CrossingKind, HitId, HitKindId, StaffId, StaffKind, UploadId,
    UploadKind,
};
pub use index::{IndexTerm, document_term, person_term};
pub use parse::{FieldProblem, ProblemCode, Problems};
pub use pass_record::{PassRecord, PassRefusal, PassState};
pub use reference::{Reference, ReferenceError};
pub use retention::{RecordKind, Retention};
pub use stage::{Mark, Stage, StageName};
pub use stay::{Overstay, Paired, PairingFault, Stay, StayEnd, overstay, pair};
pub use terms::{Deadline, Terms, TermsError};
pub use withdrawal::{Withdrawal, WithdrawalError, WithdrawalReason};
pub use words::{Language, Relation, Sex};
