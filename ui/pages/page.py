"""What all pages of an open archive share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hrforum.domain.changes import Changes, Concept
from ui.archive_worker import ArchiveWorker


class Page(QWidget):
    """Shows some concepts, reads them through the worker, and emits wishes; it holds no archive and changes nothing.

    `said(sentence, kind)` puts one sentence above the page ("wrong", "warning", "good" or "plain").
    """

    shows: frozenset[Concept] = frozenset()
    said = Signal(str, str)

    def __init__(self, worker: ArchiveWorker) -> None:
        super().__init__()
        self.worker = worker
        self._stale = True

    def refresh(self) -> None:
        """Read anew what the page shows."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def note(self, changes: Changes[object]) -> None:
        """Refresh after a deed that changed what the page shows: now where it is seen, else when it is."""
        if self.shows & changes.concepts:
            self._stale = True
            if self.isVisible():
                self._refresh_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
