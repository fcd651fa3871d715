"""The words as they are written down: how many there are, how long was spoken, in which language, and who interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrforum.domain.intake import Intake
from hrforum.i18n import _
from ui.parts.columns import column, row
from ui.parts.direction import turn
from ui.parts.field import Field, paragraph
from ui.parts.folded import Folded
from ui.parts.interpreter_row import InterpreterRow
from ui.parts.language_box import LanguageBox
from ui.parts.speaking_clock import SpeakingClock
from ui.parts.words import label


class WordsBox(QWidget):
    """`written` at every key. The clock is there for a new testimony, while somebody speaks."""

    written = Signal()

    def __init__(self, intake: Intake, *, clock_key: str = "") -> None:
        super().__init__()
        self.words = paragraph(intake.words, rows=9, role="reading")
        self.language = LanguageBox(intake.language)
        self.interpreter = InterpreterRow(
            _("Interpreter of the telling"), _("How the telling was interpreted")
        )
        self.interpreter.set_value(intake.interpreter, intake.interpreter_mode)
        self._follows = not any(self.interpreter.state())
        self._spoken = 0
        self.count = label("", "small")
        self.clock = SpeakingClock(clock_key)
        self._lay_out()
        self.clock.setVisible(bool(clock_key))
        self._count()
        self._turn()
        self.words.textChanged.connect(self._on_written)
        self.language.currentTextChanged.connect(lambda _text: self._turn())

    def _lay_out(self) -> None:
        self._field = Field(
            _("&Words"),
            self.words,
            _("As the person said them. Changing them later keeps what was here before."),
        )
        self._fold = Folded(_("Somebody interpreted"), self.interpreter)
        self._fold.open(not self._follows)
        whole = column(self, gap="near")
        whole.addWidget(self._field)
        below = row()
        below.addWidget(self.count, 1)
        below.addWidget(self.clock)
        whole.addLayout(below)
        whole.addWidget(Field(_("&Language"), self.language))
        whole.addWidget(self._fold)
        self.setFocusProxy(self.words)

    def follow_interpreter(self, state: list[str]) -> None:
        """Take over who interpreted the consent, until something else is written here."""
        if self._follows and state != self.interpreter.state():
            self.interpreter.restore(state)
            self._fold.open(any(state))

    def missing(self) -> Field | None:
        """Return the field of the words after saying that there are none; None where there are."""
        self._field.set_wrong("" if self.words.toPlainText().strip() else _("There are no words yet."))
        return self._field if self._field.wrong else None

    def state(self) -> dict[str, Any]:
        """Return everything just as it is typed. The clock is noted as it was at the last key, so that time alone changes nothing."""
        return {
            "words": self.words.toPlainText(),
            "language": self.language.code(),
            "told_through": self.interpreter.state(),
            "spoken": self._spoken if self.words.toPlainText() else 0,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; what it does not speak of stays."""
        self.words.blockSignals(True)
        self.words.setPlainText(state.get("words", self.words.toPlainText()))
        self.words.blockSignals(False)
        self.language.set_code(state.get("language", self.language.code()))
        told = state.get("told_through", self.interpreter.state())
        self.interpreter.restore(told)
        self._fold.open(any(told))
        self._spoken = int(state.get("spoken", 0))
        self.clock.set_seconds(self._spoken)
        self._count()
        self._turn()

    def _on_written(self) -> None:
        if not self.clock.isHidden():
            self.clock.begin()
            self._spoken = self.clock.seconds
        self._count()
        self.written.emit()

    def _count(self) -> None:
        text = self.words.toPlainText()
        self.count.setText(
            _("{words} words · {characters} characters").format(words=len(text.split()), characters=len(text))
        )

    def _turn(self) -> None:
        turn(self.words, self.language.code())
