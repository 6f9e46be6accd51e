//! Ed25519 keys of people who sign statements, such as the author and the reviewer of a rule pack.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base::IdSource;
use pass::{SignerFault, StatementSigner};
use zeroize::Zeroizing;

use crate::key::KeyPairError;

/// What stands before the seed in a key file: no other content of a key file begins so.
const MARK: &[u8] = b"paiza-statement-key-1:";
const SEED_BYTES: usize = 32;

/// An Ed25519 key.
pub struct StatementKey {
    seed: Zeroizing<[u8; SEED_BYTES]>,
    pair: Ed25519KeyPair,
    public: [u8; 32],
}

impl StatementKey {
    /// A new key from 32 random bytes.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Generate`] if the library fails.
    pub fn generate(random: &dyn IdSource) -> Result<Self, KeyPairError> {
        let mut seed = Zeroizing::new([0; SEED_BYTES]);
        random.fill(seed.as_mut_slice());
        Self::of(seed).map_err(|_| KeyPairError::Generate)
    }

    /// The private key, for a [`crate::KeyFile`] and nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new([MARK, self.seed.as_slice()].concat())
    }

    /// Reads what [`StatementKey::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::NoStatementKey`] if it is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyPairError> {
        let seed = bytes.strip_prefix(MARK).and_then(|seed| seed.try_into().ok());
        Self::of(Zeroizing::new(seed.ok_or(KeyPairError::NoStatementKey)?))
    }

    fn of(seed: Zeroizing<[u8; SEED_BYTES]>) -> Result<Self, KeyPairError> {
        let pair =
            Ed25519KeyPair::from_seed_unchecked(seed.as_slice()).map_err(|_| KeyPairError::NoStatementKey)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_| KeyPairError::NoStatementKey)?;
        Ok(Self { seed, pair, public })
    }
}

impl StatementSigner for StatementKey {
    fn public_key(&self) -> [u8; 32] {
        self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        Ok(self.pair.sign(message).as_ref().to_vec())
    }
}

impl std::fmt::Debug for StatementKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StatementKey(private)")
    }
}
