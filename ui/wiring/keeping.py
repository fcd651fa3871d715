"""Keeping the archive safe: recovery on paper, backups, the ledger's marks, and what connects them to menus and window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.deeds.backup_deeds import BackupDeeds
from ui.deeds.ledger_deeds import LedgerDeeds
from ui.deeds.left_open_deeds import LeftOpenDeeds
from ui.deeds.recovery_deeds import RecoveryDeeds
from ui.menus import connect

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def wire_keeping(window: MainWindow) -> None:
    """Make the deeds that keep the archive safe and connect them; they have no page."""
    window.recovery = RecoveryDeeds(window.worker, window)
    window.backups = BackupDeeds(window.worker, window)
    window.of_ledger = LedgerDeeds(window.worker, window)
    window.left_open = LeftOpenDeeds(window.worker, window)
    for deeds in (window.recovery, window.backups, window.of_ledger):
        deeds.said.connect(window.say)
    window.deeds.made.connect(window.recovery.on_sheet_requested)
    connect(window.menus.sheet, window.recovery.on_sheet_requested)
    connect(window.menus.sheet_trial, window.recovery.on_trial_requested)
    connect(window.menus.backups, window.backups.on_requested)
    connect(window.menus.ledger_marks, window.of_ledger.on_marks_requested)
    window.backups.restored.connect(window.on_restored)
    window.unlock.restore_requested.connect(window.backups.on_restore_requested)
