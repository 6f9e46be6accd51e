//! What came of a simulation: counted as it goes, and told as `paiza sim queue` prints it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::{HOUR, MINUTE, Micros, Plan, SECOND};

/// Milliseconds in a minute.
const MINUTE_MILLIS: f64 = 60_000.0;
const MILLI: Micros = SECOND / 1_000;
const DAY_HOURS: i64 = 24;

/// How one run went. Shapes: `../shared/interfaces.md`, `paiza sim`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outcome {
    /// The scenario's name.
    pub scenario: String,
    /// Where its figures come from.
    pub source: String,
    /// The seed.
    pub seed: u64,
    /// People who came after the warm-up.
    pub arrived: u64,
    /// From arrival to the first moment at a desk, in minutes, for everybody who came to one.
    pub wait_minutes: Waits,
    /// People who left the desk.
    pub served: u64,
    /// People at a desk when the simulation ended.
    pub at_desk: u64,
    /// People who still waited then.
    pub left_in_queue: u64,
    /// Since when, if any: their waits are not in `wait-minutes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub still_waiting: Option<StillWaiting>,
    /// Busy time over time on duty, by kind of lane.
    pub lane_utilisation: BTreeMap<String, f64>,
    /// Whether the promised wait was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseOutcome>,
    /// Kind by kind.
    pub lanes: Vec<LaneOutcome>,
    /// The second line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_line: Option<SecondOutcome>,
    /// Hour by hour of arrival, over all lanes.
    pub hours: Vec<HourOutcome>,
}

/// Waits, in minutes; null where nobody came to a desk. Percentiles are by nearest rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Waits {
    /// The mean.
    pub mean: Option<f64>,
    /// Half waited no longer.
    pub p50: Option<f64>,
    /// 95 of 100 waited no longer.
    pub p95: Option<f64>,
    /// The longest.
    pub max: Option<f64>,
}

/// Those who still waited at the end: their waits are known only as lower bounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StillWaiting {
    /// How many.
    pub people: u64,
    /// The longest wait so far, in minutes.
    pub longest_minutes: f64,
}

/// A promised wait, kept or not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PromiseOutcome {
    /// The promise, in minutes.
    pub minutes: f64,
    /// Share of people for whom it was kept, 0 to 1; null where nobody came. Who still waited within the promise when
    /// the simulation ended is in neither count.
    pub kept_share: Option<f64>,
}

/// One kind of lane.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LaneOutcome {
    /// Its name.
    pub name: String,
    /// People who came.
    pub arrived: u64,
    /// People who left the desk.
    pub served: u64,
    /// People who still waited at the end.
    pub left_in_queue: u64,
    /// Their waits.
    pub wait_minutes: Waits,
    /// Hours of officers on duty.
    pub officer_hours: f64,
}

/// The second line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SecondOutcome {
    /// People sent there.
    pub sent: u64,
    /// People who left it.
    pub served: u64,
    /// People who still waited at the end.
    pub left_in_queue: u64,
    /// Waits there, on top of those at the first line.
    pub wait_minutes: Waits,
}

/// Everybody who came in one hour.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HourOutcome {
    /// The hour of the simulation, from 0.
    pub hour: i64,
    /// The local time at which it begins, `HH:MM`.
    pub begins: String,
    /// People who came.
    pub arrived: u64,
    /// Their mean wait, in minutes.
    pub mean_minutes: Option<f64>,
    /// The longest, in minutes.
    pub max_minutes: Option<f64>,
    /// Share of them for whom the promise was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_share: Option<f64>,
}

/// Counts while the simulation runs. Only people who came after the warm-up are counted.
pub(crate) struct Tally {
    warm_up: Micros,
    end: Micros,
    promise: Option<Micros>,
    lanes: Vec<LaneTally>,
    second: SecondTally,
    longest_left: Micros,
}

#[derive(Clone, Default)]
struct LaneTally {
    arrived: u64,
    begun: u64,
    served: u64,
    left: u64,
    /// Busy time of desks after the warm-up.
    busy: Micros,
    total: Micros,
    longest: Micros,
    /// Milliseconds.
    waits: Vec<u32>,
    hours: Vec<HourTally>,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct HourTally {
    pub(crate) arrived: u64,
    begun: u64,
    total: Micros,
    longest: Micros,
    pub(crate) kept: u64,
    pub(crate) broken: u64,
}

#[derive(Default)]
struct SecondTally {
    sent: u64,
    served: u64,
    total: Micros,
    longest: Micros,
    waits: Vec<u32>,
}

impl Tally {
    pub(crate) fn new(plan: &Plan) -> Self {
        let hours = (plan.end / HOUR) as usize;
        let lane = LaneTally { hours: vec![HourTally::default(); hours], ..LaneTally::default() };
        Self {
            warm_up: plan.warm_up,
            end: plan.end,
            promise: plan.promise,
            lanes: vec![lane; plan.lanes.len()],
            second: SecondTally::default(),
            longest_left: 0,
        }
    }

