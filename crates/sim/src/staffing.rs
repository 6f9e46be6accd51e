//! The smallest staffing that keeps a promise.
//!
//! Each kind of lane by itself, block of hours by block. First the smallest number that does all day long, then block
//! after block is lowered as long as every hour keeps the promise, until no single block can lose an officer. All
//! trials meet the same people (the same seeds), so one is better than another because of its officers alone.

use serde::Serialize;

use crate::outcome::Outcome;
use crate::plan::{HOUR, MINUTE, Micros, Plan, Table};
use crate::run::run;

/// The most officers of a kind that are tried.
const MAX_OFFICERS: u32 = 2_000;
const DAY_HOURS: usize = 24;
const WEEK_HOURS: usize = 168;

/// What is promised, and how hard the answer is tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// The longest wait, in minutes.
    pub minutes: f64,
    /// Share of the people of every hour for whom it must be kept, 0 to 1.
    pub share: f64,
    /// How many days are lived through, with the seeds 1, 2, 3 …
    pub seeds: u32,
    /// For how many hours an officer comes at least: 1, 2, 3, 4, 6, 8, 12 or 24.
    pub block_hours: u32,
}

/// Officers by the hour.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Staffing {
    /// The scenario's name.
    pub scenario: String,
    /// The promised wait, in minutes.
    pub promise_minutes: f64,
    /// For which share of the people of every hour it is kept.
    pub share: f64,
    /// Over how many days it was tried.
    pub seeds: u32,
    /// Kind by kind.
    pub lanes: Vec<LaneStaffing>,
}

/// Officers of one kind of lane.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LaneStaffing {
    /// The kind.
    pub name: String,
    /// The smallest number that does all the time.
    pub all_day: u32,
    /// The number hour by hour of the day or the week, beginning at midnight.
    pub by_hour: Vec<u32>,
    /// Hours of officers, over that day or week.
    pub officer_hours: u32,
    /// The same with the scenario's own staffing.
    pub officer_hours_now: f64,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StaffingError {
    /// The promise makes no sense.
    #[error("{0}")]
    Question(String),
    /// No number of officers keeps it.
    #[error(
        "with {MAX_OFFICERS} officers in `{lane}` the promise is still broken for those who come at {begins} (hour {hour}): an outage without `offline`, or a bus or party that takes longer than the promise, cannot be staffed away"
    )]
    Impossible {
        /// The kind of lane.
        lane: String,
        /// The hour of the simulation.
        hour: i64,
        /// Its local time.
        begins: String,
    },
}

/// Finds it; `tried` is told how many days were lived through so far.
///
/// # Errors
///
/// [`StaffingError`] where no staffing does.
pub fn smallest_staffing(
    plan: &Plan,
    promise: Promise,
    tried: &mut dyn FnMut(u64),
) -> Result<Staffing, StaffingError> {
    check(&promise)?;
    let mut days = 0;
    let mut lanes = Vec::new();
    for lane in 0..plan.lanes.len() {
        let mut trial = Trial::new(plan, lane, promise);
        let found = trial.search(&mut || {
            days += 1;
            tried(days);
        })?;
        lanes.extend(found);
    }
    Ok(Staffing {
        scenario: plan.name.clone(),
        promise_minutes: promise.minutes,
        share: promise.share,
        seeds: promise.seeds,
        lanes,
    })
}

fn check(promise: &Promise) -> Result<(), StaffingError> {
    let fault = if !(promise.minutes > 0.0 && promise.minutes <= 10_000.0) {
        "the promised wait is more than 0 and at most 10000 minutes"
    } else if !(promise.share > 0.0 && promise.share < 1.0) {
        "the share is more than 0 and less than 1: a promise for everybody cannot be staffed, since someone may always be unlucky"
    } else if promise.seeds == 0 {
        "at least one day must be lived through"
    } else if promise.block_hours == 0 || !24_u32.is_multiple_of(promise.block_hours) {
        "a block has 1, 2, 3, 4, 6, 8, 12 or 24 hours"
    } else {
        return Ok(());
    };
    Err(StaffingError::Question(fault.to_owned()))
}

/// One kind of lane with its people alone.
struct Trial {
    plan: Plan,
    promise: Promise,
    block: usize,
}

impl Trial {
    fn new(plan: &Plan, lane: usize, promise: Promise) -> Self {
        let mut alone = plan.clone();
        // The other lanes lose their people, not their places: each flow keeps its own random stream.
        for flow in &mut alone.flows {
            if flow.lane != lane {
                flow.per_hour = None;
                flow.at.clear();
            }
        }
        alone.promise = Some((promise.minutes * MINUTE as f64).round() as Micros);
        for other in &mut alone.lanes {
            other.referred = (0.0, 0.0);
        }
        alone.lanes.rotate_left(lane);
        for flow in &mut alone.flows {
            flow.lane = (flow.lane + alone.lanes.len() - lane) % alone.lanes.len().max(1);
        }
        for outage in &mut alone.outages {
            outage.lane = outage.lane.map(|one| (one + alone.lanes.len() - lane) % alone.lanes.len().max(1));
        }
        Self { plan: alone, promise, block: promise.block_hours as usize }
    }

