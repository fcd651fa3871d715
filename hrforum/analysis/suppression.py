"""Which numbers of a table are withheld outside: those below the threshold, and so many more that none can be worked out.

The reader knows every told number, the threshold and this rule. Each withheld number is shown to be possible at values at least the
threshold apart (`worlds`). Of several ways to tell a table safely the one that tells most is taken: the whole table, or smaller tables
of its dimensions beside each other, in the limit the grand total alone.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from hrforum.analysis.boxes import Box, Counts, level, part_of, projected
from hrforum.analysis.filtered import filtered
from hrforum.analysis.withholding import Attempt
from hrforum.domain.table import LEAST, THRESHOLD
from hrforum.progress import SILENT, Progress

_LARGEST, _LARGE = 4000, 400
"""Of a table with more cells and totals only the single dimensions are told; of a large one only one way to tell all is tried."""
_WORTH = (0.0, 3.0, 2.0, 1.0)
"""What it is worth that all numbers of a level are told: of everybody, of one dimension, of two, of three."""

_Face = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What else decides over boxes: `small` ones are withheld for another reason than their number; `known` ones can no more be."""

    small: Set[Box] = frozenset()
    known: Set[Box] = frozenset()

    def on(self, face: _Face) -> "Kept":
        """Return the same for the smaller table of these dimensions."""
        return Kept(*(_on(face, boxes) for boxes in (self.small, self.known)))


def _on(face: _Face, boxes: Set[Box]) -> frozenset[Box]:
    inside = (box for box in boxes if all(tag is None or place in face for place, tag in enumerate(box)))
    return frozenset(part_of(box, face) for box in inside)


def suppress(
    counts: Counts, threshold: int = THRESHOLD, kept: Kept | None = None, progress: Progress = SILENT
) -> frozenset[Box]:
    """Return which cells and totals of a table are withheld outside; raises ValueError below the least threshold.

    `progress` hears how far a large table is, once for each way to tell it, and may cancel.
    """
    if threshold < LEAST:
        raise ValueError(f"a threshold below {LEAST} protects nobody")
    kept = kept or Kept()
    if not any(counts.asked):
        return _suppress(counts, threshold, kept, progress)
    left = filtered(counts)
    same = {box: left.of(box) for box in counts.boxes}
    small, known = (
        frozenset(found for box in some if (found := same[box]) is not None)
        for some in (kept.small, kept.known)
    )
    withheld: frozenset[Box] = frozenset()
    for zeros in (True, False):
        hidden = _suppress(left.counts, threshold, Kept(small, known), progress, zeros=zeros)
        withheld = frozenset(box for box, found in same.items() if found in hidden)
        if not all(counts.boxes[box] for box in withheld):
            break
        # The zero that is withheld may be one that this table does not show: then a mark would say that there is somebody.
    return withheld


def _suppress(
    counts: Counts, threshold: int, kept: Kept, progress: Progress, *, zeros: bool = True
) -> frozenset[Box]:
    everybody = counts.everybody
    if counts.boxes[everybody] == 0:
        return frozenset()
    if counts.boxes[everybody] < threshold or everybody in kept.small:
        return frozenset(counts.boxes)
    if not counts.tags:
        return frozenset()
    best, chosen = -1.0, frozenset(counts.boxes) - {everybody}
    for faces, with_zeros in _ways(counts):
        if with_zeros and not zeros:
            continue
        withheld = _told_by(counts, threshold, kept, faces, with_zeros, progress)
        if withheld is not None and (worth := _worth(counts, threshold, withheld)) > best:
            best, chosen = worth, withheld
        if not chosen:
            break
    return chosen


def _ways(counts: Counts) -> Iterator[tuple[tuple[_Face, ...], bool]]:
    """Yield which tables are told together, from the whole one to its single dimensions, and whether zeros may be withheld.

    No two of them have a dimension in common, so whatever is possible in each is possible together.
    """
    whole = tuple(range(len(counts.tags)))
    if len(counts.boxes) <= _LARGE:
        yield (whole,), False
    if len(counts.boxes) <= _LARGEST:
        yield (whole,), True
        for pair in combinations(whole, 2) if len(whole) == 3 else ():
            rest = tuple((one,) for one in whole if one not in pair)
            yield from (((pair, *rest), zeros) for zeros in (False, True))
    if len(whole) > 1:
        yield from ((tuple((one,) for one in whole), zeros) for zeros in (False, True))


def _worth(counts: Counts, threshold: int, withheld: Set[Box]) -> float:
    told, all_ = [0] * 4, [0] * 4
    for box, number in counts.boxes.items():
        if number >= threshold:
            all_[level(box)] += 1
            told[level(box)] += box not in withheld
    return sum(worth * some / most for worth, some, most in zip(_WORTH, told, all_, strict=True) if most)


def _told_by(
    counts: Counts, threshold: int, kept: Kept, faces: Sequence[_Face], zeros: bool, progress: Progress
) -> frozenset[Box] | None:
    """Return what is withheld where these tables are told, None where they cannot be told safely."""
    told: list[tuple[_Face, Attempt]] = []
    for face in faces:
        mine = kept.on(face)
        smaller = projected(counts, face)
        told.append((face, Attempt(smaller, threshold, mine.small, mine.known, zeros, progress)))
        if not told[-1][1].succeed():
            return None
    everybody = counts.boxes[counts.everybody]
    withheld = set()
    for box in counts.boxes:
        parts = [(one, part_of(box, face)) for face, one in told]
        inside = [(one, part) for one, part in parts if level(part)]
        if len(inside) == 1:
            ((one, part),) = inside
            if part in one.withheld:
                withheld.add(box)
        elif inside and all(part in one.withheld or one.counts.boxes[part] for one, part in inside):
            # Where one of the tables tells a zero, everybody can work out this one.
            withheld.add(box)
            if _overlap(inside, everybody) < threshold:
                return None
    if withheld & kept.known or (len(faces) > 1 and all(counts.boxes[box] for box in withheld)):
        # The bounds of untold cells let them be zero; where none is, a reader could see that from those that are told.
        return None
    return frozenset(withheld)


def _overlap(parts: Sequence[tuple[Attempt, Box]], everybody: int) -> int:
    """Return how far apart the numbers are that those who are in all parts can be, each part being told in a table of its own.

    Tables without a dimension in common leave open how they overlap: by as many as the smallest part has, or by no more than must.
    """
    most = min(one.worlds.high[part] for one, part in parts)
    least = sum(one.worlds.low[part] for one, part in parts) - (len(parts) - 1) * everybody
    return most - max(0, least)
