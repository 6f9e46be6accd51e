//! `/design`: every part once, for those who build pages and for those who judge them.

/// The sample page.
#[derive(Clone, Copy, Debug, Default)]
pub struct DesignPage;
