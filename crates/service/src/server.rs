//! The running service: pages, API and jobs around one authority.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use base::Timestamp;
use journey::StaffId;
use store::{Record, Session};
use tokio::net::TcpListener;

use crate::site::{Site, member};
use crate::web::{Members, Rates, SessionRecords, SessionReply, Shell, ShellSettings, StaffMember};
use crate::{Authority, flows, site};

/// How often the schedule of erasure is looked at.
const HOUR: Duration = Duration::from_hours(1);
/// How often the record is looked at for passes that were taken back.
const LOOK: Duration = Duration::from_secs(20);

/// How the service is reached.
#[derive(Clone, Debug)]
pub struct Reach {
    /// The address under which people reach it.
    pub public_url: String,
    /// A proxy of our own stands in front.
    pub behind_proxy: bool,
    /// How many requests an address may make.
    pub rates: Rates,
}

/// The whole service as one router.
pub fn router(authority: Arc<Authority>, reach: &Reach) -> Router {
    let settings = ShellSettings {
        authority: authority.settings.name.clone(),
        demo: authority.settings.is_demo,
        https: reach.public_url.starts_with("https://"),
        behind_proxy: reach.behind_proxy,
        rates: reach.rates.clone(),
    };
    let accounts = Arc::new(Accounts(authority.record.clone()));
    let shell = Shell::new(settings, accounts.clone(), accounts, authority.clock.clone());
    authority.publication.reached_at(&reach.public_url);
    let site = Site { authority };
    shell.around(site::routes(site.clone()).merge(crate::api::routes(site)))
}

/// Serves until `stop` is done; then finishes what is under way and closes the record.
///
/// # Errors
///
/// What the system says of the socket.
pub async fn serve(
    authority: Arc<Authority>,
    reach: &Reach,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // Before anything is published: a list that is too old would make every pass unverifiable.
    keep_keys(&authority);
    let jobs = tokio::spawn(keep_schedule(authority.clone()));
    let publishing = tokio::spawn(keep_publishing(authority.clone()));
    let service = router(authority.clone(), reach).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stop).await;
    jobs.abort();
    publishing.abort();
    if let Err(error) = authority.record.close().await {
        tracing::error!(%error, "the record could not be closed");
    }
    served
}

/// Keeps keys and lists in order and erases what is due, now and every hour.
async fn keep_schedule(authority: Arc<Authority>) {
    let mut hours = tokio::time::interval(HOUR);
    loop {
        hours.tick().await;
        keep_keys(&authority);
        match flows::erase_due(&authority, authority.clock.now()).await {
            Ok(erased) if erased.total() > 0 => {
                tracing::info!(records = erased.total(), "what was due was erased");
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the schedule of erasure could not be kept"),
        }
    }
}

fn keep_keys(authority: &Authority) {
    match authority.keys.keep(authority.clock.now()) {
        Ok(true) => tracing::info!("revocation lists were renewed or retired keys destroyed"),
        Ok(false) => {}
        Err(error) => tracing::error!(%error, "the keys could not be kept in order"),
    }
}

/// Publishes what became of passes, now and every few seconds.
async fn keep_publishing(authority: Arc<Authority>) {
    let mut looks = tokio::time::interval(LOOK);
    looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        looks.tick().await;
        if let Err(error) = authority.publication.at(&authority, authority.clock.now()).await {
            tracing::error!(%error, "the status of passes could not be published");
        }
    }
}

/// Accounts and sessions, as the shell asks for them.
struct Accounts(Arc<dyn Record>);

impl Members for Accounts {
    fn member<'a>(&'a self, id: &'a str) -> Pin<Box<dyn Future<Output = Option<StaffMember>> + Send + 'a>> {
        Box::pin(async move {
            let id = StaffId::parse(id).ok()?;
            let found = self.0.staff(id).await;
            let stored =
                found.inspect_err(|error| tracing::error!(%error, "an account could not be read")).ok()??;
            (!stored.value.is_locked).then(|| member(&stored.value))
        })
    }
}

impl SessionRecords for Accounts {
    fn load(&self, id: [u8; 16], now: Timestamp) -> SessionReply<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let found = self.0.session(id, now).await.map_err(|error| error.to_string())?;
            Ok(found.map(|session| session.content))
        })
    }

    fn create(&self, id: [u8; 16], content: Vec<u8>, expires_at: Timestamp) -> SessionReply<'_, bool> {
        Box::pin(async move {
            self.0
                .create_session(Session { id, content, expires_at })
                .await
                .map_err(|error| error.to_string())
        })
    }

    fn save(&self, id: [u8; 16], content: Vec<u8>, expires_at: Timestamp) -> SessionReply<'_, ()> {
        Box::pin(async move {
            self.0.save_session(Session { id, content, expires_at }).await.map_err(|error| error.to_string())
        })
    }

    fn end(&self, id: [u8; 16]) -> SessionReply<'_, ()> {
        Box::pin(async move { self.0.end_session(id).await.map_err(|error| error.to_string()) })
    }
}
