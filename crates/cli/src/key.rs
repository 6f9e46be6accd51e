//! `paiza key`: makes, follows, shows and publishes the signing keys of an installation.
//!
//! In: a data folder, and who is there. Out: changed keys, a record of what was done, and the folder that verifiers need.
//! A running service notices new keys by itself.

use std::io::Write;
use std::path::PathBuf;

use base::{Clock, Country, Timestamp};
use clap::Subcommand;
use crypto::Rollover;
use serde::Serialize;
use service::config::{Config, DataFolder};
use service::custody::{open_keyring, publish};
use service::installation::open;
use service::key_acts::{KeyAct, KeyActError, Roles, act};

use crate::edge::{SystemClock, doors, runtime};
use crate::io::{Failure, write_json};

/// Make, follow, show and publish the signing keys.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make the country signing key and its first signer, with a record to print and sign. `setup` then takes them.
    Ceremony(CeremonyArgs),
    /// Make a new signer, or with `--authority` a new country key with its link certificate. Running services follow.
    Rotate(RotateArgs),
    /// Take a signer back: its key is destroyed, and the revocation list names it at once.
    Revoke(RevokeArgs),
    /// Say which keys may sign until when, and when the next revocation list is due; exit code 1 if none may sign.
    Status(Where),
    /// Write what verifiers need into a folder: country certificates, links, revocation lists, signers.
    Publish(PublishArgs),
}

