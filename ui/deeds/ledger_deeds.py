"""Deeds about the ledger: put the marks of its days on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hrforum.i18n import _
from ui.deeds.deeds import Deeds


class LedgerDeeds(Deeds):
    """Writes the marks of the ledger where the user says."""

    def on_marks_requested(self) -> None:
        """Ask where the page is to be written."""
        chooser = QFileDialog(self.window, _("Save the marks of the ledger"), str(Path.home()), "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile("ledger-marks.pdf")
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        chooser.open()

    def write(self, path: Path) -> None:
        """Write the page."""

        def work(archive: Any) -> Any:
            from hrforum.operations import ledger

            return ledger.write_marks(archive, path)

        def done(_marks: Any) -> None:
            self.said.emit(
                _("The marks are saved. Print the page and give it to somebody outside the group."), "good"
            )

        self.worker.run(work, done, refused=self.refuse)
