"""Consent as it is asked: the answers, and around them who gave them, who asked, in which language and how it was given."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import Answer, Consent, Giver, Use
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.consent_answers import ConsentAnswers
from ui.parts.field import Field, line
from ui.parts.words import button, muted


class ConsentBox(QWidget):
    """Gives the answers that differ from those before as `Consent` rows: answers are only ever added."""

    def __init__(self, before: Mapping[Use, Answer] | None = None) -> None:
        super().__init__()
        self._before = dict(before or {})
        self._answers = ConsentAnswers(self._before)
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
        whole.addWidget(
            muted(
                _("Read each line aloud. Y, N or X answers and goes on. Saying no costs the person nothing.")
            )
        )
        whole.addWidget(self._answers)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._around)
        self.setFocusProxy(self._answers)

    def answers(self) -> dict[Use, Answer]:
        """Return the answer to each question."""
        return self._answers.answers()

    def value(self) -> tuple[Consent, ...]:
        """Return the answers that are new."""
        return tuple(
            Consent(
                use,
                answer,
                giver=Giver(self._giver.currentData()),
                asked_by=self._asked_by.text().strip(),
                language=self._language.text().strip(),
                interpreter=self._interpreter.text().strip(),
                proof=self._proof.text().strip(),
            )
            for use, answer in self.answers().items()
            if answer is not self._before.get(use, Answer.NOT_ASKED)
        )
