//! A write made ready for the writer: bodies sealed, columns filled, statements chosen.
//!
//! This work is done by the caller's task, so that the one writer does nothing but write.

use base::Timestamp;
use journey::{Application, Basis, Crossing, Hit, PassRecord, PassState};
use pass::PassNumber;
use rules::Urgency;

use crate::error::StoreError;
use crate::records::{Seals, Upload, Version};
use crate::seal::Sealer;
use crate::settings::AuthoritySettings;
use crate::staff::Account;
use crate::statement::{Expect, Statement, Value};
use crate::write::{Change, Idempotency, NewEvent, WillSign, Write};

/// Longest idempotency key, in bytes.
const KEY_BYTES: usize = 128;

/// A write that is ready to be kept.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) at: i64,
    pub(crate) actor: String,
    pub(crate) once: Option<Once>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) events: Vec<PreparedEvent>,
}

/// An idempotency key, its request and the sealed answer.
#[derive(Clone, Debug)]
pub(crate) struct Once {
    pub(crate) key: String,
    pub(crate) request: Vec<u8>,
    pub(crate) answer: Vec<u8>,
}

/// An event but for its number and its hashes, which the writer knows.
#[derive(Debug)]
pub(crate) struct PreparedEvent {
    pub(crate) kind: String,
    pub(crate) subject: String,
    pub(crate) details: String,
}

/// Makes a write ready.
pub(crate) fn prepare(write: Write, sealer: &Sealer) -> Result<Prepared, StoreError> {
    if write.changes.is_empty() && write.events.is_empty() {
        return Err(StoreError::EmptyWrite);
    }
    if write.idempotency.is_none() && write.changes.iter().any(Change::creates) {
        return Err(StoreError::KeyMissing);
    }
    let once = write.idempotency.map(|once| prepare_once(once, &write.answer, sealer)).transpose()?;
    let statements: Vec<Vec<Statement>> =
        write.changes.iter().map(|change| statements_of(change, sealer)).collect::<Result<_, _>>()?;
    let events = write.events.into_iter().map(prepare_event).collect::<Result<_, _>>()?;
    Ok(Prepared {
        at: write.at.as_second(),
        actor: write.actor.to_string(),
        once,
        statements: statements.into_iter().flatten().collect(),
        events,
    })
}

pub(crate) fn prepare_event(event: NewEvent) -> Result<PreparedEvent, StoreError> {
    let details =
        serde_json::to_string(&event.details).map_err(|_| StoreError::Unreadable { what: "event" })?;
    Ok(PreparedEvent { kind: event.kind, subject: event.subject, details })
}

fn prepare_once(once: Idempotency, answer: &str, sealer: &Sealer) -> Result<Once, StoreError> {
    let is_printable = once.key.chars().all(|c| !c.is_control());
    if once.key.is_empty() || once.key.len() > KEY_BYTES || !is_printable {
        return Err(StoreError::KeyUnfit);
    }
    let answer = sealer.seal_bytes("answer", &once.key, answer.as_bytes())?;
    Ok(Once { key: once.key, request: once.request.to_vec(), answer })
}

fn statements_of(change: &Change, sealer: &Sealer) -> Result<Vec<Statement>, StoreError> {
    let statement = match change {
        Change::InsertApplication(application) => return insert_application(application, sealer),
        Change::UpdateApplication(application, read) => update_application(application, *read, sealer)?,
        Change::InsertPass(pass, seals) => insert_pass(pass, seals, sealer)?,
        Change::UpdatePass(pass, read) => update_pass(pass, *read, sealer)?,
        Change::WillSign(what) => will_sign(what, sealer)?,
        Change::EndSigning(number, signer) => return Ok(end_signing(*number, signer.as_deref())),
        Change::InsertCrossing(crossing) => insert_crossing(crossing, sealer)?,
        Change::UpdateCrossing(crossing, read) => update_crossing(crossing, *read, sealer)?,
        Change::InsertHit(hit) => insert_hit(hit, sealer)?,
        Change::UpdateHit(hit, read) => update_hit(hit, *read, sealer)?,
        Change::InsertStaff(account) => insert_staff(account, sealer)?,
        Change::UpdateStaff(account, read) => update_staff(account, *read, sealer)?,
        Change::InsertUpload(upload) => insert_upload(upload, sealer)?,
        Change::InsertSettings(settings) => insert_settings(settings)?,
        Change::UpdateSettings(settings, read) => update_settings(settings, *read)?,
    };
    Ok(vec![statement])
}

