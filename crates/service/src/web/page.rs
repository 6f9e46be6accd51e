//! How a page is drawn: its context, the reader's language, the chrome.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::i18n::{Text, Words, words};

use super::chrome::Chrome;

/// A page of the service: a struct of values to show, with a template.
pub trait Page: Sized {
    /// The page's name: the message `NAME-title` is its title.
    const NAME: &'static str;

    /// What the window and the heading say.
    fn title(&self) -> Words {
        words(format!("{}-title", Self::NAME))
    }

    /// The room of the desk that the page belongs to; empty for travellers' pages.
    fn room(&self) -> &'static str {
        ""
    }

    /// The HTTP status: 422 where a form comes back with errors.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// The page as HTML.
    fn html(&self, text: &Text, chrome: &Chrome) -> Result<String, askama::Error>;

    /// One context for every state the page can be in, each with a name; tests and the design review draw them all.
    fn samples() -> Vec<(&'static str, Self)>;

    /// The page as an answer.
    fn respond(&self, chrome: &Chrome) -> Response {
        match self.html(&chrome.text(), chrome) {
            Ok(html) => (self.status(), Html(html)).into_response(),
            Err(error) => {
                tracing::error!(page = Self::NAME, %error, "a page could not be drawn");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}

/// Gives a page its template. In the template: `page` (the context), `t` (words), `chrome`, `title`.
macro_rules! draw {
    ($page:ty, $template:tt) => {
        fn html(
            &self,
            text: &crate::i18n::Text,
            chrome: &crate::web::Chrome,
        ) -> Result<String, askama::Error> {
            #[derive(askama::Template)]
            #[template(path = $template)]
            #[allow(dead_code, reason = "not every template looks at every one of them")]
            struct View<'a> {
                page: &'a $page,
                t: &'a crate::i18n::Text,
                chrome: &'a crate::web::Chrome,
                title: String,
                room: &'static str,
            }
            askama::Template::render(&View {
                page: self,
                t: text,
                chrome,
                title: text.say(&crate::web::Page::title(self)),
                room: crate::web::Page::room(self),
            })
        }
    };
}
pub(crate) use draw;
