//! Packs read from TOML once and handed on as JSON, for where no TOML is read: the planner in the browser.
//!
//! Prepared are the items that decide; examples, and the places in the files, stay behind. Each item goes through the
//! same types and the same compiler as from TOML.

use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use super::document::File;
use super::parts::{self, Parts};
use super::{LoadError, PackFault, PackFiles};

/// Items of a pack, each with its place.
const LISTS: &[&str] = &["source", "territory", "switch", "holidays", "rule", "exception", "deadline"];
/// One item with its place.
const ITEMS: &[&str] = &["pack", "points"];
/// Within an item: a list whose members have their places.
const PLACED: &[&str] = &["when", "any", "version"];
/// What decides nothing.
const LEFT_OUT: &[&str] = &["example", "given"];

/// A pack as it is written.
#[derive(Serialize)]
struct Written<'v> {
    name: &'v str,
    /// The documents of the pack, in the order in which they are read.
    documents: Vec<Node<'v>>,
    /// Texts: the tag of a language, and its file.
    texts: Vec<(&'v str, &'v str)>,
}

/// The same as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    name: String,
    documents: Vec<File>,
    texts: Vec<(String, String)>,
}

/// A value as the types of a document read it: with its place where they ask for one.
enum Node<'v> {
    Plain(&'v Value),
    Placed(Box<Self>),
    List(Vec<Self>),
    Map(Vec<(&'v str, Self)>),
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(value) => value.serialize(serializer),
            Self::Placed(inner) => {
                // As `toml::Spanned` is read: these keys in this order.
                let mut map = serializer.serialize_map(Some(3))?;
                map.serialize_entry("$__serde_spanned_private_start", &0)?;
                map.serialize_entry("$__serde_spanned_private_end", &0)?;
                map.serialize_entry("$__serde_spanned_private_value", inner)?;
                map.end()
            }
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

fn document(table: &Table) -> Node<'_> {
    let kept = table.iter().filter(|(key, _)| !LEFT_OUT.contains(&key.as_str()));
    Node::Map(kept.map(|(key, value)| (key.as_str(), top(key, value))).collect())
}

fn top<'v>(key: &str, value: &'v Value) -> Node<'v> {
    match value {
        Value::Array(items) if LISTS.contains(&key) => Node::List(items.iter().map(placed_item).collect()),
        Value::Table(sets) if key == "set" => {
            Node::Map(sets.iter().map(|(name, set)| (name.as_str(), placed_item(set))).collect())
        }
        value if ITEMS.contains(&key) => placed_item(value),
        value => Node::Plain(value),
    }
}

fn placed_item(value: &Value) -> Node<'_> {
    let Value::Table(table) = value else { return Node::Placed(Box::new(Node::Plain(value))) };
    let inner = table.iter().map(|(key, value)| {
        let node = match value {
            Value::Array(items) if PLACED.contains(&key.as_str()) => {
                Node::List(items.iter().map(|item| Node::Placed(Box::new(Node::Plain(item)))).collect())
            }
            value => Node::Plain(value),
        };
        (key.as_str(), node)
    });
    Node::Placed(Box::new(Node::Map(inner.collect())))
}

/// Packs as JSON, with the texts of some languages.
///
/// # Errors
///
/// [`LoadError`] for a file that is no TOML.
pub(crate) fn prepare(packs: &[PackFiles], languages: &[&str]) -> Result<String, LoadError> {
    let tables = packs.iter().map(tables).collect::<Result<Vec<_>, _>>()?;
    let both = packs.iter().zip(&tables);
    let written: Vec<Written<'_>> = both.map(|(pack, tables)| written(pack, tables, languages)).collect();
    serde_json::to_string(&written).map_err(|error| fault("the packs", &error.to_string()))
}

fn tables(pack: &PackFiles) -> Result<Vec<Table>, LoadError> {
    let files = parts::in_order(pack).into_iter().filter(|file| parts::is_toml(&file.path));
    files.map(|file| toml::from_str(&file.text).map_err(|error| fault(&file.path, error.message()))).collect()
}

fn written<'v>(pack: &'v PackFiles, tables: &'v [Table], languages: &[&str]) -> Written<'v> {
    let texts = pack.files.iter().filter_map(|file| {
        let language = parts::language_of(&file.path).filter(|language| languages.contains(language))?;
        Some((language, file.text.as_str()))
    });
    Written { name: &pack.name, documents: tables.iter().map(document).collect(), texts: texts.collect() }
}

/// The parts of prepared packs, ready to be compiled.
pub(super) fn read(text: &str) -> Result<Vec<Parts>, LoadError> {
    let packs: Vec<Read> =
        serde_json::from_str(text).map_err(|error| fault("the packs", &error.to_string()))?;
    packs.into_iter().map(parts_of).collect()
}

fn parts_of(pack: Read) -> Result<Parts, LoadError> {
    let mut collected = parts::Collected::default();
    for file in pack.documents {
        collected.take_items(file, &parts::Lines::of(pack.name.clone(), ""));
    }
    for (language, text) in &pack.texts {
        collected.take_text(&pack.name, language, text);
    }
    collected.finish(&pack.name).map_err(LoadError::new)
}

fn fault(file: &str, message: &str) -> LoadError {
    LoadError::new(vec![PackFault::new(file, 0, message.to_owned())])
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use crate::compiled::random::{Dice, Travellers};
    use crate::{Explain, PackSet, check};

    /// Goal: a pack that was prepared answers as the pack from TOML does.
    #[test]
    fn prepared_packs_answer_as_packs_from_toml_do() {
        let seed = Dice::new_seed();
        let mut dice = Dice::new(seed);
        let whole = PackSet::builtin();
        let text = crate::builtin::prepared(&["en", "kk"]).unwrap();
        let prepared = PackSet::load_prepared(&text).unwrap();
        let as_of = parse_date("2026-11-22").unwrap();
        for state in ["RUS", "KAZ", "KGZ", "UZB", "TJK", "TKM", "USA", "FRA", "GBR", "KOR"] {
            let travellers = Travellers::new(&whole, base::Country::parse(state).unwrap(), 10);
            for _ in 0..40 {
                let situation = travellers.next(&mut dice);
                let ask = |packs| check(packs, &situation, as_of, Explain::Yes);
                assert_eq!(ask(&prepared), ask(&whole), "seed {seed}: {}", situation.to_json());
            }
        }
        assert_eq!(prepared.text("kk", "rus-stay"), whole.text("kk", "rus-stay"));
        assert!(PackSet::load_prepared("nonsense").is_err());
        assert!(PackSet::load_prepared("[{\"name\":\"x\",\"documents\":[],\"texts\":[]}]").is_err());
    }
}
