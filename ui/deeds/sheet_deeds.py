"""Deeds about files of others: choose a spreadsheet or texts, bring them in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from hrforum.errors import Cancelled, HrforumError
from hrforum.i18n import _
from hrforum.operations import rotation
from hrforum.operations import sheet as operations
from hrforum.progress import Progress
from ui.deeds.deeds import Deeds
from ui.pages.import_page import Bringing


class SheetDeeds(Deeds):
    """`chosen(paths)` files to read, `brought` once a sheet is in, `not_brought(sentence, kind)` where nothing came in."""

    chosen = Signal(object)
    brought = Signal()
    not_brought = Signal(str, str)

    def on_choose_requested(self) -> None:
        """Ask for a spreadsheet or texts."""
        kinds = [
            _("Spreadsheets and texts (*.csv *.tsv *.xlsx *.xlsm *.docx *.txt *.md *.markdown)"),
            _("All files (*)"),
        ]
        chooser = QFileDialog(
            self.window, _("Choose a spreadsheet or texts"), str(Path.home()), ";;".join(kinds)
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.chosen.emit(tuple(map(Path, names))))
        chooser.open()

    def on_bring_in_requested(self, bringing: Bringing) -> None:
        """Bring a sheet in whole; stopped or refused, nothing of it stays."""

        def refused(error: HrforumError) -> None:
            stopped = isinstance(error, Cancelled)
            sentence = _("The import was stopped. Nothing was added.") if stopped else error.sentence
            self.not_brought.emit(sentence, "plain" if stopped else "wrong")

        def work(archive: Any, progress: Progress) -> Any:
            rotation.before_import(archive, progress)
            return operations.bring_in(
                archive,
                bringing.sheet,
                bringing.mapping,
                file_name=bringing.file_name,
                forum_name=bringing.terms.forum_name,
                stated=bringing.terms.stated,
                progress=progress,
            )

        self.worker.run_long(work, lambda _changes: self.brought.emit(), refused=refused)
