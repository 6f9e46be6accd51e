//! Drafts: what would it be if another state mirrored a rule?
//!
//! In: a pack, one of its rules and two states. Out: the files of a draft pack in which nationality and territory are
//! exchanged. What a lawyer of the other state must say is an open place, written [`OPEN_PLACE`]: the sources, the
//! lists of countries and crossing points, what is to be obtained, the texts. A pack with an open place is never published, so it never decides.
//!
//! Lists of words of the vocabulary (purposes, roles, titles) keep their words: they are the measure itself, and no fact
//! about the state that took it. Their source is an open place all the same.

mod toml_text;

use std::collections::{BTreeMap, BTreeSet};

use base::{Country, Date, nearest};
use serde_json::{Map, Value, json};

use crate::fact::FactKind;
use crate::load::{PackFile, PackFiles};
use crate::pack::{Pack, Version};
use crate::vocabulary::State;

/// What stands in a pack where a lawyer has to say something; a pack that has one cannot be published.
pub const OPEN_PLACE: &str = "TODO-lawyer";

/// The rule cannot be mirrored.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MirrorError {
    /// The pack has no such rule.
    #[error("`{pack}` has no rule `{rule}`{hint}")]
    NoRule {
        /// The pack.
        pack: String,
        /// The rule asked for.
        rule: String,
        /// The nearest one.
        hint: String,
    },
    /// The pack is of neither state.
    #[error("`{pack}` is the law of {of}, which is none of the two states to swap: {first}, {second}")]
    AnotherState {
        /// The pack.
        pack: String,
        /// Its state.
        of: String,
        /// One state.
        first: Country,
        /// The other.
        second: Country,
    },
}

/// Writes the files of a draft that mirrors `rule` of `pack` with the two states exchanged.
///
/// `overlay_on` names the pack of the other state that the draft stands beside, if it has one.
///
/// # Errors
///
/// [`MirrorError`].
pub fn mirror(
    pack: &Pack,
    rule: &str,
    swap: (Country, Country),
    overlay_on: Option<&str>,
) -> Result<PackFiles, MirrorError> {
    let Some(found) = pack.rules.iter().find(|known| known.id == rule) else {
        let hint = nearest(rule, pack.rules.iter().map(|rule| rule.id.as_str()))
            .map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
        return Err(MirrorError::NoRule { pack: pack.id.clone(), rule: rule.to_owned(), hint });
    };
    let state = pack.jurisdiction.state().and_then(|state| other_of(swap, state)).ok_or_else(|| {
        MirrorError::AnotherState {
            pack: pack.id.clone(),
            of: pack.jurisdiction.to_string(),
            first: swap.0,
            second: swap.1,
        }
    })?;
    let mut draft = Draft {
        pack,
        swap,
        // INVARIANT: the loader wrote these bytes as JSON.
        document: serde_json::from_slice(pack.canonical_bytes()).unwrap_or_default(),
        sources: BTreeMap::new(),
        lists: BTreeSet::new(),
        titles: BTreeSet::new(),
    };
    let rules = draft.rules(&found.id);
    let lists = draft.lists();
    let id = format!("{}.{}-mirror", state.code().to_lowercase(), found.id);
    let header = draft.header(&id, &found.id, state, overlay_on);
    let base = json!({"into": state.code(), "crossing": "entry"});
    let mut files = vec![
        PackFile { path: "pack.toml".to_owned(), text: header },
        PackFile { path: "rules/mirror.toml".to_owned(), text: format!("{lists}{rules}") },
        PackFile { path: "examples/00-base.toml".to_owned(), text: toml_text::table("given.base", &base) },
    ];
    files.extend(pack.languages.iter().map(|language| draft.texts(language)));
    let mut draft = PackFiles { name: id, files };
    for file in &mut draft.files {
        // A layout only: what cannot be laid out stays as it is.
        let laid_out = crate::format::formatted(&PackFiles { name: String::new(), files: Vec::new() }, file);
        file.text = laid_out.unwrap_or_else(|_| file.text.clone());
    }
    Ok(draft)
}

struct Draft<'p> {
    pack: &'p Pack,
    swap: (Country, Country),
    document: Value,
    /// The open sources that the rules name, with rank and the day of the earliest source they stand for.
    sources: BTreeMap<String, Date>,
    lists: BTreeSet<String>,
    titles: BTreeSet<String>,
}

