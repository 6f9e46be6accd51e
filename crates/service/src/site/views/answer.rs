//! An answer of the rules, as pages show it.

use base::{Date, Moment, tz};
use rules::{
    Answer, Filing, Outcome, ReadingAnswer, Register, Situation, Slot, SlotAnswer, StayAnswer, Voice, When,
};

use super::law::{source, voice, why};
use crate::Authority;
use crate::i18n::{Language, words, words_with};
use crate::web::parts::{
    AnswerView, Conflict, ConflictSide, DateLine, DayCalendar, Days, LimitView, Link, Slot as SlotView,
    StayView, Todo, Tone, Verdict, Why, ZoneTime,
};

/// The answer.
pub fn answer(
    authority: &Authority,
    answer: &Answer,
    situation: &Situation,
    language: Language,
    register: Register,
) -> AnswerView {
    let voice = voice(authority, language, register);
    let because = answer.because.iter().flatten();
    AnswerView {
        verdict: verdict(answer.verdict),
        say: None,
        todo: todo(authority, answer, situation),
        slots: answer.slots.iter().map(|found| slot(found, &voice)).collect(),
        stay: answer.stay().map(|found| stay(found, situation)),
        conflicts: answer
            .slots
            .iter()
            .filter(|slot| slot.result == Outcome::Conflict)
            .map(|slot| conflict(authority, slot, language))
            .collect(),
        because: because.map(|because| why(authority, because, language, register)).collect(),
        unconfirmed: answer
            .unconfirmed
            .iter()
            .filter_map(|id| authority.packs.source_behind(answer, id))
            .map(source)
            .collect(),
        as_of: answer.as_of,
        packs: answer.packs.iter().map(|(id, version)| pack(answer, id, version)).collect(),
        why_not_heading: voice.why_not_heading(),
        why_not: voice.worth_telling(answer).into_iter().map(|why_not| voice.why_not(why_not)).collect(),
        changes_heading: voice.changes_heading(),
        changes: answer.changes.iter().flatten().map(|change| voice.change(change)).collect(),
        unreviewed: voice.unreviewed(answer.packs.keys().filter_map(|id| authority.packs.pack(id))),
    }
}

/// A pack with its version, and its hash where the answer carries it.
fn pack(answer: &Answer, id: &str, version: &str) -> String {
    let mark = answer.pack_marks.iter().flatten().find(|mark| mark.pack == id);
    match mark.and_then(|mark| mark.hash.as_deref()) {
        Some(hash) => format!("{id} {version} ({hash})"),
        None => format!("{id} {version}"),
    }
}

fn verdict(verdict: rules::Verdict) -> Verdict {
    match verdict {
        rules::Verdict::Free => Verdict::Free,
        rules::Verdict::Act => Verdict::Act,
        rules::Verdict::Refused => Verdict::Refused,
        rules::Verdict::Depends => Verdict::Depends,
        rules::Verdict::Conflict => Verdict::Conflict,
    }
}

fn todo(authority: &Authority, answer: &Answer, situation: &Situation) -> Vec<Todo> {
    let mut todo = Vec::new();
    if answer.result(Slot::Visa) == Some(Outcome::Required)
        && situation.visa_there().and_then(|visa| visa.held) != Some(true)
    {
        todo.push(Todo { what: words("todo-visa"), not_before: None, by: None, link: None });
    }
    let Some(slot) = answer.slot(Slot::PreEntryAuthorisation) else { return todo };
    let asks = matches!(slot.result, Outcome::Required | Outcome::Voluntary | Outcome::Conflict);
    let granted = situation.filed.value().is_some_and(|filed| filed.granted);
    let open = !matches!(slot.filing.filing, Some(Filing::InTime | Filing::Late)) && !granted;
    if asks && open {
        let line = |label: &str, at: Option<Moment>| {
            at.map(|at| date_line(authority, label, at, situation.entry.point.as_deref()))
        };
        todo.push(Todo {
            what: words(if slot.result == Outcome::Voluntary { "todo-file-voluntary" } else { "todo-file" }),
            not_before: line("date-file-not-before", slot.filing.file_not_before),
            by: line("date-file-by", slot.filing.file_by),
            link: Some(Link { href: "/apply".to_owned(), label: words("start-apply") }),
        });
    }
    todo
}

/// A moment at the border and, where it reads differently there, at the authority.
pub fn date_line(authority: &Authority, label: &str, at: Moment, point: Option<&str>) -> DateLine {
    let zone_time = |zone: &tz::TimeZone| ZoneTime {
        at: at.shown_in(zone),
        zone: zone.iana_name().unwrap_or("UTC").to_owned(),
    };
    let there = zone_time(&authority.zone_of(point));
    let here = zone_time(&authority.zone());
    let differs = there.at.offset() != here.at.offset();
    DateLine { label: words(label), there, here: differs.then_some(here) }
}

