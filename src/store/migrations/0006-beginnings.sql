-- What must not grow with the store: finding words by their first letters, and telling which documents are still to be looked
-- through for quotations or to be grouped.

-- The index knows the beginnings of one to three letters too; without them a search for these walks over all words that begin
-- so. Options of such a table cannot be changed later.
DROP TABLE capture_index;
CREATE VIRTUAL TABLE capture_index USING fts5 (
  title, outlet, byline, text,
  content = 'capture_words', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
INSERT INTO capture_index (capture_index, rank) VALUES ('rank', 'bm25(4.0, 2.0, 2.0, 1.0)');
INSERT INTO capture_index (capture_index) VALUES ('rebuild');

-- Documents outside the trash whose current text has no profile.
CREATE TABLE unprofiled (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) STRICT;

-- Documents with a profile that are in no story and were not found to be alone.
CREATE TABLE unsorted (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) STRICT;

-- Documents outside the trash that were not looked through for quotations.
CREATE TABLE unanalysed (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) STRICT;

INSERT INTO unanalysed
SELECT d.id FROM document d JOIN capture c INDEXED BY capture_in_lists ON c.id = d.current
LEFT JOIN analysed a ON a.text_hash = c.text_hash
WHERE d.removed IS NULL AND a.text_hash IS NULL;

-- What another version of the program looked through is found by it.
CREATE INDEX analysed_by ON analysed (analyser);

-- How many documents have a profile: one row.
CREATE TABLE profiled (documents INTEGER NOT NULL) STRICT;

INSERT INTO unprofiled
SELECT d.id FROM document d LEFT JOIN profile p ON p.document = d.id AND p.capture = d.current
WHERE d.removed IS NULL AND p.document IS NULL;

INSERT INTO unsorted
SELECT p.document FROM profile p JOIN document d ON d.id = p.document
WHERE p.alone = 0 AND d.removed IS NULL AND NOT EXISTS (SELECT 1 FROM member m WHERE m.document = d.id);

INSERT INTO profiled SELECT count(*) FROM profile;

-- A profile of another version of the program is found by it.
DROP INDEX profile_of;
DROP INDEX profile_to_group;
CREATE INDEX profile_by ON profile (analyser);

CREATE TRIGGER a_new_document_waits AFTER INSERT ON document
WHEN NEW.current IS NOT NULL AND NEW.removed IS NULL
BEGIN
  INSERT OR IGNORE INTO unprofiled VALUES (NEW.id);
  INSERT OR IGNORE INTO unanalysed VALUES (NEW.id);
END;

CREATE TRIGGER a_changed_document_waits AFTER UPDATE OF current ON document
WHEN NEW.current IS NOT NULL AND NEW.current IS NOT OLD.current AND NEW.removed IS NULL
BEGIN
  INSERT OR IGNORE INTO unprofiled VALUES (NEW.id);
  INSERT OR IGNORE INTO unanalysed VALUES (NEW.id);
END;

CREATE TRIGGER a_restored_document_waits AFTER UPDATE OF removed ON document
WHEN NEW.current IS NOT NULL AND NEW.removed IS NULL AND OLD.removed IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO unprofiled VALUES (NEW.id);
  INSERT OR IGNORE INTO unanalysed VALUES (NEW.id);
END;

CREATE TRIGGER a_removed_document_waits_for_nothing AFTER UPDATE OF removed ON document
WHEN NEW.removed IS NOT NULL
BEGIN
  DELETE FROM unprofiled WHERE document = NEW.id;
  DELETE FROM unanalysed WHERE document = NEW.id;
  DELETE FROM unsorted WHERE document = NEW.id;
END;

CREATE TRIGGER a_profiled_document_waits_to_be_sorted AFTER INSERT ON profile
BEGIN
  UPDATE profiled SET documents = documents + 1;
  DELETE FROM unprofiled WHERE document = NEW.document;
  INSERT OR IGNORE INTO unsorted
  SELECT d.id FROM document d
  WHERE d.id = NEW.document AND NEW.alone = 0 AND d.removed IS NULL
    AND NOT EXISTS (SELECT 1 FROM member m WHERE m.document = d.id);
END;

CREATE TRIGGER a_document_alone_is_sorted AFTER UPDATE OF alone ON profile
WHEN NEW.alone = 1
BEGIN
  DELETE FROM unsorted WHERE document = NEW.document;
END;

CREATE TRIGGER a_document_without_profile_waits_for_it AFTER DELETE ON profile
BEGIN
  UPDATE profiled SET documents = documents - 1;
  DELETE FROM unsorted WHERE document = OLD.document;
  INSERT OR IGNORE INTO unprofiled
  SELECT id FROM document WHERE id = OLD.document AND removed IS NULL AND current IS NOT NULL;
END;

CREATE TRIGGER a_member_is_sorted AFTER INSERT ON member
BEGIN
  DELETE FROM unsorted WHERE document = NEW.document;
END;

CREATE TRIGGER a_document_without_story_waits_to_be_sorted AFTER DELETE ON member
BEGIN
  INSERT OR IGNORE INTO unsorted
  SELECT p.document FROM profile p JOIN document d ON d.id = p.document
  WHERE p.document = OLD.document AND p.alone = 0 AND d.removed IS NULL
    AND NOT EXISTS (SELECT 1 FROM member m WHERE m.document = d.id);
END;

CREATE TRIGGER an_analysed_document_waits_no_more AFTER INSERT ON analysed
BEGIN
  DELETE FROM unanalysed WHERE document IN (
    SELECT d.id FROM capture c JOIN document d ON d.current = c.id WHERE c.text_hash = NEW.text_hash
  );
END;

CREATE TRIGGER a_document_that_is_to_be_analysed_again_waits AFTER DELETE ON analysed
BEGIN
  INSERT OR IGNORE INTO unanalysed
  SELECT d.id FROM capture c JOIN document d ON d.current = c.id WHERE c.text_hash = OLD.text_hash AND d.removed IS NULL;
END;
