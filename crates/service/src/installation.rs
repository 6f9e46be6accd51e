//! An installation: made once on an empty data folder, opened at every start.

use std::path::PathBuf;
use std::sync::Arc;

use base::{Clock, Country, Date, IdSource, Timestamp};
use crypto::{AwsLcCheck, KnownKeys};
use journey::{Actor, Retention, Terms, TermsError};
use rules::PackSet;
use store::{AuthoritySettings, Record, StaffRole, StatusSettings, StoreError, Stored, Write};

use crate::Authority;
use crate::config::{Config, DataFolder};
use crate::custody::{Custody, CustodyError};
use crate::flows::{FlowError, NewAccount, OneTimePassword, add_account};
use crate::publication::{self, Publication};

/// Places of a status list: 13 MB, a fifth of them enough for a state of 40,000 entries a day over a year.
const PLACES: u32 = 104_000_000;
/// Places of a demonstration's list.
const DEMO_PLACES: u32 = 1 << 20;

/// What an operator says when an authority is set up.
#[derive(Clone, Debug)]
pub struct NewAuthority {
    /// The name of the authority.
    pub name: String,
    /// The state that issues.
    pub state: Country,
    /// The state whose rules are evaluated.
    pub rules_of: Country,
    /// Where passes are issued, at most 15 characters.
    pub place: String,
    /// The packs it applies; all that speak of `rules_of` where none is named.
    pub packs: Vec<String>,
    /// The time zone of the authority.
    pub zone: String,
    /// A demonstration, which every page then says.
    pub is_demo: bool,
    /// The login of the first administrator.
    pub administrator: String,
}

