"""What stands around the answers of consent: who gave and who asked, who interpreted, the proof, and for how long they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrforum.domain.consent import Consent, Giver, Proof
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column, row
from ui.parts.consent_words import proof_name
from ui.parts.day_field import DayField
from ui.parts.field import Field, line
from ui.parts.interpreter_row import InterpreterRow


class ConsentDetails(QWidget):
    """All of it may stay empty. `giver` is whoever answers; it is not asked where the page asks several in turn."""

    def __init__(self, asked_by: str = "") -> None:
        super().__init__()
        self._giver = ChoiceBox()
        for key, name in (
            (Giver.SELF, _("The person")),
            (Giver.GUARDIAN, _("A guardian")),
            (Giver.YOUNG_PERSON, _("The young person, beside a guardian")),
        ):
            self._giver.addItem(name, key)
        self._asked_by = line(asked_by)
        self.interpreter = InterpreterRow(_("Interpreter"), _("How it was interpreted"))
        self._proof = ChoiceBox()
        self._proof.setEditable(True)
        self._proof.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self._proof.addItem("", "")
        for each in Proof:
            self._proof.addItem(proof_name(each), each)
        self._witness = line()
        self._from, self._until, self._review = DayField(), DayField(), DayField()
        self._lay_out()

    def _lay_out(self) -> None:
        self._giver_field = Field(_("Answers given by"), self._giver)
        self._from_field = Field(_("Holds from"), self._from)
        self._until_field = Field(_("Holds until"), self._until)
        self._review_field = Field(_("Ask again on"), self._review)
        fields = column(self, gap="near")
        proof = Field(_("How it was given"), self._proof, _("Choose, or write it in your own words."))
        for pair in (
            (self._giver_field, Field(_("Asked by"), self._asked_by)),
            (proof, Field(_("Witness"), self._witness, _("Who was there and can say so."))),
            (self._from_field, self._until_field, self._review_field),
        ):
            across = row(gap="even")
            for field in pair:
                across.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            fields.addLayout(across)
            if pair[0] is self._giver_field:
                fields.addWidget(self.interpreter)

    @property
    def giver(self) -> Giver:
        """Who answers."""
        return Giver(self._giver.currentData())

    def set_giver(self, giver: Giver) -> None:
        """Show who answers."""
        self._giver.setCurrentIndex(self._giver.findData(giver))

    def ask_giver(self, asked: bool) -> None:
        """Ask who answers, or leave that to whoever goes through several in turn."""
        self._giver_field.setVisible(asked)

    @property
    def asked_by(self) -> str:
        """Who asked."""
        return self._asked_by.text().strip()

    def _days(self) -> tuple[tuple[str, DayField, Field], ...]:
        return (
            ("from", self._from, self._from_field),
            ("until", self._until, self._until_field),
            ("review", self._review, self._review_field),
        )

    def wrong(self) -> QWidget | None:
        """Return the field that is not as it should be, after saying why; None where all is well."""
        for _key, day, field in self._days():
            field.set_wrong(day.wrong())
        if not any(field.wrong for _key, _day, field in self._days()):
            start, end = self._from.day(), self._until.day()
            if start and end and end < start:
                self._until_field.set_wrong(_("The last day is before the first."))
        return next((field for _key, _day, field in self._days() if field.wrong), None)

    def around(self, one: Consent) -> Consent:
        """Return an answer with all that stands around it."""
        interpreter, mode = self.interpreter.value()
        return replace(
            one,
            asked_by=self.asked_by,
            interpreter=interpreter,
            interpreter_mode=mode,
            proof=self._proof_key(),
            witness=self._witness.text().strip(),
            from_day=self._from.day(),
            until_day=self._until.day(),
            review_on=self._review.day(),
        )

    def _proof_key(self) -> str:
        typed = self._proof.currentText().strip()
        at = self._proof.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self._proof.itemData(at)) if at >= 0 else typed

    def state(self) -> dict[str, Any]:
        """Return everything just as it is typed."""
        return {
            "giver": self._giver.currentData(),
            "asked_by": self._asked_by.text(),
            "interpreter": self.interpreter.state(),
            "proof": self._proof_key(),
            "witness": self._witness.text(),
            "days": {key: day.text() for key, day, _field in self._days()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; what it does not speak of stays."""
        self.set_giver(Giver(state.get("giver", self.giver)))
        self._asked_by.setText(state.get("asked_by", self._asked_by.text()))
        told = state.get("interpreter", self.interpreter.state())
        self.interpreter.restore([told, ""] if isinstance(told, str) else told)
        proof = state.get("proof", self._proof_key())
        at = self._proof.findData(proof)
        self._proof.setCurrentIndex(max(at, 0))
        self._proof.setEditText(self._proof.itemText(at) if at >= 0 else proof)
        self._witness.setText(state.get("witness", ""))
        days = state.get("days", {})
        for key, day, _field in self._days():
            day.setText(days.get(key, ""))

    @property
    def filled(self) -> bool:
        """Whether anything but who asked is filled in."""
        state = self.state()
        name, mode = state["interpreter"]
        return bool(
            self.giver is not Giver.SELF or name or mode or state["proof"] or any(state["days"].values())
        )
