//! Crossing points, grouped by time zone.

use std::collections::BTreeMap;

use crate::Authority;
use crate::i18n::{Words, plain, words};
use crate::web::choices::POINTS;
use crate::web::parts::{Choice, ChoiceGroup};

/// The crossing points of the state whose rules are applied.
pub fn points(authority: &Authority) -> Vec<ChoiceGroup> {
    let mut groups: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    for point in authority.packs.points(authority.rules_of()) {
        let zone = authority.zone_of(Some(point));
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        groups.entry(name).or_default().push(Choice { value: point.to_owned(), label: point_words(point) });
    }
    groups.into_iter().map(|(zone, choices)| ChoiceGroup { label: zone_words(&zone), choices }).collect()
}

/// The name of a crossing point: its word where every language has one, else what stands after the state's code, as a
/// proper name.
pub fn point_words(point: &str) -> Words {
    let name = point.split_once('-').map_or(point, |(_, name)| name);
    let code = name.to_lowercase();
    if POINTS.contains(&code.as_str()) {
        return words(format!("point-{code}"));
    }
    let parts = name.split('-').map(|part| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
        })
    });
    plain(parts.collect::<Vec<_>>().join(" "))
}

fn zone_words(zone: &str) -> Words {
    words(format!("zone-{}", zone.to_lowercase().replace(['/', '_'], "-")))
}
