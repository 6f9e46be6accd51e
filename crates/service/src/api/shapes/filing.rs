//! A filing, as `journey::FilingDraft` reads it. An empty text and an absent key both mean that nothing was said.

use utoipa::ToSchema;

use super::words;

/// What a traveller files.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case", example = super::super::describe::filing_example)]
pub struct Filing {
    /// The travel document, as its machine readable zone prints it.
    pub document: Document,
    /// Further nationalities, as country codes.
    #[schema(required = false, max_items = 100)]
    pub nationalities: Vec<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// The language in which the traveller reads.
    #[schema(schema_with = words::language)]
    pub language: String,
    /// Where and when the border will be crossed.
    pub entry: Entry,
    /// Day of leaving.
    #[schema(format = Date)]
    pub exit: Option<String>,
    /// What the trip is for.
    #[schema(schema_with = words::purpose)]
    pub purpose: String,
    /// Regions to be visited.
    #[schema(required = false, max_items = 100)]
    pub regions: Vec<String>,
    /// Why it is urgent; nothing said means that it is not.
    #[schema(schema_with = words::urgency, required = false)]
    pub urgency: Option<String>,
    /// The `id` of an upload that proves the emergency.
    pub proof: Option<String>,
    /// A standing that changes the rules; nothing said means none.
    #[schema(schema_with = words::role, required = false)]
    pub role: Option<String>,
    /// A contract of work in the state travelled to.
    pub contract: Option<Contract>,
    /// A residence permit of the state travelled to; nothing said means none.
    #[schema(schema_with = words::residence, required = false)]
    pub residence: Option<String>,
    /// A visa of the state travelled to; nothing said means none.
    pub visa: Option<Visa>,
    /// Earlier stays.
    #[schema(required = false, max_items = 100)]
    pub stays: Vec<Stay>,
    /// The adult who files for a child under 18.
    pub guardian: Option<Guardian>,
}

/// A travel document.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Document {
    /// Country code of the nationality.
    #[schema(examples("UZB"))]
    pub nationality: String,
    /// Country code of the issuer.
    pub issuer: String,
    /// Kind of document.
    #[schema(schema_with = words::document_kind)]
    pub kind: String,
    /// Number: letters and figures.
    #[schema(max_length = 22)]
    pub number: String,
    /// Last day of validity.
    #[schema(format = Date)]
    pub expires: String,
    /// Primary identifier (family name): letters `A` to `Z` and blanks.
    #[schema(max_length = 80)]
    pub primary: String,
    /// Secondary identifier (given names).
    #[schema(max_length = 80)]
    pub secondary: Option<String>,
    /// Birth date; `XX` for a month or day that the document does not state.
    #[schema(examples("1990-05-01", "1990-XX-XX"))]
    pub born: String,
    /// Sex as the document prints it.
    #[schema(schema_with = words::sex)]
    pub sex: String,
}

/// The entry: `at` where the hour is known, else `on`.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Entry {
    /// Instant with an offset.
    #[schema(format = DateTime)]
    pub at: Option<String>,
    /// Day, where the hour is not known.
    #[schema(format = Date)]
    pub on: Option<String>,
    /// Crossing point, as `GET /api/v1/points` names it.
    pub point: Option<String>,
    /// How the border is crossed.
    #[schema(schema_with = words::mode, required = false)]
    pub mode: Option<String>,
}

/// A contract of work.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Contract {
    /// First day.
    #[schema(format = Date)]
    pub from: String,
    /// Last day; nothing said where it has none.
    #[schema(format = Date)]
    pub until: Option<String>,
}

/// A visa.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Visa {
    /// The state's own class, or `none`.
    pub class: String,
    /// Day of issue.
    #[schema(format = Date)]
    pub issued: Option<String>,
    /// Last day of validity.
    #[schema(format = Date)]
    pub expires: Option<String>,
}

/// An earlier stay.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Stay {
    /// Country code.
    pub r#in: String,
    /// First day.
    #[schema(format = Date)]
    pub from: String,
    /// Last day; nothing said where the stay goes on.
    #[schema(format = Date)]
    pub to: Option<String>,
    /// Ground of the stay; nothing said means `visa-free`.
    #[schema(schema_with = words::ground, required = false)]
    pub ground: Option<String>,
}

/// The adult who files for a child.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Guardian {
    /// Primary identifier.
    #[schema(max_length = 80)]
    pub primary: String,
    /// Secondary identifier.
    #[schema(max_length = 80)]
    pub secondary: Option<String>,
    /// Country code of the nationality.
    pub nationality: String,
    /// Number of the adult's travel document.
    #[schema(max_length = 22)]
    pub document_number: String,
    /// What the adult is to the child.
    #[schema(schema_with = words::relation)]
    pub relation: String,
}
