-- What is found by its words: the texts, and what is quoted in them. All of it follows from the captures.

CREATE INDEX document_current ON document (current);

-- `unpack` is the program's: it gives a text back from its compressed form.
CREATE VIEW capture_words AS SELECT id, title, outlet, byline, unpack(text) AS text FROM capture;

CREATE VIRTUAL TABLE capture_index USING fts5 (
  title, outlet, byline, text,
  content = 'capture_words', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO capture_index (capture_index, rank) VALUES ('rank', 'bm25(4.0, 2.0, 2.0, 1.0)');
INSERT INTO capture_index (capture_index) VALUES ('rebuild');

CREATE TRIGGER a_capture_leaves_the_index BEFORE DELETE ON capture
BEGIN
  INSERT INTO capture_index (capture_index, rowid, title, outlet, byline, text)
  VALUES ('delete', OLD.id, OLD.title, OLD.outlet, OLD.byline, unpack(OLD.text));
END;

-- A cache: which texts were looked through for quotations, by which version of the program, and what was found.
CREATE TABLE analysed (
  text_hash BLOB PRIMARY KEY,
  analyser  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quotation (
  id        INTEGER PRIMARY KEY,
  text_hash BLOB NOT NULL,
  -- The ranges of its pieces, in bytes: start+length, in order.
  pieces    TEXT NOT NULL,
  speaker   TEXT,
  -- direct, mixed or indirect.
  form      TEXT NOT NULL,
  -- The words of the pieces.
  exact     TEXT NOT NULL
) STRICT;

CREATE INDEX quotation_of_text ON quotation (text_hash);

CREATE VIRTUAL TABLE quotation_index USING fts5 (
  speaker, exact,
  content = 'quotation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER a_quotation_enters_the_index AFTER INSERT ON quotation
BEGIN
  INSERT INTO quotation_index (rowid, speaker, exact) VALUES (NEW.id, NEW.speaker, NEW.exact);
END;

CREATE TRIGGER a_quotation_leaves_the_index AFTER DELETE ON quotation
BEGIN
  INSERT INTO quotation_index (quotation_index, rowid, speaker, exact) VALUES ('delete', OLD.id, OLD.speaker, OLD.exact);
END;
