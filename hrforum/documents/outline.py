"""The format-neutral outline of a document: what it says, block by block, before anybody decides how it looks.

Every text is plain: no character is ever read as markup. The organiser's own texts are `str`; what a person testified
enters as `Released` and in no other way.
"""

from dataclasses import dataclass
from typing import Literal

from hrforum.domain.chart import Chart
from hrforum.domain.consent import Released
from hrforum.domain.speaking import trimmed

Paper = Literal["letter", "a4"]
Manner = Literal["body", "lead", "small", "large"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says, for instance "Hearing date" and "July 10, 2026"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: it carries the document's title and its facts, and a closing note at its foot."""

    kicker: str
    title: str
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()
    note: str = ""
    warning: str = ""
    """Set in a frame above everything else, for instance that this is a practice document."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. `listed` ones stand in the contents; `short` is their wording there and in bookmarks."""

    level: int
    text: str
    listed: bool = True
    short: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `language` (BCP 47) only where it differs from the document's; `number` where paragraphs are numbered, 0 where not.

    One to `keep` stays on the page of what follows. `notes` stand at the foot of the page on which it ends.
    """

    text: str
    manner: Manner = "body"
    language: str | None = None
    number: int = 0
    keep: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points, numbered or not."""

    points: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one row of headers; the first column holds the headers of the rows.

    Every row has as many cells as `header`. `figures` sets all columns but the first flush right.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    figures: bool = True


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A drawn chart; `alternative` says in words what the drawing shows."""

    chart: Chart
    alternative: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One testimony as it was released. `labels` stands above each passage, in the order of `released.renderings`."""

    number: int
    heading: str
    facts: tuple[str, ...]
    released: Released
    labels: tuple[str, ...]
    ask_label: str
    short: str = ""
    """The heading's wording in the contents and the bookmarks; the heading itself where empty."""


@dataclass(frozen=True, slots=True)
class ReleasedAsk:
    """What people asked for, in the words of `released.ask`, and the sentence that says which exhibits ask it."""

    released: Released
    reference: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they were released, in some `languages` (all where none is named), cut at a sentence end to `most` words (0: all).

    `reference` stands below them. A `large` one is read aloud.
    """

    released: Released
    reference: str = ""
    languages: tuple[str, ...] = ()
    most: int = 0
    large: bool = False

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """The languages and words that stand there."""
        return tuple(
            (each.language, trimmed(each.words, self.most))
            for each in self.released.renderings
            if not self.languages or each.language in self.languages
        )


@dataclass(frozen=True, slots=True)
class Code:
    """Groups of letters and digits, or words, to copy by hand, set large; `groups_a_line` of them on each line."""

    label: str
    groups: tuple[str, ...]
    groups_a_line: int = 4
    words: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; with `front` on the front side of a leaf, for paper printed on both sides."""

    front: bool = False


Texts = tuple[str, ...]
"""One text in the document's language, and behind it the same in its second language where it has one."""


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What follows starts a sheet of its own, on a front side. Its pages show `code` and count from 1."""

    code: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with a box to tick for each of its answers."""

    question: Texts
    answers: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """Room to write by hand: labels side by side, each over so many ruled lines."""

    labels: tuple[Texts, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """A line along which the paper is cut, and what it says."""

    said: Texts


@dataclass(frozen=True, slots=True)
class Slip:
    """A framed piece of paper to cut out: a title, a large code, sentences, and lists under headings of their own.

    `fills` are labels with a line to write on.
    """

    title: str
    code: str
    sentences: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fills: tuple[str, ...] = ()
    language: str | None = None


Block = (
    Cover
    | Heading
    | Paragraph
    | Bullets
    | Table
    | ChartFigure
    | Exhibit
    | ReleasedAsk
    | Quotation
    | Code
    | PageBreak
    | NewSheet
    | Choice
    | Fill
    | Cut
    | Slip
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The fixed wording around the pages, in the document's language. `page_of` has the fields `page` and `pages`."""

    contents: str = "Contents"
    page_of: str = "Page {page} of {pages}"
    practice: str = "PRACTICE"
    page_link: str = "{heading}, page {page}"
    note_link: str = "Note {number}"
    note_back: str = "Back to where note {number} stands"


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document. `running` is the short title at the head of each page; `contents` asks for contents pages.

    `second` is the second language of a bilingual form; a `dense` one has less room around its headings.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    organisation: str = ""
    running: str = ""
    practice: bool = False
    contents: bool = False
    paper: Paper = "letter"
    furniture: Furniture = Furniture()
    second: str = ""
    dense: bool = False
