//! `paiza trust bundle`: one signed and dated file of everything a verifier needs, and the deltas between two.
//!
//! In: a trust folder and the keys of an installation; or bundles and deltas. Out: a bundle or a delta as a file, or
//! what a bundle says. A bundle that is not to be believed, or has run out, ends `verify` with exit code 1.

use std::io::Write;
use std::path::{Path, PathBuf};

use base::{Clock, Moment, SignedDuration, Timestamp};
use clap::Subcommand;
use crypto::AwsLcCheck;
use document::pki::Certificate;
use pass::{Bundle, BundleDraft, BundlePart, PackHash, TrustStore, sha256_hex};
use serde_json::json;
use service::config::{Config, DataFolder};
use service::custody::open_keyring;

use crate::edge::{SystemClock, doors};
use crate::io::{Failure, read_input, write_json};

/// Longest life of a bundle, in hours: a year.
const MOST_HOURS: u32 = 366 * 24;

/// Make, show, verify and follow trust bundles.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Make a bundle of a trust folder, signed by an installation's signer.
    Build(BuildArgs),
    /// Show what a bundle says and holds, without judging it.
    Show(ShowArgs),
    /// Hold a bundle against the certificates that are believed already; exit code 1 if it does not stand or has run out.
    Verify(VerifyArgs),
    /// Write the delta that leads from one bundle to a later one.
    Delta(DeltaArgs),
    /// Apply a delta: write the later bundle, if the earlier one vouches for it.
    Apply(ApplyArgs),
}

#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// The trust folder: *.cer, *.crl, *.statuslist+jwt and policy.toml.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The data folder of the installation that signs.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The number of the bundle, higher than that of the one before. Default: the present second.
    #[arg(long)]
    number: Option<u64>,
    /// Hours after which nothing in it counts as fresh.
    #[arg(long, default_value_t = 168, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_HOURS)))]
    valid_hours: u32,
    /// Packs whose hashes go in.
    #[arg(long, value_name = "PACK")]
    pack: Vec<String>,
    /// Where to write it.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// The bundle.
    bundle: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    /// A country signing certificate that is believed; may stand more than once. Default: those in the bundle itself,
    /// which shows no more than that the file is whole.
    #[arg(long, value_name = "FILE")]
    anchor: Vec<PathBuf>,
    /// The moment asked about. Default: now.
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    #[command(flatten)]
    show: ShowArgs,
}

#[derive(Debug, clap::Args)]
pub struct DeltaArgs {
    /// The earlier bundle.
    earlier: PathBuf,
    /// The later bundle.
    later: PathBuf,
    /// Where to write the delta.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct ApplyArgs {
    /// The earlier bundle.
    earlier: PathBuf,
    /// The delta.
    delta: PathBuf,
    /// Where to write the later bundle.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Answers.
pub fn run(action: Action, out: &mut dyn Write) -> Result<(), Failure> {
    match action {
        Action::Build(args) => build(&args, out),
        Action::Show(args) => shown(&read(&args.bundle)?, json!({}), &args, out),
        Action::Verify(args) => verify(&args, out),
        Action::Delta(args) => {
            let delta = read(&args.later)?.delta_from(&read(&args.earlier)?).map_err(input)?;
            write(&args.out, &delta)
        }
        Action::Apply(args) => apply(&args),
    }
}

/// What a verifier trusts by the bytes of a bundle that somebody named.
pub fn store(path: &Path) -> Result<TrustStore, Failure> {
    let bytes = read_input(&path.to_string_lossy())?;
    TrustStore::from_bundle(&bytes, &[], &AwsLcCheck)
        .map_err(|fault| Failure::input(format!("`{}`: {fault}", path.display())))
}

fn build(args: &BuildArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let now = SystemClock.now();
    let folder = DataFolder::at(&args.data);
    let config = Config::read(&folder).map_err(input)?;
    let keyring = open_keyring(&folder, &config, &doors().ids).map_err(input)?;
    let keys = keyring.keys().map_err(input)?;
    let signer = keyring.signer_at(now).map_err(input)?;
    let (parts, policy, notes) = parts_of(&args.from, now)?;
    let draft = BundleDraft {
        issuer: keys.state(),
        number: args.number.unwrap_or_else(|| now.as_second().unsigned_abs()),
        made_at: now,
        valid_until: now + SignedDuration::from_hours(i64::from(args.valid_hours)),
        policy,
        packs: packs(&args.pack)?,
        parts,
    };
    let bundle = draft.sign(signer.as_ref()).map_err(input)?;
    let anchors = bundle.anchors().map_err(input)?;
    bundle.verify(&anchors, &AwsLcCheck).map_err(|fault| {
        Failure::input(format!(
            "{fault}: put the installation's own certificates into `{}` with `paiza key publish`",
            args.from.display()
        ))
    })?;
    write(&args.out, &bundle.to_bytes().map_err(input)?)?;
    let show = ShowArgs { json: args.json, bundle: args.out.clone() };
    shown(&bundle, json!({"left-out": notes}), &show, out)
}

/// The parts that a trust folder gives, its policy, and the status lists that could not be used.
fn parts_of(folder: &Path, now: Timestamp) -> Result<(Vec<BundlePart>, pass::Policy, Vec<String>), Failure> {
    let mut paths = std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>())
        .map_err(|fault| Failure::input(format!("`{}` cannot be read: {fault}", folder.display())))?;
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut store = TrustStore::new();
    let mut parts = Vec::new();
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = read_input(&path.to_string_lossy())?;
        store.add_file(&name, &bytes).map_err(input)?;
        let lower = name.to_ascii_lowercase();
        if let Some(stem) = lower.strip_suffix(".crl") {
            parts.push(BundlePart::crl(stem, &bytes));
        }
        if [".cer", ".der", ".pem", ".crt"].iter().any(|ending| lower.ends_with(ending)) {
            let certificates = Certificate::from_file(&bytes).map_err(input)?;
            let signers = certificates.iter().filter(|certificate| certificate.is_signer());
            parts.extend(signers.map(BundlePart::signer));
        }
    }
    let mut all: Vec<BundlePart> = store.anchors().iter().map(BundlePart::anchor).collect();
    all.extend(parts);
    let policy = store.policy();
    let (statuses, mut notes) = store.judged_statuses(&AwsLcCheck, now);
    for statuses in &statuses {
        match BundlePart::status(statuses) {
            Ok(parts) => all.extend(parts),
            Err(fault) => notes.push(fault.to_string()),
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|part| seen.insert(part.name.clone()));
    Ok((all, policy, notes))
}

