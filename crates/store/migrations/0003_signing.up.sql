-- What is about to be signed, written before the signature exists; gone again once the pass is kept with its seal.
CREATE TABLE signing (
    number      TEXT   PRIMARY KEY,
    signer      TEXT   NOT NULL,
    prepared_at BIGINT NOT NULL,
    kept_since  BIGINT NOT NULL,
    body        BLOB
);
CREATE INDEX signing_by_end ON signing (kept_since);

-- How many passes each signer has signed, by the serial number of its certificate.
CREATE TABLE signer_use (
    signer TEXT   PRIMARY KEY,
    passes BIGINT NOT NULL
);
