//! `/api/v1/applications`: file, look, correct, withdraw, appeal.

use axum::Json as Answered;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{Date, Timestamp};
use journey::{Application, Filing, FilingDraft, Stage, UploadId};
use serde::{Deserialize, Serialize};
use store::Stored;
use utoipa::ToSchema;

use super::describe::{CaseProblems, ProblemDocument, Problems};
use super::input::{IdempotencyKey, Json, Reader, Whose, field};
use super::shapes::{self, words};
use super::status::{self, CaseStatus, PassSummary, ReasonWord};
use super::{Api, fault};
use crate::Authority;
use crate::flows::facts::{OwnRecord, filed_at, of_filing};
use crate::flows::{self, FlowError, NewAppeal, Submission};
use crate::site::views;
use crate::web::Problem;

/// What follows from a filing.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct FiledApplication {
    /// The reference: with the birth date it opens the case.
    #[schema(examples("K79QQ-SM6QY-C"))]
    reference: String,
    /// `granted`, or `referred` to an officer. Nobody is refused without a person.
    #[schema(schema_with = words::stage)]
    stage: &'static str,
    /// The last day on which an officer shall decide.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    decide_by: Option<Date>,
    /// Why an officer must decide.
    reasons: Vec<ReasonWord>,
    /// What the rules say to what was filed, with the rules that decided. The authority asks its own record beside it.
    #[schema(value_type = shapes::Answer)]
    answer: rules::Answer,
    /// The pass, if it is granted.
    #[schema(required = true)]
    pass: Option<PassSummary>,
}

/// An appeal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct AppealBody {
    /// Why the refusal is wrong.
    #[schema(min_length = 1, max_length = 2000)]
    grounds: String,
}

/// Files an application.
///
/// The rules decide whether it is granted at once or goes to an officer. The same key with the same body gives the first
/// outcome again, with the same status.
#[utoipa::path(
    post,
    path = "/api/v1/applications",
    operation_id = "file-application",
    tag = "applications",
    params(("Idempotency-Key" = String, Header, description = "1 to 100 visible ASCII characters of your own making.")),
    request_body = shapes::Filing,
    responses(
        (status = 201, description = "It is filed.", body = FiledApplication),
        (status = 409, description = "The key was used for another filing.", body = ProblemDocument,
            content_type = "application/problem+json"),
        Problems,
    )
)]
pub(super) async fn file(
    State(api): State<Api>,
    reader: Reader,
    IdempotencyKey(key): IdempotencyKey,
    Json(draft): Json<FilingDraft>,
) -> Result<Response, Problem> {
    let authority = api.authority();
    names_what_exists(authority, &draft).await?;
    let submission = Submission { draft, key };
    let done = match flows::submit(authority, authority.clock.now(), submission).await {
        Ok(application) => filed(authority, &application).await,
        Err(error) => Err(error),
    };
    let body = done.map_err(|error| fault::of_flow(error, reader.0))?;
    Ok((StatusCode::CREATED, Answered(body)).into_response())
}

/// What a page can only pick from a list, a program can spell wrong: the crossing point, and the proof.
async fn names_what_exists(authority: &Authority, draft: &FilingDraft) -> Result<(), Problem> {
    let mut fields = Vec::new();
    let known = authority.packs.points(authority.rules_of());
    let point = draft.entry.point.as_deref().map(str::trim).filter(|point| !point.is_empty());
    if let Some(point) = point.filter(|point| !known.is_empty() && !known.contains(point)) {
        let near = base::nearest(point, known.iter().copied());
        let message = near.map_or_else(
            || "ask `/api/v1/points` for the crossing points".to_owned(),
            |near| format!("there is no such crossing point; did you mean `{near}`?"),
        );
        fields.push(field("entry.point", "unknown-point", message));
    }
    if let Some(id) = draft.proof.as_deref().and_then(|text| UploadId::parse(text.trim()).ok())
        && authority.record.upload(id).await.map_err(Problem::internal)?.is_none()
    {
        fields.push(field("proof", "unknown-upload", "send the proof to `/api/v1/uploads` first"));
    }
    if fields.is_empty() { Ok(()) } else { Err(Problem::fields(fields)) }
}

async fn filed(authority: &Authority, application: &Application) -> Result<FiledApplication, FlowError> {
    let pass = views::current_pass(authority, application).await?;
    Ok(FiledApplication {
        reference: application.reference().to_string(),
        stage: application.stage().name().word(),
        decide_by: application.stage().deadline().map(|deadline| deadline.last_day),
        reasons: status::reasons(application),
        answer: answer(authority, application),
        pass: pass.map(|pass| status::summary(&pass.value)),
    })
}

/// The rules' answer to what the traveller said, and to nothing else: whoever files in somebody's name must not learn
/// from it what the authority's own record holds.
fn answer(authority: &Authority, application: &Application) -> rules::Answer {
    let filed = filed_at(authority.moment(application.filed_at()));
    let mut situation = of_filing(application.filing(), authority.rules_of(), filed, &OwnRecord::default());
    situation.hits = None;
    authority.answer(&situation, authority.day_of(application.filed_at()))
}

