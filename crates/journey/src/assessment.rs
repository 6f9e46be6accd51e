//! What the rules answered to a filing, and what follows from it: granted when nothing stands against it, else referred.
//!
//! INVARIANT: there is no third outcome. A machine never refuses; what stands against an application goes to a person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rules::{Answer, HitKind, Slot, SlotAnswer, Urgency, Verdict};
use serde::{Deserialize, Serialize};

use crate::filing::Filing;
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
        /// No pack speaks of this state.
        NoPack = "no-pack",
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
    /// The readings of the law that disagree on whether this authorisation is needed; the pass states them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_readings: Vec<String>,
    /// The whole answer as JSON, in the shape of `paiza check --explain`.
    pub answer: String,
}

/// What the record knows beside the filing.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Circumstances {
    /// What officers' lists say of the person and the document, as far as it holds.
    pub hits: Vec<HitKind>,
    /// True if the adult who files for a child has a filing or an authorisation of their own (facts R25).
    pub guardian_is_known: bool,
}

impl Assessment {
    /// What follows from the rules' answer to a filing.
    ///
    /// What stands against a grant: a hit; entry that is forbidden or suspended; something else that is required first; a
    /// filing outside its window where the duty binds; a stay that is too long; an undecided or disputed question among
    /// these. Whether this authorisation is *needed* may stay open: to hold one that is not needed harms nobody.
    ///
    /// # Source
    ///
    /// `spec/journey.md` clause 3.
    pub fn of(answer: &Answer, filing: &Filing, circumstances: &Circumstances) -> Self {
        let mut reasons = Vec::new();
        if answer.packs.is_empty() {
            reasons.push(ReferralReason::of(ReferralCode::NoPack));
        }
        reasons.extend(circumstances.hits.iter().map(|kind| ReferralReason {
            facts: vec![kind.word().to_owned()],
            ..ReferralReason::of(ReferralCode::Hit)
        }));
        reasons.extend(answer.slots.iter().filter_map(|slot| against(slot, filing, answer)));
        if filing.urgency != Urgency::None {
            reasons.push(ReferralReason::of(ReferralCode::EmergencyProof));
        }
        if filing.guardian.is_some() && !circumstances.guardian_is_known {
            reasons.push(ReferralReason::of(ReferralCode::GuardianCheck));
        }
        // What makes the rules refuse is one of the above; if ever it is not, a person still decides.
        if reasons.is_empty() && answer.verdict == Verdict::Refused {
            reasons.push(ReferralReason::of(ReferralCode::RulesRefuse));
        }
        let needed = answer.slot(Slot::PreEntryAuthorisation);
        let outcome = if reasons.is_empty() { Outcome::Clear } else { Outcome::Refer(reasons) };
        Self {
            as_of: answer.as_of,
            packs: answer.packs.clone(),
            outcome,
            open_readings: needed
                .map(|slot| slot.readings.iter().map(|reading| reading.reading.clone()).collect())
                .unwrap_or_default(),
            // INVARIANT: an answer is made of words, numbers and dates, which JSON holds without fail.
            answer: serde_json::to_string(answer).unwrap_or_default(),
        }
    }

    /// The reasons for which a person must decide; empty if nothing stands against the application.
    pub fn reasons(&self) -> &[ReferralReason] {
        match &self.outcome {
            Outcome::Clear => &[],
            Outcome::Refer(reasons) => reasons,
        }
    }
}

/// What stands in one slot against a grant, if anything does.
fn against(slot: &SlotAnswer, filing: &Filing, answer: &Answer) -> Option<ReferralReason> {
    let code = match slot.slot {
        Slot::Entry => entry_code(slot.result),
        Slot::Visa if filing.visa.is_some() => None,
        Slot::Visa | Slot::Bond => required_code(slot.result),
        Slot::PreEntryAuthorisation => filing_code(slot),
        Slot::Stay => stay_code(slot),
        // These are done at the border or afterwards, or concern a visa that this traveller does not seek.
        Slot::VisaIssuance | Slot::Biometrics | Slot::Registration => None,
    }?;
    let because = answer.because.as_deref().unwrap_or_default();
    let rules =
        because.iter().filter(|because| because.slot == slot.slot).map(|because| because.rule.clone());
    let is_open = code == ReferralCode::FactMissing;
    Some(ReferralReason {
        code,
        slot: Some(slot.slot.word().to_owned()),
        rules: rules.collect(),
        facts: if is_open { answer.depends_on.clone() } else { Vec::new() },
    })
}

