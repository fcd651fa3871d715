"""Dialogs about the papers around a packet: what the cards for speakers need, and what a submission is to be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QSpinBox, QWidget

from hrforum.domain.hearing import Hearing
from hrforum.domain.interpreting import Mode
from hrforum.domain.packet import Packet
from hrforum.domain.speaking import Speaking, speaking_at
from hrforum.domain.submission import SubmissionKind, presets
from hrforum.i18n import _, ngettext
from hrforum.operations.submission import Wanted
from ui.days import LANGUAGES
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import gathered
from ui.parts.field import Field, line, paragraph
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
        self._seconds = _number(self._rules.seconds, 10, 3600, _(" s"))
        self._pace = _number(self._rules.words_a_minute, 60, 250, "")
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


class SubmissionDialog(Dialog):
    """Asks what a submission is to be. Emits `decided(Wanted)`."""

    def __init__(self, parent: QWidget | None, packet: Packet) -> None:
        super().__init__(
            parent,
            _("Submission"),
            _(
                "A Word document with numbered paragraphs. It quotes only people who agreed that their words be used before the United Nations."
            ),
            act=_("&Save …"),
        )
        self._kind = _choice(
            {one.names.in_language(packet.language): kind.value for kind, one in presets().items()}
        )
        self._kind.setCurrentIndex(self._kind.findData(SubmissionKind.UPR.value))
        self._country, self._joint = line(), paragraph(rows=3)
        self._joint.setMaximumHeight(self._joint.minimumHeight())
        self._budget = _number(0, 0, 100_000, "")
        self._budget.setSpecialValueText(_("no limit"))
        self._source = label("", "small", wrap=True)
        self.body.addWidget(
            gathered(
                Field(_("&Outline"), self._kind),
                Field(_("S&tate"), self._country, _("The state that it is about.")),
                Field(_("&Who submits it too"), self._joint, _("One name on each line.")),
                Field(_("&Most words"), self._budget),
                self._source,
            )
        )
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._joint.textChanged.connect(self._on_changed)
        self._on_changed()
        self._country.setFocus()

    def _others(self) -> tuple[str, ...]:
        return tuple(each.strip() for each in self._joint.toPlainText().split("\n") if each.strip())

    def _on_changed(self, _value: int = 0) -> None:
        preset = presets()[SubmissionKind(self._kind.currentData())]
        self._budget.setValue(preset.budget(1 + len(self._others())))
        confirm = "" if preset.checked else _("Confirm it with the body before you rely on it.")
        self._source.setText(f"{preset.source} ({preset.as_of}). {confirm}".strip())

    def value(self) -> Wanted:
        """Return what is wanted."""
        return Wanted(
            SubmissionKind(self._kind.currentData()),
            self._others(),
            self._country.text().strip(),
            self._budget.value(),
        )


def _number(value: int, least: int, most: int, suffix: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(suffix)
    return made


def _choice(choices: dict[str, str]) -> ChoiceBox:
    made = ChoiceBox()
    for name, value in choices.items():
        made.addItem(name, value)
    return made
