//! The running service: from the start of the process to its first answer on an existing data folder, and its memory
//! when nobody asks.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::meter;
use crate::results::{Aim, Table};

/// Starts of which the median counts.
const STARTS: usize = 7;
/// Longest that a start may take, the first one with its two hundred travellers included.
const START_LIMIT: Duration = Duration::from_mins(2);
/// How long the service is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);
const MAX_START_MS: f64 = 200.0;
const MAX_IDLE_MB: f64 = 60.0;

/// Measures cold start and idle memory of `paiza serve` on a demonstration's data folder.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let folder = Folder::new()?;
    // The first start fills the folder; it is not the one to measure.
    let (filling, service) = Service::start(&folder)?;
    drop(service);
    table.add("demonstration: first start, filled", format!("{:.1} s", filling.as_secs_f64()), "");
    let mut starts = Vec::new();
    let mut idle_mb = 0.0_f64;
    for round in 0..STARTS {
        let (start, service) = Service::start(&folder)?;
        starts.push(start);
        if round + 1 == STARTS {
            std::thread::sleep(IDLE);
            idle_mb = service.resident_mb()?;
        }
    }
    let start_ms = meter::median(starts).as_secs_f64() * 1_000.0;
    table.add_aimed("cold start to the first answer", start_ms, " ms", Aim::AtMost(MAX_START_MS));
    table.add_aimed("resident memory, idle", idle_mb, " MB", Aim::AtMost(MAX_IDLE_MB));
    Ok(())
}

/// A data folder that is gone afterwards.
pub struct Folder(PathBuf);

impl Folder {
    /// A new empty folder beside this program: on the disk that the build uses, not in memory.
    pub fn new() -> anyhow::Result<Self> {
        let beside = std::env::current_exe()?;
        let path = beside.with_file_name(format!("bench-{}", std::process::id()));
        std::fs::create_dir_all(&path).context("cannot make a folder beside the program")?;
        Ok(Self(path))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind lies in the target folder and hurts nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running service; it is killed at the end, which it must bear at any moment.
struct Service(Child);

impl Service {
    /// Starts the service and waits for its first page; says how long that took.
    fn start(folder: &Folder) -> anyhow::Result<(Duration, Self)> {
        let paiza = std::env::current_exe()?.with_file_name("paiza");
        let address = free_address()?;
        let start = Instant::now();
        let child = Command::new(&paiza)
            .args(["serve", "--demo", "--listen", &address.to_string(), "--data"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .context("no release binary; start this by `cargo xtask bench`")?;
        let mut service = Self(child);
        while start.elapsed() < START_LIMIT {
            if answers(address) {
                return Ok((start.elapsed(), service));
            }
            if let Some(status) = service.0.try_wait()? {
                anyhow::bail!("the service ended with {status}");
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        anyhow::bail!("the service did not answer in {} s", START_LIMIT.as_secs())
    }

    fn resident_mb(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: f64 = line.and_then(|text| text.trim().strip_suffix(" kB")).context("no VmRSS")?.parse()?;
        Ok(kib * 1024.0 / 1e6)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether the first page is answered with 200.
fn answers(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut answer = [0_u8; 15];
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_exact(&mut answer).is_ok()
        && answer.starts_with(b"HTTP/1.1 200")
}

fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}
