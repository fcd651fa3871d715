"""Labelled: the two sets of passages with marks, the invented one with its words and the real one with places only."""

import csv
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from hrforum.analysis.identifiers import Kind, Known

HERE = Path(__file__).resolve().parent
REAL = HERE.parents[3] / "shared" / "data" / "nyc-housing-hearing" / "testimonies.csv"
SAMPLE, BEGINNINGS = "real_marks.json", "beginnings_marks.json"
_MARK = re.compile(r"⟦([A-Z_]+):([^⟦⟧]+)⟧")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person marked in a text, in code points."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the window of it that was marked, and the marks."""

    name: str
    language: str
    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    known: Known


def invented() -> list[Passage]:
    """Return the passages that were written and marked before there was a scanner."""
    document = json.loads((HERE / "labelled_set.json").read_text(encoding="utf-8"))
    return [_unmarked(passage) for passage in document["passages"]]


def _unmarked(passage: dict[str, object]) -> Passage:
    marked = str(passage["marked"])
    text = ""
    marks: list[Mark] = []
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        marks.append(Mark(len(text), len(text) + len(match[2]), Kind[match[1]]))
        text += match[2]
        last = match.end()
    text += marked[last:]
    known = passage.get("known", {})
    assert isinstance(known, dict)
    whole = Known(**{key: tuple(values) for key, values in known.items()})
    return Passage(str(passage["id"]), str(passage["language"]), text, 0, len(text), tuple(marks), whole)


def real(marks: str = SAMPLE, know_the_speaker: bool = False) -> list[Passage]:
    """Return the passages of the real hearing marked in one of the two files, with the speaker's name in the vault or without; none where the file is not there."""
    if not REAL.is_file():
        return []
    document = json.loads((HERE / marks).read_text(encoding="utf-8"))
    assert hashlib.sha256(REAL.read_bytes()).hexdigest() == document["sha256"], (
        "the marks are for another file"
    )
    with REAL.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    return [
        Passage(
            f"row {one['row']}",
            "en",
            rows[one["row"]]["testimony"],
            one["start"],
            one["end"],
            tuple(Mark(start, end, Kind[kind]) for start, end, kind in one["marks"]),
            Known(names=(rows[one["row"]]["speaker"],) if know_the_speaker else ()),
        )
        for one in document["passages"]
    ]
