//! Who is at the desk, and what they may decide. Which rooms an account may enter is the door's business.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use journey::StaffId;

use super::super::{Site, reply};
use crate::flows::FlowError;
use crate::web::{Chrome, Role};

/// A member of staff who is logged in.
#[derive(Clone, Debug)]
pub struct Officer {
    /// The account.
    pub id: StaffId,
    /// What it may do.
    pub role: Role,
}

impl Officer {
    /// May decide applications.
    pub fn decides_cases(&self) -> bool {
        self.role == Role::Officer
    }

    /// May decide appeals: those of the appeals desk, and officers against what a colleague refused.
    pub fn decides_appeals(&self) -> bool {
        matches!(self.role, Role::Appeals | Role::Officer)
    }

    /// The page of somebody who may not.
    ///
    /// # Errors
    ///
    /// The page itself, unless `may`.
    pub fn must(may: bool, chrome: &Chrome) -> Result<(), Response> {
        if may { Ok(()) } else { Err(reply::fault(&FlowError::Forbidden, chrome)) }
    }
}

impl FromRequestParts<Site> for Officer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let Ok(chrome) = Chrome::from_request_parts(parts, site).await;
        let member = chrome.staff.as_ref();
        let id = member.and_then(|member| StaffId::parse(&member.id).ok());
        match (id, member) {
            (Some(id), Some(member)) => Ok(Self { id, role: member.role }),
            _ => Err(reply::fault(&FlowError::Forbidden, &chrome)),
        }
    }
}
