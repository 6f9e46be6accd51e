//! A scenario, checked, in one unit of time: what the simulation runs on.
//!
//! In: a [`Scenario`]. Out: a [`Plan`] in which every name is found, every share is a share and every hour has its
//! number, or a [`PlanError`] that says which field is wrong and what would do.

use crate::draw::Duration;
use crate::scenario::{ByHour, Flow, Lane, Outage, People, Scenario, SecondLine, Serves, Times};

/// Microseconds since the start of the simulation.
pub type Micros = i64;
/// A second.
pub const SECOND: Micros = 1_000_000;
/// A minute.
pub const MINUTE: Micros = 60 * SECOND;
/// An hour.
pub const HOUR: Micros = 60 * MINUTE;

/// Hours in a day.
const DAY_HOURS: i64 = 24;
/// The most hours that are simulated: a year and a day.
const MAX_HOURS: u32 = 24 * 367;
/// The most people that a scenario may bring on average: what fits into memory with room to spare.
const MAX_PEOPLE: f64 = 50_000_000.0;
/// The most officers of one kind.
const MAX_OFFICERS: f64 = 10_000.0;
/// The most people in one party.
const MAX_PARTY: u32 = 2_000;

/// A checked scenario.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) first_hour: i64,
    pub(crate) end: Micros,
    pub(crate) warm_up: Micros,
    pub(crate) promise: Option<Micros>,
    pub(crate) flows: Vec<FlowPlan>,
    pub(crate) flow_names: Vec<String>,
    pub(crate) lanes: Vec<LanePlan>,
    pub(crate) second: Option<SecondPlan>,
    pub(crate) outages: Vec<OutagePlan>,
}

#[derive(Clone, Debug)]
pub(crate) struct FlowPlan {
    pub(crate) lane: usize,
    pub(crate) per_hour: Option<Table>,
    /// Times of day, in microseconds, sorted.
    pub(crate) at: Vec<Micros>,
    pub(crate) late: f64,
    /// Shares of parties with at most one, two, three … people.
    pub(crate) people: Vec<f64>,
    pub(crate) pass: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct LanePlan {
    pub(crate) name: String,
    pub(crate) serves: Serves,
    pub(crate) open: Table,
    pub(crate) with_pass: Duration,
    pub(crate) without_pass: Duration,
    pub(crate) biometrics: Option<(f64, Duration)>,
    pub(crate) referred: (f64, f64),
    pub(crate) batch_scan: Option<Duration>,
    /// People who wait when the simulation begins.
    pub(crate) waiting: u32,
}

#[derive(Clone, Debug)]
pub(crate) struct SecondPlan {
    pub(crate) open: Table,
    pub(crate) time: Duration,
}

#[derive(Clone, Debug)]
pub(crate) struct OutagePlan {
    pub(crate) from: Micros,
    pub(crate) until: Micros,
    pub(crate) lane: Option<usize>,
    pub(crate) offline: Option<f64>,
}

/// A number for every hour of the simulation.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    values: Vec<f64>,
    first_hour: i64,
}

impl Table {
    /// The number of the hour with this number in the simulation.
    pub(crate) fn at(&self, hour: i64) -> f64 {
        let place = (hour + self.first_hour).rem_euclid(self.values.len().max(1) as i64);
        self.values.get(place as usize).copied().unwrap_or(0.0)
    }

    pub(crate) fn changes(&self) -> bool {
        self.values.windows(2).any(|pair| pair.first() != pair.last())
    }

    pub(crate) fn of_day(values: Vec<f64>, first_hour: i64) -> Self {
        Self { values, first_hour }
    }
}

/// Why a scenario cannot be run: the field, and what would do.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{field}` {fault}")]
pub struct PlanError {
    /// The field, as a path in the file.
    pub field: String,
    /// What is wrong with it and what would do.
    pub fault: String,
}

fn wrong<T>(field: impl Into<String>, fault: impl Into<String>) -> Result<T, PlanError> {
    Err(PlanError { field: field.into(), fault: fault.into() })
}

