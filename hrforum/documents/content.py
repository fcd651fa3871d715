"""What an operation hands over for a packet or a summary: counts already made safe, words already released."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hrforum.domain.chart import Chart
from hrforum.domain.consent import Released
from hrforum.domain.packet import Section
from hrforum.domain.span import Span


@dataclass(frozen=True, slots=True)
class Total:
    """One row of a table of counts; `shown` is what may be printed ("12", "withheld", "0")."""

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
class Quoted:
    """A passage of an exhibit, where it stands in the version that it is of, and the number of that exhibit."""

    released: Released
    span: Span
    exhibit: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was heard about one right: its `article` ("ICESCR 11") and `title`, the instrument's name, what the article says.

    `standings` say how states stand to it, `shown` is the safe count of testimonies that tell of it ("" where none may be counted),
    `exhibits` are the numbers of those that stand in full and `asking` of those that ask for something.
    """

    article: str
    title: str
    instrument: str
    plain: str = ""
    standings: tuple[str, ...] = ()
    shown: str = ""
    exhibits: tuple[int, ...] = ()
    asking: tuple[int, ...] = ()
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the organiser wrote at one place of the packet (`hrforum.domain.packet.place_of`)."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart that the organiser chose, with numbers that may be told, and the place of the packet where it stands."""

    place: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class AskOf:
    """What the organisers ask of whom, by which day. `can_do` says what is left to it where the state took the matter away, else ""."""

    who: str
    what: str
    by: date | None = None
    article: str = ""
    preempted: bool = False
    can_do: str = ""


@dataclass(frozen=True, slots=True)
class PacketContent:
    """Everything a packet or a summary says.

    `counted` is the safe count of testimonies in the totals ("203", "withheld", "0"), `people` that of the people who gave them.
    `sections` are the parts that are wanted, in their order. `exhibits` stand in the order
    they are numbered, from 1; `numbers` are theirs where only some of a packet's exhibits are here. `left_out` says in sentences, in the document's language and without numbers, what is not quoted.
    `statements` are the sentences that the organiser chose, each safe beside all other numbers. `replaces` is the day of the
    edition that this one takes the place of, `changed` what is otherwise in it, in sentences. `manifest` is the SHA-256 of the
    edition's manifest in hexadecimal, "" where the document is no edition. `charts` and `asks` are those of the organiser, the asks with the
    earliest day first.
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
    numbers: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: tuple[OwnWords, ...] = ()
    replaces: date | None = None
    changed: tuple[str, ...] = ()
    manifest: str = ""
    charts: tuple[PlacedChart, ...] = ()
    asks: tuple[AskOf, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Released]]:
        """Yield every exhibit with its number."""
        yield from (
            zip(self.numbers, self.exhibits, strict=True) if self.numbers else enumerate(self.exhibits, 1)
        )

    def own(self, place: str) -> str:
        """Return what the organiser wrote at a place, "" for nothing."""
        return next((one.text for one in self.texts if one.place == place), "")
