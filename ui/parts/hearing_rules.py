"""The body's own rules for a hearing, to be filled in: what to bring, who may speak how long, what is said aloud, what becomes public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from hrforum.domain.hearing import Hearing, Interpreting, Rule
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.day_field import DayField
from ui.parts.field import Field, line
from ui.parts.words import heading

Chosen = TypeVar("Chosen", bound=StrEnum)


def rule_names() -> Mapping[Rule, str]:
    """Return how an answer of the clerk is called."""
    return {Rule.UNKNOWN: _("not known yet"), Rule.YES: _("yes"), Rule.NO: _("no")}


def interpreting_names() -> Mapping[Interpreting, str]:
    """Return how the ways of interpreting are called."""
    return {
        Interpreting.UNKNOWN: _("not known yet"),
        Interpreting.SIMULTANEOUS: _("at the same time, by headphones"),
        Interpreting.DOUBLE: _("one after the other, with twice the time"),
        Interpreting.SAME: _("one after the other, in the same time"),
        Interpreting.NONE: _("none: we bring our own interpreter"),
    }


class HearingRules(QWidget):
    """Fields of a hearing that say how the body goes about it; `filled(hearing)` puts them into one."""

    def __init__(self, before: Hearing) -> None:
        super().__init__()
        self._copies, self._pages = _number(before.copies), _number(before.page_limit)
        self._seconds = _number(before.speaking_seconds)
        self._interpreting = _choice(interpreting_names(), before.interpreting)
        self._names = _choice(rule_names(), before.names_aloud)
        self._addresses = _choice(rule_names(), before.addresses_aloud)
        self._anonymous = _choice(rule_names(), before.anonymous_accepted)
        self._record = line(before.public_record)
        self._public_on = DayField(before.public_on)
        self._of_numbers = (
            Field(_("&Copies"), self._copies),
            Field(_("Pages a&t most"), self._pages),
            Field(_("&Seconds to speak"), self._seconds),
        )
        self._of_day = Field(
            _("Public &from"), self._public_on, _("From that day on nothing can be taken back.")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        whole = column(self, gap="even")
        whole.addWidget(heading(_("The body’s rules, as the clerk tells them")))
        beside = row(gap="even")
        for each in self._of_numbers:
            beside.addWidget(each, 1)
        whole.addLayout(beside)
        whole.addWidget(Field(_("I&nterpreting"), self._interpreting))
        for name, field in (
            (_("&Must speakers say their name aloud?"), self._names),
            (_("Must speakers say their addr&ess aloud?"), self._addresses),
            (_("Does the bod&y take anonymous papers?"), self._anonymous),
        ):
            whole.addWidget(Field(name, field))
        whole.addWidget(
            Field(
                _("&What becomes public record"),
                self._record,
                _("For instance “everything in the agenda packet”."),
            )
        )
        whole.addWidget(self._of_day)

    def filled(self, hearing: Hearing) -> Hearing | None:
        """Return the hearing with these rules, or None after saying which field is wrong."""
        numbers = [_typed(field) for field in self._of_numbers]
        self._of_day.set_wrong(self._public_on.wrong())
        for field in (*self._of_numbers, self._of_day):
            if field.wrong:
                field.setFocus()
                return None
        return replace(
            hearing,
            copies=numbers[0],
            page_limit=numbers[1],
            speaking_seconds=numbers[2],
            interpreting=self._interpreting.currentData(),
            names_aloud=self._names.currentData(),
            addresses_aloud=self._addresses.currentData(),
            anonymous_accepted=self._anonymous.currentData(),
            public_record=self._record.text().strip(),
            public_on=self._public_on.day(),
        )


def _number(value: int | None) -> QLineEdit:
    return line("" if value is None else str(value))


def _typed(field: Field) -> int | None:
    """Return the number in a field, and say there what is wrong with it."""
    assert isinstance(field.control, QLineEdit)
    text = field.control.text().strip()
    fine = not text or (text.isdecimal() and int(text) > 0)
    field.set_wrong("" if fine else _("Write a number, or leave it empty."))
    return int(text) if text and fine else None


def _choice(names: Mapping[Chosen, str], chosen: Chosen) -> ChoiceBox:
    made = ChoiceBox()
    for value, name in names.items():
        made.addItem(name, value)
    made.setCurrentIndex(list(names).index(chosen))
    return made
