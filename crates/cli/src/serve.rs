//! `paiza serve`: opens the service on its data folder; `--demo` fills an empty one with a made-up state first.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use service::Authority;
use service::config::{Config, DataFolder};
use service::demo::{DemoStaff, fill, found};
use service::installation::{InstallationError, open};
use service::server::{Reach, serve};
use service::web::Rates;

use crate::edge::{doors, runtime, stop_signal};
use crate::io::Failure;

/// Open the service.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the installation (`paiza-demo` with `--demo`, else `paiza-data`).
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// The address under which people reach it, such as `https://pass.example`.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// A proxy of your own stands in front and sets `X-Forwarded-For`.
    #[arg(long)]
    behind_proxy: bool,
    /// A demonstration: the specimen state `UTO`, made-up travellers and staff. Said on every page.
    #[arg(long)]
    demo: bool,
}

/// Serves until it is told to stop.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let default = if args.demo { "paiza-demo" } else { "paiza-data" };
    let folder = DataFolder::at(args.data.clone().unwrap_or_else(|| PathBuf::from(default)));
    let mut config = Config::read(&folder).map_err(|error| Failure::input(error.to_string()))?;
    if let Some(listen) = args.listen {
        config.listen = listen;
    }
    config.public_url = args.public_url.clone().or(config.public_url);
    // Lines carry codes and counts; names, document numbers and passes are never logged.
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
    runtime()?.block_on(serving(&args, &folder, config, out))
}

async fn serving(
    args: &Args,
    folder: &DataFolder,
    mut config: Config,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let listener = tokio::net::TcpListener::bind(config.listen).await.map_err(|error| {
        Failure::input(format!(
            "cannot listen on `{}`: {error}; choose another with `--listen`",
            config.listen
        ))
    })?;
    config.listen = listener.local_addr().map_err(|error| Failure::system(error.to_string()))?;
    let authority = authority(args, folder, &config, out).await?;
    let reach =
        Reach { public_url: config.public_url(), behind_proxy: args.behind_proxy, rates: Rates::default() };
    writeln!(
        out,
        "{} ({}) is open at {}",
        authority.settings.name,
        authority.settings.state,
        config.public_url()
    )?;
    writeln!(out, "Stop it with Ctrl-C.")?;
    out.flush()?;
    serve(Arc::new(authority), &reach, listener, stop_signal())
        .await
        .map_err(|error| Failure::system(format!("the service stopped: {error}")))
}

async fn authority(
    args: &Args,
    folder: &DataFolder,
    config: &Config,
    out: &mut dyn Write,
) -> Result<Authority, Failure> {
    let fail = |error: InstallationError| match error {
        InstallationError::Store(_) => Failure::system(error.to_string()),
        _ => Failure::input(error.to_string()),
    };
    if args.demo && !folder.database().exists() {
        writeln!(
            out,
            "Making a demonstration in `{}`: two hundred made-up travellers …",
            folder.path().display()
        )?;
        out.flush()?;
        let (authority, staff) = found(folder, config, doors()).await.map_err(fail)?;
        fill(&authority, &staff).await.map_err(|error| Failure::system(error.to_string()))?;
        print_staff(&staff, out)?;
        return Ok(authority);
    }
    let authority = open(folder, config, doors()).await.map_err(fail)?;
    if authority.settings.is_demo != args.demo {
        let what = if args.demo { "a real authority" } else { "a demonstration; start it with `--demo`" };
        return Err(fail(InstallationError::WrongKind { path: folder.path().to_owned(), what }));
    }
    Ok(authority)
}

fn print_staff(staff: &[DemoStaff], out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "Staff of the demonstration (these passwords are shown this once):")?;
    for member in staff {
        writeln!(out, "  {:<10} {:<24} {}", member.login, member.password, member.what)?;
    }
    Ok(())
}
