"""Packet: which testimonies go to a hearing, in which order and form; edition: a packet as it was exported."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.consent import Use


class Section(StrEnum):
    """The parts of a packet after its cover, in their usual order. One that has nothing to say is not printed."""

    SUMMARY = "summary"
    FINDINGS = "findings"
    TOGETHER = "together"
    ASKS = "asks"
    PROMISES = "promises"
    EXHIBITS = "exhibits"
    GATHERED = "gathered"
    GLOSSARY = "glossary"


COVER = "cover"
"""The place of the organiser's own words on the cover, beside the sections."""


def place_of(section: Section, article: str = "") -> str:
    """Return under which name the organiser's own words of a section are kept; with the key of an article, of its finding."""
    return f"{section}/{article}" if article else section


_SECTIONS = frozenset(each.value for each in Section)


def is_place(place: str) -> bool:
    """Say whether own words can stand at a place: on the cover, in a section, in the finding on an article."""
    section, _slash, article = place.partition("/")
    return place == COVER or (section in _SECTIONS and (not article or section == Section.FINDINGS))


@dataclass(frozen=True, slots=True)
class Chosen:
    """One testimony of a packet; `form` is the organiser's pick among the agreed ones, None for the least exposing."""

    testimony_id: int
    form: Use | None = None


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the organiser wrote into a packet in their own words, at one place of it. Plain text; blank lines part paragraphs."""

    packet_id: int
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Packet:
    """What is to be brought to one hearing. `id` 0: not kept yet."""

    hearing_id: int
    title: str
    language: str = "en"
    sections: tuple[Section, ...] = tuple(Section)
    chosen: tuple[Chosen, ...] = ()
    id: int = 0
    rev: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A testimony that does not become an exhibit, why, whether it is counted all the same, and what to ask the person."""

    code: str
    why: str
    counted: bool
    ask: str = ""


@dataclass(frozen=True, slots=True)
class NameInWords:
    """An exhibit whose words hold a part of a name or contact that it is not meant to show; `in_ask` where the ask does.

    `parts` are what was found, folded, for the person who looks; they are for the window only, never for a log or another program.
    """

    code: str
    why: str
    in_ask: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A packet as exported on a day. The PDF itself is never kept; `sha256` (hex) recognises it, `manifest` is canonical JSON.

    `filed_on` is when it was handed in, None where that is not known: it may have been all the same. Since `superseded_on` it holds
    words that may not be used any more.
    """

    packet_id: int
    made_on: date
    manifest: str
    sha256: str
    versions: tuple[UUID, ...]
    id: int = 0
    filed_on: date | None = None
    superseded_on: date | None = None
