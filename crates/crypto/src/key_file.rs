//! Key files: a secret thing, encrypted under a passphrase or under a secret that the machine keeps elsewhere.
//!
//! A passphrase goes through Argon2id (RFC 9106), so that guessing it is slow. A machine secret is random already. The
//! content is sealed with AES-256-GCM; salt, costs and kind of secret stand in the clear and are authenticated.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base::IdSource;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::field::blind_index;

/// Bytes of a machine secret.
const SECRET_BYTES: usize = 32;
/// Fewest characters of a passphrase.
const MIN_PASSPHRASE: usize = 12;
/// Largest key file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// RFC 9106, section 4, second recommendation: 64 MiB, three passes; one lane here.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// The most memory that a file may ask for when it is opened, in KiB.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 16;

/// What opens a key file.
#[derive(Clone)]
pub enum Secret {
    /// Words that a person types, at least twelve characters.
    Passphrase(Zeroizing<String>),
    /// 32 random bytes in a file outside the database and its backups.
    Machine(Zeroizing<[u8; SECRET_BYTES]>),
}

/// The door to key files on disk.
#[derive(Clone, Copy, Debug)]
pub struct KeyFile;

/// A key file could not be made or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFileError {
    /// A file stands there already: keys are never overwritten.
    #[error("`{0}` is there already, and keys are never overwritten: move it away first")]
    Exists(String),
    /// The file is not there.
    #[error("`{0}` is not there: run the set-up, or restore it from the backup of keys")]
    Missing(String),
    /// The disk failed.
    #[error("`{path}`: {fault}")]
    Disk {
        /// The file.
        path: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// The file is none of ours.
    #[error("`{0}` is no key file of a version known here")]
    Malformed(String),
    /// Wrong secret, or changed content.
    #[error("`{0}` cannot be opened: wrong passphrase or machine secret, or the file was changed")]
    WrongSecret(String),
    /// Too easy to guess.
    #[error("a passphrase has at least 12 characters")]
    ShortPassphrase,
    /// The library failed.
    #[error("the key file cannot be encrypted")]
    Seal,
}

impl Secret {
    /// A passphrase.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::ShortPassphrase`] below twelve characters.
    pub fn passphrase(text: &str) -> Result<Self, KeyFileError> {
        if text.chars().count() < MIN_PASSPHRASE {
            return Err(KeyFileError::ShortPassphrase);
        }
        Ok(Self::Passphrase(Zeroizing::new(text.to_owned())))
    }

    /// A new machine secret in a new file that only its owner may read.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::Exists`], [`KeyFileError::Disk`].
    pub fn create_machine(path: &Path, random: &dyn IdSource) -> Result<Self, KeyFileError> {
        let mut secret = Zeroizing::new([0; SECRET_BYTES]);
        random.fill(secret.as_mut_slice());
        write_new(path, secret.as_slice())?;
        Ok(Self::Machine(secret))
    }

    /// Reads a machine secret.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::Missing`], [`KeyFileError::Malformed`], [`KeyFileError::Disk`].
    pub fn open_machine(path: &Path) -> Result<Self, KeyFileError> {
        let bytes = read(path)?;
        let secret = bytes.as_slice().try_into().map_err(|_| KeyFileError::Malformed(shown(path)))?;
        Ok(Self::Machine(Zeroizing::new(secret)))
    }

    fn key(&self, salt: &[u8], costs: Option<Costs>) -> Option<Zeroizing<[u8; 32]>> {
        let mut key = Zeroizing::new([0; 32]);
        match (self, costs) {
            (Self::Machine(secret), None) => {
                *key = blind_index(secret.as_slice(), &[b"key-file:", salt].concat());
            }
            (Self::Passphrase(text), Some(costs)) => {
                let sane = costs.memory_kib <= MAX_MEMORY_KIB && costs.passes <= MAX_PASSES;
                let params =
                    Params::new(costs.memory_kib, costs.passes, 1, Some(32)).ok().filter(|_| sane)?;
                let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                argon.hash_password_into(text.as_bytes(), salt, key.as_mut_slice()).ok()?;
            }
            _ => return None,
        }
        Some(key)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(private)")
    }
}

/// What stands in the clear.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Costs {
    memory_kib: u32,
    passes: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Stored {
    version: u8,
    /// Costs of Argon2id; absent where a machine secret opens the file.
    argon2id: Option<Costs>,
    salt: String,
    nonce: String,
    content: String,
}

impl KeyFile {
    /// Writes a new key file that only its owner may read.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::Exists`] rather than overwriting; [`KeyFileError::Disk`], [`KeyFileError::Seal`].
    pub fn create(
        path: &Path,
        content: &[u8],
        secret: &Secret,
        random: &dyn IdSource,
    ) -> Result<(), KeyFileError> {
        write_new(path, &Self::seal(content, secret, random)?)
    }