/// An installation could not be made or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InstallationError {
    /// There is one already.
    #[error(
        "`{0}` holds an installation already: choose an empty folder with `--data`, or start it with `paiza serve`"
    )]
    Exists(PathBuf),
    /// There is none.
    #[error("`{0}` holds no installation: make one with `paiza setup`, or try `paiza serve --demo`")]
    Missing(PathBuf),
    /// A demonstration was asked for, and the folder holds a real authority, or the other way round.
    #[error("`{path}` holds {what}: choose another folder with `--data`")]
    WrongKind {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        what: &'static str,
    },
    /// A pack is not there, or speaks of another state.
    #[error(
        "there is no pack `{0}` for this state: leave `--packs` out to take every built-in pack that fits"
    )]
    NoPack(String),
    /// The place is too long for a seal.
    #[error("the place of issue has 1 to 15 characters, because the seal holds no more")]
    Place,
    /// The time zone is unknown.
    #[error(transparent)]
    Zone(#[from] TermsError),
    /// The keys.
    #[error(transparent)]
    Custody(#[from] CustodyError),
    /// The record.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The first administrator.
    #[error(transparent)]
    Flow(#[from] FlowError),
    /// The folder cannot be made.
    #[error("the data folder cannot be made: {0}")]
    Folder(std::io::Error),
}

/// The doors to the outside world.
#[derive(Clone)]
pub struct Doors {
    /// Tells the present moment.
    pub clock: Arc<dyn Clock>,
    /// Gives numbers nobody can guess.
    pub ids: Arc<dyn IdSource>,
}

/// Makes an authority on an empty data folder, and its first administrator with a password that is shown once.
///
/// # Errors
///
/// [`InstallationError`]; an installation that is there already is never touched.
pub async fn set_up(
    folder: &DataFolder,
    config: &Config,
    new: NewAuthority,
    doors: Doors,
    now: Timestamp,
) -> Result<(Authority, OneTimePassword), InstallationError> {
    if folder.database().exists() || folder.record_keys().exists() {
        return Err(InstallationError::Exists(folder.path().to_owned()));
    }
    let mut settings = settings(&new, now)?;
    settings.status = Some(status_list(&settings, settings.terms.day_of(now), doors.ids.as_ref()));
    let packs = packs_of(&settings);
    std::fs::create_dir_all(folder.path()).map_err(InstallationError::Folder)?;
    let custody = Custody::create(folder, config, &new.name, new.state, now, &doors.ids)?;
    let record = open_record(folder, &custody, &doors).await?;
    record.commit(Write::by(Actor::Operator, now).insert_settings(settings.clone())).await?;
    let authority = assemble(settings, packs, record, custody, doors);
    let account = NewAccount {
        id: authority.new_id(now),
        login: new.administrator.clone(),
        name: new.administrator,
        role: StaffRole::Admin,
    };
    let password = add_account(&authority, now, Actor::Operator, account).await?;
    Ok((authority, password))
}

/// Opens the installation of a data folder.
///
/// # Errors
///
/// [`InstallationError::Missing`] where there is none; otherwise what is wrong with it.
pub async fn open(
    folder: &DataFolder,
    config: &Config,
    doors: Doors,
) -> Result<Authority, InstallationError> {
    if !folder.database().exists() {
        return Err(InstallationError::Missing(folder.path().to_owned()));
    }
    let custody = Custody::open(folder, config, &doors.ids)?;
    let record = open_record(folder, &custody, &doors).await?;
    let stored =
        record.settings().await?.ok_or_else(|| InstallationError::Missing(folder.path().to_owned()))?;
    let settings = with_status_list(record.as_ref(), stored, &doors).await?;
    let packs = packs_of(&settings);
    Ok(assemble(settings, packs, record, custody, doors))
}

fn settings(new: &NewAuthority, now: Timestamp) -> Result<AuthoritySettings, InstallationError> {
    if !(1..=15).contains(&new.place.trim().chars().count()) {
        return Err(InstallationError::Place);
    }
    let fitting: Vec<String> =
        PackSet::builtin().of_state(new.rules_of).map(|pack| pack.id.clone()).collect();
    let packs = if new.packs.is_empty() { fitting.clone() } else { new.packs.clone() };
    if let Some(unknown) = packs.iter().find(|pack| !fitting.contains(pack)) {
        return Err(InstallationError::NoPack(unknown.clone()));
    }
    if packs.is_empty() {
        return Err(InstallationError::NoPack(new.rules_of.to_string()));
    }
    Ok(AuthoritySettings {
        name: new.name.trim().to_owned(),
        state: new.state,
        rules_of: new.rules_of,
        place: new.place.trim().to_owned(),
        packs,
        is_demo: new.is_demo,
        terms: Terms::in_zone(&new.zone)?,
        retention: Retention::default(),
        established_at: now,
        status: None,
    })
}

/// The status list of an authority, which never changes. A demonstration has a small one, for small machines.
fn status_list(settings: &AuthoritySettings, since: Date, ids: &dyn IdSource) -> StatusSettings {
    let mut random = [0; 16];
    ids.fill(&mut random);
    let places = if settings.is_demo { DEMO_PLACES } else { PLACES };
    publication::new_list(random, since, places)
}

/// The settings of an authority of before there was a status list, with one from tomorrow on: some of the passes of
/// today have no place in it.
async fn with_status_list(
    record: &dyn Record,
    stored: Stored<AuthoritySettings>,
    doors: &Doors,
) -> Result<AuthoritySettings, InstallationError> {
    let mut settings = stored.value;
    if settings.status.is_none() {
        let now = doors.clock.now();
        let today = settings.terms.day_of(now);
        let since = today.tomorrow().unwrap_or(today);
        settings.status = Some(status_list(&settings, since, doors.ids.as_ref()));
        record
            .commit(Write::by(Actor::Operator, now).update_settings(settings.clone(), stored.version))
            .await?;
    }
    Ok(settings)
}

fn packs_of(settings: &AuthoritySettings) -> PackSet {
    PackSet::builtin().only(&settings.packs)
}

async fn open_record(
    folder: &DataFolder,
    custody: &Custody,
    doors: &Doors,
) -> Result<Arc<dyn Record>, StoreError> {
    let keys = custody.record_keys(doors.ids.clone());
    store::open(&folder.database(), keys).await
}

fn assemble(
    settings: AuthoritySettings,
    packs: PackSet,
    record: Arc<dyn Record>,
    custody: Custody,
    doors: Doors,
) -> Authority {
    let cipher = custody.record_keys(doors.ids.clone()).cipher;
    Authority {
        settings: Arc::new(settings),
        packs: Arc::new(packs),
        record,
        keys: custody.keyring(),
        check: Arc::new(KnownKeys::new(AwsLcCheck)),
        cipher,
        clock: doors.clock,
        ids: doors.ids,
        publication: Arc::new(Publication::default()),
    }
}
