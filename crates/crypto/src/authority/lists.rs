//! Revocation lists, and the files that verifiers need.
//!
//! Each country key lists the signers that it vouched for, with a number that grows by one, no reasons and no deltas.

use base::{SignedDuration, Span, Timestamp};

use super::{Authority, AuthorityError, Generation, List, Revoked, later};
use crate::certificate::{Period, revocation_list};
use pass::Signer as _;

/// Days after which the next list is due: Doc 9303-12 asks for one at least every 90 days.
const LIST_DAYS: i64 = 90;
/// Lists are made anew every day: a trust bundle takes none that is three days old.
const RENEWED_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// A file for verifiers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublishedFile {
    /// Its path, with `/` between folders. Country certificates and lists lie at the top, where a trust folder has them;
    /// links in `links/`, signers in `signers/`.
    pub path: String,
    /// Its content, in DER.
    pub content: Vec<u8>,
    /// True where newer content takes the place of older: lists.
    pub changes: bool,
}

impl Authority {
    /// Signs a list of revoked certificates with the present country key, in DER; the next one is due 90 days later.
    ///
    /// `number` grows by one from list to list.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Encoding`] if it cannot be written.
    pub fn revocation_list(
        &self,
        number: u64,
        now: Timestamp,
        revoked: &[Revoked],
    ) -> Result<Vec<u8>, AuthorityError> {
        let entries = revoked.iter().map(|entry| (entry.certificate.serial().to_vec(), entry.at)).collect();
        self.present.sign_list(number, now, entries)
    }

    /// True when a list is older than a day, or there is none.
    pub fn lists_are_due(&self, now: Timestamp) -> bool {
        self.generations().any(|generation| {
            let is_fresh = |list: &List| now.duration_since(list.made_at) < RENEWED_AFTER;
            !generation.list.as_ref().is_some_and(is_fresh)
        })
    }

    /// Makes a new list of each country key.
    ///
    /// # Errors
    ///
    /// As [`Authority::revocation_list`].
    pub fn renew_lists(&mut self, now: Timestamp) -> Result<(), AuthorityError> {
        let mut lists = Vec::new();
        for generation in self.generations() {
            let number = generation.list.as_ref().map_or(1, |list| list.number + 1);
            let der = generation.sign_list(number, now, self.revoked_by(generation))?;
            lists.push(List { number, made_at: now, der });
        }
        for (generation, list) in self.former.iter_mut().chain([&mut self.present]).zip(lists) {
            generation.list = Some(list);
        }
        Ok(())
    }

    fn revoked_by(&self, generation: &Generation) -> Vec<(Vec<u8>, Timestamp)> {
        self.former_signers
            .iter()
            .filter(|former| {
                self.vouching(&former.certificate).is_some_and(|by| by.number == generation.number)
            })
            .filter_map(|former| Some((former.certificate.serial().to_vec(), former.revoked_at?)))
            .collect()
    }

    /// Every file that verifiers need or may ask for.
    pub fn published(&self) -> Vec<PublishedFile> {
        let file = |path: String, content: &[u8], changes| PublishedFile {
            path,
            content: content.to_vec(),
            changes,
        };
        let mut files = Vec::new();
        for generation in self.generations() {
            let number = generation.number;
            files.push(file(file_of(number, "cer"), generation.certificate.der(), false));
            files.extend(generation.list.as_ref().map(|list| file(file_of(number, "crl"), &list.der, true)));
            let link = generation.link.as_ref();
            files.extend(
                link.map(|link| file(format!("links/{}", file_of(number, "cer")), link.der(), false)),
            );
        }
        let former = self.former_signers.iter().map(|former| &former.certificate);
        for signer in former.chain([self.signer.certificate()]) {
            files.push(file(format!("signers/{}.cer", signer.serial_number()), signer.der(), false));
        }
        files
    }
}

impl Generation {
    /// The newest list, in DER.
    pub fn list(&self) -> Option<&[u8]> {
        self.list.as_ref().map(|list| list.der.as_slice())
    }

    /// The number of the newest list, when it was made, and when the next one is due at the latest.
    pub fn list_dates(&self) -> Option<(u64, Timestamp, Timestamp)> {
        let list = self.list.as_ref()?;
        Some((list.number, list.made_at, due(list.made_at).ok()?))
    }

    /// The names of its files: certificate and list.
    pub fn file_names(&self) -> (String, String) {
        (file_of(self.number, "cer"), file_of(self.number, "crl"))
    }

    fn sign_list(
        &self,
        number: u64,
        now: Timestamp,
        entries: Vec<(Vec<u8>, Timestamp)>,
    ) -> Result<Vec<u8>, AuthorityError> {
        let own = der::Decode::from_der(self.certificate.der())?;
        revocation_list(&own, number, Period { from: now, until: due(now)? }, entries, &self.key)
    }
}

fn due(made_at: Timestamp) -> Result<Timestamp, AuthorityError> {
    later(made_at, Span::new().days(LIST_DAYS))
}

/// The name of a file of a country key: it stays the same for ever, since certificates name it.
pub(super) fn file_of(number: u32, extension: &str) -> String {
    if number == 1 { format!("authority.{extension}") } else { format!("authority-{number}.{extension}") }
}
