"""Consent in words: what uses and answers are called, how an answer was given, and the answers in force to be read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from hrforum.domain.consent import Answer, Proof, Use
from hrforum.domain.interpreting import Mode
from hrforum.i18n import _
from ui.parts.words import label
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


def proof_name(proof: Proof) -> str:
    """Return what a way of giving an answer is called."""
    return {
        Proof.SPOKEN: _("Spoken"),
        Proof.SIGNED: _("Signed on paper"),
        Proof.WITNESSED: _("Before a witness"),
    }[proof]


def mode_name(mode: Mode) -> str:
    """Return what a way of interpreting is called."""
    return {
        Mode.CONSECUTIVE: _("Sentence by sentence"),
        Mode.SIMULTANEOUS: _("At the same time"),
        Mode.WHISPERED: _("Whispered"),
        Mode.PHONE: _("By phone"),
        Mode.VIDEO: _("By video"),
        Mode.SIGN_LANGUAGE: _("Sign language"),
        Mode.RELATIVE: _("By a relative or friend"),
    }[mode]


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
