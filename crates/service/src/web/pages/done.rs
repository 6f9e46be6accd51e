//! Something was done: what, and where to go from here.

use crate::i18n::Words;
use crate::web::parts::{Banner, DateLine, Link};

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
