"""The queue of an evening: somebody comes, is called, is done or leaves; at the end it is emptied, for it holds names."""

from dataclasses import replace
from datetime import UTC, datetime

from hrforum.domain.changes import Changes, Concept
from hrforum.domain.plain import plain
from hrforum.domain.turn import Stage, Turn, in_order, next_number
from hrforum.errors import NotFound, Refused
from hrforum.i18n import _
from hrforum.operations import forum
from hrforum.operations.deed import Done, concepts, deed
from hrforum.operations.keeping import language_code
from hrforum.storage import turn as storage
from hrforum.storage.archive import Archive, Removed

_CHANGED = concepts(Concept.TURN)


def queue(archive: Archive, forum_id: int) -> list[Turn]:
    """Return a forum's queue: who speaks, who waits, the longest wait first, then who was heard or left."""
    return in_order(storage.of_forum(archive, forum_id))


def by_id(archive: Archive, turn_id: int) -> Turn:
    """Return one person of a queue; raises `NotFound`."""
    found = storage.by_id(archive, turn_id)
    if found is None:
        raise NotFound(_("This person is no longer in the queue."))
    return found


@deed("turn.come", undo=True)
def come(archive: Archive, forum_id: int, called: str = "", language: str = "") -> Done[Turn]:
    """Put somebody at the end of a forum's queue; without a name they get the next number."""
    forum.by_id(archive, forum_id)
    name = " ".join(plain(called).split()) or next_number(storage.of_forum(archive, forum_id))
    spoken = language_code(language) if language.strip() else ""
    one = Turn(forum_id, name, spoken, _now())
    return _there(archive, replace(one, id=storage.add(archive, one)))


def _there(archive: Archive, one: Turn) -> Done[Turn]:
    about = (archive.uuid_of("turn", one.id),)
    return Done(one, _("Add to the queue"), _CHANGED, about, lambda again: remove(again, one.id))


@deed("turn.remove", undo=True)
def remove(archive: Archive, turn_id: int) -> Done[None]:
    """Take somebody out of the queue who came there by mistake."""
    one = by_id(archive, turn_id)
    about = (archive.uuid_of("turn", turn_id),)
    removed = storage.remove(archive, turn_id)
    return Done(
        None, _("Take out of the queue"), _CHANGED, about, lambda again: _put_back(again, one, removed)
    )


@deed("turn.put_back", undo=True)
def _put_back(archive: Archive, one: Turn, removed: Removed) -> Done[Turn]:
    forum.by_id(archive, one.forum_id)
    archive.put_back(removed)
    return _there(archive, one)


def call(archive: Archive, turn_id: int) -> Changes[Turn]:
    """Call somebody who waits: they speak from now on. Whoever spoke before goes on; two tables can take testimonies."""
    return _go_on(archive, turn_id, Stage.SPEAKING)


def done(archive: Archive, turn_id: int) -> Changes[Turn]:
    """Say that somebody was heard; one who was not called is taken as called just now."""
    return _go_on(archive, turn_id, Stage.DONE)


def hear(archive: Archive, turn_id: int) -> bool:
    """Inside the deed that keeps what somebody told: they were heard. False where they left the queue or were heard before."""
    before = storage.by_id(archive, turn_id)
    if before is None or before.ended_at is not None:
        return False
    storage.edit(archive, _at(before, Stage.DONE))
    return True


def gone(archive: Archive, turn_id: int) -> Changes[Turn]:
    """Say that somebody left before they were heard."""
    return _go_on(archive, turn_id, Stage.GONE)


def back(archive: Archive, turn_id: int) -> Changes[Turn]:
    """Let somebody who was called, was heard or left wait again, as long as since they came."""
    return _go_on(archive, turn_id, Stage.WAITING)


@deed("turn.go_on", undo=True)
def _go_on(archive: Archive, turn_id: int, stage: Stage) -> Done[Turn]:
    before = by_id(archive, turn_id)
    if before.stage is stage:
        raise Refused(_("The queue shows this already."))
    return _moved(archive, before, _at(before, stage))


def _at(before: Turn, stage: Stage) -> Turn:
    now = _now()
    match stage:
        case Stage.WAITING:
            return replace(before, began_at=None, ended_at=None)
        case Stage.SPEAKING:
            return replace(before, began_at=now, ended_at=None)
        case Stage.DONE:
            return replace(before, began_at=before.began_at or now, ended_at=now)
        case Stage.GONE:
            return replace(before, began_at=None, ended_at=now)


@deed("turn.go_back", undo=True)
def _go_back(archive: Archive, to: Turn) -> Done[Turn]:
    return _moved(archive, by_id(archive, to.id), to)


def _moved(archive: Archive, before: Turn, after: Turn) -> Done[Turn]:
    storage.edit(archive, after)
    said = {
        Stage.WAITING: _("Wait again"),
        Stage.SPEAKING: _("Call"),
        Stage.DONE: _("Mark as heard"),
        Stage.GONE: _("Mark as gone"),
    }[after.stage]
    about = (archive.uuid_of("turn", after.id),)
    return Done(after, said, _CHANGED, about, lambda again: _go_back(again, before))


@deed("turn.empty", undo=False)
def empty(archive: Archive, forum_id: int) -> Done[None]:
    """Remove everybody from a forum's queue at the end of the evening, for good: nobody needs to know later who was there."""
    forum.by_id(archive, forum_id)
    storage.empty(archive, forum_id)
    archive.rewrite_later()
    return Done(None, _("Empty the queue"), _CHANGED, (archive.uuid_of("forum", forum_id),))


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