impl Draft<'_> {
    /// The rule, its deadlines, and every exception under them.
    fn rules(&mut self, rule: &str) -> String {
        let mut out = String::new();
        let mut targets = vec![rule.to_owned()];
        out += &self.item("rule", rule);
        let pack = self.pack;
        for deadline in &pack.deadlines {
            if pack.rules.get(deadline.of).is_some_and(|of| of.id == rule) && holds(&deadline.versions, pack)
            {
                out += &self.item("deadline", &deadline.id);
                targets.push(deadline.id.clone());
            }
        }
        // INVARIANT: each exception defeats one thing, so each is taken once at most.
        while let Some(target) = targets.pop() {
            for exception in &pack.exceptions {
                if pack.target_id(exception.defeats) == target && holds(&exception.versions, pack) {
                    out += &self.item("exception", &exception.id);
                    targets.push(exception.id.clone());
                }
            }
        }
        out
    }

    /// One item of the pack as a table, exchanged and with its open places.
    fn item(&mut self, kind: &str, id: &str) -> String {
        let items = self.document.get(kind).and_then(Value::as_array);
        let found =
            items.into_iter().flatten().find(|item| item.get("id").and_then(Value::as_str) == Some(id));
        let Some(mut item) = found.cloned() else { return String::new() };
        swap_words(&mut item, self.swap);
        if let Some(title) = item.get("title").and_then(Value::as_str).map(str::to_owned) {
            self.titles.insert(title.clone());
            put(&mut item, "title", mirrored(&title).into());
        }
        if let Some(obtain) = item.get_mut("then").and_then(|then| then.get_mut("obtain")) {
            *obtain = OPEN_PLACE.into();
        }
        for key in ["when", "any"] {
            for sentence in item.get(key).and_then(Value::as_array).into_iter().flatten() {
                self.lists.extend(lists_in(sentence.as_str().unwrap_or_default()));
            }
        }
        let kept: Vec<u32> =
            in_force(self.pack.page(id).map_or(&[], |page| page.versions), self.pack.known_to);
        let versions = item.get_mut("version").and_then(Value::as_array_mut).map(std::mem::take);
        let versions = versions.unwrap_or_default().into_iter().filter(|version| {
            version.get("n").and_then(Value::as_u64).is_some_and(|n| kept.iter().any(|k| u64::from(*k) == n))
        });
        let versions: Vec<Value> = versions.map(|version| self.open_version(version)).collect();
        put(&mut item, "version", Value::Array(versions));
        format!("{}\n", toml_text::array_table(kind, &item))
    }

    /// A version without its source, its statements and what it replaced.
    fn open_version(&mut self, mut version: Value) -> Value {
        let source = version.get("source").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(version) = version.as_object_mut() {
            for key in ["facts", "replaces", "published", "correction"] {
                version.remove(key);
            }
            version.insert("source".to_owned(), self.open_source(&source).into());
        }
        version
    }

    /// The open source that stands for one of the pack's.
    fn open_source(&mut self, id: &str) -> String {
        let source = self.pack.sources.iter().find(|source| source.id == id);
        let (rank, day) =
            source.map_or(("practice", self.pack.known_to), |source| (source.rank.word(), source.published));
        let name = format!("{OPEN_PLACE}-{rank}");
        let known = self.sources.entry(name.clone()).or_insert(day);
        *known = day.min(*known);
        name
    }

    /// The lists that the sentences name.
    fn lists(&mut self) -> String {
        let mut out = String::new();
        for name in self.lists.clone() {
            let Some(list) = self.pack.sets.iter().find(|list| list.id == name) else { continue };
            let source = self.pack.source(list.source).map_or_else(String::new, |source| source.id.clone());
            self.titles.insert(list.title.clone());
            let is_vocabulary = matches!(list.of.kind(), FactKind::Words(_));
            let members = if is_vocabulary { list.words.clone() } else { vec![OPEN_PLACE.to_owned()] };
            let mut of = Value::from(list.of.to_string());
            swap_words(&mut of, self.swap);
            let table = json!({
                "of": of, "title": mirrored(&list.title), "from": list.from.to_string(),
                "source": self.open_source(&source), "members": members,
            });
            out += &toml_text::table(&format!("set.{name}"), &table);
            out.push('\n');
        }
        out
    }

    fn header(&self, id: &str, rule: &str, state: Country, overlay_on: Option<&str>) -> String {
        let pack = self.pack;
        let mut header = json!({
            "format": 1, "id": id, "version": "0.1.0", "jurisdiction": state.code(), "status": "draft",
        });
        if let Some(overlay_on) = overlay_on {
            put(&mut header, "overlay_on", overlay_on.into());
        }
        put(
            &mut header,
            "mirror",
            json!({
                "of": pack.full_name(rule), "swap": [self.swap.0.code(), self.swap.1.code()],
            }),
        );
        put(&mut header, "title", mirrored(&pack.title).into());
        put(&mut header, "languages", json!(pack.languages));
        put(&mut header, "reviewed", "none".into());
        put(&mut header, "known_to", pack.known_to.to_string().into());
        let sources: Vec<Value> = self
            .sources
            .iter()
            .map(|(name, day)| {
                json!({
                    "id": name, "rank": name.trim_start_matches(OPEN_PLACE).trim_start_matches('-'),
                    "published": day.to_string(), "confidence": "recall", "checked": "to-verify",
                    "cite": format!("{OPEN_PLACE}: the act of {state}, and the day on which it was public"),
                })
            })
            .collect();
        let mut out = toml_text::dotted("pack", &header);
        out += &toml_text::pair("source", &Value::Array(sources));
        out
    }

    /// The texts, each with the words of the original behind the mark.
    fn texts(&self, language: &str) -> PackFile {
        let mut out = String::new();
        let mut keys: Vec<String> = vec![self.pack.title.clone()];
        keys.extend(self.titles.iter().flat_map(|title| [title.clone(), format!("{title}-text")]));
        for key in keys {
            if let Some(text) = self.pack.texts.find(language, &key) {
                out += &[&mirrored(&key), " = ", OPEN_PLACE, ": ", text, "\n"].concat();
            }
        }
        PackFile { path: format!("text/{language}.ftl"), text: out }
    }
}

