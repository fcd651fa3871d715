"""Asks on which day an edition was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from hrforum.domain.packet import Edition
from hrforum.i18n import _
from ui.days import day_text
from ui.dialogs.dialog import Dialog
from ui.parts.day_field import DayField, today
from ui.parts.field import Field


@dataclass(frozen=True)
class Filed:
    """The day on which an edition was handed in, None where that is not known."""

    edition_id: int
    on_day: date | None


class FiledDialog(Dialog):
    """Emits `decided(Filed)`."""

    def __init__(self, parent: QWidget | None, edition: Edition) -> None:
        super().__init__(
            parent,
            _("When was it handed in?"),
            _(
                "From then on it may be public record: a receipt for somebody who takes words back says so. An empty day is “not known”."
            ),
            act=_("&Keep"),
        )
        self._edition = edition
        self._day = DayField(edition.filed_on or today())
        self._field = Field(
            _("&Day on which the body got it"),
            self._day,
            _("The document was made on {day}.").format(day=day_text(edition.made_on)),
        )
        self.body.addWidget(self._field)
        self._day.setFocus()
        self._day.selectAll()

    def value(self) -> Filed | None:
        """Return the day, or None after saying what is wrong with it."""
        wrong = self._day.wrong()
        self._field.set_wrong(wrong)
        if wrong:
            self._day.setFocus()
            return None
        return Filed(self._edition.id, self._day.day())
