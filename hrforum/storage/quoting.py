"""Reads every text that organisers wrote into a packet or a submission, and clears it at its place."""

import json
from dataclasses import dataclass

from hrforum.storage import choice
from hrforum.storage.archive import Archive

_TYPED = "typed_"
"""How the keys begin under which `choice` keeps what was typed for submissions."""
_WRITTEN = """
SELECT packet.title, packet_text.place, packet_text.words, 'packet_text', packet_text.packet_id
  FROM packet_text JOIN packet ON packet.id = packet_text.packet_id
UNION ALL
SELECT packet.title, 'ask', packet_ask.what || ' ' || packet_ask.who, 'packet_ask', packet_ask.id
  FROM packet_ask JOIN packet ON packet.id = packet_ask.packet_id
UNION ALL
SELECT packet.title, 'statement', packet_statement.wording, 'packet_statement', packet_statement.id
  FROM packet_statement JOIN packet ON packet.id = packet_statement.packet_id
UNION ALL
SELECT packet.title, 'chart', packet_chart.title, 'packet_chart', packet_chart.id
  FROM packet_chart JOIN packet ON packet.id = packet_chart.packet_id WHERE packet_chart.title <> ''
"""
_CLEAR = {
    "packet_text": "DELETE FROM packet_text WHERE packet_id = ? AND place = ?",
    "packet_ask": "DELETE FROM packet_ask WHERE id = ?",
    "packet_statement": "DELETE FROM packet_statement WHERE id = ?",
    "packet_chart": "UPDATE packet_chart SET rev = rev + 1, title = '' WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class Written:
    """One text: the packet's or outline's title, its place there, its words, and the table and row that keep it."""

    title: str
    place: str
    words: str
    table: str
    row: int


def everything(archive: Archive) -> list[Written]:
    """Return every such text."""
    introductions = [
        Written(key.removeprefix(_TYPED), "introduction", _typed_words(value), "choice", 0)
        for key, value in archive.rows("SELECT key, value FROM choice WHERE key LIKE 'typed!_%' ESCAPE '!'")
    ]
    return [*(Written(*row) for row in archive.rows(_WRITTEN)), *introductions]


def _typed_words(value: str) -> str:
    return str(json.loads(value).get("introduction", ""))


def editions(archive: Archive) -> list[tuple[int, str, str]]:
    """Return every edition: its id, its packet's title and its manifest, in which these texts stand as they were exported."""
    return [
        (int(id_), str(title), str(manifest))
        for id_, title, manifest in archive.rows(
            "SELECT edition.id, packet.title, manifest FROM edition JOIN packet ON packet.id = edition.packet_id"
        )
    ]


def keep_manifest(archive: Archive, edition_id: int, manifest: str) -> None:
    """Keep what is left of a manifest."""
    archive.run("UPDATE edition SET rev = rev + 1, manifest = ? WHERE id = ?", (manifest, edition_id))


def clear(archive: Archive, one: Written) -> None:
    """Clear one text: the whole of it; of a chart its title alone."""
    if one.table == "choice":
        key = _TYPED + one.title
        typed = json.loads(choice.value(archive, key, "{}")) | {"introduction": ""}
        choice.keep(archive, key, json.dumps(typed, ensure_ascii=False))
    elif one.table == "packet_text":
        archive.run(_CLEAR[one.table], (one.row, one.place))
    else:
        archive.run(_CLEAR[one.table], (one.row,))
