"""The preferences in use; whoever changes them keeps them on disk beside the window's thread and tells the windows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hrforum import settings
from hrforum.settings import Settings
from ui.archive_worker import ArchiveWorker


class Preferences(QObject):
    """`changed(Settings)` after each change; a folder that cannot be written never stops any work."""

    changed = Signal(object)

    def __init__(self, now: Settings, worker: ArchiveWorker) -> None:
        super().__init__(worker)
        self._now = now
        self._worker = worker

    @property
    def now(self) -> Settings:
        """The preferences as they are."""
        return self._now

    def change(self, to: Settings) -> None:
        """Use other preferences from now on, and keep them."""
        if to != self._now:
            self._now = to
            self.changed.emit(to)
            self._worker.run_without_archive(lambda: settings.save(to), lambda _kept: None)
