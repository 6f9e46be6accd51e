//! The post as a file says it.
//!
//! In: TOML. Out: a [`Scenario`], field by field as written; [`crate::Plan`] checks what the fields mean together.

use serde::Deserialize;

/// A crossing, its travellers and its officers, over some hours.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scenario {
    /// What the scenario shows, in a line.
    pub name: String,
    /// Where its figures come from: nobody should have to guess what is measured and what is made up.
    pub source: String,
    /// The local time of the first hour, `HH:MM`.
    #[serde(default = "midnight")]
    pub begins: String,
    /// How many hours are simulated.
    pub hours: u32,
    /// The first hours whose travellers are served but not counted, so that an empty post at the start flatters nobody.
    #[serde(default)]
    pub warm_up_hours: u32,
    /// The wait that is promised, in minutes.
    pub promise_minutes: Option<f64>,
    /// The streams of travellers.
    #[serde(rename = "flow")]
    pub flows: Vec<Flow>,
    /// The kinds of lanes.
    #[serde(rename = "lane")]
    pub lanes: Vec<Lane>,
    /// Where somebody is sent who needs a longer look.
    pub second_line: Option<SecondLine>,
    /// When something does not work.
    #[serde(default, rename = "outage")]
    pub outages: Vec<Outage>,
}

/// A stream of travellers who come alike and go to the same lanes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Flow {
    /// Its name.
    pub name: String,
    /// The kind of lane it goes to.
    pub lane: String,
    /// Parties (a car, a family, one walker) an hour, at random times.
    pub per_hour: Option<ByHour>,
    /// Times of day at which a party (a bus, a train) comes, `HH:MM`, every day.
    #[serde(default)]
    pub at: Vec<String>,
    /// Mean delay of those, in minutes; the delay itself is exponential.
    #[serde(default)]
    pub late_minutes: f64,
    /// People in a party.
    #[serde(default)]
    pub people: People,
    /// Share of people who bring a pass, 0 to 1.
    #[serde(default)]
    pub pass: f64,
}

/// A kind of lane.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Whether people queue one by one or stay with their party.
    #[serde(default)]
    pub serves: Serves,
    /// How many are open, each with an officer.
    pub open: ByHour,
    /// Time at the desk with a pass.
    pub with_pass: Times,
    /// Time at the desk without one.
    pub without_pass: Times,
    /// Capture of fingerprints and face, on top.
    pub biometrics: Option<Biometrics>,
    /// Who is sent to the second line.
    #[serde(default)]
    pub second_line: Referral,
    /// Time for each further pass of one party, where a whole car or bus is scanned pass after pass.
    pub batch_scan: Option<Times>,
}

/// What a lane takes as one.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Serves {
    /// One person.
    #[default]
    Person,
    /// A party, whose people are seen one after another at the same desk.
    Party,
}

/// A time that varies around its mean.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Times {
    /// The mean, in seconds.
    pub mean_seconds: f64,
    /// Standard deviation over mean: 0 is always the same, 1 is exponential; gamma-distributed.
    #[serde(default)]
    pub spread: f64,
}

/// Capture of biometrics.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Biometrics {
    /// Share of people from whom they are taken.
    pub share: f64,
    /// How long it takes.
    pub time: Times,
}

/// Shares of people who are sent to the second line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Referral {
    /// Of those with a pass.
    pub with_pass: f64,
    /// Of those without one.
    pub without_pass: f64,
}

/// The second line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SecondLine {
    /// Officers there.
    pub open: ByHour,
    /// Time for one person.
    pub time: Times,
}

/// Some hours in which the connection to the centre is lost.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outage {
    /// The first hour of the simulation in which it holds, in hours from the start; parts of an hour are allowed.
    pub from_hour: f64,
    /// When it ends, likewise.
    pub until_hour: f64,
    /// The kind of lane it befalls; all of them without a name.
    pub lane: Option<String>,
    /// How much longer a person takes offline. Without it the lanes cannot work offline and stand still.
    pub offline: Option<f64>,
}

/// A number for every hour, or one for each of a day's 24 or a week's 168.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum ByHour {
    /// The same all the time.
    Same(f64),
    /// By the hour of the day (24), or of the week in which the first day is the scenario's first (168).
    Hours(Vec<f64>),
}

/// How many people a party has.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum People {
    /// Always so many.
    Fixed(u32),
    /// Shares of parties with one, two, three … people; they add up to 1.
    Shares(Vec<f64>),
}

impl Default for People {
    fn default() -> Self {
        Self::Fixed(1)
    }
}

fn midnight() -> String {
    "00:00".to_owned()
}
