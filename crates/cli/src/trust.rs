//! `paiza trust`: what a verifier trusts, gathered into a folder for `paiza pass verify --trust`.
//!
//! In: ICAO master lists, and folders or files of country signing certificates. Out: one file an authority in the
//! folder, and an account of everything that was taken, was there already, or was refused.

use std::io::Write;
use std::path::{Path, PathBuf};

use base::{Clock, Country, Moment, Timestamp};
use clap::Subcommand;
use crypto::AwsLcCheck;
use document::pki::Certificate;
use document::pki::master_list::{MasterList, Voucher, lists_in, may_be_anchor};
use serde::Serialize;

use crate::edge::SystemClock;
use crate::io::{Failure, read_input, write_json};
use crate::trust_bundle;

/// The most files that one folder may hold; more is a wrong folder.
const MAX_FILES: usize = 20_000;

/// Gather what a verifier trusts.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Take country signing certificates out of master lists and folders; exit code 1 if a list could not be trusted.
    Import(ImportArgs),
    /// Make, show, verify and follow trust bundles.
    #[command(subcommand)]
    Bundle(trust_bundle::Action),
}

#[derive(Debug, clap::Args)]
struct ImportArgs {
    /// The trust folder to fill; made if it is not there. Its certificates may vouch for the signers of lists.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// SHA-256 of the authority that vouches for a list's signer, compared by another way, such as the state's website.
    #[arg(long, value_name = "HEX")]
    fingerprint: Vec<String>,
    /// The moment at which signers of lists must be valid. Default: now.
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Master lists (DER, PEM, or ICAO's directory as LDIF), certificates (DER or PEM), or folders of them.
    #[arg(required = true, value_name = "FILE|DIR")]
    sources: Vec<PathBuf>,
}

/// Answers; a list that could not be trusted fails the check.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let args = match args.action {
        Action::Import(args) => args,
        Action::Bundle(action) => return trust_bundle::run(action, out),
    };
    let at = match args.at.as_deref() {
        None => SystemClock.now(),
        Some(text) => {
            Moment::parse(text).map_err(|fault| Failure::input(format!("--at: {fault}")))?.instant()
        }
    };
    let files = files(&args.sources)?;
    let mut import = Import::into_folder(&args, at)?;
    for file in &files {
        import.take(file)?;
    }
    let account = import.account;
    print(&account, args.json, out)?;
    if account.lists.iter().all(|list| list.fault.is_none()) { Ok(()) } else { Err(Failure::check_failed()) }
}

/// An import that is under way.
struct Import<'a> {
    folder: &'a Path,
    /// Fingerprints that somebody compared.
    compared: Vec<String>,
    at: Timestamp,
    /// What the folder holds.
    known: Vec<Certificate>,
    account: Account,
}

