"""Packet: which testimonies go to a hearing, in which order and form; edition: a packet as it was exported."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrforum.domain.consent import Use


class Section(StrEnum):
    """The parts of a packet, in their usual order."""

    SUMMARY = "summary"
    ASKS = "asks"
    EXHIBITS = "exhibits"
    GATHERED = "gathered"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One testimony of a packet; `form` is the organiser's pick among the agreed ones, None for the least exposing."""

    testimony_id: int
    form: Use | None = None


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
