"""Deeds about the intake-only seat: begin it with a PIN, cover and uncover it, leave it with the passphrase."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.forum import Forum
from hrforum.domain.pin import Attempts
from hrforum.i18n import _
from hrforum.operations import archive, forum, pin
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.seat_dialogs import LeaveSeatDialog, SeatChosen, SeatDialog


class SeatDeeds(Deeds):
    """`begun(forum's id or None)`, `uncovered`, `pin_refused(sentence, seconds to wait)`, `spent` after too many PINs, `left`.

    Only the hash of the PIN is kept, in memory, and `clock` gives seconds that only go forward.
    """

    begun = Signal(object)
    uncovered = Signal()
    pin_refused = Signal(str, int)
    spent = Signal()
    left = Signal()

    def __init__(
        self, worker: ArchiveWorker, window: QWidget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(worker, window)
        self.clock = clock
        self._kept = ""
        self._attempts = Attempts()

    @property
    def wait(self) -> int:
        """Seconds before the next PIN is tried."""
        return self._attempts.wait(self.clock())

    def on_seat_requested(self) -> None:
        """Ask for the PIN of the seat, and begin it."""
        self.worker.run(forum.everything, self._ask_pin)

    def _ask_pin(self, forums: Sequence[Forum]) -> None:
        dialog = SeatDialog(self.window, forums)

        def begin(chosen: SeatChosen) -> None:
            def done(kept: str) -> None:
                self._kept, self._attempts = kept, Attempts()
                dialog.kept()
                self.begun.emit(chosen.forum_id)

            self.worker.run_without_archive(lambda: pin.hashed(chosen.pin), done, refused=dialog.refused)

        dialog.decided.connect(begin)
        dialog.open()

    def on_pin_given(self, typed: str) -> None:
        """Try a PIN beside the window's thread, unless wrong ones before it have to be waited for."""
        if self.wait:
            self.pin_refused.emit("", self.wait)
            return
        kept = self._kept
        self.worker.run_without_archive(lambda: pin.fits(kept, typed), self._on_tried)

    def _on_tried(self, fits: bool) -> None:
        if fits:
            self._attempts = Attempts()
            self.uncovered.emit()
            return
        self._attempts = self._attempts.failed(self.clock())
        if self._attempts.spent:
            self.spent.emit()
        else:
            self.pin_refused.emit(_("This is not the PIN."), self.wait)

    def on_leave_requested(self) -> None:
        """Ask for the passphrase, and leave the seat where it opens this archive."""

        def known(open_archive: Any, passphrase: str) -> None:
            archive.must_know(open_archive, passphrase)

        def leave(_nothing: None) -> None:
            self._kept = ""
            self.left.emit()

        self.ask(LeaveSeatDialog(self.window), known, leave)
