//! The words of the planner in one language: messages, days and moments.

use base::{Date, Moment};
use rules::{Language, Messages};

/// Messages at work in a language.
#[derive(Clone, Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    messages: Messages,
}

impl Words {
    /// Reads files of messages of a language; `None` for a tag of no language of ours.
    pub fn read(tag: &str, files: &str) -> Option<Self> {
        Some(Self { language: Language::from_tag(tag)?, messages: Messages::read(files) })
    }

    /// A message without values; its marked key where there is none, which a test looks for.
    pub fn say(&self, key: &str) -> String {
        self.with(key, &[], &[])
    }

    pub(super) fn text(&self, key: &str, name: &str, value: &str) -> String {
        self.with(key, &[(name, value)], &[])
    }

    pub(super) fn count(&self, key: &str, number: u32) -> String {
        self.with(key, &[], &[("days", number)])
    }

    pub(super) fn with(&self, key: &str, texts: &[(&str, &str)], numbers: &[(&str, u32)]) -> String {
        self.messages.say(self.language, key, texts, numbers).unwrap_or_else(|| format!("??{key}??"))
    }

    /// `7 August 2026`.
    pub(super) fn day(&self, day: Date) -> String {
        let month = self.say(&format!("month-{}-of", day.month()));
        let (number, year) = (day.day().to_string(), day.year().to_string());
        self.with("date-day", &[("day", &number), ("month", &month), ("year", &year)], &[])
    }

    /// `Friday 7 August 2026`.
    pub(super) fn long_day(&self, day: Date) -> String {
        let weekday = self.weekday(day.weekday().to_monday_one_offset());
        self.with("date-long", &[("weekday", &weekday), ("date", &self.day(day))], &[])
    }

    pub(super) fn weekday(&self, number: i8) -> String {
        self.say(&format!("weekday-{number}"))
    }

    /// `7 August 2026, 09:00`, in the moment's own offset.
    pub(super) fn moment(&self, moment: Moment) -> String {
        let local = moment.local();
        let hour = format!("{:02}:{:02}", local.hour(), local.minute());
        self.with("date-moment", &[("date", &self.day(moment.date())), ("hour", &hour)], &[])
    }

    /// `August 2026`.
    pub(super) fn month(&self, day: Date) -> String {
        format!("{} {}", self.say(&format!("month-{}", day.month())), day.year())
    }
}
