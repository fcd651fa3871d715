"""Asks how long somebody may speak at a hearing, and in which languages the cards for speakers are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hrforum.domain.hearing import Hearing
from hrforum.domain.interpreting import Mode
from hrforum.domain.packet import Packet
from hrforum.domain.speaking import Speaking, speaking_at
from hrforum.i18n import _, ngettext
from ui.days import LANGUAGES
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import gathered
from ui.parts.field import Field, number
from ui.parts.words import label


@dataclass(frozen=True)
class CardsWanted:
    """The speaking time, and the languages in which the words are wanted."""

    speaking: Speaking
    languages: tuple[str, ...]


class CardsDialog(Dialog):
    """Asks how long somebody may speak and in which languages. Emits `decided(CardsWanted)`."""

    def __init__(self, parent: QWidget | None, packet: Packet, hearing: Hearing) -> None:
        super().__init__(
            parent,
            _("Cards for speakers"),
            _(
                "Each testimony in large print, cut at the end of a sentence to what fits the time. The hearing's rules say what is filled in here."
            ),
            act=_("&Save …"),
        )
        self._rules, self._language = speaking_at(hearing), packet.language
        self._seconds = number(self._rules.seconds, 10, 3600, _(" s"))
        self._pace = number(self._rules.words_a_minute, 60, 250)
        self._mode = _choice(
            {
                _("Nobody interprets"): "",
                _("One after the other (consecutive)"): Mode.CONSECUTIVE.value,
                _("At the same time (simultaneous)"): Mode.SIMULTANEOUS.value,
            }
        )
        self._mode.setCurrentIndex(max(self._mode.findData(self._rules.interpreting or ""), 0))
        self._second = _choice({_("None"): "", **{name: code for code, name in LANGUAGES.items()}})
        self._room = label("", wrap=True)
        self.body.addWidget(
            gathered(
                Field(_("&Time to speak"), self._seconds),
                Field(_("&Words a minute"), self._pace, _("Four of five people speak at 140 or faster.")),
                Field(_("&Interpreting"), self._mode),
                Field(_("Second &language"), self._second, _("Printed where there is a translation.")),
                self._room,
            )
        )
        self._seconds.valueChanged.connect(self._on_changed)
        self._pace.valueChanged.connect(self._on_changed)
        self._mode.currentIndexChanged.connect(self._on_changed)
        self._on_changed()
        self._seconds.setFocus()

    def _speaking(self) -> Speaking:
        mode = self._mode.currentData()
        return Speaking(
            self._seconds.value(),
            self._pace.value(),
            Mode(mode) if mode else None,
            self._rules.name_aloud,
            self._rules.address_aloud,
        )

    def _on_changed(self, _value: int = 0) -> None:
        budget = self._speaking().budget
        told = ngettext("That is room for {count} word.", "That is room for {count} words.", budget)
        self._room.setText(told.format(count=budget))

    def value(self) -> CardsWanted:
        """Return what is wanted."""
        second = self._second.currentData()
        return CardsWanted(self._speaking(), (self._language, second) if second else (self._language,))


def _choice(choices: dict[str, str]) -> ChoiceBox:
    made = ChoiceBox()
    for name, value in choices.items():
        made.addItem(name, value)
    return made
