//! `paiza pack release|log`: when this installation accepted which pack, and by whom.
//!
//! In: a signed pack and the release log. Out: one more line of the log, and a copy of the pack under its hash in a folder
//! beside it, so that every earlier answer can be given again. A pack that asks more of travellers waits for its notice.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use base::{Clock as _, Date, Span, Timestamp, tz::TimeZone};
use pass::{LogPlace, NewRelease, Release, ReleaseLog, sha256_hex};
use rules::{Diff, DiffQuestion, Difference, PackFiles, PackSet, diff};
use serde_json::json;

use crate::edge::SystemClock;
use crate::io::{Failure, read_text, write_json};
use crate::pack_files;
use crate::pack_rules::diff::one;
use crate::pack_rules::sign::{Signed, keys};

/// The most hours of notice: a year.
const MAX_NOTICE: i64 = 8_784;

/// Accept a signed pack here, from now on.
#[derive(Debug, clap::Args)]
pub struct ReleaseArgs {
    /// The pack.
    path: String,
    /// The release log; a new one is begun where there is none.
    #[arg(long, value_name = "FILE")]
    log: PathBuf,
    /// The list of keys that may sign.
    #[arg(long, value_name = "FILE")]
    keys: String,
    /// Who accepts it.
    #[arg(long)]
    by: String,
    /// Hours between the release and the first traveller of whom it asks more.
    #[arg(long, value_name = "HOURS", default_value_t = 48, value_parser = clap::value_parser!(u32).range(0..=MAX_NOTICE))]
    notice: u32,
    /// Why it cannot wait for its notice.
    #[arg(long, value_name = "REASON")]
    emergency: Option<String>,
    /// The most travellers to ask whether it tightens, as of `paiza pack diff`.
    #[arg(long, value_name = "N", default_value_t = DiffQuestion::default().most)]
    most: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Show and verify a release log.
#[derive(Debug, clap::Args)]
pub struct LogArgs {
    /// The release log.
    log: PathBuf,
    /// Only what was in use after this line, or at this instant.
    #[arg(long, value_name = "POSITION|INSTANT", value_parser = place)]
    at: Option<LogPlace>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// `paiza pack release`
pub fn release(args: &ReleaseArgs, out: &mut dyn Write) -> Result<(), Failure> {
    release_at(args, SystemClock.now(), out)
}

fn release_at(args: &ReleaseArgs, now: Timestamp, out: &mut dyn Write) -> Result<(), Failure> {
    let signed = Signed::read(&args.path)?;
    // Only what may decide is released.
    PackSet::load(std::slice::from_ref(&signed.files)).map_err(|error| Failure::input(error.to_string()))?;
    let verdict = signed.verdict(&keys(&args.keys)?);
    if !verdict.is_accepted() {
        let problems = verdict.problems.join("; ");
        return Err(Failure::input(format!(
            "`{}` is not signed by an author and a reviewer ({problems}); see `paiza pack verify`",
            args.path
        )));
    }
    let mut log = read(&args.log)?;
    let found = match log.last_of(&signed.statement.pack) {
        // Where nothing was in use there is no answer that could tighten.
        None => None,
        Some(last) => Some(differences(&archived(&args.log, last)?, &signed.files, now, args)?),
    };
    let window = window(now, args.notice);
    let soon: Vec<&Difference> = found
        .iter()
        .flat_map(|found| &found.changes)
        .filter(|change| change.effect.needs_notice() && change.days.iter().any(|day| window.contains(day)))
        .collect();
    let new = NewRelease {
        at: now,
        statement: signed.statement.clone(),
        signatures: signed.signatures.signature.clone(),
        by: args.by.clone(),
        tightens: !soon.is_empty(),
        notice_hours: args.notice,
        emergency: args.emergency.clone(),
    };
    let line = match log.accept(new) {
        Ok(line) => line,
        Err(error) => {
            for change in soon {
                one(change, out)?;
            }
            return Err(Failure::input(error.to_string()));
        }
    };
    // The copy first: a line without its pack could not be asked again.
    archive(&args.log, &signed)?;
    append(&args.log, &line)?;
    let head = log.head();
    if args.json {
        return write_json(out, &json!({"release": log.releases().last(), "head": head}));
    }
    let position = log.releases().len();
    writeln!(
        out,
        "{} {} is in use from {now} (line {position}).",
        signed.statement.pack, signed.statement.version
    )?;
    writeln!(out, "Keep the log's last hash elsewhere too: {head}")?;
    Ok(())
}

/// `paiza pack log`
pub fn log(args: &LogArgs, out: &mut dyn Write) -> Result<(), Failure> {
    if !args.log.is_file() {
        return Err(Failure::input(format!("`{}` is not there; name a release log", args.log.display())));
    }
    let log = read(&args.log)?;
    let shown: Vec<&Release> = match args.at {
        None => log.releases().iter().collect(),
        Some(place) => {
            log.in_use(place).map_err(|error| Failure::input(error.to_string()))?.into_values().collect()
        }
    };
    let missing: BTreeSet<&str> = log
        .releases()
        .iter()
        .filter(|release| archived(&args.log, release).is_err())
        .map(|release| release.sha256.as_str())
        .collect();
    if args.json {
        write_json(out, &json!({"releases": shown, "head": log.head(), "missing-copies": missing}))?;
    } else {
        for release in shown {
            let emergency =
                release.emergency.as_ref().map_or_else(String::new, |why| format!(", emergency: {why}"));
            let Release { position, at, pack, version, by, sha256, .. } = release;
            writeln!(out, "{position} {at} {pack} {version} by {by}{emergency}\n  {sha256}")?;
        }
        for hash in &missing {
            writeln!(out, "the copy of {hash} is missing or was changed")?;
        }
        writeln!(
            out,
            "{} lines, each fits the one before it; last hash {}",
            log.releases().len(),
            log.head()
        )?;
    }
    if missing.is_empty() { Ok(()) } else { Err(Failure::check_failed()) }
}

/// The packs that were in use at a place of a log, from the copies beside it, and the day of that place.
pub fn packs_at(log: &Path, place: LogPlace) -> Result<(Vec<PackFiles>, Date), Failure> {
    let read = read(log)?;
    let in_use = read.in_use(place).map_err(|error| Failure::input(error.to_string()))?;
    if in_use.is_empty() {
        return Err(Failure::input(format!("by `{}` no pack was in use then", log.display())));
    }
    let instant = match place {
        LogPlace::At(instant) => instant,
        LogPlace::Position(_) => in_use.values().map(|release| release.at).max().unwrap_or_default(),
    };
    let packs: Result<Vec<PackFiles>, Failure> =
        in_use.into_values().map(|release| archived(log, release)).collect();
    Ok((packs?, TimeZone::UTC.to_datetime(instant).date()))
}

/// A log with no place named: what is in use now.
pub fn now() -> LogPlace {
    LogPlace::At(SystemClock.now())
}

/// Reads a place in a log: a number, or an instant.
pub fn place(text: &str) -> Result<LogPlace, String> {
    let instant = || text.parse::<Timestamp>().map(LogPlace::At);
    text.parse::<u64>()
        .map(LogPlace::Position)
        .or_else(|_| instant())
        .map_err(|_| "write the number of a line, or an instant such as `2026-11-22T09:00:00Z`".to_owned())
}

fn read(path: &Path) -> Result<ReleaseLog, Failure> {
    if !path.exists() {
        return Ok(ReleaseLog::default());
    }
    let text = read_text(&path.to_string_lossy())?;
    ReleaseLog::read(&text).map_err(|error| Failure::input(format!("`{}`: {error}", path.display())))
}

fn append(path: &Path, line: &str) -> Result<(), Failure> {
    let written = fs::OpenOptions::new().create(true).append(true).open(path).and_then(|mut file| {
        file.write_all(line.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| Failure::system(format!("`{}` cannot be written: {error}", path.display())))
}

/// Where the copy of a pack lies.
fn copy_of(log: &Path, sha256: &str) -> PathBuf {
    log.with_added_extension("packs").join(sha256)
}

fn archive(log: &Path, signed: &Signed) -> Result<(), Failure> {
    let folder = copy_of(log, &signed.statement.sha256);
    if folder.exists() {
        return Ok(());
    }
    let mut files = signed.files.clone();
    // A pack of one file becomes a folder like the others.
    for file in &mut files.files {
        if file.path == files.name {
            "pack.toml".clone_into(&mut file.path);
        }
    }
    pack_files::create(&folder, &files)
}

/// The copy of a released pack; its bytes must still have the hash of the log.
fn archived(log: &Path, release: &Release) -> Result<PackFiles, Failure> {
    let folder = copy_of(log, &release.sha256);
    let (_, mut files) = pack_files::one(&folder.to_string_lossy())?;
    files.name.clone_from(&release.pack);
    let open = PackSet::open(&files).map_err(|error| Failure::input(error.to_string()))?;
    let is_whole = open.packs().iter().all(|pack| sha256_hex(pack.canonical_bytes()) == release.sha256);
    if is_whole {
        return Ok(files);
    }
    Err(Failure::input(format!(
        "`{}` was changed after its release; restore it from a backup",
        folder.display()
    )))
}

/// The days of entry that lie within the notice.
fn window(now: Timestamp, hours: u32) -> BTreeSet<Date> {
    let day = |instant: Timestamp| TimeZone::UTC.to_datetime(instant).date();
    let end = now.checked_add(Span::new().hours(i64::from(hours))).map_or_else(|_| day(now), day);
    let days = std::iter::successors(Some(day(now)), |day| day.checked_add(Span::new().days(1)).ok());
    days.take_while(|day| *day < end || (hours > 0 && *day == end)).collect()
}

fn differences(
    before: &PackFiles,
    after: &PackFiles,
    now: Timestamp,
    args: &ReleaseArgs,
) -> Result<Diff, Failure> {
    let today = TimeZone::UTC.to_datetime(now).date();
    let days = window(now, args.notice).into_iter().collect();
    let question = DiffQuestion { as_of: Some(today), days, most: args.most };
    diff(before, after, &question).map_err(|error| Failure::input(error.to_string()))
}

#[cfg(test)]
mod tests;
