//! The pages: for each its context, which a handler fills, and samples of every state it can be in.

mod about;
mod apply;
mod check;
mod design;
mod desk;
mod error;
mod plan;
mod rule;
mod start;
mod status;
mod verify;

pub use about::{AboutPage, PackView};
pub use apply::{ApplyPage, FiledPage, MrzFragment};
pub use check::{CheckAnswerPage, CheckFormPage, facts_in_words};
pub use design::DesignPage;
pub use desk::*;
pub use error::{ErrorKind, ErrorPage};
pub use plan::PlanPage;
pub use rule::{RulePage, RuleVersion};
pub use start::StartPage;
pub use status::{Appeal, AppealState, StatusFormPage, StatusPage};
pub use verify::VerifyPage;

use crate::i18n::Language;

use super::chrome::{Chrome, Role};
use super::page::Page;

/// A sample of a page, drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The sample's name; two samples of one name are told apart by a number.
    pub name: String,
    /// The page.
    pub html: String,
    /// It is a piece of a page, not a page.
    pub is_fragment: bool,
}

/// Every sample of every page in a language: tests judge them, and whoever works on the looks looks at them.
///
/// # Errors
///
/// The first page that cannot be drawn.
pub fn gallery(language: Language) -> Result<Vec<Drawn>, askama::Error> {
    let traveller = Chrome::sample(language, None);
    let officer = Chrome::sample(language, Some(Role::Officer));
    let admin = Chrome::sample(language, Some(Role::Admin));
    let mut all = Vec::new();
    draw_samples::<StartPage>(&traveller, &mut all)?;
    draw_samples::<CheckFormPage>(&traveller, &mut all)?;
    draw_samples::<CheckAnswerPage>(&traveller, &mut all)?;
    draw_samples::<PlanPage>(&traveller, &mut all)?;
    draw_samples::<ApplyPage>(&traveller, &mut all)?;
    draw_samples::<FiledPage>(&traveller, &mut all)?;
    draw_samples::<MrzFragment>(&traveller, &mut all)?;
    draw_samples::<StatusFormPage>(&traveller, &mut all)?;
    draw_samples::<StatusPage>(&traveller, &mut all)?;
    draw_samples::<VerifyPage>(&traveller, &mut all)?;
    draw_samples::<RulePage>(&traveller, &mut all)?;
    draw_samples::<AboutPage>(&traveller, &mut all)?;
    draw_samples::<DonePage>(&traveller, &mut all)?;
    draw_samples::<ErrorPage>(&traveller, &mut all)?;
    draw_samples::<DesignPage>(&traveller, &mut all)?;
    draw_samples::<LoginPage>(&traveller, &mut all)?;
    draw_samples::<PasswordPage>(&admin, &mut all)?;
    draw_samples::<QueuePage>(&officer, &mut all)?;
    draw_samples::<CasePage>(&officer, &mut all)?;
    draw_samples::<AppealCasePage>(&officer, &mut all)?;
    draw_samples::<BorderPage>(&officer, &mut all)?;
    draw_samples::<SecondLinePage>(&officer, &mut all)?;
    draw_samples::<SecondLineCasePage>(&officer, &mut all)?;
    draw_samples::<HitsPage>(&officer, &mut all)?;
    draw_samples::<StatisticsPage>(&officer, &mut all)?;
    draw_samples::<StaffPage>(&admin, &mut all)?;
    draw_samples::<OneTimePasswordPage>(&admin, &mut all)?;
    Ok(all)
}

/// As [`gallery`], of the pages that every language has.
///
/// # Errors
///
/// The first page that cannot be drawn.
pub fn gallery_in_every_language(language: Language) -> Result<Vec<Drawn>, askama::Error> {
    let mut all = Vec::new();
    draw_samples::<PlanPage>(&Chrome::sample(language, None), &mut all)?;
    Ok(all)
}

fn draw_samples<P: Page>(chrome: &Chrome, all: &mut Vec<Drawn>) -> Result<(), askama::Error> {
    for (name, sample) in P::samples() {
        let earlier = all.iter().filter(|drawn| drawn.name.split('#').next() == Some(name)).count();
        let name = if earlier == 0 { name.to_owned() } else { format!("{name}#{}", earlier + 1) };
        let html = sample.html(&chrome.text(), chrome)?;
        all.push(Drawn { name, html, is_fragment: P::NAME == "mrz" });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
