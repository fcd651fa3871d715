"""The tables of the third version: what is asked of whom, and what left the archive outside of a filed edition."""

TABLES = """
-- ---- packets -------------------------------------------------------------------------------------------------------
-- What the organisers ask of whom until when; of an authority of the archive, or of who is named in `who`. `article` is of a finding.
CREATE TABLE packet_ask (ROW,
    packet_id INTEGER NOT NULL REFERENCES packet(id) ON DELETE CASCADE,
    authority_id INTEGER REFERENCES authority(id),
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    by_day TEXT,
    article TEXT NOT NULL
) STRICT;
CREATE INDEX packet_ask_packet ON packet_ask(packet_id);
CREATE INDEX packet_ask_authority ON packet_ask(authority_id) WHERE authority_id IS NOT NULL;
-- Charts that the organisers chose: `place` is where in the packet, `question` canonical JSON of what is counted, never its numbers;
-- `outlines` the districts of a map, which are no secret, "" for others.
CREATE TABLE packet_chart (ROW,
    packet_id INTEGER NOT NULL REFERENCES packet(id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    outlines TEXT NOT NULL
) STRICT;
CREATE INDEX packet_chart_packet ON packet_chart(packet_id);
-- ---- numbers that left by themselves -----------------------------------------------------------------------------------
-- A table or picture that was saved as a file of its own: what it counts, by the keys of its dimensions and of its filter. `base` is the
-- mark of all who could be counted then, `filter` that of its conditions, `hides` the dimensions in which a number is withheld.
CREATE TABLE saved_table (ROW,
    name TEXT NOT NULL,
    made_on TEXT NOT NULL,
    readers TEXT NOT NULL CHECK (readers IN ('inside', 'outward')),
    unit TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    narrowed TEXT NOT NULL,
    hides TEXT NOT NULL,
    base TEXT NOT NULL,
    filter TEXT NOT NULL
) STRICT;
-- Its numbers: the mark of each question and the testifiers behind it, by ids; `count` is NULL where it is withheld.
CREATE TABLE saved_number (
    saved_table_id INTEGER NOT NULL REFERENCES saved_table(id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    count INTEGER,
    people BLOB NOT NULL,
    PRIMARY KEY (saved_table_id, question)
) STRICT, WITHOUT ROWID;
-- ---- rights --------------------------------------------------------------------------------------------------------
ALTER TABLE local_law ADD COLUMN kind TEXT NOT NULL DEFAULT 'law' CHECK (kind IN ('law', 'ordinance'));
-- ---- locking -------------------------------------------------------------------------------------------------------
-- What was typed into dialogs that a lock closed: `fields` is JSON, pairs of a field's name and its text. Nobody knows whom it is about,
-- so all of it goes when anybody's words or a person are erased.
CREATE TABLE left_open (ROW,
    title TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER left_open_goes_with_words AFTER UPDATE OF erased_on ON testimony BEGIN DELETE FROM left_open; END;
CREATE TRIGGER left_open_goes_with_testimony AFTER DELETE ON testimony BEGIN DELETE FROM left_open; END;
CREATE TRIGGER left_open_goes_with_person AFTER DELETE ON testifier BEGIN DELETE FROM left_open; END;
CREATE TRIGGER left_open_goes_with_name AFTER DELETE ON identity BEGIN DELETE FROM left_open; END;
"""

# ---- searching ----------------------------------------------------------------------------------------------------------
_LIKE = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
_UNSAID = (0x64B, 0x64C, 0x64D, 0x64E, 0x64F, 0x650, 0x651, 0x652, 0x653, 0x654, 0x655, 0x670, 0x640)
_ARABIC = "'*[\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3]*'"
"""What holds a letter of Arabic, which stays one when it is folded."""


def _folded(text: str) -> str:
    said = text
    for letter, plain in _LIKE.items():
        said = f"replace({said}, '{letter}', '{plain}')"
    for sign in _UNSAID:
        said = f"replace({said}, char({sign}), '')"
    return f"CASE WHEN {text} GLOB {_ARABIC} THEN {said} ELSE {text} END"


# The index sees Arabic without vowel signs and with one alef, yeh and heh; what is kept and shown stays as it was written.
TABLES += f"""
INSERT INTO search (search, rowid, words, ask, place) SELECT 'delete', id, words, ask, place FROM searchable
 WHERE words GLOB {_ARABIC} OR ask GLOB {_ARABIC} OR place GLOB {_ARABIC};
DROP VIEW searchable;
CREATE VIEW searchable AS
    SELECT testimony.id AS id,
           (SELECT {_folded("said.words")} FROM (SELECT group_concat(version.words, char(10) ORDER BY version.id) AS words FROM current_version
              JOIN version ON version.id = current_version.version_id WHERE current_version.testimony_id = testimony.id) AS said) AS words,
           {_folded("testimony.ask")} AS ask,
           {_folded("testimony.place")} AS place
      FROM testimony;
INSERT INTO search (rowid, words, ask, place) SELECT id, words, ask, place FROM searchable
 WHERE words GLOB {_ARABIC} OR ask GLOB {_ARABIC} OR place GLOB {_ARABIC};
"""
