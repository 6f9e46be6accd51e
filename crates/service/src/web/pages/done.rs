//! Something was done: what, and where to go from here.

use crate::i18n::{Words, words};
use crate::web::page::{Page, draw};
use crate::web::parts::{Banner, DateLine, Link, Tone, samples};

/// The answer to a form that has nothing else to show (withdrawn, appeal filed, crossing recorded).
#[derive(Clone, Debug)]
pub struct DonePage {
    /// The title of the page.
    pub title: Words,
    /// What was done.
    pub banner: Banner,
    /// A date that follows from it.
    pub date: Option<DateLine>,
    /// Where to go from here; the first is the main one.
    pub links: Vec<Link>,
}

impl Page for DonePage {
    const NAME: &'static str = "done";

    fn title(&self) -> Words {
        self.title.clone()
    }

    draw!(DonePage, "traveller/done.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let link = |href: &str, label: &str| Link { href: href.to_owned(), label: words(label) };
        let filed = Self {
            title: words("appeal-filed-title"),
            banner: Banner {
                tone: Tone::Yes,
                word: words("appeal-filed-word"),
                say: Some(words("appeal-filed")),
            },
            date: Some(samples::deadline("date-answer-by")),
            links: vec![link("/status", "nav-status"), link("/", "nav-start")],
        };
        let withdrawn = Self {
            title: words("withdrawn-title"),
            banner: Banner {
                tone: Tone::Quiet,
                word: words("withdrawn-word"),
                say: Some(words("withdrawn-say")),
            },
            date: None,
            ..filed.clone()
        };
        vec![("done-appeal", filed), ("done-withdrawn", withdrawn)]
    }
}
