"""The scan finds at least as much as was measured, less a small margin, and proposes little that is wrong."""

import json
import re
from collections import Counter

import pytest

from hrforum.analysis.identifiers import Kind, explain, scan
from tests.analysis.identifiers.labelled import BEGINNINGS, HERE, REAL, SAMPLE, Passage, invented, real
from tests.analysis.identifiers.measure import measure, table

# Measured: 0.99 and 0.99 of the invented set; of the real ones 0.84 and 0.92, 0.89 and 0.92 (names are nearly all there is in them).
SETS = [("invented", invented(), 0.97, 0.97)]
if REAL.is_file():
    SETS += [("sample", real(SAMPLE), 0.82, 0.89), ("beginnings", real(BEGINNINGS), 0.87, 0.89)]


@pytest.mark.parametrize(("name", "passages", "recall", "precision"), SETS, ids=[one[0] for one in SETS])
def test_the_scan_keeps_what_was_measured(
    name: str, passages: list[Passage], recall: float, precision: float
) -> None:
    scores = measure(passages)
    whole = scores[None]
    assert whole.recall >= recall, table(name, scores)
    assert whole.precision >= precision, table(name, scores)


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_lags_behind(kind: Kind) -> None:
    score = measure(invented())[kind]
    assert score.marked >= 4
    assert score.recall >= 0.94
    assert score.precision >= 0.94


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_language_lags_behind(language: str) -> None:
    whole = measure(one for one in invented() if one.language == language)[None]
    assert whole.recall >= 0.95
    assert whole.precision >= 0.95


def test_marks_outside_of_what_is_found_are_counted() -> None:
    """The measure itself: a name that was missed and one that was proposed wrongly both show."""
    text = "I asked Rosa about the Ebony tower and about Blorf."
    start = text.index("Blorf")
    passage = invented()[0]
    mark = type(passage.marks[0])(start, start + 5, Kind.NAME)
    scores = measure([Passage("one", "en", text, 0, len(text), (mark,), passage.known)])
    assert (scores[Kind.NAME].recall, scores[Kind.NAME].whole, scores[Kind.NAME].precision) == (0.0, 0.0, 0.0)
    assert scores[Kind.NAME].proposed >= 1


def test_the_invented_set_is_large_and_mostly_hard() -> None:
    passages = invented()
    assert len(passages) == 230
    assert sum(not one.marks for one in passages) >= 80
    assert {one.language for one in passages} == {"en", "es", "fr"}
    assert not [one.name for one in passages if re.search(r"[⟦⟧]", one.text)]
    assert min(Counter(one.language for one in passages).values()) >= 50


@pytest.mark.parametrize("file", [SAMPLE, BEGINNINGS])
def test_of_the_real_hearing_only_places_are_kept(file: str) -> None:
    document = json.loads((HERE / file).read_text(encoding="utf-8"))
    assert len(document["passages"]) in {200, 100}
    for passage in document["passages"]:
        assert passage.keys() == {"row", "start", "end", "marks"}
        for start, end, kind in passage["marks"]:
            assert passage["start"] <= start < end <= passage["end"]
            assert kind in Kind.__members__


def test_every_reason_that_is_given_is_explained() -> None:
    given = {finding.why for one in invented() for finding in scan(one.text, one.language, one.known)}
    assert len(given) >= 20
    assert len({explain(why) for why in given}) >= 18
