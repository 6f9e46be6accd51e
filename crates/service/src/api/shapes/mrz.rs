//! What stands in a machine readable zone, as `paiza mrz` gives it.

use utoipa::ToSchema;

/// The reading of a machine readable zone. Trust nothing in it while `valid` is false.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct MrzReading {
    /// `TD1`, `TD2`, `TD3`, `MRV-A`, `MRV-B`; `null` where the text is no machine readable zone.
    #[schema(required = true)]
    pub format: Option<String>,
    /// Structure, alphabet and check digits are right.
    pub valid: bool,
    /// `P`, `ID`, `V` …
    #[schema(required = true)]
    pub document_code: Option<String>,
    /// The issuing state.
    #[schema(required = true)]
    pub issuer: Option<String>,
    /// The primary identifier.
    #[schema(required = true)]
    pub primary: Option<String>,
    /// The secondary identifier.
    #[schema(required = true)]
    pub secondary: Option<String>,
    /// The name may be cut.
    pub name_truncated: bool,
    /// The document's number.
    #[schema(required = true)]
    pub document_number: Option<String>,
    /// The holder's nationality.
    #[schema(required = true)]
    pub nationality: Option<String>,
    /// `YYMMDD`; unknown parts as `<`.
    #[schema(required = true)]
    pub birth_date: Option<String>,
    /// `F`, `M`, or `null` for a filler.
    #[schema(required = true)]
    pub sex: Option<String>,
    /// `YYMMDD`; unknown parts as `<`.
    #[schema(required = true)]
    pub expiry_date: Option<String>,
    /// The first field that the issuer fills as it likes.
    #[schema(required = true)]
    pub optional: Option<String>,
    /// The second such field, in TD1 only.
    #[schema(required = true, rename = "optional-2")]
    pub optional_2: Option<String>,
    /// Everything that is wrong, in the order of lines and columns.
    pub problems: Vec<MrzProblem>,
}

/// One problem and its place.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct MrzProblem {
    /// A key of the reading, or a check digit such as `composite-check`.
    pub field: String,
    /// What is wrong.
    #[schema(examples("check-digit"))]
    pub code: String,
    /// The line, from 1.
    pub line: u16,
    /// The first column concerned, from 1.
    pub start: u16,
    /// The last column concerned.
    pub end: u16,
}
