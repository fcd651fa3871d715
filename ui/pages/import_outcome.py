"""What an import did: one sentence, the figures, what is new, and the report row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from hrforum.operations.sheet import Brought
from ui.pages.import_preview import row_lines
from ui.parts.columns import column
from ui.parts.facts import Facts
from ui.parts.flow import Flow
from ui.parts.report_text import ReportText
from ui.parts.strips import Strip
from ui.parts.words import button, label, muted


class ImportOutcome(QWidget):
    """`testimonies_requested` to see them, `columns_requested` to go back to the columns, `copied` once the report is."""

    testimonies_requested = Signal()
    columns_requested = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strip = Strip(closable=False)
        self._facts = Facts()
        self._undo = muted(_("Edit, Undo takes the whole import back as one step."))
        self._report_name = label(_("Row by row"), "label")
        self._report = ReportText(_("Row by row"))
        self._see = button(_("See the &testimonies"), "primary")
        self._copy = button(_("Copy the &report"))
        self._columns = button(_("Back to the co&lumns"))
        buttons = Flow()
        for each in (self._see, self._copy, self._columns):
            buttons.add(each)
        whole = column(self, gap="even")
        for piece in (self._strip, buttons, self._facts, self._undo, self._report_name, self._report):
            whole.addWidget(piece)
        self._see.clicked.connect(self.testimonies_requested)
        self._columns.clicked.connect(self.columns_requested)
        self._copy.clicked.connect(self._on_copy_clicked)

    @property
    def sentence(self) -> str:
        """What happened, in one sentence."""
        return self._strip.sentence

    def show_brought(self, brought: Brought) -> None:
        """Show what came in and what did not."""
        kind = "good" if brought.added else "plain"
        self._strip.say(brought.sentence, "warning" if brought.skipped else kind)
        made = {key: ", ".join(names) for key, names in brought.made.items()}
        self._facts.tell(
            (
                (_("Rows read"), str(brought.read)),
                (_("Added"), str(brought.added)),
                (_("In the archive already"), str(brought.already_there)),
                (_("Skipped"), str(len({one.row for one in brought.skipped}))),
                (_("New dimensions"), made.get("dimensions", "")),
                (_("New tags"), str(len(brought.made.get("tags", ())) or "")),
                (_("New forums"), made.get("forums", "")),
            )
        )
        self._report.tell(_report(brought) or (_("Every row came in as it is."),))
        self._set_stands(stands=True)
        self._undo.setVisible(bool(brought.added))

    def show_taken_back(self) -> None:
        """Say that the import was undone."""
        self._strip.say(_("This import was taken back: nothing of it is in the archive."), "plain")
        self._set_stands(stands=False)

    def begin(self) -> None:
        """Put the focus on what is done next."""
        first = self._columns if self._see.isHidden() else self._see
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return sentence and report as they are copied."""
        return f"{self.sentence}\n{self._report.toPlainText()}"

    def _set_stands(self, *, stands: bool) -> None:
        for each in (self._facts, self._undo, self._report_name, self._report, self._see, self._copy):
            each.setVisible(stands)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self.copied.emit()


def _report(brought: Brought) -> tuple[str, ...]:
    skipped = (_("Row {row} skipped: {why}").format(row=one.row, why=one.why) for one in brought.skipped)
    return (*brought.remarks, *skipped, *row_lines(brought.notes))
