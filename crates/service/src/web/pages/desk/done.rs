//! A crossing was recorded: what, and where to go from here.

use crate::i18n::{Words, words, words_with};
use crate::web::page::{Page, draw};
use crate::web::parts::{Banner, Link, Tone, samples};

/// The answer to a form at the desk that has nothing else to show.
#[derive(Clone, Debug)]
pub struct DonePage {
    /// The title of the page.
    pub title: Words,
    /// What was done.
    pub banner: Banner,
    /// Where to go from here; the first is the main one.
    pub links: Vec<Link>,
}

impl Page for DonePage {
    const NAME: &'static str = "done";

    fn title(&self) -> Words {
        self.title.clone()
    }

    fn room(&self) -> &'static str {
        "border"
    }

    draw!(DonePage, "desk/done.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let done = |tone, word: &str, say| Self {
            title: words("border-done-title"),
            banner: Banner { tone, word: words(word), say },
            links: vec![Link { href: "/desk/border".to_owned(), label: words("border-next") }],
        };
        let last_day = words_with("border-done-last-day", [("date", samples::day(9, 28).into())]);
        vec![
            ("done-entered", done(Tone::Yes, "border-done-entered", Some(last_day))),
            ("done-refused", done(Tone::No, "border-done-refused", None)),
        ]
    }
}
