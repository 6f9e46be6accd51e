//! What is known of a traveller and a journey, as `paiza check` takes it. Missing is unknown; `null` and the empty list
//! are known to be none.

use std::collections::BTreeMap;

use utoipa::ToSchema;

use super::words;

/// The facts of a journey. Every key is optional except `into`; a fact that is missing is unknown, not *no*.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Situation {
    /// The state to be entered.
    #[schema(examples("RUS"))]
    pub into: String,
    /// Which way the border is crossed.
    #[schema(schema_with = words::crossing, required = false)]
    pub crossing: Option<String>,
    /// The document that will be presented.
    pub document: Option<SituationDocument>,
    /// Every nationality of the traveller.
    pub nationalities: Option<Vec<String>>,
    /// Birth date.
    #[schema(format = Date)]
    pub born: Option<String>,
    /// Residence permits by state: `none`, `temporary-residence-permit`, `permanent-residence-permit`.
    pub residence: Option<BTreeMap<String, String>>,
    /// Visas by state.
    pub visa: Option<BTreeMap<String, SituationVisa>>,
    /// What the traveller is, where the law cares.
    #[schema(schema_with = words::role, required = false)]
    pub role: Option<String>,
    /// Why the traveller comes.
    #[schema(schema_with = words::purpose, required = false)]
    pub purpose: Option<String>,
    /// The contract of work; `null` is known to be none.
    pub contract: Option<SituationContract>,
    /// A reason to come at short notice.
    #[schema(schema_with = words::urgency, required = false)]
    pub urgency: Option<String>,
    /// The entry.
    pub entry: Option<Crossing>,
    /// The planned exit.
    pub exit: Option<Crossing>,
    /// The application for an authorisation; `null` is known to be none.
    pub filed: Option<SituationFiled>,
    /// Where the traveller was.
    pub whereabouts: Option<Vec<Whereabouts>>,
    /// Earlier, present and booked stays.
    pub stays: Option<Vec<SituationStay>>,
    /// What an officer's lists say; without the key no list was asked.
    pub hits: Option<Vec<Hit>>,
    /// The registration after the entry; `null` if there was none.
    pub registered: Option<SituationRegistered>,
    /// Disputed readings that are to count, by their name in the pack.
    pub switches: Option<Vec<String>>,
}

/// The document that will be presented.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationDocument {
    /// The nationality that it states.
    pub nationality: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its kind.
    #[schema(schema_with = words::document_kind, required = false)]
    pub kind: Option<String>,
    /// Its last day.
    #[schema(format = Date)]
    pub expires: Option<String>,
    /// Blank pages left.
    pub blank_pages: Option<u16>,
}

/// A visa, held or applied for.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationVisa {
    /// `none`, or the state's own class.
    pub class: Option<String>,
    /// The day on which it is or would be issued.
    #[schema(format = Date)]
    pub issued: Option<String>,
    /// Its last day.
    #[schema(format = Date)]
    pub expires: Option<String>,
    /// How many entries it allows.
    pub entries: Option<u16>,
    /// Days of stay that the visa allows.
    pub days: Option<u16>,
    /// It is in the traveller's hands.
    pub held: Option<bool>,
}

/// A contract of work.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationContract {
    /// First day.
    #[schema(format = Date)]
    pub from: Option<String>,
    /// Last day.
    #[schema(format = Date)]
    pub until: Option<String>,
}

/// One crossing of the border: `at` an instant, or `on` a day where the hour is not known.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Crossing {
    /// When, with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// On which day.
    #[schema(format = Date)]
    pub on: Option<String>,
    /// A crossing point, whose zone then counts.
    pub point: Option<String>,
    /// How.
    #[schema(schema_with = words::mode, required = false)]
    pub mode: Option<String>,
}

/// An application for an authorisation.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationFiled {
    /// When, with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// The authorisation is held.
    pub granted: Option<bool>,
}

/// A registration of the stay.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationRegistered {
    /// When, if the hour is known.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// The day, if the hour is not known.
    #[schema(format = Date)]
    pub on: Option<String>,
}

/// A span of days in a state.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SituationStay {
    /// Where.
    pub r#in: String,
    /// First day present.
    #[schema(format = Date)]
    pub from: String,
    /// Last day present; `null` while it lasts.
    #[schema(format = Date, required = true)]
    pub to: Option<String>,
    /// On which ground; `visa-free` where nothing is said.
    #[schema(schema_with = words::ground, required = false)]
    pub ground: Option<String>,
}

/// A span of days somewhere.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Whereabouts {
    /// Where.
    pub r#in: String,
    /// First day present.
    #[schema(format = Date)]
    pub from: String,
    /// Last day present; `null` while it lasts.
    #[schema(format = Date, required = true)]
    pub to: Option<String>,
}

/// An entry on an officer's list.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Hit {
    /// What the list says.
    #[schema(schema_with = words::hit_kind)]
    pub kind: String,
    /// Its last day; `null` without an end.
    #[schema(format = Date)]
    pub until: Option<String>,
}
