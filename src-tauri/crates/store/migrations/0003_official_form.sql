-- What the whole of GB/T 9704 needs: markings of the 版头, organs of a joint document, letter form,
-- stamp, annex of figures; and last year's figure beside this year's.
ALTER TABLE reports ADD COLUMN copy_number   TEXT    NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN secrecy       TEXT    NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN urgency       TEXT    NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN joint         TEXT    NOT NULL DEFAULT '[]';
ALTER TABLE reports ADD COLUMN paper         TEXT    NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN post          TEXT    NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN figures_annex INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figures ADD COLUMN last          TEXT    NOT NULL DEFAULT '';
