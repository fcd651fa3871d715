"""Submission: an outline for a body of the United Nations or a city, with the words that it may have, as editable presets."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hrforum.domain.tag import About, Labels
from hrforum.resources import asset


class SubmissionKind(StrEnum):
    """The outlines."""

    UPR = "upr"
    CEDAW = "cedaw"
    SDG = "sdg"


@dataclass(frozen=True, slots=True)
class Preset:
    """What an outline is called, how many words it may have (0: no limit), which instruments' articles are its sections, and which
    totals stand in it. Where nobody `checked` it against the source, it is to be confirmed before it is relied on.

    No `instruments` are all of them; no `tables` are none.
    """

    kind: SubmissionKind
    names: Labels
    single: int
    joint: int
    instruments: tuple[str, ...]
    tables: About | None
    source: str
    as_of: str
    checked: bool

    def budget(self, submitters: int) -> int:
        """Return how many words so many submitters have together."""
        return self.joint if submitters > 1 else self.single


@dataclass(frozen=True, slots=True)
class Budget:
    """How many words a submission has, and how many it may have (0: no limit)."""

    words: int
    budget: int

    @property
    def over(self) -> int:
        """How many words it has too many."""
        return max(self.words - self.budget, 0) if self.budget else 0


@cache
def presets() -> dict[SubmissionKind, Preset]:
    """Return the shipped presets."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(asset("submissions").glob("*.json"))]
    made = [
        Preset(
            SubmissionKind(one["key"]),
            Labels(one["names"]["en"], one["names"]["es"], one["names"]["fr"]),
            one["words_single"],
            one["words_joint"],
            tuple(one["instruments"]),
            {"person": About.PERSON, "experience": About.EXPERIENCE}.get(one["tables"]),
            one["source"],
            one["as_of"],
            one["checked"],
        )
        for one in found
    ]
    return {one.kind: one for one in made}
