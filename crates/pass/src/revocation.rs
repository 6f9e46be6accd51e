//! What is known of revocation: the signer by the lists of its country signing authority, the pass by a status list.
//!
//! Nothing that could not be asked is shown as checked. A list that names the pass or its signer counts at any age; one
//! that names neither counts only while it is fresh. Meaning: `spec/status.md` section 4.

use base::{Country, Moment, Timestamp, tz::Offset};
use document::pki::{Certificate, Crl, SignatureCheck, SignerPath, state_of, validate};

use crate::answer::{Reason, Revocation, RevocationState, Verification};
use crate::authorisation::Authorisation;
use crate::profile;
use crate::status::{LookUp, PassStatus, PassStatuses, StatusToken};
use crate::trust::{Policy, TrustStore};

/// The status lists of a trust store, each judged once.
#[derive(Debug, Default)]
pub(crate) struct StatusLists {
    good: Vec<GoodList>,
    /// States of whose passes a list is at hand that could not be used; `None` is every state.
    doubtful: Vec<Option<Country>>,
    notes: Vec<String>,
}

/// A list that its state vouches for.
#[derive(Debug)]
struct GoodList {
    state: Country,
    statuses: PassStatuses,
    /// Who signed it; `None` where the signer of a trust bundle stands for it.
    signer: Option<SignerPath>,
}

impl StatusLists {
    /// Judges the lists of a store and takes them out of it.
    pub(crate) fn judge(trust: &mut TrustStore, check: &dyn SignatureCheck) -> Self {
        let mut lists = Self::default();
        for note in std::mem::take(&mut trust.unread_lists) {
            lists.doubt(None, note);
        }
        for statuses in std::mem::take(&mut trust.statuses) {
            match statuses.issuer.as_deref().and_then(state_of) {
                Some(state) => lists.good.push(GoodList { state, statuses, signer: None }),
                None => lists.doubt(None, "a status list of the trust bundle names no state".to_owned()),
            }
        }
        for token in std::mem::take(&mut trust.tokens) {
            let state = token.certificate().and_then(Certificate::state);
            match judged(&token, state, &trust.anchors, &trust.lists, check) {
                Ok((state, signer)) => {
                    let statuses = token.into_statuses();
                    lists.good.push(GoodList { state, statuses, signer: Some(signer) });
                }
                Err(fault) => lists.doubt(state, format!("a status list cannot be used: {fault}")),
            }
        }
        lists
    }

    fn doubt(&mut self, state: Option<Country>, note: String) {
        self.doubtful.push(state);
        self.notes.push(note);
    }

    /// The newest list of a state's passes that holds at that moment.
    fn newest(&self, state: Country, at: Timestamp) -> Option<&PassStatuses> {
        let of_state = self.good.iter().filter(|list| list.state == state && list.holds(at));
        of_state.map(|list| &list.statuses).max_by_key(|statuses| statuses.made_at)
    }

    /// The newest list of each state that holds at that moment, and why others do not.
    pub(crate) fn into_newest(self, at: Timestamp) -> (Vec<PassStatuses>, Vec<String>) {
        let states: std::collections::BTreeSet<Country> = self.good.iter().map(|list| list.state).collect();
        let newest = states.into_iter().filter_map(|state| self.newest(state, at).cloned()).collect();
        (newest, self.notes)
    }

    /// A list of that state's passes is at hand that could not be used.
    fn is_doubtful(&self, state: Country, at: Timestamp) -> bool {
        let fallen = |list: &GoodList| list.state == state && !list.holds(at);
        self.doubtful.iter().any(|of| of.is_none_or(|of| of == state)) || self.good.iter().any(fallen)
    }
}

impl GoodList {
    fn holds(&self, at: Timestamp) -> bool {
        let made_on = Offset::UTC.to_datetime(self.statuses.made_at).date();
        self.signer.as_ref().is_none_or(|path| {
            path.holds(at, Some(made_on)).is_ok() && !path.revocation().is_some_and(|known| known.is_revoked)
        })
    }
}

fn judged(
    token: &StatusToken,
    state: Option<Country>,
    anchors: &[Certificate],
    lists: &[Crl],
    check: &dyn SignatureCheck,
) -> Result<(Country, SignerPath), String> {
    let certificate = token.certificate().ok_or("it carries no certificate of its signer")?;
    let state = state.ok_or("its signer names no state")?;
    let named = token.statuses().issuer.as_deref();
    if named.is_some_and(|named| state_of(named) != Some(state)) {
        return Err("its signer is of another state than it names".to_owned());
    }
    // Whoever may sign a state's seals may say which of them stand (`spec/status.md` clause 3.2).
    let purpose = profile::purpose(profile::MESSAGE_TYPE);
    let path =
        validate(certificate, state, anchors, lists, &purpose, check).map_err(|fault| fault.to_string())?;
    token.check_signature(check).map_err(|fault| fault.to_string())?;
    Ok((state, path))
}

/// What was asked, and what it said.
#[derive(Debug, Default)]
pub(crate) struct Knowledge {
    /// The signer is on a list of its authority.
    pub(crate) is_signer_revoked: bool,
    /// When the bundle was made that everything comes from, if it does.
    known_at: Option<Timestamp>,
    /// What became of the pass, if that is known and not good.
    taken_back: Option<PassStatus>,
    asked_crl: bool,
    asked_status: bool,
    /// Something was to be asked and gave no answer.
    is_open: bool,
    is_stale: bool,
    is_old: bool,
    age_seconds: Option<i64>,
    findings: Vec<(Reason, String)>,
    notes: Vec<String>,
}

