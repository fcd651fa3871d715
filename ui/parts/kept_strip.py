"""The code of the testimony that was kept just before: to be read out, until the next one is begun."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Kept
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.strips import Strip
from ui.parts.words import button


class KeptStrip(QWidget):
    """Hidden where nothing was kept before. It goes away by itself: nobody has to close it.

    `card_requested(Kept)` for the card that the person takes home.
    """

    gave_way = Signal()
    card_requested = Signal(object)

    def __init__(self, kept: Kept | None) -> None:
        super().__init__()
        self.kept = kept
        self._strip = Strip(closable=False)
        whole = column(self, gap="tight")
        whole.addWidget(self._strip)
        self.card = button(_("Car&d to take home …"), "quiet")
        self.card.clicked.connect(lambda: self.card_requested.emit(self.kept))
        whole.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeft)
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
