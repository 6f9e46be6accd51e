//! A counted plan as HTML, in the words of a language: the service and the browser draw it with the same code.

use askama::Template;
use base::{Date, parse_date};
use rules::stay::Day;
use rules::{DayStanding, LimitCount, Outcome, Outlook, PackSet, Slot, SlotAnswer, TripAnswer, Verdict};

use super::chart::{Series, outline};
use super::{Stretch, Words, headline, word};

/// What is shown of a plan, and in which words.
pub(super) struct Shown<'p> {
    pub(super) packs: &'p PackSet,
    pub(super) words: &'p Words,
    pub(super) counted_on: Date,
    pub(super) today: Date,
    pub(super) days: u32,
    pub(super) linked: &'p [String],
}

#[derive(Template)]
#[template(path = "plan/result.html")]
struct ResultView {
    tone: &'static str,
    headline: String,
    headline_say: String,
    left_on: String,
    no_limit: String,
    open_note: Option<String>,
    limits: Vec<LimitView>,
    width: i32,
    today_at: Option<i32>,
    asked_at: Option<i32>,
    first: String,
    last: String,
    facts: Vec<(String, String)>,
    as_of: String,
    packs: String,
}

struct LimitView {
    left: String,
    used: String,
    percent: Option<u32>,
    outline: String,
    href: Option<String>,
    title: String,
    sources: Vec<String>,
}