/// Where does it stand?
#[utoipa::path(
    get,
    path = "/api/v1/applications/{reference}",
    operation_id = "show-application",
    tag = "applications",
    params(
        ("reference" = String, Path, description = "As it was given on filing."),
        ("Birth-Date" = String, Header, description = "The traveller's birth date.", example = "1990-05-01"),
    ),
    responses((status = 200, description = "Where it stands.", body = CaseStatus), CaseProblems)
)]
pub(super) async fn show(
    State(api): State<Api>,
    reader: Reader,
    whose: Whose,
) -> Result<Answered<CaseStatus>, Problem> {
    let authority = api.authority();
    let stored = found(authority, &whose, &reader).await?;
    stands(authority, &stored.value, authority.clock.now(), &reader).await
}

/// Corrects the filing, until a decision falls.
///
/// The whole filing is replaced, and the rules are asked anew. The same filing again changes nothing.
#[utoipa::path(
    put,
    path = "/api/v1/applications/{reference}",
    operation_id = "correct-application",
    tag = "applications",
    params(
        ("reference" = String, Path, description = "As it was given on filing."),
        ("Birth-Date" = String, Header, description = "The birth date as filed so far.", example = "1990-05-01"),
    ),
    request_body = shapes::Filing,
    responses((status = 200, description = "Where it stands now.", body = CaseStatus), CaseProblems)
)]
pub(super) async fn correct(
    State(api): State<Api>,
    reader: Reader,
    whose: Whose,
    Json(draft): Json<FilingDraft>,
) -> Result<Answered<CaseStatus>, Problem> {
    let authority = api.authority();
    let now = authority.clock.now();
    let stored = found(authority, &whose, &reader).await?;
    if Filing::try_from(draft.clone()).as_ref() == Ok(stored.value.filing()) {
        return stands(authority, &stored.value, now, &reader).await;
    }
    names_what_exists(authority, &draft).await?;
    let corrected = flows::correct(authority, now, stored, draft).await;
    done(authority, corrected, now, &reader).await
}

/// Withdraws the application, until a decision falls. Doing it again changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{reference}/withdrawal",
    operation_id = "withdraw-application",
    tag = "applications",
    params(
        ("reference" = String, Path, description = "As it was given on filing."),
        ("Birth-Date" = String, Header, description = "The traveller's birth date.", example = "1990-05-01"),
    ),
    responses((status = 200, description = "Where it stands now.", body = CaseStatus), CaseProblems)
)]
pub(super) async fn withdraw(
    State(api): State<Api>,
    reader: Reader,
    whose: Whose,
) -> Result<Answered<CaseStatus>, Problem> {
    let authority = api.authority();
    let now = authority.clock.now();
    let stored = found(authority, &whose, &reader).await?;
    if matches!(stored.value.stage(), Stage::Withdrawn { .. }) {
        return stands(authority, &stored.value, now, &reader).await;
    }
    let withdrawn = flows::withdraw(authority, now, stored).await;
    done(authority, withdrawn, now, &reader).await
}

/// Appeals against a refusal; another officer decides. The same appeal again changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/applications/{reference}/appeal",
    operation_id = "appeal",
    tag = "applications",
    params(
        ("reference" = String, Path, description = "As it was given on filing."),
        ("Birth-Date" = String, Header, description = "The traveller's birth date.", example = "1990-05-01"),
    ),
    request_body = AppealBody,
    responses((status = 200, description = "Where it stands now.", body = CaseStatus), CaseProblems)
)]
pub(super) async fn appeal(
    State(api): State<Api>,
    reader: Reader,
    whose: Whose,
    Json(AppealBody { grounds }): Json<AppealBody>,
) -> Result<Answered<CaseStatus>, Problem> {
    let authority = api.authority();
    let now = authority.clock.now();
    let stored = found(authority, &whose, &reader).await?;
    if matches!(stored.value.stage(), Stage::Appealed { appeal, .. } if appeal.grounds == grounds.trim()) {
        return stands(authority, &stored.value, now, &reader).await;
    }
    let appealed = flows::appeal(authority, now, stored, NewAppeal { grounds }).await;
    done(authority, appealed, now, &reader).await
}

/// The case that reference and birth date open together.
///
/// # Errors
///
/// The same [`Problem`] for an unknown reference, a text that is none, and a wrong birth date.
pub(super) async fn found(
    authority: &Authority,
    whose: &Whose,
    reader: &Reader,
) -> Result<Stored<Application>, Problem> {
    let reference = whose.reference.ok_or_else(|| fault::nothing_found(reader.0))?;
    flows::find(authority, reference, whose.born).await.map_err(|error| fault::of_flow(error, reader.0))
}

async fn done(
    authority: &Authority,
    step: Result<Application, FlowError>,
    now: Timestamp,
    reader: &Reader,
) -> Result<Answered<CaseStatus>, Problem> {
    match step {
        Ok(application) => stands(authority, &application, now, reader).await,
        Err(error) => Err(fault::of_flow(error, reader.0)),
    }
}

async fn stands(
    authority: &Authority,
    application: &Application,
    now: Timestamp,
    reader: &Reader,
) -> Result<Answered<CaseStatus>, Problem> {
    let stands = status::of(authority, application, now).await;
    stands.map(Answered).map_err(|error| fault::of_flow(error, reader.0))
}
