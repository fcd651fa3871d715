"""The tables of an archive, as numbered migrations that are only ever added to."""

from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Migrations

from hrforum.storage import schema_2 as second
from hrforum.storage import schema_3 as third

APPLICATION_ID = 0x6872666D  # "hrfm"
SCHEMA = 3
"""The number this program writes into `user_version`; a file with a higher one is refused untouched."""

migrations = Migrations("hrforum")

# Every row that can travel between laptops: integer key inside, random UUIDv4 outside, revision, device of origin. A UUIDv7 would
# carry the minute of intake into every export.
_ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    rev INTEGER NOT NULL DEFAULT 1,
    device_id INTEGER NOT NULL REFERENCES device(id),
    batch_id INTEGER REFERENCES batch(id)
"""

_TABLES = """
CREATE TABLE archive (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid BLOB NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    language TEXT NOT NULL,
    made_on TEXT NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    practice INTEGER NOT NULL
) STRICT;
CREATE TRIGGER archive_practice_stays BEFORE UPDATE OF practice, id ON archive WHEN old.practice <> new.practice OR new.id <> 1
    BEGIN SELECT RAISE(ABORT, 'the practice mark stays'); END;
CREATE TRIGGER archive_is_one BEFORE INSERT ON archive WHEN EXISTS (SELECT 1 FROM archive)
    BEGIN SELECT RAISE(ABORT, 'the archive row stays'); END;
CREATE TRIGGER archive_stays BEFORE DELETE ON archive BEGIN SELECT RAISE(ABORT, 'the archive row stays'); END;

CREATE TABLE device (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    counter INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device_id INTEGER NOT NULL REFERENCES device(id),
    made_at TEXT NOT NULL,
    file_name TEXT NOT NULL
) STRICT;

CREATE TABLE forum (ROW,
    prefix TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    held_on TEXT,
    languages TEXT NOT NULL,
    note_takers TEXT NOT NULL
) STRICT;

