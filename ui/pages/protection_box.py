"""What protects one person who speaks: how much is at risk for them, and whether a guardian answers beside them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from hrforum.domain.intake import Speaker
from hrforum.domain.risk import Risk, reminder, rubric
from hrforum.i18n import _
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.day_field import DayField
from ui.parts.field import Field
from ui.parts.strips import Strip
from ui.parts.words import label


def risk_name(risk: Risk) -> str:
    """Return what a level of risk is called."""
    return {
        Risk.NOT_SAID: _("Not said"),
        Risk.LOW: _("Low"),
        Risk.MIDDLE: _("Middle"),
        Risk.HIGH: _("High"),
    }[risk]


class ProtectionBox(QWidget):
    """`risk_changed(Risk)` and `young_changed(bool)` when another level is chosen, or the age is ticked."""

    risk_changed = Signal(object)
    young_changed = Signal(bool)

    def __init__(self, one: Speaker, age_limit: int) -> None:
        super().__init__()
        self._risk = ChoiceBox()
        for each in Risk:
            self._risk.addItem(risk_name(each), each)
        self._risk.setCurrentIndex(self._risk.findData(one.risk))
        self._rubric = label("", "small", wrap=True)
        self._reminder = Strip(closable=False)
        self._young = QCheckBox(
            _("Younger than {years}: a parent or guardian is asked too").format(years=age_limit)
        )
        self._young.setChecked(one.young)
        self._of_age_on = DayField(one.of_age_on)
        self._of_age_field = Field(
            _("Of age on the day, if it is known"),
            self._of_age_on,
            _("Consent is asked for anew then. No birthday is needed."),
        )
        whole = column(self, gap="near")
        whole.addWidget(
            Field(
                _("What is at risk for this person"),
                self._risk,
                _("How much harm it could do them if somebody learned that they spoke."),
            )
        )
        pieces: tuple[QWidget, ...] = (self._rubric, self._reminder, self._young, self._of_age_field)
        for piece in pieces:
            whole.addWidget(piece)
        self._risk.currentIndexChanged.connect(lambda _at: self._on_risk_chosen())
        self._young.toggled.connect(self._on_young_toggled)
        self._explain()
        self._of_age_field.setVisible(one.young)

    @property
    def risk(self) -> Risk:
        """The level that is chosen."""
        return Risk(self._risk.currentData())

    @property
    def young(self) -> bool:
        """Whether the person is under the age limit."""
        return self._young.isChecked()

    def value(self, one: Speaker) -> Speaker:
        """Return the person with what is chosen here; a day that is none is left out."""
        day = self._of_age_on.day() if self.young and not self._of_age_on.wrong() else None
        return replace(one, risk=self.risk, young=self.young, of_age_on=day)

    def wrong(self) -> QWidget | None:
        """Return the field that is not as it should be, after saying so."""
        self._of_age_field.set_wrong(self._of_age_on.wrong() if self.young else "")
        return self._of_age_field if self._of_age_field.wrong else None

    def _explain(self) -> None:
        self._rubric.setText(rubric().get(self.risk, ""))
        self._rubric.setVisible(self.risk is not Risk.NOT_SAID)
        if self.risk is Risk.HIGH:
            self._reminder.say(reminder(), "warning")
        else:
            self._reminder.clear()

    def _on_risk_chosen(self) -> None:
        self._explain()
        self.risk_changed.emit(self.risk)

    def _on_young_toggled(self, young: bool) -> None:
        self._of_age_field.setVisible(young)
        self.young_changed.emit(young)
