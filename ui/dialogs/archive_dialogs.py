"""Dialogs about the archive itself: a new one, another passphrase, the recovery sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, gathered
from ui.parts.field import Field, line
from ui.parts.passphrase_field import PassphraseField
from ui.parts.words import label

SHORTEST = 12
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
    """The passphrase that opens the archive from now on."""

    passphrase: str


def language_box(chosen: str = "en") -> QComboBox:
    """Return the document languages to choose from."""
    made = ChoiceBox()
    for key, name in LANGUAGE_NAMES.items():
        made.addItem(name, key)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


class PassphraseTwice(QWidget):
    """A new passphrase, typed twice."""

    def __init__(self) -> None:
        super().__init__()
        self._first = Field(
            _("&Passphrase"),
            PassphraseField(),
            _("At least 12 characters. Six unrelated words are easy to remember and hard to guess."),
        )
        self._second = Field(_("Passphrase &again"), PassphraseField())
        inner = column(self, gap="wide")
        inner.addWidget(self._first)
        inner.addWidget(self._second)
        self.setFocusProxy(self._first)

    def passphrase(self) -> str | None:
        """Return the passphrase, or None after saying what is wrong."""
        first, second = (each.control for each in (self._first, self._second))
        assert isinstance(first, PassphraseField)
        assert isinstance(second, PassphraseField)
        short = len(first.text()) < SHORTEST
        other = first.text() != second.text()
        self._first.set_wrong(_("This is shorter than 12 characters.") if short else "")
        self._second.set_wrong(_("The two are not the same.") if other and not short else "")
        if short or other:
            (self._first if short else self._second).setFocus()
            return None
        return first.text()


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
        self._passphrase = PassphraseTwice()
        for each in (self._name, self._place, self._language, self._passphrase):
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
        passphrase = self._passphrase.passphrase()
        if passphrase is None:
            return None
        assert isinstance(language, QComboBox)
        return NewArchive(text, place.property("text").strip(), language.currentData(), passphrase)


class NewPassphraseDialog(Dialog):
    """Asks for another passphrase. Emits `decided(NewPassphrase)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Change passphrase"),
            _(
                "A backup is made first, which still opens with the old passphrase. The old recovery sheet will be void: print a new one."
            ),
            act=_("&Change passphrase"),
        )
        self._passphrase = PassphraseTwice()
        self.body.addWidget(self._passphrase)
        self._passphrase.setFocus()

    def value(self) -> NewPassphrase | None:
        """Return the passphrase, or None after saying what is wrong."""
        passphrase = self._passphrase.passphrase()
        return None if passphrase is None else NewPassphrase(passphrase)


@dataclass(frozen=True)
class SheetWanted:
    """The recovery sheet is wanted as a PDF."""


class RecoverySheetDialog(Dialog):
    """Explains the recovery sheet before it is written. Emits `decided(SheetWanted)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Recovery sheet"),
            _(
                "The sheet opens this archive without the passphrase. Whoever holds the sheet and the file can read everything."
            ),
            act=_("&Save the sheet as PDF …"),
        )
        sentences = (
            _(
                "Print it, then delete the PDF. Keep the paper where you would keep a house key, away from the laptop."
            ),
            _("If the passphrase and the sheet are both lost, the archive is lost."),
            _("Changing the passphrase makes this sheet void."),
        )
        self.body.addWidget(gathered(*(label("•  " + sentence, wrap=True) for sentence in sentences)))

    def value(self) -> SheetWanted:
        """Return that the sheet is wanted."""
        return SheetWanted()
