"""A testifier as listed: where somebody speaks, without what is in the name vault."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A testifier in a list: the id inside, the pseudonym or "", the codes of the testimonies, the number of households."""

    id: int
    pseudonym: str
    codes: tuple[str, ...]
    households: int
