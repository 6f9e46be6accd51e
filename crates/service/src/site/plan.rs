//! `/plan`: several trips, counted here where no script runs; with one, on the device. Nothing is stored.

use std::sync::LazyLock;

use axum::extract::State;
use axum::response::Response;
use base::{Country, Date, Kind, parse_date};
use browser::planner::{Answer, Months, Plan, Traveller, TripRequest, Words, plan};
use rules::{PackSet, Residence};

use super::Site;
use crate::i18n::{Text, shown, words};
use crate::web::pages::PlanPage;
use crate::web::parts::Choice;
use crate::web::{Chrome, Errors, Filled, Page};

/// Months that are shown at once.
const MONTHS: u8 = 12;

/// The planner knows every state of the built-in packs, on the device and here alike.
static PACKS: LazyLock<PackSet> = LazyLock::new(PackSet::builtin);

/// An empty calendar.
pub async fn form(State(site): State<Site>, chrome: Chrome) -> Response {
    empty(&site, &chrome).respond(&chrome)
}

/// The page before anything was typed.
pub fn empty(site: &Site, chrome: &Chrome) -> PlanPage {
    let mut form = Filled::default();
    form.put("in", site.authority.rules_of().code());
    form.put("visa", "none");
    form.put("residence", "none");
    form.put("days", "30");
    page(site, chrome, form)
}

/// The days counted.
pub async fn answer(State(site): State<Site>, chrome: Chrome, form: Filled) -> Response {
    page(&site, &chrome, form).respond(&chrome)
}

fn page(site: &Site, chrome: &Chrome, mut form: Filled) -> PlanPage {
    let authority = &site.authority;
    let today = authority.day_of(authority.clock.now());
    let months = first_month(&form, today);
    form.put("shift", "");
    let linked: Vec<String> = authority.packs.packs().iter().map(|pack| pack.id.clone()).collect();
    let (places, trips) = trips(&form);
    let text = chrome.text();
    let asked = asked(&form, trips, (today, months), linked.clone());
    let mut errors = Errors::none();
    let answer = match Words::read(text.language().tag(), &text.planner_words()) {
        Some(spoken) => plan(&PACKS, &spoken, &asked),
        None => Answer::default(),
    };
    note_problems(&answer, &places, &asked, &mut errors);
    PlanPage {
        form,
        errors,
        destinations: destinations(text),
        residences: residences(),
        today,
        months,
        linked,
        answer,
        places,
    }
}

/// A day of the first month shown: the month before this one, moved by what was asked.
fn first_month(form: &Filled, today: Date) -> Date {
    let told = form.given("months").and_then(|text| parse_date(text).ok());
    let told = told.filter(|day| (1950..2200).contains(&day.year()));
    let mut first = told.unwrap_or_else(|| month_before(today)).first_of_month();
    let shift: i32 = form.given("shift").and_then(|text| text.parse().ok()).unwrap_or(0);
    for _ in 0..shift.unsigned_abs().min(24) {
        first = if shift < 0 { month_before(first) } else { month_after(first) };
    }
    first
}

fn month_before(day: Date) -> Date {
    day.first_of_month().yesterday().unwrap_or(day).first_of_month()
}

fn month_after(day: Date) -> Date {
    day.last_of_month().tomorrow().unwrap_or(day)
}

/// The rows that hold something, each with its number.
fn trips(form: &Filled) -> (Vec<usize>, Vec<TripRequest>) {
    let row = |row: usize| {
        let part = |name: &str| form.given(&format!("trip-{name}-{row}")).unwrap_or_default().to_owned();
        let (from, to) = (part("from"), part("to"));
        let r#in = Some(part("in")).filter(|code| !code.is_empty());
        let r#in = r#in.unwrap_or_else(|| form.text("in").to_owned());
        (!from.is_empty() || !to.is_empty()).then_some((row, TripRequest { r#in, from, to }))
    };
    (1..=Filled::MOST_ROWS).filter_map(row).unzip()
}

fn asked(form: &Filled, trips: Vec<TripRequest>, (today, months): (Date, Date), linked: Vec<String>) -> Plan {
    let said = |name: &str| form.given(name).map(str::to_owned);
    Plan {
        today: today.to_string(),
        traveller: Traveller {
            nationality: said("nationality"),
            purpose: said("purpose"),
            visa: said("visa"),
            residence: said("residence"),
        },
        destination: form.text("in").to_owned(),
        trips,
        days: form.given("days").map_or(Some(30), |text| text.parse().ok()).unwrap_or(0),
        on: said("on"),
        months: Some(Months { from: months.to_string(), count: MONTHS }),
        calendar: true,
        linked,
    }
}

/// Puts what is wrong at its field.
fn note_problems(answer: &Answer, places: &[usize], asked: &Plan, errors: &mut Errors) {
    for problem in &answer.problems {
        let row = problem.trip.and_then(|trip| places.get(trip));
        let field = match (row, problem.code) {
            (Some(row), "word") => format!("trip-in-{row}"),
            (Some(row), "both" | "date") => {
                let is_first =
                    problem.trip.and_then(|trip| asked.trips.get(trip)).is_some_and(first_is_wrong);
                format!("trip-{}-{row}", if is_first { "from" } else { "to" })
            }
            (Some(row), "overlap") => format!("trip-from-{row}"),
            (Some(row), _) => format!("trip-to-{row}"),
            (None, "days") => "days".to_owned(),
            (None, "date") => "on".to_owned(),
            (None, "many") => "trip-from-1".to_owned(),
            (None, _) => "in".to_owned(),
        };
        errors.add(&field, words(format!("error-plan-{}", problem.code)));
    }
}

fn first_is_wrong(trip: &TripRequest) -> bool {
    parse_date(&trip.from).is_err()
}

/// The states of which some pack speaks, by their names.
fn destinations(text: Text) -> Vec<Choice> {
    let known =
        |country: &Country| country.kind() == Kind::State && PACKS.of_state(*country).next().is_some();
    let named = text.countries().into_iter().filter(|(country, _)| known(country));
    named.map(|(country, _)| Choice { value: country.code().to_owned(), label: shown(country) }).collect()
}

fn residences() -> Vec<Choice> {
    let choice = |residence: &Residence| {
        let word = residence.word();
        let key = if word == "none" { "plan-residence-none".to_owned() } else { format!("residence-{word}") };
        Choice { value: word.to_owned(), label: words(key) }
    };
    Residence::ALL.iter().map(choice).collect()
}
