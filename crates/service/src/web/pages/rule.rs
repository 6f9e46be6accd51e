//! `/rules/<pack>/<rule>`: a rule as one reads law.

use base::{Country, Date};

use crate::i18n::{Words, plain};
use crate::web::page::{Page, draw};
use crate::web::parts::{Source, samples};

/// A rule.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// The rule's identifier (`rus.entry/stay`).
    pub rule: String,
    /// Its name.
    pub title: String,
    /// The state whose law it is, where it is one state's.
    pub jurisdiction: Option<Country>,
    /// The slot it speaks on: the message `slot-…`.
    pub slot: String,
    /// Its conditions as sentences; all must hold.
    pub conditions: Vec<String>,
    /// What follows when they hold.
    pub outcome: String,
    /// Its versions.
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

impl RulePage {
    /// The versions as one reads law today: those in force, then the later ones first.
    pub fn in_order(&self) -> Vec<&RuleVersion> {
        let mut versions: Vec<_> = self.versions.iter().collect();
        versions.sort_by_key(|version| (!version.in_force, std::cmp::Reverse(version.number)));
        versions
    }
}

impl Page for RulePage {
    const NAME: &'static str = "rule";

    fn title(&self) -> Words {
        plain(self.title.clone())
    }

    draw!(RulePage, "traveller/rule.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let version = |number, in_force: bool, source: Source| RuleVersion {
            number,
            from: samples::day(6, 30),
            until: (!in_force).then(|| samples::day(7, 1)),
            published: samples::day(5, 28),
            state: "adopted".to_owned(),
            strength: Some("mandatory".to_owned()),
            reading: in_force.then(|| "work-or-study".to_owned()),
            replaces: in_force.then_some(1),
            in_force,
            source,
        };
        let why = samples::why();
        let rule = Self {
            rule: why.rule,
            title: why.title,
            jurisdiction: Some(samples::country("RUS")),
            slot: "stay".to_owned(),
            conditions: why.sentences,
            outcome: "At most 90 days of a calendar year may be spent.".to_owned(),
            versions: samples::sources()
                .into_iter()
                .zip([true, false])
                .map(|(source, in_force)| version(if in_force { 2 } else { 1 }, in_force, source))
                .collect(),
            exceptions: vec![("Work under a contract".to_owned(), "/rules/rus.entry/stay.eaeu".to_owned())],
            defeats: None,
            pack: "rus.entry 2026.3.0".to_owned(),
        };
        let exception = Self {
            exceptions: Vec::new(),
            defeats: Some((rule.title.clone(), "/rules/rus.entry/stay".to_owned())),
            ..rule.clone()
        };
        vec![("rule", rule), ("rule-exception", exception)]
    }
}
