//! Where an installation keeps its things, and how it is reached.
//!
//! A data folder holds the database, the encrypted key file, the secret that opens it (unless the operator keeps that
//! elsewhere, as they should) and `paiza.toml`. Flags of the command line win over the file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crypto::{KeyRole, ModuleSettings};
use serde::{Deserialize, Serialize};

/// The folder of one installation.
#[derive(Clone, Debug)]
pub struct DataFolder(PathBuf);

impl DataFolder {
    /// The folder at `path`; it need not exist yet.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The embedded database.
    pub fn database(&self) -> PathBuf {
        self.0.join("paiza.db")
    }

    /// The country signing key and the signer's key, encrypted.
    pub fn key_file(&self) -> PathBuf {
        self.0.join("keys").join("authority.keys")
    }

    /// The keys of the record, encrypted.
    pub fn record_keys(&self) -> PathBuf {
        self.0.join("keys").join("record.keys")
    }

    /// The secret that opens the key file, where the operator has named no other place.
    pub fn default_secret(&self) -> PathBuf {
        self.0.join("keys").join("secret")
    }

    /// The folder that other verifiers trust: the country signing certificate as `*.cer`.
    pub fn trust(&self) -> PathBuf {
        self.0.join("trust")
    }

    /// The configuration file.
    pub fn config(&self) -> PathBuf {
        self.0.join("paiza.toml")
    }
}

/// What `paiza.toml` may say.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// The address the service listens on.
    pub listen: SocketAddr,
    /// The address under which people reach it, without a slash at the end; it decides whether cookies are `Secure`.
    pub public_url: Option<String>,
    /// Where the secret lies that opens the key file; relative to the data folder.
    pub secret_file: Option<PathBuf>,
    /// The PKCS #11 module in which new keys are made; in the key file where there is none.
    pub pkcs11: Option<Pkcs11>,
}

/// The section `[pkcs11]`: a hardware module, or what stands in for it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pkcs11 {
    /// The shared library of the module.
    pub module: PathBuf,
    /// The label of the token.
    pub token: String,
    /// The file that holds the user's PIN; relative to the data folder.
    pub pin_file: PathBuf,
    /// Which new keys are made there; both where nothing is said.
    #[serde(default = "both_keys")]
    pub keys: Vec<ModuleKeys>,
}

/// A kind of key that may lie in a module.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModuleKeys {
    /// The country signing key.
    Authority,
    /// The signers of passes.
    Signer,
}

fn both_keys() -> Vec<ModuleKeys> {
    vec![ModuleKeys::Authority, ModuleKeys::Signer]
}

impl Pkcs11 {
    /// What opens the module.
    pub(crate) fn settings(&self, folder: &DataFolder) -> ModuleSettings {
        ModuleSettings {
            library: self.module.clone(),
            token: self.token.clone(),
            pin_file: folder.path().join(&self.pin_file),
        }
    }

    /// The roles of the keys that are made there.
    pub(crate) fn roles(&self) -> Vec<KeyRole> {
        let role = |key: &ModuleKeys| match key {
            ModuleKeys::Authority => KeyRole::Authority,
            ModuleKeys::Signer => KeyRole::Signer,
        };
        self.keys.iter().map(role).collect()
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            secret_file: None,
            pkcs11: None,
        }
    }
}

/// The configuration could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is there and cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no configuration.
    #[error("`{path}` is no configuration: {message}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where and what.
        message: String,
    },
}

impl Config {
    /// Reads `paiza.toml` of a data folder; a missing file is the default.
    ///
    /// # Errors
    ///
    /// [`ConfigError`] where the file cannot be read or understood.
    pub fn read(folder: &DataFolder) -> Result<Self, ConfigError> {
        let path = folder.config();
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text)
                .map_err(|error| ConfigError::Wrong { path, message: error.to_string().replace('\n', " ") }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(ConfigError::Unreadable { path, source }),
        }
    }

    /// The file that holds the secret.
    pub fn secret_path(&self, folder: &DataFolder) -> PathBuf {
        self.secret_file.as_ref().map_or_else(|| folder.default_secret(), |path| folder.path().join(path))
    }

    /// The file that holds the PIN of the module, if there is a module.
    pub fn pin_path(&self, folder: &DataFolder) -> Option<PathBuf> {
        self.pkcs11.as_ref().map(|pkcs11| folder.path().join(&pkcs11.pin_file))
    }

    /// The address under which people reach the service.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_named() {
        let error = toml::from_str::<Config>("lissten = \"127.0.0.1:1\"").unwrap_err();
        assert!(error.to_string().contains("lissten"), "{error}");
    }

    #[test]
    fn a_module_is_named_with_its_token_and_pin() {
        let text = "[pkcs11]\nmodule = \"/usr/lib/m.so\"\ntoken = \"t\"\npin-file = \"keys/pin\"\n";
        let config: Config = toml::from_str(text).unwrap();
        assert_eq!(config.pkcs11.as_ref().unwrap().roles(), [KeyRole::Authority, KeyRole::Signer]);
        let folder = DataFolder::at("/data");
        assert_eq!(config.pin_path(&folder), Some(PathBuf::from("/data/keys/pin")));
        let one: Config = toml::from_str(&format!("{text}keys = [\"signer\"]\n")).unwrap();
        assert_eq!(one.pkcs11.unwrap().roles(), [KeyRole::Signer]);
        assert!(toml::from_str::<Config>(&format!("{text}keys = [\"other\"]\n")).is_err());
        let again: Config = toml::from_str(&toml::to_string(&config).unwrap()).unwrap();
        assert_eq!(again.pkcs11.unwrap().token, "t");
    }

    #[test]
    fn an_empty_file_is_the_default() {
        let config: Config = toml::from_str("").unwrap();
        assert_eq!(config.public_url(), "http://127.0.0.1:8080");
    }
}
