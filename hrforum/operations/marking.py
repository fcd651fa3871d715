"""All marks in one testimony as the reader shows them: what is hidden, what is marked, and what the gate says today."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hrforum.domain.redaction import Redaction
from hrforum.operations import gate, passage, redaction, testimony
from hrforum.operations.gate import Explained
from hrforum.operations.passage import Marked
from hrforum.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Hidden:
    """A redaction, and what stands there; for a lost one, what stood there in the earlier words."""

    redaction: Redaction
    said: str


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks of one testimony, lost ones first."""

    testimony_id: int
    hidden: tuple[Hidden, ...]
    marked: tuple[Marked, ...]
    gate: tuple[Explained, ...]


def read(archive: Archive, testimony_id: int) -> Marking:
    """Return the marks of one testimony and the gate's answers; raises `NotFound`."""
    words: dict[UUID | None, str] = {one.uuid: one.words for one in testimony.history(archive, testimony_id)}
    words[None] = testimony.by_id(archive, testimony_id).ask
    hidden = [_hidden(one, words) for one in redaction.of_testimony(archive, testimony_id)]
    marked = passage.everything(archive, testimony_id=testimony_id)
    return Marking(
        testimony_id,
        tuple(sorted(hidden, key=lambda one: (not one.redaction.lost, one.redaction.span))),
        tuple(sorted(marked, key=lambda one: (not one.passage.lost, one.passage.span))),
        gate.explain(archive, testimony_id),
    )


def _hidden(one: Redaction, words: Mapping[UUID | None, str]) -> Hidden:
    # The ask of before is not kept: of a redaction that was lost there only its reason is known.
    gone = one.version is None and one.lost
    return Hidden(one, "" if gone else one.span.of(words[one.version]))
