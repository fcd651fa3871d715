"""Finding: a span that may identify, of which kind, and why it was proposed; Known: what the archive already knows."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span may give away, strongest evidence first: where two kinds claim the same words, the earlier one has them."""

    EMAIL = "email"
    ONLINE = "online"
    ID_NUMBER = "id_number"
    CASE_NUMBER = "case_number"
    PLATE = "plate"
    PHONE = "phone"
    STREET_ADDRESS = "street_address"
    UNIT_NUMBER = "unit_number"
    EXACT_DATE = "exact_date"
    NAME = "name"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A proposal: `text[start:end]` in code points, its kind, and the key of the reason, which `explain` puts into words."""

    start: int
    end: int
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows and a testimony should not say unasked.

    `names` and `contacts` come from the name vault (the speaker's and others'), `note_takers` as the forum wrote them down,
    `places` are addresses, as "14 Harbor Steps".
    """

    names: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    note_takers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
