"""Consent as questions with three answers each, quick by key: Y, N and X answer one and go on, a digit answers all at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QRadioButton, QWidget

from hrforum.domain.consent import Answer, Use
from hrforum.domain.script import Script
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.consent_words import answer_name, use_explanation, use_name
from ui.parts.flow import Flow
from ui.parts.spoken import Spoken
from ui.parts.words import button, label
from ui.theme import current

KEEP_AND_COUNT = frozenset({Use.RECORD, Use.COUNT})
UNNAMED = KEEP_AND_COUNT | {Use.ANONYMOUS_QUOTE}
EVERYWHERE = UNNAMED | {Use.HEARING_PACKET, Use.UN_SUBMISSION, Use.SHARE_CITIES, Use.PRESS}

PRESETS: dict[str, dict[Use, Answer]] = {
    "keep": dict.fromkeys(KEEP_AND_COUNT, Answer.YES),
    "hearing": dict.fromkeys(UNNAMED | {Use.HEARING_PACKET}, Answer.YES),
    "unnamed": dict.fromkeys(EVERYWHERE, Answer.YES)
    | dict.fromkeys((Use.NAMED_QUOTE, Use.RECORDINGS), Answer.NO),
    "nothing": dict.fromkeys(Use, Answer.NO) | {Use.RECORD: Answer.YES},
    "not_asked": {},
}
"""What one key answers; a use that is not in it is not asked. The first is what Enter answers where nothing was answered yet."""

DEFAULT = next(iter(PRESETS))
_KEYS = {Qt.Key.Key_Y: Answer.YES, Qt.Key.Key_N: Answer.NO, Qt.Key.Key_X: Answer.NOT_ASKED}
_PAUSE_MS = 1_000
"""Who types words pauses for less; who asks and answers, for more."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def preset_name(key: str) -> str:
    """Return what a preset is called."""
    return {
        "keep": _("Keep and &count only"),
        "hearing": _("And &quote unnamed at the hearing"),
        "unnamed": _("Everything, but unnamed"),
        "nothing": _("Nothing but keep it"),
        "not_asked": _("Not asked yet"),
    }[key]


