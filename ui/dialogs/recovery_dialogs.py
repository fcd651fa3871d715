"""Dialogs about recovery: the sheet or its cards on paper, and typing the paper back to make sure that it is right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.columns import column, gathered, row
from ui.parts.field import Field, number, paragraph
from ui.parts.segments import Segments
from ui.parts.words import label

_MOST = 16


@dataclass(frozen=True)
class SheetWanted:
    """The sheet is wanted as a PDF, or the key as `cards` of which any `needed` open the archive; `cards` 0 is the sheet."""

    cards: int = 0
    needed: int = 0


class RecoverySheetDialog(Dialog):
    """Explains sheet and cards before one is written. Emits `decided(SheetWanted)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Recovery sheet"),
            _(
                "The sheet opens this archive without the passphrase. Whoever holds the sheet and the file can read everything."
            ),
            act=_("&Save as PDF …"),
        )
        self._way = Segments([_("&One sheet"), _("&Cards for several people")])
        self._cards, self._needed = number(3, 2, _MOST), number(2, 2, _MOST)
        self._how_many = QWidget()
        beside = row()
        beside.addWidget(Field(_("&Number of cards"), self._cards))
        beside.addWidget(Field(_("Cards that open it &together"), self._needed))
        beside.addStretch(1)
        column(self._how_many).addLayout(beside)
        sentences = (
            _(
                "Print it, then delete the PDF. Keep the paper where you would keep a house key, away from the laptop."
            ),
            _("If the passphrase and the paper are both lost, the archive is lost."),
            _("Cards are given to different people: one of them alone says nothing."),
            _("Changing the passphrase makes sheet and cards void."),
        )
        self.body.addWidget(Field(_("On paper as"), self._way))
        self.body.addWidget(self._how_many)
        self.body.addWidget(gathered(*(label("•  " + sentence, wrap=True) for sentence in sentences)))
        self._how_many.hide()
        self._way.chosen.connect(lambda at: self._how_many.setVisible(at == 1))
        self._cards.valueChanged.connect(self._needed.setMaximum)
        self._needed.setMaximum(self._cards.value())

    def value(self) -> SheetWanted:
        """Return what is wanted."""
        if self._how_many.isHidden():
            return SheetWanted()
        return SheetWanted(self._cards.value(), self._needed.value())


@dataclass(frozen=True, repr=False)
class TypedBack:
    """What was typed from the paper."""

    text: str


class TypeBackDialog(Dialog):
    """Asks for the sheet or enough cards as printed. Emits `decided(TypedBack)`."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Try out the recovery sheet"),
            _(
                "Type the code from the paper, not from the PDF. This finds a page that was cut off or cannot be read while it still matters little."
            ),
            act=_("&Try it"),
            leave=_("&Later"),
        )
        self._text: QPlainTextEdit = paragraph(rows=5)
        self._text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._field = Field(
            _("&Codes on the recovery sheet, or the words of the cards"),
            self._text,
            _(
                "As printed; capitals, spaces, dashes and numbers do not matter. Each card on a line of its own."
            ),
        )
        self.body.addWidget(self._field)
        self._field.setFocus()

    def value(self) -> TypedBack | None:
        """Return what was typed, or None where nothing was."""
        text = self._text.toPlainText().strip()
        self._field.set_wrong("" if text else _("Type what the paper says."))
        return TypedBack(text) if text else None
