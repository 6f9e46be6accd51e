//! What the tests need beside Rust: found, or installed and named, or named as missing.

use std::path::Path;

use crate::shell;

/// The names under which distributions install Chromium.
const CHROMIUM_NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// What is there after looking and installing.
#[derive(Debug)]
pub struct Tools {
    /// The runner that shows each test and its time. Without it `cargo test` runs the same tests.
    pub has_nextest: bool,
    /// The check of licences and sources.
    pub has_deny: bool,
    /// Node's package manager, and with it Node.
    pub has_npm: bool,
    /// The stand-in for a hardware module of keys.
    pub has_softhsm: bool,
    /// Python with its package `cryptography`: the second judge of seals.
    pub has_python: bool,
    /// The program to start as a browser.
    pub chromium: Option<String>,
}

impl Tools {
    /// Looks for each tool, installs what is missing where that is possible, and looks again.
    pub fn installed(root: &Path) -> anyhow::Result<Self> {
        let found = Self::found();
        found.install_nextest(root)?;
        found.install_packages(root)?;
        let now = Self::found();
        println!(
            "  nextest: {}",
            if now.has_nextest { "there" } else { "missing; `cargo test` runs the tests" }
        );
        println!("  cargo-deny: {}", if now.has_deny { "there" } else { "missing; its step is skipped" });
        println!(
            "  node and npm: {}",
            if now.has_npm { "there" } else { "missing; the browser tests are skipped" }
        );
        println!(
            "  softhsm2: {}",
            if now.has_softhsm { "there" } else { "missing; the tests of keys in a module are skipped" }
        );
        println!(
            "  python3 with `cryptography`: {}",
            if now.has_python { "there" } else { "missing; the second judge of seals is skipped" }
        );
        println!(
            "  browser: {}",
            now.chromium.as_deref().unwrap_or("missing; the browser tests are skipped")
        );
        Ok(now)
    }

    fn found() -> Self {
        let chromium = CHROMIUM_NAMES.iter().find(|name| shell::is_there(name, "--version"));
        Self {
            has_nextest: shell::is_there("cargo-nextest", "--version"),
            has_deny: shell::is_there("cargo-deny", "--version"),
            has_npm: shell::is_there("node", "--version") && shell::is_there("npm", "--version"),
            has_softhsm: shell::is_there("softhsm2-util", "--version"),
            has_python: ["python3", "/usr/bin/python3"]
                .iter()
                .any(|python| shell::is_there(python, "-cimport cryptography")),
            chromium: chromium.map(|name| (*name).to_owned()),
        }
    }

    fn install_nextest(&self, root: &Path) -> anyhow::Result<()> {
        if self.has_nextest {
            return Ok(());
        }
        println!("  installing cargo-nextest into cargo's folder (some minutes)");
        // A debug build of the runner is ready in half the time, and the tests do not run faster with the other.
        let arguments = ["install", "--locked", "--debug", "cargo-nextest"];
        shell::succeeds(&mut shell::command(root, "cargo", &arguments))?;
        Ok(())
    }

    /// The Debian packages that are missing: `node` and `chromium` answer to their packages' names only on some
    /// systems, so what is asked is whether the program runs.
    fn missing_packages(&self) -> Vec<&'static str> {
        let mut packages = Vec::new();
        if self.chromium.is_none() {
            // The fonts show Kazakh, Tajik and Turkmen letters on the screenshots.
            packages.extend(["chromium", "fonts-dejavu-core"]);
        }
        if !self.has_npm {
            packages.extend(["nodejs", "npm"]);
        }
        if !self.has_softhsm {
            packages.push("softhsm2");
        }
        if !self.has_python {
            packages.extend(["python3", "python3-cryptography"]);
        }
        packages
    }

    fn install_packages(&self, root: &Path) -> anyhow::Result<()> {
        let packages = self.missing_packages();
        if packages.is_empty() {
            return Ok(());
        }
        let names = packages.join(" ");
        if !is_root(root) || !shell::is_there("apt-get", "--version") {
            println!("  missing, and this user may not install them: {names}");
            println!("  on Debian or Ubuntu run `sudo apt-get install {names}`");
            return Ok(());
        }
        println!("  installing Debian packages: {names}");
        shell::succeeds(&mut apt_get(root, &["update", "--quiet"]))?;
        let mut arguments = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
        arguments.extend(packages);
        shell::succeeds(&mut apt_get(root, &arguments))?;
        Ok(())
    }
}

fn apt_get(root: &Path, arguments: &[&str]) -> std::process::Command {
    let mut command = shell::command(root, "apt-get", arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root(root: &Path) -> bool {
    shell::output(&mut shell::command(root, "id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything is there but what is named.
    fn check(missing: &str, expected: &[&str]) {
        let has = |tool: &str| tool != missing;
        let tools = Tools {
            has_nextest: true,
            has_deny: true,
            has_npm: has("npm"),
            has_softhsm: has("softhsm"),
            has_python: has("python"),
            chromium: has("chromium").then(|| "chromium".to_owned()),
        };
        assert_eq!(tools.missing_packages(), expected);
    }

    #[test]
    fn only_what_is_missing_is_installed() {
        check("nothing", &[]);
        check("npm", &["nodejs", "npm"]);
        check("softhsm", &["softhsm2"]);
        check("python", &["python3", "python3-cryptography"]);
        check("chromium", &["chromium", "fonts-dejavu-core"]);
    }
}
