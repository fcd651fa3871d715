"""What protects people: the vault closed and open, high risk, somebody young with a guardian, and the dialogs of the whole archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import Use
from hrforum.domain.packet import NameInWords
from hrforum.domain.risk import Risk
from hrforum.operations import testimony, vault
from hrforum.operations.export import NamesInWords
from hrforum.operations.selection import Selection
from ui.deeds.people_deeds import PeopleDeeds
from ui.dialogs.people_dialogs import TableWish
from ui.main_window import MainWindow

Scene = tuple[str, Callable[[], object]]


class PeopleScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """The reader, the form, then the menus."""
        window = self._window
        reader = self._page.reader
        yield "people-reader-vault", self._read
        yield "people-vault-dialog", lambda: reader.vault_requested.emit(reader.reading)
        yield "people-reader-open", self._open
        yield "people-consent-young", self._consent_of_somebody_young
        yield "people-form-vault", self._change
        yield "people-form", self._begin
        yield "people-form-high", self._high
        yield "people-form-young", self._young
        yield "people-consent-both", lambda: self._see(self._consent._answers.chosen_button(Use.NAMED_QUOTE))
        yield "people-age-limit", window.menus.age_limit.trigger
        yield "people-travel", window.menus.travel.trigger
        yield "people-table", window.menus.table.trigger
        yield "people-table-names", self._names
        yield "people-travel-mark", self._mark

    @property
    def _page(self) -> Any:
        return self._window.desk.pages["testimonies"]

    @property
    def _consent(self) -> Any:
        return self._page.form._consent

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        answers: list[Any] = []
        self._window.worker.run(question, answers.append)
        self._wait()
        return answers[0]

    def _see(self, widget: QWidget) -> None:
        scroll = self._page.form._scroll
        scroll.ensureWidgetVisible(widget, 0, 200)

    def _read(self) -> None:
        self._window.go("testimonies")
        named = self._ask(
            lambda archive: next(
                each
                for each in testimony.ids(archive)
                if any(one.in_vault for one in testimony.read(archive, each).intake.speakers)
            )
        )
        self._page.choose(named)
        self._wait()
        self._page.reader._page.ensureWidgetVisible(self._page.reader._private)

    def _open(self) -> None:
        number = self._page.reader.reading.testimony.id
        self._page.reader.show_names(self._ask(lambda archive: vault.look(archive, number).value))
        self._page.reader._page.ensureWidgetVisible(self._page.reader._private)

    def _consent_of_somebody_young(self) -> None:
        reading = self._page.reader.reading
        young = tuple(replace(one, young=True) for one in reading.intake.speakers)
        self._page.reader.consent_requested.emit(
            replace(reading, intake=replace(reading.intake, speakers=young))
        )

    def _change(self) -> None:
        self._page.reader.edit_requested.emit(self._page.reader.reading)
        self._wait()
        self._see(self._page.form.people.boxes[0].private)

    def _begin(self) -> None:
        self._page.leave_form()
        self._wait()
        self._window.menus.new_testimony.trigger()
        self._wait()
        self._see(self._page.form.people.boxes[0].private)

    def _high(self) -> None:
        box = self._page.form.people.boxes[0]
        box.protection._risk.setCurrentIndex(box.protection._risk.findData(Risk.HIGH))
        self._wait()
        self._see(box.private)

    def _young(self) -> None:
        box = self._page.form.people.boxes[0]
        box.protection._risk.setCurrentIndex(box.protection._risk.findData(Risk.MIDDLE))
        box.protection._young.setChecked(True)
        self._wait()
        self._see(box.private)

    def _names(self) -> None:
        deeds = PeopleDeeds(self._window.worker, self._window)
        codes = ("BRE-9Y58V-K", "BAY-Y4W3C-D", "FOU-R0YP1-S")
        warnings = tuple(NameInWords(code, "", parts=("ana",)) for code in codes)
        stopped = NamesInWords(Selection((), (), warnings, ()))
        deeds._ask_about_names(Path("table.xlsx"), TableWish(Use.SHARE_CITIES, "A university"), stopped)

    def _mark(self) -> None:
        self._page.leave_form()
        self._window.go("forums")
        self._window.desk.set_practice(False)
        self._window.desk.set_travel(True)
