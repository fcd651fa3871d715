"""Paper: sheets on which a testimony is written by hand, and the card that a person takes home."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sheets:
    """What blank sheets are printed with: one set for each code.

    `second` is a second language that stands below the first, "" for none. `uses` holds for each language one sentence a use, in
    the order in which they are asked. `contact` says whom to call; "" leaves room to write it down.
    """

    codes: tuple[str, ...]
    forum_id: int | None
    forum: str
    language: str
    second: str
    uses: tuple[tuple[str, ...], ...]
    contact: str
    practice: bool = False
    paper: str = "letter"
    script: str = ""
    """The version of the consent script whose sentences these are."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a person takes home: the code, what they agreed to, whom to call. No name stands on it.

    `agreed` holds the sentences of the uses that are agreed to, `refused` of those with a no; both empty where nothing was asked.
    """

    code: str
    language: str
    contact: str
    agreed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    agreed_on: date | None = None
    until: date | None = None
    blank: bool = False
    """Whether the card is handed out before anything is written down."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was made: where, how many pages, the SHA-256 of its bytes, and the codes on it."""

    path: Path
    pages: int
    sha256: str
    codes: tuple[str, ...]
