"""Asks how a state stands to a treaty, as of when, and where that was looked up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hrforum.domain.right import Instrument, Standing, Status
from hrforum.i18n import _
from ui.dialogs.dialog import Dialog
from ui.parts.choice_box import ChoiceBox
from ui.parts.field import Field, line
from ui.parts.right_words import country_name, standing_name

_FIRST, _LAST = 1945, 2200


class StandingDialog(Dialog):
    """Emits `decided(Status)`: how one state stands to the treaty."""

    def __init__(self, parent: QWidget | None, treaty: Instrument) -> None:
        super().__init__(
            parent,
            _("How a state stands to {treaty}").format(treaty=treaty.key),
            _("It is printed with every article of this treaty, with the day of which it is known."),
            act=_("&Keep"),
        )
        self._treaty = treaty
        self._country, self._standing = ChoiceBox(), ChoiceBox()
        for one in treaty.status:
            self._country.addItem(country_name(one.country), one.country)
        for each in Standing:
            self._standing.addItem(standing_name(each), each)
        self._year, self._as_of, self._source = line(), line(), line()
        self._year_field = Field(_("&Year"), self._year, _("In which it ratified or signed."))
        self._as_of_field = Field(
            _("As &of"), self._as_of, _("The day or year on which you looked it up, such as 2026-11.")
        )
        self._source_field = Field(_("&Where you looked it up"), self._source, _("A page, a book, a letter."))
        for field in (
            Field(_("&State"), self._country),
            Field(_("What it &did"), self._standing),
            self._year_field,
            self._as_of_field,
            self._source_field,
        ):
            self.body.addWidget(field)
        self._country.currentIndexChanged.connect(lambda _at: self._on_country_changed())
        self._standing.currentIndexChanged.connect(lambda _at: self._on_standing_changed())
        self._on_country_changed()
        self._country.setFocus()

    def _on_country_changed(self) -> None:
        now = self._treaty.standing(self._country.currentData())
        if now is not None:
            self._standing.setCurrentIndex(self._standing.findData(now.standing))
            self._year.setText(str(now.year or ""))
            self._as_of.setText(now.as_of)
            self._source.setText(now.source)
        self._on_standing_changed()

    def _on_standing_changed(self) -> None:
        self._year_field.setEnabled(self._standing.currentData() is not Standing.NEITHER)

    def value(self) -> Status | None:
        """Return how the state stands, or None after saying what is missing."""
        standing, typed = self._standing.currentData(), self._year.text().strip()
        year = int(typed) if typed.isdecimal() and _FIRST <= int(typed) <= _LAST else None
        wants_year = standing is not Standing.NEITHER
        as_of, source = self._as_of.text().strip(), self._source.text().strip()
        self._year_field.set_wrong(
            _("Write the year in four figures.") if wants_year and year is None else ""
        )
        self._as_of_field.set_wrong("" if as_of else _("Say of which day or year this is known."))
        self._source_field.set_wrong("" if source else _("Say where you looked it up."))
        for field in (self._year_field, self._as_of_field, self._source_field):
            if field.wrong:
                field.setFocus()
                return None
        return Status(
            self._country.currentData(), standing, year if wants_year else None, as_of, source, True
        )
