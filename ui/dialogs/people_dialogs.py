"""Dialogs about what protects people in the whole archive: the age limit, a copy for the road, a table for somebody outside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.consent import Use
from hrforum.i18n import _
from hrforum.operations.choice import HIGHEST, LOWEST
from hrforum.operations.gate import DOCUMENTS
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.consent_words import use_name
from ui.parts.field import Field, line
from ui.parts.new_passphrase import NewPassphraseField
from ui.parts.words import muted


class AgeLimitDialog(Dialog):
    """Asks under which age a guardian decides beside a person. Emits `decided(years)`."""

    def __init__(self, parent: QWidget | None, years: int) -> None:
        super().__init__(
            parent,
            _("Age limit"),
            _(
                "Who is younger is marked so by hand, without a birthday. Beyond keeping, every use then needs the guardian's yes and their own."
            ),
            act=_("&Keep"),
        )
        self._years = line(str(years))
        self._years.setValidator(QIntValidator(LOWEST, HIGHEST, self._years))
        self._field = Field(_("&Years"), self._years, _("Who is this old or older decides alone."))
        self.body.addWidget(self._field)
        self._field.setFocus()

    def value(self) -> int | None:
        """Return the years, or None after saying what is wrong."""
        fits = self._years.hasAcceptableInput()
        sentence = _("A number of years from {low} to {high}.").format(low=LOWEST, high=HIGHEST)
        self._field.set_wrong("" if fits else sentence)
        return int(self._years.text()) if fits else None


@dataclass(frozen=True, repr=False)
class TravelWish:
    """A copy for the road; `passphrase` None is the one of the archive."""

    passphrase: str | None


class TravelDialog(Dialog):
    """Says what a travel copy holds and asks for its passphrase. Emits `decided(TravelWish)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Travel copy"),
            _(
                "A copy of the archive for the road, in which nobody's name is. It is opened and checked before it counts as made."
            ),
            act=_("&Choose where …"),
        )
        for sentence in (
            _(
                "Not in it: names, contacts, guardians, who asked and who witnessed, recordings, pictures, scans, drafts, earlier words."
            ),
            _(
                "In it: what people said, as they said it, with pseudonyms, tags and consent. Words may name somebody all the same."
            ),
            _("No named quote can be made from it, and no name is written into it."),
        ):
            self.body.addWidget(muted(sentence))
        self._same = QCheckBox(_("It opens with the passphrase of the &archive"))
        self.passphrase = NewPassphraseField()
        self.body.addWidget(self._same)
        self.body.addWidget(self.passphrase)
        self._same.toggled.connect(lambda same: self.passphrase.setVisible(not same))
        self.passphrase.setFocus()

    def value(self) -> TravelWish | None:
        """Return the wish, or None after saying what is wrong with the passphrase."""
        if self._same.isChecked():
            return TravelWish(None)
        passphrase = self.passphrase.passphrase()
        return None if passphrase is None else TravelWish(passphrase)


@dataclass(frozen=True)
class TableWish:
    """A table to hand out: for which use, and to whom."""

    use: Use
    recipient: str


class TableDialog(Dialog):
    """Asks what a table is for and who gets it. Emits `decided(TableWish)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Hand out a table"),
            _(
                "Testimonies whose people agreed to this use, in the form they agreed to, with a codebook. Codes, places, names and exact days stay here; an answer that fewer than five people gave reads “(other)”."
            ),
            act=_("&Choose where …"),
        )
        self._use = ChoiceBox()
        for each in DOCUMENTS:
            self._use.addItem(use_name(each), each)
        self._use.setCurrentIndex(self._use.findData(Use.SHARE_CITIES))
        self._recipient = line()
        self.body.addWidget(Field(_("&What it is for"), self._use))
        self.body.addWidget(
            Field(_("Who &gets it"), self._recipient, _("It is noted, so that a withdrawal finds it."))
        )
        self._use.setFocus()

    def value(self) -> TableWish:
        """Return what was chosen."""
        return TableWish(Use(self._use.currentData()), self._recipient.text().strip())
