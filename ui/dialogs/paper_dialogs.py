"""Dialogs about paper: print sheets, begin from the code on one, and say whom people call."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from hrforum.domain.code import read_code
from hrforum.domain.forum import Forum
from hrforum.errors import Refused
from hrforum.i18n import _
from hrforum.operations.paper import AT_MOST
from ui.dialogs.archive_dialogs import LANGUAGE_NAMES, language_box
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line

_USUAL = "10"
_WHOLE = re.compile(r"\S+[\s–—-]+\S{5}[\s–—-]+\S")


@dataclass(frozen=True)
class SheetsWish:
    """Which sheets to print: how many, in which language and second language ("" for none), on which paper, whom people call."""

    count: int
    language: str
    second: str
    paper: str
    contact: str


class SheetsDialog(Dialog):
    """Asks which sheets to print. Emits `decided(SheetsWish)`."""

    def __init__(self, parent: QWidget | None, forum: Forum, language: str, contact: str) -> None:
        super().__init__(
            parent,
            _("Print sheets"),
            _(
                "Each sheet has a code of its own, which nothing else is given from now on. Print on both sides: what is cut off has a leaf of its own."
            ),
            act=_("&Save as PDF …"),
        )
        spoken = [each for each in forum.languages if each in LANGUAGE_NAMES]
        first = spoken[0] if spoken else language
        self._count = line(_USUAL)
        self._count.setValidator(QIntValidator(1, AT_MOST, self._count))
        self._language = language_box(first)
        self._second = ChoiceBox()
        self._second.addItem(_("None"), "")
        for key, name in LANGUAGE_NAMES.items():
            self._second.addItem(name, key)
        others = [each for each in spoken if each != first]
        self._second.setCurrentIndex(max(0, self._second.findData(others[0] if others else "")))
        self._paper = ChoiceBox()
        for key, name in (("letter", _("Letter")), ("a4", "A4")):
            self._paper.addItem(name, key)
        self._contact = line(contact)
        self._count_field = Field(_("&How many"), self._count)
        for each in (
            self._count_field,
            Field(_("&Language"), self._language),
            Field(_("S&econd language"), self._second),
            Field(_("&Paper"), self._paper),
            Field(
                _("&Whom people call"), self._contact, _("It stands on every card: a name, a number, when.")
            ),
        ):
            self.body.addWidget(each)
        self._count.selectAll()
        self._count.setFocus()

    def value(self) -> SheetsWish | None:
        """Return what was chosen, or None after saying what is wrong."""
        fits = self._count.hasAcceptableInput()
        self._count_field.set_wrong(
            "" if fits else _("Print 1 to {most} sheets at a time.").format(most=AT_MOST)
        )
        if not fits:
            self._count_field.setFocus()
            return None
        return SheetsWish(
            int(self._count.text()),
            self._language.currentData(),
            self._second.currentData(),
            self._paper.currentData(),
            self._contact.text().strip(),
        )


class FromPaperDialog(Dialog):
    """Asks for the code on a sheet, and names a wrong character as soon as it is whole. Emits `decided(code as typed)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("From paper"),
            _("Type the code on the sheet. Its forum and language are taken from it."),
            act=_("&Begin"),
        )
        self._code = line("", "OAK-7K3M9-3")
        self._field = Field(_("&Code on the sheet"), self._code)
        self.body.addWidget(self._field)
        self._code.textEdited.connect(self._on_edited)
        self._code.returnPressed.connect(self.act_button.click)
        self._code.setFocus()

    def _on_edited(self, typed: str) -> None:
        self._field.set_wrong(_wrong(typed) if _WHOLE.fullmatch(typed.strip()) else "")

    def value(self) -> str | None:
        """Return the code, or None after saying what is wrong with it."""
        typed = self._code.text()
        self._field.set_wrong(_wrong(typed))
        if self._field.wrong:
            self._field.setFocus()
            return None
        return typed


class ContactDialog(Dialog):
    """Asks whom people call. Emits `decided(text)`."""

    def __init__(self, parent: QWidget | None, contact: str) -> None:
        super().__init__(
            parent,
            _("Whom people call"),
            _("It stands on every card and sheet, so that somebody who changes their mind finds you."),
            act=_("&Keep"),
        )
        self._contact = line(contact)
        self.body.addWidget(Field(_("&Name, number, and when"), self._contact))
        self._contact.setFocus()

    def value(self) -> str:
        """Return what was written."""
        return self._contact.text().strip()


def _wrong(typed: str) -> str:
    try:
        read_code(typed)
    except Refused as error:
        return error.sentence
    return ""
