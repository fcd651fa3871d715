"""Deeds about recovery: write the sheet or its cards, and try the paper out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hrforum.i18n import _
from ui.deeds.deeds import Deeds
from ui.dialogs.recovery_dialogs import RecoverySheetDialog, SheetWanted, TypeBackDialog, TypedBack


class RecoveryDeeds(Deeds):
    """Puts the key on paper and makes sure that the paper is right."""

    def on_sheet_requested(self) -> None:
        """Explain sheet and cards and write what is wanted where the user says."""
        dialog = RecoverySheetDialog(self.window)

        def where(wanted: SheetWanted) -> None:
            chooser = QFileDialog(self.window, _("Save the recovery sheet"), str(Path.home()), "PDF (*.pdf)")
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix("pdf")
            chooser.selectFile("recovery-cards.pdf" if wanted.cards else "recovery-sheet.pdf")
            chooser.fileSelected.connect(lambda name: self.write(Path(name), wanted, dialog))
            chooser.rejected.connect(dialog.waited_in_vain)
            chooser.open()

        dialog.decided.connect(where)
        dialog.open()

    def write(self, path: Path, wanted: SheetWanted, dialog: RecoverySheetDialog) -> None:
        """Write the sheet or the cards as PDF."""

        def work(archive: Any) -> Any:
            from hrforum.operations import recovery

            if wanted.cards:
                return recovery.write_cards(archive, path, wanted.needed, wanted.cards)
            return recovery.write_sheet(archive, path)

        def done(_result: Any) -> None:
            dialog.kept()
            self.said.emit(
                _(
                    "The recovery sheet is saved. Print it, delete the PDF, then try the paper out: Archive menu."
                ),
                "good",
            )

        self.worker.run(work, done, refused=dialog.refused)

    def on_trial_requested(self) -> None:
        """Ask for what the paper says and make sure that it would open the archive."""

        def work(archive: Any, value: TypedBack) -> Any:
            from hrforum.operations import recovery

            return recovery.typed_back(archive, value.text)

        def done(_result: Any) -> None:
            self.said.emit(_("The paper is right: it opens this archive."), "good")

        self.ask(TypeBackDialog(self.window), work, done)
