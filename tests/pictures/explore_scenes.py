"""Numbers explored: tables inside and for outside, and what may be said of a number that is withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hrforum.domain.chart import Kind
from hrforum.domain.coverage import CityNumber
from hrforum.domain.table import Asked, Readers
from hrforum.operations import coverage
from ui.main_window import MainWindow
from ui.pages.explore_page import ExplorePage
from ui.pages.testimonies_page import TestimoniesPage

Scene = tuple[str, Callable[[], object]]


class ExploreScenes:
    """The scenes of one window's page for numbers; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    @property
    def _page(self) -> ExplorePage:
        page = self._window.desk.pages["explore"]
        assert isinstance(page, ExplorePage)
        return page

    def every(self) -> Iterator[Scene]:
        """Tables of one, two and three dimensions, inside and outward."""
        yield "explore", lambda: self._ask(("what_happened",), Readers.INSIDE)
        yield "explore-outward", lambda: self._ask(("race", "gender_identity"), Readers.OUTWARD)
        yield "explore-safely", self._safely
        yield "explore-save-inside", self._save_inside
        yield "explore-bars", lambda: self._draw(("what_happened",), Kind.BARS)
        yield "explore-timeline", lambda: self._draw(("period",), Kind.TIMELINE)
        yield "explore-stacked", lambda: self._draw(("race", "gender_identity"), Kind.STACKED)
        yield "explore-heat", lambda: self._draw(("race", "what_happened"), Kind.HEAT)
        yield "explore-map", self._map
        yield "explore-upset", lambda: self._draw(("what_happened",), Kind.UPSET, 2)
        yield "explore-together", lambda: self._draw(("what_happened",), Kind.HEAT, 2)
        yield "explore-missing-empty", self._missing
        yield "explore-missing", self._city
        yield "explore-facets", self._facets
        yield "explore-found", self._found
        yield "explore-nested", lambda: self._ask(("race", "tenure", "year"), Readers.INSIDE)

    def _draw(self, by: tuple[str, ...], kind: Kind, view: int = 1) -> None:
        self._ask(by, Readers.INSIDE)
        self._wait()
        self._page.views.choose(view)
        self._wait()
        (self._page.picture if view == 1 else self._page.together).choose(kind)

    def _map(self) -> None:
        self._draw(("district",), Kind.BARS)
        names = (f"district {number}" for number in range(1, 8))
        squares = [
            ((x, y), (x + 1.0, y + 0.2), (x + 0.8, y + 1.0), (x, y + 1.0), (x, y))
            for x, y in ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 1.0), (1.0, 1.0), (2.0, 1.0), (1.0, 2.0))
        ]
        self._page.use_map(tuple((name, (square,)) for name, square in zip(names, squares, strict=True)))
        self._wait()
        self._page.picture.choose(Kind.MAP)

    def _ask(self, by: tuple[str, ...], readers: Readers) -> None:
        self._window.go("explore")
        self._wait()
        self._page.views.choose(0)
        self._page.ask(Asked(by, readers=readers))

    def _safely(self) -> None:
        self._ask(("race", "what_happened"), Readers.OUTWARD)
        self._wait()
        counts = self._page.counts
        assert counts.table is not None
        assert counts.counts.cell is not None
        counts.safely_requested.emit(counts.table.asked, counts.counts.cell)

    def _save_inside(self) -> None:
        self._ask(("race", "gender_identity"), Readers.INSIDE)
        self._wait()
        counts = self._page.counts
        assert counts.table is not None
        counts.save_requested.emit(counts.table.asked)

    def _missing(self) -> None:
        self._ask(("race",), Readers.INSIDE)
        self._wait()
        self._page.views.choose(3)

    def _city(self) -> None:
        numbers = [
            CityNumber("race", key, people)
            for key, people in (
                ("black", 90_000),
                ("indigenous", 4_000),
                ("white", 120_000),
                ("pacific_islander", 9_000),
            )
        ]
        self._window.worker.run(lambda archive: coverage.keep(archive, numbers))
        self._missing()

    def _found(self) -> None:
        page = self._window.desk.pages["testimonies"]
        assert isinstance(page, TestimoniesPage)
        page.show_forum(0)
        page.finding.words.setText("landlord heat or water or casa -mold")
        self._wait()
        answers = page.finding.facets.list
        answers.setCurrentIndex(answers.model().index(0, 0))
        for _each in range(2):
            QTest.keyClick(answers, Qt.Key.Key_O)
            self._wait()
            answers.setCurrentIndex(answers.model().index(1, 0))

    def _facets(self) -> None:
        self._window.go("testimonies")
        self._wait()
        page = self._window.desk.pages["testimonies"]
        assert isinstance(page, TestimoniesPage)
        page.finding.answers.open()
        self._wait()
        answers = page.finding.facets.list
        answers.setCurrentIndex(answers.model().index(3, 0))
        QTest.keyClick(answers, Qt.Key.Key_Return)
        self._wait()
        answers.setCurrentIndex(answers.model().index(2, 0))
        QTest.keyClick(answers, Qt.Key.Key_Minus)
