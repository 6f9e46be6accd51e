//! What the authority publishes of its passes: the status list as a token, the trust bundle, and deltas between bundles.
//!
//! The list lives in memory and follows the record event by event; nothing is rebuilt for a request. A change is
//! published within [`FRESH`] of its being recorded, by the job of the running service or by the first request after it.
//! Where nothing changes, list and bundle are signed anew every [`RENEW`], so that their age can be told from silence.

use std::collections::{HashSet, VecDeque};
use std::io::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use base::{SignedDuration, Timestamp};
use flate2::Compression;
use flate2::write::GzEncoder;
use pass::{
    Bundle, BundleDraft, BundleError, BundlePart, LookUp, NumberKey, NumberPlan, PackHash, PassStatuses,
    Policy, StatusError, StatusIndex, sha256_hex, sign_statuses,
};
use store::{StatusChange, StatusSettings, StoreError};

use crate::Authority;

/// Where the status list is fetched.
pub const STATUS_PATH: &str = "/.well-known/paiza/status";
/// Where the trust bundle is fetched.
pub const BUNDLE_PATH: &str = "/.well-known/paiza/trust.bundle";
/// Where the delta from a bundle is fetched, with `?from=` and its number.
pub const DELTA_PATH: &str = "/.well-known/paiza/trust.delta";
/// How old the look at the record may be when somebody asks.
pub const FRESH: SignedDuration = SignedDuration::from_secs(20);
/// After so long an unchanged list is signed anew.
const RENEW: SignedDuration = SignedDuration::from_mins(10);
/// How long a cache may keep a token (`ttl`), in seconds.
const LIFETIME_SECONDS: u64 = 60;
/// Past this nothing of a token or bundle counts as fresh.
const LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The policy of the bundle: a warning after a day, unverifiable after three.
const WARN_HOURS: u32 = 24;
const MOST_HOURS: u32 = 72;
/// Most places that are remembered as drawn.
const DRAWN: usize = 65_536;
/// Bundles that deltas lead from: one an hour, for two days and a bit.
const KEPT: usize = 50;
const KEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Deltas that are kept ready.
const DELTAS: usize = 64;

/// What stands ready to be fetched.
#[derive(Debug)]
pub struct Published {
    /// The status list as a token.
    pub token: Document,
    /// The same, as gzip.
    pub token_small: Vec<u8>,
    /// The trust bundle.
    pub bundle: Document,
    /// The number of the bundle.
    pub number: u64,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A document with the mark by which a cache tells it from another.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its entity tag, in quotes.
    pub tag: String,
}