fn insert_application(application: &Application, sealer: &Sealer) -> Result<Vec<Statement>, StoreError> {
    let filing = application.filing();
    let id = application.id().to_string();
    let mut statements = vec![Statement::new(
        "INSERT INTO application (id, reference, stage, filed_at, deadline, queue_at, nationality, purpose, \
         is_urgent, kept_since, document_index, body, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        Expect::New("application"),
        vec![
            id.clone().into(),
            application.reference().compact().into(),
            application.stage().name().word().into(),
            application.filed_at().as_second().into(),
            deadline(application).into(),
            queue_at(application).into(),
            filing.document.nationality.code().into(),
            filing.purpose.word().into(),
            (filing.urgency != Urgency::None).into(),
            seconds(application.kept_since()).into(),
            sealer.term(&filing.document.term()).into(),
            sealer.seal("application", &id, application)?.into(),
        ],
    )];
    statements.extend(filing.proof.map(|proof| {
        Statement::new(
            "UPDATE upload SET application_id = $1 WHERE id = $2 AND application_id IS NULL",
            Expect::Same("upload"),
            vec![id.into(), proof.to_string().into()],
        )
    }));
    Ok(statements)
}

fn update_application(
    application: &Application,
    read: Version,
    sealer: &Sealer,
) -> Result<Statement, StoreError> {
    let filing = application.filing();
    let id = application.id().to_string();
    Ok(Statement::new(
        "UPDATE application SET stage = $1, deadline = $2, queue_at = $3, nationality = $4, purpose = $5, \
         is_urgent = $6, kept_since = $7, document_index = $8, body = $9, version = version + 1 \
         WHERE id = $10 AND version = $11 AND erased_at IS NULL",
        Expect::Same("application"),
        vec![
            application.stage().name().word().into(),
            deadline(application).into(),
            queue_at(application).into(),
            filing.document.nationality.code().into(),
            filing.purpose.word().into(),
            (filing.urgency != Urgency::None).into(),
            seconds(application.kept_since()).into(),
            sealer.term(&filing.document.term()).into(),
            sealer.seal("application", &id, application)?.into(),
            id.into(),
            read.0.into(),
        ],
    ))
}

fn insert_pass(pass: &PassRecord, seals: &Seals, sealer: &Sealer) -> Result<Statement, StoreError> {
    let number = pass.number().to_string();
    let state = pass_state(pass, sealer)?;
    Ok(Statement::new(
        "INSERT INTO pass (number, application_id, issued_at, valid_from, valid_until, state, state_at, used_by, \
         state_body, status_index, kept_since, body, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        Expect::New("pass"),
        vec![
            number.clone().into(),
            pass.application().to_string().into(),
            pass.issued_at().as_second().into(),
            pass.window().from.to_string().into(),
            pass.window().until.to_string().into(),
            state.word.into(),
            state.at,
            state.used_by,
            state.body,
            pass.place().map(|place| i64::from(place.number())).into(),
            pass.kept_since().as_second().into(),
            sealer.seal_bytes("pass", &number, seals.as_bytes())?.into(),
        ],
    ))
}

fn will_sign(what: &WillSign, sealer: &Sealer) -> Result<Statement, StoreError> {
    let number = what.number.to_string();
    Ok(Statement::new(
        "INSERT INTO signing (number, signer, prepared_at, kept_since, body) VALUES ($1, $2, $3, $4, $5)",
        Expect::New("signing"),
        vec![
            number.clone().into(),
            what.signer.clone().into(),
            what.prepared_at.as_second().into(),
            what.kept_since.as_second().into(),
            sealer.seal_bytes("signing", &number, &what.content)?.into(),
        ],
    ))
}

