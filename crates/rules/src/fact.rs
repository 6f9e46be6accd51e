//! The facts that sentences speak of, by their dotted path in a situation.
//!
//! Each fact has a kind (what it can be compared with) and a price: what it costs the traveller to answer, and how
//! private the answer is. The price orders the questions.

use std::fmt;

use base::{Country, nearest};

use crate::vocabulary::{Crossing, DocumentKind, Mode, Purpose, Residence, Role, Urgency};

/// Whose visa or residence a sentence speaks of.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Where {
    /// A state, by its code.
    State(Country),
    /// The state entered, whichever it is (`here`).
    Here,
}

/// A fact of a situation. The order is the order in which undecided facts are tried.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Fact {
    /// `crossing`
    Crossing,
    /// `document.nationality`
    Nationality,
    /// `nationalities`
    Nationalities,
    /// `entry.state`: the state entered, always known.
    EntryState,
    /// `visa.XXX.class`
    VisaClass(Where),
    /// `residence.XXX`
    Residence(Where),
    /// `role`
    Role,
    /// `purpose`
    Purpose,
    /// `document.kind`
    DocumentKind,
    /// `document.issuer`
    Issuer,
    /// `entry.point`
    EntryPoint,
    /// `entry.mode`
    EntryMode,
    /// `exit.point`
    ExitPoint,
    /// `exit.mode`
    ExitMode,
    /// `urgency`
    Urgency,
    /// `contract`
    Contract,
    /// `filed`
    Filed,
    /// `entry.at`
    EntryAt,
    /// `exit.on`
    ExitOn,
    /// `born`
    Born,
    /// `document.expires`
    DocumentExpires,
    /// `document.blank-pages`
    BlankPages,
    /// `visa.XXX.issued`
    VisaIssued(Where),
    /// `visa.XXX.expires`
    VisaExpires(Where),
    /// `visa.XXX.days`
    VisaDays(Where),
    /// `visa.XXX.entries`
    VisaEntries(Where),
    /// `contract.from`
    ContractFrom,
    /// `contract.until`
    ContractUntil,
    /// `filed.at`
    FiledAt,
    /// `registered`
    Registered,
    /// `registered.at`
    RegisteredAt,
    /// `whereabouts`
    Whereabouts,
    /// `stays`
    Stays,
    /// `hits`
    Hits,
}

/// What a fact can be compared with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FactKind {
    /// One of a closed set of words.
    Words(&'static [&'static str]),
    /// A country code.
    Country,
    /// One of an open set of words, which packs may add to.
    Open,
    /// There or not there.
    Presence,
    /// A day or an instant: an event.
    Event,
    /// Neither: only the sentences made for it speak of it.
    Special,
}

const PATHS: &[(&str, Fact)] = &[
    ("crossing", Fact::Crossing),
    ("document.nationality", Fact::Nationality),
    ("nationalities", Fact::Nationalities),
    ("role", Fact::Role),
    ("purpose", Fact::Purpose),
    ("document.kind", Fact::DocumentKind),
    ("document.issuer", Fact::Issuer),
    ("entry.point", Fact::EntryPoint),
    ("entry.mode", Fact::EntryMode),
    ("exit.point", Fact::ExitPoint),
    ("exit.mode", Fact::ExitMode),
    ("urgency", Fact::Urgency),
    ("contract", Fact::Contract),
    ("filed", Fact::Filed),
    ("entry.at", Fact::EntryAt),
    ("exit.on", Fact::ExitOn),
    ("born", Fact::Born),
    ("document.expires", Fact::DocumentExpires),
    ("document.blank-pages", Fact::BlankPages),
    ("contract.from", Fact::ContractFrom),
    ("contract.until", Fact::ContractUntil),
    ("filed.at", Fact::FiledAt),
    ("whereabouts", Fact::Whereabouts),
    ("stays", Fact::Stays),
    ("hits", Fact::Hits),
    ("entry.state", Fact::EntryState),
    ("registered", Fact::Registered),
    ("registered.at", Fact::RegisteredAt),
];

