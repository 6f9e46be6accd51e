DROP TABLE signer_use;
DROP TABLE signing;
