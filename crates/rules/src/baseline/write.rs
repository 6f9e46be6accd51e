//! Writes the pack of one destination.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base::Country;

use super::TableSource;
use super::table::{Requirement, State};
use crate::load::{PackFile, PackFiles};

/// The texts of every baseline pack, by language.
const TEXTS: &[(&str, &str)] = &[
    ("en", include_str!("text/en.ftl")),
    ("ru", include_str!("text/ru.ftl")),
    ("kk", include_str!("text/kk.ftl")),
    ("ky", include_str!("text/ky.ftl")),
    ("tg", include_str!("text/tg.ftl")),
    ("uz", include_str!("text/uz.ftl")),
    ("tk", include_str!("text/tk.ftl")),
];
/// Stands in a key or text for the number of days.
const DAYS: &str = "DAYS";
/// Codes in the order in which the example of an unlisted traveller takes the first that the table does not know.
const UNLISTED: &[&str] = &["XXA", "XXB", "XXC", "UNO", "XXX"];

/// How a requirement stands in a pack: the name of its list, which is that of its rule, and what the rule says.
struct Line {
    name: String,
    slot: &'static str,
    /// Further sentences of the rule; its list is the first.
    when: Vec<String>,
    /// The end of the rule: what it demands, and how its version goes on.
    then: &'static str,
    version: String,
    /// What an example expects of its slot.
    expect: String,
}

pub(super) fn pack(state: &State, source: &TableSource<'_>) -> PackFiles {
    let name = format!("{}.baseline", state.code.code().to_lowercase());
    let mut keys: BTreeSet<String> = ["baseline-pack".to_owned()].into();
    let mut text = header(&name, state.code, source);
    let mut rules = String::new();
    let mut examples = base(state.code, source);
    let mut lists = Vec::new();
    for (requirement, members) in &state.by_requirement {
        let list = name_of(*requirement);
        set(&mut text, &list, &format!("members = [{}]", quoted(members)), source);
        keys.insert(format!("baseline-set-{list}"));
        lists.push(list);
        let line = line(*requirement, state.code);
        example(&mut examples, members.first().copied().unwrap_or_default(), &line);
        if *requirement != Requirement::Free {
            rule(
                &mut rules,
                &line,
                &[format!("document.nationality is in @{}", line.name)],
                state.code,
                source,
            );
            keys.extend([format!("baseline-{}", line.name), format!("baseline-{}-text", line.name)]);
        }
    }
    // A table that says nothing of anybody has no list to be outside of.
    let mut outside = Vec::new();
    if !lists.is_empty() {
        lists.sort();
        set(&mut text, "listed", &format!("union = [{}]", quoted(&lists)), source);
        keys.insert("baseline-set-listed".to_owned());
        outside.push("document.nationality is not in @listed".to_owned());
    }
    if let Some(code) = UNLISTED.iter().find(|code| !state.listed.contains(*code)) {
        let unlisted = unlisted(state.code);
        rule(&mut rules, &unlisted, &outside, state.code, source);
        keys.extend(["baseline-visa-unlisted".to_owned(), "baseline-visa-unlisted-text".to_owned()]);
        example(&mut examples, code, &unlisted);
    }
    text.push_str(&rules);
    text.push_str(&examples);
    let mut files = vec![PackFile { path: "pack.toml".to_owned(), text }];
    files.extend(TEXTS.iter().map(|(language, template)| PackFile {
        path: format!("text/{language}.ftl"),
        text: texts(template, &keys),
    }));
    PackFiles { name, files }
}

/// The rule for those of whom the table says nothing: a silent *no* would be a guess.
fn unlisted(state: Country) -> Line {
    Line {
        name: "visa-unlisted".to_owned(),
        slot: "visa",
        when: vec![format!("document.nationality is not {state}"), format!("residence.{state} is none")],
        then: "then = { result = \"required\", obtain = \"visa\" }",
        version: String::new(),
        expect: "visa = { result = \"required\", because = [\"visa-unlisted\"] }".to_owned(),
    }
}

fn header(name: &str, state: Country, source: &TableSource<'_>) -> String {
    let day = source.published;
    let languages = quoted(TEXTS.iter().map(|(language, _)| *language));
    let link = source.link.map_or_else(String::new, |link| format!(", link = {}", toml_text(link)));
    format!(
        "# Generated from a table of requirements; no lawyer has held it against the law. How to write a pack: packs/README.md.\n\
         pack.format = 1\npack.id = \"{name}\"\npack.version = \"{}.{}.{}\"\npack.jurisdiction = \"{state}\"\n\
         pack.status = \"published\"\npack.title = \"baseline-pack\"\npack.languages = [{languages}]\n\
         pack.reviewed = \"none\"\npack.needs = {{ core-vocabulary = \"1\" }}\npack.known_to = {day}\n\n\
         source = [\n  {{ id = \"table\", rank = \"practice\", published = {day}, confidence = \"{}\", checked = \"secondary\", cite = {}{link} }},\n]\n",
        day.year(),
        day.month(),
        day.day(),
        source.confidence,
        toml_text(source.cite),
    )
}

fn set(out: &mut String, name: &str, members: &str, source: &TableSource<'_>) {
    push(
        out,
        format_args!(
            "\n[set.{name}]\nof = \"document.nationality\"\ntitle = \"baseline-set-{name}\"\nfrom = {}\nsource = \"table\"\n\
             facts = [\"table\"]\n{members}\n",
            source.published,
        ),
    );
}

