"""Asks what a hearing is: before whom, when, which item, the body's rules, and when papers are due."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from hrforum.domain.hearing import Hearing, clock
from hrforum.errors import Refused
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.columns import row
from ui.parts.day_field import DayField, today
from ui.parts.field import Field, line, paragraph
from ui.parts.hearing_rules import HearingRules


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
        self._room = line(before.room)
        self._day = DayField(before.held_on if hearing else None)
        self._starts = line(before.starts, _("18:30"))
        self._deadline = DayField(before.deadline)
        self._until = line(before.deadline_time, _("12:00"))
        self._rules = paragraph(before.rules, rows=3)
        self._more = HearingRules(before)
        self._body_field = Field(
            _("&Before whom"), self._body, _("For instance “City Council, Housing Committee”.")
        )
        self._day_field = Field(_("&Day"), self._day)
        self._starts_field = Field(_("Be&gins at"), self._starts)
        self._deadline_field = Field(_("&Papers are due"), self._deadline)
        self._until_field = Field(_("&Until"), self._until)
        self.body.addWidget(self._body_field)
        self._beside(self._day_field, self._starts_field)
        self.body.addWidget(Field(_("&Item"), self._item, _("The number or name on the agenda.")))
        self.body.addWidget(Field(_("R&oom"), self._room))
        self._beside(self._deadline_field, self._until_field)
        self.body.addWidget(self._more)
        self.body.addWidget(Field(_("&Rules"), self._rules, _("What else the body asks, in your own words.")))
        self._body.setFocus()

    def _beside(self, *fields: Field) -> None:
        beside = row(gap="even")
        for at, each in enumerate(fields):
            beside.addWidget(each, 2 - at)
        self.body.addLayout(beside)

    def value(self) -> Hearing | None:
        """Return the hearing, or None after saying what is missing."""
        self._body_field.set_wrong("" if self._body.text().strip() else _("Say before whom the hearing is."))
        missing = "" if self._day.text().strip() else _("Say on which day the hearing is.")
        self._day_field.set_wrong(self._day.wrong() or missing)
        self._deadline_field.set_wrong(self._deadline.wrong())
        times = [_time(field) for field in (self._starts_field, self._until_field)]
        for field in (
            self._body_field,
            self._day_field,
            self._starts_field,
            self._deadline_field,
            self._until_field,
        ):
            if field.wrong:
                field.setFocus()
                return None
        day = self._day.day()
        assert day is not None
        with_rules = self._more.filled(self._hearing)
        if with_rules is None:
            return None
        return replace(
            with_rules,
            body=self._body.text().strip(),
            held_on=day,
            item=self._item.text().strip(),
            rules=self._rules.toPlainText().strip(),
            deadline=self._deadline.day(),
            room=self._room.text().strip(),
            starts=times[0],
            deadline_time=times[1],
        )


def _time(field: Field) -> str:
    """Return the time in a field, and say there what is wrong with it."""
    assert isinstance(field.control, QLineEdit)
    try:
        time = clock(field.control.text())
    except Refused as error:
        field.set_wrong(error.sentence)
        return ""
    field.set_wrong("")
    return time
