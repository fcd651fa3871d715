"""What the scan proposes to hide, and what a person decides about each place: hide it, let it stand, or change it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from uuid import UUID

from hrforum.analysis.identifiers import Kind, explain, label
from hrforum.domain.redaction import Reason, Redaction
from hrforum.domain.span import Span
from hrforum.domain.testifier import parts_in
from hrforum.domain.testimony import Version
from hrforum.errors import Cancelled
from hrforum.i18n import _, ngettext
from hrforum.operations import identifiers, redaction, testimony
from hrforum.operations.candidate import candidate
from hrforum.operations.deed import Done, deed
from hrforum.operations.selection import PART
from hrforum.storage import redaction as storage
from hrforum.storage.archive import Archive

_REASONS = {
    Kind.EMAIL: Reason.CONTACT,
    Kind.ONLINE: Reason.CONTACT,
    Kind.PHONE: Reason.CONTACT,
    Kind.ID_NUMBER: Reason.NUMBER,
    Kind.CASE_NUMBER: Reason.NUMBER,
    Kind.PLATE: Reason.NUMBER,
    Kind.STREET_ADDRESS: Reason.ADDRESS,
    Kind.UNIT_NUMBER: Reason.ADDRESS,
    Kind.EXACT_DATE: Reason.DATE,
    Kind.NAME: Reason.NAME,
    Kind.DANGER: Reason.SAFETY,
}


class Decided(StrEnum):
    """What a person decided about a place."""

    HIDDEN = "hidden"
    LET_STAND = "let_stand"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One place that somebody should look at: where it stands (`version` None: in the ask), what it says, and why it was found.

    `label` and `why` are for people. `redaction` is what accepting it would hide.
    """

    version: Version | None
    said: str
    kind: str
    label: str
    why: str
    redaction: Redaction
    decided: Decided | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.redaction.span


def pending(archive: Archive, testimony_id: int) -> tuple[Proposal, ...]:
    """Return what the scan finds in the words and the ask that is neither hidden from everyone outside nor let stand."""
    return tuple(one for one in every(archive, testimony_id) if one.decided is None)


def every(archive: Archive, testimony_id: int) -> tuple[Proposal, ...]:
    """Return all that the scan finds in the words and the ask, with what was decided about it."""
    known = storage.of_testimony(archive, testimony_id)
    stand = storage.marks_of_many(archive, [testimony_id]).get(testimony_id, frozenset())

    def decided(one: Proposal) -> Decided | None:
        if redaction.covered(known, one.redaction):
            return Decided.HIDDEN
        return Decided.LET_STAND if _mark(archive, one.kind, one.said) in stand else None

    return tuple(replace(one, decided=decided(one)) for one in _found(archive, testimony_id))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One testimony in which something waits to be looked at: its place in the list that was asked for, and its texts by version."""

    at: int
    testimony_id: int
    code: str
    texts: dict[UUID | None, str]
    proposals: tuple[Proposal, ...]


def next_waiting(
    archive: Archive, testimony_ids: Sequence[int], start: int = 0, cancelled: Callable[[], bool] = bool
) -> Waiting | None:
    """Return the first testimony from this place in a list on in which something waits; None where nothing does."""
    for at in range(start, len(testimony_ids)):
        if cancelled():
            raise Cancelled
        texts = redaction.texts_of(archive, testimony_ids[at])
        found = pending(archive, testimony_ids[at])
        if found:
            code = testimony.by_id(archive, texts.id).code
            return Waiting(at, texts.id, code, texts.by_version, found)
    return None


def _found(archive: Archive, testimony_id: int) -> Iterable[Proposal]:
    for text in identifiers.propose(archive, testimony_id):
        for one in text.findings:
            span = Span(one.start, one.end)
            uuid = text.version.uuid if text.version else None
            yield Proposal(
                text.version,
                span.of(text.text),
                one.kind,
                label(one.kind),
                explain(one.why),
                Redaction(span, uuid, _REASONS[one.kind]),
            )


def _mark(archive: Archive, kind: str, said: str) -> bytes:
    return storage.mark(archive, kind, " ".join(said.split()).casefold())


@deed("redaction.let_stand", undo=True)
def let_stand(archive: Archive, testimony_id: int, some: Sequence[Proposal]) -> Done[int]:
    """Keep that a person looked at these words and lets them stand in this testimony; they are not proposed again.

    What is kept is a mark without a word. A part of a name in them no longer stops a packet.
    """
    one = testimony.by_id(archive, testimony_id)
    fresh = storage.let_stand(archive, testimony_id, _marks(archive, testimony_id, some))
    says = ngettext("Let place stand", "Let places stand", len(some))
    inverse = partial(look_again, testimony_id=testimony_id, marks=tuple(fresh))
    return Done(len(fresh), says, redaction.CHANGED, (one.uuid,), inverse)


def _marks(archive: Archive, testimony_id: int, some: Sequence[Proposal]) -> list[bytes]:
    each = candidate(archive, testimony_id)
    identities = each.identities if each else ()
    parts = [part for one in some for identity in identities for part in parts_in(identity, one.said)]
    said = [_mark(archive, one.kind, one.said) for one in some]
    return [*said, *(storage.mark(archive, PART, part) for part in dict.fromkeys(parts))]


@deed("redaction.look_again", undo=True)
def look_again(archive: Archive, testimony_id: int, marks: Sequence[bytes]) -> Done[int]:
    """Propose again what was let stand."""
    one = testimony.by_id(archive, testimony_id)
    storage.look_again(archive, testimony_id, marks)
    inverse = partial(_stand_again, testimony_id=testimony_id, marks=tuple(marks))
    return Done(len(marks), _("Propose again"), redaction.CHANGED, (one.uuid,), inverse)


@deed("redaction.stand_again", undo=True)
def _stand_again(archive: Archive, testimony_id: int, marks: Sequence[bytes]) -> Done[int]:
    one = testimony.by_id(archive, testimony_id)
    storage.let_stand(archive, testimony_id, marks)
    inverse = partial(look_again, testimony_id=testimony_id, marks=tuple(marks))
    return Done(len(marks), _("Let places stand"), redaction.CHANGED, (one.uuid,), inverse)
