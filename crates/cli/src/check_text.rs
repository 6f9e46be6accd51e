//! An answer of the rules in words, for a terminal: the answer first, then what to do by when, then why.

use std::io::Write;

use base::Moment;
use rules::{Answer, Because, Filing, LimitAnswer, Outcome, PackSet, Slot, SlotAnswer, StayAnswer, Verdict};

use crate::io::Failure;

/// Prints an answer.
pub fn print(packs: &PackSet, answer: &Answer, explain: bool, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}", verdict(answer))?;
    for slot in answer.slots.iter() {
        writeln!(out)?;
        writeln!(out, "{}: {}", question(slot.slot), result(slot))?;
        filing(slot, out)?;
        if let Some(stay) = &slot.stay {
            count(stay, out)?;
        }
        for reading in &slot.readings {
            let last = reading.last_lawful_day.map_or_else(String::new, |day| format!(", last day {day}"));
            let name = if reading.reading.is_empty() { "one reading" } else { &reading.reading };
            let sources = reading.sources.join(", ");
            writeln!(out, "  reading \"{name}\": {}{last} ({sources})", words(reading.result.word()))?;
        }
    }
    open_questions(answer, out)?;
    why(packs, answer, explain, out)?;
    unconfirmed(packs, answer, out)
}

fn verdict(answer: &Answer) -> String {
    let known = format!("by what was public on {}", answer.as_of);
    if answer.packs.is_empty() {
        return format!("NOT KNOWN: no pack here speaks of {}. This is no permission.", answer.into);
    }
    let sentence = match answer.verdict() {
        Verdict::Free => "FREE: nothing has to be done beforehand",
        Verdict::Act => "ACT: something has to be done first",
        Verdict::Refused => "REFUSED: the journey cannot be made as planned",
        Verdict::Depends => "DEPENDS: a missing fact decides",
        Verdict::Conflict => "CONFLICT: the sources disagree, and a person must decide",
    };
    format!("{sentence} ({known}).")
}

fn question(slot: Slot) -> &'static str {
    match slot {
        Slot::Entry => "Entry",
        Slot::Visa => "Visa",
        Slot::VisaIssuance => "Issue of visas",
        Slot::PreEntryAuthorisation => "Authorisation before the journey",
        Slot::Biometrics => "Biometrics at the border",
        Slot::Bond => "Bond",
        Slot::Registration => "Registration",
        Slot::Stay => "Stay",
    }
}

fn result(slot: &SlotAnswer) -> String {
    let what = slot.obtain.as_ref().filter(|_| matches!(slot.result, Outcome::Required | Outcome::Voluntary));
    let what = what.map_or_else(String::new, |what| format!(" ({what})"));
    format!("{}{what}", words(slot.result.word()))
}

fn words(word: &str) -> String {
    word.replace('-', " ")
}

fn filing(slot: &SlotAnswer, out: &mut dyn Write) -> Result<(), Failure> {
    let answer = &slot.filing;
    match (answer.file_not_before, answer.file_by) {
        (Some(from), Some(by)) => writeln!(out, "  file from {} to {}", moment(from), moment(by))?,
        (None, Some(by)) => writeln!(out, "  file by {}", moment(by))?,
        (Some(from), None) => writeln!(out, "  file from {} on", moment(from))?,
        (None, None) => {}
    }
    let stands = match answer.filing {
        None => return Ok(()),
        Some(Filing::InTime) => "the filing is in time",
        Some(Filing::Early) => "the filing came before the window opened: file again",
        Some(Filing::Late) => "the filing came after the window closed",
        Some(Filing::NotFiled) => "nothing is filed yet",
        Some(Filing::Depends) => "whether the filing is in time depends on what is not known",
    };
    writeln!(out, "  {stands}")?;
    if let Some(condition) = &answer.met_if {
        writeln!(out, "  it is in time if {condition}")?;
    }
    Ok(())
}

/// `7 August 2026, 09:00 (+05:00)` would need a language; the figures do not.
fn moment(moment: Moment) -> String {
    let text = moment.to_string();
    let day = text.get(..10).unwrap_or(&text).to_owned();
    let (hour, zone) = (text.get(11..16).unwrap_or_default(), text.get(19..).unwrap_or_default());
    format!("{day} {hour} ({zone})")
}

fn count(stay: &StayAnswer, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(found) = &stay.limit {
        writeln!(out, "  limit: {}", limit(found))?;
    }
    if let (Some(used), Some(left)) = (stay.days_used, stay.days_left) {
        writeln!(out, "  on the day of entry {used} days are used and {left} are left")?;
    }
    match stay.last_lawful_day {
        Some(Some(day)) => writeln!(out, "  last lawful day: {day}")?,
        Some(None) => writeln!(out, "  not even the day of entry is lawful")?,
        None => {}
    }
    if let (Some(None) | None, Some(Some(day))) = (stay.last_lawful_day, stay.earliest_entry) {
        writeln!(out, "  first day on which a day is left: {day}")?;
    }
    if let Some(day) = stay.conflicts_with_booked {
        writeln!(out, "  the plan takes days from the booked stay that begins on {day}")?;
    }
    Ok(())
}

fn limit(limit: &LimitAnswer) -> String {
    match (limit.max_days, limit.until) {
        (_, Some(day)) => format!("until {day}"),
        (Some(days), None) => match limit.window.strip_prefix("rolling-") {
            Some(window) => format!("{days} days in any {window}"),
            None => format!("{days} days, {}", words(&limit.window)),
        },
        (None, None) => words(&limit.window),
    }
}

fn open_questions(answer: &Answer, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(first) = &answer.ask_first else { return Ok(()) };
    writeln!(out, "\nStill open: {}. Say first: {first}.", answer.depends_on.join(", "))?;
    Ok(())
}

fn why(packs: &PackSet, answer: &Answer, explain: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let because = answer.because.as_deref().unwrap_or_default();
    if because.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWhy:")?;
    for reason in because {
        writeln!(out, "  {}", title(packs, reason))?;
        for source in &reason.sources {
            let found = packs.source_of(&reason.rule, source);
            let cite = found.map_or(source.as_str(), |found| found.cite.as_str());
            writeln!(out, "    {cite}")?;
        }
        if explain {
            for condition in &reason.conditions {
                writeln!(out, "    - {condition}")?;
            }
            for defeated in &reason.defeated {
                writeln!(out, "    instead of {defeated}")?;
            }
        }
    }
    Ok(())
}

fn title(packs: &PackSet, reason: &Because) -> String {
    let page = packs.rule(&reason.rule);
    let title = page.as_ref().and_then(|page| packs.text("en", page.title));
    let version =
        page.as_ref().and_then(|page| page.versions.iter().find(|version| version.n == reason.version));
    let since = version.map_or_else(String::new, |version| format!(", in force from {}", version.from.day()));
    format!("{} ({}, version {}{since})", title.unwrap_or(&reason.rule), reason.rule, reason.version)
}

fn unconfirmed(packs: &PackSet, answer: &Answer, out: &mut dyn Write) -> Result<(), Failure> {
    if answer.unconfirmed.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nNobody has held these sources against the original text:")?;
    for name in &answer.unconfirmed {
        match packs.source_behind(answer, name) {
            Some(source) => writeln!(out, "  {} [{name}: {}]", source.cite, source.confidence)?,
            None => writeln!(out, "  {name}")?,
        }
    }
    Ok(())
}
