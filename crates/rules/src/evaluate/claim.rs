//! What is assumed of a sentence: a sentence and its negation are one claim, and claims about one line of values order.
//!
//! Who is at least 14 is at least 6, and who is not at least 6 is not at least 14. So do spans of one unit, days used and
//! overstays. Between "at least" and "at most" of a span of time there is no such claim: exactly so long is both.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::duration::Duration;
use crate::fact::Fact;
use crate::pack::{Atom, Edge};

/// Digits of a number in a claim: numbers order as their texts do.
const DIGITS: usize = 10;

/// What is assumed when a sentence is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Claim {
    /// The claim, in the words that are its own whichever sentence makes it.
    pub(crate) text: Arc<str>,
    /// The sentence says the opposite.
    pub(crate) is_negated: bool,
    /// Where in the text the point of a line begins, if points of that line order.
    point: Option<usize>,
}

impl Claim {
    /// The claim that a sentence makes, by its text and what it says.
    pub(crate) fn of(text: &str, atom: &Atom) -> Self {
        match atom {
            Atom::Age { on, years, under } => {
                Self::at_least(&format!("age on {on}"), u64::from(*years), *under)
            }
            Atom::PlannedStay { at_most } => Self::at_least("planned stay", u64::from(*at_most) + 1, true),
            Atom::BlankPages { at_least } => Self::at_least("blank pages", u64::from(*at_least), false),
            Atom::Against { event, edge, negated } => {
                let line = format!("{event} is not before ");
                let point = matches!(edge, Edge::Day(_)).then_some(line.len());
                Self { text: format!("{line}{edge}").into(), is_negated: !negated, point }
            }
            Atom::DaysUsed { at_least, .. } => Self::at_least(&words(text, 4), u64::from(*at_least), false),
            Atom::LongestOverstay { more_than, .. } => {
                Self::at_least(&words(text, 5), u64::from(*more_than) + 1, false)
            }
            Atom::LastOverstay { within, before, .. } => {
                let line = format!("{} ended before {before}", words(text, 4));
                Self::of_span(&line, *within, true)
            }
            Atom::Gap { event, duration, at_least, before, other } => {
                let side = if *before { "before" } else { "after" };
                // Exactly so long is both: "at most" and "at least" are two lines.
                let line = format!("{event} {}{side} {other}", if *at_least { "" } else { "further " });
                Self::of_span(&line, *duration, !at_least)
            }
            Atom::DocumentValid { duration, after } => {
                Self::of_span(&format!("{} after {after}", Fact::DocumentExpires), *duration, false)
            }
            Atom::Holder { outside: true, .. } => {
                Self { text: text.replacen("outside", "inside", 1).into(), is_negated: true, point: None }
            }
            _ => Self { text: text.into(), is_negated: false, point: None },
        }
    }

    /// A claim about a span: spans of one unit order.
    fn of_span(line: &str, span: Duration, is_negated: bool) -> Self {
        let (unit, number) = match span {
            Duration::Hours(number) => ("hours", number),
            Duration::Days(number) => ("days", number),
            Duration::WorkingDays(number) => ("working days", number),
            Duration::Months(number) => ("months", number),
            Duration::Years(number) => ("years", number),
        };
        Self::at_least(&format!("{line} in {unit}"), u64::from(number), is_negated)
    }

    fn at_least(line: &str, number: u64, is_negated: bool) -> Self {
        let line = format!("{line} is at least ");
        let point = Some(line.len());
        Self { text: format!("{line}{number:0DIGITS$}").into(), is_negated, point }
    }

    /// The part that claims share of which one may settle another; the whole claim if there is no such part.
    pub(crate) fn line(&self) -> &str {
        self.point.and_then(|point| self.text.get(..point)).unwrap_or(&self.text)
    }

    /// What is assumed of the sentence, or follows from what is assumed of other points of its line.
    pub(crate) fn settled(&self, assumed: &BTreeMap<Arc<str>, bool>) -> Option<bool> {
        let text: &str = &self.text;
        let same = assumed.get(text).copied();
        let holds = same.or_else(|| self.point.and_then(|_| self.follows(assumed)))?;
        Some(holds != self.is_negated)
    }

    fn follows(&self, assumed: &BTreeMap<Arc<str>, bool>) -> Option<bool> {
        let (line, text): (&str, &str) = (self.line(), &self.text);
        let of_line = assumed
            .range::<str, _>((std::ops::Bound::Included(line), std::ops::Bound::Unbounded))
            .take_while(|(other, _)| other.starts_with(line))
            // Of another length is an instant, which a day does not order with.
            .filter(|(other, _)| other.len() == text.len());
        let mut settling = of_line.filter(|(other, holds)| (other.as_ref() >= text) == **holds);
        settling.next().map(|(_, holds)| *holds)
    }
}

/// The first words of a sentence: what it counts, and under which limit.
fn words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<&str>>().join(" ")
}