#[derive(Debug, clap::Args)]
struct Where {
    /// The folder of the installation.
    #[arg(long, value_name = "DIR", default_value = "paiza-data")]
    data: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Present {
    /// Who does it, with their role, such as `Key officer, N. Surname`.
    #[arg(long, value_name = "WHO")]
    operator: Option<String>,
    /// Who watches; can be given several times.
    #[arg(long = "witness", value_name = "WHO")]
    witnesses: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct CeremonyArgs {
    #[command(flatten)]
    place: Where,
    /// The name of the country signing authority, at most 64 characters.
    #[arg(long)]
    name: String,
    /// The state that issues, as its passports print it (three letters, or `D`).
    #[arg(long)]
    state: Country,
    #[command(flatten)]
    present: Present,
}

#[derive(Debug, clap::Args)]
struct RotateArgs {
    #[command(flatten)]
    place: Where,
    /// The new signer's short name, two upper-case letters or digits; the next one in turn where none is given.
    #[arg(long, value_name = "XX", conflicts_with = "authority")]
    short_name: Option<String>,
    /// Roll the country key over too.
    #[arg(long)]
    authority: bool,
    /// A new name for the country signing authority.
    #[arg(long, requires = "authority")]
    name: Option<String>,
    /// Make no link certificate: only where the old country key may not sign any more.
    #[arg(long, requires = "authority")]
    without_link: bool,
    #[command(flatten)]
    present: Present,
}

#[derive(Debug, clap::Args)]
struct RevokeArgs {
    #[command(flatten)]
    place: Where,
    /// The signer's serial number, as `paiza key status` shows it.
    #[arg(long, value_name = "HEX")]
    signer: String,
    #[command(flatten)]
    present: Present,
}

#[derive(Debug, clap::Args)]
struct PublishArgs {
    #[command(flatten)]
    place: Where,
    /// The folder to write to; `trust` in the data folder where none is given.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Acts on the keys.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    match args.action {
        Action::Ceremony(args) => {
            let what = KeyAct::Ceremony { name: args.name, state: args.state };
            done(&args.place, &what, args.present, out)
        }
        Action::Rotate(args) => {
            let what = if args.authority {
                KeyAct::RollOver(Rollover { name: args.name, without_link: args.without_link })
            } else {
                KeyAct::RotateSigner { short_name: args.short_name }
            };
            done(&args.place, &what, args.present, out)
        }
        Action::Revoke(args) => done(&args.place, &KeyAct::Revoke { serial: args.signer }, args.present, out),
        Action::Status(args) => status(&args, out),
        Action::Publish(args) => published(&args, out),
    }
}

fn done(place: &Where, what: &KeyAct, present: Present, out: &mut dyn Write) -> Result<(), Failure> {
    let (folder, config) = installation(place)?;
    let roles = Roles { operator: present.operator, witnesses: present.witnesses };
    let record = runtime()?.block_on(act(&folder, &config, doors(), what, &roles));
    let record = record.map_err(|error| match error {
        KeyActError::Custody(_) => Failure::input(error.to_string()),
        _ => Failure::system(error.to_string()),
    })?;
    if place.json {
        return write_json(out, &record);
    }
    write!(out, "{}", record.text)?;
    writeln!(out)?;
    writeln!(out, "This record is kept in `{}`.", record.file.display())?;
    writeln!(out, "Its SHA-256: {}", record.sha256)?;
    writeln!(out, "Verifiers need the folder `{}`.", folder.trust().display())?;
    Ok(())
}

fn installation(place: &Where) -> Result<(DataFolder, Config), Failure> {
    let folder = DataFolder::at(&place.data);
    let config = Config::read(&folder).map_err(|error| Failure::input(error.to_string()))?;
    Ok((folder, config))
}

fn published(args: &PublishArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let (folder, config) = installation(&args.place)?;
    let fail = |error: service::custody::CustodyError| Failure::input(error.to_string());
    let keyring = open_keyring(&folder, &config, &doors().ids).map_err(fail)?;
    keyring.keep(SystemClock.now()).map_err(fail)?;
    let to = args.to.clone().unwrap_or_else(|| folder.trust());
    let written = publish(&*keyring.keys().map_err(fail)?, &to).map_err(fail)?;
    if args.place.json {
        return write_json(out, &serde_json::json!({"folder": to, "written": written}));
    }
    for path in &written {
        writeln!(out, "written  {path}")?;
    }
    writeln!(out, "`{}` has what verifiers need.", to.display())?;
    Ok(())
}

/// What `status` answers.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Status {
    state: Country,
    name: String,
    may_sign: bool,
    country_keys: Vec<CountryKey>,
    signers: Vec<SignerRow>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CountryKey {
    number: u32,
    name: String,
    serial_number: String,
    place: String,
    signs_until: Option<Timestamp>,
    valid_until: Timestamp,
    has_link: bool,
    list: Option<ListRow>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ListRow {
    number: u64,
    made_at: Timestamp,
    due_at: Timestamp,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SignerRow {
    short_name: String,
    serial_number: String,
    country_key: u32,
    state: &'static str,
    place: Option<String>,
    signs_until: Option<Timestamp>,
    valid_until: Timestamp,
    revoked_at: Option<Timestamp>,
    /// Passes that it has signed, once there is a record.
    passes: Option<u64>,
}

fn status(place: &Where, out: &mut dyn Write) -> Result<(), Failure> {
    let (folder, config) = installation(place)?;
    let fail = |error: service::custody::CustodyError| Failure::input(error.to_string());
    let keyring = open_keyring(&folder, &config, &doors().ids).map_err(fail)?;
    let mut answer = status_of(&*keyring.keys().map_err(fail)?, SystemClock.now());
    if folder.database().exists() {
        let uses = runtime()?.block_on(signer_uses(&folder, &config))?;
        for row in &mut answer.signers {
            let used = uses.iter().find(|(serial, _)| *serial == row.serial_number);
            row.passes = Some(used.map_or(0, |(_, passes)| *passes));
        }
    }
    if place.json {
        write_json(out, &answer)?;
    } else {
        print(&answer, out)?;
    }
    if answer.may_sign { Ok(()) } else { Err(Failure::check_failed()) }
}

/// How many passes each signer has signed, as the record counts them.
async fn signer_uses(folder: &DataFolder, config: &Config) -> Result<Vec<(String, u64)>, Failure> {
    let fail = |error: store::StoreError| Failure::system(error.to_string());
    let opened = open(folder, config, doors()).await;
    let authority = opened.map_err(|error| Failure::input(error.to_string()))?;
    let uses = authority.record.signer_uses().await.map_err(fail)?;
    authority.record.close().await.map_err(fail)?;
    Ok(uses)
}

fn status_of(keys: &crypto::Authority, now: Timestamp) -> Status {
    let country_keys = keys.generations().map(|generation| {
        let certificate = generation.certificate();
        CountryKey {
            number: generation.number(),
            name: certificate.common_name().unwrap_or_default().to_owned(),
            serial_number: certificate.serial_number(),
            place: generation.place(),
            signs_until: certificate.usage_period().1,
            valid_until: certificate.not_after(),
            has_link: generation.link().is_some(),
            list: generation.list_dates().map(|(number, made_at, due_at)| ListRow {
                number,
                made_at,
                due_at,
            }),
        }
    });
    let signers = keys.signers().into_iter().map(|signer| SignerRow {
        short_name: signer.certificate.common_name().unwrap_or_default().to_owned(),
        serial_number: signer.certificate.serial_number(),
        country_key: signer.generation,
        state: match (signer.revoked_at.is_some(), signer.is_current, signer.has_key) {
            (true, ..) => "revoked",
            (_, true, _) => "signs",
            (_, _, true) => "hands-over",
            _ => "retired",
        },
        place: signer.place,
        signs_until: signer.signs_until,
        valid_until: signer.certificate.not_after(),
        revoked_at: signer.revoked_at,
        passes: None,
    });
    Status {
        state: keys.state(),
        name: keys.certificate().common_name().unwrap_or_default().to_owned(),
        may_sign: keys.signer_at(now).is_some(),
        country_keys: country_keys.collect(),
        signers: signers.collect(),
    }
}

fn print(answer: &Status, out: &mut dyn Write) -> Result<(), Failure> {
    let until = |at: Option<Timestamp>| at.map_or_else(|| "without end".to_owned(), |at| at.to_string());
    writeln!(out, "{} ({})", answer.name, answer.state)?;
    for key in &answer.country_keys {
        writeln!(out, "Country key {}  {}  ({})", key.number, key.serial_number, key.place)?;
        writeln!(out, "  signs until   {}", until(key.signs_until))?;
        writeln!(out, "  valid until   {}", key.valid_until)?;
        match &key.list {
            Some(list) => writeln!(
                out,
                "  list {}        made {}, next due by {}",
                list.number, list.made_at, list.due_at
            )?,
            None => writeln!(out, "  no revocation list yet: run `paiza key publish`")?,
        }
    }
    for signer in &answer.signers {
        writeln!(out, "Signer {}  {}  {}", signer.short_name, signer.serial_number, signer.state)?;
        writeln!(out, "  signs until   {}", until(signer.signs_until))?;
        writeln!(out, "  valid until   {}", signer.valid_until)?;
        if let Some(passes) = signer.passes {
            writeln!(out, "  passes        {passes}")?;
        }
    }
    if !answer.may_sign {
        writeln!(out, "No key may sign now: make a signer with `paiza key rotate`.")?;
    }
    Ok(())
}
