"""Deeds for somebody who takes something back or asks where their words went: by the code, or from the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hrforum.domain.intake import Reading
from hrforum.domain.receipt import Act, Receipt
from hrforum.i18n import _, ngettext
from hrforum.operations import reach, testimony, went, withdrawal
from ui.deeds.deeds import Deeds
from ui.dialogs.went_dialog import SheetWanted, WentDialog
from ui.dialogs.withdrawal_dialogs import Asked, CallDialog, DoneDialog, PapersWanted, WithdrawalDialog


class WithdrawalDeeds(Deeds):
    """What is shown first is what it reaches; what was done comes with the papers about it."""

    def on_call_requested(self) -> None:
        """Ask for the code on the card, and go on with its testimony."""
        dialog = CallDialog(self.window)

        def look_up(archive: Any, code: str) -> Asked:
            return _asked(archive, testimony.by_code(archive, code).id, Act.STOP)

        self.ask(dialog, look_up, self._show)

    def on_withdrawal_requested(self, reading: Reading) -> None:
        """Show what taking back reaches, with stopping future use chosen."""
        self._begin(reading, Act.STOP)

    def on_removal_requested(self, reading: Reading) -> None:
        """Show what taking back reaches, with erasing chosen."""
        self._begin(reading, Act.STORY)

    def _begin(self, reading: Reading, act: Act) -> None:
        self.worker.run(lambda archive: _asked(archive, reading.testimony.id, act), self._show)

    def _show(self, asked: Asked) -> None:
        dialog = WithdrawalDialog(self.window, asked)
        testimony_id = asked.reading.testimony.id
        dialog.decided.connect(lambda wish: self._carry_out(dialog, testimony_id, wish))
        dialog.open()

    def _carry_out(self, dialog: WithdrawalDialog, testimony_id: int, wish: withdrawal.Wish) -> None:
        def done(changes: Any) -> None:
            dialog.kept()
            self._clear_backups(changes.value)

        self.worker.run_long(
            lambda archive, progress: withdrawal.carry_out(archive, testimony_id, wish, progress),
            done,
            refused=dialog.refused,
        )

    def _clear_backups(self, receipt: Receipt) -> None:
        """Erase in the backups too, after the words are gone from the archive, and tell what came of it."""

        def told(done: Receipt) -> None:
            self.offer_papers(done)

        self.worker.run_long(
            lambda archive, progress: withdrawal.clear_backups(archive, receipt, progress),
            told,
            # Stopped half way, the backups are told as not looked into.
            refused=lambda _error: self.offer_papers(receipt),
        )

    # -- papers --------------------------------------------------------------------------------------------------------

    def offer_papers(self, receipt: Receipt) -> None:
        """Tell what was done, and ask where receipt and notices should lie."""
        dialog = DoneDialog(self.window, receipt)

        def where(wanted: PapersWanted) -> None:
            chooser = QFileDialog(self.window, _("Where should the papers lie?"), str(Path.home()))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(
                lambda folder: self.save_papers(wanted.receipt, Path(folder), dialog)
            )
            chooser.rejected.connect(dialog.waited_in_vain)
            chooser.open()

        dialog.decided.connect(where)
        dialog.open()

    def save_papers(self, receipt: Receipt, folder: Path, dialog: DoneDialog) -> None:
        """Write the receipt and the notices into a folder, on the second thread."""

        def write(progress: Any) -> int:
            withdrawal.write_receipt(
                receipt, withdrawal.free_name(folder, "receipt", receipt.on_day), progress
            )
            return 1 + len(withdrawal.write_notices(receipt, folder, progress))

        def done(count: int) -> None:
            dialog.kept()
            told = ngettext("Saved: {count} paper in {folder}.", "Saved: {count} papers in {folder}.", count)
            self.said.emit(told.format(count=count, folder=folder), "good")

        self.worker.run_aside(write, done, refused=dialog.refused)

    # -- where the words went ------------------------------------------------------------------------------------------

    def on_went_requested(self, reading: Reading) -> None:
        """Tell where the words went, and save the sheet for the person where it is wanted."""

        def show(found: Any) -> None:
            dialog = WentDialog(self.window, found)

            def where(wanted: SheetWanted) -> None:
                chooser = QFileDialog(self.window, _("Save the sheet"), str(Path.home()), "PDF (*.pdf)")
                chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
                chooser.setDefaultSuffix("pdf")
                chooser.selectFile("you-said.pdf")
                chooser.fileSelected.connect(lambda name: self.save_sheet(wanted, Path(name), dialog))
                chooser.rejected.connect(dialog.waited_in_vain)
                chooser.open()

            dialog.decided.connect(where)
            dialog.open()

        self.worker.run(lambda archive: went.went(archive, reading.testimony.id), show)

    def save_sheet(self, wanted: SheetWanted, path: Path, dialog: WentDialog) -> None:
        """Write the sheet for the person, on the second thread."""

        def done(_path: Path) -> None:
            dialog.kept()
            self.said.emit(_("The sheet is saved."), "good")

        self.worker.run_aside(
            lambda progress: went.write_sheet(wanted.went, path, progress), done, refused=dialog.refused
        )


def _asked(archive: Any, testimony_id: int, act: Act) -> Asked:
    return Asked(testimony.read(archive, testimony_id), reach.of_testimony(archive, testimony_id), act)
