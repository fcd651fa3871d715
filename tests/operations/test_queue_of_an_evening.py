"""The queue holds names for one evening: everything about it goes when it is emptied."""

import pytest

from hrforum.domain.changes import Concept
from hrforum.domain.consent import Use
from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake
from hrforum.domain.turn import Stage
from hrforum.errors import NotFound, Refused
from hrforum.operations import evening, forum, testimony, turn
from hrforum.storage.archive import Archive
from tests.archive_of import keep, reopened
from tests.storage.pages import plain_bytes

CANARY = "Zephyrine"


@pytest.fixture
def here(archive: Archive) -> int:
    return forum.add(archive, Forum("Fruitvale", prefix="OAK")).value.id


def test_somebody_comes_is_called_and_heard(archive: Archive, here: int) -> None:
    one = turn.come(archive, here, "  Blue \n coat ", "español").value
    assert (one.called, one.language, one.stage) == ("Blue coat", "es", Stage.WAITING)
    assert turn.come(archive, here).value.called == "1"
    assert turn.call(archive, one.id).value.stage is Stage.SPEAKING
    with pytest.raises(Refused):
        turn.call(archive, one.id)
    assert turn.done(archive, one.id).value.stage is Stage.DONE
    assert turn.back(archive, one.id).value.came_at == one.came_at
    assert [each.called for each in turn.queue(archive, here)] == ["Blue coat", "1"]


def test_who_told_a_testimony_was_heard_in_the_same_moment(archive: Archive, here: int) -> None:
    one = turn.call(archive, turn.come(archive, here, "Wren").value.id).value
    changes = testimony.add(archive, Intake("The heat is off.", forum_id=here), turn_id=one.id)
    assert Concept.TURN in changes.concepts
    assert turn.by_id(archive, one.id).stage is Stage.DONE
    left = turn.gone(archive, turn.come(archive, here, "Finch").value.id).value
    assert Concept.TURN not in testimony.add(archive, Intake("Mould."), turn_id=left.id).concepts
    assert turn.by_id(archive, left.id) == left
    turn.empty(archive, here)
    assert testimony.add(archive, Intake("Told after the queue was emptied."), turn_id=one.id).value.code


def test_one_who_is_no_longer_there_is_told(archive: Archive, here: int) -> None:
    one = turn.come(archive, here, "Wren").value
    turn.remove(archive, one.id)
    with pytest.raises(NotFound, match="no longer in the queue"):
        turn.call(archive, one.id)
    with pytest.raises(NotFound):
        turn.come(archive, here + 9, "Wren")


def test_no_name_is_left_once_the_queue_is_emptied(archive: Archive, here: int) -> None:
    for number in range(30):
        turn.come(archive, here, f"{CANARY} {number}")
    archive.close()
    assert CANARY.encode() in plain_bytes(archive.path, archive.key())
    with reopened(archive) as again:
        turn.empty(again, here)
        assert turn.queue(again, here) == []
    assert CANARY.encode() not in plain_bytes(archive.path, archive.key())


def test_a_forum_takes_its_queue_along_and_back(archive: Archive, here: int) -> None:
    turn.come(archive, here, "Wren")
    gone = forum.remove(archive, here)
    assert gone.inverse is not None
    gone.inverse(archive)
    assert [one.called for one in turn.queue(archive, here)] == ["Wren"]


def test_a_testimony_with_an_answer_is_not_missing_any(archive: Archive, here: int) -> None:
    first = keep(archive, forum_id=here)
    keep(archive, uses=(Use.RECORD,), forum_id=here, language="es")
    keep(archive, "Heard elsewhere.")
    found = evening.of_forum(archive, here)
    assert [one.code for one in found.unasked] == [first.code]
    assert dict(found.taken) == {"en": 1, "es": 1}
