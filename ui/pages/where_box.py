"""When and where: the forum, the day it was heard, when it happened and at which place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from hrforum.domain.forum import Forum
from hrforum.domain.intake import Intake
from hrforum.i18n import _
from ui.pages.when_box import WhenBox
from ui.parts.choice_box import ChoiceBox
from ui.parts.columns import column
from ui.parts.day_field import DayField
from ui.parts.field import Field, line


class WhereBox(QWidget):
    """Any of it may stay empty."""

    def __init__(self, forums: Sequence[Forum], intake: Intake) -> None:
        super().__init__()
        self.forum = ChoiceBox()
        self.forum.addItem(_("No forum"), None)
        for one in forums:
            self.forum.addItem(one.name, one.id)
        self.forum.setCurrentIndex(max(0, self.forum.findData(intake.forum_id)))
        self.heard_on = DayField(intake.heard_on)
        self.when = WhenBox(intake.when)
        self.place = line(intake.place)
        self._heard_field = Field(_("Heard on the &day"), self.heard_on)
        whole = column(self, gap="even")
        for piece in (
            Field(_("Forum"), self.forum),
            self._heard_field,
            self.when,
            Field(_("Place"), self.place, _("Where it happened: a street, a district, an office.")),
        ):
            whole.addWidget(piece)
        self.setFocusProxy(self.forum)

    def filled(self, intake: Intake) -> Intake | None:
        """Return the intake with what stands here, or None after saying what is wrong and going there."""
        self._heard_field.set_wrong(self.heard_on.wrong())
        if self._heard_field.wrong:
            self._heard_field.setFocus()
            return None
        when = self.when.value()
        if when is None:
            return None
        return replace(
            intake,
            forum_id=self.forum.currentData(),
            heard_on=self.heard_on.day(),
            when=when,
            place=self.place.text().strip(),
        )

    def state(self) -> dict[str, Any]:
        """Return everything just as it is typed."""
        return {
            "forum": self.forum.currentData(),
            "heard_on": self.heard_on.text(),
            "when": self.when.state(),
            "place": self.place.text(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; what it does not speak of stays."""
        self.forum.setCurrentIndex(max(0, self.forum.findData(state.get("forum"))))
        self.heard_on.setText(state.get("heard_on", self.heard_on.text()))
        self.when.restore(state.get("when", self.when.state()))
        self.place.setText(state.get("place", self.place.text()))