/// What was done.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Account {
    /// Certificates written.
    imported: usize,
    /// Certificates that were there already.
    known: usize,
    lists: Vec<ListAccount>,
    authorities: Vec<AuthorityAccount>,
    refused: Vec<RefusedAccount>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ListAccount {
    source: String,
    state: Option<&'static str>,
    signed_at: Option<Timestamp>,
    /// SHA-256 of the authority that vouches for the signer.
    voucher: Option<String>,
    authorities: usize,
    fault: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct AuthorityAccount {
    state: Option<&'static str>,
    common_name: Option<String>,
    fingerprint: String,
    not_after: Timestamp,
    file: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct RefusedAccount {
    source: String,
    /// Its place in the list or file, from 1.
    place: usize,
    common_name: Option<String>,
    fault: String,
}

impl<'a> Import<'a> {
    fn into_folder(args: &'a ImportArgs, at: Timestamp) -> Result<Self, Failure> {
        let folder = args.into.as_path();
        std::fs::create_dir_all(folder).map_err(|fault| unwritable(folder, &fault))?;
        let mut known = Vec::new();
        for path in in_folder(folder)? {
            if is_certificate(&path) {
                known.extend(Certificate::from_file(&read(&path)?).unwrap_or_default());
            }
        }
        let compared = args
            .fingerprint
            .iter()
            .map(|text| text.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase())
            .collect::<Vec<_>>();
        if compared.iter().any(|text| text.len() != 64) {
            return Err(Failure::input("--fingerprint: a SHA-256 has 64 hexadecimal figures"));
        }
        Ok(Self { folder, compared, at, known, account: Account::default() })
    }

    fn take(&mut self, path: &Path) -> Result<(), Failure> {
        let bytes = read(path)?;
        let source = path.display().to_string();
        if is_certificate(path) || bytes.starts_with(b"-----BEGIN CERTIFICATE-----") {
            return self.take_certificates(&source, &bytes);
        }
        match lists_in(&bytes) {
            Ok(lists) => lists.iter().try_for_each(|list| self.take_list(&source, list)),
            Err(fault) => {
                self.account.lists.push(ListAccount::refused(&source, fault.to_string()));
                Ok(())
            }
        }
    }

    fn take_certificates(&mut self, source: &str, bytes: &[u8]) -> Result<(), Failure> {
        match Certificate::from_file(bytes) {
            Err(fault) => self.refuse(source, 1, None, fault.to_string()),
            Ok(found) => {
                for (index, certificate) in found.into_iter().enumerate() {
                    match may_be_anchor(&certificate) {
                        Ok(()) => self.keep(certificate)?,
                        Err(fault) => {
                            let name = certificate.common_name().map(str::to_owned);
                            self.refuse(source, index + 1, name, fault.to_string());
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn take_list(&mut self, source: &str, der: &[u8]) -> Result<(), Failure> {
        let list = match MasterList::read(der, &self.known, self.at, &AwsLcCheck) {
            Ok(list) => list,
            Err(fault) => {
                self.account.lists.push(ListAccount::refused(source, fault.to_string()));
                return Ok(());
            }
        };
        let (authority, is_known) = match &list.voucher {
            Voucher::Known(authority) => (authority, true),
            Voucher::OnlyTheList(authority) => (authority, false),
        };
        let print = fingerprint(authority);
        let fault = (!is_known && !self.compared.contains(&print)).then(|| {
            format!(
                "only the list itself vouches for its signer; compare the fingerprint {print} by another way, \
                 and give it with --fingerprint"
            )
        });
        let is_trusted = fault.is_none();
        self.account.lists.push(ListAccount {
            source: source.to_owned(),
            state: Some(list.state.code()),
            signed_at: list.signed_at,
            voucher: Some(print),
            authorities: list.authorities.len(),
            fault,
        });
        for refused in list.refused {
            self.refuse(source, refused.place, refused.common_name, refused.fault.to_string());
        }
        if is_trusted { list.authorities.into_iter().try_for_each(|found| self.keep(found)) } else { Ok(()) }
    }

    /// Writes a certificate, unless the folder has it.
    fn keep(&mut self, certificate: Certificate) -> Result<(), Failure> {
        if self.known.iter().any(|known| known.der() == certificate.der()) {
            self.account.known += 1;
            return Ok(());
        }
        let print = fingerprint(&certificate);
        let state = certificate.state().map(Country::code);
        let file = format!("{}-{}.cer", state.unwrap_or("XXX"), print.get(..16).unwrap_or(&print));
        // Under another name first, so that a verifier never reads half of it.
        let (part, whole) = (self.folder.join(format!("{file}.part")), self.folder.join(&file));
        std::fs::write(&part, certificate.der())
            .and_then(|()| std::fs::rename(&part, &whole))
            .map_err(|fault| unwritable(&whole, &fault))?;
        self.account.imported += 1;
        self.account.authorities.push(AuthorityAccount {
            state,
            common_name: certificate.common_name().map(str::to_owned),
            fingerprint: print,
            not_after: certificate.not_after(),
            file,
        });
        self.known.push(certificate);
        Ok(())
    }

    fn refuse(&mut self, source: &str, place: usize, common_name: Option<String>, fault: String) {
        let source = source.to_owned();
        self.account.refused.push(RefusedAccount { source, place, common_name, fault });
    }
}

impl ListAccount {
    fn refused(source: &str, fault: String) -> Self {
        Self {
            source: source.to_owned(),
            state: None,
            signed_at: None,
            voucher: None,
            authorities: 0,
            fault: Some(fault),
        }
    }
}

fn fingerprint(certificate: &Certificate) -> String {
    pass::sha256_hex(certificate.der())
}

fn is_certificate(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["cer", "der", "pem", "crt"].iter().any(|known| ending == *known)
}

/// The files named, and those of the folders named: certificates and lists by the ending of their names.
fn files(sources: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for source in sources {
        if source.is_dir() {
            let is_list = |path: &PathBuf| {
                let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
                is_certificate(path) || ["ml", "ldif", "p7", "cms"].iter().any(|known| ending == *known)
            };
            files.extend(in_folder(source)?.into_iter().filter(is_list));
        } else {
            files.push(source.clone());
        }
    }
    Ok(files)
}

/// The files of a folder, in the order of their names.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fault = |fault: std::io::Error| {
        Failure::input(format!("the folder `{}` cannot be read: {fault}", folder.display()))
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        if paths.len() == MAX_FILES {
            return Err(Failure::input(format!(
                "the folder `{}` holds more than {MAX_FILES} files; name one that holds certificates only",
                folder.display()
            )));
        }
        let path = entry.map_err(fault)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_input(&path.to_string_lossy())
}

fn unwritable(path: &Path, fault: &std::io::Error) -> Failure {
    Failure::system(format!("`{}` cannot be written: {fault}; choose a folder that can", path.display()))
}

fn print(account: &Account, as_json: bool, out: &mut dyn Write) -> Result<(), Failure> {
    if as_json {
        return write_json(out, account);
    }
    for list in &account.lists {
        let state = list.state.unwrap_or("nobody known");
        match &list.fault {
            None => {
                writeln!(out, "list {}: signed by {state}, {} authorities", list.source, list.authorities)
            }
            Some(fault) => writeln!(out, "list {}: NOT TAKEN: {fault}", list.source),
        }?;
    }
    for authority in &account.authorities {
        let name = authority.common_name.as_deref().unwrap_or("").escape_debug();
        let state = authority.state.unwrap_or("");
        writeln!(out, "  new      {state:<3} {name}  {}", authority.fingerprint)?;
    }
    for refused in &account.refused {
        let name = refused.common_name.as_deref().unwrap_or("").escape_debug();
        writeln!(out, "  refused  {} at {}: {name} {}", refused.source, refused.place, refused.fault)?;
    }
    writeln!(out, "{} new, {} known, {} refused", account.imported, account.known, account.refused.len())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding};

    use super::*;

    const VECTORS: &str = include_str!("../../../spec/vectors/master-lists.json");

    fn vector(name: &str) -> Vec<u8> {
        let file: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
        let case = file["cases"].as_array().unwrap().iter().find(|case| case["name"] == name).cloned();
        let text = case.map_or_else(|| file[name].clone(), |case| case["list"].clone());
        Base64::decode_vec(text.as_str().unwrap()).unwrap()
    }

    /// A folder of its own for a test, which ends with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("paiza-trust-{}-{name}", std::process::id()));
            std::fs::create_dir_all(folder.join("from")).unwrap();
            Self(folder)
        }

        fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
            let path = self.0.join("from").join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        }

        fn import(
            &self,
            fingerprint: &[&str],
            sources: Vec<PathBuf>,
        ) -> (Result<(), Failure>, serde_json::Value) {
            let args = ImportArgs {
                into: self.0.join("trust"),
                fingerprint: fingerprint.iter().map(|text| (*text).to_owned()).collect(),
                at: Some("2027-01-01T00:00:00+00:00".to_owned()),
                json: true,
                sources,
            };
            let mut out = Vec::new();
            let outcome = run(Args { action: Action::Import(args) }, &mut out);
            (outcome, serde_json::from_slice(&out).unwrap_or_default())
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_list_is_taken_when_somebody_vouches_for_its_signer() {
        let folder = Folder::new("voucher");
        let list = folder.write("utopia.ml", &vector("ecdsa"));
        let (outcome, answer) = folder.import(&[], vec![list.clone()]);
        assert_eq!(outcome, Err(Failure::CheckFailed));
        assert_eq!((&answer["imported"], &answer["lists"][0]["state"]), (&0.into(), &"UTO".into()));
        let print = answer["lists"][0]["voucher"].as_str().unwrap().to_owned();
        assert!(answer["lists"][0]["fault"].as_str().unwrap().contains(&print));
        let (outcome, answer) = folder.import(&[&"0".repeat(64)], vec![list.clone()]);
        assert_eq!((outcome, &answer["imported"]), (Err(Failure::CheckFailed), &0.into()));
        let colons = print.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap().to_uppercase());
        let (outcome, answer) = folder.import(&[&colons.collect::<Vec<_>>().join(":")], vec![list.clone()]);
        assert_eq!((outcome, &answer["imported"], &answer["known"]), (Ok(()), &4.into(), &0.into()));
        assert_eq!(answer["refused"].as_array().unwrap().len(), 3);
        // Now the folder itself vouches, and has everything.
        let (outcome, answer) = folder.import(&[], vec![list]);
        assert_eq!((outcome, &answer["imported"], &answer["known"]), (Ok(()), &0.into(), &4.into()));
        let mut store = pass::TrustStore::new();
        for path in in_folder(&folder.0.join("trust")).unwrap() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert_eq!(store.add_file(&name, &std::fs::read(&path).unwrap()), Ok(true), "{name}");
        }
        assert_eq!(store.anchors().len(), 4);
    }

    #[test]
    fn a_folder_gives_its_authorities_and_names_what_it_refuses() {
        let folder = Folder::new("folder");
        folder.write("a.cer", &vector("utopia"));
        folder.write("b.der", b"nonsense");
        folder.write("readme.txt", b"nonsense");
        let (outcome, answer) = folder.import(&[], vec![folder.0.join("from")]);
        assert_eq!((outcome, &answer["imported"]), (Ok(()), &1.into()));
        let refused = answer["refused"].as_array().unwrap();
        assert!(refused.len() == 1 && refused[0]["source"].as_str().unwrap().ends_with("b.der"), "{answer}");
        let written =
            std::fs::read(folder.0.join("trust").join(answer["authorities"][0]["file"].as_str().unwrap()));
        assert_eq!(written.unwrap(), vector("utopia"));
        let nothing = folder.write("c.ml", b"no list");
        let (outcome, answer) = folder.import(&[], vec![nothing]);
        assert_eq!(outcome, Err(Failure::CheckFailed));
        assert_eq!(answer["lists"][0]["fault"], "no master list is in this file");
        let missing = folder.import(&[], vec![folder.0.join("none")]).0;
        assert!(matches!(missing, Err(Failure::Input(_))), "{missing:?}");
        let wrong = folder.import(&["12"], vec![folder.0.join("from")]).0;
        assert!(matches!(wrong, Err(Failure::Input(text)) if text.starts_with("--fingerprint")));
    }
}
