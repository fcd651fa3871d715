"""Dialogs about the intake-only seat: choose its PIN, and leave it with the passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.forum import Forum
from hrforum.domain.pin import valid_pin
from hrforum.errors import Refused
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field
from ui.parts.passphrase_field import PassphraseField


@dataclass(frozen=True, repr=False)
class SeatChosen:
    """The PIN that uncovers the seat, and the forum at which it takes testimonies."""

    pin: str
    forum_id: int | None


class SeatDialog(Dialog):
    """Asks for the seat's PIN, twice. Emits `decided(SeatChosen)`."""

    def __init__(self, parent: QWidget | None, forums: Sequence[Forum]) -> None:
        super().__init__(
            parent,
            _("Only take testimonies here?"),
            _(
                "Until somebody types the passphrase, nothing but the form for new testimonies can be seen. Left alone, the screen is covered, and the PIN uncovers it. Ctrl+L locks the archive in full."
            ),
            act=_("&Begin"),
        )
        self._forum = ChoiceBox()
        for one in forums:
            self._forum.addItem(one.name, one.id)
        if not forums:
            self._forum.addItem(_("No forum"), None)
        self._pin, self._again = PassphraseField(), PassphraseField()
        self._pin_field = Field(
            _("&PIN, at least 6 digits"), self._pin, _("For this sitting alone; it is written down nowhere.")
        )
        self._again_field = Field(_("The PIN &again"), self._again)
        for each in (Field(_("&Forum"), self._forum), self._pin_field, self._again_field):
            self.body.addWidget(each)
        self._again.entered.connect(self.act_button.click)
        self._pin.setFocus()

    def value(self) -> SeatChosen | None:
        """Return what was chosen, or None after saying what is wrong with it."""
        self._pin_field.set_wrong("")
        self._again_field.set_wrong("")
        try:
            pin = valid_pin(self._pin.text())
        except Refused as error:
            self._pin_field.set_wrong(error.sentence)
            self._pin_field.setFocus()
            return None
        if pin != "".join(self._again.text().split()):
            self._again_field.set_wrong(_("The two do not match."))
            self._again_field.setFocus()
            return None
        return SeatChosen(pin, self._forum.currentData())


class LeaveSeatDialog(Dialog):
    """Asks for the archive's passphrase. Emits `decided(passphrase)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Leave the seat"),
            _(
                "Everything in the archive can be opened again after that. What is being written stays a draft."
            ),
            act=_("&Leave the seat"),
            leave=_("&Stay"),
        )
        self._passphrase = PassphraseField()
        self._field = Field(_("&Passphrase of the archive"), self._passphrase)
        self.body.addWidget(self._field)
        self._passphrase.entered.connect(self.act_button.click)
        self._passphrase.setFocus()

    def value(self) -> str | None:
        """Return the passphrase, or None where nothing was typed."""
        typed = self._passphrase.text()
        self._field.set_wrong("" if typed else _("Type the passphrase of this archive."))
        return typed or None