fn rule(out: &mut String, line: &Line, lists: &[String], state: Country, source: &TableSource<'_>) {
    let name = &line.name;
    let crossing = format!("crossing is entry into {state}");
    let sentences = std::iter::once(&crossing).chain(lists).chain(&line.when);
    let then = if line.then.is_empty() { String::new() } else { format!("{}\n", line.then) };
    push(
        out,
        format_args!(
            "\n[[rule]]\nid = \"{name}\"\nslot = \"{}\"\ntitle = \"baseline-{name}\"\nwhen = [{}]\n{then}\
             applies_on = \"day-of-entry\"\nversion = [{{ n = 1, from = {}, source = \"table\", facts = [\"table\"]{} }}]\n",
            line.slot,
            quoted(sentences),
            source.published,
            line.version,
        ),
    );
}

/// The situation that every example starts from: a visit of one day.
fn base(state: Country, source: &TableSource<'_>) -> String {
    let day = source.published;
    format!(
        "\n[given.base]\ninto = \"{state}\"\ncrossing = \"entry\"\ndocument = {{ kind = \"ordinary-passport\" }}\n\
         residence = {{ {state} = \"none\" }}\nvisa = {{ {state} = {{ class = \"none\" }} }}\nentry = {{ on = {day} }}\n\
         exit = {{ on = {day} }}\nstays = []\n"
    )
}

fn example(out: &mut String, nationality: &str, line: &Line) {
    push(
        out,
        format_args!(
            "\n[[example]]\nname = \"{nationality}: {}\"\ngiven.document.nationality = \"{nationality}\"\nexpect.{}\n",
            line.name, line.expect
        ),
    );
}

fn name_of(requirement: Requirement) -> String {
    match requirement {
        Requirement::Visa => "visa".to_owned(),
        Requirement::EVisa => "e-visa".to_owned(),
        Requirement::VisaOnArrival => "visa-on-arrival".to_owned(),
        Requirement::Authorisation => "authorisation".to_owned(),
        Requirement::Refused => "refused".to_owned(),
        Requirement::Free => "free".to_owned(),
        Requirement::Days(days) => format!("stay-{days}"),
    }
}

/// The rule of a requirement, and what an example of it expects. Freedom without a length has an example and no rule.
fn line(requirement: Requirement, state: Country) -> Line {
    let name = name_of(requirement);
    let no_permit = format!("residence.{state} is none");
    let no_visa = format!("visa.{state}.class is none");
    let because = format!("because = [\"{name}\"]");
    let visa = |then, strength: &str, result| Line {
        slot: "visa",
        when: vec![no_permit.clone()],
        then,
        version: strength.to_owned(),
        expect: format!("visa = {{ result = \"{result}\", {because} }}"),
        name: name.clone(),
    };
    match requirement {
        Requirement::Visa => visa("then = { result = \"required\", obtain = \"visa\" }", "", "required"),
        Requirement::EVisa => visa("then = { result = \"required\", obtain = \"e-visa\" }", "", "required"),
        // Nothing has to be done before the journey, and a visa may be had before it.
        Requirement::VisaOnArrival => visa(
            "then = { result = \"required\", obtain = \"visa-on-arrival\" }",
            ", strength = \"voluntary\"",
            "voluntary",
        ),
        Requirement::Authorisation => Line {
            slot: "pre-entry-authorisation",
            when: vec![no_permit, no_visa],
            then: "then = { result = \"required\", obtain = \"travel-authorisation\" }",
            version: String::new(),
            expect: format!("pre-entry-authorisation = {{ result = \"required\", {because} }}"),
            name,
        },
        Requirement::Refused => Line {
            slot: "entry",
            when: Vec::new(),
            then: "then = { result = \"forbidden\" }",
            version: String::new(),
            expect: format!("entry = {{ result = \"forbidden\", {because} }}"),
            name,
        },
        Requirement::Days(days) => Line {
            slot: "stay",
            when: vec![no_visa, no_permit],
            then: "",
            version: format!(", limit = {{ kind = \"per-entry\", max = {days} }}"),
            expect: format!("stay = {{ limit = {{ max-days = {days} }}, {because} }}"),
            name,
        },
        Requirement::Free => Line {
            slot: "visa",
            when: Vec::new(),
            then: "",
            version: String::new(),
            expect: "visa.result = \"not-required\"".to_owned(),
            name,
        },
    }
}

/// The messages of a template that are used, with numbers in the place of `DAYS`.
fn texts(template: &str, keys: &BTreeSet<String>) -> String {
    let mut out = String::new();
    for line in template.lines() {
        let Some((key, text)) = line.split_once(" = ") else {
            push(&mut out, format_args!("{line}\n"));
            continue;
        };
        let Some((before, after)) = key.split_once(DAYS) else {
            if keys.contains(key) {
                push(&mut out, format_args!("{line}\n"));
            }
            continue;
        };
        for used in keys {
            let days = used.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            if let Some(days) = days.filter(|days| days.bytes().all(|byte| byte.is_ascii_digit())) {
                push(&mut out, format_args!("{used} = {}\n", text.replace(DAYS, days)));
            }
        }
    }
    out
}

fn quoted<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
    words.join(", ")
}

/// A text as TOML writes it, with its quotes.
fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    // INVARIANT: writing to a string cannot fail.
    let _ = out.write_fmt(what);
}