/// Asks every list at hand about a seal whose signer is vouched for.
pub(crate) fn ask(
    trust: &TrustStore,
    lists: &StatusLists,
    path: &SignerPath,
    state: Country,
    pass: Option<&Authorisation>,
    at: Moment,
) -> Knowledge {
    let mut known = Knowledge { known_at: trust.made_at, ..Knowledge::default() };
    let now = at.instant();
    if let Some(list) = path.revocation() {
        known.asked_crl = true;
        known.is_signer_revoked = list.is_revoked;
        known.add_list(list.this_update, list.next_update, now, trust.policy);
    }
    if let Some(pass) = pass {
        known.ask_status(lists, state, pass, now, trust.policy);
    }
    if trust.valid_until.is_some_and(|until| now > until) {
        known.is_stale = true;
        known.notes.push("the trust bundle is past its last moment: fetch a newer one".to_owned());
    }
    known
}

impl Knowledge {
    /// Nothing could be asked.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    fn add_list(&mut self, made_at: Timestamp, ends: Option<Timestamp>, now: Timestamp, policy: Policy) {
        // A list that was the newest when the bundle was made is as old as the bundle, not as itself.
        let made_at = self.known_at.map_or(made_at, |known_at| known_at.max(made_at));
        let age = now.as_second().saturating_sub(made_at.as_second()).max(0);
        let over = |hours: Option<u32>| hours.is_some_and(|hours| age > i64::from(hours) * 3_600);
        self.is_stale |= over(policy.max_age_hours) || ends.is_some_and(|ends| now > ends);
        self.is_old |= over(policy.warn_age_hours);
        self.age_seconds = self.age_seconds.max(Some(age));
    }

    fn ask_status(
        &mut self,
        lists: &StatusLists,
        state: Country,
        pass: &Authorisation,
        now: Timestamp,
        policy: Policy,
    ) {
        let Some(statuses) = lists.newest(state, now) else {
            if lists.is_doubtful(state, now) {
                self.is_open = true;
                self.notes.extend(lists.notes.iter().cloned());
                self.notes.push("no status list at hand could be used for this pass".to_owned());
            }
            return;
        };
        self.add_list(statuses.made_at, statuses.expires_at, now, policy);
        match statuses.of(pass) {
            LookUp::Status(PassStatus::Valid) => self.asked_status = true,
            LookUp::Status(status @ (PassStatus::Revoked | PassStatus::Suspended)) => {
                self.asked_status = true;
                self.taken_back = Some(status);
            }
            LookUp::Status(PassStatus::Other(value)) => {
                self.is_open = true;
                let note =
                    format!("the status list says {value} of this pass, which only its issuer understands");
                self.findings.push((Reason::StaleStatus, note));
            }
            LookUp::OutOfRange => {
                self.is_open = true;
                let note = "the status list has no place for this pass: fetch a newer one".to_owned();
                self.findings.push((Reason::StaleStatus, note));
            }
            LookUp::NoIndex => {
                self.is_open = true;
                self.notes.push("this pass was issued before its state kept a status list".to_owned());
            }
        }
    }

    fn state(&self, policy: Policy) -> RevocationState {
        let wanted = (policy.require_crl && !self.asked_crl) || (policy.require_status && !self.asked_status);
        match self.taken_back {
            _ if self.is_signer_revoked => RevocationState::Revoked,
            Some(PassStatus::Suspended) => RevocationState::Suspended,
            Some(_) => RevocationState::Revoked,
            None if self.is_stale => RevocationState::Stale,
            None if self.is_open || wanted || !(self.asked_crl || self.asked_status) => {
                RevocationState::Unknown
            }
            None => RevocationState::NotRevoked,
        }
    }

    /// Writes what is known into an answer. Age and gaps are held against a seal only where its chain is good: where it
    /// is not, they are not what matters.
    pub(crate) fn tell(self, policy: Policy, is_chain_good: bool, answer: &mut Verification) {
        let state = self.state(policy);
        answer.revocation = Some(Revocation { state, age_seconds: self.age_seconds });
        answer.is_old = self.is_old;
        match self.taken_back {
            Some(PassStatus::Suspended) => {
                answer.note(Reason::Revoked, "the pass is suspended for the time being");
            }
            Some(_) => answer.note(Reason::Revoked, "the pass was revoked by its issuer"),
            None => {}
        }
        answer.notes.extend(self.notes);
        if !is_chain_good {
            return;
        }
        for (reason, note) in self.findings {
            answer.note(reason, note);
        }
        if state == RevocationState::Stale {
            answer.note(Reason::StaleStatus, "the newest list at hand is too old");
        }
        if policy.require_crl && !self.asked_crl {
            let note = "the policy wants a revocation list of the issuer, and none is here";
            answer.note(Reason::StaleStatus, note);
        }
        if policy.require_status && !self.asked_status {
            let note = "the policy wants a status list of passes, and none could be asked";
            answer.note(Reason::StaleStatus, note);
        }
        if self.is_old {
            answer.notes.push("the lists are older than they should be: fetch newer ones".to_owned());
        }
    }
}
