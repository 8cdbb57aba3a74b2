-- Findings of the review that a person said to ignore in this report, as JSON: their keys.
ALTER TABLE reports ADD COLUMN ignored TEXT NOT NULL DEFAULT '[]';
