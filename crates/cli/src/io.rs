//! What every command needs of the outside: reading input, printing JSON, and the ways to fail.
//!
//! In: a path, or `-` for standard input. Out: bytes, lines on a writer, and a [`Failure`] that knows its exit code.
//!
//! A command's answer is never a failure, whatever it says. Failures are for wrong input (2), a failing system (3),
//! and a check that the command exists for and that did not pass (1).

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::process::ExitCode;

use serde::Serialize;

/// The most that [`read_input`] takes, in bytes. Commands that stream larger files use [`open_input`].
pub const MAX_INPUT_BYTES: u64 = 64 * 1024 * 1024;

/// How much of a stream is taken at once, in bytes.
const BUFFER_BYTES: usize = 64 * 1024;

/// Why a command ends without success.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Failure {
    /// A check that the command exists for did not pass. The answer is printed already; nothing more is said.
    CheckFailed,
    /// The input or the arguments are wrong; nothing was written.
    Input(String),
    /// The system failed (disk, database, network); it is safe to run again.
    System(String),
    /// The reader of our output went away (`paiza … | head`). Not worth a word.
    OutputClosed,
}

impl Failure {
    /// The input or the arguments are wrong: say what, where, and what to do, as a lower-case fragment.
    pub fn input(message: impl Into<String>) -> Self {
        Self::Input(message.into())
    }

    /// The system failed: say what, where, and what to do, as a lower-case fragment.
    pub fn system(message: impl Into<String>) -> Self {
        Self::System(message.into())
    }

    /// A check did not pass, and the answer that says so is printed already.
    pub fn check_failed() -> Self {
        Self::CheckFailed
    }

    /// What is written to standard error after `error: `, if anything.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Input(message) | Self::System(message) => Some(message),
            Self::CheckFailed | Self::OutputClosed => None,
        }
    }

    /// The exit code of the process, a stable part of the command line.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code())
    }

    fn code(&self) -> u8 {
        match self {
            Self::OutputClosed => 0,
            Self::CheckFailed => 1,
            Self::Input(_) => 2,
            Self::System(_) => 3,
        }
    }
}

/// For `?` on writes to the command's output. Input is read by the functions below, which name the file.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return Self::OutputClosed;
        }
        Self::System(format!("the output cannot be written: {error}; check the disk and run again"))
    }
}

/// Reads a file, or standard input for `-`, whole.
///
/// # Errors
///
/// [`Failure::Input`] when the file is not there, is a folder, or is larger than [`MAX_INPUT_BYTES`].
pub fn read_input(path: &str) -> Result<Vec<u8>, Failure> {
    read_at_most(open_input(path)?, MAX_INPUT_BYTES, path)
}

/// Reads a file, or standard input for `-`, as UTF-8 text. A byte order mark at the start is dropped.
///
/// # Errors
///
/// As [`read_input`], and [`Failure::Input`] when the bytes are not UTF-8.
pub fn read_text(path: &str) -> Result<String, Failure> {
    let bytes = read_input(path)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let position = error.utf8_error().valid_up_to() + 1;
        Failure::input(format!("{} is not UTF-8 text at byte {position}; save it as UTF-8", named(path)))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Opens a file, or standard input for `-`, to be read line by line.
///
/// # Errors
///
/// [`Failure::Input`] when the file cannot be opened or is a folder.
pub fn open_input(path: &str) -> Result<Box<dyn BufRead + Send>, Failure> {
    if path == "-" {
        return Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, std::io::stdin())));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    // Opening a folder succeeds on Unix and only reading it fails, with words that help nobody.
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(Failure::input(format!("`{path}` is a folder; name a file, or `-` for standard input")));
    }
    Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, file)))
}

/// Prints a value as indented JSON and a line break.
pub fn write_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    write_line(out, serde_json::to_string_pretty(value))
}

/// Prints a value as JSON on one line, for `--batch`.
pub fn write_json_line(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    write_line(out, serde_json::to_string(value))
}

fn write_line(out: &mut dyn Write, json: serde_json::Result<String>) -> Result<(), Failure> {
    let json =
        json.map_err(|error| Failure::system(format!("the answer cannot be written as JSON: {error}")))?;
    writeln!(out, "{json}")?;
    Ok(())
}

fn read_at_most(reader: impl Read, max_bytes: u64, path: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    reader.take(max_bytes + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > max_bytes {
        let limit_mib = max_bytes / (1024 * 1024);
        return Err(Failure::input(format!("{} is larger than {limit_mib} MiB; split it", named(path))));
    }
    Ok(bytes)
}

fn unreadable(path: &str, error: &std::io::Error) -> Failure {
    let advice = match error.kind() {
        ErrorKind::NotFound => "is not there; check the path, or use `-` for standard input".to_owned(),
        ErrorKind::PermissionDenied => "may not be read by this user; change its permissions".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    Failure::input(format!("{} {advice}", named(path)))
}

fn named(path: &str) -> String {
    if path == "-" { "standard input".to_owned() } else { format!("`{path}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(len: usize, max_bytes: u64, expected: Result<usize, &str>) {
        let read = read_at_most(vec![b'x'; len].as_slice(), max_bytes, "trip.json").map(|bytes| bytes.len());
        assert_eq!(read, expected.map_err(Failure::input));
    }

    #[test]
    fn input_up_to_the_limit_is_read_and_one_byte_more_is_not() {
        check(0, 1024 * 1024, Ok(0));
        check(1024 * 1024, 1024 * 1024, Ok(1024 * 1024));
        check(1024 * 1024 + 1, 1024 * 1024, Err("`trip.json` is larger than 1 MiB; split it"));
    }

    #[test]
    fn a_missing_file_says_so_and_what_to_do() {
        let failure = read_input("no-such-folder/trip.json").expect_err("the file is not there");
        assert_eq!(
            failure.message(),
            Some("`no-such-folder/trip.json` is not there; check the path, or use `-` for standard input")
        );
        assert_eq!(failure.code(), 2);
    }

    #[test]
    fn a_folder_is_not_input() {
        let failure = read_input(".").expect_err("a folder");
        assert_eq!(failure.message(), Some("`.` is a folder; name a file, or `-` for standard input"));
    }

    #[test]
    fn each_failure_has_its_exit_code() {
        let cases = [
            (Failure::OutputClosed, 0),
            (Failure::check_failed(), 1),
            (Failure::input("x"), 2),
            (Failure::system("x"), 3),
        ];
        for (failure, code) in cases {
            assert_eq!(failure.code(), code, "{failure:?}");
        }
    }

    #[test]
    fn a_closed_pipe_is_quiet_and_a_full_disk_is_not() {
        assert_eq!(Failure::from(std::io::Error::from(ErrorKind::BrokenPipe)), Failure::OutputClosed);
        assert_eq!(Failure::from(std::io::Error::from(ErrorKind::StorageFull)).code(), 3);
    }
}
