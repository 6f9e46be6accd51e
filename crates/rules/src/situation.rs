//! What is known of a traveller and a journey: the facts that rules are asked about.
//!
//! In: JSON as `paiza check` reads it, or values that the service fills in. Out: a typed [`Situation`].
//!
//! A fact that is missing is *unknown*, not *no*. [`Known`] keeps the two apart: `null` and the empty list say *none*.

use std::collections::BTreeMap;

use base::{Country, Date, Moment};

use crate::vocabulary::{Crossing, DocumentKind, Ground, HitKind, Mode, Purpose, Residence, Role, Urgency};

/// A fact that may be unknown, known to be none, or known.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Known<T> {
    /// Nobody said.
    #[default]
    Unknown,
    /// Known to be none (`null` in JSON).
    Nothing,
    /// Known.
    Is(T),
}

/// The facts of one journey.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Situation {
    /// The state whose border is crossed; of a group of states, the first one entered.
    pub into: Country,
    /// Which way.
    pub crossing: Option<Crossing>,
    /// The document that will be presented.
    pub document: Document,
    /// Every nationality the traveller holds.
    pub nationalities: Option<Vec<Country>>,
    /// Day of birth.
    pub born: Option<Date>,
    /// Right to reside, by state.
    pub residence: BTreeMap<Country, Residence>,
    /// Visa held or applied for, by state.
    pub visa: BTreeMap<Country, Visa>,
    /// What the traveller is.
    pub role: Option<Role>,
    /// Why the traveller comes.
    pub purpose: Option<Purpose>,
    /// The contract under which the traveller works.
    pub contract: Known<Contract>,
    /// A reason to come at short notice.
    pub urgency: Option<Urgency>,
    /// The entry.
    pub entry: Passage,
    /// The planned exit.
    pub exit: Passage,
    /// The application for an authorisation.
    pub filed: Known<Filed>,
    /// Where the traveller was, for rules that ask.
    pub whereabouts: Option<Vec<Stay>>,
    /// Earlier, present and booked stays.
    pub stays: Option<Vec<Stay>>,
    /// What an officer's lists say; `None` if no list was asked.
    pub hits: Option<Vec<Hit>>,
    /// The registration of the stay.
    pub registered: Known<Registered>,
    /// Disputed readings that the asker wants counted, by the name of the pack's switch; off unless named.
    pub switches: Vec<String>,
}

/// The document that will be presented.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Document {
    /// The nationality it states.
    pub nationality: Option<Country>,
    /// Who issued it.
    pub issuer: Option<Country>,
    /// Its kind.
    pub kind: Option<DocumentKind>,
    /// Its last day.
    pub expires: Option<Date>,
    /// Blank pages left.
    pub blank_pages: Option<u16>,
}

/// A visa, held or applied for.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Visa {
    /// The state's own class; `none` for no visa.
    pub class: Option<String>,
    /// The day on which it is or would be issued.
    pub issued: Option<Date>,
    /// Its last day.
    pub expires: Option<Date>,
    /// How many entries it allows.
    pub entries: Option<u16>,
    /// How many days of stay it allows.
    pub days: Option<u16>,
    /// Said to be in the traveller's hands.
    pub held: Option<bool>,
}

/// A labour or civil contract.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Contract {
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
}

/// One crossing of the border: when, where and how.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Passage {
    /// When.
    pub when: When,
    /// The crossing point, as a pack names it; its zone then counts.
    pub point: Option<String>,
    /// How.
    pub mode: Option<Mode>,
}

/// An instant, a day whose hour is not known, or nothing.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum When {
    /// Nothing is known.
    #[default]
    Unknown,
    /// The day is known, the hour is not.
    On(Date),
    /// The instant is known.
    At(Moment),
}

/// An application that was filed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Filed {
    /// When it was filed.
    pub at: Option<Moment>,
    /// The authorisation is held.
    pub granted: bool,
}

/// A registration of the stay that was made.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Registered {
    /// When it was made.
    pub when: When,
}

/// A span of days in a state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Stay {
    /// Where.
    pub country: Country,
    /// First day present.
    pub from: Date,
    /// Last day present; `None` while it lasts.
    pub to: Option<Date>,
    /// On which ground.
    pub ground: Ground,
}

/// An entry on an officer's list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit {
    /// What the list says.
    pub kind: HitKind,
    /// Its last day; `None` without an end.
    pub until: Option<Date>,
}

impl Situation {
    /// A situation of which only the destination is known.
    pub fn into_state(into: Country) -> Self {
        Self {
            into,
            crossing: None,
            document: Document::default(),
            nationalities: None,
            born: None,
            residence: BTreeMap::new(),
            visa: BTreeMap::new(),
            role: None,
            purpose: None,
            contract: Known::Unknown,
            urgency: None,
            entry: Passage::default(),
            exit: Passage::default(),
            filed: Known::Unknown,
            whereabouts: None,
            stays: None,
            hits: None,
            registered: Known::Unknown,
            switches: Vec::new(),
        }
    }

    /// The right to reside in the state entered, if it is known.
    pub fn residence_there(&self) -> Option<Residence> {
        self.residence.get(&self.into).copied()
    }

    /// The visa for the state entered, if anything is known of it.
    pub fn visa_there(&self) -> Option<&Visa> {
        self.visa.get(&self.into)
    }
}

impl<T> Known<T> {
    /// The value, if it is known.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown | Self::Nothing => None,
        }
    }

    /// True if nobody said.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl Stay {
    /// A stay without a visa, the default ground.
    pub fn visa_free(country: Country, from: Date, to: Option<Date>) -> Self {
        Self { country, from, to, ground: Ground::VisaFree }
    }
}
