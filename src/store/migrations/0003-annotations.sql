-- What the reader writes on the documents: notes, bookmarks, decisions on links.

CREATE TABLE annotation (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  -- note, bookmark or decision.
  kind TEXT NOT NULL,
  -- The words of a note; the verdict of a decision.
  body TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT;

-- The passages it stands at: one of a note or bookmark, two of a decision. W3C Web Annotation's TextQuoteSelector and, for
-- the capture it was made on, TextPositionSelector in bytes.
CREATE TABLE anchor (
  annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
  number     INTEGER NOT NULL,
  document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  exact      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  start      INTEGER NOT NULL,
  PRIMARY KEY (annotation, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX anchor_document ON anchor (document);

-- An annotation that lost a passage with the trash has nothing left to stand at.
CREATE TRIGGER an_annotation_goes_with_its_passage AFTER DELETE ON anchor
BEGIN
  DELETE FROM annotation WHERE id = OLD.annotation;
END;
