"""What an operation hands over for a packet or a summary: counts already made safe, words already released."""

from dataclasses import dataclass
from datetime import date

from hrforum.domain.chart import Chart
from hrforum.domain.consent import Released
from hrforum.domain.packet import Section


@dataclass(frozen=True, slots=True)
class Total:
    """One row of a table of counts; `shown` is what may be printed ("12", "fewer than 5", "0")."""

    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class DimensionTotals:
    """The counts of one dimension. `unit` says what was counted, in the document's language ("testimonies", "people")."""

    label: str
    unit: str
    rows: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A forum at which testimonies were heard. `languages` are BCP 47 codes; `heard` is a safe count."""

    name: str
    place: str = ""
    held_on: date | None = None
    languages: tuple[str, ...] = ()
    heard: str = ""


@dataclass(frozen=True, slots=True)
class PacketContent:
    """Everything a packet or a summary says.

    `counted` is the safe count of testimonies in the totals ("203", "fewer than 5", "0"), `people` that of the people who gave them.
    `sections` are the parts that are wanted, in their order. `exhibits` stand in the order
    they are numbered, from 1. `left_out` says in sentences, in the document's language and without numbers, what is not quoted.
    `statements` are the sentences that the organiser chose, each safe beside all other numbers.
    """

    title: str
    organisation: str
    hearing_body: str
    hearing_date: date | None
    counted: str
    people: str = ""
    hearing_item: str = ""
    place: str = ""
    practice: bool = False
    totals: tuple[DimensionTotals, ...] = ()
    chart: Chart | None = None
    exhibits: tuple[Released, ...] = ()
    forums: tuple[Gathering, ...] = ()
    left_out: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    sections: tuple[Section, ...] = tuple(Section)
