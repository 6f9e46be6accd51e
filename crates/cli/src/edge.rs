//! The real clock: the only place where it comes in. Random bytes come from `crypto::OsRandom`.
//!
//! Everything behind this file takes a [`Clock`] or a plain value.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the system clock enters the program here and nowhere else"
)]

use std::sync::Arc;

use base::{Clock, Date, Timestamp};
use crypto::OsRandom;
use service::installation::Doors;

use crate::io::Failure;

/// The computer's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Today's date in UTC: the default of `--as-of` where a command knows no place.
pub fn today() -> Date {
    base::tz::TimeZone::UTC.to_datetime(SystemClock.now()).date()
}

/// The doors to the outside world, as the service takes them.
pub fn doors() -> Doors {
    Doors { clock: Arc::new(SystemClock), ids: Arc::new(OsRandom) }
}

/// The runtime of commands that talk to the record or the network.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::system(format!("the runtime cannot be started: {error}")))
}

/// Done when the operator stops the program: Ctrl-C, or SIGTERM from a service manager.
pub async fn stop_signal() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            // Without the signal there is still Ctrl-C.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
