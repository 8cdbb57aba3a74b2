-- version 7

CREATE INDEX titles ON blocks (report, position) WHERE kind = 'title';

CREATE TABLE blocks (
    report   TEXT    NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    id       INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (report, id)
) STRICT;

CREATE TABLE figures (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    figure TEXT NOT NULL,
    entry  TEXT NOT NULL, last          TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (report, figure)
) STRICT;

CREATE TABLE reports (
    id                TEXT    NOT NULL PRIMARY KEY,
    name              TEXT    NOT NULL,
    template          TEXT    NOT NULL,
    unit              TEXT    NOT NULL,
    unit_short        TEXT    NOT NULL,
    year              INTEGER NOT NULL,
    document_number   TEXT    NOT NULL,
    signatories       TEXT    NOT NULL,
    copies            TEXT    NOT NULL,
    issuing_office    TEXT    NOT NULL,
    print_date        TEXT,
    variant           TEXT    NOT NULL,
    signature_rule    TEXT    NOT NULL,
    numbering         TEXT    NOT NULL,
    work_heading      TEXT,
    completeness      INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    exported_revision INTEGER,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    deleted_at        INTEGER
, copy_number   TEXT    NOT NULL DEFAULT '', secrecy       TEXT    NOT NULL DEFAULT '', urgency       TEXT    NOT NULL DEFAULT '', joint         TEXT    NOT NULL DEFAULT '[]', paper         TEXT    NOT NULL DEFAULT '', post          TEXT    NOT NULL DEFAULT '', figures_annex INTEGER NOT NULL DEFAULT 0, carried TEXT, ignored TEXT NOT NULL DEFAULT '[]', checksum TEXT) STRICT;

CREATE TABLE settings (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE slots (
    report TEXT    NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    block  INTEGER NOT NULL,
    slot   TEXT    NOT NULL,
    PRIMARY KEY (report, block)
) STRICT;

CREATE TABLE sources (
    report  TEXT PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    bytes   BLOB NOT NULL,
    reading TEXT,
    kept_at INTEGER NOT NULL
) STRICT;
