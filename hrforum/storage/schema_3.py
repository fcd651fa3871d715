"""The tables of the third version: what is asked of whom, and what left the archive outside of a filed edition."""

ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
    rev INTEGER NOT NULL DEFAULT 1,
    device_id INTEGER NOT NULL REFERENCES device(id),
    batch_id INTEGER REFERENCES batch(id)
"""

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
"""
