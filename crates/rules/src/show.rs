//! Shows a pack so that it reads like a law: for a terminal, or as one page of HTML with an anchor on every line of the law.

mod html;

use std::fmt::Write as _;

use crate::pack::{
    Conditions, Deadline, Edge, Exception, Instead, LimitSpec, Pack, Rule, Source, Target, Version,
};
use crate::stay::Limit;
use crate::vocabulary::{AppliesOn, Outcome, Rank, State};

/// How a pack is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Lines for a terminal.
    Text,
    /// A page.
    Html,
}

/// A line of the law, by its depth.
enum Line {
    Title(String),
    /// Begins a part of the law with its name on the page; deeper lines follow in it.
    Part {
        depth: usize,
        id: String,
        text: String,
    },
    Text(usize, String),
}

/// Shows a pack in one of its languages; a title without a text there is shown by its key.
pub fn show(pack: &Pack, language: &str, form: Form) -> String {
    let mut page = Page { pack, language, lines: Vec::new() };
    page.whole();
    match form {
        Form::Text => text(&page.lines),
        Form::Html => html::write(&page.lines, language),
    }
}

struct Page<'p> {
    pack: &'p Pack,
    language: &'p str,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn whole(&mut self) {
        let pack = self.pack;
        self.lines.push(Line::Title(format!("{} ({} {})", self.words(&pack.title), pack.id, pack.version)));
        self.say(
            0,
            format!("Law of {}, as its sources were read up to {}.", pack.jurisdiction, pack.known_to),
        );
        self.say(0, format!("Texts reviewed by: {}. This is no legal advice.", pack.reviewed));
        if pack.ranks != Rank::ALL {
            let ranks: Vec<&str> = pack.ranks.iter().map(|rank| rank.word()).collect();
            self.say(0, format!("Ranks of acts here, from the highest down: {}.", ranks.join(", ")));
        }
        for (number, rule) in pack.rules.iter().enumerate() {
            self.rule(number + 1, rule, Target::Rule(number));
        }
        self.lists();
        self.sources();
    }

    fn rule(&mut self, number: usize, rule: &Rule, target: Target) {
        let heading = format!("§ {number} {} [{}: {}]", self.words(&rule.title), rule.slot, rule.id);
        self.part(0, format!("rule-{}", rule.id), heading);
        self.traveller_text(0, &rule.title);
        self.conditions(1, &rule.when);
        if let Some(then) = &rule.then {
            let obtain = then.obtain.as_ref().map_or_else(String::new, |what| format!(": {what}"));
            let usable =
                then.usable_for.as_ref().map_or_else(String::new, |span| format!(", usable for {span}"));
            self.say(1, format!("the answer is {}{obtain}{usable}.", result(then.result)));
        } else {
            self.say(1, "the stay is limited as each version says.".to_owned());
        }
        self.say(1, format!("Applied by the law of {}.", applied(rule.applies_on)));
        self.versions(1, &rule.versions);
        self.exceptions(1, target);
        let Target::Rule(place) = target else { return };
        for (i, deadline) in
            self.pack.deadlines.iter().enumerate().filter(|(_, deadline)| deadline.of == place)
        {
            self.deadline(deadline, Target::Deadline(i));
        }
    }

    fn deadline(&mut self, deadline: &Deadline, target: Target) {
        let heading = format!("Deadline {}: {}", deadline.id, self.words(&deadline.title));
        self.part(1, format!("rule-{}", deadline.id), heading);
        self.traveller_text(2, &deadline.title);
        if let Some(span) = deadline.at_least {
            self.say(2, format!("{} at least {span} before {};", deadline.act, deadline.before));
        }
        if let Some(span) = deadline.not_earlier_than {
            self.say(2, format!("not earlier than {span} before {}.", deadline.before));
        }
        if let Some(after) = deadline.after {
            let first = if after.counts_first_day { ", that day counted" } else { "" };
            self.say(2, format!("{} at most {} after {}{first}.", deadline.act, after.at_most, after.event));
        }
        self.versions(2, &deadline.versions);
        self.exceptions(2, target);
    }

    fn exceptions(&mut self, depth: usize, target: Target) {
        let defeaters: Vec<(usize, &Exception)> = self.pack.defeaters(target).collect();
        for (place, exception) in defeaters {
            let heading = format!("Except {}: {}", exception.id, self.words(&exception.title));
            self.part(depth, format!("rule-{}", exception.id), heading);
            self.traveller_text(depth + 1, &exception.title);
            self.conditions(depth + 1, &exception.when);
            let effect = exception.instead.map_or_else(|| "this does not apply.".to_owned(), instead);
            self.say(depth + 1, effect);
            self.versions(depth + 1, &exception.versions);
            self.exceptions(depth + 1, Target::Exception(place));
        }
    }

    fn conditions(&mut self, depth: usize, when: &Conditions) {
        if !when.all.is_empty() {
            self.say(depth, "When all of this is true:".to_owned());
        }
        for sentence in &when.all {
            self.say(depth + 1, format!("- {}", sentence.text));
        }
        if !when.any.is_empty() {
            self.say(depth, "and one of this:".to_owned());
        }
        for sentence in &when.any {
            self.say(depth + 1, format!("- {}", sentence.text));
        }
    }

    fn versions(&mut self, depth: usize, versions: &[Version]) {
        for version in versions {
            let source = self.pack.source_of(version);
            self.say(depth, version_line(version, source));
        }
    }

    fn lists(&mut self) {
        self.part(0, "lists".to_owned(), "Lists".to_owned());
        for set in &self.pack.sets {
            let source = self.pack.source(set.source).map_or("", |source| &source.id);
            let heading = format!("@{} ({}), from {} [{source}]", set.id, self.words(&set.title), set.from);
            self.part(1, format!("list-{}", set.id), heading);
            if !set.words.is_empty() {
                self.say(2, set.words.join(" "));
            }
            for other in set.union.iter().filter_map(|i| self.pack.sets.get(*i)) {
                self.say(2, format!("and everyone of @{}", other.id));
            }
            for other in set.without.iter().filter_map(|i| self.pack.sets.get(*i)) {
                self.say(2, format!("without everyone of @{}", other.id));
            }
            for change in &set.changes {
                let source = self.pack.source(change.source).map_or("", |source| &source.id);
                let added = change.added.iter().map(|word| format!("+{word}"));
                let removed = change.removed.iter().map(|word| format!("-{word}"));
                let words: Vec<String> = added.chain(removed).collect();
                self.say(2, format!("on {}: {} [{source}]", change.on, words.join(" ")));
            }
        }
    }

    fn sources(&mut self) {
        self.part(0, "sources".to_owned(), "Sources".to_owned());
        for source in &self.pack.sources {
            self.part(1, format!("source-{}", source.id), format!("[{}] {}", source.id, source.cite));
            if let Some(original) = &source.cite_original {
                self.say(2, original.clone());
            }
            let confidence = format!("{}, {}, {}", source.rank, source.confidence, source.checked);
            self.say(2, format!("{confidence}; public from {}", source.published));
        }
    }

    fn traveller_text(&mut self, depth: usize, title: &str) {
        if let Some(text) = self.pack.texts.find(self.language, &format!("{title}-text")) {
            self.say(depth, format!("\"{text}\""));
        }
    }

    fn words(&self, key: &str) -> String {
        self.pack.texts.find(self.language, key).unwrap_or(key).to_owned()
    }

    fn part(&mut self, depth: usize, id: String, text: String) {
        self.lines.push(Line::Part { depth, id, text });
    }

    fn say(&mut self, depth: usize, text: String) {
        self.lines.push(Line::Text(depth, text));
    }
}

