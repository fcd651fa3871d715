"""The preferences in use; whoever changes them keeps them on disk beside the window's thread and tells the windows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from hrforum import settings
from hrforum.settings import Settings
from ui.archive_worker import ArchiveWorker
from ui.theme import TEXT_SIZES


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

    def keep_recent(self, keep: bool) -> None:
        """Remember from now on which folders were opened, or forget them all."""
        self.change(replace(self._now, keep_recent=keep, recent=self._now.recent if keep else ()))

    def step_size(self, step: int) -> None:
        """Take the next larger or smaller text size."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda at: abs(TEXT_SIZES[at] - self._now.text_percent))
        at = min(max(nearest + step, 0), len(TEXT_SIZES) - 1)
        self.change(replace(self._now, text_percent=TEXT_SIZES[at]))

    def keep_maximised(self, maximised: bool) -> None:
        """Open the window in the whole screen from now on, or no longer."""
        self.change(replace(self._now, maximised=maximised))

    def on_size_chosen(self, action: QAction) -> None:
        """Take the text size of a menu's line."""
        self.change(replace(self._now, text_percent=int(action.data())))

    def on_scheme_chosen(self, action: QAction) -> None:
        """Take the colours of a menu's line."""
        self.change(replace(self._now, scheme=str(action.data())))

    def on_minutes_chosen(self, action: QAction) -> None:
        """Take the minutes of a menu's line after which the archive locks."""
        self.change(replace(self._now, lock_minutes=int(action.data())))
