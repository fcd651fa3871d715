"""A new passphrase: six words drawn by chance are offered first; one's own is typed twice and judged while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hrforum.i18n import _
from ui.parts.columns import column, row
from ui.parts.field import Field
from ui.parts.passphrase_field import PassphraseField
from ui.parts.words import announce, button, card, label, muted, set_role

if TYPE_CHECKING:
    from hrforum.operations.passphrase import Strength

SHORTEST = 12
_PAUSE_MS = 150


class NewPassphraseField(QWidget):
    """`words_requested` for other words to offer, `strength_requested(text)` after a pause in typing."""

    words_requested = Signal()
    strength_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "reading", wrap=True)
        self._words.setAccessibleName(_("Six words drawn by chance"))
        self._use = button(_("&Use these words"))
        self._others = button(_("Draw &others"), "quiet")
        self._first = Field(
            _("&Passphrase"),
            PassphraseField(),
            _("At least 12 characters, of any kind and length; it can be pasted."),
        )
        self._strength = label("", "small", wrap=True)
        self._second = Field(_("Passphrase &again"), PassphraseField())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._use.clicked.connect(self._on_use_clicked)
        self._others.clicked.connect(lambda _checked: self.words_requested.emit())
        self._line(self._first).edited.connect(self._pause.start)
        self._pause.timeout.connect(self._on_pause)
        self.setFocusProxy(self._use)

    def _lay_out(self) -> None:
        inner = column(self, gap="wide")
        offered = card()
        within = column(offered, gap="near", edge="even")
        within.addWidget(
            muted(
                _(
                    "Six words drawn by chance are easy to learn and hard to guess. Write them down until you know them."
                )
            )
        )
        within.addWidget(self._words)
        buttons = row()
        buttons.addWidget(self._use)
        buttons.addWidget(self._others)
        buttons.addStretch(1)
        within.addLayout(buttons)
        inner.addWidget(offered)
        inner.addWidget(self._first)
        inner.addWidget(self._strength)
        inner.addWidget(self._second)
        self._strength.hide()

    def offer(self, words: str) -> None:
        """Offer these words."""
        self._words.setText(words)

    def judged(self, strength: Strength) -> None:
        """Say how hard what was typed is to guess; never by colour alone."""
        self._strength.setText(strength.sentence)
        set_role(self._strength, "wrong" if strength.score < _WEAK else "small")
        self._strength.show()
        announce(self._strength, strength.sentence)

    def passphrase(self) -> str | None:
        """Return the passphrase, or None after saying what is wrong."""
        first, second = self._line(self._first).text(), self._line(self._second).text()
        short, other = len(first) < SHORTEST, first != second
        self._first.set_wrong(_("This is shorter than 12 characters.") if short else "")
        self._second.set_wrong(_("The two are not the same.") if other and not short else "")
        if short or other:
            (self._first if short else self._second).setFocus()
            return None
        return first

    def _line(self, field: Field) -> PassphraseField:
        assert isinstance(field.control, PassphraseField)
        return field.control

    def _on_use_clicked(self) -> None:
        words = self._words.text()
        self._line(self._first).set_text(words)
        self._line(self._second).set_text(words)
        self._first.set_wrong("")
        self._second.set_wrong("")
        self.strength_requested.emit(words)

    def _on_pause(self) -> None:
        self.strength_requested.emit(self._line(self._first).text())


_WEAK = 3
