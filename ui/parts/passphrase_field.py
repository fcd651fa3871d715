"""A field for a passphrase: pasting is allowed, and a button shows what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hrforum.i18n import _
from ui.parts.words import button
from ui.theme import current


class PassphraseField(QWidget):
    """`entered` when Enter is pressed; `edited` with each change."""

    entered = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._line.setMaxLength(100_000)
        self._show = button(_("Show"), name=_("Show the passphrase"))
        self._show.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().space("tight"))
        row.addWidget(self._line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self._line)
        self._line.returnPressed.connect(self.entered)
        self._line.textEdited.connect(lambda _text: self.edited.emit())
        self._show.toggled.connect(self._on_show_toggled)

    def text(self) -> str:
        """Return the passphrase as typed."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Fill the field in, as the practice archive does."""
        self._line.setText(text)

    def clear(self) -> None:
        """Empty the field and hide it again."""
        self._line.clear()
        self._show.setChecked(False)

    def select(self) -> None:
        """Select everything, ready to be typed over."""
        self._line.selectAll()

    def _on_show_toggled(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(_("Hide") if shown else _("Show"))
        self._show.setAccessibleName(_("Hide the passphrase") if shown else _("Show the passphrase"))
