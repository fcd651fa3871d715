"""The cover over a seat that was left alone: nothing but a field for its PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hrforum.i18n import _, ngettext
from ui.pages.welcome_page import brand
from ui.parts.columns import ScrollPage, column, row
from ui.parts.field import Field
from ui.parts.strips import Strip
from ui.parts.words import button, card, muted

_SECOND_MS = 1000


class CoverPage(QWidget):
    """`pin_given(typed)`; `lock_requested` to lock the archive instead."""

    pin_given = Signal(str)
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pin = QLineEdit()
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(64)
        self._pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self._field = Field(_("&PIN of this seat"), self._pin)
        self._strip = Strip(closable=False)
        self._uncover = button(_("&Uncover"), "primary")
        self._lock = button(_("&Lock instead"), "quiet", tip="Ctrl+L")
        self._seconds = 0
        self._countdown = QTimer(self)
        self._countdown.setInterval(_SECOND_MS)
        self._countdown.timeout.connect(self._on_second)
        self._lay_out()
        self._pin.returnPressed.connect(self._on_uncover_clicked)
        self._uncover.clicked.connect(self._on_uncover_clicked)
        self._lock.clicked.connect(self.lock_requested)

    def _lay_out(self) -> None:
        content = QWidget()
        whole = column(content, gap="even", edge="apart")
        whole.addStretch(1)
        whole.addLayout(brand())
        whole.addWidget(muted(_("This screen is covered. Everything stays as it was.")))
        surface = card()
        inner = column(surface, gap="even", edge="apart")
        inner.addWidget(self._strip)
        inner.addWidget(self._field)
        buttons = row()
        buttons.addWidget(self._uncover)
        buttons.addWidget(self._lock)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        whole.addWidget(surface)
        whole.addStretch(2)
        column(self).addWidget(ScrollPage(content, widest=36, centred=True))

    def begin(self, wait: int = 0) -> None:
        """Ask for the PIN, after so many seconds where wrong ones were typed before."""
        self._pin.clear()
        self._strip.clear()
        self.refused("", wait)

    def refused(self, sentence: str, wait: int = 0) -> None:
        """Say that a PIN was wrong, and let the next one wait."""
        self._pin.clear()
        self._seconds = wait
        self._told = sentence
        self._show()
        if wait:
            self._countdown.start()

    def _show(self) -> None:
        waits = self._seconds > 0
        # Not disabled: the keyboard would go on to locking, and an Enter would lock.
        self._pin.setReadOnly(waits)
        self._uncover.setEnabled(not waits)
        later = ngettext("Wait {count} second.", "Wait {count} seconds.", self._seconds)
        told = " ".join(filter(None, (self._told, later.format(count=self._seconds) if waits else "")))
        if told:
            self._strip.say(told)
        if not waits:
            self._countdown.stop()
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_second(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._show()

    def _on_uncover_clicked(self) -> None:
        if self._uncover.isEnabled() and self._pin.text():
            self._uncover.setEnabled(False)
            self.pin_given.emit(self._pin.text())
            self._pin.clear()
