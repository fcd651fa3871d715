"""Consent as questions with three answers each, quick by key: Y, N and X answer and go on to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from hrforum.domain.consent import Answer, Use
from hrforum.i18n import _
from ui.parts.columns import column
from ui.parts.flow import Flow
from ui.parts.words import button, label
from ui.theme import current


def use_name(use: Use) -> str:
    """Return what a use is called."""
    return {
        Use.RECORD: _("Keep it in our file"),
        Use.COUNT: _("Count it in totals"),
        Use.ANONYMOUS_QUOTE: _("Quote it without a name"),
        Use.PSEUDONYMOUS_STORY: _("Tell it under another name"),
        Use.NAMED_QUOTE: _("Quote it with the person’s name"),
        Use.HEARING_PACKET: _("Bring it to the city’s hearing"),
        Use.UN_SUBMISSION: _("Use it before the United Nations"),
        Use.SHARE_CITIES: _("Share it with forums in other cities"),
        Use.RECORDINGS: _("Show voice or picture"),
        Use.PRESS: _("Give it to media and put it online"),
        Use.CONTACT: _("Get in touch with the person"),
    }[use]


def use_explanation(use: Use) -> str:
    """Return what a use means for the person, where the name alone does not say it."""
    return {
        Use.HEARING_PACKET: _("It becomes a public record and cannot be taken back."),
        Use.PRESS: _("It cannot be taken back."),
    }.get(use, "")


def answer_name(answer: Answer) -> str:
    """Return what an answer is called."""
    return {Answer.YES: _("Yes"), Answer.NO: _("No"), Answer.NOT_ASKED: _("Not asked")}[answer]


PRESETS: dict[str, frozenset[Use]] = {
    "keep": frozenset({Use.RECORD, Use.COUNT}),
    "hearing": frozenset({Use.RECORD, Use.COUNT, Use.ANONYMOUS_QUOTE, Use.HEARING_PACKET}),
}
_KEYS = {Qt.Key.Key_Y: Answer.YES, Qt.Key.Key_N: Answer.NO, Qt.Key.Key_X: Answer.NOT_ASKED}


class ConsentAnswers(QWidget):
    """One row for each use. `answered` whenever an answer changes."""

    answered = Signal()

    def __init__(self, answers: Mapping[Use, Answer] | None = None) -> None:
        super().__init__()
        self._buttons: dict[tuple[Use, Answer], QRadioButton] = {}
        self._groups: dict[Use, QButtonGroup] = {}
        theme = current()
        whole = column(self, gap="near")
        presets = Flow("tight")
        for text, key in (
            (_("Keep and &count only"), "keep"),
            (_("And &quote unnamed at the hearing"), "hearing"),
        ):
            act = button(text)
            act.clicked.connect(lambda _checked=False, key=key: self.preset(key))
            presets.add(act)
        whole.addWidget(presets)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("hair"))
        grid.setVerticalSpacing(theme.space("hair"))
        grid.setColumnStretch(0, 1)
        for at, use in enumerate(Use):
            self._add_row(grid, at, use)
        whole.addLayout(grid)
        self.set_answers(answers or {})

    def _add_row(self, grid: QGridLayout, at: int, use: Use) -> None:
        explanation = use_explanation(use)
        asked = QWidget()
        words = column(asked, gap="hair")
        words.setSpacing(0)
        words.addWidget(label(use_name(use), wrap=True))
        if explanation:
            words.addWidget(label(explanation, "small", wrap=True))
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
            grid.addWidget(made, at, place)

    def answers(self) -> dict[Use, Answer]:
        """Return the answer to each question."""
        return {
            use: next(answer for answer in Answer if self._buttons[use, answer].isChecked()) for use in Use
        }

    def set_answers(self, answers: Mapping[Use, Answer]) -> None:
        """Show these answers; a use that is not among them was not asked."""
        for use in Use:
            self._buttons[use, answers.get(use, Answer.NOT_ASKED)].setChecked(True)
        for made in self._buttons.values():
            # Qt lets Tab come to the chosen one of each row only after a key or click has chosen there.
            chosen = made.isChecked()
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.chosen_button(Use.RECORD))

    def preset(self, key: str) -> None:
        """Answer yes to the uses of a preset, and not asked to all others."""
        self.set_answers(dict.fromkeys(PRESETS[key], Answer.YES))
        self.chosen_button(Use.RECORD).setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_button(self, use: Use) -> QRadioButton:
        """Return the chosen answer's button of a use."""
        return self._buttons[use, self.answers()[use]]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer by key and go on to the next question."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            answer = _KEYS.get(Qt.Key(event.key()))
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if answer is not None and plain and isinstance(watched, QRadioButton):
                self._answer_and_go_on(watched, answer)
                return True
        return super().eventFilter(watched, event)

    def _answer_and_go_on(self, at: QRadioButton, answer: Answer) -> None:
        use = next(use for use, group in self._groups.items() if at in group.buttons())
        self._buttons[use, answer].setChecked(True)
        uses = list(Use)
        following = uses[min(uses.index(use) + 1, len(uses) - 1)]
        self.chosen_button(following).setFocus(Qt.FocusReason.TabFocusReason)


class ConsentSummary(QWidget):
    """The answers in force, to be read: grouped by yes, no and not asked."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().space("wide"))
        self._grid.setColumnStretch(1, 1)

    def tell(self, answers: Mapping[Use, Answer]) -> None:
        """Show these answers."""
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        for at, answer in enumerate((Answer.YES, Answer.NO, Answer.NOT_ASKED)):
            uses = [use_name(use) for use in Use if answers.get(use, Answer.NOT_ASKED) is answer]
            if uses:
                self._grid.addWidget(_answer_label(answer), at, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(label(" · ".join(uses), wrap=True), at, 1)


def _answer_label(answer: Answer) -> QLabel:
    sign = {Answer.YES: "✓ ", Answer.NO: "✗ ", Answer.NOT_ASKED: "– "}[answer]
    made = label(sign + answer_name(answer), "label")
    made.setAccessibleName(answer_name(answer))
    return made