fn end_signing(number: PassNumber, signer: Option<&str>) -> Vec<Statement> {
    let gone = Statement::new(
        "DELETE FROM signing WHERE number = $1",
        Expect::Same("signing"),
        vec![number.to_string().into()],
    );
    let counted = signer.map(|signer| {
        Statement::new(
            "INSERT INTO signer_use (signer, passes) VALUES ($1, 1) \
             ON CONFLICT (signer) DO UPDATE SET passes = signer_use.passes + 1",
            Expect::Any,
            vec![signer.into()],
        )
    });
    std::iter::once(gone).chain(counted).collect()
}

fn update_pass(pass: &PassRecord, read: Version, sealer: &Sealer) -> Result<Statement, StoreError> {
    let state = pass_state(pass, sealer)?;
    Ok(Statement::new(
        "UPDATE pass SET state = $1, state_at = $2, used_by = $3, state_body = $4, version = version + 1 \
         WHERE number = $5 AND version = $6 AND state IN ('unused', 'suspended') AND erased_at IS NULL",
        Expect::Same("pass"),
        vec![
            state.word.into(),
            state.at,
            state.used_by,
            state.body,
            pass.number().to_string().into(),
            read.0.into(),
        ],
    ))
}

/// The columns of a state.
struct StateColumns {
    word: &'static str,
    at: Value,
    used_by: Value,
    body: Value,
}

fn pass_state(pass: &PassRecord, sealer: &Sealer) -> Result<StateColumns, StoreError> {
    let (word, at, used_by) = match pass.state() {
        PassState::Unused => ("unused", Value::NoNumber, Value::NoText),
        PassState::Used { crossing, at } => ("used", at.as_second().into(), crossing.to_string().into()),
        PassState::Suspended { at, .. } => ("suspended", at.as_second().into(), Value::NoText),
        PassState::Revoked { at, .. } => ("revoked", at.as_second().into(), Value::NoText),
    };
    let number = pass.number().to_string();
    let body = pass.state().withdrawal().map(|why| sealer.seal("pass-state", &number, why)).transpose()?;
    Ok(StateColumns { word, at, used_by, body: body.into() })
}

fn insert_crossing(crossing: &Crossing, sealer: &Sealer) -> Result<Statement, StoreError> {
    let details = crossing.details();
    let id = crossing.id().to_string();
    let (basis, pass_number) = basis(&details.basis);
    Ok(Statement::new(
        "INSERT INTO crossing (id, person_index, document_index, direction, at, offset_seconds, post, officer_id, \
         nationality, purpose, basis, pass_number, outcome, last_lawful_day, body, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        Expect::New("crossing"),
        vec![
            id.clone().into(),
            sealer.term(&details.holder.person_term()).into(),
            sealer.term(&details.holder.document_term()).into(),
            details.direction.word().into(),
            details.at.instant().as_second().into(),
            i64::from(details.at.offset().seconds()).into(),
            details.post.clone().into(),
            details.officer.to_string().into(),
            details.holder.nationality.code().into(),
            details.purpose.map(|purpose| purpose.word().to_owned()).into(),
            basis.into(),
            pass_number.into(),
            crossing.outcome().name().word().into(),
            details.last_lawful_day.map(|day| day.to_string()).into(),
            sealer.seal("crossing", &id, crossing)?.into(),
        ],
    ))
}

fn update_crossing(crossing: &Crossing, read: Version, sealer: &Sealer) -> Result<Statement, StoreError> {
    let id = crossing.id().to_string();
    let (basis, pass_number) = basis(&crossing.details().basis);
    Ok(Statement::new(
        "UPDATE crossing SET basis = $1, pass_number = $2, outcome = $3, last_lawful_day = $4, body = $5, \
         version = version + 1 WHERE id = $6 AND version = $7 AND erased_at IS NULL",
        Expect::Same("crossing"),
        vec![
            basis.into(),
            pass_number.into(),
            crossing.outcome().name().word().into(),
            crossing.details().last_lawful_day.map(|day| day.to_string()).into(),
            sealer.seal("crossing", &id, crossing)?.into(),
            id.into(),
            read.0.into(),
        ],
    ))
}

fn basis(basis: &Basis) -> (&'static str, Option<String>) {
    match basis {
        Basis::Pass(used) => ("pass", Some(used.number().to_string())),
        Basis::Without(ground) => (ground.word(), None),
    }
}

