-- The older program knows no suspended pass; to be on the safe side it becomes a revoked one.
UPDATE pass SET state = 'revoked' WHERE state = 'suspended';
DROP INDEX pass_taken_back;
DROP INDEX pass_by_place;
ALTER TABLE pass DROP COLUMN state_body;
ALTER TABLE pass DROP COLUMN status_index;
