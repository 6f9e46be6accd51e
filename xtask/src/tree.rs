//! The repository as a map from path to text, so that each rule of `tidy` can be tested on a made-up one.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;

/// Folders that hold nothing of ours, wherever they stand.
const FOREIGN_FOLDERS: &[&str] =
    &[".git", "target", "node_modules", "paiza-data", "paiza-demo", "screenshots", "corpus"];
/// Larger files are data or pictures, and no rule reads them.
const MAX_TEXT_BYTES: u64 = 4 * 1024 * 1024;

/// Every text file of the repository by its path from the root, with `/` between the parts.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
    /// Paths of the files that are not text.
    others: Vec<String>,
}

impl Tree {
    /// Reads the repository at `root`.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut tree = Self::default();
        tree.add_folder(root, "")?;
        Ok(tree)
    }

    /// A made-up tree for tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { files, others: Vec::new() }
    }

    /// All text files as path and text, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text files whose path ends with `suffix`.
    pub fn ending(&self, suffix: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(move |(path, _)| path.ends_with(suffix))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Whether there is a file, text or not, or a folder at `path`.
    pub fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.files.contains_key(path)
            || self.files.keys().chain(&self.others).any(|file| file == path || file.starts_with(&folder))
    }

    fn add_folder(&mut self, folder: &Path, prefix: &str) -> anyhow::Result<()> {
        let entries = folder.read_dir().with_context(|| format!("cannot list `{prefix}`"))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
            let kind = entry.file_type()?;
            if kind.is_dir() {
                if !FOREIGN_FOLDERS.contains(&name.as_str()) {
                    self.add_folder(&entry.path(), &path)?;
                }
            } else if kind.is_file() {
                self.add_file(&entry.path(), path)?;
            }
        }
        Ok(())
    }

    fn add_file(&mut self, file: &Path, path: String) -> anyhow::Result<()> {
        // An editor's or another build's temporary file may be gone between listing and reading.
        let Ok(metadata) = file.metadata() else { return Ok(()) };
        if metadata.len() > MAX_TEXT_BYTES {
            self.others.push(path);
            return Ok(());
        }
        let bytes = std::fs::read(file).with_context(|| format!("cannot read `{path}`"))?;
        match String::from_utf8(bytes) {
            Ok(text) => drop(self.files.insert(path, text)),
            Err(_) => self.others.push(path),
        }
        Ok(())
    }
}
