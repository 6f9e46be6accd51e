//! The bytes of a pack that others hash and sign.
//!
//! JSON without spaces, keys sorted by their bytes, lists in the order written, dates as text. Comments, layout, the
//! split into files and the ways in which TOML spells one value leave no trace; every word of the law and of its texts
//! does. Text is composed (Unicode NFC): [`super::limits`] has refused every other.

use std::fmt::Write as _;

use toml::value::{Datetime, Offset};
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
        Value::Datetime(moment) => write!(out, "\"{}\"", spelled(*moment)),
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

/// An instant in one spelling: `Z` for no offset, with its seconds, without a fraction of nothing.
fn spelled(mut moment: Datetime) -> Datetime {
    if moment.offset == Some(Offset::Custom { minutes: 0 }) {
        moment.offset = Some(Offset::Z);
    }
    if let Some(time) = &mut moment.time {
        time.second = time.second.or(Some(0));
        time.nanosecond = time.nanosecond.filter(|fraction| *fraction > 0);
    }
    moment
}

/// A line ends in one way, whatever the editor.
fn write_text(out: &mut String, text: &str) {
    out.push_str(&serde_json::Value::from(text.replace("\r\n", "\n")).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(files: &[&str]) -> String {
        let tables = files.iter().map(|text| toml::from_str(text).unwrap()).collect();
        String::from_utf8(bytes(tables, &Texts::default())).unwrap()
    }

    #[test]
    fn one_content_has_one_spelling() {
        for (a, b) in [
            ("a = 1\nb = 2", "b = 2 # two\n\n  a  =  1"),
            ("a = { b = 1, c = 2 }", "[a]\nc = 2\nb = 1"),
            ("a.b = 1\na.c = 2", "\"a\".'c' = 2\na . b = 1"),
            ("a = [{ b = 1 }, { b = 2 }]", "[[a]]\nb = 1\n[[a]]\nb = 2"),
            ("a = [1, 2]", "a = [\n 1,\n 2, # last\n]"),
            ("a = \"Ж \\\"é\\\"\"", "\"\\u0061\" = '\u{416} \"\u{e9}\"'"),
            ("a = \"é\"", "a = \"\\u00e9\""),
            ("a = \"x y\"", "a = \"\"\"\nx \\\n   y\"\"\""),
            ("a = \"\"\"x\ny\"\"\"", "a = \"\"\"x\r\ny\"\"\""),
            ("a = 1000", "a = 1_000"),
            ("a = 16", "a = 0x10"),
            ("a = 2026-01-01T00:00:00Z", "a = 2026-01-01 00:00:00.000+00:00"),
            ("a = 2026-01-01T00:00:00Z", "a = 2026-01-01t00:00:00z"),
            ("a = 2026-01-01T00:00:00Z", "a = 2026-01-01T00:00Z"),
        ] {
            assert_eq!(canonical(&[a]), canonical(&[b]), "{a}\n{b}");
        }
    }

    #[test]
    fn other_content_has_other_bytes() {
        for (a, b) in [
            ("a = [1, 2]", "a = [2, 1]"),
            ("a = \"1\"", "a = 1"),
            ("a = \"x y\"", "a = \"x  y\""),
            ("a = 2026-01-01T00:00:00+05:00", "a = 2026-01-01T00:00:00Z"),
            ("a = 2026-01-01", "a = 2026-01-02"),
            ("a.b = 1", "\"a.b\" = 1"),
        ] {
            assert_ne!(canonical(&[a]), canonical(&[b]), "{a}\n{b}");
        }
    }

    #[test]
    fn the_split_into_files_leaves_no_trace() {
        let whole = "pack.id = \"a\"\n[set.x]\nof = 1\n[set.y]\nof = 2\n[[rule]]\nid = 1\n[[rule]]\nid = 2";
        let parts =
            ["pack.id = \"a\"\n[set.y]\nof = 2", "[[rule]]\nid = 1", "[set.x]\nof = 1\n[[rule]]\nid = 2"];
        assert_eq!(canonical(&[whole]), canonical(&parts));
        assert_eq!(
            canonical(&[whole]),
            r#"{"pack":{"id":"a"},"rule":[{"id":1},{"id":2}],"set":{"x":{"of":1},"y":{"of":2}},"text":{}}"#
        );
    }
}
