"""Everybody who speaks in one testimony: one box each, and a button for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.tag import Codebook
from hrforum.i18n import _
from ui.pages.speaker_box import SpeakerBox
from ui.parts.columns import column
from ui.parts.stops import stop_before, stops_within
from ui.parts.words import button


class SpeakersBox(QWidget):
    """Always holds one person at least; who is left blank is nobody.

    `young_changed(bool)` when the first of them, or the last, is found to be under the age limit; `proposal_requested(box)` for a
    pseudonym and `vault_requested(box)` for the name vault.
    """

    young_changed = Signal(bool)
    proposal_requested = Signal(object)
    vault_requested = Signal(object)

    def __init__(self, speakers: Sequence[Speaker], book: Codebook, age_limit: int = 18) -> None:
        super().__init__()
        self._book, self._age_limit = book, age_limit
        self._young = False
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
        self._count()
        self._look_for_young()

    @property
    def young(self) -> bool:
        """Whether anybody among them is under the age limit."""
        return any(box.protection.young for box in self.boxes)

    def _look_for_young(self) -> None:
        if self.young is not self._young:
            self._young = self.young
            self.young_changed.emit(self._young)

    def wrong(self) -> QWidget | None:
        """Return the field that is not as it should be, after saying so."""
        return next((field for box in self.boxes if (field := box.protection.wrong())), None)

    def close_vault(self) -> None:
        """Hide names that came from the vault."""
        for box in self.boxes:
            box.private.close_vault()

    def _add(self, speaker: Speaker) -> SpeakerBox:
        box = SpeakerBox(speaker, self._book, removable=bool(self.boxes), age_limit=self._age_limit)
        box.removal_requested.connect(lambda: self._drop(box))
        box.proposal_requested.connect(lambda: self.proposal_requested.emit(box))
        box.vault_requested.connect(lambda: self.vault_requested.emit(box))
        box.young_changed.connect(lambda _young: self._look_for_young())
        self.boxes.append(box)
        self._people.addWidget(box)
        stop_before(self._more_people, *stops_within(box))
        return box

    def _count(self) -> None:
        several = len(self.boxes) > 1
        for number, box in enumerate(self.boxes, 1):
            box.set_place(number if several else 0)

    def _drop(self, box: SpeakerBox) -> None:
        self.boxes.remove(box)
        self._count()
        box.hide()
        box.deleteLater()
        self.boxes[-1].begin()
        self._look_for_young()

    def _on_more_people(self) -> None:
        made = self._add(Speaker())
        self._count()
        made.begin()
