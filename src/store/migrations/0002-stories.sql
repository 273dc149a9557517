-- What the reader makes of the documents: stories and tags, where each story was left, and what was done, to undo it.

CREATE TABLE story (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  made TEXT NOT NULL
) STRICT;

CREATE TABLE member (
  story    INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (story, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_document ON member (document);

CREATE TABLE tag (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_name ON tag (name);

-- The reader's place in a story: JSON that the reader alone understands. It outlives its story, which may be brought back.
CREATE TABLE place (
  story INTEGER PRIMARY KEY,
  place TEXT NOT NULL,
  saved TEXT NOT NULL
) STRICT;

CREATE TABLE step (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,
  words  TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE change (
  step   INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  -- What was changed, from what and to what: JSON.
  change TEXT NOT NULL,
  PRIMARY KEY (step, number)
) STRICT, WITHOUT ROWID;
