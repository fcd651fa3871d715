"""Deeds of an evening: the queue, and the backup at its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hrforum.domain.turn import Turn
from hrforum.i18n import _
from hrforum.operations import backup
from hrforum.operations import turn as operations
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm


class EveningDeeds(Deeds):
    """Puts people in the queue, calls them and lets them go; makes the backup beside the archive."""

    def on_come_requested(self, forum_id: int, called: str, language: str) -> None:
        """Put somebody at the end of the queue."""
        self.worker.run(
            lambda archive: operations.come(archive, forum_id, called, language), refused=self.refuse
        )

    def on_call_requested(self, one: Turn) -> None:
        """Call somebody."""
        self._do(operations.call, one)

    def on_done_requested(self, one: Turn) -> None:
        """Somebody was heard."""
        self._do(operations.done, one)

    def on_gone_requested(self, one: Turn) -> None:
        """Somebody left."""
        self._do(operations.gone, one)

    def on_back_requested(self, one: Turn) -> None:
        """Somebody waits again."""
        self._do(operations.back, one)

    def on_remove_requested(self, one: Turn) -> None:
        """Take somebody out who is there by mistake; this can be undone."""
        self._do(operations.remove, one)

    def _do(self, operation: Any, one: Turn) -> None:
        self.worker.run(lambda archive: operation(archive, one.id), refused=self.refuse)

    def on_empty_requested(self, forum_id: int) -> None:
        """Ask once more, then forget who was there."""
        dialog = Confirm(
            self.window,
            forum_id,
            _("Empty the queue?"),
            [
                _("It holds what people chose to be called; nobody needs to know later who was there."),
                _("This cannot be undone."),
            ],
            act=_("&Empty the queue"),
        )
        self.ask(dialog, operations.empty)

    def on_backup_requested(self) -> None:
        """Make a backup beside the archive, and say where it lies."""

        def done(changes: Any) -> None:
            path: Path = changes.value
            self.said.emit(_("The backup is made and was checked: {path}").format(path=path), "good")

        self.worker.run_long(
            lambda archive, progress: backup.make(archive, backup.folder_of(archive), progress),
            done,
            refused=self.refuse,
        )
