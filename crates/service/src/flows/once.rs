//! Idempotency: the key of a request, bound to its use case and its content.

use sha2::{Digest, Sha256};
use store::Idempotency;

/// The key that a caller chose for the use case `flow`, with the hash of what was asked.
///
/// The same key with the same request gives the first outcome again; with another request it is an error.
pub fn once(flow: &str, key: &str, request: &impl serde::Serialize) -> Idempotency {
    let bytes = serde_json::to_vec(request).unwrap_or_default();
    Idempotency { key: format!("{flow}:{key}"), request: Sha256::digest(&bytes).into() }
}
