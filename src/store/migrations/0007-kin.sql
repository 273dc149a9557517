-- Which documents have much of their wording in common, as copies of one text and reports made from one have. A cache, filled when
-- documents are sorted and when one is asked for what is like it. Each pair stands in it twice.
CREATE TABLE kin (
  document      INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  other         INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  -- The captures that were compared.
  capture       INTEGER NOT NULL,
  other_capture INTEGER NOT NULL,
  -- The part of the shorter text that stands in the other, 0 to 1.
  wording       REAL NOT NULL,
  PRIMARY KEY (document, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX kin_of_other ON kin (other);

-- What is quoted is found by beginnings of one to three letters as fast as what is written.
DROP TABLE quotation_index;
CREATE VIRTUAL TABLE quotation_index USING fts5 (
  speaker, exact,
  content = 'quotation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO quotation_index (quotation_index) VALUES ('rebuild');
