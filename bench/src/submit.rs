//! Filing an application, from typed text to the durable record, beside the bare database that commits the same rows in
//! groups of the same size. Both wait for the disk, so both are measured by the clock on the wall.

use std::sync::Arc;

use base::{Clock, Country, FixedClock, Timestamp};
use crypto::{FieldKeys, OsRandom, blind_index};
use journey::FilingDraft;
use serde_json::json;
use service::Authority;
use service::config::{Config, DataFolder};
use service::flows::{Submission, prepare_submission, submit};
use service::installation::{Doors, NewAuthority, set_up};
use store::{BareCommits, BlindIndex, CipherError, FieldCipher, Keys, Write};

use crate::meter;
use crate::results::{Aim, Table};
use crate::serve::Folder;

/// Applications of one run.
const APPLICATIONS: usize = 4_096;
/// Travellers who file at the same moment.
const AT_ONCE: usize = 256;
/// Runs of which the best counts, taken in turn with the bare ones.
const RUNS: usize = 3;
/// What a submission may cost: the bare commit is twice as fast at most.
const MIN_RATIO: f64 = 0.5;
const NOW: &str = "2026-11-22T09:00:00Z";

/// Measures submissions a second and bare commits a second of the same rows.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (mut best, mut best_bare) = (0.0_f64, 0.0_f64);
    for _ in 0..RUNS {
        best = best.max(runtime.block_on(submissions())?);
        best_bare = best_bare.max(runtime.block_on(bare())?);
    }
    table.add("submit: applications durable a second", format!("{best:.0}"), "");
    table.add("submit: the same rows, bare group commit", format!("{best_bare:.0}"), "");
    table.add_aimed("submit / bare group commit", best / best_bare, " ×", Aim::AtLeast(MIN_RATIO));
    Ok(())
}

/// Applications a second through the use case.
async fn submissions() -> anyhow::Result<f64> {
    let folder = Folder::new()?;
    let (authority, now) = authority(&folder).await?;
    let drafts = drafts()?;
    let (time, outcome) = meter::wall(file_all(authority, now, drafts)).await;
    outcome?;
    Ok(APPLICATIONS as f64 / time.as_secs_f64())
}

async fn file_all(authority: Arc<Authority>, now: Timestamp, drafts: Vec<Submission>) -> anyhow::Result<()> {
    let queue = Arc::new(std::sync::Mutex::new(drafts.into_iter()));
    let travellers = (0..AT_ONCE).map(|_| {
        let (authority, queue) = (authority.clone(), queue.clone());
        tokio::spawn(async move {
            loop {
                let next = queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
                let Some(submission) = next else { return anyhow::Ok(()) };
                let application = submit(&authority, now, submission).await?;
                anyhow::ensure!(application.grant().is_some(), "an application to measure was not granted");
            }
        })
    });
    for traveller in travellers.collect::<Vec<_>>() {
        traveller.await??;
    }
    Ok(())
}

/// The same rows, committed by the bare database.
async fn bare() -> anyhow::Result<f64> {
    let folder = Folder::new()?;
    let (authority, now) = authority(&folder).await?;
    let mut writes: Vec<Write> = Vec::new();
    for submission in drafts()? {
        writes.extend(prepare_submission(&authority, now, submission).await?.issuing.into_writes());
    }
    let bare = BareCommits::prepare(&folder.path().join("bare.db"), keys(), writes).await?;
    let (time, commits) = meter::wall(bare.run(AT_ONCE)).await;
    commits?;
    Ok(APPLICATIONS as f64 / time.as_secs_f64())
}

async fn authority(folder: &Folder) -> anyhow::Result<(Arc<Authority>, Timestamp)> {
    let now: Timestamp = NOW.parse()?;
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(now));
    let new = NewAuthority {
        name: "Authority of Utopia".to_owned(),
        state: Country::parse("UTO")?,
        rules_of: Country::parse("RUS")?,
        place: "Peacetown".to_owned(),
        packs: Vec::new(),
        zone: "Europe/Moscow".to_owned(),
        is_demo: true,
        administrator: "admin".to_owned(),
    };
    let doors = Doors { clock, ids: Arc::new(OsRandom) };
    let data = DataFolder::at(folder.path());
    let (authority, _) = set_up(&data, &Config::default(), new, doors, now).await?;
    Ok((Arc::new(authority), now))
}

/// Travellers with documents of their own, who come to work and to whom nothing stands against a grant.
fn drafts() -> anyhow::Result<Vec<Submission>> {
    (0..APPLICATIONS)
        .map(|number| {
            let draft: FilingDraft = serde_json::from_value(json!({
                "document": {
                    "nationality": "KAZ", "issuer": "KAZ", "kind": "ordinary-passport",
                    "number": format!("N{number:08}"), "expires": "2031-01-01",
                    "primary": "SADYKOVA", "secondary": format!("AIGERIM {}", letters(number)),
                    "born": "1990-05-01", "sex": "F",
                },
                "email": "aigerim@example.org", "language": "en",
                "entry": {"at": "2026-12-10T09:00:00+05:00", "point": "RUS-PETUKHOVO"},
                "exit": "2027-01-20", "purpose": "work", "regions": ["Kurgan"],
                "contract": {"from": "2026-12-10", "until": "2027-01-31"},
            }))?;
            Ok(Submission { draft, key: format!("bench-{number}") })
        })
        .collect()
}

/// A number in letters, so that no two travellers share a name.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'A')).collect()
}

/// Field keys for the bare database, of the kind that the service hands to the record.
struct RecordKeys(FieldKeys);

impl FieldCipher for RecordKeys {
    fn seal(&self, plain: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.0.seal_field(plain, associated, &OsRandom).map_err(|_| CipherError)
    }

    fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.0.open_field(sealed, associated).map(|plain| plain.to_vec()).map_err(|_| CipherError)
    }
}

impl BlindIndex for RecordKeys {
    fn index(&self, term: &[u8]) -> [u8; 32] {
        blind_index(self.0.index_key("record").as_slice(), term)
    }
}

fn keys() -> Keys {
    let keys = Arc::new(RecordKeys(FieldKeys::create(&OsRandom)));
    Keys { cipher: keys.clone(), index: keys }
}