fn entry_code(result: rules::Outcome) -> Option<ReferralCode> {
    match result {
        rules::Outcome::Forbidden | rules::Outcome::Suspended => Some(ReferralCode::RulesRefuse),
        other => open_code(other),
    }
}

fn required_code(result: rules::Outcome) -> Option<ReferralCode> {
    match result {
        rules::Outcome::Required => Some(ReferralCode::RequiredFirst),
        other => open_code(other),
    }
}

fn filing_code(slot: &SlotAnswer) -> Option<ReferralCode> {
    // Where the duty does not bind, nobody is late for it (facts R04).
    let binds = matches!(slot.result, rules::Outcome::Required | rules::Outcome::Conflict);
    match slot.filing.filing.filter(|_| binds)? {
        rules::Filing::Early => Some(ReferralCode::FiledEarly),
        rules::Filing::Late => Some(ReferralCode::FiledLate),
        rules::Filing::Depends => Some(ReferralCode::FactMissing),
        rules::Filing::InTime | rules::Filing::NotFiled => None,
    }
}

fn stay_code(slot: &SlotAnswer) -> Option<ReferralCode> {
    let days_left = slot.stay.as_ref().and_then(|stay| stay.days_left);
    match slot.result {
        rules::Outcome::Forbidden => Some(ReferralCode::RulesRefuse),
        rules::Outcome::Exceeds if days_left == Some(0) => Some(ReferralCode::RulesRefuse),
        rules::Outcome::Exceeds => Some(ReferralCode::StayTooLong),
        other => open_code(other),
    }
}

