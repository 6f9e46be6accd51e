//! The desk at the border: what was found, what forbids, what to look at.

use journey::{Basis, Crossing, Direction, PassRefusal};
use store::Stored;

use super::points::point_words;
use super::record::{hit, overstay};
use crate::Authority;
use crate::flows::{Forbids, Inspection, LookAt};
use crate::i18n::{Language, Text, Value, Words, plain, words, words_with};
use crate::web::pages::{BorderResult, OpenStay, SecondLineRow, facts_in_words};
use crate::web::parts::{Banner, Fact, Tone};
use crate::web::{Errors, Filled};

/// The result of an inspection, ready for a decision.
pub fn border_result(
    authority: &Authority,
    inspection: &Inspection,
    carry: Vec<(String, String)>,
    language: Language,
    form: Filled,
    errors: Errors,
) -> BorderResult {
    let is_exit = inspection.direction == Direction::Exit;
    BorderResult {
        banner: banner(inspection),
        seal: inspection.verification.as_ref().map(super::seal),
        person: person(inspection),
        forbids: inspection.forbids.iter().map(|one| forbids(authority, one, language)).collect(),
        look_at: inspection.look_at.iter().map(|one| look_at(one, language)).collect(),
        hits: inspection.hits.iter().map(|stored| hit(authority, stored)).collect(),
        stay: inspection
            .answer
            .stay()
            .filter(|_| !is_exit)
            .map(|stay| super::answer::stay(stay, &inspection.situation)),
        inside: inspection.inside.as_ref().map(|entry| open_stay(entry, inspection)),
        overstay: inspection.overstay.as_ref().map(|over| overstay(authority, over)),
        may_admit: inspection.may_admit(),
        reasons: super::case::reason_choices(),
        rule_choices: super::law::rule_choices(authority, &inspection.answer, language),
        decide_href: "/desk/border/decide".to_owned(),
        carry,
        form,
        errors,
    }
}

fn banner(inspection: &Inspection) -> Banner {
    let (tone, key) = match (inspection.direction, inspection.may_admit()) {
        (Direction::Exit, _) if inspection.overstay.is_some() => (Tone::Look, "border-is-over"),
        (Direction::Exit, _) => (Tone::Yes, "border-is-inside"),
        (Direction::Entry, false) => (Tone::No, "border-may-not"),
        (Direction::Entry, true) if !inspection.look_at.is_empty() => (Tone::Look, "border-look"),
        (Direction::Entry, true) if matches!(inspection.basis, Basis::Without(_)) => {
            (Tone::Yes, "border-may-without")
        }
        (Direction::Entry, true) => (Tone::Yes, "border-may"),
    };
    Banner { tone, word: words(key), say: Some(words(format!("{key}-say"))) }
}

fn person(inspection: &Inspection) -> Vec<Fact> {
    let Some(holder) = &inspection.holder else { return Vec::new() };
    let value = |value: Value| words_with("just", [("value", value)]);
    let mut facts = vec![
        Fact::new(words("mrz-field-primary"), plain(&holder.primary)),
        Fact::new(words("mrz-field-secondary"), plain(holder.secondary.as_deref().unwrap_or("–"))),
        Fact::new(words("field-nationality-plain"), value(holder.nationality.into())),
        Fact::new(words("field-born-plain"), plain(holder.born.to_string())),
        Fact::new(words("mrz-field-document-number"), plain(&holder.document_number)),
    ];
    if let Some(purpose) = inspection.situation.purpose {
        facts.push(Fact::new(words("field-purpose"), super::record::word("purpose", purpose.word())));
    }
    facts
}

fn forbids(authority: &Authority, forbids: &Forbids, language: Language) -> Words {
    match forbids {
        Forbids::DocumentUnreadable => words("border-forbid-document"),
        Forbids::DocumentExpired(day) => words_with("border-forbid-expired", [("date", (*day).into())]),
        Forbids::Seal => words("border-forbid-seal"),
        Forbids::Pass(PassRefusal::AlreadyUsed) => words("border-forbid-used"),
        Forbids::Pass(PassRefusal::Revoked) => words("border-forbid-revoked"),
        Forbids::Pass(PassRefusal::Suspended) => words("border-forbid-suspended"),
        Forbids::Pass(PassRefusal::NotYet) => words("border-forbid-not-yet"),
        Forbids::Pass(_) => words("border-forbid-over"),
        Forbids::PassUnknown => words("border-forbid-unknown"),
        Forbids::NoPass => words("border-forbid-no-pass"),
        Forbids::NoVisa => words("border-forbid-no-visa"),
        Forbids::Rule(rules) => {
            let titles: Vec<_> =
                rules.iter().map(|rule| super::law::title(authority, rule, language)).collect();
            words_with("border-forbid-rule", [("rules", titles.join(", ").into())])
        }
        Forbids::NoDayLeft => words("border-forbid-no-day"),
        Forbids::Hit => words("border-forbid-hit"),
    }
}

fn look_at(look: &LookAt, language: Language) -> Words {
    match look {
        LookAt::Missing(facts) => {
            let facts = facts_in_words(facts, &Text::new(language));
            words_with("border-look-missing", [("facts", facts.into())])
        }
        LookAt::Conflict(slot) => {
            words_with("border-look-conflict", [("slot", Value::Word("slot", slot.word().to_owned()))])
        }
        LookAt::RecordFault(_) => words("border-look-record"),
        LookAt::StayTooLong => words("border-look-stay"),
        LookAt::Overstayed => words("border-look-overstayed"),
    }
}

fn open_stay(entry: &Crossing, inspection: &Inspection) -> OpenStay {
    let details = entry.details();
    let days = (inspection.at.date() - details.at.date()).get_days() + 1;
    OpenStay {
        entered: details.at,
        point: point_words(&details.post),
        days: u16::try_from(days).unwrap_or(0),
        last_lawful_day: details.last_lawful_day,
    }
}

/// A row of the second line.
pub fn second_line_row(stored: &Stored<Crossing>) -> SecondLineRow {
    let details = stored.value.details();
    let holder = &details.holder;
    let reason = match stored.value.outcome() {
        journey::CrossingOutcome::SecondLine { reason } => reason.clone(),
        _ => String::new(),
    };
    let name = format!("{} {}", holder.primary, holder.secondary.as_deref().unwrap_or_default());
    SecondLineRow {
        name: name.trim().to_owned(),
        document: format!("{} · {}", holder.document_number, holder.nationality),
        since: details.at,
        point: point_words(&details.post),
        note: reason,
        href: format!("/desk/second-line/{}", details.id),
    }
}
