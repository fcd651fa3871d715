"""When it happened: on a day, about a day, between two days, or not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrforum.domain.testimony import Precision, When
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.day_field import DayField
from ui.parts.field import Field


class WhenBox(QWidget):
    """Shows one or two days as the precision asks."""

    def __init__(self, when: When) -> None:
        super().__init__()
        self._precision = ChoiceBox()
        for key, name in (
            (Precision.UNKNOWN, _("Not known")),
            (Precision.EXACT, _("On this day")),
            (Precision.APPROXIMATE, _("About this day")),
            (Precision.RANGE, _("From one day to another")),
        ):
            self._precision.addItem(name, key)
        self._precision.setCurrentIndex(self._precision.findData(when.precision))
        self._start = DayField(when.start)
        self._end = DayField(when.end)
        self._start_field = Field(_("Da&y"), self._start)
        self._end_field = Field(_("Last day"), self._end)
        whole = column(self, gap="near")
        whole.addWidget(Field(_("When &it happened"), self._precision))
        days = row(gap="even")
        days.addWidget(self._start_field)
        days.addWidget(self._end_field)
        whole.addLayout(days)
        self._precision.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def value(self) -> When | None:
        """Return when it happened, or None after saying what is wrong."""
        precision = self._chosen()
        start_needed = precision is not Precision.UNKNOWN
        end_needed = precision is Precision.RANGE
        for needed, field, day in (
            (start_needed, self._start_field, self._start),
            (end_needed, self._end_field, self._end),
        ):
            missing = needed and not day.text().strip()
            field.set_wrong((day.wrong() or (_("Write a day.") if missing else "")) if needed else "")
            if field.wrong:
                field.setFocus()
                return None
        start = self._start.day() if start_needed else None
        end = self._end.day() if end_needed else None
        if start and end and end < start:
            self._end_field.set_wrong(_("The last day is before the first."))
            self._end_field.setFocus()
            return None
        return When(precision, start, end)

    def state(self) -> list[str]:
        """Return precision and days just as they are typed."""
        return [str(self._chosen()), self._start.text(), self._end.text()]

    def restore(self, state: Sequence[str]) -> None:
        """Show what `state` gave."""
        precision, start, end = state
        self._precision.setCurrentIndex(max(0, self._precision.findData(precision)))
        self._start.setText(start)
        self._end.setText(end)

    def _chosen(self) -> Precision:
        # Qt keeps a text of its own, which only compares equal.
        return Precision(self._precision.currentData())

    def _show(self) -> None:
        precision = self._chosen()
        self._start_field.setVisible(precision is not Precision.UNKNOWN)
        self._end_field.setVisible(precision is Precision.RANGE)