impl Fact {
    /// Reads a dotted path.
    ///
    /// # Errors
    ///
    /// A sentence that names the path and the nearest known one.
    pub fn parse(path: &str) -> Result<Self, String> {
        // Short forms of the grammar: `entry.on` and `exit.at` name the same events.
        let path = match path {
            "entry.on" | "entry" => "entry.at",
            "exit.at" | "exit" => "exit.on",
            "mode" => "entry.mode",
            other => other,
        };
        if let Some((_, fact)) = PATHS.iter().find(|(known, _)| *known == path) {
            return Ok(*fact);
        }
        let mut parts = path.split('.');
        let by_state = (parts.next(), parts.next().map(Where::parse), parts.next(), parts.next());
        match by_state {
            (Some("residence"), Some(Ok(state)), None, None) => Ok(Self::Residence(state)),
            (Some("visa"), Some(Ok(state)), None | Some("class"), None) => Ok(Self::VisaClass(state)),
            (Some("visa"), Some(Ok(state)), Some("issued"), None) => Ok(Self::VisaIssued(state)),
            (Some("visa"), Some(Ok(state)), Some("expires"), None) => Ok(Self::VisaExpires(state)),
            (Some("visa"), Some(Ok(state)), Some("days"), None) => Ok(Self::VisaDays(state)),
            (Some("visa"), Some(Ok(state)), Some("entries"), None) => Ok(Self::VisaEntries(state)),
            (Some("residence" | "visa"), Some(Err(error)), ..) => Err(error),
            _ => Err(unknown(path)),
        }
    }

    /// The fact with the state entered in the place of `here`: `visa.here.class` and `visa.FRA.class` are one fact for who
    /// enters France.
    #[must_use]
    pub fn at(self, entered: Country) -> Self {
        let there = Where::State(entered);
        match self {
            Self::VisaClass(Where::Here) => Self::VisaClass(there),
            Self::Residence(Where::Here) => Self::Residence(there),
            Self::VisaIssued(Where::Here) => Self::VisaIssued(there),
            Self::VisaExpires(Where::Here) => Self::VisaExpires(there),
            Self::VisaDays(Where::Here) => Self::VisaDays(there),
            Self::VisaEntries(Where::Here) => Self::VisaEntries(there),
            other => other,
        }
    }

    /// The fact with `here` in the place of the state entered: the other name of the same fact.
    #[must_use]
    pub(crate) fn here(self, entered: Country) -> Self {
        let here = |state: Where| if state == Where::State(entered) { Where::Here } else { state };
        match self {
            Self::VisaClass(state) => Self::VisaClass(here(state)),
            Self::Residence(state) => Self::Residence(here(state)),
            other => other,
        }
    }

    /// What the fact can be compared with.
    pub fn kind(self) -> FactKind {
        match self {
            Self::Crossing => FactKind::Words(Crossing::WORDS),
            Self::Nationality | Self::Issuer | Self::EntryState => FactKind::Country,
            Self::VisaClass(_) | Self::EntryPoint | Self::ExitPoint => FactKind::Open,
            Self::Residence(_) => FactKind::Words(Residence::WORDS),
            Self::Role => FactKind::Words(Role::WORDS),
            Self::Purpose => FactKind::Words(Purpose::WORDS),
            Self::DocumentKind => FactKind::Words(DocumentKind::WORDS),
            Self::EntryMode | Self::ExitMode => FactKind::Words(Mode::WORDS),
            Self::Urgency => FactKind::Words(Urgency::WORDS),
            Self::Contract | Self::Filed | Self::Registered => FactKind::Presence,
            Self::EntryAt
            | Self::ExitOn
            | Self::Born
            | Self::DocumentExpires
            | Self::VisaIssued(_)
            | Self::VisaExpires(_)
            | Self::ContractFrom
            | Self::ContractUntil
            | Self::FiledAt
            | Self::RegisteredAt => FactKind::Event,
            Self::Nationalities
            | Self::BlankPages
            | Self::VisaDays(_)
            | Self::VisaEntries(_)
            | Self::Whereabouts
            | Self::Stays
            | Self::Hits => FactKind::Special,
        }
    }

    /// What it costs to ask: effort times privacy. A word picked from a list costs 1; a list of past journeys, or a
    /// reason that is an illness or a death, costs most.
    pub fn price(self) -> f64 {
        match self {
            Self::Crossing | Self::Purpose | Self::EntryMode | Self::ExitMode | Self::DocumentKind => 1.0,
            Self::Nationality
            | Self::Issuer
            | Self::EntryPoint
            | Self::ExitPoint
            | Self::EntryAt
            | Self::EntryState
            | Self::ExitOn => 1.2,
            Self::VisaClass(_)
            | Self::Residence(_)
            | Self::Filed
            | Self::FiledAt
            | Self::Registered
            | Self::RegisteredAt => 1.5,
            Self::Role | Self::Born | Self::BlankPages => 2.0,
            Self::DocumentExpires
            | Self::VisaIssued(_)
            | Self::VisaExpires(_)
            | Self::VisaDays(_)
            | Self::VisaEntries(_)
            | Self::Nationalities => 2.5,
            Self::Contract | Self::ContractFrom | Self::ContractUntil => 3.0,
            Self::Stays => 4.0,
            Self::Whereabouts | Self::Urgency | Self::Hits => 6.0,
        }
    }

