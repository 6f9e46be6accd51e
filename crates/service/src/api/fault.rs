//! Faults of use cases as problem documents, in one place: an outer message for the caller, an inner line for the log.

use journey::{AppealError, Problems, StepError};
use rules::SituationError;
use store::StoreError;

use super::input::field;
use crate::flows::{FlowError, NotNeeded};
use crate::i18n::Text;
use crate::web::{Problem, ProblemKind};

/// The problem for a use case that did not happen.
pub(super) fn of_flow(error: FlowError, text: Text) -> Problem {
    match error {
        FlowError::Problems(problems) => of_filing(&problems, text),
        FlowError::NotNeeded(reason, _) => of_not_needed(reason, text),
        // An erased case has no birth date left to compare with: whoever asks cannot prove that it is theirs.
        FlowError::NotFound | FlowError::Erased => nothing_found(text),
        FlowError::Forbidden => Problem::new(ProblemKind::Forbidden, ""),
        FlowError::Step(StepError::Appeal(fault)) | FlowError::Appeal(fault) => of_appeal(fault, text),
        FlowError::Step(_)
        | FlowError::Crossing(_)
        | FlowError::Hit(_)
        | FlowError::Pass(_)
        | FlowError::NotSuspended => {
            conflict("fault-stage", "the application stands at another stage: ask for it again", text)
        }
        FlowError::Upload { limit_bytes } => {
            let detail = format!("send a PDF, JPEG or PNG of at most {limit_bytes} bytes");
            Problem::new(ProblemKind::WrongKind, detail)
        }
        FlowError::Store(error) => of_store(error, text),
        error @ (FlowError::Refusal(_)
        | FlowError::Withdrawal(_)
        | FlowError::NoPlace
        | FlowError::Account(_)
        | FlowError::Keys(_)
        | FlowError::Issue(_)
        | FlowError::Authorisation(_)) => Problem::internal(error),
    }
}

fn of_store(error: StoreError, text: Text) -> Problem {
    match error {
        StoreError::KeyReused => {
            let detail = said(text, "fault-key", "this key was used for another request: make a new one");
            Problem::new(ProblemKind::KeyReused, detail)
        }
        StoreError::KeyMissing | StoreError::KeyUnfit => {
            Problem::new(ProblemKind::KeyMissing, error.to_string())
        }
        StoreError::Stale { .. } | StoreError::PassSpent => {
            conflict("fault-stale", "it was changed meanwhile: ask for it again and repeat the step", text)
        }
        StoreError::Closed => {
            Problem::new(ProblemKind::Unavailable, "the service is stopping: ask again soon")
        }
        fault => Problem::internal(fault),
    }
}

/// What is wrong with a filing, every field at once.
fn of_filing(problems: &Problems, text: Text) -> Problem {
    let fields = problems.all().iter().map(|problem| {
        let code = problem.code.word();
        field(&problem.field, code, said(text, &format!("error-{code}"), code))
    });
    Problem::fields(fields.collect())
}

fn of_not_needed(reason: NotNeeded, text: Text) -> Problem {
    let (code, detail) = match reason {
        NotNeeded::NoAuthorisation => {
            ("no-authorisation", "the rules ask this traveller for no authorisation")
        }
        NotNeeded::VisaInstead => ("visa-instead", "the rules ask this traveller for a visa instead"),
    };
    let fields = vec![field("trip", code, said(text, &format!("fault-{code}"), detail))];
    Problem::new(ProblemKind::NotNeeded, detail).about(fields)
}

fn of_appeal(fault: AppealError, text: Text) -> Problem {
    let wrong = |code: &str| {
        let message = said(text, &format!("error-{code}"), &fault.to_string());
        Problem::fields(vec![field("grounds", code, message)])
    };
    match fault {
        AppealError::SentenceMissing => wrong("missing"),
        AppealError::SentenceTooLong => wrong("too-long"),
        AppealError::TooLate | AppealError::SameOfficer => {
            Problem::new(ProblemKind::Conflict, fault.to_string())
        }
    }
}

/// The answer to a wrong reference and to a wrong birth date: the same for both.
pub(super) fn nothing_found(text: Text) -> Problem {
    let detail = said(text, "error-case-not-found", "nothing is found under this reference and birth date");
    Problem::new(ProblemKind::NotFound, detail)
}

fn conflict(key: &str, otherwise: &str, text: Text) -> Problem {
    Problem::new(ProblemKind::Conflict, said(text, key, otherwise))
}

/// A situation that cannot be read.
pub(super) fn of_situation(error: &SituationError) -> Problem {
    if error.code() == "not-json" {
        return Problem::new(ProblemKind::BadRequest, error.to_string());
    }
    Problem::fields(vec![field(error.path(), error.code(), error.to_string())])
}

/// A body that is no JSON, or no JSON of the shape that is wanted.
pub(super) fn of_json(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    if !error.is_data() {
        return Problem::new(ProblemKind::BadRequest, format!("this is no JSON: {message}"));
    }
    let named = message.split('`').nth(1).unwrap_or_default();
    let (name, code) = match message.split(' ').next() {
        Some("unknown") => (named, "unknown-field"),
        Some("missing") => (named, "missing"),
        Some("duplicate") => (named, "twice"),
        _ => ("", "wrong-type"),
    };
    Problem::fields(vec![field(name, code, message.as_str())])
}

/// The sentence of the caller's language, where there is one.
fn said(text: Text, key: &str, otherwise: &str) -> String {
    text.maybe(key).unwrap_or_else(|| otherwise.to_owned())
}
