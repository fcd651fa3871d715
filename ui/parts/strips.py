"""Strips across a page: one sentence that matters, how far long work is, and the mark of a practice archive."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from hrforum.i18n import _
from ui.parts.icons import pixmap
from ui.parts.words import announce, button, card, label, set_role
from ui.theme import current

_SIGN = {
    "wrong": ("warning", "danger"),
    "warning": ("warning", "warning"),
    "good": ("good", "good"),
    "plain": ("about", "accent"),
}


class Strip(QWidget):
    """One sentence in a coloured strip, hidden until there is one. Its kind is "wrong", "warning", "good" or "plain"."""

    closed = Signal()

    def __init__(self, *, closable: bool = True) -> None:
        super().__init__()
        self._frame = card("strip-wrong")
        self._sign = QLabel()
        self._text = label("", wrap=True)
        self._close = button(_("Close"), "quiet", name=_("Close this message"))
        if not closable:
            self._close.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        theme = current()
        row.setContentsMargins(
            theme.space("even"), theme.space("tight"), theme.space("even"), theme.space("tight")
        )
        row.setSpacing(theme.space("near"))
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._close.clicked.connect(self._on_close_clicked)
        self.hide()

    @property
    def sentence(self) -> str:
        """The sentence shown; empty when none is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, sentence: str, kind: str = "wrong") -> None:
        """Show one sentence, and have it read aloud."""
        theme = current()
        set_role(self._frame, f"strip-{kind}")
        sign, colour = _SIGN[kind]
        self._sign.setPixmap(pixmap(sign, getattr(theme.colours, colour), theme.size("heading")))
        self._text.setText(sentence)
        self.show()
        announce(self, sentence)

    def clear(self) -> None:
        """Hide the strip."""
        self.hide()

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class ProgressStrip(QWidget):
    """How far long work is, with the button that stops it: `cancel_requested`."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the work is"))
        self._stop = button(_("Stop"))
        row = QHBoxLayout(self)
        theme = current()
        row.setContentsMargins(
            theme.space("wide"), theme.space("tight"), theme.space("wide"), theme.space("tight")
        )
        row.setSpacing(theme.space("even"))
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self._stop.clicked.connect(self._on_stop_clicked)
        self.hide()

    def begin(self) -> None:
        """Show that work began; how much is not known yet."""
        self._bar.setRange(0, 0)
        self._text.setText(_("Working …"))
        self._stop.setEnabled(True)
        self.show()

    def step(self, done: int, total: int, what: str) -> None:
        """Show that `done` of `total` is done."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._text.setText(what)

    def end(self) -> None:
        """Hide the strip: the work ended."""
        self.hide()

    def _on_stop_clicked(self) -> None:
        self._stop.setEnabled(False)
        self._text.setText(_("Stopping …"))
        self.cancel_requested.emit()


def travel_mark() -> QLabel:
    """Return the strip that a travel copy shows on every page; nothing closes it."""
    made = label(
        _("TRAVEL COPY – nobody’s name is in this archive, and none is written into it."),
        "practice",
        wrap=True,
    )
    made.hide()
    return made


def practice_mark() -> QLabel:
    """Return the strip that a practice archive shows on every page; nothing closes it."""
    made = label(
        _(
            "PRACTICE – everything here is invented. Do not write real people’s words here. The passphrase is: practice forum"
        ),
        "practice",
        wrap=True,
    )
    made.hide()
    return made
