"""What people or testimonies have in common: a household of testifiers, an incident that several testimonies tell of."""

from dataclasses import dataclass
from enum import StrEnum


class BondKind(StrEnum):
    """A household holds testifiers, an incident testimonies; both are counted apart from what they hold."""

    HOUSEHOLD = "household"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Bond:
    """One household or incident with a note and the ids of who or what belongs to it, in order. `id` 0: not kept yet."""

    kind: BondKind
    note: str = ""
    members: tuple[int, ...] = ()
    id: int = 0
    rev: int = 0
