//! `paiza doctor`: what is wrong with an installation, and how to mend it.

use std::io::Write;
use std::path::PathBuf;

use service::config::DataFolder;
use service::doctor::{Finding, Severity, examine};

use crate::edge::{doors, runtime};
use crate::io::Failure;

/// Say what is wrong with an installation and how to mend it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the installation.
    #[arg(long, value_name = "DIR", default_value = "paiza-data")]
    data: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Looks at everything and prints what it finds; a fault makes the exit code 1.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    let folder = DataFolder::at(&args.data);
    let findings = runtime()?.block_on(examine(&folder, doors()));
    if args.json {
        crate::io::write_json(out, &findings)?;
    } else {
        print(&findings, &args, out)?;
    }
    if findings.iter().any(|finding| finding.severity == Severity::Fault) {
        return Err(Failure::check_failed());
    }
    Ok(())
}

fn print(findings: &[Finding], args: &Args, out: &mut dyn Write) -> Result<(), Failure> {
    if findings.is_empty() {
        writeln!(out, "Nothing is wrong with `{}`.", args.data.display())?;
    }
    for finding in findings {
        let word = if finding.severity == Severity::Fault { "FAULT  " } else { "WARNING" };
        writeln!(out, "{word} {}: {}", finding.code, finding.what)?;
        writeln!(out, "        {}", finding.mend)?;
    }
    Ok(())
}
