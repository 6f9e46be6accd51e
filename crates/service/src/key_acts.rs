//! What an operator does to the keys, and the record of it that is printed, signed by hand and kept.
//!
//! In: a data folder, what is to be done, who is there. Out: changed keys, what verifiers need in `trust/`, an event in
//! the log where there is one already, and a [`KeyRecord`] in `keys/records/`, which nothing overwrites.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;

use base::{Country, Timestamp};
use crypto::{Authority as Keys, AuthorityError, Rollover};
use document::pki::Certificate;
use journey::Actor;
use pass::sha256_hex;
use serde::Serialize;
use store::{StoreError, Write};

use crate::config::{Config, DataFolder};
use crate::custody::{CustodyError, make_keys, open_keyring, publish};
use crate::installation::{Doors, InstallationError, open};

/// What is done to the keys.
#[derive(Clone, Debug)]
pub enum KeyAct {
    /// The first keys of an authority are made.
    Ceremony {
        /// The name of the country signing authority.
        name: String,
        /// The state.
        state: Country,
    },
    /// A new signer follows the present one.
    RotateSigner {
        /// Its short name; the next free one where none is given.
        short_name: Option<String>,
    },
    /// A new country key follows the present one, and a new signer under it.
    RollOver(Rollover),
    /// A signer is taken back.
    Revoke {
        /// Its serial number, in hexadecimal.
        serial: String,
    },
}

/// Who is there.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    /// Who does it, with their role.
    pub operator: Option<String>,
    /// Who watches.
    pub witnesses: Vec<String>,
}

/// What was done, for a binder and for a machine.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct KeyRecord {
    /// What was done: `ceremony`, `signer-rotated`, `country-key-rolled-over`, `signer-revoked`.
    pub act: &'static str,
    /// When.
    pub at: Timestamp,
    /// The file that holds the text.
    pub file: PathBuf,
    /// SHA-256 of the text, for the witnesses' own notes.
    pub sha256: String,
    /// What verifiers were given: paths in the trust folder that changed.
    pub published: Vec<String>,
    /// The text.
    pub text: String,
}

