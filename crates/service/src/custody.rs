//! Key custody: the two key files of an installation, and the doors through which the rest of the house uses them.
//!
//! `keys/authority.keys` holds the country signing key and the signers, or names them where they lie in a PKCS #11 module;
//! `keys/record.keys` the keys of the record. Both are encrypted under one secret: a file that only the owner may read,
//! beside the keys unless the operator names a better place. Nothing outside this module sees a private key.

use std::path::PathBuf;
use std::sync::Arc;

use base::{Country, IdSource, Timestamp};
use crypto::{
    Authority as Keys, FieldKeys, KeyFile, KeyFileError, KeyPlaces, Module, NewAuthority, Secret, blind_index,
};
use store::{BlindIndex, CipherError, FieldCipher};
use zeroize::Zeroizing;

use crate::config::{Config, DataFolder};
use crate::keyring::Keyring;

/// The keys of an installation.
pub struct Custody {
    keyring: Arc<Keyring>,
    fields: FieldKeys,
}

/// The keys could not be made or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CustodyError {
    /// A key file.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The authority's keys.
    #[error(transparent)]
    Authority(#[from] crypto::AuthorityError),
    /// The module of keys.
    #[error(transparent)]
    Module(#[from] crypto::ModuleError),
    /// The record's keys.
    #[error(transparent)]
    Fields(#[from] crypto::FieldError),
    /// What the authority publishes cannot be read back.
    #[error(transparent)]
    Trust(#[from] pass::TrustError),
    /// The keys that are there were made for another state.
    #[error("the keys in `{path}` were made for `{made}` and not for `{wanted}`: choose another folder")]
    AnotherState {
        /// The key file.
        path: PathBuf,
        /// The state of the keys.
        made: Country,
        /// The state that was asked for.
        wanted: Country,
    },
    /// A folder or file could not be made or read.
    #[error("`{path}` cannot be made or read: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A published file is there with another content, and certificates never change.
    #[error("`{0}` is there with another content, and certificates never change: move it away first")]
    Differs(PathBuf),
}

/// Where an installation makes new keys, and the module that is open for it.
///
/// # Errors
///
/// [`CustodyError::Module`] where the module cannot be opened.
pub fn places(folder: &DataFolder, config: &Config) -> Result<KeyPlaces, CustodyError> {
    let Some(pkcs11) = &config.pkcs11 else { return Ok(KeyPlaces::files()) };
    let module = Module::open(pkcs11.settings(folder))?;
    Ok(KeyPlaces::with_module(module, &pkcs11.roles()))
}

/// Makes the keys of an authority, before there is anything else: nothing that is there is overwritten.
///
/// # Errors
///
/// [`CustodyError`] names the file or the argument.
pub fn make_keys(
    folder: &DataFolder,
    config: &Config,
    name: &str,
    state: Country,
    now: Timestamp,
    random: &Arc<dyn IdSource>,
) -> Result<Arc<Keyring>, CustodyError> {
    make_folder(folder.path().join("keys"))?;
    let path = folder.key_file();
    if path.exists() {
        return Err(KeyFileError::Exists(path.display().to_string()).into());
    }
    let secret = secret(folder, config, random.as_ref())?;
    let lists_at = config.public_url.as_ref().map(|url| format!("{url}{WELL_KNOWN}"));
    let new = NewAuthority { name: name.to_owned(), state, lists_at };
    let keys = Keys::create_in(places(folder, config)?, new, now, random.as_ref())?;
    KeyFile::create(&path, &keys.to_bytes(), &secret, random.as_ref())?;
    let keyring = open_keyring(folder, config, random)?;
    publish(&keys, &folder.trust())?;
    Ok(keyring)
}

/// Opens the keys of an authority alone, without the record and its keys.
///
/// # Errors
///
/// [`CustodyError`] tells a missing file, a strange one and a wrong secret apart.
pub fn open_keyring(
    folder: &DataFolder,
    config: &Config,
    random: &Arc<dyn IdSource>,
) -> Result<Arc<Keyring>, CustodyError> {
    let secret = Secret::open_machine(&config.secret_path(folder))?;
    Ok(Arc::new(Keyring::open(folder, secret, places(folder, config)?, random.clone())?))
}

/// Where the keys are published, under the address of the service.
pub const WELL_KNOWN: &str = "/.well-known/paiza";

/// Writes what verifiers need into a folder; lists are replaced, certificates never. Gives the paths that were written.
///
/// # Errors
///
/// [`CustodyError::Differs`] rather than overwriting a certificate.
pub fn publish(keys: &Keys, folder: &std::path::Path) -> Result<Vec<String>, CustodyError> {
    for part in ["", "links", "signers"] {
        make_folder(folder.join(part))?;
    }
    let mut written = Vec::new();
    for file in keys.published() {
        let path = folder.join(&file.path);
        let fault = |source| CustodyError::Folder { path: path.clone(), source };
        match std::fs::read(&path) {
            Ok(present) if present == file.content => continue,
            Ok(_) if !file.changes => return Err(CustodyError::Differs(path)),
            _ => {}
        }
        // A reader of the folder finds the old list or the new one, never half of it.
        let beside = path.with_extension("new");
        std::fs::write(&beside, &file.content)
            .and_then(|()| std::fs::rename(&beside, &path))
            .map_err(fault)?;
        written.push(file.path);
    }
    Ok(written)
}

fn make_folder(path: PathBuf) -> Result<(), CustodyError> {
    std::fs::create_dir_all(&path).map_err(|source| CustodyError::Folder { path, source })
}

fn secret(folder: &DataFolder, config: &Config, random: &dyn IdSource) -> Result<Secret, CustodyError> {
    let path = config.secret_path(folder);
    Ok(if path.exists() { Secret::open_machine(&path)? } else { Secret::create_machine(&path, random)? })
}

impl Custody {
    /// Makes the keys of a new installation, or takes those that a key ceremony made: nothing that is there is
    /// overwritten.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] names the file or the argument.
    pub fn create(
        folder: &DataFolder,
        config: &Config,
        name: &str,
        state: Country,
        now: Timestamp,
        random: &Arc<dyn IdSource>,
    ) -> Result<Self, CustodyError> {
        let path = folder.key_file();
        let keyring = if path.exists() {
            open_keyring(folder, config, random)?
        } else {
            make_keys(folder, config, name, state, now, random)?
        };
        let made = keyring.keys()?.state();
        if made != state {
            return Err(CustodyError::AnotherState { path, made, wanted: state });
        }
        let fields = FieldKeys::create(random.as_ref());
        let secret = secret(folder, config, random.as_ref())?;
        KeyFile::create(&folder.record_keys(), &fields.to_bytes(), &secret, random.as_ref())?;
        Ok(Self { keyring, fields })
    }

    /// Opens the keys of an installation.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] tells a missing file, a strange one and a wrong secret apart.
    pub fn open(
        folder: &DataFolder,
        config: &Config,
        random: &Arc<dyn IdSource>,
    ) -> Result<Self, CustodyError> {
        let keyring = open_keyring(folder, config, random)?;
        let secret = Secret::open_machine(&config.secret_path(folder))?;
        let fields = FieldKeys::from_bytes(&KeyFile::open(&folder.record_keys(), &secret)?)?;
        Ok(Self { keyring, fields })
    }

    /// The doors of the record to its keys.
    pub fn record_keys(&self, random: Arc<dyn IdSource>) -> store::Keys {
        let index = RecordIndex(self.fields.index_key("record"));
        let cipher = Arc::new(RecordCipher { keys: self.fields.clone(), random });
        store::Keys { cipher, index: Arc::new(index) }
    }

    /// The authority's keys, and with them the only way to a signature.
    pub fn keyring(&self) -> Arc<Keyring> {
        self.keyring.clone()
    }
}

impl std::fmt::Debug for Custody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Custody(…)")
    }
}

struct RecordCipher {
    keys: FieldKeys,
    random: Arc<dyn IdSource>,
}

impl FieldCipher for RecordCipher {
    fn seal(&self, plain: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.keys.seal_field(plain, associated, self.random.as_ref()).map_err(|_| CipherError)
    }

    fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.keys.open_field(sealed, associated).map(|plain| plain.to_vec()).map_err(|_| CipherError)
    }
}

struct RecordIndex(Zeroizing<[u8; 32]>);

impl BlindIndex for RecordIndex {
    fn index(&self, term: &[u8]) -> [u8; 32] {
        blind_index(self.0.as_slice(), term)
    }
}
