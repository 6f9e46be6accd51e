//! One thing changed in a situation.

use base::{Country, Date, Moment, SignedDuration};
use serde_json::{Value, json};

use crate::explain::{Bound, FactChange};
use crate::fact::Fact;
use crate::situation::{Filed, Known, Passage, Situation, When};
use crate::stay::Day;
use crate::vocabulary::Mode;

/// A change that a traveller can make.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Edit {
    FileBy(Moment),
    FileFrom(Moment),
    Exit(Date),
    Passport(Country),
    Point(String),
    Mode(Mode),
    EnterOn(Date),
    EnterAt(Moment),
    Expires(Date),
    Pages(u16),
}

impl Edit {
    pub(crate) fn fact(&self) -> Fact {
        match self {
            Self::FileBy(_) | Self::FileFrom(_) => Fact::FiledAt,
            Self::Exit(_) => Fact::ExitOn,
            Self::Passport(_) => Fact::Nationality,
            Self::Point(_) => Fact::EntryPoint,
            Self::Mode(_) => Fact::EntryMode,
            Self::EnterOn(_) | Self::EnterAt(_) => Fact::EntryAt,
            Self::Expires(_) => Fact::DocumentExpires,
            Self::Pages(_) => Fact::BlankPages,
        }
    }
}

/// The situation with all edits, and what they changed; `None` if one cannot be made or changes nothing.
pub(crate) fn apply(situation: &Situation, edits: &[Edit]) -> Option<(Situation, Vec<FactChange>)> {
    let mut changed = situation.clone();
    let mut facts = Vec::new();
    for edit in edits {
        let (bound, value) = make(&mut changed, edit)?;
        facts.push(FactChange { fact: edit.fact(), bound, value });
    }
    (changed != *situation).then_some((changed, facts))
}

fn make(s: &mut Situation, edit: &Edit) -> Option<(Bound, Value)> {
    Some(match edit {
        Edit::FileBy(at) => (Bound::NotAfter, file(s, *at)),
        Edit::FileFrom(at) => (Bound::NotBefore, file(s, *at)),
        Edit::Exit(day) => {
            s.exit.when = When::On(*day);
            (Bound::NotAfter, json!(day))
        }
        Edit::Passport(country) => {
            // INVARIANT: the caller names a nationality that the traveller holds.
            s.document.nationality = Some(*country);
            s.document.issuer = Some(*country);
            (Bound::Is, json!(country))
        }
        Edit::Point(point) => {
            s.entry.point = Some(point.clone());
            (Bound::Is, json!(point))
        }
        Edit::Mode(mode) => {
            s.entry.mode = Some(*mode);
            (Bound::Is, json!(mode))
        }
        Edit::EnterOn(day) => (Bound::NotBefore, enter_on(s, *day)?),
        Edit::EnterAt(moment) => (Bound::NotBefore, enter_at(s, *moment)?),
        Edit::Expires(day) => {
            s.document.expires = Some(*day);
            (Bound::NotBefore, json!(day))
        }
        Edit::Pages(pages) => {
            s.document.blank_pages = Some(*pages);
            (Bound::AtLeast, json!(pages))
        }
    })
}

fn file(s: &mut Situation, at: Moment) -> Value {
    let granted = s.filed.value().is_some_and(|filed| filed.granted);
    s.filed = Known::Is(Filed { at: Some(at), granted });
    json!(at)
}

/// Enters on a later day at the same hour; the stay keeps its length.
fn enter_on(s: &mut Situation, day: Date) -> Option<Value> {
    let days = Day::of(day).since(Day::of(day_of(s.entry.when)?));
    shift(&mut s.entry, days)?;
    shift(&mut s.exit, days)?;
    Some(json!(day))
}

/// Enters at an instant; where only days are known, on the first whole day from it on.
fn enter_at(s: &mut Situation, at: Moment) -> Option<Value> {
    if let When::At(_) = s.entry.when {
        let days = Day::of(at.date()).since(Day::of(day_of(s.entry.when)?));
        s.entry.when = When::At(at);
        shift(&mut s.exit, days)?;
        return Some(json!(at));
    }
    let is_midnight = at.local().time() == base::civil::Time::midnight();
    let day = if is_midnight { at.date() } else { at.date().tomorrow().ok()? };
    enter_on(s, day)
}

fn shift(passage: &mut Passage, days: i32) -> Option<()> {
    passage.when = match passage.when {
        When::Unknown => When::Unknown,
        When::On(day) => When::On(Day::of(day).plus(days).date()),
        When::At(moment) => When::At(moment.moved(SignedDuration::from_hours(24 * i64::from(days)))?),
    };
    Some(())
}

/// The day of an event, as far as it is known.
pub(crate) fn day_of(when: When) -> Option<Date> {
    match when {
        When::Unknown => None,
        When::On(day) => Some(day),
        When::At(moment) => Some(moment.date()),
    }
}
