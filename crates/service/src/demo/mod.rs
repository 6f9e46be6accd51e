//! A demonstration: the specimen state `UTO`, whose rules are evaluated as Russia's, with staff and two hundred made-up
//! travellers who lived through the past months by the same use cases as everybody.

mod lives;
pub mod people;

use base::{Country, Timestamp};
use jiff::SignedDuration;
use journey::Actor;
use store::StaffRole;

use crate::Authority;
use crate::config::{Config, DataFolder};
use crate::flows::{self, FlowError, NewAccount};
use crate::installation::{Doors, InstallationError, NewAuthority, set_up};

pub use lives::fill;

/// How long ago the demonstration's authority was set up.
const AGE: SignedDuration = SignedDuration::from_hours(200 * 24);

/// A member of the demonstration's staff.
#[derive(Clone, Debug)]
pub struct DemoStaff {
    /// The account.
    pub id: journey::StaffId,
    /// What it may do.
    pub role: StaffRole,
    /// The name to log in with.
    pub login: String,
    /// The password, to be printed once.
    pub password: String,
    /// What the account is for, in a few words.
    pub what: &'static str,
}

const STAFF: [(&str, &str, StaffRole, &str); 4] = [
    ("officer", "Officer One", StaffRole::Officer, "decides applications, works at the border"),
    ("officer2", "Officer Two", StaffRole::Officer, "the same; decides appeals against Officer One"),
    ("appeals", "Appeals Desk", StaffRole::Appeals, "decides appeals"),
    ("border", "Border Desk", StaffRole::Border, "works at the border"),
];

/// Makes the authority of the demonstration with its staff.
///
/// # Errors
///
/// [`InstallationError`], as for a real one.
pub async fn found(
    folder: &DataFolder,
    config: &Config,
    doors: Doors,
) -> Result<(Authority, Vec<DemoStaff>), InstallationError> {
    let now = doors.clock.now();
    let begun = now.checked_sub(AGE).unwrap_or(now);
    let new = NewAuthority {
        name: "Specimen Border Authority".to_owned(),
        state: state("UTO"),
        rules_of: state("RUS"),
        place: "Utopia City".to_owned(),
        packs: Vec::new(),
        zone: "Europe/Moscow".to_owned(),
        is_demo: true,
        administrator: "admin".to_owned(),
    };
    let (authority, password) = set_up(folder, config, new, doors, begun).await?;
    let mut staff = Vec::new();
    if let Some(admin) = authority.record.staff_by_login("admin").await? {
        let id = admin.value.id;
        flows::change_password(&authority, begun, admin, password.reveal()).await?;
        let what = "keeps accounts, sees cases";
        let password = password.reveal().to_owned();
        staff.push(DemoStaff { id, role: StaffRole::Admin, login: "admin".to_owned(), password, what });
    }
    for (login, name, role, what) in STAFF {
        staff.push(account(&authority, begun, login, name, role, what).await?);
    }
    Ok((authority, staff))
}

fn state(code: &str) -> Country {
    #[expect(
        clippy::expect_used,
        reason = "both codes stand in the table of states, which a test of `base` holds"
    )]
    Country::parse(code).expect("the code stands in the table")
}

async fn account(
    authority: &Authority,
    at: Timestamp,
    login: &str,
    name: &str,
    role: StaffRole,
    what: &'static str,
) -> Result<DemoStaff, FlowError> {
    let id = authority.new_id(at);
    let new = NewAccount { id, login: login.to_owned(), name: name.to_owned(), role };
    let password = flows::add_account(authority, at, Actor::Operator, new).await?.reveal().to_owned();
    let stored = authority.record.staff(id).await?.ok_or(FlowError::NotFound)?;
    flows::change_password(authority, at, stored, &password).await?;
    Ok(DemoStaff { id, role, login: login.to_owned(), password, what })
}