fn version_line(version: &Version, source: Option<&Source>) -> String {
    let mut line = format!("Version {}: from {}", version.n, edge(version.from));
    if let Some(until) = version.until {
        let _ = write!(line, ", no longer from {}", edge(until));
    }
    if let Some(zone) = &version.in_force_zone {
        let _ = write!(line, ", by the days of {zone}");
    }
    if let Some(limit) = version.limit {
        let _ = write!(line, ", {}", limit_words(limit));
    }
    if version.state != State::Adopted {
        let _ = write!(line, ", {}", version.state);
    }
    let _ = write!(line, ", {}", version.strength);
    if let Some(reading) = &version.reading {
        let _ = write!(line, ", reading \"{reading}\"");
    }
    if let Some(replaced) = version.replaces {
        let _ = write!(line, ", in the place of version {replaced}");
    }
    let _ = write!(line, "; public from {}", version.published);
    if let Some(source) = source {
        let _ = write!(line, " [{}: {}, {}]", source.id, source.confidence, source.checked);
    }
    if !version.facts.is_empty() {
        let _ = write!(line, " ({})", version.facts.join(" "));
    }
    line
}

fn edge(edge: Edge) -> String {
    edge.to_string()
}

fn limit_words(limit: LimitSpec) -> String {
    match limit {
        LimitSpec::Until(fact) => format!("until {fact}"),
        LimitSpec::Days(limit) => days_words(limit),
        LimitSpec::Both { per_visit, then } => format!("{} and {}", days_words(per_visit), days_words(then)),
    }
}

fn days_words(limit: Limit) -> String {
    let window = match limit.window().strip_prefix("rolling-") {
        Some(days) => format!("any {days} days"),
        None => limit.window().replace('-', " "),
    };
    format!("{} days ({window})", limit.max_days().unwrap_or(0))
}

fn instead(instead: Instead) -> String {
    let mut parts = Vec::new();
    if let Some(result) = instead.result {
        parts.push(format!("the answer is {}", self::result(result)));
    }
    if let Some(strength) = instead.strength {
        parts.push(format!("it is {strength}"));
    }
    if let Some(limit) = instead.limit {
        let longer = if instead.or_longer { ", or the rule's own limit if that is longer" } else { "" };
        parts.push(format!("the limit is {}{longer}", limit_words(limit)));
    }
    if let Some(span) = instead.at_least {
        parts.push(format!("at least {span} are enough"));
    }
    if let Some(span) = instead.not_earlier_than {
        parts.push(format!("not earlier than {span} before"));
    }
    format!("instead {}.", parts.join(" and "))
}

fn result(outcome: Outcome) -> String {
    outcome.word().replace('-', " ")
}

fn applied(applies_on: AppliesOn) -> &'static str {
    match applies_on {
        AppliesOn::DayOfEntry => "the day of entry",
        AppliesOn::EachDayOfStay => "each day of the stay",
        AppliesOn::DayOfFiling => "the day of filing",
        AppliesOn::MomentOfDecision => "the day of the decision",
    }
}

fn text(lines: &[Line]) -> String {
    let mut out = String::new();
    for line in lines {
        let _ = match line {
            Line::Title(title) => writeln!(out, "{title}\n{}", "=".repeat(title.chars().count())),
            Line::Part { depth: 0, text, .. } => writeln!(out, "\n{text}"),
            Line::Part { depth, text, .. } | Line::Text(depth, text) => {
                writeln!(out, "{}{text}", "  ".repeat(depth + 1))
            }
        };
    }
    out
}