fn open_code(result: rules::Outcome) -> Option<ReferralCode> {
    match result {
        rules::Outcome::Depends => Some(ReferralCode::FactMissing),
        rules::Outcome::Conflict => Some(ReferralCode::RulesConflict),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use base::{Country, Moment};
    use jiff::civil::date;
    use rules::{Explain, PackSet};

    use super::*;
    use crate::draft::{ContractDraft, FilingDraft, GuardianDraft, StayDraft, VisaDraft};
    use crate::samples::{draft, today};

    /// Files the sample with a change on 1 August 2026 and compares why it goes to a person; nothing means a grant.
    fn check(
        filed_at: &str,
        circumstances: &Circumstances,
        change: impl FnOnce(&mut FilingDraft),
        expected: &[ReferralCode],
    ) -> Assessment {
        let mut draft = draft();
        draft.contract =
            Some(ContractDraft { from: "2026-08-15".to_owned(), until: Some("2027-01-31".to_owned()) });
        draft.exit = Some("2026-08-20".to_owned());
        change(&mut draft);
        let filing = draft.parse(today()).unwrap();
        let russia = Country::parse("RUS").unwrap();
        let mut situation = filing.situation(russia, Moment::parse(filed_at).unwrap());
        situation.hits = Some(Vec::new());
        let answer = rules::check(&PackSet::builtin(), &situation, date(2026, 11, 22), Explain::Yes);
        let assessment = Assessment::of(&answer, &filing, circumstances);
        let codes: Vec<ReferralCode> = assessment.reasons().iter().map(|reason| reason.code).collect();
        assert_eq!(codes, expected, "{}", assessment.answer);
        assessment
    }

    const IN_TIME: &str = "2026-08-01T12:00:00+05:00";

    #[test]
    fn a_worker_who_files_in_time_is_granted() {
        let assessment = check(IN_TIME, &Circumstances::default(), |_| {}, &[]);
        assert_eq!(assessment.outcome, Outcome::Clear);
        assert!(assessment.packs.contains_key("rus.entry"));
        assert!(assessment.answer.contains("\"pre-entry-authorisation\""));
    }

    #[test]
    fn the_last_hour_is_in_time_and_the_next_second_is_for_a_person() {
        let nobody = Circumstances::default();
        check("2026-08-07T09:00:00+05:00", &nobody, |_| {}, &[]);
        let late = check("2026-08-07T09:00:01+05:00", &nobody, |_| {}, &[ReferralCode::FiledLate]);
        let reason = &late.reasons()[0];
        assert_eq!(reason.slot.as_deref(), Some("pre-entry-authorisation"));
        assert!(!reason.rules.is_empty());
        // A named emergency is in time up to four hours before, and its proof is read by a person.
        let urgent = |draft: &mut FilingDraft| draft.urgency = Some("death-of-relative".to_owned());
        check("2026-08-10T04:59:00+05:00", &nobody, urgent, &[ReferralCode::EmergencyProof]);
    }

    #[test]
    fn what_stands_on_a_list_goes_to_a_person_whatever_the_rules_say() {
        let circumstances = Circumstances { hits: vec![HitKind::LostDocument], guardian_is_known: false };
        check(IN_TIME, &circumstances, |_| {}, &[ReferralCode::Hit]);
    }

    #[test]
    fn a_child_whose_guardian_is_unknown_goes_to_a_person() {
        let child = |draft: &mut FilingDraft| {
            draft.document.born = "2015-01-01".to_owned();
            draft.purpose = "study".to_owned();
            draft.guardian = Some(GuardianDraft {
                primary: "ERIKSSON".to_owned(),
                nationality: "UZB".to_owned(),
                document_number: "L1".to_owned(),
                relation: "parent".to_owned(),
                ..GuardianDraft::default()
            });
        };
        check(IN_TIME, &Circumstances::default(), child, &[ReferralCode::GuardianCheck]);
        let known = Circumstances { hits: Vec::new(), guardian_is_known: true };
        check(IN_TIME, &known, child, &[]);
    }

    #[test]
    fn a_stay_that_is_too_long_or_a_year_that_is_used_up_goes_to_a_person() {
        let nobody = Circumstances::default();
        let visit = |draft: &mut FilingDraft, exit: &str, used_to: Option<&str>| {
            draft.purpose = "private".to_owned();
            draft.contract = None;
            draft.exit = Some(exit.to_owned());
            draft.stays = used_to
                .map(|to| StayDraft {
                    country: "RUS".to_owned(),
                    from: "2026-01-01".to_owned(),
                    to: Some(to.to_owned()),
                    ground: None,
                })
                .into_iter()
                .collect();
        };
        check(IN_TIME, &nobody, |draft| visit(draft, "2026-11-07", None), &[]);
        check(IN_TIME, &nobody, |draft| visit(draft, "2026-11-08", None), &[ReferralCode::StayTooLong]);
        // Ninety days of January to March: no day of the year is left.
        check(
            IN_TIME,
            &nobody,
            |draft| visit(draft, "2026-08-20", Some("2026-03-31")),
            &[ReferralCode::RulesRefuse],
        );
    }

    #[test]
    fn a_visa_that_is_needed_and_not_held_is_required_first() {
        let nobody = Circumstances::default();
        let turkmen = |draft: &mut FilingDraft| {
            draft.document.nationality = "TKM".to_owned();
            draft.document.issuer = "TKM".to_owned();
        };
        check(IN_TIME, &nobody, turkmen, &[ReferralCode::RequiredFirst]);
        let with_visa = |draft: &mut FilingDraft| {
            turkmen(draft);
            draft.visa = Some(VisaDraft {
                class: "work".to_owned(),
                issued: None,
                expires: Some("2027-01-01".to_owned()),
            });
        };
        check(IN_TIME, &nobody, with_visa, &[]);
    }
}
