//! What stands around a page: the reader's language, the authority's name, the demo notice, who is logged in.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use store::StaffRole;

use crate::i18n::{Language, Text};

/// What every page needs besides its own context. The shell makes one for each request; handlers take it as an
/// extractor.
#[derive(Clone, Debug)]
pub struct Chrome {
    /// The reader's language.
    pub language: Language,
    /// The language was chosen by `?lang=`, so links keep it.
    pub language_is_chosen: bool,
    /// The name of the authority, as its setup gave it.
    pub authority: String,
    /// This installation is a demonstration, which every page says.
    pub demo: bool,
    /// The path of the page, for the language switch (`/status`).
    pub path: String,
    /// The query of the page without `lang`, for the language switch (`stage=referred`); may be empty.
    pub query: String,
    /// Who is logged in, if anybody.
    pub staff: Option<StaffMember>,
    /// The token that staff forms carry; empty for travellers, who have no session.
    pub csrf: String,
}

/// The member of staff that a session belongs to.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct StaffMember {
    /// The identifier of the account.
    pub id: String,
    /// The name shown at the top of the desk.
    pub name: String,
    /// What the account may do.
    pub role: Role,
    /// The password was set by somebody else and must be changed first.
    pub must_change_password: bool,
}

/// What a staff account may do; the same words as on the record.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Looks after staff accounts; sees cases and decides none.
    Admin,
    /// Decides applications, and works at the border.
    Officer,
    /// Decides appeals.
    Appeals,
    /// Admits, refuses and records at the border.
    Border,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[Self::Admin, Self::Officer, Self::Appeals, Self::Border];

    /// The role of an account on record.
    pub fn of(role: StaffRole) -> Self {
        match role {
            StaffRole::Admin => Self::Admin,
            StaffRole::Officer => Self::Officer,
            StaffRole::Appeals => Self::Appeals,
            StaffRole::Border => Self::Border,
        }
    }

    /// The role as the record knows it.
    pub fn on_record(self) -> StaffRole {
        match self {
            Self::Admin => StaffRole::Admin,
            Self::Officer => StaffRole::Officer,
            Self::Appeals => StaffRole::Appeals,
            Self::Border => StaffRole::Border,
        }
    }

    /// Reads the word of a form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.code() == word)
    }

    /// The word, for messages (group `role-staff`) and forms.
    pub fn code(self) -> &'static str {
        self.on_record().word()
    }

    /// May see cases and appeals.
    pub fn sees_cases(self) -> bool {
        self != Self::Border
    }

    /// May work at the border.
    pub fn sees_border(self) -> bool {
        matches!(self, Self::Border | Self::Officer)
    }

    /// May look after accounts.
    pub fn sees_staff(self) -> bool {
        self == Self::Admin
    }
}

impl Chrome {
    /// The words of the reader's language.
    pub fn text(&self) -> Text {
        Text::new(self.language)
    }

    /// A link inside this site that keeps a chosen language.
    pub fn href(&self, path: impl AsRef<str>) -> String {
        let path = path.as_ref();
        if !self.language_is_chosen {
            return path.to_owned();
        }
        let (path, fragment) = path.split_once('#').map_or((path, ""), |(path, fragment)| (path, fragment));
        let mark = if path.contains('?') { '&' } else { '?' };
        let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        format!("{path}{mark}lang={}{hash}", self.language)
    }

    /// The languages that this page speaks.
    pub fn languages(&self) -> &'static [Language] {
        Language::spoken_on(&self.path)
    }

    /// This page in another language.
    pub fn switch(&self, language: &Language) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("{}&", self.query) };
        format!("{}?{query}lang={language}", self.path)
    }

    /// The chrome of samples and of tests.
    pub fn sample(language: Language, staff: Option<Role>) -> Self {
        Self {
            language,
            language_is_chosen: true,
            authority: "Specimen Border Authority".to_owned(),
            demo: true,
            path: "/sample".to_owned(),
            query: String::new(),
            staff: staff.map(|role| StaffMember {
                id: "01J9Z3".to_owned(),
                name: "A. Officer".to_owned(),
                role,
                must_change_password: false,
            }),
            csrf: staff.map_or_else(String::new, |_| "sample-token".to_owned()),
        }
    }
}

/// A request that did not pass the shell (which only tests do) gets English and no demo notice.
impl<S: Sync> FromRequestParts<S> for Chrome {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self {
            language: Language::English,
            language_is_chosen: false,
            authority: String::new(),
            demo: false,
            path: parts.uri.path().to_owned(),
            query: String::new(),
            staff: None,
            csrf: String::new(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_a_chosen_language_and_only_that() {
        let mut chrome = Chrome::sample(Language::Russian, None);
        assert_eq!(chrome.href("/check"), "/check?lang=ru");
        assert_eq!(chrome.href("/desk?stage=referred#top"), "/desk?stage=referred&lang=ru#top");
        chrome.language_is_chosen = false;
        assert_eq!(chrome.href("/check#answer"), "/check#answer");
        chrome.query = "stage=referred".to_owned();
        assert_eq!(chrome.switch(&Language::English), "/sample?stage=referred&lang=en");
    }
}
