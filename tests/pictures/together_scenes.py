"""Several testimonies chosen in the list, and the dialog that asks what is done with them, choice by choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from ui.dialogs.together_dialog import TogetherDialog, What
from ui.main_window import MainWindow
from ui.pages.testimonies_page import TestimoniesPage

Scene = tuple[str, Callable[[], object]]


class TogetherScenes:
    """The scenes of one window's testimonies page; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """Two testimonies chosen, and each thing that can be done with them."""
        yield "together", self._choose
        for what in What:
            yield f"together-{what}", lambda what=what: self._ask(what)  # type: ignore[misc]  # a default has no type

    def _choose(self) -> None:
        self._window.go("testimonies")
        self._wait()
        page = self._window.desk.pages["testimonies"]
        assert isinstance(page, TestimoniesPage)
        chosen, model = page.list.selectionModel(), page.list.model()
        # What an earlier scene chose is let go.
        chosen.select(model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        chosen.select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)

    def _ask(self, what: What) -> None:
        self._choose()
        self._wait()
        page = self._window.desk.pages["testimonies"]
        assert isinstance(page, TestimoniesPage)
        page.together.button.click()
        self._wait()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TogetherDialog)
        dialog._buttons[what].setChecked(True)
