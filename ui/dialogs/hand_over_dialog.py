"""The script alone on the screen, in large letters, for the person to read: nothing of anybody else can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from hrforum.domain.consent import Use
from hrforum.domain.script import Script, best
from hrforum.i18n import _
from ui.days import language_name
from ui.parts.columns import ScrollPage, column, row
from ui.parts.segments import Segments
from ui.parts.spoken import Spoken
from ui.parts.words import button, set_role

_STEP = 3
"""Lines that an arrow key scrolls."""


class HandOverDialog(QDialog):
    """Fills the screen. Arrows and Page Down scroll; Esc, Enter or F9 go back; nothing is answered here."""

    def __init__(self, parent: QWidget | None, scripts: Sequence[Script], language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("hrforum")
        self.setAccessibleName(_("What may happen with your words"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self._scripts = tuple(scripts)
        self._paragraphs = [Spoken("handed") for _each in (0, *Use, 1)]
        content = QWidget()
        page = column(content, gap="apart", edge="far")
        for one in self._paragraphs:
            page.addWidget(one)
        page.addStretch(1)
        self._page: QScrollArea = ScrollPage(content, widest=80, centred=True)
        foot = QWidget()
        set_role(foot, "rail")
        below = row(foot, gap="even", edge="even")
        self._languages = Segments([language_name(one.language) for one in self._scripts])
        back = button(_("&Back to writing"), "primary")
        below.addWidget(self._languages, 1)
        below.addWidget(back, 0, Qt.AlignmentFlag.AlignBottom)
        whole = column(self, gap="hair")
        whole.addWidget(self._page, 1)
        whole.addWidget(foot)
        self._languages.chosen.connect(self._read)
        back.clicked.connect(self.accept)
        first = best(self._scripts, language)
        at = self._scripts.index(first) if first else 0
        self._languages.choose(at)
        self._read(at)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, at: int) -> None:
        script = self._scripts[at]
        for one, said in zip(self._paragraphs, script.parts().values(), strict=True):
            one.say(said, script.language)
        self._page.verticalScrollBar().setValue(0)

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to the window below."""
        super().done(result)
        below = self.parentWidget()
        if below is not None and below.isVisible():
            below.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or go back."""
        key = Qt.Key(event.key())
        bar = self._page.verticalScrollBar()
        if key is Qt.Key.Key_F9:
            self.accept()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.setValue(bar.value() + (bar.pageStep() if key is Qt.Key.Key_PageDown else -bar.pageStep()))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (_STEP if key is Qt.Key.Key_Down else -_STEP) * bar.singleStep())
        else:
            super().keyPressEvent(event)
