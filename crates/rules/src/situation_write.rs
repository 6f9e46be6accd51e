//! Writes a [`Situation`] as the JSON that [`Situation::from_json`] reads: what is unknown is left out.

use serde_json::{Map, Value, json};

use crate::situation::{Contract, Document, Filed, Hit, Known, Passage, Situation, Stay, Visa, When};
use crate::vocabulary::Ground;

impl Situation {
    /// The situation as JSON; reading it back gives an equal one.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        put(&mut map, "into", Some(json!(self.into)));
        put(&mut map, "crossing", self.crossing.map(|c| json!(c)));
        put_object(&mut map, "document", document(&self.document));
        put(&mut map, "nationalities", self.nationalities.as_ref().map(|n| json!(n)));
        put(&mut map, "born", self.born.map(|d| json!(d)));
        put_object(
            &mut map,
            "residence",
            self.residence.iter().map(|(c, r)| (c.to_string(), json!(r))).collect(),
        );
        put_object(&mut map, "visa", self.visa.iter().map(|(c, v)| (c.to_string(), visa(v))).collect());
        put(&mut map, "role", self.role.map(|r| json!(r)));
        put(&mut map, "purpose", self.purpose.map(|p| json!(p)));
        put(&mut map, "contract", known(&self.contract, contract));
        put(&mut map, "urgency", self.urgency.map(|u| json!(u)));
        put_object(&mut map, "entry", passage(&self.entry));
        put_object(&mut map, "exit", passage(&self.exit));
        put(&mut map, "filed", known(&self.filed, |f| filed(*f)));
        put(&mut map, "whereabouts", self.whereabouts.as_ref().map(|w| w.iter().map(whereabouts).collect()));
        put(&mut map, "stays", self.stays.as_ref().map(|s| s.iter().map(stay).collect()));
        put(&mut map, "hits", self.hits.as_ref().map(|h| h.iter().map(|h| hit(*h)).collect()));
        put(&mut map, "registered", known(&self.registered, |r| Value::Object(when(r.when))));
        put(&mut map, "switches", (!self.switches.is_empty()).then(|| json!(self.switches)));
        Value::Object(map)
    }
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    }
}

fn put_object(map: &mut Map<String, Value>, key: &str, object: Map<String, Value>) {
    put(map, key, (!object.is_empty()).then_some(Value::Object(object)));
}

fn known<T>(fact: &Known<T>, write: impl Fn(&T) -> Value) -> Option<Value> {
    match fact {
        Known::Unknown => None,
        Known::Nothing => Some(Value::Null),
        Known::Is(value) => Some(write(value)),
    }
}

fn document(document: &Document) -> Map<String, Value> {
    let mut map = Map::new();
    put(&mut map, "nationality", document.nationality.map(|c| json!(c)));
    put(&mut map, "issuer", document.issuer.map(|c| json!(c)));
    put(&mut map, "kind", document.kind.map(|k| json!(k)));
    put(&mut map, "expires", document.expires.map(|d| json!(d)));
    put(&mut map, "blank-pages", document.blank_pages.map(|n| json!(n)));
    map
}

fn visa(visa: &Visa) -> Value {
    let mut map = Map::new();
    put(&mut map, "class", visa.class.as_ref().map(|c| json!(c)));
    put(&mut map, "issued", visa.issued.map(|d| json!(d)));
    put(&mut map, "expires", visa.expires.map(|d| json!(d)));
    put(&mut map, "entries", visa.entries.map(|n| json!(n)));
    put(&mut map, "days", visa.days.map(|n| json!(n)));
    put(&mut map, "held", visa.held.map(|h| json!(h)));
    Value::Object(map)
}

fn contract(contract: &Contract) -> Value {
    let mut map = Map::new();
    put(&mut map, "from", contract.from.map(|d| json!(d)));
    put(&mut map, "until", contract.until.map(|d| json!(d)));
    Value::Object(map)
}

fn when(when: When) -> Map<String, Value> {
    let mut map = Map::new();
    match when {
        When::Unknown => {}
        When::On(day) => put(&mut map, "on", Some(json!(day))),
        When::At(moment) => put(&mut map, "at", Some(json!(moment))),
    }
    map
}

fn passage(passage: &Passage) -> Map<String, Value> {
    let mut map = when(passage.when);
    put(&mut map, "point", passage.point.as_ref().map(|p| json!(p)));
    put(&mut map, "mode", passage.mode.map(|m| json!(m)));
    map
}

fn filed(filed: Filed) -> Value {
    let mut map = Map::new();
    put(&mut map, "at", filed.at.map(|at| json!(at)));
    put(&mut map, "granted", filed.granted.then_some(json!(true)));
    Value::Object(map)
}

fn whereabouts(stay: &Stay) -> Value {
    json!({"in": stay.country, "from": stay.from, "to": stay.to})
}

fn stay(stay: &Stay) -> Value {
    let mut value = whereabouts(stay);
    if let (Value::Object(map), false) = (&mut value, stay.ground == Ground::VisaFree) {
        put(map, "ground", Some(json!(stay.ground)));
    }
    value
}

fn hit(hit: Hit) -> Value {
    json!({"kind": hit.kind, "until": hit.until})
}
