//! The facts of a situation that have one word each, by their name.

use base::Country;

use crate::fact::{Fact, Where};
use crate::situation::{Contract, Filed, Known, Registered, Situation};
use crate::vocabulary::{Crossing, DocumentKind, Mode, Purpose, Residence, Role, Urgency};

impl Situation {
    /// The word of a fact, if it is known and has one.
    pub(crate) fn word(&self, fact: Fact) -> Option<String> {
        let presence = |is_there: Option<bool>| {
            is_there.map(|is_there| if is_there { "present" } else { "absent" }.to_owned())
        };
        match fact.at(self.into) {
            Fact::Nationality => self.document.nationality.map(|country| country.to_string()),
            Fact::Issuer => self.document.issuer.map(|country| country.to_string()),
            Fact::Role => self.role.map(|word| word.to_string()),
            Fact::Purpose => self.purpose.map(|word| word.to_string()),
            Fact::Urgency => self.urgency.map(|word| word.to_string()),
            Fact::EntryPoint => self.entry.point.clone(),
            Fact::ExitPoint => self.exit.point.clone(),
            Fact::EntryMode => self.entry.mode.map(|word| word.to_string()),
            Fact::ExitMode => self.exit.mode.map(|word| word.to_string()),
            Fact::Crossing => self.crossing.map(|word| word.to_string()),
            Fact::DocumentKind => self.document.kind.map(|word| word.to_string()),
            Fact::Residence(Where::State(state)) => self.residence.get(&state).map(ToString::to_string),
            Fact::VisaClass(Where::State(state)) => self.visa.get(&state).and_then(|visa| visa.class.clone()),
            Fact::Contract => presence(is_there(&self.contract)),
            Fact::Filed => presence(is_there(&self.filed)),
            Fact::Registered => presence(is_there(&self.registered)),
            Fact::EntryState => Some(self.into.to_string()),
            _ => None,
        }
    }

    /// The same journey with another value of a fact; `None` if the fact has no single value that can be named.
    pub(crate) fn with_word(&self, fact: Fact, word: &str) -> Option<Self> {
        let country = || Country::parse(word).ok();
        let mut changed = self.clone();
        match fact.at(self.into) {
            Fact::Nationality => {
                changed.document.nationality = Some(country()?);
                changed.nationalities = None;
            }
            Fact::Issuer => changed.document.issuer = Some(country()?),
            Fact::Role => changed.role = Some(Role::parse(word)?),
            Fact::Purpose => changed.purpose = Some(Purpose::parse(word)?),
            Fact::Urgency => changed.urgency = Some(Urgency::parse(word)?),
            Fact::EntryPoint => changed.entry.point = Some(word.to_owned()),
            Fact::ExitPoint => changed.exit.point = Some(word.to_owned()),
            Fact::EntryMode => changed.entry.mode = Some(Mode::parse(word)?),
            Fact::ExitMode => changed.exit.mode = Some(Mode::parse(word)?),
            Fact::Crossing => changed.crossing = Some(Crossing::parse(word)?),
            Fact::DocumentKind => {
                changed.document.kind = Some(DocumentKind::parse(word)?);
            }
            Fact::Residence(Where::State(state)) => {
                changed.residence.insert(state, Residence::parse(word)?);
            }
            Fact::VisaClass(Where::State(state)) => {
                changed.visa.entry(state).or_default().class = Some(word.to_owned());
            }
            Fact::Contract => {
                changed.contract =
                    if word == "present" { Known::Is(Contract::default()) } else { Known::Nothing };
            }
            Fact::Registered => {
                changed.registered =
                    if word == "present" { Known::Is(Registered::default()) } else { Known::Nothing };
            }
            Fact::Filed => {
                changed.filed = if word == "present" { Known::Is(Filed::default()) } else { Known::Nothing };
            }
            _ => return None,
        }
        Some(changed)
    }
}

fn is_there<T>(fact: &Known<T>) -> Option<bool> {
    match fact {
        Known::Unknown => None,
        Known::Nothing => Some(false),
        Known::Is(_) => Some(true),
    }
}