fn put(table: &mut Value, key: &str, value: Value) {
    if let Some(table) = table.as_object_mut() {
        table.insert(key.to_owned(), value);
    }
}

/// The key of a text in the draft: another than the original's, which may be loaded beside it.
fn mirrored(key: &str) -> String {
    format!("mirror-{key}")
}

fn other_of(swap: (Country, Country), state: Country) -> Option<Country> {
    match state {
        state if state == swap.0 => Some(swap.1),
        state if state == swap.1 => Some(swap.0),
        _ => None,
    }
}

fn holds(versions: &[Version], pack: &Pack) -> bool {
    !in_force(versions, pack.known_to).is_empty()
}

/// The versions that are known and in force on a day, by number; else the last that decides.
fn in_force(versions: &[Version], day: Date) -> Vec<u32> {
    let known: Vec<&Version> = versions
        .iter()
        .filter(|version| version.published <= day && matches!(version.state, State::Adopted))
        .collect();
    let replaced = |n: u32| known.iter().any(|other| other.replaces == Some(n));
    let standing = known.iter().filter(|version| {
        version.from.day() <= day
            && version.until.is_none_or(|until| until.day() > day)
            && !replaced(version.n)
    });
    standing.map(|version| version.n).collect()
}

/// The lists that a sentence names.
fn lists_in(sentence: &str) -> impl Iterator<Item = String> {
    sentence.split_whitespace().filter_map(|word| word.strip_prefix('@')).map(str::to_owned)
}

/// Exchanges the two codes wherever they stand as a word of their own.
fn swap_words(value: &mut Value, swap: (Country, Country)) {
    match value {
        Value::String(text) => *text = swap_text(text, swap),
        Value::Array(items) => items.iter_mut().for_each(|item| swap_words(item, swap)),
        Value::Object(object) => {
            let entries = std::mem::take(object);
            *object = entries
                .into_iter()
                .map(|(key, mut value)| {
                    swap_words(&mut value, swap);
                    (swap_text(&key, swap), value)
                })
                .collect::<Map<String, Value>>();
        }
        _ => {}
    }
}

fn swap_text(text: &str, (first, second): (Country, Country)) -> String {
    // A hyphen belongs to the word: the name of a crossing point is not the name of its state.
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '@');
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().map(Some).chain([None]) {
        if let Some(c) = c.filter(|c| is_word(*c)) {
            word.push(c);
            continue;
        }
        out.push_str(match word.as_str() {
            code if code == first.code() => second.code(),
            code if code == second.code() => first.code(),
            other => other,
        });
        word.clear();
        out.extend(c);
    }
    out
}
