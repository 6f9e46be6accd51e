-- The first record. Days and instants are ISO text or seconds since 1970; what is personal lies sealed in `body`.

CREATE TABLE authority (
    id         BIGINT PRIMARY KEY CHECK (id = 1),
    body       TEXT   NOT NULL,
    version    BIGINT NOT NULL
);

CREATE TABLE staff (
    id          TEXT   PRIMARY KEY,
    login_index BLOB   NOT NULL UNIQUE,
    role        TEXT   NOT NULL,
    is_locked   BIGINT NOT NULL,
    body        BLOB   NOT NULL,
    version     BIGINT NOT NULL
);

CREATE TABLE application (
    id             TEXT   PRIMARY KEY,
    reference      TEXT   NOT NULL UNIQUE,
    stage          TEXT   NOT NULL,
    filed_at       BIGINT NOT NULL,
    deadline       BIGINT,
    queue_at       BIGINT NOT NULL,
    nationality    TEXT   NOT NULL,
    purpose        TEXT   NOT NULL,
    is_urgent      BIGINT NOT NULL,
    kept_since     BIGINT,
    document_index BLOB,
    body           BLOB,
    erased_at      BIGINT,
    version        BIGINT NOT NULL
);
-- The queue: one stage, the earliest deadline first.
CREATE INDEX application_by_stage ON application (stage, queue_at, id);
CREATE INDEX application_by_document ON application (document_index);
CREATE INDEX application_by_end ON application (kept_since);

CREATE TABLE pass (
    number         TEXT   PRIMARY KEY,
    application_id TEXT   NOT NULL REFERENCES application (id),
    issued_at      BIGINT NOT NULL,
    valid_from     TEXT   NOT NULL,
    valid_until    TEXT   NOT NULL,
    state          TEXT   NOT NULL,
    state_at       BIGINT,
    used_by        TEXT,
    kept_since     BIGINT NOT NULL,
    body           BLOB,
    erased_at      BIGINT,
    version        BIGINT NOT NULL
);
CREATE INDEX pass_by_application ON pass (application_id);
CREATE INDEX pass_by_end ON pass (kept_since);

CREATE TABLE crossing (
    id              TEXT   PRIMARY KEY,
    person_index    BLOB   NOT NULL,
    document_index  BLOB,
    direction       TEXT   NOT NULL,
    at              BIGINT NOT NULL,
    offset_seconds  BIGINT NOT NULL,
    post            TEXT   NOT NULL,
    officer_id      TEXT   NOT NULL,
    nationality     TEXT   NOT NULL,
    purpose         TEXT,
    basis           TEXT   NOT NULL,
    pass_number     TEXT,
    outcome         TEXT   NOT NULL,
    last_lawful_day TEXT,
    body            BLOB,
    erased_at       BIGINT,
    version         BIGINT NOT NULL
);
CREATE INDEX crossing_by_person ON crossing (person_index, at);
CREATE INDEX crossing_by_document ON crossing (document_index);
CREATE INDEX crossing_by_outcome ON crossing (outcome, at);
CREATE INDEX crossing_by_time ON crossing (at);
-- A pass admits once, whatever a program believes (facts R22).
CREATE UNIQUE INDEX crossing_admitted_once ON crossing (pass_number)
    WHERE direction = 'entry' AND outcome = 'admitted';

CREATE TABLE hit (
    id            TEXT   PRIMARY KEY,
    kind          TEXT   NOT NULL,
    subject_index BLOB,
    valid_until   TEXT,
    ended_at      BIGINT,
    kept_since    BIGINT,
    body          BLOB,
    erased_at     BIGINT,
    version       BIGINT NOT NULL
);
CREATE INDEX hit_by_subject ON hit (subject_index);

CREATE TABLE upload (
    id             TEXT   PRIMARY KEY,
    application_id TEXT,
    media_type     TEXT   NOT NULL,
    size_bytes     BIGINT NOT NULL,
    received_at    BIGINT NOT NULL,
    body           BLOB,
    erased_at      BIGINT,
    version        BIGINT NOT NULL
);
CREATE INDEX upload_by_arrival ON upload (received_at);

CREATE TABLE session (
    id_index   BLOB   PRIMARY KEY,
    body       BLOB   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_end ON session (expires_at);

CREATE TABLE idempotency (
    key     TEXT   PRIMARY KEY,
    request BLOB   NOT NULL,
    answer  BLOB   NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX idempotency_by_time ON idempotency (kept_at);

CREATE TABLE event (
    sequence BIGINT PRIMARY KEY,
    at       BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    actor    TEXT   NOT NULL,
    details  TEXT   NOT NULL,
    previous BLOB   NOT NULL,
    hash     BLOB   NOT NULL
);
CREATE INDEX event_by_subject ON event (subject, sequence);

-- The log is append-only: no statement of ours changes an event, and no slip may.
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'an event is never deleted');
END;
