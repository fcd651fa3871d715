"""What all deeds share: the worker, the window that dialogs belong to, and a sentence for the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hrforum.errors import HrforumError
from ui.archive_worker import ArchiveWorker
from ui.dialogs.dialog import Dialog


class Deeds(QObject):
    """`said(sentence, kind)` where something is to be told beside the page."""

    said = Signal(str, str)

    def __init__(self, worker: ArchiveWorker, window: QWidget) -> None:
        super().__init__(window)
        self.worker = worker
        self.window = window

    def ask(
        self,
        dialog: Dialog,
        operation: Callable[[Any, Any], Any],
        done: Callable[[Any], object] | None = None,
    ) -> None:
        """Open a dialog; run `operation(archive, decided value)` on what it decides, and close it once that is done."""

        def on_decided(value: Any) -> None:
            def finished(result: Any) -> None:
                dialog.kept()
                if done is not None:
                    done(result)

            self.worker.run(lambda archive: operation(archive, value), finished, refused=dialog.refused)

        dialog.decided.connect(on_decided)
        dialog.open()

    def refuse(self, error: HrforumError) -> None:
        """Tell why something was refused."""
        self.said.emit(error.sentence, "wrong")