impl Plan {
    /// Reads a scenario from TOML and checks it.
    ///
    /// # Errors
    ///
    /// [`PlanError`] names the field or, for text that is no TOML, the line.
    pub fn from_toml(text: &str) -> Result<Self, PlanError> {
        let scenario: Scenario = toml::from_str(text).map_err(|error: toml::de::Error| PlanError {
            field: "the scenario".to_owned(),
            fault: format!("cannot be read: {}", error.to_string().trim_end()),
        })?;
        Self::new(&scenario)
    }

    /// Checks a scenario.
    ///
    /// # Errors
    ///
    /// [`PlanError`] names the first field that does not do.
    pub fn new(scenario: &Scenario) -> Result<Self, PlanError> {
        let first_hour = time_of_day("begins", &scenario.begins)?;
        if first_hour % HOUR != 0 {
            return wrong("begins", "is a full hour, as in \"06:00\"");
        }
        let first_hour = first_hour / HOUR;
        if scenario.hours == 0 || scenario.hours > MAX_HOURS {
            return wrong("hours", format!("is from 1 to {MAX_HOURS}"));
        }
        if scenario.warm_up_hours >= scenario.hours {
            return wrong("warm-up-hours", "is less than `hours`, or nobody would be counted");
        }
        if scenario.lanes.is_empty() {
            return wrong("lane", "is missing: write at least one [[lane]]");
        }
        if scenario.flows.is_empty() {
            return wrong("flow", "is missing: write at least one [[flow]]");
        }
        let lanes: Vec<LanePlan> =
            scenario.lanes.iter().map(|lane| lane_plan(lane, first_hour)).collect::<Result<_, _>>()?;
        for (index, lane) in scenario.lanes.iter().enumerate() {
            if scenario.lanes.iter().take(index).any(|other| other.name == lane.name) {
                return wrong(
                    format!("lane.{}", lane.name),
                    "stands twice: give each kind of lane its own name",
                );
            }
        }
        let flows = scenario
            .flows
            .iter()
            .map(|flow| flow_plan(flow, &scenario.lanes, first_hour))
            .collect::<Result<_, _>>()?;
        let plan = Self {
            name: scenario.name.clone(),
            source: scenario.source.clone(),
            first_hour,
            end: i64::from(scenario.hours) * HOUR,
            warm_up: i64::from(scenario.warm_up_hours) * HOUR,
            promise: promise(scenario.promise_minutes)?,
            flows,
            flow_names: scenario.flows.iter().map(|flow| flow.name.clone()).collect(),
            second: scenario
                .second_line
                .as_ref()
                .map(|second| second_plan(second, first_hour))
                .transpose()?,
            outages: scenario
                .outages
                .iter()
                .map(|outage| outage_plan(outage, scenario))
                .collect::<Result<_, _>>()?,
            lanes,
        };
        plan.check_referrals(scenario)?;
        plan.check_size()?;
        Ok(plan)
    }

    /// How many people come on average.
    pub fn expected_people(&self) -> f64 {
        let hours = self.end / HOUR;
        let days = (hours as f64 / DAY_HOURS as f64).ceil();
        self.flows
            .iter()
            .map(|flow| {
                let random: f64 =
                    flow.per_hour.as_ref().map_or(0.0, |rate| (0..hours).map(|hour| rate.at(hour)).sum());
                (random + flow.at.len() as f64 * days) * mean_people(&flow.people)
            })
            .sum()
    }