/// The keys were not changed, unless the text says otherwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyActError {
    /// The keys.
    #[error(transparent)]
    Custody(#[from] CustodyError),
    /// The record cannot be opened.
    #[error("the keys were changed, and the log of events could not be: {0}")]
    Open(#[from] InstallationError),
    /// The event could not be kept.
    #[error("the keys were changed, and the log of events could not be: {0}")]
    Log(#[from] StoreError),
    /// The text could not be kept.
    #[error("the keys were changed, and the record of it could not be written to `{path}`: {source}")]
    Record {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl KeyAct {
    fn word(&self) -> &'static str {
        match self {
            Self::Ceremony { .. } => "ceremony",
            Self::RotateSigner { .. } => "signer-rotated",
            Self::RollOver(_) => "country-key-rolled-over",
            Self::Revoke { .. } => "signer-revoked",
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Ceremony { .. } => "A country signing key and its first signer were made.".to_owned(),
            Self::RotateSigner { .. } => "A new signer was made; the one before it signs no more.".to_owned(),
            Self::RollOver(how) if how.without_link => {
                "A new country signing key and a signer under it were made, without a link certificate."
                    .to_owned()
            }
            Self::RollOver(_) => {
                "A new country signing key, its link certificate and a signer under it were made.".to_owned()
            }
            Self::Revoke { serial } => format!("The signer {serial} was revoked and its key destroyed."),
        }
    }
}

/// Does it: changes the keys, publishes, writes the event and the record.
///
/// # Errors
///
/// [`KeyActError`]; only [`KeyActError::Custody`] before anything was changed.
pub async fn act(
    folder: &DataFolder,
    config: &Config,
    doors: Doors,
    what: &KeyAct,
    roles: &Roles,
) -> Result<KeyRecord, KeyActError> {
    let now = doors.clock.now();
    let keyring = match what {
        KeyAct::Ceremony { name, state } => make_keys(folder, config, name, *state, now, &doors.ids)?,
        _ => open_keyring(folder, config, &doors.ids)?,
    };
    if !matches!(what, KeyAct::Ceremony { .. }) {
        keyring.change(|keys, random| change(keys, what, now, random))?;
    }
    let keys = keyring.keys()?;
    let mut published = publish(&keys, &folder.trust())?;
    if matches!(what, KeyAct::Ceremony { .. }) {
        published = keys.published().into_iter().map(|file| file.path).collect();
    }
    let text = text(&keys, what, roles, now);
    let file = keep(folder, what, now, &text)?;
    note(folder, config, doors, what, &keys, now).await?;
    let sha256 = sha256_hex(text.as_bytes());
    Ok(KeyRecord { act: what.word(), at: now, file, sha256, published, text })
}

fn change(
    keys: &mut Keys,
    what: &KeyAct,
    now: Timestamp,
    random: &dyn base::IdSource,
) -> Result<(), AuthorityError> {
    match what {
        KeyAct::Ceremony { .. } => Ok(()),
        KeyAct::RotateSigner { short_name } => {
            let name = short_name.clone().unwrap_or_else(|| keys.next_short_name());
            keys.rotate_signer(&name, now, random)
        }
        KeyAct::RollOver(how) => {
            keys.roll_over(how, now, random)?;
            keys.rotate_signer(&keys.next_short_name(), now, random)
        }
        KeyAct::Revoke { serial } => keys.revoke_signer(serial, now, random),
    }
}

/// Writes the event where there is a record to write it to: a ceremony comes before there is one.
async fn note(
    folder: &DataFolder,
    config: &Config,
    doors: Doors,
    what: &KeyAct,
    keys: &Keys,
    now: Timestamp,
) -> Result<(), KeyActError> {
    if !folder.database().exists() {
        return Ok(());
    }
    let authority = open(folder, config, doors).await?;
    let mut details = BTreeMap::from([("country-key".to_owned(), keys.certificate().serial_number())]);
    let signer = keys.signers().into_iter().last().map(|signer| signer.certificate.serial_number());
    details.extend(signer.map(|serial| ("signer".to_owned(), serial)));
    if let KeyAct::Revoke { serial } = what {
        details.insert("revoked".to_owned(), serial.to_ascii_uppercase());
    }
    let write = Write::by(Actor::Operator, now).note(what.word(), "keys".to_owned(), details);
    authority.record.commit(write).await?;
    authority.record.close().await?;
    Ok(())
}

fn keep(folder: &DataFolder, what: &KeyAct, now: Timestamp, text: &str) -> Result<PathBuf, KeyActError> {
    let records = folder.path().join("keys").join("records");
    let stamp: String = now.to_string().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let path = records.join(format!("{stamp}-{}.txt", what.word()));
    std::fs::create_dir_all(&records)
        .and_then(|()| std::fs::File::create_new(&path))
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|source| KeyActError::Record { path: path.clone(), source })?;
    Ok(path)
}

/// The record as it is printed: plain text of 80 columns, with lines to sign on.
fn text(keys: &Keys, what: &KeyAct, roles: &Roles, now: Timestamp) -> String {
    let name = keys.certificate().common_name().unwrap_or_default();
    let mut lines = vec![
        "RECORD OF AN ACT ON SIGNING KEYS".to_owned(),
        String::new(),
        format!("Act        {}", what.word()),
        format!("           {}", what.sentence()),
        format!("Authority  {name} ({})", keys.state()),
        format!("When       {now}"),
        format!("Software   paiza {}", env!("CARGO_PKG_VERSION")),
        String::new(),
        "PRESENT".to_owned(),
    ];
    lines.push(format!("Operator   {}", roles.operator.as_deref().unwrap_or("(not stated)")));
    lines.extend(roles.witnesses.iter().map(|witness| format!("Witness    {witness}")));
    lines.extend([String::new(), "KEYS AND CERTIFICATES".to_owned()]);
    for generation in keys.generations() {
        let title = format!("Country key {}, in: {}", generation.number(), generation.place());
        lines.extend(of_certificate(&title, generation.certificate()));
        if let Some(link) = generation.link() {
            lines.extend(of_certificate(
                &format!("Link certificate to country key {}", generation.number()),
                link,
            ));
        }
        if let Some((number, made, next)) = generation.list_dates() {
            lines.push(format!("Revocation list {number} of country key {}", generation.number()));
            lines.push(format!("  made {made}, next due by {next}"));
            let list = generation.list().map(sha256_hex).unwrap_or_default();
            lines.push(format!("  SHA-256 {list}"));
        }
    }
    for signer in keys.signers() {
        let short = signer.certificate.common_name().unwrap_or_default();
        let place = signer.place.as_deref().unwrap_or("destroyed");
        let title = format!("Signer {short} under country key {}, key: {place}", signer.generation);
        lines.extend(of_certificate(&title, &signer.certificate));
        let state = match (signer.revoked_at, signer.is_current) {
            (Some(at), _) => format!("  revoked since {at}"),
            (None, true) => "  signs from now on".to_owned(),
            (None, false) => format!("  retired {}", signer.signs_until.unwrap_or(now)),
        };
        lines.push(state);
    }
    lines.extend([String::new(), "SIGNATURES".to_owned()]);
    for role in ["Operator"].into_iter().chain(roles.witnesses.iter().map(|_| "Witness")) {
        lines
            .extend([String::new(), format!("{role:<10} ______________________________  date ____________")]);
    }
    lines.join("\n") + "\n"
}

fn of_certificate(title: &str, certificate: &Certificate) -> Vec<String> {
    let (from, until) = (certificate.not_before(), certificate.not_after());
    let mut lines = vec![
        title.to_owned(),
        format!("  serial number {}", certificate.serial_number()),
        format!("  valid {from} to {until}"),
    ];
    lines.extend(certificate.usage_period().1.map(|until| format!("  signs until {until}")));
    lines.push(format!("  SHA-256 {}", sha256_hex(certificate.der())));
    if let document::pki::PublicKey::Ec { point, .. } = certificate.key() {
        lines.push(format!("  key SHA-256 {}", sha256_hex(point)));
    }
    lines
}
