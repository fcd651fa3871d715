"""Deeds about the name vault: open it for a reason, and look at one testimony's names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Reading
from hrforum.domain.vault import Why
from hrforum.operations import vault
from ui.archive_worker import ArchiveWorker
from ui.deeds.deeds import Deeds
from ui.dialogs.vault_dialog import VaultDialog
from ui.vault import Door


class VaultDeeds(Deeds):
    """While the door is open, names are shown at once; each look is a line in the ledger."""

    def __init__(self, worker: ArchiveWorker, window: QWidget) -> None:
        super().__init__(worker, window)
        self.door = Door(self)

    def on_requested(self, reading: Reading, show: Callable[[Reading], object]) -> None:
        """Hand `show` the testimony with its names, after asking why where the door is closed."""
        number = reading.testimony.id

        def opened(whole: Reading) -> None:
            self.door.open()
            show(whole)

        if self.door.is_open:
            self.worker.run(lambda archive: vault.look(archive, number).value, opened, refused=self.refuse)
            return

        def open_and_look(archive: Any, why: Why) -> Reading:
            vault.open_vault(archive, why)
            return vault.look(archive, number).value

        self.ask(VaultDialog(self.window, reading.testimony.code), open_and_look, opened)
