-- What a reader corrects of a document's source: NULL as it was read, '' where it has none. The captures stay as they are.

CREATE TABLE correction (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  title    TEXT,
  outlet   TEXT,
  byline   TEXT,
  date     TEXT
) STRICT;

-- Searches find what is shown.
DROP VIEW capture_words;
CREATE VIEW capture_words AS
SELECT c.id, c.document, coalesce(k.title, c.title) AS title, coalesce(k.outlet, c.outlet) AS outlet,
  coalesce(k.byline, c.byline) AS byline, unpack(c.text) AS text
FROM capture c LEFT JOIN correction k ON k.document = c.document;

-- Whole documents go, and their words with them, while their corrections are still there.
DROP TRIGGER a_capture_leaves_the_index;
CREATE TRIGGER a_document_leaves_the_index BEFORE DELETE ON document
BEGIN
  INSERT INTO capture_index (capture_index, rowid, title, outlet, byline, text)
  SELECT 'delete', id, title, outlet, byline, text FROM capture_words WHERE document = OLD.id;
END;

-- What lists ask of many captures, without a look at their texts.
CREATE INDEX capture_in_lists ON capture (id, text_hash, length);

-- Caches: dropping them loses nothing.

-- How many marks of each kind a comparison had; by the hashes of its texts.
CREATE TABLE tally (
  texts    BLOB PRIMARY KEY,
  analyser TEXT NOT NULL,
  counts   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words by which a document is told from others, each as a number with its weight.
CREATE TABLE profile (
  document  INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  capture   INTEGER NOT NULL,
  analyser  TEXT NOT NULL,
  -- Days since 1970; NULL where the document has none.
  day       INTEGER,
  -- Whether it was found that nothing else reports the same.
  alone     INTEGER NOT NULL DEFAULT 0,
  terms     BLOB NOT NULL
) STRICT;

CREATE INDEX profile_of ON profile (document, capture, analyser);
CREATE INDEX profile_to_group ON profile (document) WHERE alone = 0;

-- In how many profiles a word is.
CREATE TABLE frequency (
  term      INTEGER PRIMARY KEY,
  documents INTEGER NOT NULL
) STRICT;

-- Which documents have a rare word, by day.
CREATE TABLE keyword (
  term     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (term, day, document)
) STRICT, WITHOUT ROWID;
