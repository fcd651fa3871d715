"""What the gate says of the testimony that is read: into which documents it goes, why, and what to ask the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from hrforum.i18n import _
from hrforum.operations.gate import Explained
from ui.parts.columns import column
from ui.parts.facts import Facts
from ui.parts.mark_names import document_name
from ui.parts.words import button, heading


class GateBox(QFrame):
    """`leaves_requested()` to see what an audience would read, `review_requested()` to look through the words."""

    leaves_requested = Signal()
    review_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._facts = Facts()
        inner = column(self, gap="near", edge="wide")
        inner.addWidget(heading(_("What may leave today")))
        inner.addWidget(self._facts)
        self._leaves = button(_("Show what leaves …"), "quiet")
        self._review = button(_("Look through the words …"), "quiet")
        for act, signal in ((self._leaves, self.leaves_requested), (self._review, self.review_requested)):
            act.clicked.connect(signal)
            inner.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, explained: Sequence[Explained]) -> None:
        """Tell what the gate says of each document."""
        self._facts.tell([(document_name(one.use), _sentence(one)) for one in explained])


def _sentence(one: Explained) -> str:
    lead = _("In.") if one.form else _("Stays out.")
    asked = f" {_('To ask:')} “{one.ask}”" if one.ask else ""
    return f"{lead} {one.why}{asked}"
