"""Reads where the passages stand that articles are linked to."""

import json
from collections.abc import Sequence
from uuid import UUID

from hrforum.domain.span import Span
from hrforum.storage.archive import Archive

_PASSAGES = """SELECT version.testimony_id, article, version.uuid, passage.start, passage.stop FROM passage_article
               JOIN passage ON passage.id = passage_id JOIN version ON version.id = passage.version_id
               JOIN current_version ON current_version.version_id = version.id
               WHERE version.testimony_id IN (SELECT value FROM json_each(?))
               ORDER BY passage.kind = 'quote' DESC, version.testimony_id, passage.start, passage.id"""


def passages(archive: Archive, ids: Sequence[int]) -> list[tuple[int, str, UUID, Span]]:
    """Return the passages of current words that are linked to an article: testimony, article, version, place; quotes first."""
    rows = archive.rows(_PASSAGES, (json.dumps(list(ids)),))
    return [
        (id_, article, UUID(bytes=version), Span(start, stop)) for id_, article, version, start, stop in rows
    ]
