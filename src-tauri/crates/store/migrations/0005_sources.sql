-- The file that a report came from, as it was, and what was read out of it, as JSON. A report that was
-- begun from nothing has none.
CREATE TABLE sources (
    report  TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    bytes   BLOB NOT NULL,
    reading TEXT,
    kept_at INTEGER NOT NULL
) STRICT;
