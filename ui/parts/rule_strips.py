"""What a hearing's rules warn of: a strip for each grave sentence, the others folded into one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hrforum.domain.hearing import Warned
from ui.parts.columns import column
from ui.parts.strips import Strip
from ui.parts.words import muted


class RuleStrips(QWidget):
    """Says the grave ones each in a strip of its own, all others in small letters below; nothing where nothing warns."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap="tight")
        self._strips: list[Strip] = []
        self._others = muted("")
        self._column.addWidget(self._others)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        """All that is said, the grave ones first."""
        rest = [] if self._others.isHidden() else [self._others.text()]
        return [each.sentence for each in self._strips] + rest

    def tell(self, warned: Sequence[Warned]) -> None:
        """Say these."""
        grave = [one.sentence for one in warned if one.grave]
        others = " ".join(one.sentence for one in warned if not one.grave)
        if self.sentences == [*grave, *([others] if others else [])]:
            return
        for old in self._strips:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._strips = [Strip(closable=False) for _each in grave]
        for at, (strip, sentence) in enumerate(zip(self._strips, grave, strict=True)):
            strip.say(sentence, "warning")
            self._column.insertWidget(at, strip)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self.setVisible(bool(warned))
