//! What the authority keeps of a pass that it issued: its window, and whether it was used or taken back.

use base::Timestamp;
use jiff::civil::Date;
use pass::{PassNumber, StatusIndex};
use serde::{Deserialize, Serialize};

use crate::decision::EntryWindow;
use crate::event::{Event, EventKind};
use crate::ids::{ApplicationId, CrossingId};
use crate::withdrawal::Withdrawal;
use crate::words::words;

words! {
    /// Why a pass admits nobody, as far as the authority's own record goes.
    PassRefusal {
        /// It was used: one pass, one entry (facts R22).
        AlreadyUsed = "already-used",
        /// It was taken back.
        Revoked = "revoked",
        /// It does not count for the time being.
        Suspended = "suspended",
        /// Its first day has not come.
        NotYet = "not-yet",
        /// Its last day has passed.
        Over = "over",
    }
}

/// What became of a pass.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state", deny_unknown_fields)]
pub enum PassState {
    /// It has not been used.
    Unused,
    /// It was used to enter.
    Used {
        /// The entry.
        crossing: CrossingId,
        /// When.
        at: Timestamp,
    },
    /// It does not count for the time being; an officer lifts that or revokes it.
    Suspended {
        /// Since when.
        at: Timestamp,
        /// Why; `None` once the record was erased.
        because: Option<Withdrawal>,
    },
    /// It was taken back.
    Revoked {
        /// When.
        at: Timestamp,
        /// Why; `None` once the record was erased.
        because: Option<Withdrawal>,
    },
}

impl PassState {
    /// Why it was taken back, where it was and that is still kept.
    pub fn withdrawal(&self) -> Option<&Withdrawal> {
        match self {
            Self::Suspended { because, .. } | Self::Revoked { because, .. } => because.as_ref(),
            Self::Unused | Self::Used { .. } => None,
        }
    }
}

/// A pass as the authority records it; the seal itself lies beside it, encrypted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassRecord {
    number: PassNumber,
    application: ApplicationId,
    issued_at: Timestamp,
    window: EntryWindow,
    state: PassState,
    place: Option<StatusIndex>,
}

impl PassRecord {
    /// A pass that has just been issued on the grant of an application.
    pub fn issued(
        number: PassNumber,
        application: ApplicationId,
        issued_at: Timestamp,
        window: EntryWindow,
    ) -> (Self, Event) {
        let event = Event::of(EventKind::PassIssued).with("until", window.until);
        (Self { number, application, issued_at, window, state: PassState::Unused, place: None }, event)
    }

    /// A pass as it was recorded.
    pub fn recorded(
        number: PassNumber,
        application: ApplicationId,
        issued_at: Timestamp,
        window: EntryWindow,
        state: PassState,
    ) -> Self {
        Self { number, application, issued_at, window, state, place: None }
    }

    /// The same pass with its place in the status list.
    #[must_use]
    pub fn at_place(self, place: StatusIndex) -> Self {
        Self { place: Some(place), ..self }
    }

    /// Its place in the status list; a pass of before there was one has none.
    pub fn place(&self) -> Option<StatusIndex> {
        self.place
    }

    /// The number that stands in the seal.
    pub fn number(&self) -> PassNumber {
        self.number
    }

    /// The application that it was issued on.
    pub fn application(&self) -> ApplicationId {
        self.application
    }

    /// When it was issued.
    pub fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// When entry may be sought.
    pub fn window(&self) -> EntryWindow {
        self.window
    }

    /// What became of it.
    pub fn state(&self) -> &PassState {
        &self.state
    }

    /// From when the term of retention counts: the end of the window.
    pub fn kept_since(&self) -> Timestamp {
        self.window.ends()
    }

    /// Why it admits nobody on `day`; `None` if nothing here stands against an entry.
    pub fn refusal_on(&self, day: Date) -> Option<PassRefusal> {
        match self.state {
            PassState::Used { .. } => Some(PassRefusal::AlreadyUsed),
            PassState::Revoked { .. } => Some(PassRefusal::Revoked),
            PassState::Suspended { .. } => Some(PassRefusal::Suspended),
            PassState::Unused if day < self.window.from => Some(PassRefusal::NotYet),
            PassState::Unused if day > self.window.until => Some(PassRefusal::Over),
            PassState::Unused => None,
        }
    }

    /// Uses the pass for an entry on `day`, the calendar day at the post.
    ///
    /// # Errors
    ///
    /// [`PassRefusal`] says why it admits nobody. That is an outcome for the officer and no fault.
    pub fn enter(self, crossing: CrossingId, at: Timestamp, day: Date) -> Result<(Self, Event), PassRefusal> {
        if let Some(refusal) = self.refusal_on(day) {
            return Err(refusal);
        }
        let used = Self { state: PassState::Used { crossing, at }, ..self };
        Ok((used, Event::of(EventKind::PassUsed)))
    }

