//! `/about`: who runs this, how answers come about, what is kept and for how long.

use base::{Country, Date};

use crate::web::parts::Source;

/// The page about the method.
#[derive(Clone, Debug)]
pub struct AboutPage {
    /// The state that one enters.
    pub into: Country,
    /// The packs that this installation applies.
    pub packs: Vec<PackView>,
    /// The fingerprint of the certificate that vouches for passes, in groups of hex digits.
    pub authority_fingerprint: Option<String>,
    /// Where that certificate can be fetched.
    pub certificate_href: Option<String>,
    /// Days after which the personal data of a closed case is erased.
    pub keep_days: u16,
    /// The version of the program.
    pub version: String,
}

/// A pack of rules.
#[derive(Clone, Debug)]
pub struct PackView {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its name.
    pub title: String,
    /// `published`, `draft`, `withdrawn`: the message `pack-…`.
    pub status: String,
    /// The last day of published law that it considers.
    pub known_to: Option<Date>,
    /// Its rules: name and page.
    pub rules: Vec<(String, String)>,
    /// Its sources.
    pub sources: Vec<Source>,
}
