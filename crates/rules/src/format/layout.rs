//! Writes the lines of a file in the one layout.

use std::fmt::Write as _;

use super::WIDTH;
use super::tree::{Entry, Line, List, Tail, Value};

/// The text of the lines.
pub(super) fn write(lines: &[Line<'_>]) -> String {
    let mut out = String::new();
    for (place, line) in lines.iter().enumerate() {
        match line {
            // One blank line at most, and none at the start.
            Line::Blank => {
                if !out.is_empty() && !out.ends_with("\n\n") {
                    out.push('\n');
                }
            }
            Line::Comment(text) => push_line(&mut out, text, None),
            Line::Header { text, comment } => push_line(&mut out, text, comment.as_ref()),
            Line::Pair { key, value, comment, .. } => {
                let head = format!("{key}{} = ", " ".repeat(gap(lines, place) - 1));
                let value = value_text(value, head.chars().count());
                push_line(&mut out, &format!("{head}{value}"), comment.as_ref());
            }
        }
    }
    if out.ends_with("\n\n") {
        out.pop();
    }
    out
}

fn push_line(out: &mut String, text: &str, comment: Option<&Tail<'_>>) {
    out.push_str(text);
    if let Some(tail) = comment {
        let end = text.rsplit('\n').next().unwrap_or_default().chars().count();
        out.push_str(&" ".repeat(tail.column.saturating_sub(end).max(1)));
        out.push_str(tail.text);
    }
    out.push('\n');
}

/// The spaces before the `=` of a line: one, unless the line above or below has its `=` in the same column.
fn gap(lines: &[Line<'_>], place: usize) -> usize {
    let column = |place: Option<usize>| match place.and_then(|place| lines.get(place)) {
        Some(Line::Pair { key, gap, .. }) => Some((key.chars().count() + gap.max(&1), *gap.max(&1))),
        _ => None,
    };
    let Some((own, gap)) = column(Some(place)) else { return 1 };
    let neighbours = [column(place.checked_sub(1)), column(Some(place + 1))];
    if neighbours.into_iter().flatten().any(|(other, _)| other == own) { gap } else { 1 }
}

fn value_text(value: &Value<'_>, indent: usize) -> String {
    let Value::List(list) = value else { return on_one_line(value) };
    let is_bare = list.opening.is_none()
        && list.entries.iter().all(|entry| matches!(entry, Entry::Blank | Entry::Item(_, None)));
    let line = on_one_line(value);
    if is_bare && !list.is_block {
        if indent + line.chars().count() <= WIDTH {
            return line;
        }
        if items(list).all(is_word) {
            return hanging(list, indent);
        }
    }
    block(list)
}

fn on_one_line(value: &Value<'_>) -> String {
    match value {
        Value::Word(word) => (*word).to_owned(),
        Value::AsWritten(text) => text.clone(),
        Value::List(list) => {
            format!("[{}]", items(list).map(on_one_line).collect::<Vec<_>>().join(", "))
        }
        Value::Table(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Table(entries) => {
            let mut out = String::from("{");
            for (place, (gap, key, value)) in entries.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                out.push_str(&" ".repeat(*gap));
                // Writing to a string cannot fail.
                let _ = write!(out, "{key} = {}", on_one_line(value));
            }
            out + " }"
        }
    }
}

fn items<'l, 't>(list: &'l List<'t>) -> impl Iterator<Item = &'l Value<'t>> {
    list.entries.iter().filter_map(|entry| match entry {
        Entry::Item(value, _) => Some(value),
        Entry::Blank | Entry::Comment(_) => None,
    })
}

/// A code, a name, a number: short things that fill lines. A sentence is none.
fn is_word(value: &Value<'_>) -> bool {
    matches!(value, Value::Word(word) if !word.contains([' ', '\n']))
}

/// Words on filled lines, under the first one.
fn hanging(list: &List<'_>, indent: usize) -> String {
    let mut out = String::from("[");
    let mut column = indent + 1;
    let words: Vec<String> = items(list).map(on_one_line).collect();
    for (place, word) in words.iter().enumerate() {
        let width = word.chars().count() + 1;
        if place > 0 {
            if column + 1 + width > WIDTH {
                out.push_str(",\n");
                out.push_str(&" ".repeat(indent + 1));
                column = indent + 1;
            } else {
                out.push_str(", ");
                column += 1;
            }
        }
        out.push_str(word);
        column += width;
    }
    out + "]"
}

/// An item a line, words together on filled lines, comments where they stood.
fn block(list: &List<'_>) -> String {
    let mut out = String::from("[");
    if let Some(comment) = list.opening {
        out.push(' ');
        out.push_str(comment);
    }
    out.push('\n');
    // The column behind a word that others may follow; 0 at the start of a line.
    let mut column = 0;
    let entries = trimmed(&list.entries);
    for (place, entry) in entries.iter().enumerate() {
        match entry {
            Entry::Blank => {
                end_line(&mut out, &mut column);
                if !matches!(entries.get(place + 1), Some(Entry::Blank)) {
                    out.push('\n');
                }
            }
            Entry::Comment(text) => {
                end_line(&mut out, &mut column);
                let _ = writeln!(out, "  {text}");
            }
            Entry::Item(value, comment) => {
                let text = on_one_line(value);
                let width = text.chars().count() + 1;
                if column > 0 && is_word(value) && column + 1 + width <= WIDTH {
                    out.push(' ');
                    column += 1 + width;
                } else {
                    end_line(&mut out, &mut column);
                    out.push_str("  ");
                    column = 2 + width;
                }
                out.push_str(&text);
                out.push(',');
                if let Some(comment) = comment {
                    let _ = write!(out, " {comment}");
                }
                if comment.is_some() || !is_word(value) {
                    end_line(&mut out, &mut column);
                }
            }
        }
    }
    end_line(&mut out, &mut column);
    out + "]"
}

fn end_line(out: &mut String, column: &mut usize) {
    if *column > 0 {
        out.push('\n');
        *column = 0;
    }
}

/// The entries without blank lines at the start and the end.
fn trimmed<'l, 't>(entries: &'l [Entry<'t>]) -> &'l [Entry<'t>] {
    let is_something = |entry: &Entry<'_>| !matches!(entry, Entry::Blank);
    let start = entries.iter().position(is_something).unwrap_or(entries.len());
    let end = entries.iter().rposition(is_something).map_or(start, |last| last + 1);
    entries.get(start..end).unwrap_or_default()
}