    /// What it costs the traveller to change the fact before the journey; `None` if it cannot be changed, or if no one may
    /// be told to: nationality, age and past stays are what they are, and who is told to name another purpose, role or
    /// emergency is told to lie.
    ///
    /// A day of filing costs 1, a day of leaving 2, another passport that the traveller holds 3, another way or place of
    /// crossing 4, another day of entry 5, a new passport 8.
    pub fn change_cost(self) -> Option<u8> {
        match self {
            Self::Filed | Self::FiledAt | Self::Registered | Self::RegisteredAt => Some(1),
            Self::ExitOn => Some(2),
            // Never another nationality: only another of the passports that the traveller holds.
            Self::Nationality | Self::Issuer => Some(3),
            Self::EntryPoint | Self::EntryMode | Self::ExitPoint | Self::ExitMode => Some(4),
            Self::EntryAt => Some(5),
            Self::DocumentExpires | Self::BlankPages => Some(8),
            Self::Crossing
            | Self::Nationalities
            | Self::VisaClass(_)
            | Self::VisaIssued(_)
            | Self::VisaExpires(_)
            | Self::VisaDays(_)
            | Self::VisaEntries(_)
            | Self::EntryState
            | Self::Residence(_)
            | Self::Role
            | Self::Purpose
            | Self::DocumentKind
            | Self::Urgency
            | Self::Contract
            | Self::ContractFrom
            | Self::ContractUntil
            | Self::Born
            | Self::Whereabouts
            | Self::Stays
            | Self::Hits => None,
        }
    }
}

fn unknown(path: &str) -> String {
    let forms = [
        "residence.RUS",
        "residence.here",
        "visa.RUS.class",
        "visa.here.class",
        "visa.RUS.issued",
        "visa.RUS.expires",
        "visa.RUS.days",
        "visa.RUS.entries",
    ];
    let known = PATHS.iter().map(|(known, _)| *known).chain(forms);
    let hint = nearest(path, known).map_or_else(String::new, |near| format!(", did you mean `{near}`?"));
    format!("`{}` is no fact{hint}", path.chars().take(60).collect::<String>())
}

impl Where {
    /// Reads `here` or a country code.
    ///
    /// # Errors
    ///
    /// The message of [`Country::parse`].
    pub fn parse(text: &str) -> Result<Self, String> {
        if text == "here" {
            return Ok(Self::Here);
        }
        Country::parse(text).map(Self::State).map_err(|error| error.to_string())
    }
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::State(state) => state.fmt(f),
            Self::Here => f.pad("here"),
        }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::VisaClass(state) => write!(f, "visa.{state}.class"),
            Self::VisaIssued(state) => write!(f, "visa.{state}.issued"),
            Self::VisaExpires(state) => write!(f, "visa.{state}.expires"),
            Self::VisaDays(state) => write!(f, "visa.{state}.days"),
            Self::VisaEntries(state) => write!(f, "visa.{state}.entries"),
            Self::Residence(state) => write!(f, "residence.{state}"),
            fact => {
                let path = PATHS.iter().find(|(_, known)| known == fact).map_or("", |(path, _)| path);
                f.pad(path)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_reads_back() {
        for (path, fact) in PATHS {
            assert_eq!(Fact::parse(path), Ok(*fact));
            assert_eq!(fact.to_string(), *path);
        }
        for path in [
            "residence.RUS",
            "residence.here",
            "visa.USA.class",
            "visa.here.class",
            "visa.USA.issued",
            "visa.D.expires",
            "visa.here.days",
            "visa.FRA.entries",
        ] {
            assert_eq!(Fact::parse(path).unwrap().to_string(), path);
        }
        let france = Country::parse("FRA").unwrap();
        let here = Fact::VisaClass(Where::Here);
        assert_eq!(here.at(france).to_string(), "visa.FRA.class");
        assert_eq!(here.at(france).here(france), here);
    }

    #[test]
    fn a_wrong_path_names_the_nearest() {
        for (path, message) in [
            ("document.nationalty", "`document.nationalty` is no fact, did you mean `document.nationality`?"),
            ("purpos", "`purpos` is no fact, did you mean `purpose`?"),
            ("visa.RUZ.class", "`RUZ` is no country code of three letters, did you mean `RUS`?"),
            ("weather", "`weather` is no fact"),
        ] {
            assert_eq!(Fact::parse(path).unwrap_err(), message);
        }
    }
}
