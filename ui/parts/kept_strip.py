"""The code of the testimony that was kept just before: to be read out, until the next one is begun."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Kept
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.strips import Strip


class KeptStrip(QWidget):
    """Hidden where nothing was kept before. It goes away by itself: nobody has to close it."""

    gave_way = Signal()

    def __init__(self, kept: Kept | None) -> None:
        super().__init__()
        self.kept = kept
        self._strip = Strip(closable=False)
        column(self).addWidget(self._strip)
        if kept is None:
            self.hide()
        else:
            self._strip.say(_("Kept. The code to read out is {code}.").format(code=kept.code), "good")

    @property
    def sentence(self) -> str:
        """What is told; empty once it gave way."""
        return "" if self.isHidden() else self._strip.sentence

    def give_way(self) -> None:
        """Go away: the next testimony is begun."""
        if not self.isHidden():
            self.hide()
            self.gave_way.emit()
