//! `/plan`: several trips on a calendar, which of their days are lawful, and what is left.

use axum::http::StatusCode;
use base::Date;
use browser::planner::Answer;

use crate::i18n::{Text, shown, words};
use crate::web::assets;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{Choice, samples};

/// The form and, where it was answered, the answer. With a script the same is counted on the device.
#[derive(Debug)]
pub struct PlanPage {
    /// What was typed.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The states whose rules are known.
    pub destinations: Vec<Choice>,
    /// Rights to reside.
    pub residences: Vec<Choice>,
    /// The present day.
    pub today: Date,
    /// A day of the first month shown.
    pub months: Date,
    /// The packs of which this service shows pages.
    pub linked: Vec<String>,
    /// What the plan comes to; the months stand in it also before anything was asked.
    pub answer: Answer,
    /// The place of each filled row among the trips, by row from 1.
    pub places: Vec<usize>,
}

impl PlanPage {
    /// The fields. `trip-in-N`, `trip-from-N`, `trip-to-N` (N from 1) are the trips; `months` is the first month shown,
    /// `shift` moves it by so many months.
    pub const FIELDS: &'static [&'static str] = &[
        "in",
        "nationality",
        "purpose",
        "visa",
        "residence",
        "days",
        "on",
        "months",
        "shift",
        "trip-in-1",
        "trip-from-1",
        "trip-to-1",
    ];

    /// The address of the planner in WebAssembly, where it could be built.
    pub fn module(&self) -> Option<&'static str> {
        assets::PLANNER.as_ref().map(|module| module.href.as_str())
    }

    /// The address of what the planner needs in a language.
    pub fn kit(&self, text: &Text) -> &'static str {
        assets::kit(text.language()).map_or("", |kit| kit.href.as_str())
    }

    /// Rows of the form: those filled, and some to fill.
    pub fn rows(&self) -> usize {
        (self.form.rows("trip-from").max(self.places.len()) + 2).min(Filled::MOST_ROWS)
    }

    /// The months as HTML.
    pub fn calendar(&self) -> &str {
        self.answer.calendar.as_deref().unwrap_or_default()
    }

    /// The answer as HTML.
    pub fn result(&self) -> &str {
        &self.answer.result
    }

    /// The answer to the trip of a row, as HTML.
    pub fn trip(&self, row: &usize) -> &str {
        let place = self.places.iter().position(|place| place == row);
        place.and_then(|place| self.answer.trips.get(place)).map_or("", String::as_str)
    }
}

impl Page for PlanPage {
    const NAME: &'static str = "plan";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(PlanPage, "traveller/plan.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |form: Filled, errors: Errors| Self {
            form,
            errors,
            destinations: vec![Choice { value: "RUS".to_owned(), label: shown(samples::country("RUS")) }],
            residences: Vec::new(),
            today: Date::constant(2026, 11, 22),
            months: Date::constant(2026, 11, 1),
            linked: Vec::new(),
            answer: Answer::default(),
            places: Vec::new(),
        };
        vec![
            ("plan-empty", page(Filled::default(), Errors::none())),
            ("plan-errors", page(Filled::default(), Errors::of("trip-to-1", words("error-plan-order")))),
        ]
    }
}
