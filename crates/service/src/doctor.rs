//! What is wrong with an installation, from the files to the certificates, and how to mend it.

use base::Timestamp;
use jiff::SignedDuration;
use pass::Signer as _;
use serde::Serialize;

use crate::config::{Config, DataFolder};
use crate::installation::{Doors, open};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It works, and should be looked at.
    Warning,
    /// It does not work, or what it says cannot be relied on.
    Fault,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// A stable code, such as `keys`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Finding {
    fn new(code: &str, severity: Severity, what: impl Into<String>, mend: &str) -> Self {
        Self { code: code.to_owned(), severity, what: what.into(), mend: mend.to_owned() }
    }
}

/// The signer must be replaced before it may no longer sign; a month is time enough.
const SIGNER_NOTICE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A pass that is being made is kept within seconds.
const UNISSUED_AFTER: SignedDuration = SignedDuration::from_mins(10);
/// A country key needs half a year: its successor must reach every verifier in the world first.
const COUNTRY_NOTICE: SignedDuration = SignedDuration::from_hours(182 * 24);
/// Lists are renewed daily; one that is due in a month has not been renewed for two.
const LIST_NOTICE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Looks at an installation. An empty answer means that nothing is wrong.
pub async fn examine(folder: &DataFolder, doors: Doors) -> Vec<Finding> {
    if !folder.path().exists() {
        let mend = "name the folder with `--data`, or make an installation with `paiza setup`";
        return vec![Finding::new("folder", Severity::Fault, "the data folder is not there", mend)];
    }
    let config = match Config::read(folder) {
        Ok(config) => config,
        Err(error) => {
            let mend = "correct the file, or remove it to run on the defaults";
            return vec![Finding::new("configuration", Severity::Fault, error.to_string(), mend)];
        }
    };
    let mut findings = files(folder, &config);
    let now = doors.clock.now();
    match open(folder, &config, doors).await {
        Ok(authority) => {
            findings.extend(keys(&authority, now));
            findings.extend(unissued(&authority, now).await);
            match authority.record.examine().await {
                Ok(found) => findings.extend(found.into_iter().map(of_store)),
                Err(error) => {
                    let mend = "restore the database from a backup if it cannot be read";
                    findings.push(Finding::new("record", Severity::Fault, error.to_string(), mend));
                }
            }
            // A database that was only looked at is closed again; a failure here changes nothing that was found.
            if let Err(error) = authority.record.close().await {
                findings.push(Finding::new("record", Severity::Warning, error.to_string(), "run it again"));
            }
        }
        Err(error) => {
            let mend = "put back the file that is named from the backup of keys or data, or correct its path";
            findings.push(Finding::new("open", Severity::Fault, error.to_string(), mend));
        }
    }
    findings
}

fn files(folder: &DataFolder, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let secret = config.secret_path(folder);
    if secret == folder.default_secret() && secret.exists() {
        findings.push(Finding::new(
            "secret-beside-keys",
            Severity::Warning,
            "the secret that opens the keys lies beside them: who copies the folder has both",
            "move it to another disk and name it as `secret-file` in paiza.toml",
        ));
    }
    let pin = config.pin_path(folder);
    for path in [secret, folder.key_file(), folder.record_keys()].into_iter().chain(pin) {
        if is_open_to_others(&path) {
            findings.push(Finding::new(
                "permissions",
                Severity::Fault,
                format!("`{}` can be read by other users", path.display()),
                "take their rights away: chmod 600 on the file",
            ));
        }
    }
    findings
}

#[cfg(unix)]
fn is_open_to_others(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &std::path::Path) -> bool {
    false
}

/// Passes that were prepared and never kept: the program stopped in between, and a signature may exist.
async fn unissued(authority: &crate::Authority, now: Timestamp) -> Option<Finding> {
    let before = now.checked_sub(UNISSUED_AFTER).unwrap_or(now);
    let found = authority.record.unissued(before).await.ok().filter(|found| !found.is_empty())?;
    let numbers: Vec<String> = found.iter().take(5).map(|one| one.number.to_string()).collect();
    let what = format!(
        "{} passes were prepared, may have been signed, and were given to nobody: {}",
        found.len(),
        numbers.join(", ")
    );
    let mend = "the program was stopped while it signed; a pass with such a number is not genuine, although its seal may be";
    Some(Finding::new("pass-unissued", Severity::Warning, what, mend))
}

/// Keys that end soon or have ended, and lists that are due.
fn keys(authority: &crate::Authority, now: Timestamp) -> Vec<Finding> {
    let keys = match authority.keys.keys() {
        Ok(keys) => keys,
        Err(error) => {
            let mend = "put back the key file from the backup of keys";
            return vec![Finding::new("keys", Severity::Fault, error.to_string(), mend)];
        }
    };
    let signer = (
        "signer",
        "the signer's key",
        SIGNER_NOTICE,
        "make a new one with `paiza key rotate`: no pass waits for it",
    );
    let country = (
        "country-key",
        "the country signing key",
        COUNTRY_NOTICE,
        "roll it over with `paiza key rotate --authority` and give the new certificate to every verifier",
    );
    let mut findings = Vec::new();
    findings.extend(near_end(keys.signer().certificate(), signer, now));
    findings.extend(near_end(keys.certificate(), country, now));
    for generation in keys.generations() {
        findings.extend(list(generation, now));
    }
    findings
}

/// A key's code, name, notice and how to follow it with another.
type Ending = (&'static str, &'static str, SignedDuration, &'static str);

fn near_end(
    certificate: &document::pki::Certificate,
    (code, name, notice, mend): Ending,
    now: Timestamp,
) -> Option<Finding> {
    let ends = certificate.usage_period().1.unwrap_or(certificate.not_after());
    if ends <= now {
        let what = format!("{name} may not sign since {ends}");
        return Some(Finding::new(code, Severity::Fault, what, mend));
    }
    let soon = now.checked_add(notice).is_ok_and(|then| ends <= then);
    soon.then(|| Finding::new(code, Severity::Warning, format!("{name} may sign until {ends} only"), mend))
}

fn list(generation: &crypto::Generation, now: Timestamp) -> Option<Finding> {
    let (certificate, name) = generation.file_names();
    let mend = "start the service, which renews it, or run `paiza key publish`";
    let Some((_, _, next)) = generation.list_dates() else {
        let what = format!("there is no revocation list of `{certificate}` yet");
        return Some(Finding::new("revocation-list", Severity::Warning, what, mend));
    };
    if next <= now {
        let what =
            format!("the revocation list `{name}` was due on {next}: verifiers take passes for unverifiable");
        return Some(Finding::new("revocation-list", Severity::Fault, what, mend));
    }
    let soon = now.checked_add(LIST_NOTICE).is_ok_and(|then| next <= then);
    soon.then(|| {
        let what = format!("the revocation list `{name}` is due on {next}");
        Finding::new("revocation-list", Severity::Warning, what, mend)
    })
}

fn of_store(finding: store::Finding) -> Finding {
    let severity = match finding.severity {
        store::Severity::Warning => Severity::Warning,
        store::Severity::Fault => Severity::Fault,
    };
    Finding { code: finding.code.to_owned(), severity, what: finding.what, mend: finding.mend }
}