    /// The name of the flow, where there is only one.
    pub fn only_flow(&self) -> Option<&str> {
        match self.flow_names.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The promised wait, if the scenario has one.
    pub fn promise_minutes(&self) -> Option<f64> {
        self.promise.map(|promise| promise as f64 / MINUTE as f64)
    }

    /// Lets the simulation begin at another hour of the day, with the officers of that hour.
    pub(crate) fn begin_at(&mut self, hour: i64) {
        self.first_hour = hour;
        let lanes = self.lanes.iter_mut().map(|lane| &mut lane.open);
        let second = self.second.iter_mut().map(|second| &mut second.open);
        let flows = self.flows.iter_mut().filter_map(|flow| flow.per_hour.as_mut());
        for table in lanes.chain(second).chain(flows) {
            table.first_hour = hour;
        }
    }

    fn check_referrals(&self, scenario: &Scenario) -> Result<(), PlanError> {
        let refers = |lane: &&Lane| lane.second_line.with_pass + lane.second_line.without_pass > 0.0;
        match scenario.lanes.iter().find(refers) {
            Some(lane) if self.second.is_none() => wrong(
                format!("lane.{}.second-line", lane.name),
                "sends people to a second line, and there is none: write [second-line]",
            ),
            _ => Ok(()),
        }
    }

    fn check_size(&self) -> Result<(), PlanError> {
        let people = self.expected_people();
        if people > MAX_PEOPLE {
            return wrong(
                "flow",
                format!(
                    "brings {people:.0} people, and at most {MAX_PEOPLE:.0} are simulated at once: take fewer hours"
                ),
            );
        }
        Ok(())
    }
}

pub(crate) fn mean_people(shares: &[f64]) -> f64 {
    // Σ P(more than n) over n: the shares are cumulative.
    1.0 + shares.iter().map(|share| (1.0 - share).max(0.0)).sum::<f64>()
}

fn promise(minutes: Option<f64>) -> Result<Option<Micros>, PlanError> {
    match minutes {
        Some(minutes) if !(minutes > 0.0 && minutes <= 10_000.0) => {
            wrong("promise-minutes", "is more than 0 and at most 10000")
        }
        _ => Ok(minutes.map(|minutes| (minutes * MINUTE as f64).round() as Micros)),
    }
}

fn flow_plan(flow: &Flow, lanes: &[Lane], first_hour: i64) -> Result<FlowPlan, PlanError> {
    let field = |name: &str| format!("flow.{}.{name}", flow.name);
    let Some(lane) = lanes.iter().position(|lane| lane.name == flow.lane) else {
        let known: Vec<&str> = lanes.iter().map(|lane| lane.name.as_str()).collect();
        return wrong(field("lane"), format!("names `{}`; there are: {}", flow.lane, known.join(", ")));
    };
    if flow.per_hour.is_none() && flow.at.is_empty() {
        return wrong(field("per-hour"), "is missing: give arrivals an hour, or times of day in `at`");
    }
    let mut at = flow.at.iter().map(|text| time_of_day(&field("at"), text)).collect::<Result<Vec<_>, _>>()?;
    at.sort_unstable();
    if !(0.0..=1_440.0).contains(&flow.late_minutes) {
        return wrong(field("late-minutes"), "is from 0 to 1440");
    }
    Ok(FlowPlan {
        lane,
        per_hour: flow
            .per_hour
            .as_ref()
            .map(|hours| table(&field("per-hour"), hours, first_hour, MAX_PEOPLE))
            .transpose()?,
        at,
        late: flow.late_minutes * MINUTE as f64,
        people: people(&field("people"), &flow.people)?,
        pass: share(&field("pass"), flow.pass)?,
    })
}

/// Cumulative shares.
fn people(field: &str, people: &People) -> Result<Vec<f64>, PlanError> {
    let shares = match people {
        People::Fixed(count) if (1..=MAX_PARTY).contains(count) => {
            // Nobody comes in fewer: the last share is what is left.
            let mut shares = vec![0.0; *count as usize];
            if let Some(last) = shares.last_mut() {
                *last = 1.0;
            }
            return Ok(shares);
        }
        People::Fixed(_) => return wrong(field, format!("is from 1 to {MAX_PARTY}")),
        People::Shares(shares) => shares,
    };
    let total: f64 = shares.iter().sum();
    if shares.is_empty() || shares.len() > MAX_PARTY as usize || (total - 1.0).abs() > 1e-6 {
        return wrong(
            field,
            format!(
                "are the shares of parties with one, two, three … people and add up to 1; these add up to {total}"
            ),
        );
    }
    let mut sum = 0.0;
    shares
        .iter()
        .map(|one| {
            sum += share(field, *one)?;
            Ok(sum)
        })
        .collect()
}

fn lane_plan(lane: &Lane, first_hour: i64) -> Result<LanePlan, PlanError> {
    let field = |name: &str| format!("lane.{}.{name}", lane.name);
    if lane.batch_scan.is_some() && lane.serves == Serves::Person {
        return wrong(
            field("batch-scan"),
            "needs `serves = \"party\"`: one desk scans all the passes of a party",
        );
    }
    Ok(LanePlan {
        name: lane.name.clone(),
        serves: lane.serves,
        open: officers(&field("open"), &lane.open, first_hour)?,
        with_pass: times(&field("with-pass"), lane.with_pass)?,
        without_pass: times(&field("without-pass"), lane.without_pass)?,
        biometrics: lane
            .biometrics
            .map(|taken| {
                let name = field("biometrics");
                Ok((share(&name, taken.share)?, times(&name, taken.time)?))
            })
            .transpose()?,
        referred: (
            share(&field("second-line.with-pass"), lane.second_line.with_pass)?,
            share(&field("second-line.without-pass"), lane.second_line.without_pass)?,
        ),
        batch_scan: lane.batch_scan.map(|scan| times(&field("batch-scan"), scan)).transpose()?,
        waiting: 0,
    })
}

fn second_plan(second: &SecondLine, first_hour: i64) -> Result<SecondPlan, PlanError> {
    Ok(SecondPlan {
        open: officers("second-line.open", &second.open, first_hour)?,
        time: times("second-line.time", second.time)?,
    })
}

fn outage_plan(outage: &Outage, scenario: &Scenario) -> Result<OutagePlan, PlanError> {
    let hours = f64::from(scenario.hours);
    if !(outage.from_hour >= 0.0 && outage.from_hour < outage.until_hour && outage.until_hour <= hours) {
        return wrong("outage.from-hour", format!("is before `until-hour`, both from 0 to {hours}"));
    }
    let lane = match &outage.lane {
        None => None,
        Some(name) => match scenario.lanes.iter().position(|lane| lane.name == *name) {
            Some(place) => Some(place),
            None => return wrong("outage.lane", format!("names `{name}`, which is no kind of lane here")),
        },
    };
    if outage.offline.is_some_and(|factor| !(1.0..=100.0).contains(&factor)) {
        return wrong("outage.offline", "says how many times longer a person takes: from 1 to 100");
    }
    let micros = |hours: f64| (hours * HOUR as f64).round() as Micros;
    Ok(OutagePlan {
        from: micros(outage.from_hour),
        until: micros(outage.until_hour),
        lane,
        offline: outage.offline,
    })
}

fn officers(field: &str, hours: &ByHour, first_hour: i64) -> Result<Table, PlanError> {
    let table = table(field, hours, first_hour, MAX_OFFICERS)?;
    if table.values.iter().any(|value| value.fract() != 0.0) {
        return wrong(field, "are whole numbers of officers");
    }
    Ok(table)
}

fn table(field: &str, hours: &ByHour, first_hour: i64, most: f64) -> Result<Table, PlanError> {
    let values = match hours {
        ByHour::Same(value) => vec![*value],
        ByHour::Hours(values) if matches!(values.len(), 24 | 168) => values.clone(),
        ByHour::Hours(values) => {
            return wrong(
                field,
                format!("has {} numbers: write one, 24 for a day or 168 for a week", values.len()),
            );
        }
    };
    if values.iter().any(|value| !(0.0..=most).contains(value)) {
        return wrong(field, format!("is from 0 to {most}"));
    }
    Ok(Table { values, first_hour })
}

fn share(field: &str, share: f64) -> Result<f64, PlanError> {
    if (0.0..=1.0).contains(&share) { Ok(share) } else { wrong(field, "is a share from 0 to 1") }
}

fn times(field: &str, times: Times) -> Result<Duration, PlanError> {
    let is_fit = (0.0..=86_400.0).contains(&times.mean_seconds) && (0.0..=20.0).contains(&times.spread);
    let duration = is_fit.then(|| Duration::new(times.mean_seconds, times.spread)).flatten();
    duration.map_or_else(|| wrong(field, "has a mean from 0 to 86400 seconds and a spread from 0 to 20"), Ok)
}

/// `HH:MM` in microseconds after midnight.
fn time_of_day(field: &str, text: &str) -> Result<Micros, PlanError> {
    let parts = text.split_once(':').and_then(|(hour, minute)| {
        let both_two = hour.len() == 2 && minute.len() == 2;
        both_two.then_some((hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?))
    });
    match parts {
        Some((hour @ 0..=23, minute @ 0..=59)) => Ok(hour * HOUR + minute * MINUTE),
        _ => wrong(field, format!("is a time of day as in \"06:00\", not `{text}`")),
    }
}
