//! Accounts of staff. Names, logins and password hashes are stored sealed; a login is found by its keyed hash.

use base::Timestamp;
use journey::StaffId;
use serde::{Deserialize, Serialize};

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// Sets up the authority and keeps the accounts.
    Admin,
    /// Decides applications.
    Officer,
    /// Decides appeals.
    Appeals,
    /// Works at a border post.
    Border,
}

impl StaffRole {
    /// Every role.
    pub const ALL: &'static [Self] = &[Self::Admin, Self::Officer, Self::Appeals, Self::Border];

    /// The spelling in columns and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Officer => "officer",
            Self::Appeals => "appeals",
            Self::Border => "border",
        }
    }

    /// Reads the spelling; `None` for any other word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.word() == word)
    }
}

/// The account of a member of staff.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Account {
    /// The identifier.
    pub id: StaffId,
    /// The name to log in with; upper and lower case are the same.
    pub login: String,
    /// The name shown to colleagues.
    pub name: String,
    /// What the person may do.
    pub role: StaffRole,
    /// The hash of the password, in the PHC string format.
    pub password_hash: String,
    /// True if the account was locked.
    pub is_locked: bool,
    /// True if the password must be changed at the next log-in.
    pub must_change: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for Account {
    /// Prints neither name nor hash.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}