    /// Takes the pass back for good.
    ///
    /// # Errors
    ///
    /// [`PassRefusal::AlreadyUsed`] or [`PassRefusal::Revoked`] if there is nothing left to take back.
    pub fn revoke(self, because: Withdrawal, at: Timestamp) -> Result<(Self, Event), PassRefusal> {
        match self.state {
            PassState::Used { .. } => Err(PassRefusal::AlreadyUsed),
            PassState::Revoked { .. } => Err(PassRefusal::Revoked),
            PassState::Unused | PassState::Suspended { .. } => {
                let event = Event::of(EventKind::PassRevoked).with("reason", because.reason());
                Ok((Self { state: PassState::Revoked { at, because: Some(because) }, ..self }, event))
            }
        }
    }

    /// Takes the pass back for the time being.
    ///
    /// # Errors
    ///
    /// [`PassRefusal`] if it is used, revoked or suspended already.
    pub fn suspend(self, because: Withdrawal, at: Timestamp) -> Result<(Self, Event), PassRefusal> {
        match self.state {
            PassState::Used { .. } => Err(PassRefusal::AlreadyUsed),
            PassState::Revoked { .. } => Err(PassRefusal::Revoked),
            PassState::Suspended { .. } => Err(PassRefusal::Suspended),
            PassState::Unused => {
                let event = Event::of(EventKind::PassSuspended).with("reason", because.reason());
                Ok((Self { state: PassState::Suspended { at, because: Some(because) }, ..self }, event))
            }
        }
    }

    /// Lifts a suspension: the pass stands as before. `None` if it is not suspended.
    pub fn restore(self) -> Option<(Self, Event)> {
        let is_suspended = matches!(self.state, PassState::Suspended { .. });
        is_suspended.then(|| (Self { state: PassState::Unused, ..self }, Event::of(EventKind::PassRestored)))
    }
}

#[cfg(test)]
mod tests {
    use base::SequenceIds;
    use jiff::civil::date;

    use super::*;

    fn pass() -> PassRecord {
        let application = ApplicationId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(1));
        let window = EntryWindow { from: date(2026, 8, 1), until: date(2026, 10, 30) };
        PassRecord::issued(PassNumber::from_random([7; 8]), application, Timestamp::UNIX_EPOCH, window).0
    }

    #[test]
    fn a_pass_admits_once_within_its_window() {
        let crossing = CrossingId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(2));
        let check = |day, expected: Result<(), PassRefusal>| {
            assert_eq!(pass().enter(crossing, Timestamp::UNIX_EPOCH, day).map(|_| ()), expected, "{day}");
        };
        check(date(2026, 7, 31), Err(PassRefusal::NotYet));
        check(date(2026, 8, 1), Ok(()));
        check(date(2026, 10, 30), Ok(()));
        check(date(2026, 10, 31), Err(PassRefusal::Over));
        let used = pass().enter(crossing, Timestamp::UNIX_EPOCH, date(2026, 8, 1)).unwrap().0;
        assert_eq!(
            used.clone().enter(crossing, Timestamp::UNIX_EPOCH, date(2026, 8, 1)).unwrap_err(),
            PassRefusal::AlreadyUsed
        );
        assert_eq!(used.clone().revoke(why(), Timestamp::UNIX_EPOCH).unwrap_err(), PassRefusal::AlreadyUsed);
        assert_eq!(used.clone().suspend(why(), Timestamp::UNIX_EPOCH).unwrap_err(), PassRefusal::AlreadyUsed);
        assert_eq!(used.restore(), None);
    }

    fn why() -> Withdrawal {
        let officer = crate::StaffId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(3));
        Withdrawal::new(officer, crate::WithdrawalReason::UnderReview, "We look into it.").unwrap()
    }

    #[test]
    fn a_revoked_pass_admits_nobody_and_stays_revoked() {
        let revoked = pass().revoke(why(), Timestamp::UNIX_EPOCH).unwrap().0;
        assert_eq!(revoked.refusal_on(date(2026, 8, 1)), Some(PassRefusal::Revoked));
        assert_eq!(revoked.state().withdrawal(), Some(&why()));
        assert_eq!(revoked.clone().revoke(why(), Timestamp::UNIX_EPOCH).unwrap_err(), PassRefusal::Revoked);
        assert_eq!(revoked.clone().suspend(why(), Timestamp::UNIX_EPOCH).unwrap_err(), PassRefusal::Revoked);
        assert_eq!(revoked.restore(), None);
    }

    #[test]
    fn a_suspended_pass_admits_nobody_until_it_is_restored() {
        let suspended = pass().suspend(why(), Timestamp::UNIX_EPOCH).unwrap().0;
        assert_eq!(suspended.refusal_on(date(2026, 8, 1)), Some(PassRefusal::Suspended));
        assert_eq!(
            suspended.clone().suspend(why(), Timestamp::UNIX_EPOCH).unwrap_err(),
            PassRefusal::Suspended
        );
        let (restored, event) = suspended.clone().restore().unwrap();
        assert_eq!((restored.refusal_on(date(2026, 8, 1)), event.kind), (None, EventKind::PassRestored));
        assert_eq!(restored.restore(), None);
        let (revoked, event) = suspended.revoke(why(), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(revoked.refusal_on(date(2026, 8, 1)), Some(PassRefusal::Revoked));
        assert_eq!(event.details.get("reason").map(String::as_str), Some("under-review"));
    }
}
