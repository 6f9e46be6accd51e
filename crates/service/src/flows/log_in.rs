//! Log-in of staff: a password against its hash, in its own thread and never many at a time.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use store::{Account, Stored};
use tokio::sync::Semaphore;

use crate::Authority;

/// Hashing takes 19 MiB and tens of milliseconds each: two at a time leave the machine to travellers.
static HASHING: Semaphore = Semaphore::const_new(2);

/// The hash of a password nobody has, so that an unknown login takes as long as a wrong password.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$2p0bnfJMqFrPF0SVw7pS8LlPvtBm3mnvDDYvzCaxW/s";

/// Why nobody was logged in. The page says the same for the first two.
#[derive(Debug, thiserror::Error)]
pub enum LogInError {
    /// Login or password is wrong.
    #[error("login or password is wrong")]
    Wrong,
    /// The account is locked.
    #[error("the account is locked")]
    Locked,
    /// The record or the hashing failed.
    #[error("log-in could not be checked")]
    Fault,
}

/// Checks a login and a password.
///
/// # Errors
///
/// [`LogInError`] says why not; a locked account is told so only to who knows its password.
pub async fn log_in(
    authority: &Authority,
    login: &str,
    password: &str,
) -> Result<Stored<Account>, LogInError> {
    let found = authority.record.staff_by_login(login).await.map_err(|_| LogInError::Fault)?;
    let hash = found.as_ref().map_or_else(|| NOBODY.to_owned(), |found| found.value.password_hash.clone());
    let is_right = verify_password(hash, password.to_owned()).await?;
    match found {
        Some(found) if is_right && found.value.is_locked => Err(LogInError::Locked),
        Some(found) if is_right => Ok(found),
        _ => Err(LogInError::Wrong),
    }
}

async fn verify_password(hash: String, password: String) -> Result<bool, LogInError> {
    in_turn(move || {
        let parsed = PasswordHash::new(&hash).map_err(|_| LogInError::Fault)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
}

/// Hashes a password with a salt of sixteen random bytes.
///
/// # Errors
///
/// [`LogInError::Fault`] where hashing fails.
pub async fn hash_password(password: &str, salt: [u8; 16]) -> Result<String, LogInError> {
    let password = password.to_owned();
    in_turn(move || {
        let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hashed.map(|hash| hash.to_string()).map_err(|_| LogInError::Fault)
    })
    .await
}

async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, LogInError> + Send + 'static,
) -> Result<T, LogInError> {
    let _turn = HASHING.acquire().await.map_err(|_| LogInError::Fault)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| LogInError::Fault)?
}
