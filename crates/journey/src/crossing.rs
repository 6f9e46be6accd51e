//! A crossing of the border: who, where, when, on what ground, before which officer, and how it ended.
//!
//! A crossing that is sent to second line stays open until an officer resolves it. Only an admitted one is a
//! [`Passage`], of which stays are made.

use base::{Country, Moment, Timestamp};
use jiff::civil::Date;
use pass::VerifiedPass;
use rules::Purpose;
use serde::{Deserialize, Serialize};

use crate::birth::BirthDate;
use crate::decision::Refusal;
use crate::event::{Event, EventKind};
use crate::ids::{CrossingId, StaffId};
use crate::index::{IndexTerm, document_term, person_term};
use crate::words::words;

words! {
    /// In or out.
    Direction {
        /// In.
        Entry = "entry",
        /// Out.
        Exit = "exit",
    }
}

words! {
    /// On what ground a person crosses without a pass.
    NoPassGround {
        /// A citizen of the state.
        Citizen = "citizen",
        /// A holder of a residence permit.
        Resident = "resident",
        /// A holder of a visa.
        Visa = "visa",
        /// Exempt by the rule.
        Exempt = "exempt",
        /// The rules ask for no pass on that day.
        NotRequired = "not-required",
        /// Leaving, for which no pass is asked.
        Leaving = "leaving",
        /// No ground was shown.
        NotShown = "not-shown",
    }
}

/// The use of a pass whose seal was verified. Its number is text, for another state's numbers have their own form.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassUse(String);

impl PassUse {
    /// The use of a pass that was verified: nothing else lets a person cross on one.
    pub fn of(pass: &VerifiedPass) -> Self {
        Self(pass.authorisation().number().to_owned())
    }

    /// Reads back the number of a pass that was verified when the crossing was recorded.
    pub fn recorded(number: String) -> Self {
        Self(number)
    }

    /// The number that stands in the seal.
    pub fn number(&self) -> &str {
        &self.0
    }
}

/// On what ground a person crosses.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "basis", content = "of", deny_unknown_fields)]
pub enum Basis {
    /// On a pass.
    Pass(PassUse),
    /// Without one.
    Without(NoPassGround),
}

/// The person, as the document presented says.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Holder {
    /// Nationality.
    pub nationality: Country,
    /// Number of the document presented.
    pub document_number: String,
    /// Primary identifier.
    pub primary: String,
    /// Secondary identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secondary: Option<String>,
    /// Birth date.
    pub born: BirthDate,
}

impl Holder {
    /// The term under which the person is found again.
    pub fn person_term(&self) -> IndexTerm {
        person_term(&self.primary, self.secondary.as_deref(), self.born)
    }

    /// The term under which the document is found again.
    pub fn document_term(&self) -> IndexTerm {
        document_term(self.nationality, &self.document_number)
    }
}

/// How a crossing ended, so far.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome", deny_unknown_fields)]
pub enum CrossingOutcome {
    /// Let through.
    Admitted,
    /// Turned back.
    Refused {
        /// By whom, why, on which rule.
        refusal: Refusal,
    },
    /// Sent to second line; open.
    SecondLine {
        /// What must be found out.
        reason: String,
    },
}

words! {
    /// The name of an outcome, for queues and columns.
    OutcomeName {
        /// Let through.
        Admitted = "admitted",
        /// Turned back.
        Refused = "refused",
        /// Open in second line.
        SecondLine = "second-line",
    }
}

impl CrossingOutcome {
    /// The name of the outcome.
    pub fn name(&self) -> OutcomeName {
        match self {
            Self::Admitted => OutcomeName::Admitted,
            Self::Refused { .. } => OutcomeName::Refused,
            Self::SecondLine { .. } => OutcomeName::SecondLine,
        }
    }
}

/// How second line resolves a crossing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "resolution", deny_unknown_fields)]
pub enum Resolution {
    /// Let through after all.
    Admit {
        /// The officer.
        officer: StaffId,
    },
    /// Turned back.
    Refuse {
        /// By whom, why, on which rule.
        refusal: Refusal,
    },
}

/// What second line was asked, and when it answered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SecondLine {
    /// What had to be found out.
    pub reason: String,
    /// Who resolved it.
    pub resolved_by: StaffId,
    /// When.
    pub resolved_at: Timestamp,
}