fn packs(names: &[String]) -> Result<Vec<PackHash>, Failure> {
    let set = rules::PackSet::builtin();
    let hash = |name: &String| {
        let pack = set.pack(name).ok_or_else(|| Failure::input(format!("there is no pack `{name}`")))?;
        Ok(PackHash {
            pack: pack.id.clone(),
            version: pack.version.clone(),
            sha256: sha256_hex(pack.canonical_bytes()),
        })
    };
    names.iter().map(hash).collect()
}

fn verify(args: &VerifyArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let bundle = read(&args.show.bundle)?;
    let at = match args.at.as_deref() {
        None => SystemClock.now(),
        Some(text) => {
            Moment::parse(text).map_err(|fault| Failure::input(format!("--at: {fault}")))?.instant()
        }
    };
    let mut believed = Vec::new();
    for path in &args.anchor {
        believed.extend(Certificate::from_file(&read_input(&path.to_string_lossy())?).map_err(input)?);
    }
    let is_pinned = !believed.is_empty();
    if !is_pinned {
        believed = bundle.anchors().map_err(input)?;
    }
    let fault = match bundle.verify(&believed, &AwsLcCheck) {
        Ok(()) if at > bundle.header().valid_until => Some("it is past its last moment".to_owned()),
        Ok(()) => None,
        Err(fault) => Some(fault.to_string()),
    };
    let is_good = fault.is_none();
    let verdict = json!({
        "verdict": if is_good { "good" } else { "bad" }, "pinned": is_pinned, "fault": fault,
        "age-seconds": at.as_second().saturating_sub(bundle.header().made_at.as_second()).max(0),
    });
    shown(&bundle, verdict, &args.show, out)?;
    if is_good { Ok(()) } else { Err(Failure::check_failed()) }
}

fn apply(args: &ApplyArgs) -> Result<(), Failure> {
    let earlier = read(&args.earlier)?;
    let delta = read_input(&args.delta.to_string_lossy())?;
    let later = earlier.apply(&delta).map_err(input)?;
    earlier.accepts(&later, &AwsLcCheck).map_err(input)?;
    write(&args.out, &later.to_bytes().map_err(input)?)
}

