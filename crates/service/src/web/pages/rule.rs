//! `/rules/<pack>/<rule>`: a rule as one reads law.

use base::{Country, Date};

use crate::web::parts::Source;

/// A rule.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// The rule's identifier (`rus.entry/stay`).
    pub rule: String,
    /// Its name.
    pub title: String,
    /// The state whose law it is.
    pub jurisdiction: Country,
    /// The slot it speaks on: the message `slot-…`.
    pub slot: String,
    /// Its conditions as sentences; all must hold.
    pub conditions: Vec<String>,
    /// What follows when they hold.
    pub outcome: String,
    /// Its versions, the latest first.
    pub versions: Vec<RuleVersion>,
    /// Exceptions and deadlines that belong to it: name and page.
    pub exceptions: Vec<(String, String)>,
    /// The rule it defeats, where it is an exception: name and page.
    pub defeats: Option<(String, String)>,
    /// The pack with its version (`rus.entry 2026.3.0`).
    pub pack: String,
}

/// One version of a rule.
#[derive(Clone, Debug)]
pub struct RuleVersion {
    /// Its number.
    pub number: u32,
    /// The first day on which it applies.
    pub from: Date,
    /// The first day on which it no longer applies.
    pub until: Option<Date>,
    /// The first day on which the public could know it.
    pub published: Date,
    /// `adopted`, `draft`, `announced`, `suspended`, `repealed`: the message `state-…`.
    pub state: String,
    /// `mandatory`, `voluntary`, `recommended`: the message `strength-…`.
    pub strength: Option<String>,
    /// The reading it belongs to, where readings differ.
    pub reading: Option<String>,
    /// The version it replaces.
    pub replaces: Option<u32>,
    /// It is in force on the day of reading.
    pub in_force: bool,
    /// Where it stands written.
    pub source: Source,
}