/// What an officer records at the post.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NewCrossing {
    /// The identifier.
    pub id: CrossingId,
    /// In or out.
    pub direction: Direction,
    /// When, in the offset of the post.
    pub at: Moment,
    /// The post.
    pub post: String,
    /// The officer.
    pub officer: StaffId,
    /// The person.
    pub holder: Holder,
    /// On what ground.
    pub basis: Basis,
    /// What the trip is for, where it is known.
    #[serde(with = "crate::words::purpose_word")]
    pub purpose: Option<Purpose>,
    /// The last lawful day as it was told on entry; `None` where no limit counts.
    pub last_lawful_day: Option<Date>,
    /// How it ended.
    pub outcome: CrossingOutcome,
}

/// A recorded crossing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Crossing {
    record: NewCrossing,
    second_line: Option<SecondLine>,
}

/// A crossing cannot be recorded or resolved so.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum CrossingError {
    /// The post has no name.
    #[error("a crossing names its post")]
    PostMissing,
    /// Second line is not told what to find out.
    #[error("second line is told what must be found out")]
    ReasonMissing,
    /// The crossing is not open.
    #[error("this crossing was resolved already: load it again")]
    NotOpen,
    /// Nobody is admitted without a ground.
    #[error("nobody enters without a ground: name it, refuse, or send to second line")]
    NoGround,
}

impl Crossing {
    /// Records a crossing.
    ///
    /// # Errors
    ///
    /// [`CrossingError`] names what is missing.
    pub fn record(new: NewCrossing) -> Result<(Self, Event), CrossingError> {
        if new.post.trim().is_empty() {
            return Err(CrossingError::PostMissing);
        }
        match &new.outcome {
            CrossingOutcome::SecondLine { reason } if reason.trim().is_empty() => {
                return Err(CrossingError::ReasonMissing);
            }
            CrossingOutcome::Admitted => admissible(&new)?,
            _ => {}
        }
        let event = Event::of(EventKind::CrossingRecorded)
            .with("direction", new.direction)
            .with("outcome", new.outcome.name())
            .with("post", &new.post);
        Ok((Self { record: new, second_line: None }, event))
    }

    /// Resolves an open crossing.
    ///
    /// # Errors
    ///
    /// [`CrossingError::NotOpen`] if it is not in second line, [`CrossingError::NoGround`] if it would admit without one.
    pub fn resolve(self, resolution: Resolution, at: Timestamp) -> Result<(Self, Event), CrossingError> {
        let CrossingOutcome::SecondLine { reason } = self.record.outcome.clone() else {
            return Err(CrossingError::NotOpen);
        };
        let (outcome, resolved_by) = match resolution {
            Resolution::Admit { officer } => {
                admissible(&self.record)?;
                (CrossingOutcome::Admitted, officer)
            }
            Resolution::Refuse { refusal } => {
                let officer = refusal.officer();
                (CrossingOutcome::Refused { refusal }, officer)
            }
        };
        let event = Event::of(EventKind::CrossingResolved).with("outcome", outcome.name());
        let second_line = Some(SecondLine { reason, resolved_by, resolved_at: at });
        Ok((Self { record: NewCrossing { outcome, ..self.record }, second_line }, event))
    }

    /// The ground that came to light in second line, before it is resolved.
    #[must_use]
    pub fn on_ground(mut self, basis: Basis) -> Self {
        if self.is_open() {
            self.record.basis = basis;
        }
        self
    }

    /// What was recorded, with the outcome as it now stands.
    pub fn details(&self) -> &NewCrossing {
        &self.record
    }

    /// The identifier.
    pub fn id(&self) -> CrossingId {
        self.record.id
    }

    /// How it ended, so far.
    pub fn outcome(&self) -> &CrossingOutcome {
        &self.record.outcome
    }

    /// What second line was asked and when it answered; `None` if it never was, or is still open.
    pub fn second_line(&self) -> Option<&SecondLine> {
        self.second_line.as_ref()
    }

    /// True while second line has not answered.
    pub fn is_open(&self) -> bool {
        matches!(self.record.outcome, CrossingOutcome::SecondLine { .. })
    }

