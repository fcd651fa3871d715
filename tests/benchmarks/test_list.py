"""The first rows of the list of 100,000 testimonies, and those of a list of 100."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from hrforum.operations import archive as archives
from hrforum.operations import testimony
from hrforum.storage.archive import Archive
from tests.benchmarks import corpus
from tests.benchmarks.conftest import Copies
from tests.benchmarks.figures import MEDIAN, P95, compare, in_turn
from ui.archive_worker import ArchiveWorker
from ui.pages.testimonies_page import TestimoniesPage

ALLOWED = 2.0
ROUNDS = 100
FIRST = 100
"""Both lists show as many, so that the same work is compared."""


def test_first_rows(copy_of: Copies) -> None:
    many, few = (copy_of(each, str(each)) for each in (corpus.HUNDRED_THOUSAND, corpus.HUNDRED))
    with archives.open_with_key(many, corpus.KEY) as large, archives.open_with_key(few, corpus.KEY) as small:
        ours, limit = in_turn(ROUNDS, lambda _round: _first(large), lambda _round: _first(small))
        all_ids, _few_ids = in_turn(
            20, lambda _round: testimony.ids(large), lambda _round: testimony.ids(small)
        )
    ratio = compare("first rows of 100,000, beside a list of 100", ours, limit, ALLOWED, P95, MEDIAN)
    compare("the ids of all 100,000, beside first rows of 100", all_ids, limit, None, MEDIAN)
    assert ratio <= ALLOWED


def _first(archive: Archive) -> None:
    lines = testimony.lines(archive, testimony.ids(archive, limit=FIRST))
    assert len(lines) == FIRST


def test_first_rows_in_the_window(copy_of: Copies, qtbot: QtBot) -> None:
    pages = {
        each: _page(copy_of(each, str(each)), qtbot) for each in (corpus.HUNDRED_THOUSAND, corpus.HUNDRED)
    }
    ours, limit = in_turn(40, *(partial(_show, page, rows, qtbot) for rows, page in pages.items()))
    for page in pages.values():
        page.worker.shut_down()
    ratio = compare("the page's rows painted, of 100,000 and 100", ours, limit, ALLOWED, P95, MEDIAN)
    assert ratio <= ALLOWED


def _page(path: Path, qtbot: QtBot) -> TestimoniesPage:
    worker = ArchiveWorker()
    with qtbot.waitCallback() as opened:
        worker.open(partial(archives.open_with_key, path, corpus.KEY), opened)
    page = TestimoniesPage(worker)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitSignal(page._model.dataChanged):
        page.show()
    return page


@dataclass
class _Rest:
    """The rows below the first ones, which follow on their own; closing waits for them, so that no round disturbs the next."""

    page: TestimoniesPage
    qtbot: QtBot
    rows: int

    def close(self) -> None:
        self.qtbot.waitUntil(lambda: self.page._model.rowCount() == self.rows and self.page.worker.idle)


def _show(page: TestimoniesPage, rows: int, qtbot: QtBot, _round: int) -> _Rest:
    """Read the list anew, as after every change, until its first rows are painted."""
    with qtbot.waitSignal(page._model.dataChanged):
        page.refresh()
    page.list.viewport().repaint()
    return _Rest(page, qtbot, rows)
