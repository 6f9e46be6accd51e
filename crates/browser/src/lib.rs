//! What runs in the browser, as WebAssembly: the same code as on the server, with nothing leaving the device.
//!
//! In: a request in JSON, and bytes that belong to it (a picture, certificates). Out: an answer in JSON. A module is a
//! type that keeps what it was given (the trust list) between requests; it reads no clock and draws no random number.

#[cfg(target_arch = "wasm32")]
mod door;
#[cfg(feature = "planner")]
pub mod planner;
mod request;
#[cfg(feature = "verifier")]
pub mod verifier;

pub use request::{Module, split};
