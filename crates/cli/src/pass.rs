//! `paiza pass`: verifies and shows seals.
//!
//! In: a seal as text, or a PNG or JPEG of its QR; a folder of what is trusted; what the bearer's passport says. Out:
//! the answer. Anything but a valid seal is answered too, and ends `verify` with exit code 1.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use base::{Clock, Moment};
use clap::Subcommand;
use crypto::AwsLcCheck;
use document::Mrz;
use pass::{
    DocumentMatch, FieldComparison, Passport, Status, TrustStore, Verification, Verifier, Window, qr,
};
use serde::Serialize;

use crate::edge::SystemClock;
use crate::io::{Failure, read_input, write_json};

/// Verify or show an authorisation's seal.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check signature, chain, revocation, window and passport; exit code 1 unless the seal is valid and no mere receipt.
    Verify(VerifyArgs),
    /// Show what a seal says and whether its signature fits, without judging trust.
    Inspect(InspectArgs),
}

#[derive(Debug, clap::Args)]
struct VerifyArgs {
    /// Folder with country signing certificates (*.cer, *.der, *.pem), signers in `signers` and, if there are any, *.crl,
    /// *.statuslist+jwt and policy.toml; or a trust bundle.
    #[arg(long, value_name = "DIR|BUNDLE")]
    trust: String,
    /// File with the lines of the bearer's passport, to compare.
    #[arg(long, value_name = "FILE")]
    mrz: Option<String>,
    #[command(flatten)]
    seal: InspectArgs,
}

#[derive(Debug, clap::Args)]
struct InspectArgs {
    /// The moment asked about, such as 2026-08-10T09:00:00+05:00; its offset decides which day it is. Default: now.
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The seal's text, or a PNG or JPEG of its QR, or `-` for standard input.
    #[arg(default_value = "-")]
    file: String,
}

/// Answers; whatever is not valid fails the check of `verify`.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    match args.action {
        Action::Verify(args) => verify(&args, out),
        Action::Inspect(args) => inspect(&args, out),
    }
}

fn verify(args: &VerifyArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let verifier = Verifier::new(trusted(&args.trust)?, Arc::new(AwsLcCheck));
    let at = moment(args.seal.at.as_deref())?;
    let printed = args.mrz.as_deref().map(passport).transpose()?;
    let shown = match &printed {
        None => Passport::NotShown,
        Some(None) => Passport::Unreadable,
        Some(Some(mrz)) => Passport::Shown(mrz),
    };
    let answer = match qr::text_of(&read_input(&args.seal.file)?) {
        Ok(text) => verifier.verify(&text, at, shown),
        Err(fault) => Verification::unread(&fault),
    };
    print(&answer, args.seal.json, out)?;
    if answer.is_valid() && !is_receipt(&answer) { Ok(()) } else { Err(Failure::check_failed()) }
}

/// A receipt is genuine and still no pass: whoever asks about a pass is told no.
fn is_receipt(answer: &Verification) -> bool {
    answer.message.as_deref() == Some(pass::profile::RECEIPT_TYPE)
}

fn inspect(args: &InspectArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let at = moment(args.at.as_deref())?;
    let answer = match qr::text_of(&read_input(&args.file)?) {
        Ok(text) => Verifier::new(TrustStore::new(), Arc::new(AwsLcCheck)).inspect(&text, at),
        Err(fault) => Verification::unread(&fault),
    };
    print(&answer, args.json, out)
}

fn moment(at: Option<&str>) -> Result<Moment, Failure> {
    match at {
        None => Ok(Moment::utc(SystemClock.now())),
        Some(text) => Moment::parse(text).map_err(|fault| Failure::input(format!("--at: {fault}"))),
    }
}

/// The passport's zone; `None` inside when it cannot be read, which is an answer and no failure.
fn passport(file: &str) -> Result<Option<Mrz>, Failure> {
    let text = String::from_utf8_lossy(&read_input(file)?).into_owned();
    Ok(document::read(&text).document())
}

/// Folder beside the anchors for signers that small codes name without their certificate.
const SIGNERS: &str = "signers";

/// Reads a trust folder, in the order of its file names, and the folder of signers inside it; or a trust bundle.
fn trusted(folder: &str) -> Result<TrustStore, Failure> {
    if Path::new(folder).is_file() {
        return crate::trust_bundle::store(Path::new(folder));
    }
    let fault = |fault: std::io::Error| {
        Failure::input(format!(
            "the trust folder `{folder}` cannot be read: {fault}; name a folder of certificates"
        ))
    };
    let mut paths = std::fs::read_dir(Path::new(folder))
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>())
        .map_err(fault)?;
    let signers = std::fs::read_dir(Path::new(folder).join(SIGNERS)).into_iter().flatten();
    paths.extend(signers.filter_map(|entry| Some(entry.ok()?.path())));
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut store = TrustStore::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = read_input(&path.to_string_lossy())?;
        store
            .add_file(&name, &bytes)
            .map_err(|fault| Failure::input(format!("the trust folder `{folder}`: {fault}")))?;
    }
    Ok(store)
}

