"""Deeds about paper: print sheets and cards, begin from a sheet's code, say whom people call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hrforum.domain.forum import Forum
from hrforum.domain.paper import Card, Printed, Sheets
from hrforum.i18n import _, ngettext
from hrforum.operations import archive as archives
from hrforum.operations import card, contact, paper, reserved_code
from ui.deeds.deeds import Deeds
from ui.dialogs.paper_dialogs import ContactDialog, FromPaperDialog, SheetsDialog, SheetsWish


class PaperDeeds(Deeds):
    """`found(ReservedCode)` once the code of a sheet was typed."""

    found = Signal(object)

    # -- sheets --------------------------------------------------------------------------------------------------------

    def on_sheets_requested(self, forum: Forum) -> None:
        """Ask which sheets to print for a forum, and where the PDF should lie."""

        def known(archive: Any) -> tuple[str, str]:
            return archives.about(archive).language, contact.read(archive)

        self.worker.run(known, lambda told: self._ask_which(forum, *told))

    def _ask_which(self, forum: Forum, language: str, called: str) -> None:
        dialog = SheetsDialog(self.window, forum, language, called)

        def where(wish: SheetsWish) -> None:
            chooser = self._chooser(_("Save the sheets"), "sheets.pdf")
            chooser.fileSelected.connect(lambda name: self.print_to(forum, wish, Path(name), dialog))
            chooser.rejected.connect(dialog.waited_in_vain)
            chooser.open()

        dialog.decided.connect(where)
        dialog.open()

    def print_to(self, forum: Forum, wish: SheetsWish, path: Path, dialog: SheetsDialog) -> None:
        """Draw codes, set the PDF on the second thread, and reserve the codes once it is there."""

        def draw(archive: Any) -> Sheets:
            if wish.contact != contact.read(archive):
                contact.change(archive, wish.contact)
            return paper.draw(
                archive,
                wish.count,
                forum_id=forum.id,
                language=wish.language,
                second=wish.second,
                paper=wish.paper,
            )

        def set_(sheets: Sheets) -> None:
            dialog.kept()
            self.worker.run_aside(
                lambda progress: paper.set_waiting(sheets, path, progress),
                lambda waiting: self._reserve(sheets, waiting, path),
                refused=self.refuse,
            )

        self.worker.run(draw, set_, refused=dialog.refused)

    def _reserve(self, sheets: Sheets, waiting: Printed, path: Path) -> None:
        # Sheets whose codes are not reserved must not be handed out.
        self.worker.run(
            lambda archive: paper.keep_codes(archive, sheets, waiting, path),
            lambda changes: self._told(changes.value),
            refused=self.refuse,
        )

    # -- cards ---------------------------------------------------------------------------------------------------------

    def on_card_requested(self, testimony_id: int) -> None:
        """Ask where the card of a testimony should lie, and print it."""
        chooser = self._chooser(_("Save the card"), "card.pdf")
        chooser.fileSelected.connect(lambda name: self.card_to(testimony_id, Path(name)))
        chooser.open()

    def card_to(self, testimony_id: int, path: Path) -> None:
        """Read what the card says, and set it on the second thread."""

        def set_(drawn: tuple[Card, bool]) -> None:
            one, practice = drawn
            self.worker.run_aside(
                lambda progress: card.write(one, path, practice=practice, progress=progress),
                self._told,
                refused=self.refuse,
            )

        self.worker.run(lambda archive: card.draw(archive, testimony_id), set_, refused=self.refuse)

    def _told(self, printed: Printed) -> None:
        told = ngettext("Saved: {count} page in {name}.", "Saved: {count} pages in {name}.", printed.pages)
        self.said.emit(told.format(count=printed.pages, name=printed.path.name), "good")

    def _chooser(self, caption: str, name: str) -> QFileDialog:
        chooser = QFileDialog(self.window, caption, str(Path.home()), "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(name)
        return chooser

    # -- from paper ----------------------------------------------------------------------------------------------------

    def on_from_paper_requested(self) -> None:
        """Ask for the code of a sheet, and find it."""
        self.ask(FromPaperDialog(self.window), reserved_code.on_sheet, self.found.emit)

    def on_contact_requested(self) -> None:
        """Ask whom people call, and keep it."""
        self.worker.run(contact.read, lambda said: self.ask(ContactDialog(self.window, said), contact.change))
