"""What an operation hands over for the papers around a packet: brief, speaker cards, submission; words already released."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hrforum.documents.content import DimensionTotals, PacketContent
from hrforum.domain.consent import Released
from hrforum.domain.recommendation import Recommendation
from hrforum.domain.speaking import Speaking


@dataclass(frozen=True, slots=True)
class Numbered:
    """A testimony or a passage of it, under the number of its exhibit in the packet."""

    number: int
    released: Released


@dataclass(frozen=True, slots=True)
class BriefContent:
    """A brief: the packet it belongs to, quotes, the `rights` cited as they are printed, and whom to call."""

    packet: PacketContent
    quotes: tuple[Numbered, ...] = ()
    rights: tuple[str, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True)
class CardsContent:
    """Cards for speakers: whose hearing, its speaking time, the words, and in which languages they are wanted."""

    title: str
    organisation: str
    hearing_body: str
    hearing_date: date
    cards: tuple[Numbered, ...]
    speaking: Speaking
    languages: tuple[str, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a submission: a right as it is printed, the safe count of testimonies about it, quotes, what is asked.

    `article` is the right's key, "" where testimonies are linked to none. `counted` are the testimonies behind `shown`.
    """

    article: str
    heading: str
    norm: str = ""
    shown: str = ""
    counted: tuple[UUID, ...] = ()
    quotes: tuple[Released, ...] = ()
    asks: tuple[Released, ...] = ()
    earlier: tuple[Recommendation, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionContent:
    """A submission: which outline (`kind`), on which country, by whom, and its parts. `budget` is in words, 0 for none.

    `introduction` is the organisers' own; blank lines part its paragraphs.
    """

    kind: str
    title: str
    submitters: tuple[str, ...]
    country: str
    counted: str
    people: str
    parts: tuple[Part, ...]
    everybody: tuple[UUID, ...] = ()
    totals: tuple[DimensionTotals, ...] = ()
    contact: str = ""
    budget: int = 0
    practice: bool = False
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One numbered paragraph of a submission and the testimonies that it rests on; this stays inside."""

    paragraph: int
    what: str
    article: str
    testimonies: tuple[UUID, ...]
