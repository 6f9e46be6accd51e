//! Reads packs from the disk: a file, the folder of one pack, or a folder of packs.
//!
//! In: a path. Out: the files as text, for `rules` to load; and back to the disk. `rules` itself opens nothing.

use std::fs;
use std::io::Write as _;
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
    Ok(rooted(path)?.into_iter().map(|(_, pack)| pack).collect())
}

/// The one pack at a path, with its file or folder.
pub fn one(path: &str) -> Result<(PathBuf, PackFiles), Failure> {
    let mut packs = rooted(path)?;
    match (packs.pop(), packs.len()) {
        (Some(pack), 0) => Ok(pack),
        (_, more) => {
            Err(Failure::input(format!("`{path}` holds {} packs; name the folder of one", more + 1)))
        }
    }
}

/// Every pack at a path, each with its file or folder.
pub fn rooted(path: &str) -> Result<Vec<(PathBuf, PackFiles)>, Failure> {
    let root = Path::new(path);
    if root.is_file() {
        return Ok(vec![(root.to_owned(), single(root)?)]);
    }
    if root.join("pack.toml").is_file() {
        return Ok(vec![(root.to_owned(), folder(root)?)]);
    }
    let mut packs = Vec::new();
    for entry in entries(root)? {
        if entry.join("pack.toml").is_file() {
            let pack = folder(&entry)?;
            packs.push((entry, pack));
        } else if has_extension(&entry, "toml") && entry.is_file() {
            let pack = single(&entry)?;
            packs.push((entry, pack));
        }
    }
    if packs.is_empty() {
        let message =
            format!("`{path}` holds no pack: name a folder with a `pack.toml`, or a folder of such folders");
        return Err(Failure::input(message));
    }
    Ok(packs)
}

/// Writes a new pack into a new folder.
pub fn create(root: &Path, pack: &PackFiles) -> Result<(), Failure> {
    if root.exists() {
        return Err(Failure::input(format!("`{}` is there already; name a new folder", root.display())));
    }
    for file in &pack.files {
        let path = root.join(&file.path);
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| {
            Failure::system(format!("`{}` cannot be made: {error}; run again", folder.display()))
        })?;
        replace(&path, file.text.as_bytes())?;
    }
    Ok(())
}

/// Writes a file anew in one step: after a power failure the old or the new content is there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::system(format!("`{}` cannot be written: {error}; run again", path.display()))
    };
    let beside = path.with_added_extension("new");
    let mut file = fs::File::create(&beside).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
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