    fn at(&mut self, lane: usize, arrived: Micros) -> Option<(&mut LaneTally, usize)> {
        if arrived < self.warm_up {
            return None;
        }
        self.lanes.get_mut(lane).map(|tally| (tally, (arrived / HOUR) as usize))
    }

    pub(crate) fn arrived(&mut self, lane: usize, at: Micros, people: u32) {
        let Some((tally, hour)) = self.at(lane, at) else { return };
        tally.arrived += u64::from(people);
        if let Some(hour) = tally.hours.get_mut(hour) {
            hour.arrived += u64::from(people);
        }
    }

    /// Somebody comes to a desk; says whether these people are counted.
    pub(crate) fn begun(
        &mut self,
        lane: usize,
        arrived: Micros,
        now: Micros,
        service: Micros,
        people: u32,
    ) -> bool {
        let (from, until) = (now.max(self.warm_up), (now + service).min(self.end));
        let promise = self.promise;
        if let Some(tally) = self.lanes.get_mut(lane) {
            tally.busy += (until - from).max(0);
        }
        let Some((tally, hour)) = self.at(lane, arrived) else { return false };
        let wait = now - arrived;
        let all = u64::from(people);
        tally.begun += all;
        tally.total += wait * i64::from(people);
        tally.longest = tally.longest.max(wait);
        tally.waits.extend((0..people).map(|_| (wait / MILLI) as u32));
        if let Some(hour) = tally.hours.get_mut(hour) {
            hour.begun += all;
            hour.total += wait * i64::from(people);
            hour.longest = hour.longest.max(wait);
            match promise {
                Some(promise) if wait > promise => hour.broken += all,
                Some(_) => hour.kept += all,
                None => {}
            }
        }
        true
    }

    pub(crate) fn served(&mut self, lane: usize, people: u32, is_counted: bool) {
        if let Some(tally) = self.lanes.get_mut(lane).filter(|_| is_counted) {
            tally.served += u64::from(people);
        }
    }

    /// People who still wait when the simulation ends.
    pub(crate) fn left(&mut self, lane: usize, arrived: Micros, end: Micros, people: u32) {
        let promise = self.promise;
        let Some((tally, hour)) = self.at(lane, arrived) else { return };
        tally.left += u64::from(people);
        let so_far = end - arrived;
        if let Some(hour) =
            tally.hours.get_mut(hour).filter(|_| promise.is_some_and(|promise| so_far > promise))
        {
            hour.broken += u64::from(people);
        }
        self.longest_left = self.longest_left.max(so_far);
    }

    pub(crate) fn sent(&mut self, is_counted: bool) {
        self.second.sent += u64::from(is_counted);
    }

    pub(crate) fn second_begun(&mut self, arrived: Micros, now: Micros, is_counted: bool) {
        if is_counted {
            let wait = now - arrived;
            self.second.total += wait;
            self.second.longest = self.second.longest.max(wait);
            self.second.waits.push((wait / MILLI) as u32);
        }
    }

    pub(crate) fn second_served(&mut self, is_counted: bool) {
        self.second.served += u64::from(is_counted);
    }

