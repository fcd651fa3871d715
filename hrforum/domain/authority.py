"""Authorities: who is responsible for what testimonies tell of, at which level, and what the city can do where the state forbids."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The level of government, from the nearest on."""

    CITY = "city"
    COUNTY = "county"
    STATE = "state"
    FEDERAL = "federal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who is responsible. `preempted`: the state has taken the matter out of the city's hands; `can_do` is what the city still can.

    `id` 0: not kept yet.
    """

    name: str
    level: Level
    preempted: bool = False
    can_do: str = ""
    note: str = ""
    id: int = 0
    rev: int = 0
