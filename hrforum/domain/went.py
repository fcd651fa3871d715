"""Where one testimony's words went, told to the person who asks "so what?": hearings, handouts, and what was taken back."""

from dataclasses import dataclass
from datetime import date

from hrforum.domain.consent import Use
from hrforum.domain.reach import Reach


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Uses that ended on one day."""

    on_day: date
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Went:
    """`heard_on` is the day the person spoke, `language` theirs among those of documents; `erased_on` is set where the words are gone."""

    code: str
    language: str
    organisation: str
    practice: bool
    on_day: date
    heard_on: date | None
    erased_on: date | None
    reach: Reach
    taken_back: tuple[TakenBack, ...] = ()
