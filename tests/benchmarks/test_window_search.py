"""The window's thread while it searches 100,000 testimonies: how long its event loop stands still, beside the same window at rest."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from hrforum.domain.sought import Sought
from hrforum.operations import archive as archives
from hrforum.operations import facet, search
from hrforum.operations.population import population
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, tell
from tests.benchmarks.typed import typed
from ui.archive_worker import ArchiveWorker
from ui.pages.testimonies_page import TestimoniesPage

FRAME = 1 / 60
SEARCHES, SETTLED_MS = 60, 1_200
MANY = ("landlord", "the")
BETWEEN_MS = 120
"""So long somebody stops who looks at what was found; within it the search is asked for and done."""


class Pulse(QObject):
    """Ticks every thousandth of a second in the window's thread, and notes how long each tick came late."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late.append(now - self._last - 0.001)
        self._last = now

    @contextmanager
    def watched(self) -> Iterator[list[float]]:
        """Yield the list that is filled meanwhile."""
        self.late = []
        self._last = time.perf_counter()
        self._timer.start()
        yield self.late
        self._timer.stop()


def test_the_window_never_waits_for_a_search(copy_of: Copies, qtbot: QtBot) -> None:
    """The same searches are run on the archive's thread, with and without the window showing what was found."""
    page = _page(copy_of(corpus.HUNDRED_THOUSAND, "window"), qtbot)
    pulse, queries = Pulse(), typed()[:SEARCHES]
    qtbot.wait(SETTLED_MS)
    with pulse.watched() as at_rest:
        qtbot.wait(SEARCHES * 40)
    searching: list[float] = []
    beside: list[float] = []
    for query in queries:
        for work, noted in ((partial(_searched, query), searching), (_scanned, beside)):
            with pulse.watched() as late:
                page.worker.run(work)
                qtbot.waitUntil(lambda: page.worker.idle)
            noted += late
    with pulse.watched() as typing:
        for query in queries:
            page._search.clear()
            for letter in query:
                page._search.insert(letter)
                qtbot.wait(15)
            qtbot.wait(BETWEEN_MS)
            qtbot.waitUntil(lambda: page.worker.idle)
    counted = [_counted(page, word, qtbot) for word in MANY for _each in range(5)]
    page.worker.shut_down()
    tell(f"answers counted and shown for “{'” and “'.join(MANY)}”, from asking", counted, MEDIAN, P95)
    for name, late in (
        ("at rest", at_rest),
        ("while SQLite alone works", beside),
        ("while a search runs", searching),
        ("while one types and is shown", typing),
    ):
        _tell(name, late)
    longest = max(searching)
    print(
        f"\n{'longest wait of the window for a search':<58} ours {longest * 1000:9.2f} ms  limit one frame {FRAME * 1000:.2f} ms",
        end="",
    )
    assert longest < max(FRAME, 2 * max(beside))


def _counted(page: TestimoniesPage, word: str, qtbot: QtBot) -> float:
    """Ask for the answers beside what a word finds; return the seconds until they are shown."""
    page._search.blockSignals(True)
    page._search.setText(word)
    page._search.blockSignals(False)
    start = time.perf_counter()
    with qtbot.waitSignal(page.finding.facets.list.model().modelReset, timeout=10_000):
        page._count()
    return time.perf_counter() - start


def _searched(query: str, archive: Any) -> None:
    found, _ranked = search.best(archive, query, limit=search.NEWEST)
    search.hits(archive, query, found[:128])
    facet.facets(archive, Sought(query))


def _scanned(archive: Any) -> None:
    """Keep the thread busy outside of Python: what the window waits for then is the computer's doing."""
    archive.value("SELECT count(*) FROM (SELECT words FROM version LIMIT 10000) WHERE words LIKE '%zq%'")


def _tell(name: str, late: list[float]) -> None:
    over = sum(each > FRAME for each in late)
    p99 = statistics.quantiles(late, n=1000, method="inclusive")[-1]
    print(
        f"\n{'the event loop ' + name + ', 999 of 1,000':<58} late {p99 * 1000:9.2f} ms  longest {max(late) * 1000:7.2f} ms"
        f"  {over} of {len(late)} longer than a frame",
        end="",
    )


def _page(path: Path, qtbot: QtBot) -> TestimoniesPage:
    worker = ArchiveWorker()
    with qtbot.waitCallback() as opened:
        worker.open(partial(archives.open_with_key, path, corpus.KEY), opened)
    page = TestimoniesPage(worker)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitSignal(page._model.dataChanged, timeout=60_000):
        page.show()
    page.finding.answers.open()
    worker.run(population)
    qtbot.waitUntil(lambda: worker.idle, timeout=60_000)
    return page
