//! `/about`: who runs this, how answers come about, what is kept and for how long.

use base::{Country, Date};

use crate::web::page::{Page, draw};
use crate::web::parts::{Source, samples};

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

impl Page for AboutPage {
    const NAME: &'static str = "about";

    draw!(AboutPage, "traveller/about.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let full = Self {
            into: samples::country("RUS"),
            packs: vec![PackView {
                id: "rus.entry".to_owned(),
                version: "2026.3.0".to_owned(),
                title: "Entry into Russia and short stay".to_owned(),
                status: "published".to_owned(),
                known_to: Some(samples::day(8, 1)),
                rules: vec![(samples::why().title, samples::why().href)],
                sources: samples::sources(),
            }],
            authority_fingerprint: Some("3F9A 21C0 77DE 0B14 5A6E 93F8 C2D1 4E07".to_owned()),
            certificate_href: Some("/certificate.cer".to_owned()),
            keep_days: 180,
            version: "0.1.0".to_owned(),
        };
        let bare =
            Self { packs: Vec::new(), authority_fingerprint: None, certificate_href: None, ..full.clone() };
        vec![("about", full), ("about-bare", bare)]
    }
}
