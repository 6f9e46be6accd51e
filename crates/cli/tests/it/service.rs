//! A running `paiza serve` on a temporary folder, and the commands beside it.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use serde_json::Value;

use crate::http::{Reply, try_send};

/// A folder that is gone after the test.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder of this name.
    pub fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The text of a path in this folder, for a command line.
    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs a command to its end.
pub fn paiza(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paiza")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// The JSON of a command that must end well.
#[track_caller]
pub fn paiza_json(arguments: &[&str]) -> Value {
    let output = paiza(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{arguments:?}: {said}{printed}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A service that runs.
pub struct Service {
    child: Child,
    address: SocketAddr,
    // Held open: a service whose reader went away would fail to write.
    _out: BufReader<ChildStdout>,
}

impl Service {
    /// Opens the installation on a free port; its log is added to `log`.
    pub fn start(data: &str, log: &Path) -> Self {
        let log: File = OpenOptions::new().create(true).append(true).open(log).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_paiza"))
            .args(["serve", "--data", data, "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        // The line is written once the port is open; at the end of the output there is nothing more to wait for.
        let address = loop {
            line.clear();
            assert!(out.read_line(&mut line).unwrap() > 0, "the service ended before it was open");
            if let Some((_, address)) = line.trim().split_once(" is open at http://") {
                break address.parse().unwrap();
            }
        };
        let service = Self { child, address, _out: out };
        service.send("GET", "/health/ready", &[], b"").json(200);
        service
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Sends a request that must be answered.
    #[track_caller]
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let reply = try_send(self.address, method, path, headers, body);
        reply.unwrap_or_else(|| panic!("{method} {path}: no answer"))
    }

    /// Sends JSON.
    #[track_caller]
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        let headers: Vec<_> = headers.iter().copied().chain([("content-type", "application/json")]).collect();
        self.send("POST", path, &headers, body.to_string().as_bytes())
    }

    /// Kills the process as a power cut would (SIGKILL), and waits until it is gone.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
