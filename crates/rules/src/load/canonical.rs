//! The bytes of a pack that others hash and sign.
//!
//! JSON without spaces, keys sorted by their bytes, lists in the order written, dates as text. Comments, layout and the
//! split into files leave no trace; every word of the law and of its texts does.

use std::fmt::Write as _;

use toml::{Table, Value};

use crate::text::Texts;

pub(super) fn bytes(tables: Vec<Table>, texts: &Texts) -> Vec<u8> {
    let mut whole = Table::new();
    for table in tables {
        merge(&mut whole, table);
    }
    let mut text = Table::new();
    for (language, messages) in texts.all() {
        let messages = messages.iter().map(|(key, value)| (key.clone(), Value::String(value.clone())));
        text.insert(language.clone(), Value::Table(messages.collect()));
    }
    whole.insert("text".to_owned(), Value::Table(text));
    let mut out = String::new();
    write_table(&mut out, &whole);
    out.into_bytes()
}

/// Lists of the same name follow each other, tables of the same name become one.
fn merge(into: &mut Table, from: Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (Some(Value::Table(table)), Value::Table(more)) => merge(table, more),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

fn write_table(out: &mut String, table: &Table) {
    let mut entries: Vec<(&String, &Value)> = table.iter().collect();
    entries.sort_by_key(|(key, _)| *key);
    out.push('{');
    for (place, (key, value)) in entries.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write_text(out, key);
        out.push(':');
        write_value(out, value);
    }
    out.push('}');
}

fn write_value(out: &mut String, value: &Value) {
    // Writing to a string cannot fail.
    let _ = match value {
        Value::String(text) => {
            write_text(out, text);
            Ok(())
        }
        Value::Integer(number) => write!(out, "{number}"),
        Value::Float(number) => write!(out, "{number}"),
        Value::Boolean(truth) => write!(out, "{truth}"),
        Value::Datetime(moment) => write!(out, "\"{moment}\""),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_value(out, item);
            }
            out.push(']');
            Ok(())
        }
        Value::Table(table) => {
            write_table(out, table);
            Ok(())
        }
    };
}

fn write_text(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text).to_string());
}
