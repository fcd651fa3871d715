"""Deeds about hearings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from hrforum.domain.hearing import Hearing
from hrforum.i18n import _
from hrforum.operations import hearing as operations
from hrforum.operations import hearing_calendar
from ui.deeds.deeds import Deeds
from ui.dialogs.confirm import Confirm
from ui.dialogs.hearing_dialog import HearingDialog


class HearingDeeds(Deeds):
    """Adds, changes and removes hearings; `added(id)` so that the page can show what is new."""

    added = Signal(int)

    def on_add_requested(self) -> None:
        """Ask for a new hearing and keep it."""
        self.ask(
            HearingDialog(self.window), operations.add, lambda changes: self.added.emit(changes.value.id)
        )

    def on_edit_requested(self, hearing: Hearing) -> None:
        """Ask for a hearing's new values and keep them."""
        self.ask(HearingDialog(self.window, hearing), operations.edit)

    def on_remove_requested(self, hearing: Hearing) -> None:
        """Ask once more, then remove a hearing."""
        dialog = Confirm(
            self.window,
            hearing.id,
            _("Remove the hearing before “{body}”?").format(body=hearing.body),
            [_("A hearing for which a packet was made stays. This can be undone.")],
            act=_("&Remove hearing"),
        )
        self.ask(dialog, operations.remove)

    def on_calendar_requested(self, hearing: Hearing) -> None:
        """Ask where the calendar file should lie, and write the hearing's days."""
        chooser = QFileDialog(self.window, _("Save the days"), str(Path.home()), _("Calendar (*.ics)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("ics")
        chooser.selectFile("hearing.ics")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda name: self.days_to(hearing, Path(name)))
        chooser.open()

    def days_to(self, hearing: Hearing, path: Path) -> None:
        """Write a hearing's days into a calendar file."""

        def done(_entries: object) -> None:
            sentence = _("The days are in {name}. They name no person and no testimony.")
            self.said.emit(sentence.format(name=path.name), "good")

        self.worker.run(
            lambda archive: hearing_calendar.write(archive, hearing.id, path), done, refused=self.refuse
        )
