"""The tables of the second version: what protects people, what belongs to an evening, what is attached."""

import hashlib
import hmac
from typing import Any

from hrforum.domain.pseudonym import folded

ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    rev INTEGER NOT NULL DEFAULT 1,
    device_id INTEGER NOT NULL REFERENCES device(id),
    batch_id INTEGER REFERENCES batch(id)
"""

TABLES = """
-- Choices of this archive: the age limit, the PIN of the seat, when the recovery sheet was typed back. One line a choice.
CREATE TABLE choice (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- people --------------------------------------------------------------------------------------------------------
ALTER TABLE testifier ADD COLUMN risk TEXT NOT NULL DEFAULT '';
-- 1 for somebody under the archive's age limit; of_age_on is the day on which consent is asked anew, where it is known.
ALTER TABLE testifier ADD COLUMN young INTEGER NOT NULL DEFAULT 0;
ALTER TABLE testifier ADD COLUMN of_age_on TEXT;
ALTER TABLE identity ADD COLUMN guardian TEXT NOT NULL DEFAULT '';
-- HMACs of the pseudonyms that were ever given, so that none is given to a second person, also after the first was forgotten:
-- `testifier` is a uuid without a foreign key.
CREATE TABLE pseudonym_given (
    mark BLOB PRIMARY KEY CHECK (length(mark) = 32),
    testifier BLOB NOT NULL CHECK (length(testifier) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX pseudonym_given_testifier ON pseudonym_given(testifier);

-- ---- how it was heard ----------------------------------------------------------------------------------------------
ALTER TABLE testimony ADD COLUMN interpreter TEXT NOT NULL DEFAULT '';
ALTER TABLE testimony ADD COLUMN interpreter_mode TEXT NOT NULL DEFAULT '';
-- The day on which the words were erased while the row goes on to be counted.
ALTER TABLE testimony ADD COLUMN erased_on TEXT;

-- ---- consent -------------------------------------------------------------------------------------------------------
ALTER TABLE consent ADD COLUMN review_on TEXT;
ALTER TABLE consent ADD COLUMN witness TEXT NOT NULL DEFAULT '';
ALTER TABLE consent ADD COLUMN interpreter_mode TEXT NOT NULL DEFAULT '';
CREATE INDEX consent_review ON consent(review_on) WHERE review_on IS NOT NULL;
CREATE INDEX consent_until ON consent(until_day) WHERE until_day IS NOT NULL;
-- The recording, photo or scan that proves it: an attachment's uuid without a foreign key, so that the answer outlives it.
ALTER TABLE consent ADD COLUMN proof_attachment BLOB CHECK (length(proof_attachment) = 16);
CREATE TABLE consent_script (ROW,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    written_on TEXT NOT NULL,
    UNIQUE (language, number)
) STRICT;

-- ---- attachments ---------------------------------------------------------------------------------------------------
-- What hangs on a testimony, or on the draft of one that is not kept yet. `sha256` is of what is kept, `came_sha256` of the file as it
-- came; a recording under way has 32 zero bytes until it ends. `stripped` says what was taken out on the way in.
CREATE TABLE attachment (ROW,
    testimony_id INTEGER REFERENCES testimony(id) ON DELETE CASCADE,
    draft_id INTEGER REFERENCES draft(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    came_sha256 BLOB NOT NULL CHECK (length(came_sha256) = 32),
    came_from TEXT NOT NULL,
    caption TEXT NOT NULL,
    alt_text TEXT NOT NULL,
    added_on TEXT NOT NULL,
    stripped TEXT NOT NULL,
    CHECK ((testimony_id IS NULL) <> (draft_id IS NULL))
) STRICT;
CREATE INDEX attachment_testimony ON attachment(testimony_id) WHERE testimony_id IS NOT NULL;
CREATE INDEX attachment_draft ON attachment(draft_id) WHERE draft_id IS NOT NULL;
CREATE TABLE attachment_chunk (
    attachment_id INTEGER NOT NULL REFERENCES attachment(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576),
    UNIQUE (attachment_id, position)
) STRICT;
-- A place in a recording, in milliseconds from its beginning.
CREATE TABLE attachment_mark (
    attachment_id INTEGER NOT NULL REFERENCES attachment(id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (attachment_id, at_ms)
) STRICT, WITHOUT ROWID;
ALTER TABLE consent ADD COLUMN attachment_id INTEGER REFERENCES attachment(id) ON DELETE CASCADE;
CREATE INDEX consent_attachment ON consent(attachment_id) WHERE attachment_id IS NOT NULL;
CREATE INDEX consent_proof ON consent(proof_attachment) WHERE proof_attachment IS NOT NULL;

-- ---- marks in the words --------------------------------------------------------------------------------------------
-- start and stop are code points of the version's words, stop excluded.
CREATE TABLE passage (ROW,
    version_id INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL CHECK (stop > start),
    kind TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX passage_version ON passage(version_id);
CREATE TABLE passage_tag (
    passage_id INTEGER NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (passage_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_tag_back ON passage_tag(tag_id, passage_id);
-- version_id NULL: the span stands in the testimony's ask. hearing_id is set for the audience "hearing" alone. lost is 1 where the
-- ask changed and the span's place in it is not sure; in words, a mark that stays behind on a sealed version is lost.
CREATE TABLE redaction (ROW,
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    version_id INTEGER REFERENCES version(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL CHECK (stop > start),
    audience TEXT NOT NULL,
    hearing_id INTEGER REFERENCES hearing(id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    replacement TEXT NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX redaction_testimony ON redaction(testimony_id);
CREATE INDEX redaction_version ON redaction(version_id) WHERE version_id IS NOT NULL;
CREATE INDEX redaction_hearing ON redaction(hearing_id) WHERE hearing_id IS NOT NULL;
-- What a scan proposed and a person looked at and let stand, so that it is not proposed again: an HMAC of kind and text.
CREATE TABLE let_stand (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    mark BLOB NOT NULL CHECK (length(mark) = 32),
    PRIMARY KEY (testimony_id, mark)
) STRICT, WITHOUT ROWID;

-- ---- where words went ----------------------------------------------------------------------------------------------
ALTER TABLE edition ADD COLUMN filed_on TEXT;
ALTER TABLE edition ADD COLUMN superseded_on TEXT;
-- Every other way out that words took: the reader's clipboard, a table, a bundle, a sheet. `recipient` is as the organiser names it.
CREATE TABLE handout (ROW,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    made_on TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE handout_version (
    handout_id INTEGER NOT NULL REFERENCES handout(id) ON DELETE CASCADE,
    version_uuid BLOB NOT NULL CHECK (length(version_uuid) = 16),
    PRIMARY KEY (handout_id, version_uuid)
) STRICT, WITHOUT ROWID;
CREATE INDEX handout_version_back ON handout_version(version_uuid);
-- Copies of the whole archive that are known to exist. `key_mark` is an HMAC of the key, to tell which still open with today's.
CREATE TABLE backup (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    device_id INTEGER NOT NULL REFERENCES device(id),
    path TEXT NOT NULL,
    made_at TEXT NOT NULL,
    key_mark BLOB NOT NULL CHECK (length(key_mark) = 32),
    rows INTEGER NOT NULL
) STRICT;
-- Which versions there were of what was erased: ids only, so that an edition that held one can say so.
CREATE TABLE version_gone (
    version_uuid BLOB PRIMARY KEY CHECK (length(version_uuid) = 16),
    testimony BLOB NOT NULL CHECK (length(testimony) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_gone_testimony ON version_gone(testimony);
-- Testimonies that turned out to be the same telling as another one: their code still finds it, and the row of a sheet that they came
-- from is known again. `uuid` was theirs.
CREATE TABLE merged (
    uuid BLOB PRIMARY KEY CHECK (length(uuid) = 16),
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    row_mark BLOB UNIQUE,
    on_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_testimony ON merged(testimony_id);
-- An order to erase for copies on other computers: ids only.
CREATE TABLE erase_order (
    uuid BLOB PRIMARY KEY CHECK (length(uuid) = 16),
    scope TEXT NOT NULL,
    on_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- the evening ---------------------------------------------------------------------------------------------------
ALTER TABLE forum ADD COLUMN agenda TEXT NOT NULL DEFAULT '';
ALTER TABLE forum ADD COLUMN present TEXT NOT NULL DEFAULT '';
-- People who wait for their turn; times are UTC to the second. Emptied at the end of the evening.
CREATE TABLE turn (ROW,
    forum_id INTEGER NOT NULL REFERENCES forum(id) ON DELETE CASCADE,
    called TEXT NOT NULL,
    language TEXT NOT NULL,
    came_at TEXT NOT NULL,
    began_at TEXT,
    ended_at TEXT
) STRICT;
CREATE INDEX turn_forum ON turn(forum_id);
-- Codes printed on paper and not taken up yet; a code that is used becomes a testimony's.
CREATE TABLE reserved_code (
    code TEXT PRIMARY KEY,
    forum_id INTEGER REFERENCES forum(id) ON DELETE SET NULL,
    reserved_on TEXT NOT NULL,
    language TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reserved_code_forum ON reserved_code(forum_id) WHERE forum_id IS NOT NULL;

-- ---- counting ------------------------------------------------------------------------------------------------------
-- Who speaks where, as bitmaps of rows: made anew whenever the ledger has moved on. Numbers alone, no word and no name.
CREATE TABLE bitmap (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT;
-- Every number that left in an edition with the testifiers behind it (a bitmap of their ids), so that a later number cannot be
-- taken from it to leave a few people. An erased person's number stays in the set: otherwise nobody could tell that they are gone.
CREATE TABLE edition_number (
    edition_id INTEGER NOT NULL REFERENCES edition(id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    count INTEGER NOT NULL,
    people BLOB NOT NULL,
    PRIMARY KEY (edition_id, question)
) STRICT, WITHOUT ROWID;
-- Sentences with a number that the organiser chose for a packet; `question` is canonical JSON of what was counted.
CREATE TABLE packet_statement (ROW,
    packet_id INTEGER NOT NULL REFERENCES packet(id) ON DELETE CASCADE,
    wording TEXT NOT NULL,
    question TEXT NOT NULL,
    count INTEGER,
    people BLOB NOT NULL
) STRICT;
CREATE INDEX packet_statement_packet ON packet_statement(packet_id);
-- What the organiser wrote into a packet: `place` is a section of it, or "findings/ICESCR 11", or "cover".
CREATE TABLE packet_text (
    packet_id INTEGER NOT NULL REFERENCES packet(id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (packet_id, place)
) STRICT, WITHOUT ROWID;
-- Searches under their names; `sought` is canonical JSON of words and answers. An erasure takes those whose words may be the person's.
CREATE TABLE saved_search (ROW,
    name TEXT NOT NULL,
    sought TEXT NOT NULL
) STRICT;
-- How many people the city has, by the organiser's own table: the whole of each dimension is the sum of its tags.
CREATE TABLE city_profile (
    dimension TEXT NOT NULL,
    tag TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    PRIMARY KEY (dimension, tag)
) STRICT, WITHOUT ROWID;

-- ---- rights and hearings -------------------------------------------------------------------------------------------
-- Law and ordinances that the organisers added. `key` is what links hold, as "LAW 3f9a2c".
CREATE TABLE local_law (ROW,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    line TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT NOT NULL
) STRICT;
-- `article` is the key of a shipped article or of a local law, such as "ICESCR 11".
CREATE TABLE testimony_article (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    PRIMARY KEY (testimony_id, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_article_back ON testimony_article(article);
CREATE TABLE passage_article (
    passage_id INTEGER NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    PRIMARY KEY (passage_id, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_article_back ON passage_article(article);
-- How a state stands to a treaty, where the organisers know better than what is shipped.
CREATE TABLE standing (
    instrument TEXT NOT NULL,
    country TEXT NOT NULL,
    standing TEXT NOT NULL,
    year INTEGER,
    as_of TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (instrument, country)
) STRICT, WITHOUT ROWID;
-- Who is responsible. preempted is 1 where the state has taken the matter out of the city's hands; can_do is what the city still can.
CREATE TABLE authority (ROW,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    preempted INTEGER NOT NULL,
    can_do TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE testimony_authority (
    testimony_id INTEGER NOT NULL REFERENCES testimony(id) ON DELETE CASCADE,
    authority_id INTEGER NOT NULL REFERENCES authority(id) ON DELETE CASCADE,
    PRIMARY KEY (testimony_id, authority_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX testimony_authority_back ON testimony_authority(authority_id);
-- A hearing's rules. Times are those of the wall clock there, as 18:30; yes, no or empty where nobody asked yet.
ALTER TABLE hearing ADD COLUMN room TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN starts TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN deadline_time TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN copies INTEGER;
ALTER TABLE hearing ADD COLUMN page_limit INTEGER;
ALTER TABLE hearing ADD COLUMN speaking_seconds INTEGER;
ALTER TABLE hearing ADD COLUMN interpreter_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN names_aloud TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN addresses_aloud TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN anonymous_accepted TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN public_record TEXT NOT NULL DEFAULT '';
ALTER TABLE hearing ADD COLUMN public_on TEXT;
"""


def pseudonym_mark(secret: bytes, pseudonym: str) -> bytes:
    """Return the HMAC of a pseudonym under the archive's secret, the same for every way of writing it."""
    return hmac.new(secret, b"pseudonym\0" + folded(pseudonym).encode(), hashlib.sha256).digest()


def mark_pseudonyms(db: Any) -> None:
    """Mark the pseudonyms that an archive of the first version gave; one that several people have is its first holder's."""
    secrets = db.execute("SELECT secret FROM archive").fetchall()
    given = db.execute("SELECT pseudonym, uuid FROM testifier WHERE pseudonym <> '' ORDER BY id").fetchall()
    for pseudonym, uuid in given:
        db.execute(
            "INSERT OR IGNORE INTO pseudonym_given (mark, testifier) VALUES (?, ?)",
            (pseudonym_mark(bytes(secrets[0][0]), pseudonym), uuid),
        )