    pub(crate) fn finish(mut self, plan: &Plan, seed: u64, second_left: u64) -> Outcome {
        let sum = |count: fn(&LaneTally) -> u64| self.lanes.iter().map(count).sum::<u64>();
        let (arrived, begun, served, left) = (
            sum(|lane| lane.arrived),
            sum(|lane| lane.begun),
            sum(|lane| lane.served),
            sum(|lane| lane.left),
        );
        let hours = self.hours();
        let total = self.lanes.iter().map(|lane| lane.total).sum();
        let longest = self.lanes.iter().map(|lane| lane.longest).max().unwrap_or(0);
        let (kept, broken) =
            hours.iter().fold((0, 0), |(kept, broken), hour| (kept + hour.kept, broken + hour.broken));
        let utilisation = plan.lanes.iter().zip(&self.lanes).filter_map(|(lane, tally)| {
            let on_duty = on_duty(plan, |hour| lane.open.at(hour));
            (on_duty > 0.0).then(|| (lane.name.clone(), rounded(tally.busy as f64 / on_duty)))
        });
        let lane_utilisation = utilisation.collect();
        let longest_left = self.longest_left;
        let mut lanes = Vec::new();
        let mut waits: Vec<u32> = Vec::new();
        for (lane, tally) in plan.lanes.iter().zip(&mut self.lanes) {
            lanes.push(LaneOutcome {
                name: lane.name.clone(),
                arrived: tally.arrived,
                served: tally.served,
                left_in_queue: tally.left,
                wait_minutes: summary(tally.total, tally.longest, &mut tally.waits),
                officer_hours: rounded(on_duty(plan, |hour| lane.open.at(hour)) / HOUR as f64),
            });
            waits.append(&mut tally.waits);
        }
        let second = &mut self.second;
        Outcome {
            scenario: plan.name.clone(),
            source: plan.source.clone(),
            seed,
            arrived,
            wait_minutes: summary(total, longest, &mut waits),
            served,
            at_desk: begun - served,
            left_in_queue: left,
            still_waiting: (left > 0)
                .then(|| StillWaiting { people: left, longest_minutes: minutes(longest_left) }),
            lane_utilisation,
            promise: plan
                .promise_minutes()
                .map(|minutes| PromiseOutcome { minutes, kept_share: share(kept, broken) }),
            lanes,
            second_line: plan.second.as_ref().map(|_| SecondOutcome {
                sent: second.sent,
                served: second.served,
                left_in_queue: second_left,
                wait_minutes: summary(second.total, second.longest, &mut second.waits),
            }),
            hours: hours_outcome(plan, &hours),
        }
    }

    /// Hour by hour, over all lanes.
    fn hours(&self) -> Vec<HourTally> {
        let count = self.lanes.first().map_or(0, |lane| lane.hours.len());
        let mut sums = vec![HourTally::default(); count];
        for lane in &self.lanes {
            for (sum, hour) in sums.iter_mut().zip(&lane.hours) {
                sum.arrived += hour.arrived;
                sum.begun += hour.begun;
                sum.total += hour.total;
                sum.longest = sum.longest.max(hour.longest);
                sum.kept += hour.kept;
                sum.broken += hour.broken;
            }
        }
        sums
    }
}

/// Time on duty after the warm-up, in microseconds of one officer.
fn on_duty(plan: &Plan, open: impl Fn(i64) -> f64) -> f64 {
    (plan.warm_up / HOUR..plan.end / HOUR).map(open).sum::<f64>() * HOUR as f64
}

fn hours_outcome(plan: &Plan, hours: &[HourTally]) -> Vec<HourOutcome> {
    let counted = hours.iter().enumerate().skip((plan.warm_up / HOUR) as usize);
    counted
        .map(|(hour, tally)| HourOutcome {
            hour: hour as i64,
            begins: format!("{:02}:00", (hour as i64 + plan.first_hour) % DAY_HOURS),
            arrived: tally.arrived,
            mean_minutes: (tally.begun > 0)
                .then(|| rounded(tally.total as f64 / tally.begun as f64 / MINUTE as f64)),
            max_minutes: (tally.begun > 0).then(|| minutes(tally.longest)),
            kept_share: share(tally.kept, tally.broken),
        })
        .collect()
}

pub(crate) fn share(kept: u64, broken: u64) -> Option<f64> {
    let all = kept + broken;
    (all > 0).then(|| rounded(kept as f64 / all as f64))
}

fn summary(total: Micros, longest: Micros, waits: &mut [u32]) -> Waits {
    if waits.is_empty() {
        return Waits::default();
    }
    let mean = total as f64 / waits.len() as f64 / MINUTE as f64;
    Waits {
        mean: Some(rounded(mean)),
        p50: nearest_rank(waits, 50),
        p95: nearest_rank(waits, 95),
        max: Some(minutes(longest)),
    }
}

/// The smallest wait that at least so many of a hundred do not exceed.
fn nearest_rank(waits: &mut [u32], percent: usize) -> Option<f64> {
    let place = (waits.len() * percent).div_ceil(100).saturating_sub(1);
    if place >= waits.len() {
        return None;
    }
    let (_, wait, _) = waits.select_nth_unstable(place);
    Some(rounded(f64::from(*wait) / MINUTE_MILLIS))
}

fn minutes(time: Micros) -> f64 {
    rounded(time as f64 / MINUTE as f64)
}

/// Six decimals: far below what a simulation can know, and the same bytes everywhere.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