CREATE TABLE testifier (ROW,
    pseudonym TEXT NOT NULL
) STRICT;
CREATE TABLE identity (
    testifier_id INTEGER PRIMARY KEY REFERENCES testifier(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    contact TEXT NOT NULL
) STRICT;

CREATE TABLE testimony (ROW,
    code TEXT NOT NULL UNIQUE,
    forum_id INTEGER REFERENCES forum(id),
    heard_on TEXT,
    happened_precision TEXT NOT NULL,
    happened_start TEXT,
    happened_end TEXT,
    place TEXT NOT NULL,
    ask TEXT NOT NULL,
    status TEXT NOT NULL,
    row_mark BLOB UNIQUE
) STRICT;
CREATE INDEX testimony_forum ON testimony(forum_id);
CREATE INDEX testimony_batch ON testimony(batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE version (ROW,
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    translator TEXT,
    method TEXT,
    words TEXT NOT NULL,
    UNIQUE (testimony_id, language, number)
) STRICT;
CREATE TABLE current_version (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    version_id INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
    PRIMARY KEY (testimony_id, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX current_version_version ON current_version(version_id);

CREATE TABLE testimony_testifier (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    testifier_id INTEGER NOT NULL REFERENCES testifier(id) ON DELETE CASCADE,
    PRIMARY KEY (testimony_id, testifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_testifier_back ON testimony_testifier(testifier_id, testimony_id);

CREATE TABLE household (ROW,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE testifier_household (
    household_id INTEGER NOT NULL REFERENCES household(id) ON DELETE CASCADE,
    testifier_id INTEGER NOT NULL REFERENCES testifier(id) ON DELETE CASCADE,
    PRIMARY KEY (household_id, testifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testifier_household_back ON testifier_household(testifier_id, household_id);
CREATE TABLE incident (ROW,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE testimony_incident (
    incident_id INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    PRIMARY KEY (incident_id, testimony_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_incident_back ON testimony_incident(testimony_id, incident_id);

CREATE TABLE dimension (ROW,
    key TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    label_en TEXT NOT NULL,
    label_es TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    definition TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tag (ROW,
    dimension_id INTEGER NOT NULL REFERENCES dimension(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    label_en TEXT NOT NULL,
    label_es TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    definition TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    UNIQUE (dimension_id, key)
) STRICT;
CREATE TABLE testimony_tag (
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    PRIMARY KEY (tag_id, testimony_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_tag_back ON testimony_tag(testimony_id, tag_id);
CREATE TABLE testifier_tag (
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    testifier_id INTEGER NOT NULL REFERENCES testifier(id) ON DELETE CASCADE,
    said_on TEXT,
    PRIMARY KEY (tag_id, testifier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testifier_tag_back ON testifier_tag(testifier_id, tag_id);
CREATE TABLE testimony_own_words (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    dimension_id INTEGER NOT NULL REFERENCES dimension(id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    PRIMARY KEY (testimony_id, dimension_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_own_words_dimension ON testimony_own_words(dimension_id);
CREATE TABLE testifier_own_words (
    testifier_id INTEGER NOT NULL REFERENCES testifier(id) ON DELETE CASCADE,
    dimension_id INTEGER NOT NULL REFERENCES dimension(id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    PRIMARY KEY (testifier_id, dimension_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testifier_own_words_dimension ON testifier_own_words(dimension_id);

-- Only ever added to. The subject is a testimony now and may be an attachment later, which then gets its own column and check.
-- `testifier` is a uuid without a foreign key: what somebody answered stays on record when that person is forgotten.
CREATE TABLE consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device_id INTEGER NOT NULL REFERENCES device(id),
    counter INTEGER NOT NULL,
    batch_id INTEGER REFERENCES batch(id),
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    use TEXT NOT NULL,
    answer TEXT NOT NULL,
    giver TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    language TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    script_version TEXT NOT NULL,
    proof TEXT NOT NULL,
    from_day TEXT,
    until_day TEXT,
    recorded_on TEXT NOT NULL,
    replaces BLOB NOT NULL,
    testifier BLOB CHECK (length(testifier) = 16)
) STRICT;
CREATE INDEX consent_testimony ON consent(testimony_id, use);
CREATE TRIGGER consent_stays BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, 'consent is only added'); END;

CREATE TABLE hearing (ROW,
    body TEXT NOT NULL,
    held_on TEXT NOT NULL,
    item TEXT NOT NULL,
    rules TEXT NOT NULL,
    deadline TEXT
) STRICT;
CREATE TABLE packet (ROW,
    hearing_id INTEGER NOT NULL REFERENCES hearing(id),
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    sections TEXT NOT NULL
) STRICT;
CREATE INDEX packet_hearing ON packet(hearing_id);
CREATE TABLE packet_testimony (
    packet_id INTEGER NOT NULL REFERENCES packet(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    form TEXT,
    PRIMARY KEY (packet_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX packet_testimony_back ON packet_testimony(testimony_id, packet_id);
CREATE TABLE edition (ROW,
    packet_id INTEGER NOT NULL REFERENCES packet(id),
    made_on TEXT NOT NULL,
    manifest TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX edition_packet ON edition(packet_id);
-- A version may be erased later; the edition goes on citing its id.
CREATE TABLE edition_version (
    edition_id INTEGER NOT NULL REFERENCES edition(id) ON DELETE CASCADE,
    version_uuid BLOB NOT NULL,
    PRIMARY KEY (edition_id, version_uuid)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_version_back ON edition_version(version_uuid);

CREATE TABLE ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    device_id INTEGER NOT NULL REFERENCES device(id),
    counter INTEGER NOT NULL,
    at TEXT NOT NULL,
    deed TEXT NOT NULL,
    subjects BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (device_id, counter)
) STRICT;
CREATE TRIGGER ledger_stays BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;
CREATE TRIGGER ledger_kept BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END;

-- What is being typed and not kept yet: the state of a form as JSON. A draft of changes goes with its testimony.
CREATE TABLE draft (ROW,
    testimony_id INTEGER REFERENCES testimony(id) ON DELETE CASCADE,
    kept_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX draft_testimony ON draft(testimony_id) WHERE testimony_id IS NOT NULL;

-- What was removed for good: no text, only marks (HMACs under the archive's secret), so that a code is never given out again and a
-- sheet that was erased does not bring the words back.
CREATE TABLE purged (
    uuid BLOB PRIMARY KEY CHECK (length(uuid) = 16),
    on_day TEXT NOT NULL,
    code_mark BLOB NOT NULL UNIQUE,
    row_mark BLOB UNIQUE
) STRICT, WITHOUT ROWID;

CREATE VIEW searchable AS
    SELECT testimony.id AS id,
           (SELECT group_concat(version.words, char(10) ORDER BY version.id) FROM current_version JOIN version ON version.id = current_version.version_id
             WHERE current_version.testimony_id = testimony.id) AS words,
           testimony.ask AS ask,
           testimony.place AS place
      FROM testimony;
CREATE VIRTUAL TABLE search USING fts5(
    words, ask, place, content='searchable', content_rowid='id', detail=full, prefix='2 3',
    tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
"""


@migrations()
def schema_1(db: Any) -> None:
    """Make the tables of the first version."""
    for statement in _statements(_TABLES.replace("(ROW,", f"({_ROW},")):
        db.execute(statement)


@migrations()
def schema_2(db: Any) -> None:
    """Add the tables of the second version."""
    for statement in _statements(second.TABLES.replace("(ROW,", f"({second.ROW},")):
        db.execute(statement)
    second.mark_pseudonyms(db)


@migrations()
def schema_3(db: Any) -> None:
    """Add the tables of the third version."""
    for statement in _statements(third.TABLES.replace("(ROW,", f"({second.ROW},")):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    # executescript() would commit the migration's transaction half way.
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlcipher.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
