//! `/`: what this is, and three ways on.

/// The first page.
#[derive(Clone, Debug)]
pub struct StartPage {
    /// The state that one enters here.
    pub into: base::Country,
}
