//! Accounts of staff: made by an administrator, locked, unlocked, reset; each looks after the own password.

use base::{IdSource, Timestamp};
use journey::{Actor, StaffId};
use store::{Account, Receipt, StaffRole, StoreError, Stored, Write};

use super::FlowError;
use super::log_in::hash_password;
use super::once::once;
use crate::Authority;

/// Fewest characters of a password that somebody chooses.
pub const FEWEST_CHARACTERS: usize = 12;

/// A new account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Comes with the form, so that sending it twice makes one account.
    pub id: StaffId,
    /// The name to log in with.
    pub login: String,
    /// The name shown to colleagues.
    pub name: String,
    /// What the person may do.
    pub role: StaffRole,
}

/// A password that is shown once and changed at the first log-in.
#[derive(Clone)]
pub struct OneTimePassword(String);

impl OneTimePassword {
    /// Eighty random bits as sixteen letters and figures that are not mistaken for each other, in groups of four.
    pub fn new(ids: &dyn IdSource) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";
        let mut bytes = [0; 16];
        ids.fill(&mut bytes);
        let letter = |byte: &u8| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'a'));
        let text: String = bytes.iter().map(letter).collect();
        let groups: Vec<String> =
            text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        Self(groups.join("-"))
    }

    /// The password, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OneTimePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimePassword(…)")
    }
}

/// What an administrator does with an account.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StaffStep {
    /// Nobody logs in any more.
    Lock,
    /// Log-in is possible again.
    Unlock,
    /// A one-time password takes the place of the old one.
    Reset,
}

/// Makes an account with a one-time password.
///
/// # Errors
///
/// [`FlowError::Account`] names what does not do; [`FlowError::Store`] where the login is taken.
pub async fn add_account(
    authority: &Authority,
    now: Timestamp,
    by: Actor,
    new: NewAccount,
) -> Result<OneTimePassword, FlowError> {
    let login = new.login.trim().to_owned();
    let is_login = (2..=64).contains(&login.chars().count())
        && login.chars().all(|c| c.is_ascii_alphanumeric() || ".-_@".contains(c));
    if !is_login {
        return Err(FlowError::Account("login"));
    }
    if !(1..=80).contains(&new.name.trim().chars().count()) {
        return Err(FlowError::Account("name"));
    }
    let password = OneTimePassword::new(authority.ids.as_ref());
    let account = Account {
        id: new.id,
        login,
        name: new.name.trim().to_owned(),
        role: new.role,
        password_hash: hashed(authority, password.reveal()).await?,
        is_locked: false,
        must_change: true,
        created_at: now,
    };
    let key = once("staff", &new.id.to_string(), &new.id);
    let write = Write::by(by, now).once(key, String::new()).insert_staff(account);
    match authority.record.commit(write).await? {
        Receipt::Kept { .. } => Ok(password),
        // The password of the first time was shown once; a fresh one would open nothing.
        Receipt::Repeated { .. } => Err(FlowError::Store(StoreError::KeyReused)),
    }
}

/// Locks, unlocks or resets an account. Nobody locks the own account, so that one administrator is always left.
///
/// # Errors
///
/// [`FlowError::Forbidden`] for the own account.
pub async fn change_account(
    authority: &Authority,
    now: Timestamp,
    by: StaffId,
    stored: Stored<Account>,
    step: StaffStep,
) -> Result<Option<OneTimePassword>, FlowError> {
    if stored.value.id == by {
        return Err(FlowError::Forbidden);
    }
    let mut account = stored.value;
    let mut password = None;
    match step {
        StaffStep::Lock => account.is_locked = true,
        StaffStep::Unlock => account.is_locked = false,
        StaffStep::Reset => {
            let fresh = OneTimePassword::new(authority.ids.as_ref());
            account.password_hash = hashed(authority, fresh.reveal()).await?;
            account.must_change = true;
            password = Some(fresh);
        }
    }
    authority.record.commit(Write::by(Actor::Staff(by), now).update_staff(account, stored.version)).await?;
    Ok(password)
}

/// Sets the own password.
///
/// # Errors
///
/// [`FlowError::Account`] where it is too short.
pub async fn change_password(
    authority: &Authority,
    now: Timestamp,
    stored: Stored<Account>,
    new: &str,
) -> Result<(), FlowError> {
    if new.chars().count() < FEWEST_CHARACTERS {
        return Err(FlowError::Account("new"));
    }
    let mut account = stored.value;
    account.password_hash = hashed(authority, new).await?;
    account.must_change = false;
    let write = Write::by(Actor::Staff(account.id), now).update_staff(account, stored.version);
    authority.record.commit(write).await?;
    Ok(())
}

async fn hashed(authority: &Authority, password: &str) -> Result<String, FlowError> {
    let mut salt = [0; 16];
    authority.ids.fill(&mut salt);
    hash_password(password, salt).await.map_err(|_| FlowError::Store(StoreError::Closed))
}