fn slot(slot: &SlotAnswer, voice: &Voice<'_>) -> SlotView {
    let mut notes = Vec::new();
    if let Some(condition) = &slot.filing.met_if {
        notes.push(words_with("note-met-if", [("condition", voice.met_if(condition).into())]));
    }
    SlotView {
        slot: slot.slot.word().to_owned(),
        result: slot.result.word().to_owned(),
        tone: tone(slot),
        strength: slot.strength.map(|strength| strength.word().to_owned()),
        filing: slot.filing.filing.map(|filing| filing.word().to_owned()),
        notes,
    }
}

fn tone(slot: &SlotAnswer) -> Tone {
    match slot.result {
        Outcome::Permitted | Outcome::NotRequired | Outcome::Within | Outcome::Voluntary => Tone::Yes,
        Outcome::Required if slot.slot == Slot::Biometrics => Tone::Quiet,
        Outcome::Required | Outcome::Depends | Outcome::Conflict => Tone::Look,
        Outcome::Suspended | Outcome::Forbidden | Outcome::Exceeds => Tone::No,
    }
}

fn conflict(authority: &Authority, slot: &SlotAnswer, language: Language) -> Conflict {
    Conflict {
        slot: slot.slot.word().to_owned(),
        sides: slot
            .readings
            .iter()
            .filter_map(|reading| side(authority, slot.slot, reading, language))
            .collect(),
        advice: Some(words("conflict-advice")),
    }
}

fn side(
    authority: &Authority,
    slot: Slot,
    reading: &ReadingAnswer,
    language: Language,
) -> Option<ConflictSide> {
    let says = match reading.strength {
        Some(strength) => words(format!("strength-{strength}")),
        None => words(format!("result-{}", reading.result)),
    };
    let rule = reading.rules.first()?;
    let text = super::law::rule_text(authority, rule, language)?;
    let sources =
        reading.sources.iter().filter_map(|id| authority.packs.source_of(rule, id)).map(source).collect();
    Some(ConflictSide {
        says,
        rule: Why {
            title: text.title,
            rule: rule.clone(),
            slot: slot.word().to_owned(),
            sentences: text.sentences,
            version: 0,
            since: None,
            until: None,
            sources,
            defeated: Vec::new(),
            href: text.href,
        },
    })
}

/// The days of a stay: what is used and left by each limit, and which days counted.
pub fn stay(answer: &StayAnswer, situation: &Situation) -> StayView {
    let limits = if answer.limits.is_empty() {
        answer.limit.iter().collect::<Vec<_>>()
    } else {
        answer.limits.iter().collect()
    };
    let single = limits.len() == 1;
    let entry = match situation.entry.when {
        When::At(moment) => Some(moment.date()),
        When::On(day) => Some(day),
        When::Unknown => None,
    };
    let exit = match situation.exit.when {
        When::On(day) => Some(day),
        When::At(moment) => Some(moment.date()),
        When::Unknown => None,
    };
    let last = answer.last_lawful_day.flatten();
    StayView {
        limits: limits
            .into_iter()
            .filter_map(|limit| {
                let used = limit.days_used.or(answer.days_used.filter(|_| single))?;
                let left = limit.days_left.or(answer.days_left.filter(|_| single))?;
                let max = u16::try_from(limit.max_days?).ok()?;
                let clip = |days: u32| u16::try_from(days).unwrap_or(u16::MAX);
                Some(LimitView {
                    limit: LimitView::words(max, &limit.window),
                    used: clip(used),
                    left: clip(left),
                })
            })
            .collect(),
        last_lawful_day: last,
        earliest_entry: answer.earliest_entry.flatten(),
        calendar: entry.map(|entry| calendar(situation, entry, exit, last)),
    }
}

fn calendar(situation: &Situation, entry: Date, exit: Option<Date>, last: Option<Date>) -> DayCalendar {
    let stays = situation.stays.iter().flatten().filter(|stay| stay.country == situation.into);
    let counted = stays.map(|stay| Days { from: stay.from, to: stay.to.unwrap_or(entry) });
    let end = exit.or(last).unwrap_or(entry);
    let lawful = last.map_or(entry, |last| last.min(end));
    let over = last.and_then(|last| last.tomorrow().ok()).filter(|first| *first <= end);
    DayCalendar {
        counted: counted.filter(|days| days.from <= days.to).collect(),
        not_counted: Vec::new(),
        planned: vec![Days { from: entry, to: lawful.max(entry) }],
        over: over.map(|from| Days { from, to: end }).into_iter().collect(),
        last_lawful_day: last,
        today: None,
    }
}