fn print(answer: &Verification, as_json: bool, out: &mut dyn Write) -> Result<(), Failure> {
    if as_json {
        return write_json(out, answer);
    }
    let verdict = match (answer.status, answer.trust) {
        (Status::Valid, _) if is_receipt(answer) => {
            "GENUINE RECEIPT of a filed application: NOT a permission to travel"
        }
        (Status::Valid, _) => "VALID: genuine and current",
        (Status::Invalid, _) => "NOT VALID",
        (Status::Unverifiable, None) => "shown, trust not judged",
        (Status::Unverifiable, Some(_)) => "CANNOT BE VERIFIED: do not take it as valid",
    };
    writeln!(out, "{verdict}")?;
    let rows = [
        ("message", answer.message.as_deref().map(harmless)),
        ("form", answer.form.as_ref().map(word)),
        ("issuer", answer.issuer.as_deref().map(harmless)),
        ("signature", Some(word(&answer.signature))),
        ("chain", answer.chain.as_ref().map(word)),
        ("revocation", answer.revocation.as_ref().map(|known| revocation(known.state, known.age_seconds))),
        ("window", answer.window.map(window)),
        ("document", (answer.document != DocumentMatch::NotChecked).then(|| word(&answer.document))),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            writeln!(out, "  {label:<12} {value}")?;
        }
    }
    print_fields(&answer.fields, "", out)?;
    for reason in &answer.reasons {
        writeln!(out, "  reason       {}", word(reason))?;
    }
    for found in &answer.compared {
        writeln!(out, "  {:<12} {}", found.field.path(), compared(found))?;
    }
    for note in &answer.notes {
        writeln!(out, "  note         {note}")?;
    }
    Ok(())
}

fn print_fields(value: &serde_json::Value, path: &str, out: &mut dyn Write) -> Result<(), Failure> {
    match value {
        serde_json::Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            let name = harmless(name);
            let path = if path.is_empty() { name } else { format!("{path}.{name}") };
            print_fields(value, &path, out)
        }),
        serde_json::Value::Null => Ok(()),
        serde_json::Value::String(text) => Ok(writeln!(out, "  {path:<12} {text:?}")?),
        other => Ok(writeln!(out, "  {path:<12} {other}")?),
    }
}

/// A stranger's text with control characters spelled out, so that it cannot steer the terminal.
fn harmless(text: &str) -> String {
    text.escape_debug().to_string()
}

/// The word of the JSON answer: people and programs read the same.
fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How a field of the seal and the passport meet, in the words of the JSON answer.
fn compared(found: &FieldComparison) -> String {
    let rules = found.spellings.iter().map(|rule| match rule.met {
        "" => format!("nothing for {}", rule.likeliest),
        met => format!("{met} for {}", rule.likeliest),
    });
    let turned = found.is_in_other_order.then(|| "given names first".to_owned());
    let why: Vec<String> = rules.chain(turned).collect();
    let word = word(&found.agreement);
    if why.is_empty() { word } else { format!("{word} ({})", why.join(", ")) }
}

fn revocation(state: pass::RevocationState, age_seconds: Option<i64>) -> String {
    match age_seconds {
        Some(age) => format!("{} (list is {} h {} min old)", word(&state), age / 3_600, age % 3_600 / 60),
        None => word(&state),
    }
}

fn window(window: Window) -> String {
    match window {
        Window::NotYet => "not yet open",
        Window::Open => "open",
        Window::Over => "over",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content: &[u8], reason: &str) {
        let folder = std::env::temp_dir().join(format!("paiza-pass-{}-{reason}", std::process::id()));
        std::fs::create_dir_all(folder.join("trust")).unwrap();
        let file = folder.join("seal");
        std::fs::write(&file, content).unwrap();
        let seal = InspectArgs { at: None, json: true, file: file.to_string_lossy().into_owned() };
        let args = VerifyArgs { trust: folder.join("trust").to_string_lossy().into_owned(), mrz: None, seal };
        let mut out = Vec::new();
        assert_eq!(verify(&args, &mut out), Err(Failure::CheckFailed));
        let answer: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(answer["status"], "invalid");
        assert_eq!(answer["signature"], "unreadable");
        assert_eq!(answer["reasons"], serde_json::json!([reason]));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_no_seal_is_answered_and_fails_the_check() {
        check(b"hello", "WRONG_FORMAT");
        check(b"\x89PNG\r\n\x1a\n", "READ_ERROR");
    }

    #[test]
    fn a_missing_folder_and_a_day_without_its_offset_are_wrong_input() {
        assert!(
            matches!(trusted("no-such-folder"), Err(Failure::Input(text)) if text.contains("no-such-folder"))
        );
        assert!(matches!(moment(Some("2026-08-10")), Err(Failure::Input(text)) if text.starts_with("--at")));
        assert!(moment(Some("2026-08-10T09:00:00+05:00")).is_ok());
    }
}
