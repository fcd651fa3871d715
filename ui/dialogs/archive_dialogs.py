"""Dialogs about the archive itself: a new one, and another passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line
from ui.parts.new_passphrase import NewPassphraseField
from ui.parts.passphrase_field import PassphraseField

LANGUAGE_NAMES = {"en": "English", "es": "Español", "fr": "Français"}


@dataclass(frozen=True, repr=False)
class NewArchive:
    """What a new archive is called, where it is at home, and what opens it."""

    name: str
    place: str
    language: str
    passphrase: str


@dataclass(frozen=True, repr=False)
class NewPassphrase:
    """The passphrase that opens the archive from now on; `present` is the one that opens it now, None where it was not asked for."""

    passphrase: str
    present: str | None


def language_box(chosen: str = "en") -> QComboBox:
    """Return the document languages to choose from."""
    made = ChoiceBox()
    for key, name in LANGUAGE_NAMES.items():
        made.addItem(name, key)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


class NewArchiveDialog(Dialog):
    """Asks for everything a new archive needs. Emits `decided(NewArchive)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("New archive"),
            _(
                "One encrypted file. Without its passphrase or its recovery sheet nobody can open it, and nobody can help."
            ),
            act=_("&Make archive"),
        )
        self._name = Field(
            _("&Name"), line(), _("For instance your group or campaign. It stays inside the file.")
        )
        self._place = Field(_("Pla&ce"), line(), _("The city or district, if you like."))
        self._language = Field(_("&Language of documents"), language_box())
        self.passphrase = NewPassphraseField()
        for each in (self._name, self._place, self._language, self.passphrase):
            self.body.addWidget(each)
        self._name.setFocus()

    def value(self) -> NewArchive | None:
        """Return the new archive, or None after saying what is missing."""
        name, place, language = (each.control for each in (self._name, self._place, self._language))
        text = name.property("text").strip()
        self._name.set_wrong("" if text else _("Give the archive a name."))
        if not text:
            self._name.setFocus()
            return None
        passphrase = self.passphrase.passphrase()
        if passphrase is None:
            return None
        assert isinstance(language, QComboBox)
        return NewArchive(text, place.property("text").strip(), language.currentData(), passphrase)


class NewPassphraseDialog(Dialog):
    """Asks for another passphrase, and for the present one unless the recovery sheet opened it. Emits `decided(NewPassphrase)`."""

    def __init__(self, parent: QWidget | None, *, ask_present: bool) -> None:
        super().__init__(
            parent,
            _("Change passphrase"),
            _(
                "A backup is made first, which still opens with the old passphrase. The old recovery sheet will be void: print a new one."
            ),
            act=_("&Change passphrase"),
        )
        self._present = Field(_("P&resent passphrase"), PassphraseField())
        self.passphrase = NewPassphraseField()
        self.body.addWidget(self._present)
        self.body.addWidget(self.passphrase)
        self._present.setVisible(ask_present)
        (self._present if ask_present else self.passphrase).setFocus()

    def value(self) -> NewPassphrase | None:
        """Return the passphrase, or None after saying what is wrong."""
        present = None
        if not self._present.isHidden():
            control = self._present.control
            assert isinstance(control, PassphraseField)
            present = control.text()
            self._present.set_wrong("" if present else _("Type the passphrase that opens the archive now."))
            if not present:
                self._present.setFocus()
                return None
        passphrase = self.passphrase.passphrase()
        return None if passphrase is None else NewPassphrase(passphrase, present)