fn insert_hit(hit: &Hit, sealer: &Sealer) -> Result<Statement, StoreError> {
    let details = hit.details();
    let id = details.id.to_string();
    Ok(Statement::new(
        "INSERT INTO hit (id, kind, subject_index, valid_until, ended_at, kept_since, body, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        Expect::New("hit"),
        vec![
            id.clone().into(),
            details.kind.word().into(),
            sealer.list_term(&details.subject.term()).into(),
            details.until.map(|day| day.to_string()).into(),
            seconds(hit.ended().map(|end| end.at)).into(),
            seconds(hit.kept_since()).into(),
            sealer.seal("hit", &id, hit)?.into(),
        ],
    ))
}

fn update_hit(hit: &Hit, read: Version, sealer: &Sealer) -> Result<Statement, StoreError> {
    let id = hit.details().id.to_string();
    Ok(Statement::new(
        "UPDATE hit SET ended_at = $1, kept_since = $2, body = $3, version = version + 1 \
         WHERE id = $4 AND version = $5 AND erased_at IS NULL",
        Expect::Same("hit"),
        vec![
            seconds(hit.ended().map(|end| end.at)).into(),
            seconds(hit.kept_since()).into(),
            sealer.seal("hit", &id, hit)?.into(),
            id.into(),
            read.0.into(),
        ],
    ))
}

fn insert_staff(account: &Account, sealer: &Sealer) -> Result<Statement, StoreError> {
    let id = account.id.to_string();
    Ok(Statement::new(
        "INSERT INTO staff (id, login_index, role, is_locked, body, version) VALUES ($1, $2, $3, $4, $5, 1)",
        Expect::New("account"),
        vec![
            id.clone().into(),
            sealer.login(&account.login).into(),
            account.role.word().into(),
            account.is_locked.into(),
            sealer.seal("staff", &id, account)?.into(),
        ],
    ))
}

fn update_staff(account: &Account, read: Version, sealer: &Sealer) -> Result<Statement, StoreError> {
    let id = account.id.to_string();
    Ok(Statement::new(
        "UPDATE staff SET login_index = $1, role = $2, is_locked = $3, body = $4, version = version + 1 \
         WHERE id = $5 AND version = $6",
        Expect::Same("account"),
        vec![
            sealer.login(&account.login).into(),
            account.role.word().into(),
            account.is_locked.into(),
            sealer.seal("staff", &id, account)?.into(),
            id.into(),
            read.0.into(),
        ],
    ))
}

fn insert_upload(upload: &Upload, sealer: &Sealer) -> Result<Statement, StoreError> {
    let id = upload.id.to_string();
    Ok(Statement::new(
        "INSERT INTO upload (id, application_id, media_type, size_bytes, received_at, body, version) \
         VALUES ($1, $2, $3, $4, $5, $6, 1)",
        Expect::New("upload"),
        vec![
            id.clone().into(),
            upload.application.map(|application| application.to_string()).into(),
            upload.media_type.clone().into(),
            (upload.content.len() as i64).into(),
            upload.received_at.as_second().into(),
            sealer.seal_bytes("upload", &id, &upload.content)?.into(),
        ],
    ))
}

fn insert_settings(settings: &AuthoritySettings) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "INSERT INTO authority (id, body, version) VALUES (1, $1, 1)",
        Expect::New("authority"),
        vec![written(settings)?.into()],
    ))
}

fn update_settings(settings: &AuthoritySettings, read: Version) -> Result<Statement, StoreError> {
    Ok(Statement::new(
        "UPDATE authority SET body = $1, version = version + 1 WHERE id = 1 AND version = $2",
        Expect::Same("authority"),
        vec![written(settings)?.into(), read.0.into()],
    ))
}

fn written(settings: &AuthoritySettings) -> Result<String, StoreError> {
    serde_json::to_string(settings).map_err(|_| StoreError::Unreadable { what: "authority" })
}

fn deadline(application: &Application) -> Option<i64> {
    application.stage().deadline().map(|deadline| deadline.ends.as_second())
}

/// The place in the queue: the deadline, or the last step where nothing more is due.
fn queue_at(application: &Application) -> i64 {
    let last = application.history().last().map_or(application.filed_at(), |mark| mark.at);
    deadline(application).unwrap_or(last.as_second())
}

fn seconds(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_second)
}
