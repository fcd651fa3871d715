"""How loud it is: a bar with a mark where speech is right, and the same in words, so that nobody has to tell colours apart."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrforum.domain.recording import is_clipped, level
from hrforum.i18n import _
from ui.theme import current

QUIET, LOUD = 0.35, 0.9
"""Between these a voice is heard well."""
_FALLS = 0.06
_STEPS = 30


class Meter(QWidget):
    """Fed samples with `hear`; shows their level, falling slowly, and says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self._clipped = False
        self._words = ""
        self.setAccessibleName(_("Level"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rest()

    @property
    def level(self) -> float:
        """The level that is shown, from 0 to 1."""
        return self._level

    @property
    def words(self) -> str:
        """The level in words."""
        return self._words

    def hear(self, samples: bytes) -> None:
        """Show how loud these samples are."""
        self._level = max(level(samples), self._level - _FALLS)
        self._clipped = is_clipped(samples)
        if self._clipped:
            self._say(_("Too loud: move away from the microphone"))
        elif self._level < QUIET:
            self._say(_("Quiet: move closer to the microphone"))
        else:
            self._say(_("Heard well"))
        self.update()

    def rest(self) -> None:
        """Show that nothing is heard."""
        self._level, self._clipped = 0.0, False
        self._say(_("Not listening"))
        self.update()

    def _say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """Return room for the bar and a line of words."""
        theme = current()
        return QSize(
            theme.size("body") * 16, self._bar_height() + theme.space("tight") + theme.size("small") * 2
        )

    @staticmethod
    def _bar_height() -> int:
        return current().size("body")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw steps that fill from the start, the marks of quiet and loud, and the words."""
        theme, painter = current(), QPainter(self)
        tall = self._bar_height()
        wide = max(1, self.width() // _STEPS)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        colour = theme.colour("danger" if self._clipped else "accent")
        for step in range(_STEPS):
            at = self.width() - (step + 1) * wide if mirrored else step * wide
            box = QRect(at + 1, 0, wide - 2, tall)
            lit = step < round(self._level * _STEPS)
            painter.fillRect(box, colour if lit else theme.colour("line"))
            if step in (round(QUIET * _STEPS), round(LOUD * _STEPS)):
                painter.setPen(QPen(theme.colour("ink"), 2))
                edge = box.right() if mirrored else box.left()
                painter.drawLine(edge, 0, edge, tall + theme.space("tight"))
        painter.setPen(theme.colour("danger" if self._clipped else "muted"))
        painter.setFont(theme.font("small"))
        below = QRect(
            0, tall + theme.space("tight"), self.width(), self.height() - tall - theme.space("tight")
        )
        start = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            below, start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, self._words
        )