fn shown(
    bundle: &Bundle,
    verdict: serde_json::Value,
    args: &ShowArgs,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let header = bundle.header();
    let part = |part: &BundlePart| {
        json!({
            "name": part.name, "kind": part.kind, "bytes": part.bytes.len(), "sha256": sha256_hex(&part.bytes),
        })
    };
    let parts: Vec<_> = bundle.parts().iter().map(part).collect();
    let mut answer = json!({
        "issuer": header.issuer, "number": header.number, "made-at": header.made_at,
        "valid-until": header.valid_until, "policy": header.policy, "packs": header.packs,
        "sha256": bundle.sha256(), "parts": parts,
    });
    if let (Some(answer), serde_json::Value::Object(more)) = (answer.as_object_mut(), verdict) {
        answer.extend(more);
    }
    if args.json {
        return write_json(out, &answer);
    }
    for (name, value) in answer.as_object().into_iter().flatten().filter(|(name, _)| *name != "parts") {
        writeln!(out, "{name:<12} {value}")?;
    }
    for part in bundle.parts() {
        writeln!(out, "  {:>10} bytes  {}", part.bytes.len(), part.name.escape_debug())?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Bundle, Failure> {
    let bytes = read_input(&path.to_string_lossy())?;
    Bundle::read(&bytes).map_err(|fault| Failure::input(format!("`{}`: {fault}", path.display())))
}

/// Writes a file in one step, so that nobody reads half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|fault| Failure::system(format!("`{}` cannot be written: {fault}", path.display())))
}

fn input(fault: impl ToString) -> Failure {
    Failure::input(fault.to_string())
}

#[cfg(test)]
mod tests {
    use base::SequenceIds;
    use crypto::Authority;

    use base::Country;

    use super::*;

    /// A signed bundle in a folder of its own.
    fn made(folder: &Path, authority: &Authority, number: u64) -> PathBuf {
        let made_at: Timestamp = "2026-08-01T11:00:00Z".parse().unwrap();
        let draft = BundleDraft {
            issuer: authority.state(),
            number,
            made_at,
            valid_until: made_at + SignedDuration::from_hours(48),
            policy: pass::Policy::default(),
            packs: packs(&["rus.entry".to_owned()]).unwrap(),
            parts: vec![BundlePart::anchor(authority.certificate())],
        };
        let path = folder.join(format!("{number}.bundle"));
        write(&path, &draft.sign(authority.signer()).unwrap().to_bytes().unwrap()).unwrap();
        path
    }

    fn verified(path: &Path, at: &str, anchor: Vec<PathBuf>) -> (Result<(), Failure>, serde_json::Value) {
        let show = ShowArgs { json: true, bundle: path.to_owned() };
        let mut out = Vec::new();
        let done = verify(&VerifyArgs { anchor, at: Some(at.to_owned()), show }, &mut out);
        (done, serde_json::from_slice(&out).unwrap())
    }

    #[test]
    fn a_bundle_is_verified_followed_and_runs_out() {
        let folder = std::env::temp_dir().join(format!("paiza-bundle-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let state = Country::parse("UTO").unwrap();
        let start: Timestamp = "2026-07-01T00:00:00Z".parse().unwrap();
        let authority =
            |seed| Authority::create("Specimen", state, start, &SequenceIds::from_seed(seed)).unwrap();
        let (own, other) = (authority(1), authority(2));
        let (first, second) = (made(&folder, &own, 1), made(&folder, &own, 2));
        let last = "2026-08-03T11:00:00+00:00";
        let (done, answer) = verified(&first, last, Vec::new());
        assert_eq!((done, &answer["verdict"], &answer["pinned"]), (Ok(()), &json!("good"), &json!(false)));
        let (done, answer) = verified(&first, "2026-08-03T11:00:01+00:00", Vec::new());
        assert_eq!((done, &answer["verdict"]), (Err(Failure::CheckFailed), &json!("bad")));
        let stranger = folder.join("other.cer");
        std::fs::write(&stranger, other.certificate().der()).unwrap();
        assert_eq!(verified(&first, last, vec![stranger]).0, Err(Failure::CheckFailed));
        let (delta, applied) = (folder.join("d"), folder.join("2.applied"));
        let args = DeltaArgs { earlier: first.clone(), later: second.clone(), out: delta.clone() };
        run(Action::Delta(args), &mut Vec::new()).unwrap();
        let args = ApplyArgs { earlier: first, delta: delta.clone(), out: applied.clone() };
        run(Action::Apply(args), &mut Vec::new()).unwrap();
        assert_eq!(std::fs::read(&applied).unwrap(), std::fs::read(&second).unwrap());
        let again = ApplyArgs { earlier: second.clone(), delta, out: folder.join("x") };
        assert!(matches!(run(Action::Apply(again), &mut Vec::new()), Err(Failure::Input(_))));
        assert!(store(&second).is_ok());
        assert!(matches!(store(&folder.join("other.cer")), Err(Failure::Input(_))));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
