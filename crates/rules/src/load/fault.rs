//! What is wrong with a pack, and where.

use std::fmt;

/// One fault of a pack.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct PackFault {
    /// The file, with the pack's name before it.
    pub file: String,
    /// The line, from 1; 0 if the fault is not in one line.
    pub line: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// A pack that cannot be loaded: every fault that was found.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct LoadError {
    faults: Vec<PackFault>,
}

impl PackFault {
    pub(crate) fn new(file: impl Into<String>, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.into(), line, message: message.into() }
    }
}

impl LoadError {
    pub(crate) fn new(mut faults: Vec<PackFault>) -> Self {
        faults.sort();
        faults.dedup();
        Self { faults }
    }

    /// The faults, by file and line.
    pub fn faults(&self) -> &[PackFault] {
        &self.faults
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message),
            line => write!(f, "{}:{line}: {}", self.file, self.message),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.faults.first() else { return f.write_str("the pack cannot be loaded") };
        first.fmt(f)?;
        match self.faults.len() - 1 {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}
