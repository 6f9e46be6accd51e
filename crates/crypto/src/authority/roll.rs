//! Keys that follow one another: a new signer, a new country key with its link, a signer taken back, old keys destroyed.

use std::sync::Arc;

use base::{IdSource, Timestamp};
use document::pki::Certificate;
use pass::Signer as _;

use super::{
    Authority, AuthorityError, FormerSigner, Generation, HANDOVER, in_usage, lists, new_generation,
    new_signer, serial,
};
use crate::certificate::{Content, Kind, Period, certificate};
use crate::private_key::PrivateKey;

/// Values of one character of a signer's short name.
const RADIX: usize = 36;

/// How a country key is rolled over.
#[derive(Clone, Debug, Default)]
pub struct Rollover {
    /// A new name of the authority; the present one where none is given.
    pub name: Option<String>,
    /// Make no link certificate: only where the old key may not sign any more. Every verifier must then be given the new
    /// certificate by hand.
    pub without_link: bool,
}

impl Authority {
    /// Makes a new signer, which signs from now on. The one before it may finish what it has begun for the
    /// [`HANDOVER`], and never signs again after it; its seals stay valid.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::SignerName`] unless `short_name` is two upper-case letters or digits;
    /// [`AuthorityError::AuthorityPeriod`] where the country key may not sign certificates any more.
    pub fn rotate_signer(
        &mut self,
        short_name: &str,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<(), AuthorityError> {
        let retires_at = now.checked_add(HANDOVER).map_err(|_| AuthorityError::Calendar)?;
        self.succeed(short_name, now, retires_at, random)
    }

    /// The short name that the next signer gets: `01`, `02` and so on, in figures and letters.
    pub fn next_short_name(&self) -> String {
        let number = self.former_signers.len() + 2;
        let digit = |value: usize| {
            let value = u32::try_from(value % RADIX).unwrap_or_default();
            char::from_digit(value, 36).unwrap_or('0').to_ascii_uppercase()
        };
        // Names come again after 1,296 signers; serial numbers never do.
        if number < 100 {
            format!("{number:02}")
        } else {
            format!("{}{}", digit(number / RADIX), digit(number))
        }
    }

    /// Rolls the country key over: a new key and certificate, by default with a link certificate in which the old key
    /// vouches for the new one. Signers follow with [`Authority::rotate_signer`].
    ///
    /// # Errors
    ///
    /// [`AuthorityError::AuthorityPeriod`] where a link is wanted and the old key may not sign it any more.
    ///
    /// # Source
    ///
    /// Doc 9303-12, section 7.1: link certificates; `spec/keys.md` section 3.
    pub fn roll_over(
        &mut self,
        how: &Rollover,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<(), AuthorityError> {
        let old = &self.present;
        let name_now = old.certificate.common_name().unwrap_or_default().to_owned();
        let name = how.name.clone().unwrap_or(name_now);
        if !how.without_link {
            old.may_vouch(now)?;
        }
        let lists_at = self.lists_at.as_deref();
        let number = old.number + 1;
        let mut new = new_generation(&self.places, self.state, (number, &name), lists_at, now, random)?;
        if !how.without_link {
            new.link = Some(link(old, &new, self.state, lists_at, random)?);
        }
        let old = std::mem::replace(&mut self.present, new);
        self.former.push(old);
        self.renew_lists(now)
    }

    /// Takes a signer back: its private key is destroyed at once, and the next list, made at once, names it. If it was the present one, a
    /// new one follows at once.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::NoSigner`], [`AuthorityError::RevokedBefore`].
    pub fn revoke_signer(
        &mut self,
        serial_number: &str,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<(), AuthorityError> {
        if self.signer.certificate().serial_number().eq_ignore_ascii_case(serial_number) {
            let name = self.next_short_name();
            self.succeed(&name, now, now, random)?;
        }
        let is_meant =
            |f: &&mut FormerSigner| f.certificate.serial_number().eq_ignore_ascii_case(serial_number);
        let former = self.former_signers.iter_mut().find(is_meant);
        let former = former.ok_or_else(|| AuthorityError::NoSigner(serial_number.to_owned()))?;
        if former.revoked_at.is_some() {
            return Err(AuthorityError::RevokedBefore(serial_number.to_owned()));
        }
        former.revoked_at = Some(now);
        former.retires_at = former.retires_at.min(now);
        self.destroy_retired(now)?;
        self.renew_lists(now)
    }

    /// Destroys the private keys of signers that may not sign any more; says whether there were any.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Module`] where the module does not destroy one.
    pub fn destroy_retired(&mut self, now: Timestamp) -> Result<bool, AuthorityError> {
        let mut any = false;
        for former in self.former_signers.iter_mut().filter(|former| former.signs_until() <= now) {
            if let Some(key) = former.key.take() {
                any = true;
                if let PrivateKey::Module(key) = key.key() {
                    key.destroy()?;
                }
            }
        }
        Ok(any)
    }

    fn succeed(
        &mut self,
        short_name: &str,
        now: Timestamp,
        retires_at: Timestamp,
        random: &dyn IdSource,
    ) -> Result<(), AuthorityError> {
        let usage_from = self.signer.certificate().usage_period().0;
        if usage_from.is_some_and(|from| now < from) {
            return Err(AuthorityError::Backwards);
        }
        let number = self.former_signers.len() + 2;
        let new = (short_name, number);
        let signer = new_signer(&self.places, &self.present, self.state, new, now, random)?;
        let old = std::mem::replace(&mut self.signer, Arc::new(signer));
        let certificate = old.certificate().clone();
        let key = in_usage(&certificate, now).then_some(old);
        self.former_signers.push(FormerSigner { certificate, key, retires_at, revoked_at: None });
        Ok(())
    }
}

/// The new key, vouched for by the old one; it ends with the old certificate at the latest.
fn link(
    old: &Generation,
    new: &Generation,
    state: base::Country,
    lists_at: Option<&str>,
    random: &dyn IdSource,
) -> Result<Certificate, AuthorityError> {
    let read =
        |certificate: &Certificate| <x509_cert::Certificate as der::Decode>::from_der(certificate.der());
    let (issuer, subject) = (read(&old.certificate)?, read(&new.certificate)?);
    let (issuer, subject) = (issuer.tbs_certificate().subject(), subject.tbs_certificate().subject());
    let (from, until) = (new.certificate.not_before(), new.certificate.not_after());
    let (usage_from, usage_until) = new.certificate.usage_period();
    let content = Content {
        kind: Kind::Link { state, renamed: issuer != subject },
        issuer: issuer.clone(),
        subject: subject.clone(),
        serial: serial::<16>(random),
        validity: Period { from, until: until.min(old.certificate.not_after()) },
        usage: Period { from: usage_from.unwrap_or(from), until: usage_until.unwrap_or(until) },
        lists_at: lists_at.map(|base| format!("{base}/{}", lists::file_of(old.number, "crl"))),
    };
    Ok(Certificate::from_der(&certificate(content, &new.key, &old.key)?)?)
}
