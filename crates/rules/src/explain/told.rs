//! What a situation says of a fact, in the situation's own words.

use serde_json::Value;

use crate::fact::Fact;
use crate::situation::Situation;

/// The words of one situation.
#[derive(Clone, Debug)]
pub(crate) struct Told(Value);

impl Told {
    pub(crate) fn new(situation: &Situation) -> Self {
        Self(situation.to_json())
    }

    /// What was said of a fact; `None` if nothing, `null` if it is known to be none.
    pub(crate) fn of(&self, fact: Fact) -> Option<Value> {
        match fact {
            Fact::EntryAt => self.at("entry.at").or_else(|| self.at("entry.on")),
            Fact::ExitOn => self.at("exit.on").or_else(|| self.at("exit.at")),
            fact => self.at(&fact.to_string()),
        }
    }

    fn at(&self, path: &str) -> Option<Value> {
        let mut value = &self.0;
        for key in path.split('.') {
            if value.is_null() {
                return Some(Value::Null);
            }
            value = value.get(key)?;
        }
        Some(value.clone())
    }
}
