//! What lies in the record, as pages show it: stages, deadlines, hits, overstays, passport lines.

use journey::{Application, Deadline, Stage, StageName};
use store::Stored;

use crate::Authority;
use crate::i18n::{Value, plain, words, words_with};
use crate::web::parts::{DateLine, Fact, HitView, MrzProblem, MrzReading, Overstay, TimelineEntry, ZoneTime};

/// The end of a term, at the authority.
pub fn deadline(authority: &Authority, label: &str, deadline: Deadline) -> DateLine {
    let zone = authority.zone();
    let there = ZoneTime {
        at: authority.moment(last_minute(deadline.ends)),
        zone: zone.iana_name().unwrap_or("UTC").to_owned(),
    };
    DateLine { label: words(label), there, here: None }
}

/// The last minute before a term ends: midnight would read as the day after.
pub fn last_minute(ends: base::Timestamp) -> base::Timestamp {
    ends.checked_sub(jiff::SignedDuration::from_secs(60)).unwrap_or(ends)
}

/// The stages that an application has passed.
pub fn timeline(authority: &Authority, application: &Application) -> Vec<TimelineEntry> {
    let marks = application.history();
    let last = marks.len().saturating_sub(1);
    marks
        .iter()
        .enumerate()
        .map(|(place, mark)| TimelineEntry {
            at: authority.moment(mark.at),
            what: words(event_key(mark.stage, mark.revision)),
            by: None,
            note: note(application.stage(), mark.stage),
            is_now: place == last,
        })
        .collect()
}

fn event_key(stage: StageName, revision: u32) -> String {
    match stage {
        StageName::Submitted if revision > 1 => "event-corrected".to_owned(),
        other => format!("event-{other}"),
    }
}

/// The sentence that belongs to a mark: what an officer wrote to the traveller.
fn note(stage: &Stage, mark: StageName) -> Option<String> {
    match (stage, mark) {
        (
            Stage::Refused { refusal, .. }
            | Stage::Appealed { refusal, .. }
            | Stage::Upheld { refusal, .. }
            | Stage::Overturned { refusal, .. },
            StageName::Refused,
        ) => Some(refusal.sentence().to_owned()),
        (Stage::Upheld { decision, .. }, StageName::Upheld)
        | (Stage::Overturned { decision, .. }, StageName::Overturned) => Some(decision.sentence().to_owned()),
        _ => None,
    }
}

/// An entry on a list.
pub fn hit(authority: &Authority, stored: &Stored<journey::Hit>) -> HitView {
    let details = stored.value.details();
    HitView {
        id: details.id.to_string(),
        kind: details.kind.word().to_owned(),
        subject: match &details.subject {
            journey::HitSubject::Document { nationality, number } => format!("{number}, {nationality}"),
            journey::HitSubject::Person { primary, secondary, born } => {
                let given = secondary.as_deref().unwrap_or_default();
                format!("{primary} {given}, {born}").replace(" ,", ",")
            }
        },
        source: details.source.clone(),
        reason: details.reason.clone(),
        until: details.until,
        added: authority.moment(details.added_at),
        has_ended: stored.value.ended().is_some(),
    }
}

/// An overstay: what holds, which ban follows, what can be done, with the law behind it.
pub fn overstay(authority: &Authority, overstay: &journey::Overstay) -> Overstay {
    let days = u16::try_from(overstay.days).unwrap_or(u16::MAX);
    let ban_after = ban_after_days(authority);
    let bans = ban_after.map(|after| words_with("overstay-ban-three-years", [("days", after.into())]));
    let bans = bans.into_iter().chain([words("overstay-ban-longer")]).collect();
    let mut can_do =
        vec![words(if overstay.is_continuing { "overstay-leave-now" } else { "overstay-keep-proof" })];
    let left =
        ban_after.and_then(|after| after.checked_sub(overstay.days)).filter(|_| overstay.is_continuing);
    can_do.extend(left.map(|left| words_with("overstay-before-ban", [("days", left.into())])));
    can_do.push(words("overstay-ask"));
    let named = ["re-entry-ban", "stay"].iter().flat_map(|id| {
        authority
            .packs
            .of_state(authority.rules_of())
            .filter_map(move |pack| pack.page(id).map(|page| (pack, page)))
    });
    let sources =
        named.filter_map(|(pack, page)| pack.source_of(page.versions.last()?).map(super::law::source));
    Overstay {
        days,
        last_lawful_day: Some(overstay.last_lawful_day),
        holds: vec![words_with("overstay-holds", [("days", days.into())]), words("overstay-register")],
        bans,
        can_do,
        sources: sources.collect(),
    }
}

/// The days of overstay after which a ban follows, as the packs of the state say it.
fn ban_after_days(authority: &Authority) -> Option<u32> {
    let rules = authority.packs.of_state(authority.rules_of()).flat_map(|pack| &pack.rules);
    let conditions =
        rules.filter(|rule| rule.slot == rules::Slot::Entry).flat_map(|rule| rule.when.sentences());
    conditions
        .filter_map(|sentence| match &sentence.atom {
            rules::pack::Atom::LongestOverstay { more_than, .. } => Some(*more_than),
            _ => None,
        })
        .min()
}

/// The lines of a passport as read.
pub fn mrz(text: &str, reading: &document::Reading) -> MrzReading {
    let json = serde_json::to_value(reading).unwrap_or_default();
    let fields =
        ["primary", "secondary", "document-number", "nationality", "birth-date", "sex", "expiry-date"];
    let facts = fields.iter().filter_map(|field| {
        let value = json.get(*field)?.as_str()?;
        Some(Fact::new(words(format!("mrz-field-{field}")), plain(value)))
    });
    let problem = |problem: &serde_json::Value| {
        let text =
            |key: &str| problem.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let number = |key: &str| problem.get(key).and_then(serde_json::Value::as_u64).unwrap_or(0) as usize;
        MrzProblem {
            field: text("field"),
            code: text("code"),
            line: number("line"),
            start: number("start"),
            end: number("end"),
        }
    };
    MrzReading {
        format: json.get("format").and_then(serde_json::Value::as_str).map(str::to_owned),
        valid: reading.valid,
        lines: text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(3)
            .map(str::to_owned)
            .collect(),
        facts: facts.collect(),
        problems: json
            .get("problems")
            .and_then(serde_json::Value::as_array)
            .into_iter()
            .flatten()
            .map(problem)
            .collect(),
    }
}

/// A word of a closed set.
pub fn word(group: &'static str, code: &str) -> crate::i18n::Words {
    words_with("just", [("value", Value::Word(group, code.to_owned()))])
}
