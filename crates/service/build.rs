//! Builds what runs in the browser: each module of the crate `browser` as WebAssembly, compressed, for embedding.
//!
//! A nested cargo does it for each, on a target folder of its own (on the outer one it would wait for ever). Where it cannot be
//! done, or `PAIZA_BROWSER=skip` says so, the product is built all the same: the modules are empty, `PAIZA_BROWSER_WHY`
//! says why, and the pages say so too. Why so: `docs/decisions/0043-webassembly-by-hand.md`.

#![expect(clippy::disallowed_methods, reason = "cargo talks to build steps through the environment")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

const TARGET: &str = "wasm32-unknown-unknown";
/// The modules: features of `browser`, each a file of WebAssembly.
const MODULES: &[&str] = &["verifier", "planner"];
/// How they are compressed.
const ENDINGS: [&str; 2] = ["br", "gz"];
/// What the modules are made of; a change there builds them anew.
const SOURCES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "crates/base/src",
    "crates/document/src",
    "crates/pass/Cargo.toml",
    "crates/pass/src",
    "crates/rules/Cargo.toml",
    "crates/rules/src",
    "web/templates/plan",
    "crates/browser/Cargo.toml",
    "crates/browser/src",
];
/// What the outer cargo says to this one's compiler and must not say to the nested one's.
const NOT_INHERITED: &[&str] = &[
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_BUILD_TARGET_DIR",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_TARGET_DIR",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTFLAGS",
];

/// Why there are no modules; the page has words for each (`verify-module-…`).
enum Missing {
    /// Somebody asked for it.
    Skipped,
    /// The compiler cannot make WebAssembly here.
    NoTarget,
    /// The compiler failed.
    Failed(String),
}

fn main() -> io::Result<()> {
    let out = PathBuf::from(variable("OUT_DIR"));
    let root = Path::new(&variable("CARGO_MANIFEST_DIR")).join("../..");
    for source in SOURCES {
        println!("cargo:rerun-if-changed={}", root.join(source).display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=PAIZA_BROWSER");
    let built = build_all(&root, &out);
    let why = match &built {
        Ok(()) => "",
        Err(Missing::Skipped) => "skipped",
        Err(Missing::NoTarget) => "no-target",
        Err(Missing::Failed(_)) => "failed",
    };
    println!("cargo:rustc-env=PAIZA_BROWSER_WHY={why}");
    let Err(missing) = built else { return Ok(()) };
    for (module, ending) in MODULES.iter().flat_map(|module| ENDINGS.map(|ending| (module, ending))) {
        fs::write(embedded(&out, module, ending), [])?;
    }
    match missing {
        Missing::Skipped => {}
        Missing::NoTarget => println!(
            "cargo:warning=no WebAssembly: this compiler lacks {TARGET}; pages fall back to forms. Get it by `rustup target add {TARGET}`, or from your distribution, and build again"
        ),
        Missing::Failed(what) => println!("cargo:warning=no WebAssembly, pages fall back to forms: {what}"),
    }
    Ok(())
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

fn embedded(out: &Path, module: &str, ending: &str) -> PathBuf {
    out.join(format!("{module}.wasm.{ending}"))
}

fn build_all(root: &Path, out: &Path) -> Result<(), Missing> {
    if variable("PAIZA_BROWSER") == "skip" {
        return Err(Missing::Skipped);
    }
    let can_build = has_target() || added_target() && has_target();
    if !can_build {
        return Err(Missing::NoTarget);
    }
    // Side by side: the end of each build is one long step on one core.
    std::thread::scope(|scope| {
        let builds: Vec<_> =
            MODULES.iter().map(|module| scope.spawn(|| build_one(root, out, module))).collect();
        let broken = || Err(Missing::Failed("the build step was broken off".to_owned()));
        builds.into_iter().try_for_each(|build| build.join().unwrap_or_else(|_| broken()))
    })
}

fn build_one(root: &Path, out: &Path, module: &str) -> Result<(), Missing> {
    let wasm = build(root, out, module)?;
    embed(out, module, &wasm).map_err(|error| Missing::Failed(error.to_string()))
}

/// Does the compiler have the standard library of the target?
fn has_target() -> bool {
    let asked =
        Command::new(variable("RUSTC")).args(["--print", "target-libdir", "--target", TARGET]).output();
    asked.is_ok_and(|answer| {
        let folder = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        answer.status.success() && !folder.is_empty() && Path::new(&folder).is_dir()
    })
}

fn added_target() -> bool {
    let adding = Command::new("rustup").args(["target", "add", TARGET]).stdout(Stdio::null()).status();
    adding.is_ok_and(|status| status.success())
}

fn build(root: &Path, out: &Path, module: &str) -> Result<Vec<u8>, Missing> {
    let target = out.join(format!("target-{module}"));
    let mut cargo = Command::new(variable("CARGO"));
    cargo.current_dir(root).args(["rustc", "--locked", "--quiet", "--package", "browser", "--lib"]);
    cargo.args(["--crate-type", "cdylib", "--no-default-features", "--features", module]);
    cargo.args(["--target", TARGET, "--profile", "wasm", "--target-dir"]).arg(&target);
    for name in NOT_INHERITED {
        cargo.env_remove(name);
    }
    let failed = |what: String| Missing::Failed(format!("`{module}`: {what}"));
    let answer = cargo.output().map_err(|error| failed(error.to_string()))?;
    if !answer.status.success() {
        let said = String::from_utf8_lossy(&answer.stderr);
        let line = said.lines().find(|line| line.starts_with("error")).unwrap_or("the nested cargo failed");
        return Err(failed(line.to_owned()));
    }
    let path = target.join(TARGET).join("wasm/browser.wasm");
    fs::read(&path).map_err(|error| failed(format!("{}: {error}", path.display())))
}

/// Compresses twice: for browsers on a safe connection, and for those that know only gzip. A module that did not change
/// is left as it is: compressing takes seconds, and what embeds it would be compiled anew.
fn embed(out: &Path, module: &str, wasm: &[u8]) -> io::Result<()> {
    let plain = out.join(format!("{module}.wasm"));
    let is_there = ENDINGS
        .iter()
        .all(|ending| fs::metadata(embedded(out, module, ending)).is_ok_and(|known| known.len() > 0));
    if is_there && fs::read(&plain).is_ok_and(|before| before == wasm) {
        return Ok(());
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(wasm)?;
    fs::write(embedded(out, module, "gz"), encoder.finish()?)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: wasm.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*wasm, &mut small, &parameters)?;
    fs::write(embedded(out, module, "br"), small)?;
    fs::write(plain, wasm)
}
