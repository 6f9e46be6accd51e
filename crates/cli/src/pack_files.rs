//! Reads packs from the disk: a file, the folder of one pack, or a folder of packs.
//!
//! In: a path. Out: the files as text, for `rules` to load. `rules` itself opens nothing.

use std::fs;
use std::path::{Path, PathBuf};

use rules::{PackFile, PackFiles};

use crate::io::Failure;

/// The largest file of a pack, in bytes: law is text.
const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;
/// The most files in one folder of a pack.
const MAX_FILES: usize = 5_000;
/// The folders of a pack and the files that belong in them.
const PARTS: &[(&str, &str)] = &[("rules", "toml"), ("examples", "toml"), ("text", "ftl")];

/// Every pack at a path.
pub fn read(path: &str) -> Result<Vec<PackFiles>, Failure> {
    let root = Path::new(path);
    if root.is_file() {
        return Ok(vec![single(root)?]);
    }
    if root.join("pack.toml").is_file() {
        return Ok(vec![folder(root)?]);
    }
    let mut packs = Vec::new();
    for entry in entries(root)? {
        if entry.join("pack.toml").is_file() {
            packs.push(folder(&entry)?);
        } else if has_extension(&entry, "toml") && entry.is_file() {
            packs.push(single(&entry)?);
        }
    }
    if packs.is_empty() {
        let message =
            format!("`{path}` holds no pack: name a folder with a `pack.toml`, or a folder of such folders");
        return Err(Failure::input(message));
    }
    Ok(packs)
}

fn single(path: &Path) -> Result<PackFiles, Failure> {
    let name = name(path);
    Ok(PackFiles { name: name.clone(), files: vec![PackFile { path: name, text: text(path)? }] })
}

fn folder(path: &Path) -> Result<PackFiles, Failure> {
    let mut files = vec![PackFile { path: "pack.toml".to_owned(), text: text(&path.join("pack.toml"))? }];
    for (part, extension) in PARTS {
        let inner = path.join(part);
        if !inner.is_dir() {
            continue;
        }
        for file in entries(&inner)?.into_iter().filter(|file| has_extension(file, extension)) {
            files.push(PackFile { path: format!("{part}/{}", name(&file)), text: text(&file)? });
        }
    }
    Ok(PackFiles { name: name(path), files })
}

/// What a folder holds, sorted by name.
fn entries(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let listing = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut found = Vec::new();
    for entry in listing.take(MAX_FILES) {
        found.push(entry.map_err(|error| unreadable(path, &error))?.path());
    }
    found.sort();
    Ok(found)
}

fn text(path: &Path) -> Result<String, Failure> {
    let size = fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    if size > MAX_FILE_BYTES {
        return Err(Failure::input(format!(
            "`{}` is larger than 8 MiB; a pack's file is text",
            path.display()
        )));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::input(format!("`{}` is not UTF-8 text; save it as UTF-8", path.display())))
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

fn name(path: &Path) -> String {
    // `.` and `..` have no name of their own: the folder they stand for has.
    let named = path.file_name().map(|name| name.to_string_lossy().into_owned());
    named.unwrap_or_else(|| path.display().to_string())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::input(format!("`{}` cannot be read: {error}; check the path", path.display()))
}