    /// Writes new content into a key file, in one step: after a power failure the old or the new content is there.
    ///
    /// # Errors
    ///
    /// [`KeyFileError::Disk`], [`KeyFileError::Seal`].
    pub fn replace(
        path: &Path,
        content: &[u8],
        secret: &Secret,
        random: &dyn IdSource,
    ) -> Result<(), KeyFileError> {
        let beside = path.with_extension("new");
        match fs::remove_file(&beside) {
            Err(fault) if fault.kind() != ErrorKind::NotFound => return Err(disk(&beside, fault)),
            _ => {}
        }
        write_new(&beside, &Self::seal(content, secret, random)?)?;
        fs::rename(&beside, path).map_err(|fault| disk(path, fault))?;
        sync_folder(path)
    }

    /// Opens a key file.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`] tells a missing file, a strange one and a wrong secret apart.
    pub fn open(path: &Path, secret: &Secret) -> Result<Zeroizing<Vec<u8>>, KeyFileError> {
        let bytes = read(path)?;
        let malformed = || KeyFileError::Malformed(shown(path));
        let stored: Stored = serde_json::from_slice(&bytes).map_err(|_| malformed())?;
        let part = |text: &str| Base64::decode_vec(text).map_err(|_| malformed());
        let (salt, nonce) = (part(&stored.salt)?, part(&stored.nonce)?);
        let nonce: [u8; NONCE_LEN] = nonce.as_slice().try_into().map_err(|_| malformed())?;
        if stored.version != 1 {
            return Err(malformed());
        }
        let wrong = || KeyFileError::WrongSecret(shown(path));
        let key = secret.key(&salt, stored.argon2id).ok_or_else(wrong)?;
        let mut content = Zeroizing::new(part(&stored.content)?);
        let context = context(stored.argon2id, &salt);
        let length = cipher(&key)?
            .open_in_place(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut content)
            .map_err(|_| wrong())?
            .len();
        content.truncate(length);
        Ok(content)
    }

    fn seal(content: &[u8], secret: &Secret, random: &dyn IdSource) -> Result<Vec<u8>, KeyFileError> {
        let (mut salt, mut nonce) = ([0_u8; 16], [0_u8; NONCE_LEN]);
        random.fill(&mut salt);
        random.fill(&mut nonce);
        let costs = match secret {
            Secret::Passphrase(_) => Some(Costs { memory_kib: MEMORY_KIB, passes: PASSES }),
            Secret::Machine(_) => None,
        };
        let key = secret.key(&salt, costs).ok_or(KeyFileError::Seal)?;
        let mut body = content.to_vec();
        cipher(&key)?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context(costs, &salt)),
                &mut body,
            )
            .map_err(|_| KeyFileError::Seal)?;
        let stored = Stored {
            version: 1,
            argon2id: costs,
            salt: Base64::encode_string(&salt),
            nonce: Base64::encode_string(&nonce),
            content: Base64::encode_string(&body),
        };
        serde_json::to_vec_pretty(&stored).map_err(|_| KeyFileError::Seal)
    }
}

fn cipher(key: &[u8; 32]) -> Result<LessSafeKey, KeyFileError> {
    UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).map_err(|_| KeyFileError::Seal)
}

/// What stands in the clear, as bytes to authenticate.
fn context(costs: Option<Costs>, salt: &[u8]) -> Vec<u8> {
    let (memory, passes) = costs.map_or((0, 0), |costs| (costs.memory_kib, costs.passes));
    [b"paiza-key-file-1".as_slice(), &memory.to_be_bytes(), &passes.to_be_bytes(), salt].concat()
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, KeyFileError> {
    let file = File::open(path).map_err(|fault| match fault.kind() {
        ErrorKind::NotFound => KeyFileError::Missing(shown(path)),
        _ => disk(path, fault),
    })?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|fault| disk(path, fault))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(KeyFileError::Malformed(shown(path)));
    }
    Ok(bytes)
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), KeyFileError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|fault| match fault.kind() {
        ErrorKind::AlreadyExists => KeyFileError::Exists(shown(path)),
        _ => disk(path, fault),
    })?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|fault| disk(path, fault))?;
    sync_folder(path)
}

/// A new name is durable only when its folder is.
fn sync_folder(path: &Path) -> Result<(), KeyFileError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|fault| disk(path, fault))
}

fn disk(path: &Path, fault: std::io::Error) -> KeyFileError {
    KeyFileError::Disk { path: shown(path), fault }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
