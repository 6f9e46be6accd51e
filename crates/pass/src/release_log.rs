//! The release log: when an installation accepted which pack, and by whom. The third axis of time.
//!
//! In: lines of JSON, one a release. Out: a [`ReleaseLog`] whose every line fits the one before it, and the packs that
//! were in use at a position or an instant. Each line holds the hash of the one before it, so that no line can be
//! changed, moved or taken out without every later line telling. Lines cut off at the end are told only by somebody who
//! remembers the last hash: keep it elsewhere.

use std::collections::BTreeMap;

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::json::canonical_json;
use crate::statement::{PackSignature, PackStatement, sha256_hex};

/// What the first line has for a line before it.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Most lines of a log.
const MOST: usize = 1_000_000;

/// A release: one line of the log.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Release {
    /// Its number, from 1.
    pub position: u64,
    /// When it was accepted here.
    pub at: Timestamp,
    /// The pack.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The state whose law it holds, or the group of states.
    pub jurisdiction: String,
    /// The hash of its canonical bytes.
    pub sha256: String,
    /// The signatures under it.
    pub signatures: Vec<PackSignature>,
    /// Who accepted it here.
    pub by: String,
    /// It asks more of travellers within the notice period than the release before it.
    pub tightens: bool,
    /// Hours of notice that this installation keeps.
    pub notice_hours: u32,
    /// Why the notice was not kept.
    pub emergency: Option<String>,
    /// The hash of the line before.
    pub previous: String,
    /// The hash of this line without this key.
    pub hash: String,
}

/// What is to be released.
#[derive(Clone, Debug)]
pub struct NewRelease {
    /// When.
    pub at: Timestamp,
    /// What.
    pub statement: PackStatement,
    /// The signatures under it.
    pub signatures: Vec<PackSignature>,
    /// Who accepts it.
    pub by: String,
    /// It tightens within the notice period.
    pub tightens: bool,
    /// Hours of notice.
    pub notice_hours: u32,
    /// Why the notice is not kept.
    pub emergency: Option<String>,
}

/// A place in the log.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LogPlace {
    /// After this line.
    Position(u64),
    /// At this instant.
    At(Timestamp),
}

/// The log cannot be trusted or continued.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LogError {
    /// A line is none of ours.
    #[error("line {line} of the release log cannot be read: {reason}")]
    Unreadable {
        /// The line, from 1.
        line: usize,
        /// The reader's words.
        reason: String,
    },
    /// A line was changed, moved or taken out.
    #[error("line {0} of the release log does not fit the one before it: the log was changed")]
    Broken(usize),
    /// The release is before the last one.
    #[error("the last release was at {0}: a log grows forward only")]
    Backward(Timestamp),
    /// The same bytes are in use already.
    #[error("these bytes of `{0}` are in use already")]
    InUse(String),
    /// The notice is not kept.
    #[error("the release tightens within {0} hours: wait, let it hold later, or name the emergency")]
    Notice(u32),
    /// The log has no such place.
    #[error("the release log has {0} lines")]
    NoSuchPlace(usize),
    /// Too many lines.
    #[error("the release log is full")]
    Full,
}

/// A log that was read and fits.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReleaseLog {
    releases: Vec<Release>,
}

impl ReleaseLog {
    /// Reads and verifies a log; an empty text is an empty log.
    ///
    /// # Errors
    ///
    /// [`LogError::Unreadable`] and [`LogError::Broken`] with the line.
    pub fn read(text: &str) -> Result<Self, LogError> {
        let mut log = Self::default();
        for (number, line) in text.lines().enumerate().take(MOST + 1) {
            let line_number = number + 1;
            let release: Release = serde_json::from_str(line)
                .map_err(|error| LogError::Unreadable { line: line_number, reason: error.to_string() })?;
            let fits = release.position == line_number as u64
                && release.previous == log.head()
                && release.hash == release.own_hash()
                && log.releases.last().is_none_or(|last| last.at <= release.at);
            if !fits {
                return Err(LogError::Broken(line_number));
            }
            log.releases.push(release);
        }
        if log.releases.len() > MOST { Err(LogError::Full) } else { Ok(log) }
    }

