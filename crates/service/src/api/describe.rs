//! What the API says of itself: its description, the problem document, and examples that the tests send.

use std::collections::BTreeMap;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use utoipa::openapi::{
    ContentBuilder, Info, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder,
    tag::TagBuilder,
};
use utoipa::{IntoResponses, ToSchema};

/// The head of the description.
pub(super) fn about() -> OpenApi {
    let tag =
        |name: &str, description: &str| TagBuilder::new().name(name).description(Some(description)).build();
    OpenApiBuilder::new()
        .info(info())
        .tags(Some([
            tag("rules", "What the law says, and of whom."),
            tag("documents", "What a travel document says."),
            tag("applications", "Filing, status, correction, withdrawal, appeal."),
            tag("passes", "The pass as a seal, a picture and a paper; and is a seal good?"),
            tag("statistics", "What may be published."),
            tag("service", "The service about itself."),
        ]))
        .build()
}

fn info() -> Info {
    InfoBuilder::new()
        .title("Paiza")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build()))
        .build()
}

const ABOUT: &str = "Digital travel authorisations, from the law to the statistics. \
Keys are kebab-case; dates are `YYYY-MM-DD`; instants are RFC 3339 with an offset; states are the three-letter codes of \
ICAO Doc 9303-3. Fields are added freely and never renamed: ignore what you do not know. \
What creates something takes an `Idempotency-Key`: the same key with the same request gives the first answer again. \
An answer of 2xx is durable; after 4xx nothing was written; after 5xx the same request is safe. \
Texts for people follow `Accept-Language`.";

/// The description of this API.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "openapi",
    tag = "service",
    responses((status = 200, description = "An OpenAPI document.", body = Object))
)]
pub(super) async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], super::description()).into_response()
}

/// A problem (RFC 9457). `type` is stable; `title` and `detail` are for people.
#[derive(ToSchema)]
#[schema(example = problem_example)]
#[expect(dead_code, reason = "a shape for the description; `web::Problem` writes the document")]
pub(super) struct ProblemDocument {
    /// `/api/v1/problems/` and one of `bad-request`, `key-missing`, `invalid-fields`, `not-needed`, `forbidden`,
    /// `not-found`, `method`, `conflict`, `key-reused`, `too-large`, `wrong-kind`, `too-many`, `internal`,
    /// `unavailable`.
    r#type: String,
    /// What kind of problem it is.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What is wrong with this request and what to do.
    detail: Option<String>,
    /// The fields that are wrong.
    fields: Option<Vec<WrongField>>,
}

/// What is wrong with one field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "a shape for the description; `web::FieldProblem` is what is written")]
pub(super) struct WrongField {
    /// Its path, such as `document.nationality` or `stays.0.from`; empty for the body as a whole.
    field: String,
    /// A stable code, such as `missing`, `bad-date`, `unknown-country`.
    code: String,
    /// The same for people.
    message: String,
}

/// The problems that every route may answer with.
pub(super) struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        [
            ("400", "The request cannot be read, or lacks a header."),
            ("413", "The body is too large."),
            ("415", "The media type is not taken."),
            ("422", "Some fields are wrong; each is named. Nothing was written."),
            ("429", "Too many requests; wait as `Retry-After` says."),
            ("500", "The service failed; it is safe to send the request again."),
        ]
        .into_iter()
        .map(|(status, description)| (status.to_owned(), problem_response(description)))
        .collect()
    }
}

/// The problems of a route to a case that is found by reference and birth date.
pub(super) struct CaseProblems;

impl IntoResponses for CaseProblems {
    fn responses() -> BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let more = [
            (
                "404",
                "Nothing is found under this reference and birth date; which of the two is wrong is not said.",
            ),
            ("409", "The application has changed or stands at another stage."),
        ];
        let more = more.into_iter().map(|(status, text)| (status.to_owned(), problem_response(text)));
        Problems::responses().into_iter().chain(more).collect()
    }
}

fn problem_response(description: &str) -> RefOr<utoipa::openapi::Response> {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemDocument"))).build();
    ResponseBuilder::new()
        .description(description)
        .content("application/problem+json", content)
        .build()
        .into()
}

fn problem_example() -> Value {
    json!({
        "type": "/api/v1/problems/invalid-fields",
        "title": "Some fields are wrong",
        "status": 422,
        "detail": "correct the fields named and send the request again",
        "fields": [{"field": "document.nationality", "code": "unknown-country", "message": "there is no such state"}]
    })
}

/// A machine readable zone of a specimen passport (Doc 9303-4, appendix).
pub(super) fn mrz_example() -> Value {
    json!(["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"])
}

/// A journey for work from Uzbekistan.
pub(super) fn situation_example() -> Value {
    json!({
        "into": "RUS",
        "crossing": "entry",
        "document": {"nationality": "UZB", "issuer": "UZB", "kind": "ordinary-passport", "expires": "2031-01-01"},
        "nationalities": ["UZB"],
        "born": "1990-05-01",
        "residence": {"RUS": "none"},
        "visa": {"RUS": {"class": "none"}},
        "role": "none",
        "purpose": "work",
        "contract": {"from": "2026-08-15", "until": "2027-01-31"},
        "urgency": "none",
        "entry": {"at": "2026-08-10T09:00:00+05:00", "point": "RUS-PETUKHOVO"},
        "exit": {"on": "2026-08-20"},
        "filed": {"at": "2026-08-01T12:00:00+05:00"},
        "stays": [{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}]
    })
}

/// A filing for that journey.
pub(super) fn filing_example() -> Value {
    json!({
        "document": {
            "nationality": "UZB", "issuer": "UZB", "kind": "ordinary-passport", "number": "AA1234567",
            "expires": "2031-01-01", "primary": "SPECIMEN", "secondary": "ANVAR", "born": "1990-05-01", "sex": "M"
        },
        "language": "ru",
        "entry": {"at": "2026-08-10T09:00:00+05:00", "point": "RUS-PETUKHOVO", "mode": "road"},
        "exit": "2026-08-20",
        "purpose": "work",
        "contract": {"from": "2026-08-11", "until": "2026-08-20"},
        "stays": [{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}]
    })
}
