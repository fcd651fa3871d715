"""Consent as it is asked: the answers, and around them who gave them, who asked, in which language and how it was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.consent_answers import ConsentAnswers
from ui.parts.field import Field, line
from ui.parts.words import button, muted


@dataclass(frozen=True)
class Asked:
    """One person who can answer, and what they answered before; None is everybody who speaks."""

    person: UUID | None
    name: str
    before: Mapping[Use, Answer]


class ConsentBox(QWidget):
    """Gives the answers that differ from those before as `Consent` rows: answers are only ever added.

    With several `asked`, each answers in turn; what one answered stays while another is asked.
    """

    def __init__(self, asked: Sequence[Asked] = ()) -> None:
        super().__init__()
        self._asked = tuple(asked) or (Asked(None, "", {}),)
        self._given: dict[UUID | None, tuple[dict[Use, Answer], Giver]] = {}
        self._at = 0
        self._answers = ConsentAnswers(self._asked[0].before)
        self._whose = ChoiceBox()
        for one in self._asked:
            self._whose.addItem(one.name)
        self._whose.currentIndexChanged.connect(self._on_other_person)
        whose = Field(
            _("Wh&ose answer"),
            self._whose,
            _("A yes for everybody covers each who speaks. A no of anybody counts for all."),
        )
        if len(self._asked) == 1:
            whose.hide()
        self._giver = ChoiceBox()
        for key, name in (
            (Giver.SELF, _("The person")),
            (Giver.GUARDIAN, _("A guardian")),
            (Giver.YOUNG_PERSON, _("The young person, beside a guardian")),
        ):
            self._giver.addItem(name, key)
        self._asked_by = line()
        self._language = line()
        self._interpreter = line()
        self._proof = line()
        self._around = QWidget()
        fields = column(self._around, gap="near")
        for pair in (
            (Field(_("Answers given by"), self._giver), Field(_("Asked by"), self._asked_by)),
            (Field(_("Language of asking"), self._language), Field(_("Interpreter"), self._interpreter)),
        ):
            across = row(gap="even")
            for field in pair:
                across.addWidget(field, 1)
            fields.addLayout(across)
        fields.addWidget(
            Field(_("How it was given"), self._proof, _("Spoken, signed on paper, witnessed by …"))
        )
        self._around.hide()
        self._more = button(_("Who asked, and how"), "quiet")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._around.setVisible)
        whole = column(self, gap="near")
        whole.addWidget(whose)
        whole.addWidget(
            muted(
                _("Read each line aloud. Y, N or X answers and goes on. Saying no costs the person nothing.")
            )
        )
        whole.addWidget(self._answers)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._around)
        # Tab comes to the proxy first, so it has to be the first that is shown.
        self.setFocusProxy(self._whose if len(self._asked) > 1 else self._answers)

    def answers(self) -> dict[Use, Answer]:
        """Return the answer to each question."""
        return self._answers.answers()

    def _on_other_person(self, at: int) -> None:
        self._note()
        self._at = at
        one = self._asked[at]
        answers, giver = self._given.get(one.person, (one.before, Giver.SELF))
        self._answers.set_answers(answers)
        self._giver.setCurrentIndex(self._giver.findData(giver))

    def _note(self) -> None:
        given = self.answers(), Giver(self._giver.currentData())
        self._given[self._asked[self._at].person] = given

    def state(self) -> dict[str, Any]:
        """Return the answers of who is asked now and what stands around them, just as it is typed."""
        return {
            "answers": {str(use): str(answer) for use, answer in self.answers().items()},
            "giver": self._giver.currentData(),
            **{key: typed.text() for key, typed in self._lines().items()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave."""
        answers = state.get("answers", {})
        self._answers.set_answers({use: Answer(answers[use]) for use in Use if use in answers})
        self._giver.setCurrentIndex(max(0, self._giver.findData(state.get("giver"))))
        for key, typed in self._lines().items():
            typed.setText(state.get(key, ""))
        self._more.setChecked(self._giver.currentIndex() > 0 or any(state.get(key) for key in self._lines()))

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "asked_by": self._asked_by,
            "language": self._language,
            "interpreter": self._interpreter,
            "proof": self._proof,
        }

    def value(self) -> tuple[Consent, ...]:
        """Return the answers that are new, of each who was asked."""
        self._note()
        return tuple(
            Consent(
                use,
                answer,
                giver=self._given[one.person][1],
                asked_by=self._asked_by.text().strip(),
                language=self._language.text().strip(),
                interpreter=self._interpreter.text().strip(),
                proof=self._proof.text().strip(),
                testifier=one.person,
            )
            for one in self._asked
            if one.person in self._given
            for use, answer in self._given[one.person][0].items()
            if answer is not one.before.get(use, Answer.NOT_ASKED)
        )
