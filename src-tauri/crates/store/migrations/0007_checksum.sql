-- The file says whose it is: "nian" in ASCII.
PRAGMA application_id = 1852399982;
-- Checksum of a report's content as its rows hold it; NULL until the next save.
ALTER TABLE reports ADD COLUMN checksum TEXT;
-- Version 3 left the kind of paper of older reports empty.
UPDATE reports SET paper = 'document' WHERE paper = '';
-- The library asks for the title of every report.
CREATE INDEX titles ON blocks (report, position) WHERE kind = 'title';