    /// The passage, if the person was let through.
    pub fn passage(&self) -> Option<Passage> {
        matches!(self.record.outcome, CrossingOutcome::Admitted).then_some(Passage {
            crossing: self.record.id,
            direction: self.record.direction,
            at: self.record.at,
        })
    }
}

/// An entry needs a ground; a person who leaves needs none.
fn admissible(new: &NewCrossing) -> Result<(), CrossingError> {
    let is_baseless = matches!(new.basis, Basis::Without(NoPassGround::NotShown | NoPassGround::Leaving));
    if new.direction == Direction::Entry && is_baseless { Err(CrossingError::NoGround) } else { Ok(()) }
}

/// A crossing that let a person through, as pairing needs it: without a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Passage {
    /// The crossing.
    pub crossing: CrossingId,
    /// In or out.
    pub direction: Direction,
    /// When, in the offset of the post.
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::samples::{FILED, at, id};

    fn new(direction: Direction, basis: Basis, outcome: CrossingOutcome) -> NewCrossing {
        NewCrossing {
            id: id(1),
            direction,
            at: Moment::parse("2026-08-10T09:00:00+05:00").unwrap(),
            post: "RUS-PETUKHOVO".to_owned(),
            officer: id(2),
            holder: Holder {
                nationality: Country::parse("UZB").unwrap(),
                document_number: "L898902C3".to_owned(),
                primary: "ERIKSSON".to_owned(),
                secondary: None,
                born: date(1990, 5, 1).into(),
            },
            basis,
            purpose: None,
            last_lawful_day: None,
            outcome,
        }
    }

    fn second_line(reason: &str) -> CrossingOutcome {
        CrossingOutcome::SecondLine { reason: reason.to_owned() }
    }

    #[test]
    fn nobody_enters_without_a_ground_and_everybody_may_leave() {
        let check = |direction, basis, expected: Option<CrossingError>| {
            let crossing = Crossing::record(new(direction, basis, CrossingOutcome::Admitted));
            assert_eq!(crossing.err(), expected);
        };
        let pass = || Basis::Pass(PassUse::recorded("0000000000000".to_owned()));
        check(Direction::Entry, pass(), None);
        check(Direction::Entry, Basis::Without(NoPassGround::Citizen), None);
        check(Direction::Entry, Basis::Without(NoPassGround::NotShown), Some(CrossingError::NoGround));
        check(Direction::Entry, Basis::Without(NoPassGround::Leaving), Some(CrossingError::NoGround));
        check(Direction::Exit, Basis::Without(NoPassGround::Leaving), None);
        check(Direction::Exit, Basis::Without(NoPassGround::NotShown), None);
    }

    #[test]
    fn second_line_is_told_what_to_find_out_and_resolves_once() {
        let ground = || Basis::Without(NoPassGround::NotShown);
        let silent = Crossing::record(new(Direction::Entry, ground(), second_line(" ")));
        assert_eq!(silent.unwrap_err(), CrossingError::ReasonMissing);
        let (open, _) = Crossing::record(new(Direction::Entry, ground(), second_line("Who is it?"))).unwrap();
        assert!(open.is_open() && open.passage().is_none());
        let admit = Resolution::Admit { officer: id(3) };
        assert_eq!(open.clone().resolve(admit.clone(), at(FILED)).unwrap_err(), CrossingError::NoGround);
        let (resolved, event) =
            open.on_ground(Basis::Without(NoPassGround::Exempt)).resolve(admit.clone(), at(FILED)).unwrap();
        assert_eq!(event.kind, EventKind::CrossingResolved);
        assert_eq!(resolved.second_line().unwrap().reason, "Who is it?");
        assert!(resolved.passage().is_some());
        assert_eq!(resolved.resolve(admit, at(FILED)).unwrap_err(), CrossingError::NotOpen);
    }

    #[test]
    fn a_crossing_reads_back() {
        let (mut crossing, _) =
            Crossing::record(new(Direction::Entry, Basis::Without(NoPassGround::Visa), second_line("x")))
                .unwrap();
        crossing.record.purpose = Some(Purpose::Work);
        let json = serde_json::to_string(&crossing).unwrap();
        assert_eq!(serde_json::from_str::<Crossing>(&json).unwrap(), crossing);
    }
}