/// Nothing can be published.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PublicationError {
    /// The record.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The list.
    #[error(transparent)]
    Status(#[from] StatusError),
    /// The bundle.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The settings of the status list do not do.
    #[error("the settings of the status list cannot be used: `paiza doctor` says more")]
    Settings,
    /// The work was broken off.
    #[error("the list could not be made: the work was broken off")]
    BrokenOff,
    /// The keys.
    #[error(transparent)]
    Keys(#[from] crate::keyring::KeyringError),
}

/// The publication of one authority.
#[derive(Debug, Default)]
pub struct Publication {
    address: OnceLock<String>,
    ready: RwLock<Option<Arc<Published>>>,
    work: tokio::sync::Mutex<Work>,
    drawn: Mutex<HashSet<StatusIndex>>,
    deltas: Mutex<Vec<(u64, u64, Arc<Document>)>>,
}

/// What is known between two looks at the record.
#[derive(Debug, Default)]
struct Work {
    statuses: Option<PassStatuses>,
    /// The last event that is counted in.
    seen: u64,
    looked_at: Option<Timestamp>,
    earlier: VecDeque<Arc<Published>>,
}

impl Publication {
    /// Says under which address the service is reached: the list names itself by it. The first one counts.
    pub fn reached_at(&self, public_url: &str) {
        let _ = self.address.set(format!("{public_url}{STATUS_PATH}"));
    }

    /// Takes a place that was drawn; false if it was drawn a moment ago.
    pub fn reserve(&self, place: StatusIndex) -> bool {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.len() >= DRAWN {
            drawn.clear();
        }
        drawn.insert(place)
    }

    /// What is published at `now`, no older than [`FRESH`].
    ///
    /// # Errors
    ///
    /// [`PublicationError`]; what was published before is then still true of its own moment, and not shown as new.
    pub async fn at(
        &self,
        authority: &Authority,
        now: Timestamp,
    ) -> Result<Arc<Published>, PublicationError> {
        let mut work = self.work.lock().await;
        let is_fresh = work.looked_at.is_some_and(|at| at <= now && at + FRESH >= now);
        if let Some(published) = self.ready().filter(|_| is_fresh) {
            return Ok(published);
        }
        let is_changed = work.follow(authority, now).await?;
        work.looked_at = Some(now);
        let is_due = self.ready().is_none_or(|last| last.made_at > now || last.made_at + RENEW <= now);
        if let Some(published) = self.ready().filter(|_| !is_changed && !is_due) {
            return Ok(published);
        }
        let last = self.ready();
        let number = now.as_second().unsigned_abs().max(last.as_ref().map_or(0, |last| last.number + 1));
        let made = Arc::new(work.made(authority, now, number).await?);
        if let Some(last) = last {
            work.keep(last);
        }
        *self.ready.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&made));
        Ok(made)
    }

    /// The delta from the bundle with that number to the present one; `None` where that bundle is not kept any more.
    ///
    /// # Errors
    ///
    /// [`PublicationError`].
    pub async fn delta(
        &self,
        authority: &Authority,
        now: Timestamp,
        from: u64,
    ) -> Result<Option<Arc<Document>>, PublicationError> {
        let to = self.at(authority, now).await?;
        let known = |deltas: &[(u64, u64, Arc<Document>)]| {
            let found = deltas.iter().find(|(start, end, _)| (*start, *end) == (from, to.number));
            found.map(|(_, _, delta)| Arc::clone(delta))
        };
        if let Some(delta) = known(&self.deltas.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(Some(delta));
        }
        let earlier = {
            let work = self.work.lock().await;
            work.earlier.iter().find(|kept| kept.number == from).map(Arc::clone)
        };
        let Some(earlier) = earlier else { return Ok(None) };
        let end = to.number;
        // Bundles are kept packed: a hundred times smaller, and unpacked once for each delta.
        let made = tokio::task::spawn_blocking(move || {
            Bundle::read(&to.bundle.bytes)?.delta_from(&Bundle::read(&earlier.bundle.bytes)?)
        });
        let delta = Arc::new(Document::of(made.await.map_err(|_| PublicationError::BrokenOff)??));
        let mut deltas = self.deltas.lock().unwrap_or_else(PoisonError::into_inner);
        if deltas.len() >= DELTAS {
            deltas.clear();
        }
        deltas.push((from, end, Arc::clone(&delta)));
        Ok(Some(delta))
    }

    fn ready(&self) -> Option<Arc<Published>> {
        self.ready.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Work {
    /// Follows the record up to now; says whether a status changed.
    async fn follow(&mut self, authority: &Authority, now: Timestamp) -> Result<bool, PublicationError> {
        let since = self.statuses.is_some().then_some(self.seen);
        let changes = authority.record.status_changes(since).await?;
        let mut statuses = match self.statuses.take() {
            Some(statuses) => statuses,
            None => empty(authority, now)?,
        };
        let mut is_changed = false;
        for StatusChange { place, status } in changes.changes {
            if statuses.at(place) != LookUp::Status(status) {
                statuses.record(place, status)?;
                is_changed = true;
            }
        }
        self.statuses = Some(statuses);
        self.seen = changes.upto;
        Ok(is_changed)
    }

    /// Signs what is known now. Packing and signing take a part of a second: not on a thread that answers others.
    async fn made(
        &self,
        authority: &Authority,
        now: Timestamp,
        number: u64,
    ) -> Result<Published, PublicationError> {
        let mut statuses = self.statuses.clone().ok_or(PublicationError::Settings)?;
        statuses.made_at = now;
        statuses.expires_at = Some(now + LIFE);
        let authority = authority.clone();
        let made = tokio::task::spawn_blocking(move || sign(&authority, &statuses, now, number));
        made.await.map_err(|_| PublicationError::BrokenOff)?
    }

    /// Keeps a bundle for deltas, one an hour.
    fn keep(&mut self, published: Arc<Published>) {
        let is_due = self.earlier.back().is_none_or(|last| last.made_at + KEEP_EVERY <= published.made_at);
        if is_due {
            if self.earlier.len() >= KEPT {
                self.earlier.pop_front();
            }
            self.earlier.push_back(published);
        }
    }
}

impl Document {
    fn of(bytes: Vec<u8>) -> Self {
        let tag = format!("\"{}\"", sha256_hex(&bytes).get(..32).unwrap_or_default());
        Self { bytes, tag }
    }
}

/// The settings of a new status list.
pub fn new_list(authority_random: [u8; 16], since: base::Date, places: u32) -> StatusSettings {
    StatusSettings { number_key: NumberKey::from_random(authority_random).text(), since, places }
}

fn empty(authority: &Authority, now: Timestamp) -> Result<PassStatuses, PublicationError> {
    let settings = authority.settings.status.as_ref().ok_or(PublicationError::Settings)?;
    let key = NumberKey::parse(&settings.number_key).ok_or(PublicationError::Settings)?;
    let plan = NumberPlan { key, since: settings.since };
    let address = authority.publication.address.get().map_or(STATUS_PATH, String::as_str);
    let state = authority.settings.state.code();
    let mut statuses = PassStatuses::empty(state, address, now, settings.places, plan)?;
    statuses.lifetime_seconds = Some(LIFETIME_SECONDS);
    Ok(statuses)
}

fn sign(
    authority: &Authority,
    statuses: &PassStatuses,
    now: Timestamp,
    number: u64,
) -> Result<Published, PublicationError> {
    let signer = authority.keys.signer_at(now)?;
    let token = sign_statuses(statuses, signer.as_ref())?.into_bytes();
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let token_small = encoder.write_all(&token).and_then(|()| encoder.finish()).unwrap_or_default();
    let mut parts = key_parts(authority)?;
    parts.extend(BundlePart::status(statuses)?);
    let first_day = authority.day_of(authority.settings.established_at);
    let draft = BundleDraft {
        issuer: authority.settings.state,
        number,
        made_at: now,
        valid_until: now + LIFE,
        policy: Policy {
            // Passes of before the list have no place in it, and stay good.
            require_crl: true,
            require_status: statuses.numbers.is_some_and(|plan| plan.since <= first_day),
            max_age_hours: Some(MOST_HOURS),
            warn_age_hours: Some(WARN_HOURS),
        },
        packs: packs(authority),
        parts,
    };
    let whole = draft.sign(signer.as_ref())?;
    Ok(Published {
        token: Document::of(token),
        token_small,
        bundle: Document::of(whole.to_bytes()?),
        number,
        made_at: now,
    })
}

/// What the keys publish: every country key with its link and its newest list, and every signer that is not revoked.
fn key_parts(authority: &Authority) -> Result<Vec<BundlePart>, PublicationError> {
    let keys = authority.keys.keys().map_err(crate::keyring::KeyringError::from)?;
    let mut parts = Vec::new();
    for generation in keys.generations() {
        parts.push(BundlePart::anchor(generation.certificate()));
        parts.extend(generation.link().map(BundlePart::link));
        let name = generation.certificate().serial_number();
        parts.extend(generation.list().map(|list| BundlePart::crl(&name, list)));
    }
    let standing = keys.signers().into_iter().filter(|signer| signer.revoked_at.is_none());
    parts.extend(standing.map(|signer| BundlePart::signer(&signer.certificate)));
    Ok(parts)
}

fn packs(authority: &Authority) -> Vec<PackHash> {
    let hashed = |pack: &rules::Pack| PackHash {
        pack: pack.id.clone(),
        version: pack.version.clone(),
        sha256: sha256_hex(pack.canonical_bytes()),
    };
    authority.packs.of_state(authority.rules_of()).map(hashed).collect()
}
