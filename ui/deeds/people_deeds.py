"""Deeds about what protects people in the whole archive: choose the age limit, copy it for the road, hand out a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from hrforum.domain.where import ALL
from hrforum.errors import HrforumError
from hrforum.i18n import _, ngettext
from hrforum.operations import choice, extract, travel
from hrforum.operations.export import NamesInWords
from ui.deeds.archive_deeds import serve
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.people_dialogs import AgeLimitDialog, TableDialog, TableWish, TravelDialog, TravelWish


class PeopleDeeds(Deeds):
    """Each asks by a dialog, and tells in one sentence what came of it."""

    def on_age_limit_requested(self) -> None:
        """Ask for the age limit and keep it."""
        self.worker.run(
            choice.age_limit,
            lambda years: self.ask(AgeLimitDialog(self.window, years), choice.choose_age_limit),
        )

    # -- a copy for the road -------------------------------------------------------------------------------------------

    def on_travel_requested(self) -> None:
        """Ask for the copy's passphrase and where it should lie."""
        dialog = TravelDialog(self.window)
        serve(self.worker, dialog.passphrase)

        def where(wish: TravelWish) -> None:
            chooser = self._chooser(_("Where should the travel copy lie?"), "travel.hrforum", "hrforum")
            # A file that is there is refused, so nobody is asked about it.
            chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
            chooser.fileSelected.connect(lambda name: self.copy_to(Path(name), wish, dialog))
            chooser.rejected.connect(dialog.waited_in_vain)
            chooser.open()

        dialog.decided.connect(where)
        dialog.open()

    def copy_to(self, path: Path, wish: TravelWish, dialog: TravelDialog) -> None:
        """Make the travel copy, and say how many testimonies name somebody in their words."""

        def done(changes: Any) -> None:
            dialog.kept()
            made = changes.value
            told = _("The travel copy is made and checked: {name}.").format(name=made.path.name)
            if made.named_in_words:
                told += " " + ngettext(
                    "In {count} testimony the words themselves hold a part of a name.",
                    "In {count} testimonies the words themselves hold a part of a name.",
                    made.named_in_words,
                ).format(count=made.named_in_words)
            self.said.emit(told, "good")

        self.worker.run_long(
            lambda archive, progress: travel.make(archive, path, wish.passphrase, progress),
            done,
            refused=dialog.refused,
        )

    # -- a table ---------------------------------------------------------------------------------------------------------

    def on_table_requested(self) -> None:
        """Ask what a table is for and where it should lie."""
        dialog = TableDialog(self.window)

        def where(wish: TableWish) -> None:
            chooser = self._chooser(
                _("Save the table"), "testimonies.xlsx", "xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
            )
            chooser.fileSelected.connect(lambda name: self._then_write(Path(name), wish, dialog))
            chooser.rejected.connect(dialog.waited_in_vain)
            chooser.open()

        dialog.decided.connect(where)
        dialog.open()

    def _then_write(self, path: Path, wish: TableWish, dialog: TableDialog) -> None:
        dialog.kept()
        self.write_to(path, wish)

    def write_to(self, path: Path, wish: TableWish, *, accept_names: bool = False) -> None:
        """Write the table; words that may name somebody need a deliberate yes."""

        def refused(error: HrforumError) -> None:
            if isinstance(error, NamesInWords):
                self._ask_about_names(path, wish, error)
            else:
                self.refuse(error)

        self.worker.run_long(
            lambda archive, progress: extract.export(
                archive,
                path,
                ALL,
                wish.use,
                recipient=wish.recipient,
                accept_names=accept_names,
                progress=progress,
            ),
            self._on_written,
            refused=refused,
        )

    def _ask_about_names(self, path: Path, wish: TableWish, error: NamesInWords) -> None:
        dialog = Confirm(
            self.window,
            wish,
            _("Hand out words that may name somebody?"),
            [
                error.sentence,
                _("Hide the names in the testimonies first: what is hidden stays out of every table."),
            ],
            act=_("&Write it all the same"),
            leave=_("&Do not write it"),
        )
        dialog.decided.connect(dialog.kept)
        dialog.decided.connect(lambda again: self.write_to(path, again, accept_names=True))
        dialog.open()

    def _on_written(self, changes: Any) -> None:
        written = changes.value
        told = ngettext(
            "{count} testimony is in the table, {out} stay out.",
            "{count} testimonies are in the table, {out} stay out.",
            written.rows,
        ).format(count=written.rows, out=len(written.left_out))
        if written.guarded:
            told += " " + ngettext(
                "{count} cell would have begun like a formula and begins with an apostrophe.",
                "{count} cells would have begun like a formula and begin with an apostrophe.",
                written.guarded,
            ).format(count=written.guarded)
        self.said.emit(told, "good")

    def _chooser(self, caption: str, name: str, suffix: str, kinds: str = "") -> QFileDialog:
        chooser = QFileDialog(self.window, caption, str(Path.home()), kinds)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(suffix)
        chooser.selectFile(name)
        return chooser
