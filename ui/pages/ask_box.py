"""What the person asks for, and how far the organisers are with the testimony."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Intake
from hrforum.domain.testimony import Status
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.field import Field, paragraph


def status_name(status: Status) -> str:
    """Return what a status is called."""
    return {Status.DRAFT: _("Not reviewed"), Status.REVIEWED: _("Reviewed"), Status.CLOSED: _("Closed")}[
        status
    ]


class AskBox(QWidget):
    """The ask may stay empty."""

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self.ask = paragraph(intake.ask, rows=3)
        self.status = ChoiceBox()
        for status in Status:
            self.status.addItem(status_name(status), status)
        self.status.setCurrentIndex(self.status.findData(intake.status))
        whole = column(self, gap="even")
        whole.addWidget(Field(_("Ask"), self.ask))
        whole.addWidget(Field(_("Stat&us"), self.status))
        self.setFocusProxy(self.ask)

    def state(self) -> dict[str, Any]:
        """Return both just as they are typed."""
        return {"ask": self.ask.toPlainText(), "status": self.status.currentData()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; what it does not speak of stays."""
        self.ask.setPlainText(state.get("ask", self.ask.toPlainText()))
        self.status.setCurrentIndex(max(0, self.status.findData(state.get("status"))))
