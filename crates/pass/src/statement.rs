//! Signed statements about bytes with a name: who wrote and who reviewed a rule pack.
//!
//! In: the name, version, state and bytes of a pack, a role, and a [`StatementSigner`]. Out: a [`PackSignature`]; and
//! from signatures and a [`KeyList`] a [`PackVerdict`]. Two people sign, with two keys: an author and a reviewer. What is
//! signed is one canonical line (RFC 8785) that says all of it, so that no signature fits another pack, version or role.

use std::fmt::Write as _;

use base64ct::{Base64, Encoding};
use document::pki::{PublicKey, Scheme, SignatureCheck};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::issue::SignerFault;
use crate::json::canonical_json;

/// Most signatures and keys that a file may hold.
const MOST: usize = 1_000;

/// Signs statements with an Ed25519 key. Implemented over key files in `crypto`.
pub trait StatementSigner {
    /// The public key, which goes with every signature.
    fn public_key(&self) -> [u8; 32];

    /// Signs with Ed25519 (RFC 8032); 64 bytes.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the key cannot be used now.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault>;
}

/// What somebody signs a pack as.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignerRole {
    /// Wrote it, or answers for whoever did.
    Author,
    /// Held every line against its source, and is another person.
    Reviewer,
}

impl SignerRole {
    /// `author`, `reviewer`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Reviewer => "reviewer",
        }
    }
}

/// The hash of bytes: SHA-256, in small hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What is said of a pack.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PackStatement {
    /// Its name.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The state whose law it holds, or the group of states.
    pub jurisdiction: String,
    /// The hash of its canonical bytes.
    pub sha256: String,
}

/// A signature under a statement.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PackSignature {
    /// As what the signer signed.
    pub role: SignerRole,
    /// The signer's public key, base64.
    pub key: String,
    /// The signature, base64.
    pub signature: String,
    /// The hash that was signed: another one means that the pack was changed since.
    pub sha256: String,
}

/// The file of signatures beside a pack.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignatureFile {
    /// The signatures.
    #[serde(default)]
    pub signature: Vec<PackSignature>,
}

/// A key that may sign packs.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ListedKey {
    /// Whose it is.
    pub name: String,
    /// The public key, base64.
    pub public: String,
    /// The states, or groups of states, whose packs it may sign.
    pub jurisdictions: Vec<String>,
    /// As what.
    pub roles: Vec<SignerRole>,
}

/// The keys that an installation accepts, by state and role.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeyList {
    /// The keys.
    #[serde(default)]
    pub key: Vec<ListedKey>,
}

/// Whether a pack is signed as it must be.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PackVerdict {
    /// Who signed as the author, by the key list.
    pub author: Option<String>,
    /// Who signed as the reviewer.
    pub reviewer: Option<String>,
    /// Why a signature did not count, and what is missing.
    pub problems: Vec<String>,
}

/// A file of signatures or keys cannot be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{0}")]
pub struct StatementError(String);

impl PackStatement {
    /// The statement about a pack with these canonical bytes.
    pub fn about(pack: &str, version: &str, jurisdiction: &str, canonical: &[u8]) -> Self {
        Self {
            pack: pack.to_owned(),
            version: version.to_owned(),
            jurisdiction: jurisdiction.to_owned(),
            sha256: sha256_hex(canonical),
        }
    }

    /// The bytes that are signed in a role.
    fn bytes(&self, role: SignerRole) -> Vec<u8> {
        let line = json!({
            "paiza": "pack-signature-1", "role": role.word(), "pack": self.pack, "version": self.version,
            "jurisdiction": self.jurisdiction, "sha256": self.sha256,
        });
        // INVARIANT: an object of five texts has a canonical form. An empty message would verify nowhere else.
        canonical_json(&line).unwrap_or_default()
    }

    /// Signs.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the key cannot be used now.
    pub fn sign(&self, role: SignerRole, signer: &dyn StatementSigner) -> Result<PackSignature, SignerFault> {
        Ok(PackSignature {
            role,
            key: Base64::encode_string(&signer.public_key()),
            signature: Base64::encode_string(&signer.sign(&self.bytes(role))?),
            sha256: self.sha256.clone(),
        })
    }

