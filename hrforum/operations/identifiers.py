"""Looking through a testimony for what may say who somebody is. It only proposes; a person decides about each place."""

from dataclasses import dataclass

from hrforum.analysis.identifiers import Finding, Known, cannot_find, explain, label, scan
from hrforum.domain.intake import Speaker
from hrforum.domain.testimony import Version
from hrforum.operations import testimony
from hrforum.storage import forum
from hrforum.storage.archive import Archive

__all__ = ["Finding", "Proposed", "cannot_find", "explain", "label", "propose"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The places of one text that should be looked at: `version` is None for what the person asks for."""

    version: Version | None
    text: str
    findings: tuple[Finding, ...]


def propose(archive: Archive, testimony_id: int) -> tuple[Proposed, ...]:
    """Return, for the original, each translation and the ask, the places that may say who somebody is.

    It knows the speakers' names and contacts and who took notes at the forum, and nobody else's. Changes nothing.
    """
    reading = testimony.read_whole(archive, testimony_id)
    known = _known(archive, reading.testimony.forum_id, reading.intake.speakers)
    texts: list[tuple[Version | None, str, str]] = [
        (one, one.words, one.language) for one in reading.versions
    ]
    if reading.intake.ask:
        texts.append((None, reading.intake.ask, reading.intake.language))
    return tuple(Proposed(one, text, scan(text, language, known)) for one, text, language in texts)


def _known(archive: Archive, forum_id: int | None, speakers: tuple[Speaker, ...]) -> Known:
    where = forum.by_id(archive, forum_id) if forum_id is not None else None
    return Known(
        names=tuple(name for one in speakers for name in (one.name, one.guardian) if name),
        contacts=tuple(one.contact for one in speakers if one.contact),
        note_takers=(where.note_takers,) if where and where.note_takers else (),
    )