    fn search(&mut self, tried: &mut dyn FnMut()) -> Result<Option<LaneStaffing>, StaffingError> {
        let Some(lane) = self.plan.lanes.first().cloned() else { return Ok(None) };
        let hours = (self.plan.end / HOUR) as usize;
        let period = if hours > DAY_HOURS { WEEK_HOURS } else { DAY_HOURS };
        let all_day = self.smallest_constant(period, tried)?;
        let mut blocks = vec![all_day; period / self.block];
        while self.lower(&mut blocks, tried) {}
        let by_hour: Vec<u32> =
            blocks.iter().flat_map(|count| std::iter::repeat_n(*count, self.block)).collect();
        Ok(Some(LaneStaffing {
            name: lane.name,
            all_day,
            officer_hours: by_hour.iter().sum(),
            officer_hours_now: (0..period as i64).map(|hour| lane.open.at(hour - self.plan.first_hour)).sum(),
            by_hour,
        }))
    }

    fn smallest_constant(&mut self, period: usize, tried: &mut dyn FnMut()) -> Result<u32, StaffingError> {
        let blocks = period / self.block;
        let (mut fails, mut does) = (0, 1);
        while let Some((hour, begins)) = self.broken_hour(&vec![does; blocks], tried) {
            if does >= MAX_OFFICERS {
                let lane = self.plan.lanes.first().map(|lane| lane.name.clone()).unwrap_or_default();
                return Err(StaffingError::Impossible { lane, hour, begins });
            }
            fails = does;
            does = (does * 2).min(MAX_OFFICERS);
        }
        while does - fails > 1 {
            let middle = fails.midpoint(does);
            if self.broken_hour(&vec![middle; blocks], tried).is_none() {
                does = middle;
            } else {
                fails = middle;
            }
        }
        Ok(does)
    }

    /// Takes from each block what it can spare; says whether any could.
    fn lower(&mut self, blocks: &mut [u32], tried: &mut dyn FnMut()) -> bool {
        let mut has_lowered = false;
        for place in 0..blocks.len() {
            // The fewest for this block with the others as they are, by halving.
            let Some(does) = blocks.get(place).copied() else { continue };
            let (mut fails, mut does_now) = (None, does);
            loop {
                let next = match fails {
                    None => 0,
                    Some(fails) if does_now - fails > 1 => does_now.midpoint(fails),
                    Some(_) => break,
                };
                if next == does_now {
                    break;
                }
                set(blocks, place, next);
                if self.broken_hour(blocks, tried).is_none() {
                    does_now = next;
                } else {
                    fails = Some(next);
                }
            }
            set(blocks, place, does_now);
            has_lowered |= does_now < does;
        }
        has_lowered
    }

    /// The first hour in which the promise is broken for too many, over all days.
    fn broken_hour(&mut self, blocks: &[u32], tried: &mut dyn FnMut()) -> Option<(i64, String)> {
        let by_hour =
            blocks.iter().flat_map(|count| std::iter::repeat_n(f64::from(*count), self.block)).collect();
        if let Some(lane) = self.plan.lanes.first_mut() {
            lane.open = Table::of_day(by_hour, self.plan.first_hour);
        }
        let mut sums: Vec<Sum> = Vec::new();
        for seed in 1..=u64::from(self.promise.seeds) {
            let outcome = run(&self.plan, seed);
            tried();
            add(&mut sums, &outcome);
        }
        let broken = sums.into_iter().find(|sum| sum.kept < self.promise.share * sum.all);
        broken.map(|sum| (sum.hour, sum.begins))
    }
}

struct Sum {
    hour: i64,
    begins: String,
    kept: f64,
    all: f64,
}

fn add(sums: &mut Vec<Sum>, outcome: &Outcome) {
    for (place, hour) in outcome.hours.iter().enumerate() {
        if sums.len() <= place {
            sums.push(Sum { hour: hour.hour, begins: hour.begins.clone(), kept: 0.0, all: 0.0 });
        }
        if let (Some(sum), Some(share)) = (sums.get_mut(place), hour.kept_share) {
            sum.kept += share * hour.arrived as f64;
            sum.all += hour.arrived as f64;
        }
    }
}

fn set(blocks: &mut [u32], place: usize, count: u32) {
    if let Some(block) = blocks.get_mut(place) {
        *block = count;
    }
}
