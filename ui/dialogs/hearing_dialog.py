"""Asks what a hearing is: before whom, when, which item, the body's rules, and when papers are due."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hrforum.domain.hearing import Hearing
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.day_field import DayField, today
from ui.parts.field import Field, line, paragraph


class HearingDialog(Dialog):
    """Emits `decided(Hearing)`."""

    def __init__(self, parent: QWidget | None, hearing: Hearing | None = None) -> None:
        super().__init__(
            parent,
            _("Change hearing") if hearing else _("New hearing"),
            act=_("&Keep") if hearing else _("&Add hearing"),
        )
        self._hearing = hearing or Hearing("", today())
        before = self._hearing
        self._body = line(before.body)
        self._item = line(before.item)
        self._day = DayField(before.held_on if hearing else None)
        self._deadline = DayField(before.deadline)
        self._rules = paragraph(before.rules, rows=4)
        self._body_field = Field(
            _("&Before whom"), self._body, _("For instance “City Council, Housing Committee”.")
        )
        self._day_field = Field(_("&Day"), self._day)
        self._deadline_field = Field(
            _("&Papers are due"), self._deadline, _("The last day on which the body takes papers.")
        )
        for each in (
            self._body_field,
            self._day_field,
            Field(_("&Item"), self._item, _("The number or name on the agenda.")),
            self._deadline_field,
            Field(
                _("&Rules"),
                self._rules,
                _("Speaking time, copies, whether names are said aloud, in your own words."),
            ),
        ):
            self.body.addWidget(each)
        self._body.setFocus()

    def value(self) -> Hearing | None:
        """Return the hearing, or None after saying what is missing."""
        self._body_field.set_wrong("" if self._body.text().strip() else _("Say before whom the hearing is."))
        missing = "" if self._day.text().strip() else _("Say on which day the hearing is.")
        self._day_field.set_wrong(self._day.wrong() or missing)
        self._deadline_field.set_wrong(self._deadline.wrong())
        for field in (self._body_field, self._day_field, self._deadline_field):
            if field.wrong:
                field.setFocus()
                return None
        day = self._day.day()
        assert day is not None
        return replace(
            self._hearing,
            body=self._body.text().strip(),
            held_on=day,
            item=self._item.text().strip(),
            rules=self._rules.toPlainText().strip(),
            deadline=self._deadline.day(),
        )
