//! A plan as it is asked, and how it is read into types.

use base::{Country, Date, parse_date};
use rules::{
    Crossing, DocumentKind, Ground, Known, Purpose, Residence, Role, Situation, Trip, Urgency, Visa,
};
use serde::Deserialize;

/// More months than this are not shown at once.
const MOST_MONTHS: u8 = 24;

/// A plan.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plan {
    /// The day whose knowledge counts, and the present day.
    pub today: String,
    /// Who travels.
    pub traveller: Traveller,
    /// The state that the questions are about.
    pub destination: String,
    /// The trips, in any order.
    #[serde(default)]
    pub trips: Vec<TripRequest>,
    /// How long another stay would be.
    pub days: u32,
    /// The day asked about; without it the day after the last trip there, or the present one.
    #[serde(default)]
    pub on: Option<String>,
    /// The months to count.
    #[serde(default)]
    pub months: Option<Months>,
    /// Draw the months too.
    #[serde(default)]
    pub calendar: bool,
    /// The packs of whose rules there are pages to link to.
    #[serde(default)]
    pub linked: Vec<String>,
}

/// Who travels. What is not said is unknown.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Traveller {
    /// The nationality that the passport states.
    #[serde(default)]
    pub nationality: Option<String>,
    /// Why.
    #[serde(default)]
    pub purpose: Option<String>,
    /// `none`, or `visa`.
    #[serde(default)]
    pub visa: Option<String>,
    /// The right to reside in the states travelled to.
    #[serde(default)]
    pub residence: Option<String>,
}

/// A trip.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TripRequest {
    /// Where.
    pub r#in: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// Months one after another.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Months {
    /// A day of the first.
    pub from: String,
    /// How many.
    pub count: u8,
}

/// A day that a person can plan for.
pub(super) fn day(text: &str) -> Option<Date> {
    parse_date(text).ok().filter(|day| (1950..2200).contains(&day.year()))
}

impl Months {
    /// The first and the last day.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        let first = day(&self.from)?.first_of_month();
        let mut last = first.last_of_month();
        for _ in 1..self.count.clamp(1, MOST_MONTHS) {
            last = last.tomorrow().ok()?.last_of_month();
        }
        Some((first, last))
    }
}

impl TripRequest {
    /// The trip, or the code of what is wrong with it.
    pub(super) fn read(&self, traveller: &Traveller) -> Result<Trip, &'static str> {
        let into = Country::parse(&self.r#in).map_err(|_| "word")?;
        if self.from.is_empty() || self.to.is_empty() {
            return Err("both");
        }
        let from = day(&self.from).ok_or("date")?;
        let to = day(&self.to).ok_or("date")?;
        let has_visa = traveller.visa.as_deref().is_some_and(|visa| visa != "none");
        Ok(Trip { into, from, to, ground: if has_visa { Ground::Visa } else { Ground::VisaFree } })
    }
}

impl Traveller {
    /// What is known of the traveller: an ordinary passport, no special post, no emergency, nothing filed yet. `None`
    /// where a word is none of its closed set.
    pub(super) fn situation(&self, destination: Country, trips: &[Trip]) -> Option<Situation> {
        let mut s = Situation::into_state(destination);
        s.crossing = Some(Crossing::Entry);
        if let Some(code) = given(self.nationality.as_deref()) {
            let nationality = Country::parse(code).ok()?;
            s.document.nationality = Some(nationality);
            s.document.issuer = Some(nationality);
            s.nationalities = Some(vec![nationality]);
        }
        s.document.kind = Some(DocumentKind::OrdinaryPassport);
        s.role = Some(Role::None);
        s.urgency = Some(Urgency::None);
        s.filed = Known::Nothing;
        if let Some(word) = given(self.purpose.as_deref()) {
            let purpose = Purpose::parse(word)?;
            s.purpose = Some(purpose);
            if purpose != Purpose::Work {
                s.contract = Known::Nothing;
            }
        }
        let residence = match given(self.residence.as_deref()) {
            Some(word) => Some(Residence::parse(word)?),
            None => None,
        };
        let visa = given(self.visa.as_deref()).map(|class| Visa {
            class: Some(class.to_owned()),
            held: (class != "none").then_some(true),
            ..Visa::default()
        });
        for state in trips.iter().map(|trip| trip.into).chain([destination]) {
            s.residence.extend(residence.map(|held| (state, held)));
            s.visa.extend(visa.clone().map(|visa| (state, visa)));
        }
        Some(s)
    }
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}