    /// Accepts a release; gives the line to append, with its line break.
    ///
    /// # Errors
    ///
    /// [`LogError`] of what does not fit. The log is then as it was.
    pub fn accept(&mut self, new: NewRelease) -> Result<String, LogError> {
        if let Some(last) = self.releases.last().filter(|last| last.at > new.at) {
            return Err(LogError::Backward(last.at));
        }
        if self.last_of(&new.statement.pack).is_some_and(|last| last.sha256 == new.statement.sha256) {
            return Err(LogError::InUse(new.statement.pack));
        }
        if new.tightens && new.emergency.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(LogError::Notice(new.notice_hours));
        }
        if self.releases.len() >= MOST {
            return Err(LogError::Full);
        }
        let mut release = Release {
            position: self.releases.len() as u64 + 1,
            at: new.at,
            pack: new.statement.pack,
            version: new.statement.version,
            jurisdiction: new.statement.jurisdiction,
            sha256: new.statement.sha256,
            signatures: new.signatures,
            by: new.by,
            tightens: new.tightens,
            notice_hours: new.notice_hours,
            emergency: new.emergency,
            previous: self.head().to_owned(),
            hash: String::new(),
        };
        release.hash = release.own_hash();
        let line = String::from_utf8(release.canonical()).unwrap_or_default();
        self.releases.push(release);
        Ok(line + "\n")
    }

    /// Every release, the oldest first.
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// The hash of the last line: who remembers it can tell if lines are missing at the end.
    pub fn head(&self) -> &str {
        self.releases.last().map_or(NOTHING, |last| &last.hash)
    }

    /// The last release of a pack.
    pub fn last_of(&self, pack: &str) -> Option<&Release> {
        self.releases.iter().rev().find(|release| release.pack == pack)
    }

    /// The releases in use at a place, by the name of the pack.
    ///
    /// # Errors
    ///
    /// [`LogError::NoSuchPlace`] for a position past the end.
    pub fn in_use(&self, place: LogPlace) -> Result<BTreeMap<&str, &Release>, LogError> {
        if let LogPlace::Position(position) = place
            && position > self.releases.len() as u64
        {
            return Err(LogError::NoSuchPlace(self.releases.len()));
        }
        let by_then = self.releases.iter().filter(|release| match place {
            LogPlace::Position(position) => release.position <= position,
            LogPlace::At(instant) => release.at <= instant,
        });
        Ok(by_then.map(|release| (release.pack.as_str(), release)).collect())
    }
}

impl Release {
    /// The line as it is written.
    fn canonical(&self) -> Vec<u8> {
        let value = serde_json::to_value(self).unwrap_or_default();
        // INVARIANT: texts, whole numbers and lists of them have a canonical form.
        canonical_json(&value).unwrap_or_default()
    }

    fn own_hash(&self) -> String {
        sha256_hex(&Self { hash: String::new(), ..self.clone() }.canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(pack: &str, sha256: &str, at: &str) -> NewRelease {
        NewRelease {
            at: at.parse().unwrap(),
            statement: PackStatement {
                pack: pack.to_owned(),
                version: "1.0.0".to_owned(),
                jurisdiction: "KAZ".to_owned(),
                sha256: sha256.to_owned(),
            },
            signatures: Vec::new(),
            by: "the ministry".to_owned(),
            tightens: false,
            notice_hours: 48,
            emergency: None,
        }
    }

    fn three() -> String {
        let mut log = ReleaseLog::default();
        let releases = [
            new("kaz.entry", "a", "2026-01-01T00:00:00Z"),
            new("kaz.stay", "b", "2026-01-02T00:00:00Z"),
            new("kaz.entry", "c", "2026-01-03T00:00:00Z"),
        ];
        releases.into_iter().map(|release| log.accept(release).unwrap()).collect()
    }

    #[test]
    fn the_packs_in_use_are_told_by_position_and_by_instant() {
        let log = ReleaseLog::read(&three()).unwrap();
        let hashes = |place| -> Vec<String> {
            log.in_use(place).unwrap().values().map(|release| release.sha256.clone()).collect()
        };
        assert_eq!(hashes(LogPlace::Position(0)), Vec::<String>::new());
        assert_eq!(hashes(LogPlace::Position(2)), ["a", "b"]);
        assert_eq!(hashes(LogPlace::Position(3)), ["c", "b"]);
        assert_eq!(hashes(LogPlace::At("2026-01-02T23:59:59Z".parse().unwrap())), ["a", "b"]);
        assert_eq!(log.in_use(LogPlace::Position(4)), Err(LogError::NoSuchPlace(3)));
    }

    #[test]
    fn a_changed_a_moved_and_a_missing_line_are_told() {
        let text = three();
        let lines: Vec<&str> = text.lines().collect();
        for (broken, line) in [
            (text.replacen("\"sha256\":\"a\"", "\"sha256\":\"x\"", 1), 1),
            (text.replacen("the ministry", "nobody", 1), 1),
            ([lines[1], lines[0], lines[2]].join("\n"), 1),
            ([lines[0], lines[2]].join("\n"), 2),
        ] {
            assert_eq!(ReleaseLog::read(&broken), Err(LogError::Broken(line)), "{broken}");
        }
        assert!(matches!(ReleaseLog::read("{}"), Err(LogError::Unreadable { line: 1, .. })));
        let cut = ReleaseLog::read(lines[0]).unwrap();
        assert_ne!(cut.head(), ReleaseLog::read(&text).unwrap().head(), "the last hash tells a cut end");
    }

    #[test]
    fn a_tightening_release_keeps_its_notice_or_names_an_emergency() {
        let mut log = ReleaseLog::default();
        let tight = NewRelease { tightens: true, ..new("kaz.entry", "a", "2026-01-01T00:00:00Z") };
        assert_eq!(log.accept(tight.clone()), Err(LogError::Notice(48)));
        let blank = NewRelease { emergency: Some("  ".to_owned()), ..tight.clone() };
        assert_eq!(log.accept(blank), Err(LogError::Notice(48)));
        let named = NewRelease { emergency: Some("a flood".to_owned()), ..tight };
        assert!(log.accept(named).unwrap().contains("\"emergency\":\"a flood\""));
        let again = new("kaz.entry", "a", "2026-01-02T00:00:00Z");
        assert_eq!(log.accept(again), Err(LogError::InUse("kaz.entry".to_owned())));
        let earlier = new("kaz.entry", "b", "2025-12-31T00:00:00Z");
        assert!(matches!(log.accept(earlier), Err(LogError::Backward(_))));
    }
}
