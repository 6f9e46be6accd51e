//! The shapes of a pack's TOML.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

type Strings = Vec<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) pack: Option<Spanned<Header>>,
    pub(super) source: Vec<Spanned<Source>>,
    pub(super) set: BTreeMap<String, Spanned<Set>>,
    pub(super) territory: Vec<Spanned<Territory>>,
    pub(super) switch: Vec<Spanned<Switch>>,
    pub(super) holidays: Vec<Spanned<Holidays>>,
    pub(super) points: Option<Spanned<BTreeMap<String, toml::Value>>>,
    pub(super) rule: Vec<Spanned<Rule>>,
    pub(super) exception: Vec<Spanned<Exception>>,
    pub(super) deadline: Vec<Spanned<Deadline>>,
    pub(super) given: BTreeMap<String, toml::Table>,
    pub(super) example: Vec<Spanned<Example>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) version: String,
    pub(super) jurisdiction: String,
    pub(super) status: String,
    pub(super) title: String,
    pub(super) languages: Strings,
    #[serde(default)]
    pub(super) reviewed: Option<String>,
    #[serde(default)]
    pub(super) needs: BTreeMap<String, String>,
    pub(super) known_to: Datetime,
    #[serde(default)]
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) ranks: Option<Strings>,
    #[serde(default)]
    pub(super) overlay_on: Option<String>,
    #[serde(default)]
    pub(super) mirror: Option<Mirror>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mirror {
    pub(super) of: String,
    pub(super) swap: Strings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) rank: String,
    pub(super) published: Datetime,
    pub(super) confidence: String,
    pub(super) checked: String,
    pub(super) cite: String,
    #[serde(default)]
    pub(super) cite_original: Option<String>,
    #[serde(default)]
    pub(super) adopted: Option<Datetime>,
    #[serde(default)]
    pub(super) link: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Set {
    pub(super) of: String,
    pub(super) title: String,
    pub(super) from: Datetime,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) members: Strings,
    #[serde(default)]
    pub(super) union: Strings,
    #[serde(default)]
    pub(super) without: Strings,
    #[serde(default)]
    pub(super) change: Vec<Change>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    pub(super) on: Datetime,
    #[serde(default)]
    pub(super) add: Strings,
    #[serde(default)]
    pub(super) remove: Strings,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) accepted_edge: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Territory {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) members: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holidays {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) days: Vec<Datetime>,
    #[serde(default)]
    pub(super) working: Vec<Datetime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Switch {
    pub(super) id: String,
    pub(super) title: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) slot: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) when: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) any: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) then: Option<Then>,
    pub(super) applies_on: String,
    #[serde(default)]
    pub(super) in_force_zone: Option<String>,
    #[serde(default)]
    pub(super) counts: Option<Counts>,
    #[serde(default)]
    pub(super) grounds: Option<Strings>,
    #[serde(default)]
    pub(super) territory: Option<String>,
    #[serde(default)]
    pub(super) transition: Option<String>,
    #[serde(default)]
    pub(super) accepted_overlap: Option<String>,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Then {
    pub(super) result: String,
    #[serde(default)]
    pub(super) obtain: Option<String>,
    #[serde(default)]
    pub(super) usable_for: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    #[serde(default = "yes")]
    pub(super) day_of_entry: bool,
    #[serde(default = "yes")]
    pub(super) day_of_exit: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exception {
    pub(super) id: String,
    pub(super) defeats: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) when: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) any: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) instead: Option<Instead>,
    #[serde(default)]
    pub(super) accepted_overlap: Option<String>,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Instead {
    #[serde(default)]
    pub(super) strength: Option<String>,
    #[serde(default)]
    pub(super) result: Option<String>,
    #[serde(default)]
    pub(super) limit: Option<Limit>,
    #[serde(default)]
    pub(super) or_longer: bool,
    #[serde(default)]
    pub(super) at_least: Option<String>,
    #[serde(default)]
    pub(super) at_most: Option<String>,
    #[serde(default)]
    pub(super) not_earlier_than: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) anchor: Option<String>,
    #[serde(default)]
    pub(super) max: Option<u32>,
    #[serde(default)]
    pub(super) window: Option<u32>,
    #[serde(default)]
    pub(super) per_visit: Option<u32>,
    #[serde(default)]
    pub(super) then: Option<Box<Limit>>,
    #[serde(default)]
    pub(super) until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deadline {
    pub(super) id: String,
    pub(super) of: String,
    pub(super) title: String,
    pub(super) act: String,
    #[serde(default)]
    pub(super) at_least: Option<String>,
    #[serde(default)]
    pub(super) before: Option<String>,
    #[serde(default)]
    pub(super) not_earlier_than: Option<String>,
    #[serde(default)]
    pub(super) at_most: Option<String>,
    #[serde(default)]
    pub(super) after: Option<String>,
    #[serde(default)]
    pub(super) holidays: Option<String>,
    #[serde(default)]
    pub(super) counts_first_day: bool,
    pub(super) version: Vec<Spanned<Version>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) n: u32,
    pub(super) from: toml::Value,
    #[serde(default)]
    pub(super) until: Option<toml::Value>,
    #[serde(default)]
    pub(super) published: Option<Datetime>,
    #[serde(default)]
    pub(super) replaces: Option<u32>,
    #[serde(default)]
    pub(super) in_force_zone: Option<String>,
    #[serde(default)]
    pub(super) reading: Option<String>,
    #[serde(default)]
    pub(super) switch: Option<String>,
    #[serde(default)]
    pub(super) strength: Option<String>,
    #[serde(default)]
    pub(super) state: Option<String>,
    #[serde(default)]
    pub(super) correction: bool,
    pub(super) source: String,
    #[serde(default)]
    pub(super) facts: Strings,
    #[serde(default)]
    pub(super) limit: Option<Limit>,
    #[serde(default)]
    pub(super) accepted_edge: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) name: String,
    #[serde(default)]
    pub(super) as_of: Option<Datetime>,
    #[serde(default)]
    pub(super) base: Option<String>,
    #[serde(default)]
    pub(super) unknown: Strings,
    #[serde(default)]
    pub(super) given: toml::Table,
    pub(super) expect: toml::Table,
}
