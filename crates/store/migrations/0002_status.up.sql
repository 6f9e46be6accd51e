-- The place of a pass in the status list, and what its holder is told when it is taken back. Passes of before have no place.
ALTER TABLE pass ADD COLUMN status_index BIGINT;
ALTER TABLE pass ADD COLUMN state_body BLOB;
-- No two passes share a place, whatever a program believes.
CREATE UNIQUE INDEX pass_by_place ON pass (status_index);
CREATE INDEX pass_taken_back ON pass (state) WHERE state IN ('revoked', 'suspended');
