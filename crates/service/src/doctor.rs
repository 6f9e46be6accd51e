//! What is wrong with an installation, from the files to the certificates, and how to mend it.

use base::Timestamp;
use jiff::SignedDuration;
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
            findings.extend(signer(authority.signer.certificate(), now));
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
    for path in [secret, folder.key_file(), folder.record_keys()] {
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

fn signer(certificate: &document::pki::Certificate, now: Timestamp) -> Option<Finding> {
    let (_, until) = certificate.usage_period();
    let ends = until.unwrap_or(certificate.not_after());
    let mend = "make a new signer before that day; until then passes are issued as before";
    if ends <= now {
        return Some(Finding::new(
            "signer",
            Severity::Fault,
            format!("the signer's key may not sign since {ends}"),
            mend,
        ));
    }
    let soon = now.checked_add(SIGNER_NOTICE).is_ok_and(|then| ends <= then);
    soon.then(|| {
        Finding::new(
            "signer",
            Severity::Warning,
            format!("the signer's key may sign until {ends} only"),
            mend,
        )
    })
}

fn of_store(finding: store::Finding) -> Finding {
    let severity = match finding.severity {
        store::Severity::Warning => Severity::Warning,
        store::Severity::Fault => Severity::Fault,
    };
    Finding { code: finding.code.to_owned(), severity, what: finding.what, mend: finding.mend }
}