#[derive(Template)]
#[template(path = "plan/trip.html")]
struct TripView {
    days: String,
    tone: &'static str,
    standing: String,
    last: Option<String>,
    conflict: Option<String>,
    verdict: Option<(&'static str, String)>,
    todo: Vec<String>,
}

#[derive(Template)]
#[template(path = "plan/calendar.html")]
struct CalendarView {
    weekdays: Vec<(String, String)>,
    months: Vec<MonthView>,
}

struct MonthView {
    key: String,
    name: String,
    weeks: Vec<Vec<Option<CellView>>>,
}

#[derive(Clone)]
struct CellView {
    day: String,
    number: i8,
    class: String,
    word: String,
}

/// The HTML of a template; writing into memory does not fail.
fn drawn(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

impl Shown<'_> {
    /// What the plan comes to in one line.
    pub(super) fn say(&self, trips: &[TripAnswer], outlook: &Outlook) -> String {
        let (_, headline, _) = self.headline(trips);
        let left = outlook.limits.first().map(|limit| {
            format!(
                "{}: {}",
                self.words.text("plan-left-on", "date", &self.words.day(self.counted_on)),
                self.left(limit)
            )
        });
        [Some(headline), left].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    fn headline(&self, trips: &[TripAnswer]) -> (&'static str, String, String) {
        let words = self.words;
        match headline(trips) {
            Some((tone, "within", days)) => {
                (tone, words.count("plan-all-within", days), words.say("plan-within-say"))
            }
            Some((tone, word, days)) => {
                let key = if word == "not-limited" { "plan-some-not-limited" } else { "plan-some-" };
                let key = if word == "not-limited" { key.to_owned() } else { format!("{key}{word}") };
                (tone, words.count(&key, days), words.say(&format!("plan-{word}-say")))
            }
            None => ("look", words.say("plan-none"), words.say("plan-none-say")),
        }
    }

    /// The answer to the plan as a whole.
    pub(super) fn result(
        &self,
        trips: &[TripAnswer],
        outlook: &Outlook,
        series: &[Series],
        months: Option<(Date, Date)>,
    ) -> String {
        let words = self.words;
        let (tone, headline, headline_say) = self.headline(trips);
        let place = |day: Date| {
            let (first, last) = months?;
            (first <= day && day <= last).then(|| Day::of(day).since(Day::of(first)))
        };
        let used: Vec<String> = outlook
            .limits
            .iter()
            .filter_map(|limit| limit.rule.split_once('/'))
            .filter_map(|(pack, _)| self.packs.pack(pack))
            .map(|pack| format!("{} {}", pack.id, pack.version))
            .collect();
        let mut packs: Vec<String> = used;
        packs.dedup();
        drawn(&ResultView {
            tone,
            headline,
            headline_say,
            left_on: words.text("plan-left-on", "date", &words.day(self.counted_on)),
            no_limit: words.say("plan-no-limit"),
            open_note: outlook.is_open.then(|| words.say("plan-open-counts")),
            limits: outlook.limits.iter().map(|limit| self.limit(limit, series, months)).collect(),
            width: months.map_or(0, |(first, last)| Day::of(last).since(Day::of(first)) + 1),
            today_at: place(self.today),
            asked_at: place(self.counted_on),
            first: months.map(|(first, _)| words.month(first)).unwrap_or_default(),
            last: months.map(|(_, last)| words.month(last)).unwrap_or_default(),
            facts: self.facts(outlook),
            as_of: words.text("plan-as-of", "date", &words.day(self.today)),
            packs: packs.join(", "),
        })
    }

    fn facts(&self, outlook: &Outlook) -> Vec<(String, String)> {
        if outlook.limits.is_empty() {
            return Vec::new();
        }
        let words = self.words;
        let ahead =
            |day: Option<Date>| day.map_or_else(|| words.say("plan-not-found"), |day| words.long_day(day));
        let mut facts = Vec::new();
        if let Some(last) = outlook.last_lawful_day {
            facts.push((words.text("plan-last", "date", &words.day(self.counted_on)), words.long_day(last)));
        }
        facts.push((words.count("plan-first", self.days), ahead(outlook.first_for_days)));
        facts.push((words.say("plan-full"), ahead(outlook.full_quota)));
        facts
    }

    fn left(&self, limit: &LimitCount) -> String {
        format!("{} {}", self.words.count("plan-left", limit.left), self.limit_words(limit))
    }

    fn limit_words(&self, limit: &LimitCount) -> String {
        let words = self.words;
        let max = limit.max_days.unwrap_or_default().to_string();
        if let Some(until) = limit.until {
            return words.text("plan-limit-until", "date", &words.day(until));
        }
        match limit.window.split_once("rolling-") {
            Some((_, window)) => words.with("plan-limit-rolling", &[("max", &max), ("window", window)], &[]),
            None => words.text(&format!("plan-limit-{}", limit.window), "max", &max),
        }
    }

    fn limit(&self, limit: &LimitCount, series: &[Series], months: Option<(Date, Date)>) -> LimitView {
        let words = self.words;
        let own = series.iter().filter(|one| one.rule == limit.rule && one.max_days == limit.max_days);
        let outline =
            months.map(|(first, _)| own.map(|one| outline(one, first)).collect()).unwrap_or_default();
        let rule = self.packs.rule(&limit.rule);
        let title = rule.as_ref().and_then(|page| {
            let find = |tag: &str| page.pack.texts.find(tag, page.title);
            find(words.language.tag()).or_else(|| find("en"))
        });
        let pack = limit.rule.split_once('/').map(|(pack, _)| pack);
        let is_linked = self.linked.iter().any(|linked| Some(linked.as_str()) == pack);
        let source = |id: &String| {
            let source = self.packs.source_of(&limit.rule, id)?;
            let confidence = words.say(&format!("confidence-{}", source.confidence));
            Some(format!("{} · {} · {confidence}", source.cite, source.published))
        };
        LimitView {
            left: words.count("plan-left", limit.left),
            used: format!("{} {}", words.count("plan-used", limit.used), self.limit_words(limit)),
            percent: limit.max_days.map(|max| (100 * limit.used.min(max)) / max.max(1)),
            outline,
            href: is_linked.then(|| format!("/rules/{}", limit.rule)),
            title: title.unwrap_or(&limit.rule).to_owned(),
            sources: limit.sources.iter().filter_map(source).collect(),
        }
    }

    /// The answer to one trip.
    pub(super) fn trip(&self, trip: &TripAnswer) -> String {
        let words = self.words;
        let kinds = [DayStanding::Over, DayStanding::Open, DayStanding::NotLimited, DayStanding::Within];
        let worst = kinds.into_iter().find(|kind| trip.days_that_are(*kind) > 0).unwrap_or(DayStanding::Open);
        let days: u32 = kinds.into_iter().map(|kind| trip.days_that_are(kind)).sum();
        let tone = match worst {
            DayStanding::Within => "yes",
            DayStanding::Over => "no",
            DayStanding::Open | DayStanding::NotLimited => "look",
        };
        let standing = match worst {
            DayStanding::Over => words.count("plan-some-over", trip.days_that_are(worst)),
            other => words.say(&format!("plan-day-{}", word(other))),
        };
        let ends = trip.days.last().map(|stretch| stretch.to);
        let conflict = trip.answer.stay().and_then(|stay| stay.conflicts_with_booked);
        drawn(&TripView {
            days: words.count("plan-trip-days", days),
            tone,
            standing,
            last: self.last_day(trip, worst),
            conflict: conflict.map(|day| words.text("plan-conflict", "date", &words.day(day))),
            // What had to be done for a trip of the past is no question any more.
            verdict: ends.filter(|end| *end >= self.today).map(|_| self.verdict(trip.answer.verdict())),
            todo: if ends.is_some_and(|end| end >= self.today) { self.todo(trip) } else { Vec::new() },
        })
    }

    fn last_day(&self, trip: &TripAnswer, worst: DayStanding) -> Option<String> {
        if worst == DayStanding::Over {
            let lawful = trip.days.iter().find(|stretch| stretch.standing == DayStanding::Within);
            return Some(match lawful {
                Some(stretch) => {
                    self.words.text("plan-last-lawful", "date", &self.words.long_day(stretch.to))
                }
                None => self.words.say("plan-no-lawful"),
            });
        }
        let last = trip.answer.last_lawful_day()?;
        Some(self.words.text("plan-last-lawful", "date", &self.words.long_day(last)))
    }

    fn verdict(&self, verdict: Verdict) -> (&'static str, String) {
        let (tone, word) = match verdict {
            Verdict::Free => ("yes", "free"),
            Verdict::Act => ("look", "act"),
            Verdict::Depends => ("look", "depends"),
            Verdict::Conflict => ("look", "conflict"),
            Verdict::Refused => ("no", "refused"),
        };
        (tone, self.words.say(&format!("plan-verdict-{word}")))
    }

    fn todo(&self, trip: &TripAnswer) -> Vec<String> {
        let asks = |slot: &&SlotAnswer| {
            let says = !matches!(slot.result, Outcome::NotRequired | Outcome::Permitted | Outcome::Within);
            slot.slot != Slot::Stay && says
        };
        trip.answer.slots.iter().filter(asks).map(|slot| self.slot(slot)).collect()
    }

    fn slot(&self, slot: &SlotAnswer) -> String {
        let words = self.words;
        let name = words.say(&format!("slot-{}", slot.slot.word()));
        let result = words.say(&format!("result-{}", slot.result.word()));
        let line = words.with("plan-slot", &[("slot", &name), ("result", &result)], &[]);
        let by = slot.filing.file_by.map(|by| words.text("plan-file-by", "moment", &words.moment(by)));
        let from = slot
            .filing
            .file_not_before
            .map(|from| words.text("plan-file-from", "moment", &words.moment(from)));
        let until =
            slot.by.map(|by| words.with("plan-slot-by", &[("slot", &name), ("date", &words.day(by))], &[]));
        let line = until.unwrap_or(line);
        [Some(line), by, from].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }
}

/// Months with the days of the trips marked.
pub(super) fn calendar(
    words: &Words,
    (first, last): (Date, Date),
    today: Option<Date>,
    asked: Option<Date>,
    stretches: &[Stretch],
) -> String {
    let marks: Vec<(Date, Date, &Stretch)> = stretches
        .iter()
        .filter_map(|stretch| Some((parse_date(&stretch.from).ok()?, parse_date(&stretch.to).ok()?, stretch)))
        .collect();
    let mut months = Vec::new();
    let mut month = first;
    while month <= last && months.len() < 24 {
        months.push(month_view(words, month, (today, asked), &marks));
        month = month.last_of_month().tomorrow().unwrap_or(Date::MAX);
    }
    let weekday = |n| (words.say(&format!("weekday-short-{n}")), words.weekday(n));
    drawn(&CalendarView { weekdays: (1..=7).map(weekday).collect(), months })
}

fn month_view(
    words: &Words,
    first: Date,
    special: (Option<Date>, Option<Date>),
    marks: &[(Date, Date, &Stretch)],
) -> MonthView {
    let lead = usize::from(first.weekday().to_monday_zero_offset().unsigned_abs());
    let mut cells: Vec<Option<CellView>> = vec![None; lead];
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    cells.extend(
        days.take_while(|day| day.month() == first.month()).map(|day| Some(cell(words, day, special, marks))),
    );
    cells.resize(cells.len().div_ceil(7) * 7, None);
    MonthView {
        key: format!("{:04}-{:02}", first.year(), first.month()),
        name: words.month(first),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

fn cell(
    words: &Words,
    day: Date,
    (today, asked): (Option<Date>, Option<Date>),
    marks: &[(Date, Date, &Stretch)],
) -> CellView {
    let here: Vec<_> = marks.iter().filter(|(from, to, _)| *from <= day && day <= *to).collect();
    let mut classes = Vec::new();
    let mut word = String::new();
    // On a day that two trips share, the worse standing shows.
    let rank =
        |standing: &str| ["within", "not-limited", "open", "over"].iter().position(|one| *one == standing);
    if let Some((_, _, stretch)) = here.iter().max_by_key(|(_, _, stretch)| rank(stretch.standing)) {
        classes.extend(["in", stretch.standing]);
        word = words.say(&format!("plan-day-{}", stretch.standing));
    }
    let meets = |other: Option<Date>, trip: usize| {
        other.is_some_and(|other| {
            marks.iter().any(|(from, to, s)| s.trip == trip && *from <= other && other <= *to)
        })
    };
    if here.iter().any(|(_, _, stretch)| !meets(day.yesterday().ok(), stretch.trip)) {
        classes.push("first");
    }
    if here.iter().any(|(_, _, stretch)| !meets(day.tomorrow().ok(), stretch.trip)) {
        classes.push("last");
    }
    if Some(day) == today {
        classes.push("today");
    }
    if Some(day) == asked {
        classes.push("asked");
    }
    CellView { day: day.to_string(), number: day.day(), class: classes.join(" "), word }
}
