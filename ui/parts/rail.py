"""The way around: Collect, Compile, Clamor, and the pages in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.icons import icon
from ui.parts.words import button, label
from ui.theme import current


@dataclass(frozen=True)
class Place:
    """One page: its key, its name, its icon and the part of the work it belongs to."""

    key: str
    name: str
    sign: str
    part: str


class Rail(QWidget):
    """`place_chosen(key)`. One stop for Tab; the arrow keys move within it."""

    place_chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Pages"))
        self._places = {place.key: place for place in places}
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._column = column(self, gap="hair", edge="near")
        numbered = list(enumerate(places, 1))
        for at, part in enumerate(dict.fromkeys(place.part for place in places)):
            self._column.addSpacing(current().space("even" if at else "tight"))
            above = label(part, "group")
            above.setContentsMargins(current().space("even"), 0, 0, 0)
            self._column.addWidget(above)
            for number, place in numbered:
                if place.part == part:
                    self._column.addWidget(self._button(place, number))
        self._column.addStretch(1)
        self._dress()

    def _button(self, place: Place, number: int) -> QAbstractButton:
        made = button(place.name, "place", name=f"{place.part}: {place.name}", tip=f"Ctrl+{number}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.place_chosen.emit(place.key))
        self._group.addButton(made)
        self._buttons[place.key] = made
        return made

    def choose(self, key: str) -> None:
        """Mark one page as the one that is shown."""
        self._buttons[key].setChecked(True)
        for each_key, each in self._buttons.items():
            here = each_key == key
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew where colours or text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._buttons:
            self._dress()

    def _dress(self) -> None:
        side = current().size("heading")
        for key, each in self._buttons.items():
            each.setIcon(icon(self._places[key].sign, "ink", side, checked="on_accent"))
            each.setIconSize(QSize(side, side))
