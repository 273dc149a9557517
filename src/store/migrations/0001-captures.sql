-- Documents as they were captured. A capture never changes; a changed text is a new capture of the same document.

CREATE TABLE document (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The capture that was seen last.
  current INTEGER REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
  -- When it was put into the trash, in UTC; NULL where it is not there.
  removed TEXT
) STRICT;

CREATE TABLE capture (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  document     INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  -- UTC, such as 2026-03-13T06:30:00Z.
  captured     TEXT NOT NULL,
  name         TEXT NOT NULL,
  title        TEXT,
  outlet       TEXT,
  byline       TEXT,
  -- The day of publication, such as 2026-03-12.
  date         TEXT,
  address      TEXT,
  -- Where the text states these facts, and what was noticed while reading: JSON.
  stated       TEXT NOT NULL,
  -- What the text is made of: a letter for the kind, the bytes skipped before it, its length in bytes.
  blocks       TEXT NOT NULL,
  -- zlib; `length` is the number of bytes when unpacked.
  text         BLOB NOT NULL,
  length       INTEGER NOT NULL,
  -- The file's bytes, zlib; NULL where they are the text's.
  bytes        BLOB,
  bytes_length INTEGER NOT NULL,
  -- BLAKE3.
  text_hash    BLOB NOT NULL,
  bytes_hash   BLOB NOT NULL UNIQUE
) STRICT;

CREATE INDEX capture_of_document ON capture (document);
CREATE INDEX capture_of_text ON capture (text_hash);
CREATE INDEX capture_at_address ON capture (address) WHERE address IS NOT NULL;

-- Where a capture was found; the same one may lie in several places.
CREATE TABLE sighting (
  capture INTEGER NOT NULL REFERENCES capture (id) ON DELETE CASCADE,
  -- A file's path or an address.
  place   TEXT NOT NULL,
  first   TEXT NOT NULL,
  last    TEXT NOT NULL,
  PRIMARY KEY (capture, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX sighting_at_place ON sighting (place);

CREATE TRIGGER a_capture_never_changes BEFORE UPDATE ON capture
BEGIN
  SELECT RAISE (ABORT, 'a capture never changes');
END;

CREATE TRIGGER a_capture_goes_with_the_trash BEFORE DELETE ON capture
WHEN EXISTS (SELECT 1 FROM document WHERE id = OLD.document AND removed IS NULL)
BEGIN
  SELECT RAISE (ABORT, 'a capture goes only when the trash is emptied');
END;

CREATE TRIGGER a_document_goes_with_the_trash BEFORE DELETE ON document
WHEN OLD.removed IS NULL
BEGIN
  SELECT RAISE (ABORT, 'a document goes only when the trash is emptied');
END;
