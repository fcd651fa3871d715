"""The evening, paper and the seat in pictures: the queue, what is left at the end, the dialogs, the seat and its cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from hrforum.operations import forum as forums
from hrforum.operations import pin, turn
from ui.deeds.paper_deeds import PaperDeeds
from ui.dialogs.paper_dialogs import FromPaperDialog
from ui.main_window import MainWindow
from ui.seat import Seat

Scene = tuple[str, Callable[[], object]]

_PIN = "481516"


class EveningScenes:
    """The scenes of one window; `wait` lets the worker finish and the window show it."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self._window = window
        self._wait = wait

    def every(self) -> Iterator[Scene]:
        """The forum as an evening, paper, then the seat, which comes last because it leads nowhere else."""
        window = self._window
        forums_page = window.desk.pages["forums"]
        deeds = window.findChild(PaperDeeds)
        assert deeds is not None
        yield "evening", self._evening
        yield "evening-left", lambda: self._see(forums_page.evening)
        yield "evening-empty-queue", forums_page.queue.empty_requested.emit
        yield "paper-sheets", lambda: deeds.on_sheets_requested(forums_page.chosen)
        yield "paper-from", deeds.on_from_paper_requested
        yield "paper-from-wrong", lambda: self._wrong_code(deeds)
        yield "paper-contact", deeds.on_contact_requested
        yield "seat-begin", window.menus.seat.trigger
        yield "seat", self._seat
        yield "seat-leave", window.seat.deeds.on_leave_requested
        yield "seat-covered", window.seat.hide
        yield "seat-covered-wrong", lambda: window.seat.cover.refused("This is not the PIN.", 15)
        yield "seat-left", self._leave

    def _evening(self) -> None:
        page = self._window.desk.pages["forums"]
        self._window.go("forums")
        self._wait()

        def come(archive: object) -> None:
            for one in turn.queue(archive, page.chosen_id):  # type: ignore[arg-type]  # the open archive
                turn.remove(archive, one.id)  # type: ignore[arg-type]  # as above
            for name, language in (("Ada", "es"), ("Blue coat", "en"), ("", "ar"), ("M.", "")):
                turn.come(archive, page.chosen_id, name, language)  # type: ignore[arg-type]  # as above
            first = turn.queue(archive, page.chosen_id)[0]  # type: ignore[arg-type]  # as above
            turn.call(archive, first.id)  # type: ignore[arg-type]  # as above
            here = forums.by_id(archive, page.chosen_id)  # type: ignore[arg-type]  # as above
            assert here.id

        self._window.worker.run(come)
        self._wait()
        page.refresh()
        self._wait()
        self._see(page.queue)
        page.queue.begin()

    def _see(self, piece: object) -> None:
        page = self._window.desk.pages["forums"]
        page._split.widget(1).ensureWidgetVisible(piece, 0, 40)

    def _wrong_code(self, deeds: PaperDeeds) -> None:
        deeds.on_from_paper_requested()
        self._wait()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FromPaperDialog)
        dialog._code.setText("OAK-7K3M9-T")
        dialog._on_edited("OAK-7K3M9-T")

    def _leave(self) -> None:
        seat = self._window.seat
        seat._uncover()
        seat.deeds.left.emit()

    def _seat(self) -> None:
        window = self._window
        if window.seat is None:
            window.seat = Seat(window)
        window.seat.deeds._kept = pin.hashed(_PIN)
        window.seat.deeds.begun.emit(None)
