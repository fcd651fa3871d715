"""Everybody who speaks in one testimony: one box each, and a button for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from ui.pages.speaker_box import SpeakerBox
from ui.parts.columns import column
from ui.parts.stops import stop_before, stops_within
from ui.parts.words import button


class SpeakersBox(QWidget):
    """Always holds one person at least; who is left blank is nobody."""

    def __init__(self, speakers: Sequence[Speaker], book: Codebook) -> None:
        super().__init__()
        self._book = book
        self.boxes: list[SpeakerBox] = []
        self._people: QVBoxLayout = column(gap="apart")
        self._more_people = button(_("Somebody speaks together with them"), "quiet")
        self._more_people.clicked.connect(self._on_more_people)
        whole = column(self, gap="even")
        whole.addLayout(self._people)
        # The people first, then the button: Tab goes by the order in which things were put there.
        self.set_value(speakers)
        whole.addWidget(self._more_people, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Speaker, ...]:
        """Return who speaks, as written down."""
        nobody = Speaker()
        speakers = (box.value() for box in self.boxes)
        return tuple(speaker for speaker in speakers if speaker != nobody)

    def set_value(self, speakers: Sequence[Speaker]) -> None:
        """Show these people."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = []
        for speaker in speakers or (Speaker(),):
            self._add(speaker)

    def _add(self, speaker: Speaker) -> SpeakerBox:
        box = SpeakerBox(speaker, self._book, removable=bool(self.boxes))
        box.removal_requested.connect(lambda: self._drop(box))
        self.boxes.append(box)
        self._people.addWidget(box)
        stop_before(self._more_people, *stops_within(box))
        return box

    def _drop(self, box: SpeakerBox) -> None:
        self.boxes.remove(box)
        box.hide()
        box.deleteLater()
        self.boxes[-1].begin()

    def _on_more_people(self) -> None:
        self._add(Speaker()).begin()
