"""The worker: order, staleness, stopping, errors without words, and an end that leaves nothing open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hrforum.domain.changes import Changes, Concept
from hrforum.errors import Cancelled, HrforumError, Refused
from hrforum.progress import Progress
from ui.archive_worker import ArchiveWorker
from ui.bug import Bug


class Closing:
    """Something to keep open that tells when and where it was closed."""

    def __init__(self) -> None:
        self.closed_on: str | None = None
        self.rows: list[int] = []

    def close(self) -> None:
        self.closed_on = threading.current_thread().name


@pytest.fixture
def kept() -> Closing:
    return Closing()


@pytest.fixture
def worker(qtbot: QtBot, kept: Closing) -> Iterator[ArchiveWorker]:
    made = ArchiveWorker()
    opened: list[None] = []
    made.open(lambda: kept, opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    yield made
    made.shut_down()


def put(number: int) -> Any:
    def deed(archive: Closing) -> Changes[int]:
        archive.rows.append(number)
        return Changes(number, frozenset({Concept.FORUM}), f"Put {number}", inverse=take(number))

    return deed


def names(worker: ArchiveWorker) -> tuple[str | None, str | None]:
    return worker.undo_name, worker.redo_name


def take(number: int) -> Any:
    def deed(archive: Closing) -> Changes[int]:
        archive.rows.remove(number)
        return Changes(number, frozenset({Concept.FORUM}), f"Take {number}", inverse=put(number))

    return deed


def test_work_is_done_in_order_on_one_thread_and_told_on_the_window_s(
    qtbot: QtBot, worker: ArchiveWorker
) -> None:
    worked: list[tuple[int, str]] = []
    told: list[tuple[int, str]] = []

    def here() -> str:
        return threading.current_thread().name

    def work(number: int) -> Any:
        return lambda _archive: worked.append((number, here()))

    def tell(number: int) -> Any:
        return lambda _nothing: told.append((number, here()))

    for number in range(20):
        worker.run(work(number), tell(number))
    qtbot.waitUntil(lambda: len(told) == 20)
    assert [number for number, _thread in worked] == list(range(20))
    assert len({thread for _number, thread in worked}) == 1
    assert {thread for _number, thread in told} == {threading.main_thread().name}


def test_newer_work_in_a_lane_makes_older_stale(qtbot: QtBot, worker: ArchiveWorker) -> None:
    go_on = threading.Event()
    seen: list[str] = []
    begun: list[str] = []
    worker.run(lambda _archive: go_on.wait(10), lane="search")

    def find(query: str) -> Any:
        def search(_archive: Closing) -> str:
            begun.append(query)
            return query

        return search

    for query in ("e", "el", "ele"):
        worker.run(find(query), seen.append, lane="search")
    go_on.set()
    qtbot.waitUntil(lambda: worker.idle)
    assert seen == ["ele"]
    assert begun == ["ele"], "work that was stale before it began is never begun"


def test_a_running_search_learns_that_it_is_not_wanted(qtbot: QtBot, worker: ArchiveWorker) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(_archive: Closing, cancelled: Any) -> str:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        ended.set()
        raise Cancelled

    seen: list[str] = []
    failed: list[HrforumError] = []
    worker.failed.connect(failed.append)
    worker.run_cancellable(endless, seen.append, lane="search")
    assert begun.wait(10)
    worker.run_cancellable(lambda _archive, _cancelled: "found", seen.append, lane="search")
    qtbot.waitUntil(lambda: seen == ["found"])
    assert ended.is_set()
    assert not failed, "a search nobody waits for is no failure"


def test_long_work_tells_how_far_it_is_and_stops(qtbot: QtBot, worker: ArchiveWorker) -> None:
    steps: list[tuple[int, int, str]] = []
    refused: list[HrforumError] = []
    worker.progressed.connect(lambda _ticket, done, total, label: steps.append((done, total, label)))

    def endless(archive: Closing, progress: Progress) -> None:
        for number in range(1_000_000):
            archive.rows.append(number)
            progress.step(number, 1_000_000, "Counting")
            threading.Event().wait(0.001)

    with qtbot.waitSignal(worker.began):
        ticket = worker.run_long(endless, refused=refused.append)
    qtbot.waitUntil(lambda: len(steps) > 3)
    with qtbot.waitSignal(worker.ended):
        ticket.cancel()
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], Cancelled)
    assert steps[0] == (0, 1_000_000, "Counting")


def test_a_document_is_set_beside_the_archive(qtbot: QtBot, worker: ArchiveWorker) -> None:
    go_on = threading.Event()
    saved: list[int] = []
    written: list[bool] = []
    worker.run_aside(lambda _progress: go_on.wait(10), written.append)
    worker.run(put(1), lambda changes: saved.append(changes.value))
    qtbot.waitUntil(lambda: saved == [1])
    assert not written, "the save did not wait for the document"
    go_on.set()
    qtbot.waitUntil(lambda: written == [True])


def test_an_error_that_can_be_mended_goes_to_who_asked(qtbot: QtBot, worker: ArchiveWorker) -> None:
    def refuse(_archive: Closing) -> None:
        raise Refused("No words.")

    refused: list[HrforumError] = []
    worker.run(refuse, refused=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].sentence == "No words."
    with qtbot.waitSignal(worker.failed) as failed:
        worker.run(refuse)
    assert failed.args is not None
    assert failed.args[0].sentence == "No words."


def test_a_bug_is_told_by_type_and_place_and_never_by_a_word(qtbot: QtBot, worker: ArchiveWorker) -> None:
    def wrong(_archive: Closing) -> None:
        words = "my landlord is called Fulton"
        raise ValueError(words)

    with qtbot.waitSignal(worker.crashed) as crashed:
        worker.run(wrong)
    assert crashed.args is not None
    bug = crashed.args[0]
    assert isinstance(bug, Bug)
    assert bug.kind == "ValueError"
    assert any(place.startswith("test_archive_worker:") for place in bug.places)
    assert "Fulton" not in repr(bug)


def test_deeds_are_taken_back_and_done_again(qtbot: QtBot, worker: ArchiveWorker, kept: Closing) -> None:
    changed: list[Changes[int]] = []
    worker.changed.connect(changed.append)
    for number in (1, 2):
        worker.run(put(number))
    qtbot.waitUntil(lambda: len(changed) == 2)
    assert names(worker) == ("Put 2", None)
    worker.undo()
    qtbot.waitUntil(lambda: len(changed) == 3)
    assert kept.rows == [1]
    assert names(worker) == ("Put 1", "Put 2")
    worker.redo()
    qtbot.waitUntil(lambda: len(changed) == 4)
    assert kept.rows == [1, 2]
    assert names(worker) == ("Put 2", None)
    closed: list[None] = []
    worker.close_archive(closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    assert names(worker) == (None, None), "a lock empties the list"


def test_a_deed_that_cannot_be_taken_back_stays_on_the_list(
    qtbot: QtBot, worker: ArchiveWorker, kept: Closing
) -> None:
    worker.run(put(1))
    worker.run(put(2))
    qtbot.waitUntil(lambda: worker.undo_name == "Put 2")

    def refuse(_archive: Closing) -> Changes[int]:
        raise Refused("It is in use now.")

    worker.run(lambda _archive: Changes(0, frozenset(), "Odd", inverse=refuse))
    qtbot.waitUntil(lambda: worker.undo_name == "Odd")
    with qtbot.waitSignal(worker.failed):
        worker.undo()
    assert worker.undo_name == "Odd"
    assert kept.rows == [1, 2]


def test_shutting_down_closes_on_the_archive_s_own_thread(worker: ArchiveWorker, kept: Closing) -> None:
    worker.shut_down()
    assert kept.closed_on is not None
    assert kept.closed_on.startswith("archive")
    assert worker.run(put(9)).cancelled, "work that comes too late is not done"
    assert kept.rows == []