class ConsentAnswers(QWidget):
    """One row for each use. `answered` whenever an answer changes; `finished` when one key answered everything.

    `strayed` where somebody types words here: a letter that answers nothing takes back what its neighbours answered just before.

    With `flows`, Enter goes on too, and answers with the first preset where nothing was answered yet.
    """

    answered = Signal()
    finished = Signal()
    strayed = Signal()

    def __init__(self, answers: Mapping[Use, Answer] | None = None, *, flows: bool = False) -> None:
        super().__init__()
        self._flows = flows
        self._settled = False
        self._since = QElapsedTimer()
        self._before: tuple[dict[Use, Answer], bool] = ({}, False)
        self._deaf = False
        self._locked: frozenset[Use] = frozenset()
        self._script: Script | None = None
        self._buttons: dict[tuple[Use, Answer], QRadioButton] = {}
        self._groups: dict[Use, QButtonGroup] = {}
        self._asks: dict[Use, Spoken] = {}
        self._explanations: dict[Use, QLabel] = {}
        whole = column(self, gap="near")
        whole.addWidget(self._presets())
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().space("hair"))
        grid.setVerticalSpacing(current().space("tight"))
        grid.setColumnStretch(0, 1)
        for at, use in enumerate(Use):
            self._add_row(grid, at, use)
        whole.addLayout(grid)
        self.set_answers(answers or {})

    def _presets(self) -> Flow:
        presets = Flow("tight")
        for at, key in enumerate(PRESETS, 1):
            name = preset_name(key)
            act = button(f"{at}  {name}", name=name.replace("&", ""))
            act.installEventFilter(self)
            act.clicked.connect(lambda _checked=False, key=key: self.preset(key))
            presets.add(act)
        return presets

    def _add_row(self, grid: QGridLayout, at: int, use: Use) -> None:
        explanation = use_explanation(use)
        asked = QWidget()
        words = column(asked, gap="hair")
        words.setSpacing(0)
        words.addWidget(label(use_name(use), "label", wrap=True))
        self._asks[use] = Spoken()
        self._explanations[use] = label(explanation, "small", wrap=True)
        words.addWidget(self._asks[use])
        words.addWidget(self._explanations[use])
        # Only what lies in a window may be shown: by itself it would open one.
        self._explanations[use].setVisible(bool(explanation))
        grid.addWidget(asked, at, 0)
        group = QButtonGroup(self)
        self._groups[use] = group
        for place, answer in enumerate((Answer.YES, Answer.NO, Answer.NOT_ASKED), 1):
            made = QRadioButton(answer_name(answer))
            made.setProperty("role", "segment")
            made.setProperty("answer", str(answer))
            made.setAccessibleName(f"{use_name(use)}: {answer_name(answer)}")
            made.setAccessibleDescription(explanation)
            made.installEventFilter(self)
            made.toggled.connect(lambda on: self.answered.emit() if on else None)
            group.addButton(made)
            self._buttons[use, answer] = made
            grid.addWidget(made, at, place, Qt.AlignmentFlag.AlignTop)

    # -- what is read aloud ----------------------------------------------------------------------------------------------

    def read_out(self, script: Script | None) -> None:
        """Show the sentence to read aloud under each use, or none."""
        self._script = script
        for use, spoken in self._asks.items():
            locked = use in self._locked
            said = script.asks[use] if script and not locked else ""
            explanation = _("Not for somebody under the age limit.") if locked else use_explanation(use)
            spoken.say(said, script.language if script else "")
            self._explanations[use].setText(explanation)
            self._explanations[use].setVisible(bool(explanation) and not said)
            for answer in Answer:
                self._buttons[use, answer].setAccessibleDescription(said or explanation)

    def lock(self, uses: Collection[Use]) -> None:
        """Take some uses out of the questions, because they are ruled out for somebody under the age limit, or put them back."""
        self._locked = frozenset(uses)
        for (use, answer), made in self._buttons.items():
            made.setEnabled(use not in uses)
            if use in uses and answer is Answer.NOT_ASKED:
                made.setChecked(True)
        self.read_out(self._script)

    # -- what was answered -----------------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether the block was answered: by any yes or no, or by saying that it was not asked yet."""
        return self._settled or any(each is not Answer.NOT_ASKED for each in self.answers().values())

    def answers(self) -> dict[Use, Answer]:
        """Return the answer to each question."""
        return {
            use: next(answer for answer in Answer if self._buttons[use, answer].isChecked()) for use in Use
        }

    def set_answers(self, answers: Mapping[Use, Answer], *, settled: bool = False) -> None:
        """Show these answers; what is not among them was not asked."""
        self._settled = settled
        for use in Use:
            answer = Answer.NOT_ASKED if use in self._locked else answers.get(use, Answer.NOT_ASKED)
            self._buttons[use, answer].setChecked(True)
        for made in self._buttons.values():
            # Qt lets Tab come to the chosen one of each row only after a key or click has chosen there.
            chosen = made.isChecked()
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def begin(self, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
        """Put the focus on the first question; what stands before it is reached with Shift+Tab.

        A focus proxy would make Tab skip that.
        """
        self.chosen_button(Use.RECORD).setFocus(reason)

    def preset(self, key: str) -> None:
        """Answer everything as a preset does, and go on."""
        self.set_answers(PRESETS[key], settled=True)
        self.answered.emit()
        self.begin(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()

    def chosen_button(self, use: Use) -> QRadioButton:
        """Return the chosen answer's button of a use."""
        return self._buttons[use, self.answers()[use]]

    # -- keys ------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by key and go on to the next question, or answer all."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            plain = held == Qt.KeyboardModifier.NoModifier
            if (plain or held == Qt.KeyboardModifier.ShiftModifier) and self._is_astray(
                watched, event, plain
            ):
                return True
            if plain and self._pressed(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _is_astray(self, watched: QObject, event: QKeyEvent, plain: bool) -> bool:
        """Say whether this key belongs to words that somebody types here, and take back what they answered by accident."""
        if not self._since.isValid() or self._since.elapsed() > _PAUSE_MS:
            self._deaf, self._before = False, (self.answers(), self._settled)
        self._since.start()
        if not self._deaf and isinstance(watched, QRadioButton) and event.text().isalpha():
            self._deaf = not plain or Qt.Key(event.key()) not in _KEYS
            if self._deaf:
                answers, settled = self._before
                self.set_answers(answers, settled=settled)
                self.answered.emit()
                self.begin(Qt.FocusReason.OtherFocusReason)
                self.strayed.emit()
        return self._deaf and bool(event.text().strip())

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        number = key - Qt.Key.Key_1
        if 0 <= number < len(PRESETS):
            self.preset(list(PRESETS)[number])
            return True
        if isinstance(watched, QPushButton):
            return False
        if self._flows and key in _ENTER and not event.isAutoRepeat():
            if self.settled:
                self.finished.emit()
            else:
                self.preset(DEFAULT)
            return True
        if (answer := _KEYS.get(key)) is not None and isinstance(watched, QRadioButton):
            self._answer_and_go_on(watched, answer)
            return True
        return False

    def _answer_and_go_on(self, at: QRadioButton, answer: Answer) -> None:
        use = next(use for use, group in self._groups.items() if at in group.buttons())
        self._buttons[use, answer].setChecked(True)
        uses = [each for each in Use if each not in self._locked]
        following = uses[min(uses.index(use) + 1, len(uses) - 1)]
        self.chosen_button(following).setFocus(Qt.FocusReason.TabFocusReason)
