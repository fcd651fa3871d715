"""Who is missing: the city's own numbers beside the people who were heard."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CityNumber:
    """How many people in the city a tag of a dimension applies to."""

    dimension: str
    tag: str
    people: int


class Heard(StrEnum):
    """How the share of a group among those heard compares with its share of the city."""

    NOBODY = "nobody"
    FEWER = "fewer"
    ABOUT = "about"
    MORE = "more"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Group:
    """One group: people in the city, people heard, how many would have been heard by its share, and the comparison in words."""

    dimension: str
    tag: str
    label: str
    city: int
    heard: int
    expected: int
    comparison: Heard
    said: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """One dimension of the city's profile. `heard` people answered it, `unknown` did not; `outside` are tags the profile lacks."""

    key: str
    label: str
    heard: int
    unknown: int
    groups: tuple[Group, ...]
    outside: tuple[str, ...]
