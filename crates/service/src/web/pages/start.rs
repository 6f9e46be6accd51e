//! `/`: what this is, and three ways on.

use crate::i18n::{Words, words_with};
use crate::web::page::{Page, draw};
use crate::web::parts::samples;

/// The first page.
#[derive(Clone, Debug)]
pub struct StartPage {
    /// The state that one enters here.
    pub into: base::Country,
}

impl Page for StartPage {
    const NAME: &'static str = "start";

    fn title(&self) -> Words {
        words_with("start-title", [("country", self.into.into())])
    }

    draw!(StartPage, "traveller/start.html");

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("start", Self { into: samples::country("RUS") })]
    }
}
