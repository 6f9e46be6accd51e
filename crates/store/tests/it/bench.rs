//! A database on the bench: opened in a folder of its own, gone with the test.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base::{IdSource, SequenceIds, Timestamp};
use crypto::{FieldKeys, OsRandom, blind_index};
use store::{BlindIndex, CipherError, FieldCipher, Idempotency, Keys, Receipt, Record, Write};

/// The product's own field keys, as the service hands them to the store.
pub struct TestKeys(FieldKeys);

impl FieldCipher for TestKeys {
    fn seal(&self, plain: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.0.seal_field(plain, associated, &OsRandom).map_err(|_| CipherError)
    }
    fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.0.open_field(sealed, associated).map(|plain| plain.to_vec()).map_err(|_| CipherError)
    }
}

impl BlindIndex for TestKeys {
    fn index(&self, term: &[u8]) -> [u8; 32] {
        blind_index(self.0.index_key("store").as_slice(), term)
    }
}

/// Keys made from a seed, so that a database can be opened again.
pub fn keys(seed: u64) -> Keys {
    let keys = Arc::new(TestKeys(FieldKeys::create(&SequenceIds::from_seed(seed))));
    Keys { cipher: keys.clone(), index: keys }
}

/// A folder that is gone with its owner.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("store-{}-{number}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        Self(folder)
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("paiza.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An open database with a clock and identifiers that repeat.
pub struct Bench {
    pub record: Arc<dyn Record>,
    pub folder: Folder,
    pub ids: SequenceIds,
    keys_used: AtomicU64,
}

impl Bench {
    pub async fn sqlite(name: &str) -> Self {
        let folder = Folder::new(name);
        let record = store::open(&folder.file(), keys(1)).await.expect("an empty database opens");
        Self { record, folder, ids: SequenceIds::from_seed(1), keys_used: AtomicU64::new(0) }
    }

    /// A key that no other request has.
    pub fn key(&self) -> Idempotency {
        let number = self.keys_used.fetch_add(1, Ordering::Relaxed);
        Idempotency { key: format!("test:{number}"), request: [1; 32] }
    }

    pub fn random(&self) -> [u8; 8] {
        let mut bytes = [0; 8];
        self.ids.fill(&mut bytes);
        bytes
    }

    /// Keeps a write under a key of its own.
    pub async fn keep(&self, write: Write) -> u64 {
        match self.record.commit(write.once(self.key(), "")).await.expect("the write is kept") {
            Receipt::Kept { sequence } => sequence,
            Receipt::Repeated { .. } => panic!("the key was new"),
        }
    }
}

/// An instant.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// Runs a test on a runtime of its own.
pub fn run<F: Future<Output = ()>>(test: impl FnOnce() -> F) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(test());
}