    /// Holds signatures against the keys that may sign: an author and a reviewer, two people with two keys.
    pub fn verify(
        &self,
        signatures: &[PackSignature],
        keys: &KeyList,
        check: &dyn SignatureCheck,
    ) -> PackVerdict {
        let mut verdict = PackVerdict::default();
        let mut good: Vec<(&PackSignature, &ListedKey)> = Vec::new();
        for signature in signatures {
            match self.holder(signature, keys, check) {
                Ok(key) => good.push((signature, key)),
                Err(problem) => verdict.problems.push(format!("{}: {problem}", signature.role.word())),
            }
        }
        let of = |role| good.iter().filter(move |(signature, _)| signature.role == role);
        let pairs = of(SignerRole::Author)
            .flat_map(|author| of(SignerRole::Reviewer).map(move |other| (author, other)));
        let apart = |((a, author), (b, reviewer)): &(
            &(&PackSignature, &ListedKey),
            &(&PackSignature, &ListedKey),
        )| { a.key != b.key && author.name != reviewer.name };
        if let Some(((_, author), (_, reviewer))) = pairs.clone().find(apart) {
            verdict.author = Some(author.name.clone());
            verdict.reviewer = Some(reviewer.name.clone());
            return verdict;
        }
        verdict.author = of(SignerRole::Author).next().map(|(_, key)| key.name.clone());
        verdict.reviewer = of(SignerRole::Reviewer).next().map(|(_, key)| key.name.clone());
        if pairs.count() > 0 {
            verdict.reviewer = None;
            verdict
                .problems
                .push("author and reviewer are one: another person must review, with another key".to_owned());
        }
        verdict
    }

    /// The listed key behind a signature, if it counts.
    fn holder<'k>(
        &self,
        signature: &PackSignature,
        keys: &'k KeyList,
        check: &dyn SignatureCheck,
    ) -> Result<&'k ListedKey, String> {
        if signature.sha256 != self.sha256 {
            return Err("the pack was changed after it was signed: sign it again".to_owned());
        }
        let listed = keys.key.iter().find(|key| key.public == signature.key);
        let listed = listed.ok_or("the key is not on the list")?;
        if !listed.jurisdictions.contains(&self.jurisdiction) {
            return Err(format!("the key of {} may not sign packs of {}", listed.name, self.jurisdiction));
        }
        if !listed.roles.contains(&signature.role) {
            return Err(format!("the key of {} may not sign as {}", listed.name, signature.role.word()));
        }
        let bytes = |text: &str| Base64::decode_vec(text).map_err(|_| "it is not base64".to_owned());
        let public = PublicKey::Ed25519(bytes(&signature.key)?);
        let key = check.key(&public).map_err(|fault| fault.to_string())?;
        key.verify(Scheme::Ed25519, &self.bytes(signature.role), &bytes(&signature.signature)?)
            .map_err(|_| "the signature does not fit this pack, version and role".to_owned())?;
        Ok(listed)
    }
}

impl PackVerdict {
    /// True if an author and a reviewer signed.
    pub fn is_accepted(&self) -> bool {
        self.author.is_some() && self.reviewer.is_some()
    }
}

impl SignatureFile {
    /// Reads the file beside a pack.
    ///
    /// # Errors
    ///
    /// [`StatementError`] with the reader's words.
    pub fn read(text: &str) -> Result<Self, StatementError> {
        let file: Self = read(text)?;
        (file.signature.len() <= MOST).then_some(file).ok_or_else(|| too_many("signatures"))
    }

    /// Adds a signature. One by the same key in the same role, and all that are about another state of the pack, go.
    pub fn add(&mut self, new: PackSignature) {
        self.signature.retain(|old| old.sha256 == new.sha256 && (old.role, &old.key) != (new.role, &new.key));
        self.signature.push(new);
        self.signature.sort_by(|a, b| (a.role, &a.key).cmp(&(b.role, &b.key)));
    }

    /// The file.
    ///
    /// # Errors
    ///
    /// [`StatementError`] if it cannot be written as TOML.
    pub fn write(&self) -> Result<String, StatementError> {
        let text = toml::to_string(self).map_err(|error| StatementError(error.to_string()))?;
        Ok(format!(
            "# Who signed this pack. Written by `paiza pack sign`; no part of the pack's own bytes.\n\n{text}"
        ))
    }
}

impl KeyList {
    /// Reads a list of keys.
    ///
    /// # Errors
    ///
    /// [`StatementError`] with the reader's words, or if a key stands twice.
    pub fn read(text: &str) -> Result<Self, StatementError> {
        let list: Self = read(text)?;
        for (place, key) in list.key.iter().enumerate() {
            if list.key.iter().take(place).any(|earlier| earlier.public == key.public) {
                return Err(StatementError(format!("the key of {} stands twice", key.name)));
            }
        }
        (list.key.len() <= MOST).then_some(list).ok_or_else(|| too_many("keys"))
    }

    /// The lines of one key, to be added to a list.
    ///
    /// # Errors
    ///
    /// [`StatementError`] if it cannot be written as TOML.
    pub fn lines(key: ListedKey) -> Result<String, StatementError> {
        toml::to_string(&Self { key: vec![key] }).map_err(|error| StatementError(error.to_string()))
    }
}

impl ListedKey {
    /// A key of a person.
    pub fn new(name: &str, public: &[u8; 32], jurisdictions: Vec<String>, roles: Vec<SignerRole>) -> Self {
        Self { name: name.to_owned(), public: Base64::encode_string(public), jurisdictions, roles }
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StatementError> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        StatementError(error.message().lines().next().unwrap_or_default().to_owned())
    })
}

fn too_many(what: &str) -> StatementError {
    StatementError(format!("more than {MOST} {what} in one file"))
}
