//! The authority's keys while the service runs: read from the key file, and read again when it changes.
//!
//! Before each signature the key file is looked at (one system call). So a signer that `paiza key rotate` makes in
//! another process signs from the next pass on, and the one before it has stopped long before its hand-over ends. A
//! key file that cannot be read any more signs nothing. Changes are made under a lock, on what the file holds then, and
//! replace the file in one step.

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use base::{IdSource, Timestamp};
use crypto::{Authority as Keys, AuthorityError, AwsLcCheck, KeyFile, KeyPlaces, Secret};
use pass::{Signer, TrustError, TrustStore, Verifier};

use crate::config::DataFolder;
use crate::custody::CustodyError;

/// The keys of a running authority, always as the key file has them.
pub struct Keyring {
    folder: DataFolder,
    secret: Secret,
    places: KeyPlaces,
    random: Arc<dyn IdSource>,
    loaded: RwLock<Loaded>,
}

#[derive(Clone)]
struct Loaded {
    stamp: Stamp,
    keys: Arc<Keys>,
    verifier: Arc<Verifier>,
}

/// What tells one content of a file from the next: each change writes a new file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Stamp {
    length: u64,
    changed: Option<SystemTime>,
    number: u64,
}

/// A signature could not be had, or the keys could not be changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// The key file.
    #[error(transparent)]
    Custody(#[from] CustodyError),
    /// No key may sign at this moment.
    #[error("no signer may sign at {0}: make a new one with `paiza key rotate`")]
    NoSigner(Timestamp),
}

impl Keyring {
    /// Opens the key file of a folder.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] tells a missing file, a strange one and a wrong secret apart.
    pub fn open(
        folder: &DataFolder,
        secret: Secret,
        places: KeyPlaces,
        random: Arc<dyn IdSource>,
    ) -> Result<Self, CustodyError> {
        let loaded = RwLock::new(load(folder, &secret, &places)?);
        Ok(Self { folder: folder.clone(), secret, places, random, loaded })
    }

    /// The keys as the file has them now.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] where the file cannot be read any more.
    pub fn keys(&self) -> Result<Arc<Keys>, CustodyError> {
        Ok(self.fresh()?.keys)
    }

    /// The signer that may sign at a moment, and with it the only way to a signature.
    ///
    /// # Errors
    ///
    /// [`KeyringError::NoSigner`] where the newest signer's period is over.
    pub fn signer_at(&self, at: Timestamp) -> Result<Arc<dyn Signer>, KeyringError> {
        let signer = self.keys()?.signer_at(at).ok_or(KeyringError::NoSigner(at))?;
        Ok(signer)
    }

    /// Verifies passes against every country key of the authority. Where the key file cannot be read, the keys that were
    /// last known still verify.
    pub fn verifier(&self) -> Arc<Verifier> {
        match self.fresh() {
            Ok(loaded) => loaded.verifier,
            Err(error) => {
                tracing::error!(%error, "the key file cannot be read; nothing is signed until it can");
                self.loaded.read().unwrap_or_else(PoisonError::into_inner).verifier.clone()
            }
        }
    }

    /// Changes the keys: under a lock, on what the file holds now, all or nothing.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] of the change, or of the file.
    pub fn change<T>(
        &self,
        work: impl FnOnce(&mut Keys, &dyn IdSource) -> Result<T, AuthorityError>,
    ) -> Result<T, CustodyError> {
        let _held = lock(&self.folder)?;
        let path = self.folder.key_file();
        let mut keys = Keys::from_bytes_in(&KeyFile::open(&path, &self.secret)?, self.places.clone())?;
        let done = work(&mut keys, self.random.as_ref())?;
        KeyFile::replace(&path, &keys.to_bytes(), &self.secret, self.random.as_ref())?;
        self.fresh()?;
        Ok(done)
    }

    /// What is due: keys that may not sign any more are destroyed, lists that are a day old made anew. True if
    /// anything was.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] of the keys or of the file.
    pub fn keep(&self, now: Timestamp) -> Result<bool, CustodyError> {
        let keys = self.keys()?;
        let is_retired = |signer: crypto::IssuedSigner| {
            !signer.is_current && signer.has_key && signer.signs_until.is_some_and(|until| until <= now)
        };
        if !keys.lists_are_due(now) && !keys.signers().into_iter().any(is_retired) {
            return Ok(false);
        }
        self.change(|keys, _| {
            keys.destroy_retired(now)?;
            if keys.lists_are_due(now) { keys.renew_lists(now) } else { Ok(()) }
        })?;
        Ok(true)
    }

    fn fresh(&self) -> Result<Loaded, CustodyError> {
        let stamp = stamp(&self.folder)?;
        let known = self.loaded.read().unwrap_or_else(PoisonError::into_inner).clone();
        if known.stamp == stamp {
            return Ok(known);
        }
        let loaded = load(&self.folder, &self.secret, &self.places)?;
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = loaded.clone();
        Ok(loaded)
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({})", self.folder.path().display())
    }
}

/// Reads the file. The stamp is taken first: a change in between is then noticed the next time.
fn load(folder: &DataFolder, secret: &Secret, places: &KeyPlaces) -> Result<Loaded, CustodyError> {
    let stamp = stamp(folder)?;
    let keys = Keys::from_bytes_in(&KeyFile::open(&folder.key_file(), secret)?, places.clone())?;
    let verifier = Verifier::new(trust(&keys)?, Arc::new(AwsLcCheck));
    Ok(Loaded { stamp, keys: Arc::new(keys), verifier: Arc::new(verifier) })
}

/// Every country key of the authority; and its lists, once they name anybody.
fn trust(keys: &Keys) -> Result<TrustStore, TrustError> {
    let mut trust = TrustStore::new();
    let names_somebody = keys.signers().iter().any(|signer| signer.revoked_at.is_some());
    for generation in keys.generations() {
        trust.add_anchor(generation.certificate().clone());
        if let Some(list) = generation.list().filter(|_| names_somebody) {
            trust.add_file(&generation.file_names().1, list)?;
        }
    }
    // Small codes name their signer without its certificate.
    for signer in keys.signers() {
        trust.add_signer(&signer.certificate);
    }
    Ok(trust)
}

fn stamp(folder: &DataFolder) -> Result<Stamp, CustodyError> {
    let path = folder.key_file();
    let found = std::fs::metadata(&path).map_err(|source| CustodyError::Folder { path, source })?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&found);
    #[cfg(not(unix))]
    let number = 0;
    Ok(Stamp { length: found.len(), changed: found.modified().ok(), number })
}

/// Held until it is dropped; another process waits for it.
fn lock(folder: &DataFolder) -> Result<File, CustodyError> {
    let path: PathBuf = folder.key_file().with_extension("lock");
    let fault = |source| CustodyError::Folder { path: path.clone(), source };
    let file = File::options().create(true).append(true).open(&path).map_err(fault)?;
    file.lock().map_err(fault)?;
    Ok(file)
}
