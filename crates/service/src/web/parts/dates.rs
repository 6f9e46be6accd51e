//! Dates that matter: a deadline in both time zones, the days of a stay, an overstay.

use base::{Date, Moment};

use crate::i18n::Words;

use super::answer::Source;
use super::calendar::DayCalendar;

/// A moment together with the zone in which people there read their clocks.
#[derive(Clone, Debug)]
pub struct ZoneTime {
    /// The moment, already in the zone's offset.
    pub at: Moment,
    /// The zone's IANA name (`Asia/Yekaterinburg`), for its name in words; may be empty: then the offset is shown.
    pub zone: String,
}

/// A date by which something must happen: where it is decided, and where the reader is.
#[derive(Clone, Debug)]
pub struct DateLine {
    /// What the date is (`file by`): a message name or plain words.
    pub label: Words,
    /// The moment where it counts: at the crossing point, at the authority.
    pub there: ZoneTime,
    /// The same moment in a zone nearer to the reader, if it is another one (the capital, the reader's home).
    pub here: Option<ZoneTime>,
}

/// How much of a stay is used and left.
#[derive(Clone, Debug)]
pub struct StayView {
    /// Every limit that holds; the tightest first.
    pub limits: Vec<LimitView>,
    /// The last day that may be spent; `None` when the day of entry itself is not lawful.
    pub last_lawful_day: Option<Date>,
    /// The first day on which one may enter, where that is not the planned one.
    pub earliest_entry: Option<Date>,
    /// Which days counted.
    pub calendar: Option<DayCalendar>,
}

/// One limit with its numbers.
#[derive(Clone, Debug)]
pub struct LimitView {
    /// The limit in words (`90 days in a calendar year`); see [`LimitView::words`] for the usual ones.
    pub limit: Words,
    /// Days used.
    pub used: u16,
    /// Days left.
    pub left: u16,
}

impl LimitView {
    /// The words for a limit of so many days in a window of `interfaces.md` (`calendar-year`, `rolling-180`,
    /// `half-year`, `per-entry`).
    pub fn words(max_days: u16, window: &str) -> Words {
        let days = ("days", max_days.into());
        match window.strip_prefix("rolling-").and_then(|size| size.parse::<u16>().ok()) {
            Some(size) => crate::i18n::words_with("limit-rolling", [days, ("window", size.into())]),
            None => crate::i18n::words_with(format!("limit-{window}"), [days]),
        }
    }

    /// The part that is used, in per cent, for the bar.
    pub fn percent(&self) -> u16 {
        let all = u32::from(self.used) + u32::from(self.left);
        (u32::from(self.used) * 100).checked_div(all).map_or(100, |percent| percent as u16)
    }
}

/// What a person who has stayed too long should know.
#[derive(Clone, Debug)]
pub struct Overstay {
    /// Days above the limit; zero where there was no ground to stay at all.
    pub days: u16,
    /// The last day that was lawful.
    pub last_lawful_day: Option<Date>,
    /// What holds now.
    pub holds: Vec<Words>,
    /// Which ban follows, with its length and its condition.
    pub bans: Vec<Words>,
    /// What can be done.
    pub can_do: Vec<Words>,
    /// Where it all stands written.
    pub sources: Vec<Source>,
}
