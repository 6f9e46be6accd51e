//! `paiza setup`: makes an authority on an empty data folder.
//!
//! In: name, state, place, and where the data shall lie. Out: keys, record, first administrator with a password that is
//! shown once. Nothing that is there is ever overwritten.

use std::io::Write;
use std::path::PathBuf;

use base::Country;
use service::config::{Config, DataFolder};
use service::installation::{NewAuthority, set_up};

use crate::edge::{doors, runtime};
use crate::io::Failure;

/// Make an authority on an empty data folder.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the installation; it is made where it is missing.
    #[arg(long, value_name = "DIR", default_value = "paiza-data")]
    data: PathBuf,
    /// The name of the authority, as people know it.
    #[arg(long)]
    name: String,
    /// The state that issues, as its passports print it (three letters, or `D`).
    #[arg(long)]
    state: Country,
    /// The state whose rules are applied, where it is another than `--state` (the specimen state `UTO` has none).
    #[arg(long, value_name = "STATE")]
    rules_of: Option<Country>,
    /// Where passes are issued: at most 15 characters, for the seal holds no more.
    #[arg(long)]
    place: String,
    /// The packs to apply; every built-in pack of the state where none is named.
    #[arg(long, value_delimiter = ',', value_name = "PACK")]
    packs: Vec<String>,
    /// The time zone of the authority, an IANA name.
    #[arg(long, default_value = "Europe/Moscow")]
    zone: String,
    /// The login of the first administrator.
    #[arg(long, value_name = "LOGIN", default_value = "admin")]
    administrator: String,
    /// The file that holds, or shall hold, the secret that opens the keys. Best kept on another disk than the data.
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Makes the authority and prints the administrator's password, once.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let folder = DataFolder::at(&args.data);
    let mut config = Config::read(&folder).map_err(|error| Failure::input(error.to_string()))?;
    if let Some(secret) = &args.secret_file {
        config.secret_file =
            Some(std::path::absolute(secret).map_err(|error| Failure::input(error.to_string()))?);
    }
    let new = NewAuthority {
        name: args.name,
        state: args.state,
        rules_of: args.rules_of.unwrap_or(args.state),
        place: args.place,
        packs: args.packs,
        zone: args.zone,
        is_demo: false,
        administrator: args.administrator.clone(),
    };
    let doors = doors();
    let now = doors.clock.now();
    let made = runtime()?.block_on(async {
        let (authority, password) = set_up(&folder, &config, new, doors, now).await?;
        authority.record.close().await?;
        Ok::<_, service::installation::InstallationError>((authority.settings.clone(), password))
    });
    let (settings, password) = made.map_err(|error| Failure::input(error.to_string()))?;
    write_config(&folder, &config)?;
    if args.json {
        let answer = serde_json::json!({
            "data": args.data, "name": settings.name, "state": settings.state, "packs": settings.packs,
            "administrator": args.administrator, "password": password.reveal(),
        });
        return crate::io::write_json(out, &answer);
    }
    writeln!(out, "{} ({}) is set up in `{}`.", settings.name, settings.state, args.data.display())?;
    writeln!(out, "Packs: {}", settings.packs.join(", "))?;
    writeln!(out, "Others trust the certificate in `{}`.", folder.trust().display())?;
    writeln!(
        out,
        "Secret of the keys: `{}`. Keep a copy apart from the data.",
        config.secret_path(&folder).display()
    )?;
    writeln!(out)?;
    writeln!(out, "Administrator: {}", args.administrator)?;
    writeln!(out, "Password, shown this once: {}", password.reveal())?;
    writeln!(out)?;
    writeln!(out, "Start it: paiza serve --data {}", args.data.display())?;
    Ok(())
}

fn write_config(folder: &DataFolder, config: &Config) -> Result<(), Failure> {
    let text = toml::to_string(config).map_err(|error| Failure::system(error.to_string()))?;
    std::fs::write(folder.config(), text)
        .map_err(|error| Failure::system(format!("`{}`: {error}", folder.config().display())))
}
