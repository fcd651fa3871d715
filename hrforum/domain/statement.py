"""Statements: sentences with one number, offered outside in place of a number that may not be told."""

from dataclasses import dataclass
from enum import StrEnum

from hrforum.domain.table import Condition, Unit


class Rung(StrEnum):
    """How far a statement went from the question, the nearest first."""

    EXACT = "exact"
    WIDER_GROUP = "wider_group"
    WIDER_PERIOD = "wider_period"
    NO_PLACE = "no_place"
    FEWER_DIMENSIONS = "fewer_dimensions"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody who agreed to be quoted: the code inside, and what may be read outside."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One true sentence that may leave. `keeps` is the share of the question that it keeps, from 0 to 1.

    `count` is None where it tells no number but quotes.
    """

    rung: Rung
    sentence: str
    count: int | None
    unit: Unit
    where: tuple[Condition, ...]
    keeps: float
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to "how many?": the number itself, None where it is withheld, what is shown in its place, and what to say instead.

    `why` says why it is withheld, "" where it is not.
    """

    where: tuple[Condition, ...]
    unit: Unit
    count: int | None
    shown: str
    why: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement as the organiser words it for a packet. `question` is canonical JSON of what was counted. `id` 0: not kept yet."""

    packet_id: int
    wording: str
    question: str
    count: int | None
    id: int = 0
