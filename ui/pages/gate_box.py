"""What the gate says of the testimony that is read: into which documents it goes, why, and what to ask the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from hrforum.i18n import _
from hrforum.operations.gate import Explained
from ui.parts.columns import column, gathered
from ui.parts.mark_names import document_name
from ui.parts.words import button, heading, label, muted


class GateBox(QFrame):
    """`leaves_requested()` to see what an audience would read, `review_requested()` to look through the words."""

    leaves_requested = Signal()
    review_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._told: QVBoxLayout = column(gap="near")
        inner = column(self, gap="near", edge="wide")
        inner.addWidget(heading(_("What may leave today")))
        inner.addLayout(self._told)
        self._leaves = button(_("Show what leaves …"), "quiet")
        self._review = button(_("Look through the words …"), "quiet")
        for act, signal in ((self._leaves, self.leaves_requested), (self._review, self.review_requested)):
            act.clicked.connect(signal)
            inner.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, explained: Sequence[Explained]) -> None:
        """Tell what the gate says of each document."""
        while (old := self._told.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for one in explained:
            lead = _("in") if one.form else _("stays out")
            name = label(f"{document_name(one.use)}: {lead}", "label", wrap=True)
            asked = " " + _("To ask: “{question}”").format(question=one.ask) if one.ask else ""
            self._told.addWidget(gathered(name, muted(f"{one.why}{asked}"), gap="hair"))
