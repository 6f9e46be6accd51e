//! The next hours at a post, from its own record.
//!
//! In: a scenario for the desks, the recorded people hour by hour, who waits now. Out: bands for each of the next hours.
//!
//! Each simulated future takes one past week and lets the same hours of it happen again, with chance inside the hour:
//! what usually comes together (a market day, a train that brings buses) comes together again, and how far the weeks
//! lie apart is how unsure the forecast is. A record of people *seen* stands for arrivals; where the queue was long they
//! had come earlier. Meaning: `spec/queues.md`, section 6.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::draw;
use crate::many::{Band, band};
use crate::outcome::Outcome;
use crate::plan::{HOUR, Plan, Table, mean_people};
use crate::run::run;

/// Hours in a week.
const WEEK: i64 = 168;
/// Weeks that are looked back at, at most.
const MAX_WEEKS: i64 = 12;
/// Fewer weeks than these say nothing of how weeks differ.
const MIN_WEEKS: usize = 3;
/// The most hours ahead.
const MAX_HOURS: u32 = 48;
/// The stream of chance that picks a week, apart from those of flows.
const WEEK_STREAM: u64 = u64::MAX;

/// People of one flow in one hour, as recorded. Hours are counted from any fixed hour of local time.
pub type Record = BTreeMap<i64, u32>;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The first hour that is forecast, counted as in the record.
    pub from: i64,
    /// That hour's hour of the day, 0 to 23.
    pub hour_of_day: i64,
    /// How many hours.
    pub hours: u32,
    /// Records by the name of their flow.
    pub records: BTreeMap<String, Record>,
    /// People who wait now, by the name of the kind of lane.
    pub waiting: BTreeMap<String, u32>,
}

/// Why there is no forecast.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ForecastError {
    /// Too far ahead, or not at all.
    #[error("a forecast is for 1 to {MAX_HOURS} hours")]
    Hours,
    /// A name that is not in the scenario.
    #[error("`{0}` is no {1} of the scenario")]
    Name(String, &'static str),
    /// The record is too short.
    #[error(
        "the record holds {found} of the last {MAX_WEEKS} weeks before the forecast, and {MIN_WEEKS} are the least that show how weeks differ"
    )]
    Short {
        /// Weeks found.
        found: usize,
    },
}

/// A forecast that is ready to be lived through, seed by seed.
#[derive(Clone, Debug)]
pub struct Forecast {
    plan: Plan,
    weeks: Vec<Week>,
}

/// A past week: for each flow that has a record, its place in the plan and its parties hour by hour.
type Week = Vec<(usize, Vec<f64>)>;

/// The forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ForecastOutcome {
    /// The scenario's name.
    pub scenario: String,
    /// How many past weeks it rests on.
    pub weeks: usize,
    /// How many futures were lived through, with the seeds 1, 2, 3 …
    pub seeds: usize,
    /// Hour by hour.
    pub hours: Vec<ForecastHour>,
}

/// One hour of a forecast, each figure as a band over the futures.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ForecastHour {
    /// The local time at which it begins.
    pub begins: String,
    /// People who come.
    pub arrived: Option<Band>,
    /// Their mean wait in minutes.
    pub mean_minutes: Option<Band>,
    /// The longest wait among them in minutes.
    pub max_minutes: Option<Band>,
    /// Share of them for whom the promise is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_share: Option<Band>,
}

impl Forecast {
    /// Prepares a forecast.
    ///
    /// # Errors
    ///
    /// [`ForecastError`] for a name that nobody knows and for a record that is too short.
    pub fn new(plan: &Plan, question: &Question) -> Result<Self, ForecastError> {
        if !(1..=MAX_HOURS).contains(&question.hours) {
            return Err(ForecastError::Hours);
        }
        let hours = i64::from(question.hours);
        let mut plan = plan.clone();
        // Outages of the scenario are hours of another day.
        plan.outages.clear();
        (plan.end, plan.warm_up) = (hours * HOUR, 0);
        plan.begin_at(question.hour_of_day);
        for (name, count) in &question.waiting {
            let lane = plan.lanes.iter_mut().find(|lane| lane.name == *name);
            let Some(lane) = lane else { return Err(ForecastError::Name(name.clone(), "kind of lane")) };
            lane.waiting = *count;
        }
        let weeks = past_weeks(&plan, question)?;
        Ok(Self { plan, weeks })
    }

    /// One future.
    pub fn future(&self, seed: u64) -> Outcome {
        let mut plan = self.plan.clone();
        let mut random = draw::generator(seed, WEEK_STREAM);
        let place = (draw::unit(&mut random) * self.weeks.len() as f64) as usize;
        for (flow, rates) in self.weeks.get(place).into_iter().flatten() {
            if let Some(flow) = plan.flows.get_mut(*flow) {
                flow.per_hour = Some(Table::of_day(rates.clone(), 0));
                flow.at.clear();
            }
        }
        run(&plan, seed)
    }

    /// Puts futures together.
    pub fn together(&self, futures: &[Outcome]) -> ForecastOutcome {
        let count = futures.first().map_or(0, |future| future.hours.len());
        let hours = (0..count).filter_map(|place| hour_of(futures, place)).collect();
        ForecastOutcome {
            scenario: self.plan.name.clone(),
            weeks: self.weeks.len(),
            seeds: futures.len(),
            hours,
        }
    }
}

fn hour_of(futures: &[Outcome], place: usize) -> Option<ForecastHour> {
    let hours: Vec<_> = futures.iter().filter_map(|future| future.hours.get(place)).collect();
    let begins = hours.first()?.begins.clone();
    Some(ForecastHour {
        begins,
        arrived: band(hours.iter().map(|hour| hour.arrived as f64).collect()),
        mean_minutes: band(hours.iter().filter_map(|hour| hour.mean_minutes).collect()),
        max_minutes: band(hours.iter().filter_map(|hour| hour.max_minutes).collect()),
        kept_share: band(hours.iter().filter_map(|hour| hour.kept_share).collect()),
    })
}

/// The same hours of each recorded week, as parties an hour. A week that ended before the record began does not count.
fn past_weeks(plan: &Plan, question: &Question) -> Result<Vec<Week>, ForecastError> {
    let mut flows = Vec::new();
    for (name, record) in &question.records {
        let place = plan.flow_names.iter().position(|known| known == name);
        let Some(place) = place else { return Err(ForecastError::Name(name.clone(), "flow")) };
        let people = plan.flows.get(place).map_or(1.0, |flow| mean_people(&flow.people));
        flows.push((place, record, people));
    }
    let first = flows.iter().filter_map(|(_, record, _)| record.keys().next()).min().copied();
    let mut weeks = Vec::new();
    for back in 1..=MAX_WEEKS {
        let from = question.from - back * WEEK;
        if first.is_none_or(|first| from < first) {
            break;
        }
        let hours = from..from + i64::from(question.hours);
        let rates = |record: &Record, people: f64| {
            hours
                .clone()
                .map(|hour| record.get(&hour).map_or(0.0, |count| f64::from(*count) / people))
                .collect()
        };
        weeks.push(flows.iter().map(|(place, record, people)| (*place, rates(record, *people))).collect());
    }
    if weeks.len() < MIN_WEEKS {
        return Err(ForecastError::Short { found: weeks.len() });
    }
    Ok(weeks)
}
